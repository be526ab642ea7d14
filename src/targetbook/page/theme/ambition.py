"""How much was asked: growth targets against the area's own past, the area above and the last outcome."""

import pandas as pd

from targetbook.judgement.across.ambition import GROWTH, Ambition, ambitions, passed_over, raised
from targetbook.judgement.claims import claims
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, claim_data, of_claim, row_datum, said, unit_name
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.output import Block, Blocks, Chart, Table, Text
from targetbook.page.blocks.question_chart import axis_unit
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.ambition import ambition_chart
from targetbook.page.charts.kit.style import lines
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.words import Counted

ENOUGH = 3
HEAD = 54
ABOUT = 60


def ambition(chapter: Chapter) -> Block:
    """Show how much each growth target of the theme's main series asked, up to the chapter's year."""
    indicator = _indicator(chapter)
    targets = (
        [target for target in _found(chapter, indicator) if target.claim.year <= chapter.year] if indicator else []
    )
    if not indicator or not targets:
        return Text(chapter.words("ambition.none", place=escape(chapter.place)))

    words = chapter.words
    label = chapter.label(indicator)
    question = Text(f"**{words('ambition.question', label=label)}**")
    compared = [target for target in targets if target.mean is not None or target.above is not None]
    charts = [_chart(compared, indicator, chapter)] if len(compared) >= ENOUGH else []

    return Blocks((question, *charts, Text(_reading(targets, indicator, chapter)), _table(targets, indicator, chapter)))


def _indicator(chapter: Chapter) -> str | None:
    """Name the indicator on which the area announced the most growth targets in the theme."""
    theme_claims = [claim for claim in claims(chapter.record, chapter.area.area) if claim.theme == chapter.theme]
    names = [
        claim.indicator
        for claim in theme_claims
        if claim.measure == GROWTH and claim.indicator and claim.year <= chapter.year
    ]
    return max(dict.fromkeys(names), key=names.count, default=None)


def _found(chapter: Chapter, indicator: str) -> list[Ambition]:
    return ambitions(chapter.archive, chapter.area.area, indicator)


def _chart(targets: list[Ambition], indicator: str, chapter: Chapter) -> Chart:
    words = chapter.words
    title = _title(targets, indicator, chapter)
    table = pd.DataFrame([_row(row, target, chapter) for row, target in enumerate(targets)])
    under = words("ambition.subtitle", years=chapter.archive.rules.ambition["years"])
    credit = own_work(words("ambition.source"), chapter)
    description = words("general.next").join(
        words("general.item", what=row["head"], told=words("general.both", one=row["text"], other=row["about"]))
        for row in table.to_dict("records")
    )
    picture = ambition_chart(table, axis_unit(chapter, "%"))
    twin = _twin(targets, chapter)

    return framed(chapter, f"{indicator}-ambition", title, under, picture, credit, description, twin)


def _title(targets: list[Ambition], indicator: str, chapter: Chapter) -> str:
    """Count the targets above that of the area above; where none can be compared, those above the own mean."""
    compared = [target for target in targets if target.over_above is not None]
    label = chapter.label(indicator)
    if compared and chapter.area.parent:
        above = chapter.name_of(chapter.area.parent)
        return chapter.words("ambition.title", label=label, n=len(compared), raised=len(raised(compared)), above=above)

    with_mean = [target for target in targets if target.over_mean is not None]
    over = sum(target.over_mean > 0 for target in with_mean if target.over_mean is not None)

    return chapter.words("ambition.title_own", label=label, n=len(with_mean), raised=over)


def _row(row: int, target: Ambition, chapter: Chapter) -> dict[str, object]:
    claim = target.claim
    past = [float(figure.value) for figure in target.past] if target.mean is not None else []
    assert claim.value is not None
    head = f"{numbers.period(claim.period, chapter.words)} · {chapter.words(f'document.{claim.announcement_kind}')}"

    return {
        "row": row,
        "head": "\n".join(lines(head, HEAD)),
        "about": "\n".join(lines(_about(target, chapter), ABOUT)),
        "number": float(claim.value),
        "text": numbers.value(claim.value, "%", chapter.words),
        "above": float(target.above.value) if target.above and target.above.value is not None else None,
        "mean": float(target.mean) if target.mean is not None else None,
        "low": min(past, default=None),
        "high": max(past, default=None),
    }


def _about(target: Ambition, chapter: Chapter) -> str:
    words = chapter.words
    parts = []
    if target.above and target.above.value is not None and chapter.area.parent:
        number = numbers.value(target.above.value, "%", words)
        parts.append(words("ambition.about_above", above=chapter.name_of(chapter.area.parent), number=number))
    if target.mean is not None:
        parts.append(words("ambition.about_mean", number=_mean(target), n=len(target.past)))
    if target.last is not None:
        last = numbers.value(target.last.value, "%", words, target.last.bound)
        parts.append(words("ambition.about_last", number=last, year=target.last.period.year))

    return words("outcome.next").join(parts)


def _reading(targets: list[Ambition], indicator: str, chapter: Chapter) -> str:
    """Say how the newest target stands to the past, and how often the areas below the same one ask more than it."""
    words = chapter.words
    newest = targets[-1]
    sentences = [words("ambition.past", **{name: _rule(name, chapter) for name in ("years", "oldest")})]
    if newest.over_mean is not None and newest.over_best is not None:
        gaps = {"mean": newest.over_mean, "best": newest.over_best}
        gap_texts = {name: _gap_text(over, newest, name, chapter) for name, over in gaps.items()}
        n = _figure(str(len(newest.past)), "how_n", chapter)
        sentences.append(words("ambition.newest", period=numbers.period(newest.claim.period, words), n=n, **gap_texts))
    sisters = [target for area in _sisters(chapter) for target in ambitions(chapter.archive, area, indicator)]
    compared = [target for target in sisters if target.over_above is not None and target.claim.year <= chapter.year]
    if compared and chapter.area.parent and len(_sisters(chapter)) > 1:
        equal = sum(target.over_above == 0 for target in compared)
        low = sum((target.over_above or 0) < 0 for target in compared)
        places = {(target.claim.area, target.claim.year) for target in compared}
        tallies = {"more": len(raised(compared)), "same": equal, "less": low}
        above = escape(chapter.name_of(chapter.area.parent))
        peers = escape(chapter.peers_name)
        parts = words.parts("ambition.asked", _counts(tallies, chapter), above=above)
        sizes = {"n": len(compared), "quantities": len(places), "years": len({year for _, year in places})}
        sentences.append(
            words("ambition.sisters", parts=peers, asked=words("general.clause").join(parts), **_counts(sizes, chapter))
        )

    return words("general.space").join(sentences)


def _rule(name: str, chapter: Chapter) -> str:
    return chapter.figures.derived(str(chapter.archive.rules.ambition[name]), chapter.words("rulebook.file"))


def _sisters(chapter: Chapter) -> list[str]:
    parent = chapter.area.parent
    return [name for name, area in chapter.record.areas.items() if parent is not None and area.parent == parent]


def _table(targets: list[Ambition], indicator: str, chapter: Chapter) -> Table:
    caption = chapter.words("ambition.caption", place=chapter.place, label=chapter.label(indicator))
    twin = _twin(targets, chapter)
    return table(caption, twin.heads, twin.cells(), "counts")


def _twin(targets: list[Ambition], chapter: Chapter) -> Twin:
    names = ("period", "target", "document", "mean", "best", "last", "above")
    heads = [chapter.words(f"ambition.head_{name}") for name in names]
    return Twin(heads, [_cells(target, chapter) for target in targets])


def _cells(target: Ambition, chapter: Chapter) -> list[Cell]:
    return [
        said(numbers.period(target.claim.period, chapter.words)),
        of_claim(target.claim, chapter),
        said(chapter.words(f"document.{target.claim.announcement_kind}")),
        _mean_cell(target, chapter),
        _past_cell(target, "best", chapter),
        _past_cell(target, "last", chapter),
        _above_cell(target, chapter),
    ]


def _mean_cell(target: Ambition, chapter: Chapter) -> Cell:
    words = chapter.words
    if target.mean is None or target.over_mean is None:
        return said(words("ambition.few" if target.past else "ambition.unknown"))

    years = words("general.comma").join(str(row.period.year) for row in target.past)
    figure = chapter.figures.derived(_mean(target), words("ambition.how_mean", years=years))
    html = words("ambition.cell", figure=figure, gap=_gap_text(target.over_mean, target, "mean", chapter))
    mean = Datum(f"{target.mean:.1f}", unit=unit_name("%", words))

    return Cell(html, (mean, _gap_datum(target.over_mean, chapter)))


def _past_cell(target: Ambition, which: str, chapter: Chapter) -> Cell:
    """Give the best or the last past figure with its year and how far the target lies above it."""
    row, over = (target.best, target.over_best) if which == "best" else (target.last, target.over_last)
    if row is None or over is None:
        few = which == "best" and target.past
        return said(chapter.words("ambition.few" if few else "ambition.unknown"))

    gap = _gap_text(over, target, which, chapter)
    year = row.period.year
    html = chapter.words("ambition.cell_year", figure=chapter.figures.row(row), year=year, gap=gap)
    html += _omissions(target, chapter) if which == "last" else ""

    return Cell(html, (row_datum(row, chapter), Datum(str(year), "year"), _gap_datum(over, chapter)))


def _above_cell(target: Ambition, chapter: Chapter) -> Cell:
    if target.above is None or target.over_above is None:
        return said(chapter.words("ambition.unknown"))
    gap = _gap_text(target.over_above, target, "above", chapter)
    html = chapter.words("ambition.cell", figure=chapter.figures.target(target.above), gap=gap)
    return Cell(html, (*claim_data(target.above, chapter), _gap_datum(target.over_above, chapter)))


def _gap_datum(over: object, chapter: Chapter) -> Datum:
    return Datum(f"{round(float(str(over)), 1) + 0.0:.1f}", "gap", unit_name("points", chapter.words))


def _omissions(target: Ambition, chapter: Chapter) -> str:
    """Say which newer figures were left out: told after the announcement, with the gap to them, or undated."""
    words = chapter.words
    notes = []

    for row in passed_over(target, chapter.archive):
        figure = {"figure": chapter.figures.row(row), "year": row.period.year}
        gap = target.claim.value - row.value if target.claim.value is not None else 0
        later = (
            {"day": chapter.say_date(row.released), "gap": _gap_text(gap, target, "last", chapter)}
            if row.released
            else {}
        )
        notes.append(words(f"ambition.{'told_later' if later else 'undated'}", **figure, **later))

    return "".join(notes)


def _gap_text(over: object, target: Ambition, which: str, chapter: Chapter) -> str:
    """Write by how many points a target lies above (+) or below (−) something."""
    number = round(float(str(over)), 1) + 0.0
    text = f"{number:+.1f}".replace("-", "\u2212") if number else "0.0"
    how = chapter.words(f"ambition.how_{which}_gap", value=target.claim.value)
    return chapter.figures.derived(chapter.words("number.points", n=0, text=text), how)


def _mean(target: Ambition) -> str:
    assert target.mean is not None
    return f"{target.mean:.1f}%".replace("-", "\u2212")


def _counts(numbers: dict[str, int], chapter: Chapter) -> dict[str, Counted]:
    how = chapter.words("ambition.how_count")
    return {name: chapter.figures.counted(number, how) for name, number in numbers.items()}


def _figure(text: str, how: str, chapter: Chapter) -> str:
    return chapter.figures.derived(text, chapter.words(f"ambition.{how}"))
