"""Official growth, which is real, beside the ratio of the published levels, which is nominal and needs one base."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd

from targetbook.judgement.consistency.audit import allowed
from targetbook.judgement.consistency.level_growth import LevelGrowth, beyond_prices, level_growth
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.levels import rate
from targetbook.page.blocks.chart_table import Cell, Twin, derived_cell, row_cell, text_cell
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.series_notes import axis_unit, evidence_sentence, runs, source_links
from targetbook.page.chapter import Chapter
from targetbook.page.charts.level_growth import level_growth_chart
from targetbook.page.theme.history import ENOUGH
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import doubt_of, kind_name, with_doubt
from targetbook.record.vocabulary import Measure


def level_and_growth(chapter: Chapter, indicator: str) -> Block:
    """Show the ratio of published levels beside official growth; say which ratios cross two bases and are not drawn."""
    chapter.require_series(indicator, Measure.GROWTH)
    years = [pair for pair in level_growth(chapter.archive, chapter.area.area, indicator) if pair.year <= chapter.year]
    pairs = [pair for pair in years if _is_sharp(pair, chapter)]
    warnings = _warnings(years, pairs, chapter)
    if len(pairs) < ENOUGH:
        few = chapter.words.html("level_growth.few", label=chapter.label(indicator), n=len(pairs))
        return Text(few + chapter.words.html("general.space") + warnings)

    official = [pair.official for pair in pairs]
    table = _table(pairs, chapter)
    levels = [Evidence(row) for pair in pairs for row in (pair.before, pair.after) if row is not None]

    return shown(
        Exhibit(
            anchor=f"{indicator}-level-and-growth",
            question=chapter.words.html("level_growth.question", label=chapter.label(indicator)),
            finding=_finding(chapter, indicator, pairs),
            basis=chapter.words("level_growth.subtitle") + _legend(table, chapter),
            drawing=level_growth_chart(table, axis_unit(chapter, "%")),
            credit=evidence_credit([*official, *levels], chapter),
            description=evidence_sentence([*official, *levels], chapter),
            table=_twin(pairs, chapter),
            reading=_gaps(pairs, chapter) + warnings + source_links(official, chapter),
        ),
        chapter,
    )


def _legend(table: pd.DataFrame, chapter: Chapter) -> str:
    """Explain hollow marks where some are drawn, and a gap between the years where there is one."""
    words = chapter.words
    years = table["year"].astype(int)
    notes = [words("definitions.hollow")] if not table[["official_firm", "ratio_firm"]].all(axis=None) else []
    notes += [words("level_growth.gaps")] if years.max() - years.min() >= len(years) else []
    return "".join(words("definitions.legend", name=note) for note in notes)


def _is_sharp(pair: LevelGrowth, chapter: Chapter) -> bool:
    """Whether the levels of a year have a ratio and were printed finely enough for it."""
    return pair.ratio is not None and pair.blur <= chapter.archive.rules.audit.growth_points


def _warnings(years: list[LevelGrowth], pairs: list[LevelGrowth], chapter: Chapter) -> Html:
    rough_years = [pair.year for pair in years if pair.ratio is not None and pair not in pairs]
    return _omissions(rough_years, chapter) + Html().join(_warning(pair, chapter) for pair in years)


def _twin(pairs: list[LevelGrowth], chapter: Chapter) -> Twin:
    names = ("twin.period", "level_growth.official", "twin.kind", "level_growth.ratio")
    heads = [chapter.words(name) for name in names]
    return Twin(heads, [_cells(pair, chapter) for pair in pairs])


def _cells(pair: LevelGrowth, chapter: Chapter) -> list[Cell]:
    official = pair.official.best
    return [
        text_cell(numbers.period(official.period, chapter.words)),
        row_cell(official, chapter),
        text_cell(kind_name(official, chapter.words)),
        _ratio_cell(pair, chapter),
    ]


def _ratio_cell(pair: LevelGrowth, chapter: Chapter) -> Cell:
    assert pair.before is not None
    doubt = doubt_of((pair.before, pair.after), chapter.words)
    cell = derived_cell(*_percent(pair.before, pair.after, chapter), chapter, "%")
    return replace(cell, html=cell.html + doubt)


def _table(pairs: list[LevelGrowth], chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame([_row(pair, chapter) for pair in pairs])


def _row(pair: LevelGrowth, chapter: Chapter) -> dict[str, object]:
    official = pair.official.best.value
    ratio = _rounded_ratio(pair)
    levels = [row for row in (pair.before, pair.after) if row is not None]
    return {
        "year": str(pair.year),
        "official": float(official),
        "ratio": float(ratio),
        "official_firm": pair.official.firm,
        "ratio_firm": all(chapter.archive.standing(row).firm for row in levels),
        "official_text": numbers.value(official, "%", chapter.words),
        "ratio_text": numbers.value(ratio, "%", chapter.words),
    }


def _rounded_ratio(pair: LevelGrowth) -> Decimal:
    assert pair.ratio is not None
    return round(pair.ratio, 1)


def _finding(chapter: Chapter, indicator: str, pairs: list[LevelGrowth]) -> str:
    last = pairs[-1]
    levels = filter(None, (last.before, last.after))
    return chapter.words(
        "level_growth.finding",
        label=chapter.label(indicator),
        year=last.year,
        official=with_doubt(last.official.best, chapter.words),
        ratio=numbers.value(_rounded_ratio(last), "%", chapter.words) + doubt_of(levels, chapter.words),
    )


def _gaps(pairs: list[LevelGrowth], chapter: Chapter) -> Html:
    """Say in how many years the levels rise by less, and which gaps are too wide for prices alone."""
    words = chapter.words
    comparison = _comparison(pairs, chapter)
    wide_gaps = beyond_prices(pairs, chapter.archive)
    if not wide_gaps:
        return comparison

    gaps = words.html_list([_gap(pair, chapter) for pair in wide_gaps])
    return comparison + words.html("level_growth.far", n=len(wide_gaps), years=gaps, limit=_limit(chapter))


def _comparison(pairs: list[LevelGrowth], chapter: Chapter) -> Html:
    how = chapter.words("level_growth.count_how")
    below = [pair for pair in pairs if _rounded_ratio(pair) < pair.official.best.value]
    count = chapter.figures.counted(len(below), how)
    total = chapter.figures.counted(len(pairs), how)

    return chapter.words.html("level_growth.below", n=count, of=total)


def _limit(chapter: Chapter) -> Html:
    points = numbers.difference(allowed(chapter.archive, "deflator_points"), "%", chapter.words)
    return chapter.figures.derived(points, chapter.words("rulebook.file"))


def _gap(pair: LevelGrowth, chapter: Chapter) -> Html:
    assert pair.before is not None
    ratio = _ratio(pair.before, pair.after, chapter)
    official = chapter.figures.row(pair.official.best)
    return chapter.words.html("level_growth.gap", year=pair.year, ratio=ratio, official=official)


def _omissions(years: list[int], chapter: Chapter) -> str:
    """Say which years are left out because their levels were printed too roughly."""
    return chapter.words("level_growth.blurred", n=len(years), years=runs(years, chapter)) if years else ""


def _warning(pair: LevelGrowth, chapter: Chapter) -> Html:
    """Say which year's level stands on another base than the one before it; '' where none does."""
    if pair.across is None:
        return Html()

    return chapter.words.html("level_growth.crossing", year=pair.year)


def _ratio(before: Row, after: Row, chapter: Chapter) -> Html:
    return chapter.figures.derived(*_percent(before, after, chapter)) + doubt_of((before, after), chapter.words)


def _percent(before: Row, after: Row, chapter: Chapter) -> tuple[str, str]:
    """Give the ratio of two levels in percent, and how it was worked out."""
    percent = round(rate(after.value, before.value), 1)
    return numbers.value(percent, "%", chapter.words), f"{after.value} / {before.value} − 1"
