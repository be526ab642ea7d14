"""The further charts of a theme: each series with targets that no cell of its chapter draws, and ranks beside them."""

from collections.abc import Iterator, Sequence

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.targets import numeric_targets, read_targets
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.blocks.plotted import evidence_by_period, points, whole_years
from targetbook.page.blocks.series_notes import broken, evidence_sentence, gaps, source_links
from targetbook.page.chapter import Chapter
from targetbook.page.charts.ranks import ranks_chart
from targetbook.page.theme.answers import can_be_drawn
from targetbook.page.theme.history import history, yearly_targets
from targetbook.page.theme.levels import on_both_bases
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.vocabulary import Measure

Series = tuple[str, str]
ANNOUNCED = (Measure.LEVEL, Measure.GROWTH)
RANKS = (Measure.RANK, Measure.GROWTH_RANK)
ENOUGH_RANKS = 4
LATEST = 3  # a series whose newest figure is this many years older than the chapter's year has ended


def other_series(chapter: Chapter, elsewhere: Sequence[Series] = ()) -> Block:
    """Draw the theme's series that carry a finding and are not drawn `elsewhere` in the chapter."""
    for pair in elsewhere:
        chapter.require_series(*pair)

    return Blocks(_parts([pair for pair in drawable(chapter) if pair not in elsewhere], chapter))


def _parts(series: list[Series], chapter: Chapter) -> Iterator[Text | HtmlTable | Chart]:
    for indicator, measure in series:
        show = _ranks if measure in RANKS else history
        block = show(chapter, indicator, measure)
        yield from block if isinstance(block, Blocks) else [block]


def drawable(chapter: Chapter) -> list[Series]:
    """List the theme's series that a chart of the chapter shows: those with targets, and ranks of what has targets."""
    return [series for series in theme_series(chapter) if _carries_a_finding(chapter, *series)]


def _carries_a_finding(chapter: Chapter, indicator: str, measure: str) -> bool:
    if measure in RANKS:
        return _ranks_go_on(chapter, indicator, measure)
    if measure not in ANNOUNCED:
        return False

    evidence = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, measure))
    targets = yearly_targets(chapter, indicator, measure)
    is_answered = can_be_drawn(evidence, targets, chapter)

    return is_answered or any(on_both_bases(target, chapter) for target in targets)


def _ranks_go_on(chapter: Chapter, indicator: str, measure: str) -> bool:
    """Whether enough ranks reach to the last years, of something for which a target was announced."""
    evidence = _comparable_ranks(chapter, indicator, measure)
    targets = numeric_targets(read_targets(chapter.record, chapter.area.area))
    is_touched = any(target.indicator == indicator for target in targets)
    goes_on = bool(evidence) and evidence[-1].best.period.year > chapter.year - LATEST

    return is_touched and goes_on and len(evidence) >= ENOUGH_RANKS


def _comparable_ranks(chapter: Chapter, indicator: str, measure: str) -> list[Evidence]:
    """Give the ranks of whole years since the last break of the series."""
    evidence = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, measure))
    breaks = [at for at, observation in enumerate(evidence) if observation.series_break]
    return evidence[breaks[-1] :] if breaks else evidence


def theme_series(chapter: Chapter) -> list[Series]:
    """List every series of the area on the theme, in the catalogue's order, levels first."""
    return [(name, measure) for name in theme_indicators(chapter) for measure in _measures(chapter, name)]


def _measures(chapter: Chapter, indicator: str) -> list[str]:
    order = (*ANNOUNCED, Measure.SHARE, Measure.AVERAGE_GROWTH, Measure.SHARE_OF_CITY, *RANKS)
    return sorted({row.measure for row in chapter.archive.all_rows(chapter.area.area, indicator)}, key=order.index)


def theme_indicators(chapter: Chapter) -> list[str]:
    """Name the indicators of the chapter's theme, or themes, that the area may use, in the catalogue's order."""
    record = chapter.record
    themes = [name for (name,) in sorted(record.distinct("indicators", "theme")) if chapter.speaks_of(name)]
    rows = [row for theme in themes for row in record.rows("indicators", theme=theme)]
    return list(dict.fromkeys(row["indicator"] for row in rows if row["area"] in ("", chapter.area.area)))


def _ranks(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show the places of whole years, the first at the top."""
    evidence = _comparable_ranks(chapter, indicator, measure)
    words = chapter.words
    last = _last_place(chapter)
    among = words("ranks.among", parts=chapter.count_of_peers(last)) if last else ""

    return shown(
        Exhibit(
            anchor=f"{indicator}-{measure}-ranks",
            question=words.html(f"ranks.question_{measure}", label=chapter.label(indicator), place=chapter.place),
            finding=_ranks_finding(evidence, chapter),
            basis=words(f"ranks.subtitle_{measure}", among=among),
            drawing=ranks_chart(points(evidence, chapter), last),
            credit=evidence_credit(evidence, chapter),
            description=evidence_sentence(evidence, chapter),
            table=series_twin(evidence, (), chapter),
            reading=broken(evidence, chapter) + gaps(evidence, chapter) + source_links(evidence, chapter),
        ),
        chapter,
    )


def _last_place(chapter: Chapter) -> int | None:
    """Give the last place that there is among the parts of the area above; None where their number is not known."""
    parent = chapter.area.parent
    return chapter.record.areas[parent].parts if parent else None


def _ranks_finding(evidence: list[Evidence], chapter: Chapter) -> str:
    """Say the newest place, and for how many years running it has been held or since when it was last as good."""
    words = chapter.words
    last = evidence[-1].best
    streak = _streak(evidence)
    key = "streak" if streak > 1 else "newest"
    place = with_doubt(last, words)

    return words(
        f"ranks.{key}_{last.measure}",
        place=chapter.place,
        label=chapter.label(last.indicator),
        rank=place,
        n=streak,
        year=last.period.year,
        before=with_doubt(evidence[-2].best, words),
        earlier=evidence[-2].best.period.year,
    )


def _streak(evidence: list[Evidence]) -> int:
    """Count the years without a gap up to the newest in which the place was the same."""
    last = evidence[-1].best
    years = {observation.best.period.year: observation.best.value for observation in evidence}
    count = 0
    while years.get(last.period.year - count) == last.value:
        count += 1

    return count
