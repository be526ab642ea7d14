"""First figures and what became of them: drawn, told and listed."""

import pandas as pd

from targetbook.judgement.days.vintages import (
    ESTIMATED,
    REBASED,
    Vintage,
    contradicted_figures,
    roundings,
    torn_figures,
    vintages,
)
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.levels import HUNDRED
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, row_datum, text_cell, unit_name
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.download import download
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.sentences.caveats import caveat, note
from targetbook.page.theme.descriptions import describe
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_name
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import Measure

ENOUGH = 3


def revisions_lead(chapter: Chapter) -> Text:
    """Say how many figures of the area were replaced, rounded, contradicted."""
    words = chapter.words
    area = chapter.area.area
    replacements = vintages(chapter.archive, area)
    rebasing_count = sum(vintage.cause == REBASED for vintage in replacements)
    rebasing = words.html("revisions.lead_rebased", n=_count(rebasing_count, chapter), of=len(replacements))
    lead = words.html("revisions.lead", n=_count(len(replacements), chapter), place=chapter.place, rebased=rebasing)
    cause = words.html("revisions.lead_cause", n=rebasing_count)

    others = {
        "rounded": roundings(chapter.archive, area),
        "contradicted": len(contradicted_figures(chapter.archive, area)),
    }
    counts = {name: _count(number, chapter) for name, number in others.items()}

    return Text(lead + cause + Html().join(words.html_parts("revisions.lead", counts)))


def vintage_chart(chapter: Chapter) -> Block:
    """Draw the latest figure of each replaced level of the area in % of its first print, or list what was replaced."""
    words = chapter.words
    replacements = _ordered(chapter)
    of_area = [vintage for vintage in replacements if vintage.first.area == chapter.area.area]
    levels = [vintage for vintage in of_area if _is_revised_level(vintage)]
    if not replacements:
        return Text()

    file = download("all-vintages", words("revisions.file"), _twin(replacements, chapter), chapter)
    if len(levels) >= ENOUGH:
        return Blocks((*shown(_exhibit(levels, chapter), chapter), file))

    listing = _twin(of_area, chapter)
    caption = words("revisions.caption", place=chapter.place)
    return Blocks((*([table(caption, listing.heads, listing.cells())] if of_area else []), file))


def _is_revised_level(vintage: Vintage) -> bool:
    return vintage.first.measure == Measure.LEVEL and vintage.cause != ESTIMATED


def _exhibit(levels: list[Vintage], chapter: Chapter) -> Exhibit:
    rows = pd.DataFrame([_pair(row, vintage, chapter) for row, vintage in enumerate(levels)])
    evidence = [Evidence(row) for vintage in levels for row in (vintage.first, vintage.latest)]

    return Exhibit(
        anchor="vintages",
        finding=_title(levels, chapter),
        basis=chapter.words("revisions.subtitle"),
        drawing=pairs_chart(rows, "", ("earlier", "published")),
        credit=evidence_credit(evidence, chapter),
        description=describe(rows, chapter, "about"),
        table=_twin(levels, chapter),
    )


def _twin(replacements: list[Vintage], chapter: Chapter) -> Twin:
    names = ("figure", "first", "latest", "change", "cause")
    heads = [chapter.words(f"revisions.head_{name}") for name in names]
    return Twin(heads, [_cells(vintage, chapter) for vintage in replacements])


def _cells(vintage: Vintage, chapter: Chapter) -> list[Cell]:
    return [
        text_cell(_name(vintage.first, chapter)),
        _dated(vintage.first, _release(vintage.first, chapter), chapter),
        _dated(vintage.latest, _release_with_note(vintage.latest, chapter), chapter),
        _changed(vintage, chapter),
        text_cell(chapter.words(f"revisions.{vintage.cause}")),
    ]


def _dated(row: Row, html: Html, chapter: Chapter) -> Cell:
    """Give an observation with its day and what it may be called."""
    kind = Datum(kind_name(row, chapter.words), "kind")
    return Cell(html, (row_datum(row, chapter), Datum(_day(row, chapter), "day"), kind))


def _changed(vintage: Vintage, chapter: Chapter) -> Cell:
    """Give how far a figure moved: in its unit, a rate in points, and a level in % too."""
    first = vintage.first
    is_rate = first.unit == "%"
    unit = unit_name("points" if is_rate else first.unit, chapter.words, first.counter)
    size = Datum(f"{vintage.size:f}", unit=unit)
    data = (size,) if is_rate else (size, Datum(f"{vintage.percent:.1f}", "percent"))

    return Cell(change_text(vintage, chapter), data)


def contradictions_table(chapter: Chapter) -> Block:
    """List the area's figures on which sources of one time contradict each other, and those one page tells twice."""
    area = chapter.area.area
    opposing = contradicted_figures(chapter.archive, area)
    double_values = torn_figures(chapter.archive, area)
    lead = Html() if opposing else chapter.words.html("revisions.contradictions_none", place=chapter.place)
    tables = [_contradiction_table(opposing, chapter)] if opposing else []
    tables += [_torn_table(double_values, chapter)] if double_values else []

    return Blocks((Text(lead), *tables))


def _contradiction_table(evidence: list[Evidence], chapter: Chapter) -> HtmlTable:
    words = chapter.words
    rows = [_contradiction_row(observation, chapter) for observation in evidence]
    heads = [words(f"revisions.head_{name}") for name in ("figure", "taken", "other")]
    return table(words("revisions.contradictions"), heads, rows)


def _contradiction_row(observation: Evidence, chapter: Chapter) -> list[str]:
    best = observation.best
    others = (_other_release(row, best, chapter) for row in observation.opposing)
    return [_name(best, chapter), _release(best, chapter), chapter.words.html("general.next").join(others)]


def _torn_table(evidence: list[Evidence], chapter: Chapter) -> HtmlTable:
    """List the figures for which one page prints two values; neither is used."""
    words = chapter.words
    rows = [_torn_row(observation, chapter) for observation in evidence]
    heads = [words("revisions.head_figure"), words("revisions.head_values"), words("head.source")]
    return table(words("revisions.torn"), heads, rows)


def _torn_row(observation: Evidence, chapter: Chapter) -> list[str]:
    best = observation.best
    values = Html("<br/>").join(_release_with_note(row, chapter) for row in (best, *observation.torn))
    return [_name(best, chapter), values, chapter.figures.source(best.area, best.source)]


def _release_with_note(row: Row, chapter: Chapter) -> Html:
    """Write a figure with its day and the record's note on it."""
    remark = note(row, chapter)
    return _release(row, chapter) + (caveat(remark) if remark else Html())


def _ordered(chapter: Chapter) -> list[Vintage]:
    """List the replaced figures of the areas the book speaks of, the area's own first."""
    replacements = [vintage for area in chapter.kin for vintage in vintages(chapter.archive, area)]
    return sorted(replacements, key=lambda vintage: _order(vintage.first, chapter))


def _order(row: Row, chapter: Chapter) -> tuple[bool, str, str, int]:
    return row.area != chapter.area.area, row.area, row.indicator, -row.period.year


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("revisions.how"))


def _name(row: Row, chapter: Chapter) -> str:
    return chapter.words(
        "revisions.row",
        area=chapter.name_of(row.area),
        label=chapter.label(row.indicator, row.area),
        period=numbers.period(row.period, chapter.words),
    )


def _value(row: Row, chapter: Chapter) -> str:
    return numbers.of_row(row, chapter.words)


def _day(row: Row, chapter: Chapter) -> str:
    return chapter.say_date(row.released) if row.released else chapter.words("revisions.undated")


def _release(row: Row, chapter: Chapter) -> Html:
    return chapter.words.html("revisions.told", figure=chapter.figures.row(row), day=_day(row, chapter))


def _other_release(row: Row, best: Row, chapter: Chapter) -> Html:
    """Write a figure with its day, and with its own date where that is written otherwise than another's."""
    if row.period.text == best.period.text:
        return _release(row, chapter)

    period = numbers.period(row.period, chapter.words)
    day = _day(row, chapter)
    return chapter.words.html("revisions.told_of", figure=chapter.figures.row(row), period=period, day=day)


def change_text(vintage: Vintage, chapter: Chapter) -> Html:
    """Write how far a figure moved, with a sign: in % and in its unit, a rate in points."""
    first = vintage.first
    latest = vintage.latest
    sign = "+" if vintage.size > 0 else "\u2212"
    difference = numbers.difference(vintage.size, first.unit, chapter.words, first.counter)
    size = chapter.figures.derived(sign + difference, f"{latest.value} − {first.value}")
    if first.unit == "%":
        return size

    percent = chapter.figures.derived(numbers.percent_change(vintage.percent), f"{latest.value} / {first.value}")
    return chapter.words.html("revisions.change_level", percent=percent, size=size)


def _title(levels: list[Vintage], chapter: Chapter) -> str:
    """Name the furthest revision."""
    furthest = max(levels, key=lambda vintage: abs(vintage.percent))
    return chapter.words(
        "revisions.title",
        label=chapter.label(furthest.first.indicator),
        year=furthest.first.period.year,
        first=_value(furthest.first, chapter),
        latest=_value(furthest.latest, chapter),
        change=numbers.percent_change(furthest.percent),
    )


def _pair(row: int, vintage: Vintage, chapter: Chapter) -> dict[str, object]:
    about = chapter.words(
        "revisions.about",
        first=_value(vintage.first, chapter),
        latest=_value(vintage.latest, chapter),
        cause=chapter.words(f"revisions.{vintage.cause}"),
    )

    return {
        "row": row,
        "head": _name(vintage.first, chapter),
        "about": about,
        "start": 100.0,
        "start_text": "100",
        "start_tip": chapter.words("revisions.tip_first", figure=_value(vintage.first, chapter)),
        "end": float(vintage.percent + HUNDRED),
        "end_text": f"{vintage.percent + HUNDRED:.1f}",
        "end_tip": chapter.words("revisions.tip_latest", figure=_value(vintage.latest, chapter)),
    }
