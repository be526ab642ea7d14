"""One quantity promised in several years or papers."""

from datetime import date
from itertools import groupby

import pandas as pd

from targetbook.judgement.claims import Claim, claims
from targetbook.page.blocks.chart_table import Cell, Twin, claim_cell, source_cell, text_cell
from targetbook.page.blocks.credits import claims_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.plotted import plotted
from targetbook.page.blocks.series_notes import axis_unit, scale_name
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.promises import promises_chart
from targetbook.page.sentences.first_due import first_dues
from targetbook.page.theme.verdicts import tone
from targetbook.page.voice import numbers
from targetbook.page.voice.figures import plain
from targetbook.record.vocabulary import Measure

ENOUGH = 3
HEAD = 54


def promise_over_time(chapter: Chapter) -> Block:
    """Show each quantity of the theme that was announced more than once, in the order of announcement."""
    families = repeated(chapter)
    dues = first_dues(chapter)
    if not families:
        return dues or Text(chapter.words("promise.none") if _numbers(chapter) else "")

    question = Text(f"**{chapter.words('promise.question')}**")
    exhibits = [_exhibit(family, chapter) for family in families if len(family) >= ENOUGH]
    charts = [block for exhibit in exhibits for block in shown(exhibit, chapter)]
    notes = [_note(family, chapter) for family in families if len(_names(family, chapter)) > 1]

    return Blocks([question, *charts, _table(families, chapter), *notes, *([dues] if dues else [])])


def repeated(chapter: Chapter) -> list[list[Claim]]:
    """Give the theme's quantities (one name, or one that others begin with) announced for several years or papers."""
    theme_claims = _numbers(chapter)
    quantities = {claim.target: _quantity(claim, theme_claims) for claim in theme_claims}
    in_order = sorted(theme_claims, key=lambda claim: (quantities[claim.target], *_order(claim)))
    families = [list(family) for _, family in groupby(in_order, key=lambda claim: quantities[claim.target])]

    return [family for family in families if _is_repeated(family)]


def _order(claim: Claim) -> tuple[str, date, str]:
    return claim.announced or "", claim.period.end, claim.target


def _is_repeated(family: list[Claim]) -> bool:
    return len({(claim.period.text, claim.document, claim.value) for claim in family}) > 1


def _numbers(chapter: Chapter) -> list[Claim]:
    """Give the claims of all years that announce a number on the theme."""
    return [claim for claim in claims(chapter.record, chapter.area.area) if _of_theme(claim, chapter)]


def _of_theme(claim: Claim, chapter: Chapter) -> bool:
    return claim.theme == chapter.theme and claim.value is not None and claim.indicator is not None


def _quantity(claim: Claim, theme_claims: list[Claim]) -> tuple[str, str, str]:
    """Name a claim's quantity by the shortest indicator that its own begins with, of the same measure and unit."""
    kind = (claim.measure, claim.unit)
    names = {other.indicator or "" for other in theme_claims if (other.measure, other.unit) == kind}
    indicator = claim.indicator or ""
    roots = [name for name in names if indicator == name or indicator.startswith(f"{name}_")]

    return min(roots, key=len), claim.measure or "", claim.unit or ""


def _name(claim: Claim, chapter: Chapter) -> str:
    """Name what a claim is about: its indicator, and the measure where that is not a level."""
    label = chapter.label(claim.indicator or "")
    if claim.measure in (None, Measure.LEVEL):
        return label
    return chapter.words("promise.measured", label=label, measure=chapter.words(f"measure.{claim.measure}"))


def _names(family: list[Claim], chapter: Chapter) -> list[str]:
    return list(dict.fromkeys(_name(claim, chapter) for claim in family))


def _root(family: list[Claim]) -> Claim:
    return min(family, key=lambda claim: len(claim.indicator or ""))


def _exhibit(family: list[Claim], chapter: Chapter) -> Exhibit:
    words = chapter.words
    root = _root(family)
    unit = axis_unit(chapter, family[0].unit or "", family[0].counter)
    has_names = len(_names(family, chapter)) > 1
    rows = pd.DataFrame([_row(row, claim, has_names, chapter) for row, claim in enumerate(family)])
    scale = scale_name(list(rows["number"]), family[0].unit or "", chapter)

    return Exhibit(
        anchor=f"{root.indicator}-{family[0].measure}-promises",
        finding=_title(family, chapter),
        basis=words("promise.subtitle", axis=scale, unit=unit),
        drawing=promises_chart(rows, unit),
        credit=claims_credit(family, chapter),
        description=words("general.next").join(_description(claim, chapter) for claim in family),
        table=_twin([family], chapter),
    )


def _title(family: list[Claim], chapter: Chapter) -> str:
    words = chapter.words
    about = {"label": _name(_root(family), chapter), "n": len(family)}
    names = len(_names(family, chapter))
    if names > 1:
        return words("promise.title_names", **about, names=names)

    first = family[0]
    last = family[-1]
    ends = {"first": _number(first, chapter), "last": _number(last, chapter)}

    return words("promise.title", **about, **ends, first_year=first.year, last_year=last.year)


def _row(row: int, claim: Claim, has_names: bool, chapter: Chapter) -> dict[str, object]:
    assert claim.value is not None
    document = chapter.words(f"document.{claim.announcement_kind}")
    period = numbers.period(claim.period, chapter.words)

    return {
        "row": row,
        "head": "\n".join(lines(_name(claim, chapter), HEAD)) if has_names else f"{period} · {document}",
        "about": " · ".join([period, document, _announcement(claim, chapter)]) if has_names else "",
        "number": plotted(claim.value, claim.unit or "", chapter.lang),
        "text": _number(claim, chapter),
    }


def _announcement(claim: Claim, chapter: Chapter) -> str:
    if claim.announced is None:
        return chapter.words("promise.undated")
    return chapter.words("promise.announced", day=chapter.announced_on(claim))


def _description(claim: Claim, chapter: Chapter) -> str:
    period = numbers.period_within(claim.period, chapter.words)
    return chapter.words(
        "promise.spoken", number=_number(claim, chapter), period=period, announced=_announcement(claim, chapter)
    )


def _number(claim: Claim, chapter: Chapter) -> str:
    assert claim.value is not None
    return numbers.of_claim(claim, chapter.words)


def _table(families: list[list[Claim]], chapter: Chapter) -> HtmlTable:
    twin = _twin(families, chapter)
    return table(chapter.words("promise.caption", place=chapter.place), twin.heads, twin.cells(), "promised")


def _twin(families: list[list[Claim]], chapter: Chapter) -> Twin:
    words = chapter.words
    heads = [words("promise.head_quantity"), words("head.number"), words("promise.head_year")]
    heads += [words("head.document"), words("head.announced"), words("head.source")]
    return Twin(heads, [_cells(claim, chapter) for family in families for claim in family])


def _cells(claim: Claim, chapter: Chapter) -> list[Cell]:
    words = chapter.words
    return [
        text_cell(_name(claim, chapter)),
        claim_cell(claim, chapter),
        text_cell(numbers.period(claim.period, words)),
        text_cell(words(f"document.{claim.announcement_kind}") + tone(claim, words)),
        text_cell(chapter.announced_on(claim)),
        source_cell(claim.area, claim.sources, chapter),
    ]


def _note(family: list[Claim], chapter: Chapter) -> Text:
    names = chapter.words("general.next").join(_names(family, chapter))
    return Text(chapter.words("promise.names", names=plain(names)))
