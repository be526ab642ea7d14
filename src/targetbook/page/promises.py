"""One quantity promised in several years or papers."""

from html import escape
from itertools import groupby

import pandas as pd

from targetbook.judgement.claims import Claim, claims
from targetbook.judgement.evidence import root_publisher
from targetbook.page import numbers
from targetbook.page.blocks import Block, Blocks, Chart, Table, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.promises import promises_chart
from targetbook.page.figures import plain
from targetbook.page.pictures import axis_unit
from targetbook.page.series import plotted
from targetbook.page.style import lines, styled
from targetbook.page.tables import table

ENOUGH, HEAD = 3, 54


def promise_over_time(chapter: Chapter) -> Block:
    """Show each quantity of the theme that was announced more than once, in the order of announcement."""
    families = repeated(chapter)
    blocks = [block for family in families for block in _blocks(family, chapter)]
    if not blocks:
        return Text(chapter.words("promise.none"))
    return Blocks([Text(f"**{chapter.words('promise.question')}**"), *blocks])


def repeated(chapter: Chapter) -> list[list[Claim]]:
    """Give the theme's claims on one quantity (one name, or one that another begins with) told for several years or papers."""
    own = [one for one in claims(chapter.record, chapter.area.area) if _of_theme(one, chapter)]
    ordered = sorted(own, key=lambda one: (_quantity(one, own), one.announced or "", one.period.end, one.target))
    families = [list(family) for _, family in groupby(ordered, key=lambda one: _quantity(one, own))]
    return [family for family in families if len({(one.period.text, one.document, one.value) for one in family}) > 1]


def _of_theme(claim: Claim, chapter: Chapter) -> bool:
    return claim.theme == chapter.theme and claim.value is not None and claim.indicator is not None


def _quantity(claim: Claim, own: list[Claim]) -> tuple[str, str, str]:
    """Name the quantity of a claim by the shortest of the indicators that its own begins with, of one measure and unit."""
    kind = (claim.measure, claim.unit)
    names = {one.indicator or "" for one in own if (one.measure, one.unit) == kind}
    indicator = claim.indicator or ""
    roots = [name for name in names if indicator == name or indicator.startswith(f"{name}_")]
    return min(roots, key=len), claim.measure or "", claim.unit or ""


def _blocks(family: list[Claim], chapter: Chapter) -> list[Text | Table | Chart]:
    label = chapter.label(_root(family))
    count = chapter.figures.derived(str(len(family)), chapter.words("promise.how"))
    drawn = [_chart(family, label, chapter)] if len(family) >= ENOUGH else []
    note = Text(_reading(family, label, chapter))
    return [Text(chapter.words("promise.heading", label=plain(label), n=count)), *drawn, _table(family, label, chapter), note]


def _root(family: list[Claim]) -> str:
    return min((one.indicator or "" for one in family), key=len)


def _chart(family: list[Claim], label: str, chapter: Chapter) -> Chart:
    words, unit = chapter.words, family[0].unit or ""
    title = _title(family, label, chapter)
    axis = words("definitions.linear" if unit == "%" else "definitions.log")
    under = words("promise.subtitle", axis=axis, unit=axis_unit(chapter, unit))
    drawn = promises_chart(pd.DataFrame([_row(row, one, chapter) for row, one in enumerate(family)]), axis_unit(chapter, unit))
    told = words("outcome.next").join(f"{_number(one, chapter)} ({_about(one, chapter)})" for one in family)
    anchor = f"{_root(family)}-{family[0].measure}-promises".replace("_", "-")
    return Chart(styled(drawn, title, under, _sources(family, chapter)), anchor, title, words("chart.alt", title=title, told=told))


def _title(family: list[Claim], label: str, chapter: Chapter) -> str:
    first, last = family[0], family[-1]
    told = {"first": _number(first, chapter), "first_year": first.year}
    if (first.value, first.year) == (last.value, last.year):
        return chapter.words("promise.title_alone", label=label, **told)
    return chapter.words("promise.title", label=label, last=_number(last, chapter), last_year=last.year, **told)


def _row(row: int, claim: Claim, chapter: Chapter) -> dict[str, object]:
    assert claim.value is not None
    name = f"{chapter.label(claim.indicator or '')} · {chapter.words(f'document.{claim.document}')}"
    return {
        "row": row,
        "head": "\n".join(lines(name, HEAD)),
        "about": _about(claim, chapter),
        "number": plotted(claim.value, claim.unit or "", chapter.lang),
        "text": _number(claim, chapter),
    }


def _about(claim: Claim, chapter: Chapter) -> str:
    period = numbers.period(claim.period, chapter.words)
    if claim.announced is None:
        return chapter.words("promise.about_undated", period=period)
    return chapter.words("promise.about", period=period, day=chapter.say_date(claim.announced))


def _number(claim: Claim, chapter: Chapter) -> str:
    assert claim.value is not None
    return numbers.announced(claim.comparator, claim.value, claim.upper, claim.unit or "", chapter.words)


def _table(family: list[Claim], label: str, chapter: Chapter) -> Table:
    words = chapter.words
    heads = [words("promise.head_quantity"), words("head.number"), words("promise.head_year")]
    heads += [words("head.document"), words("head.announced"), words("head.source")]
    rows = [_cells(one, chapter) for one in family]
    return table(words("promise.caption", label=label), heads, rows)


def _cells(claim: Claim, chapter: Chapter) -> list[str]:
    words = chapter.words
    soft = words("document.soft") if claim.firmness != "plain" else ""
    return [
        escape(chapter.label(claim.indicator or "")),
        chapter.figures.target(claim),
        escape(numbers.period(claim.period, words)),
        escape(words(f"document.{claim.document}") + soft),
        escape(chapter.say_date(claim.announced) if claim.announced else words("source.undated")),
        words("general.comma").join(chapter.figures.source(claim.area, source) for source in claim.sources),
    ]


def _reading(family: list[Claim], label: str, chapter: Chapter) -> str:
    names = list(dict.fromkeys(chapter.label(one.indicator or "") for one in family))
    if len(names) == 1:
        return chapter.words("promise.same")
    return chapter.words("promise.reading", label=plain(label), names=plain(chapter.words("outcome.next").join(names)))


def _sources(family: list[Claim], chapter: Chapter) -> str:
    table_ = chapter.record.sources
    names = dict.fromkeys(
        root_publisher(str(row.publisher))
        for one in family
        for row in table_[(table_["area"] == one.area) & (table_["source"] == one.sources[0])].itertuples()
    )
    return chapter.words("chart.source", names=chapter.words("general.comma").join(names))
