"""Official growth, which is real, beside the ratio of the published levels, which is nominal and needs one base."""

from decimal import Decimal

import pandas as pd

from targetbook.judgement.consistency.audit import allowed
from targetbook.judgement.consistency.level_growth import LevelGrowth, beyond_prices, level_growth
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.levels import rate
from targetbook.page.blocks.chart_table import Cell, Twin, of_row, said, worked_out
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.question_chart import axis_unit, picture, runs, source_links
from targetbook.page.chapter import Chapter
from targetbook.page.charts.level_growth import level_growth_chart
from targetbook.page.theme.history import ENOUGH
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import kind_name, with_doubt


def level_and_growth(chapter: Chapter, indicator: str) -> Block:
    """Show the ratio of published levels beside official growth; say which ratios cross two bases and are not drawn."""
    told = [one for one in level_growth(chapter.archive, chapter.area.area, indicator) if one.year <= chapter.year]
    paired = [one for one in told if one.ratio is not None]
    drawn = [one for one in paired if one.blur <= chapter.archive.rules.audit["growth_points"]]
    warnings = _blurred([one.year for one in paired if one not in drawn], chapter)
    warnings += "".join(_warning(one, chapter) for one in told)
    if len(drawn) < ENOUGH:
        few = chapter.words("level_growth.few", label=chapter.label(indicator), n=len(drawn))
        return Text(few + chapter.words("general.space") + warnings)
    levels = [Evidence(row) for one in drawn for row in (one.before, one.after) if row is not None]
    return picture(
        chapter,
        f"{indicator}-level-and-growth",
        chapter.words("level_growth.question", label=chapter.label(indicator)),
        _finding(chapter, indicator, drawn),
        chapter.words("level_growth.subtitle"),
        level_growth_chart(_table(drawn, chapter), axis_unit(chapter, "%")),
        [*(one.official for one in drawn), *levels],
        _gaps(drawn, chapter) + warnings + source_links([one.official for one in drawn], chapter),
        twin=_twin(drawn, chapter),
    )


def _twin(drawn: list[LevelGrowth], chapter: Chapter) -> Twin:
    names = ("twin.period", "level_growth.official", "twin.kind", "level_growth.ratio")
    heads = [chapter.words(name) for name in names]
    rows = [
        [
            said(numbers.period(one.official.best.period, chapter.words)),
            of_row(one.official.best, chapter),
            said(kind_name(one.official.best, chapter.words)),
            _ratio_cell(one, chapter),
        ]
        for one in drawn
    ]
    return Twin(heads, rows)


def _ratio_cell(one: LevelGrowth, chapter: Chapter) -> Cell:
    assert one.before is not None
    return worked_out(*_percent(one.before, one.after, chapter), chapter, "%")


def _table(drawn: list[LevelGrowth], chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "year": str(one.year),
                "official": float(one.official.best.value),
                "ratio": float(_rounded(one)),
                "official_text": numbers.value(one.official.best.value, "%", chapter.words),
                "ratio_text": numbers.value(_rounded(one), "%", chapter.words),
            }
            for one in drawn
        ]
    )


def _rounded(one: LevelGrowth) -> Decimal:
    assert one.ratio is not None
    return round(one.ratio, 1)


def _finding(chapter: Chapter, indicator: str, drawn: list[LevelGrowth]) -> str:
    last = drawn[-1]
    return chapter.words(
        "level_growth.finding",
        label=chapter.label(indicator),
        year=last.year,
        official=with_doubt(last.official.best, chapter.words),
        ratio=numbers.value(_rounded(last), "%", chapter.words),
    )


def _gaps(drawn: list[LevelGrowth], chapter: Chapter) -> str:
    """Say in how many years the levels rise by less, and which gaps are too wide for prices alone."""
    words = chapter.words
    how = chapter.words("level_growth.count_how")
    below = [one for one in drawn if _rounded(one) < one.official.best.value]
    wide = beyond_prices(drawn, chapter.archive)
    count, every = (chapter.figures.counted(n, how) for n in (len(below), len(drawn)))
    told = words("level_growth.below" if below else "level_growth.none_below", count=count, all=every)
    if not wide:
        return told
    shown = words.list([_gap(one, chapter) for one in wide])
    return told + words("level_growth.far", n=len(wide), years=shown, limit=_limit(chapter))


def _limit(chapter: Chapter) -> str:
    points = numbers.difference(allowed(chapter.archive, "deflator_points"), "%", chapter.words)
    return chapter.figures.derived(points, chapter.words("rulebook.file"))


def _gap(one: LevelGrowth, chapter: Chapter) -> str:
    assert one.before is not None
    ratio = _ratio(one.before, one.after, chapter)
    official = chapter.figures.row(one.official.best)
    return chapter.words("level_growth.gap", year=one.year, ratio=ratio, official=official)


def _blurred(years: list[int], chapter: Chapter) -> str:
    """Say which years are left out because their levels were printed too roughly."""
    return chapter.words("level_growth.blurred", n=len(years), years=runs(years, chapter)) if years else ""


def _warning(one: LevelGrowth, chapter: Chapter) -> str:
    """Say what dividing across two bases would give, and that it is no growth rate; '' where no base changed."""
    if one.across is None:
        return ""
    return chapter.words(
        "level_growth.crossing",
        year=one.year,
        before=chapter.figures.row(one.across),
        after=chapter.figures.row(one.after),
        ratio=_ratio(one.across, one.after, chapter),
        official=chapter.figures.row(one.official.best),
    )


def _ratio(before: Row, after: Row, chapter: Chapter) -> str:
    return chapter.figures.derived(*_percent(before, after, chapter))


def _percent(before: Row, after: Row, chapter: Chapter) -> tuple[str, str]:
    """Give the ratio of two levels in percent, and how it was worked out."""
    percent = round(rate(after.value, before.value), 1)
    return numbers.value(percent, "%", chapter.words), f"{after.value} / {before.value} − 1"
