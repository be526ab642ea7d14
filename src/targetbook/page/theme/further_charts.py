"""Every further series of a chapter's theme that is long enough to draw, each once, in the catalogue's order."""

from collections.abc import Iterator, Sequence

import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.blocks.plotted import evidence_by_period, points, whole_years
from targetbook.page.blocks.series_notes import axis_unit, broken, evidence_sentence, gaps, source_links, subtitle
from targetbook.page.chapter import Chapter
from targetbook.page.charts.ranks import ranks_chart
from targetbook.page.charts.shares import shares_chart
from targetbook.page.theme.dated_figures import dated, dated_evidence
from targetbook.page.theme.history import ENOUGH, focus, history
from targetbook.page.theme.year_path import path_evidence, year_path
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Measure

Series = tuple[str, str]
DRAWN = (Measure.LEVEL, Measure.GROWTH, Measure.SHARE)
RANKS = (Measure.RANK, Measure.GROWTH_RANK)
ENOUGH_RANKS = 4
LATEST = 5  # a series whose newest figure is this many years older than the chapter's year has ended
SECTORS = ("gdp_primary", "gdp_secondary", "gdp_tertiary")


def other_series(chapter: Chapter, elsewhere: Sequence[Series] = ()) -> Block:
    """Draw the theme's series that are not drawn `elsewhere` in the chapter (indicator and measure)."""
    series = [pair for pair in drawable(chapter) if pair not in elsewhere]
    if not series:
        return Text("")

    count = chapter.figures.counted(len(series), chapter.words("others.how"))
    blocks: list[Text | HtmlTable | Chart] = [Text(chapter.words("others.start", n=len(series), count=count))]

    for block in _series_blocks(series, chapter):
        blocks += block if isinstance(block, Blocks) else [block]

    return Blocks(blocks)


def _series_blocks(series: list[Series], chapter: Chapter) -> Iterator[Block]:
    """Give a block for each series; where there are several sectors, one for all of them, in the first one's place."""
    sectors = [
        (indicator, measure) for indicator, measure in series if indicator in SECTORS and measure == Measure.SHARE
    ]
    for pair in series:
        if len(sectors) < 2 or pair not in sectors:
            yield _series_block(chapter, *pair)
        elif pair == sectors[0]:
            yield _sectors(chapter, sectors)


def drawable(chapter: Chapter) -> list[Series]:
    """List the theme's series of the area that have enough whole years, dated or in-year figures and go on to now."""
    candidates = [series for series in theme_series(chapter) if series[1] in (*DRAWN, *RANKS)]
    return [series for series in candidates if _goes_on(chapter, *series) and _long_enough(chapter, *series)]


def theme_series(chapter: Chapter) -> list[Series]:
    """List every series of the area on the theme, in the catalogue's order, levels first."""
    return [(name, measure) for name in theme_indicators(chapter) for measure in _measures(chapter, name)]


def _measures(chapter: Chapter, indicator: str) -> list[str]:
    order = (*DRAWN, Measure.AVERAGE_GROWTH, Measure.SHARE_OF_CITY, *RANKS)
    return sorted({row.measure for row in chapter.archive.all_rows(chapter.area.area, indicator)}, key=order.index)


def theme_indicators(chapter: Chapter) -> list[str]:
    """Name the theme's indicators that the area may use, in the catalogue's order."""
    rows = chapter.record.rows("indicators", theme=chapter.theme)
    return list(dict.fromkeys(row["indicator"] for row in rows if row["area"] in ("", chapter.area.area)))


def chart_evidence(chapter: Chapter, indicator: str, measure: str) -> list[Evidence]:
    """Give the figures a series is drawn from: its whole years, or its dated figures where these are more."""
    years = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, measure))
    days = dated_evidence(chapter, indicator, measure)
    return days if len(days) > len(years) and measure not in RANKS else years


def _goes_on(chapter: Chapter, indicator: str, measure: str) -> bool:
    """Whether a series has a figure of the last years before the chapter's; one that ended is listed, not drawn."""
    every = evidence_by_period(chapter, chapter.area.area, indicator, measure)
    return bool(every) and every[-1].best.period.year >= chapter.year - LATEST


def _long_enough(chapter: Chapter, indicator: str, measure: str) -> bool:
    if len(chart_evidence(chapter, indicator, measure)) >= (ENOUGH_RANKS if measure in RANKS else ENOUGH):
        return True

    path = path_evidence(chapter, indicator, measure) if measure == Measure.GROWTH else []
    years = [observation.best.period.year for observation in path]
    return len(path) >= ENOUGH and years.count(years[-1]) > 1


def _series_block(chapter: Chapter, indicator: str, measure: str) -> Block:
    if measure in RANKS:
        return _ranks(chapter, indicator, measure)

    evidence = chart_evidence(chapter, indicator, measure)
    if len(evidence) < ENOUGH:
        return year_path(chapter, indicator, measure)
    if any(observation.best.period.span is not Span.YEAR for observation in evidence):
        return dated(chapter, indicator, measure)

    return history(chapter, indicator, measure)


def _ranks(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show the places of whole years, the first at the top."""
    evidence = chart_evidence(chapter, indicator, measure)
    words = chapter.words
    label = chapter.label(indicator)
    last = focus(evidence, chapter).best
    place = with_doubt(last, words)

    return shown(
        Exhibit(
            anchor=f"{indicator}-{measure}-ranks",
            question=words(f"history.question_{measure}", label=label, place=chapter.place),
            finding=words(f"history.last_{measure}", label=label, figure=place, year=last.period.year),
            basis=subtitle(chapter, indicator, measure, last.unit) + words("others.ranks"),
            drawing=ranks_chart(points(evidence, chapter)),
            credit=evidence_credit(evidence, chapter),
            description=evidence_sentence(evidence, chapter),
            table=series_twin(evidence, (), chapter),
            reading=broken(evidence, chapter) + gaps(evidence, chapter) + source_links(evidence, chapter),
        ),
        chapter,
    )


def _sectors(chapter: Chapter, series: list[Series]) -> Block:
    """Show the sectors' shares of GDP in one chart."""
    shares = [chart_evidence(chapter, *pair) for pair in series]
    tables = [points(part, chapter).assign(part=chapter.words(f"others.{part[0].best.indicator}")) for part in shares]
    longest = max(shares, key=len)

    return shown(
        Exhibit(
            anchor="gdp-sectors-share",
            question=chapter.words("others.sectors", place=chapter.place),
            finding=_largest_share(shares, chapter),
            basis=chapter.words("others.sectors_subtitle"),
            drawing=shares_chart(pd.concat(tables, ignore_index=True), axis_unit(chapter, "%")),
            credit=evidence_credit([observation for part in shares for observation in part], chapter),
            description=evidence_sentence([observation for part in shares for observation in part], chapter),
            table=series_twin([observation for part in shares for observation in part], (), chapter),
            reading=broken(longest, chapter) + source_links(longest, chapter),
        ),
        chapter,
    )


def _largest_share(shares: list[list[Evidence]], chapter: Chapter) -> str:
    newest = [part[-1].best for part in shares]
    largest = max(newest, key=lambda row: row.value)
    figure = with_doubt(largest, chapter.words)
    label = chapter.label(largest.indicator)

    return chapter.words("history.last_share", label=label, figure=figure, year=largest.period.year)
