"""How a year unfolded, where that carries a finding: growth by months against the number announced for the year."""

import altair as alt

from targetbook.judgement.comparison import Threshold, threshold
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.targets import NumericTarget
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import evidence_by_period, in_year, marks, points, whole_years
from targetbook.page.blocks.series_notes import axis_unit, evidence_sentence, source_links, subtitle
from targetbook.page.chapter import Chapter
from targetbook.page.charts.year_path import ENDS, year_path_chart
from targetbook.page.theme.history import yearly_targets
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.vocabulary import Firmness

ENOUGH = 2  # figures from within the year
BACK = 3  # an older year is no news


def year_path(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show the newest year with figures from within it, where it still runs or its growth crossed its target."""
    chapter.require_series(indicator, measure)
    evidence = path_evidence(chapter, indicator, measure)
    targets = _targets(evidence, chapter)
    key = _course(evidence, targets, chapter) if targets else ""
    if not key:
        return Text()

    return shown(_exhibit(evidence, targets, key, chapter), chapter)


def path_evidence(chapter: Chapter, indicator: str, measure: str) -> list[Evidence]:
    """Give the figures of the newest year, up to the chapter's, with enough figures from within it; oldest first."""
    every = evidence_by_period(chapter, chapter.area.area, indicator, measure)
    for year in range(chapter.year, chapter.year - BACK, -1):
        within = [observation for observation in in_year(every) if observation.best.period.year == year]
        whole = [observation for observation in whole_years(every) if observation.best.period.year == year]
        if within:
            return [*within, *whole] if len(within) >= ENOUGH else []

    return []


def _targets(evidence: list[Evidence], chapter: Chapter) -> list[NumericTarget]:
    """Give the numbers announced for the year, a stretch goal apart."""
    if not evidence:
        return []

    row = evidence[0].best
    targets = yearly_targets(chapter, row.indicator, row.measure)
    return [target for target in targets if target.year == row.period.year and target.firmness != Firmness.STRETCH]


def _course(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> str:
    """Name the finding: growth fell below or rose above the lowest target, or how a running year stands; else ''."""
    first = _is_up(evidence[0].best, targets, chapter)
    last = _is_up(evidence[-1].best, targets, chapter)
    if targets[0].due >= chapter.day:
        return "running_above" if last else "running_below"
    if first == last:
        return ""

    return "fell" if first else "rose"


def _is_up(row: Row, targets: list[NumericTarget], chapter: Chapter) -> bool:
    """Whether a figure would reach the lowest of the year's targets."""
    return any(row.interval.reaches(_threshold(target, chapter)) for target in targets)


def _threshold(target: NumericTarget, chapter: Chapter) -> Threshold:
    return threshold(target.comparator, target.value, target.measure, chapter.archive.rules)


def _exhibit(evidence: list[Evidence], targets: list[NumericTarget], key: str, chapter: Chapter) -> Exhibit:
    row = evidence[0].best
    words = chapter.words
    year = row.period.year
    finding = words(
        f"year_path.{key}",
        label=chapter.label(row.indicator),
        year=year,
        path=words("general.comma").join(_figure_by(observation, chapter) for observation in evidence),
        number=words("general.comma").join(dict.fromkeys(numbers.of_target(target, words) for target in targets)),
    )

    return Exhibit(
        anchor=f"{row.indicator}-{row.measure}-year-path",
        question=words.html("year_path.question", label=chapter.label(row.indicator), year=year),
        finding=finding,
        basis=subtitle(chapter, row.indicator, "year_path", row.unit) + _legend(evidence, chapter),
        drawing=_chart(evidence, targets, chapter),
        credit=evidence_credit(evidence, chapter, targets),
        description=evidence_sentence(evidence, chapter),
        table=series_twin(evidence, targets, chapter),
        reading=_reading(evidence, chapter) + source_links(evidence, chapter),
    )


def _chart(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> alt.LayerChart:
    first = evidence[0].best
    names = [chapter.words(f"year_path.axis_m{months}") for months in (3, 6, 9, 12)]
    lines = marks(targets, chapter).drop_duplicates("number")
    labels = [chapter.words("year_path.target", number=number) for number in lines["text"]]
    unit = axis_unit(chapter, first.unit, first.counter)

    return year_path_chart(points(evidence, chapter), lines.assign(label=labels), names, unit)


def _figure_by(observation: Evidence, chapter: Chapter) -> str:
    """Write a figure of the year with the months it covers."""
    words = chapter.words
    row = observation.best
    key = f"year_path.m{row.period.months}"
    last = words(f"month.m{row.period.months}")
    months = words(key) if words.has(key) else words("year_path.months", month=last)

    return words("year_path.at", figure=with_doubt(row, words), months=months)


def _reading(evidence: list[Evidence], chapter: Chapter) -> Html:
    """Set the first figure of the year beside its last, and name the quarters' ends before the last without one."""
    return _difference(evidence[0].best, evidence[-1].best, chapter) + _missing(evidence, chapter)


def _legend(evidence: list[Evidence], chapter: Chapter) -> str:
    """Explain hollow marks where some are drawn, and name the quarters' ends without a mark."""
    words = chapter.words
    missing = _missing_ends(evidence, chapter)
    notes = [words("definitions.hollow")] if not all(observation.firm for observation in evidence) else []
    notes += [words("year_path.none", months=words.list(missing))] if missing else []
    return "".join(words("definitions.legend", name=note) for note in notes)


def _missing(evidence: list[Evidence], chapter: Chapter) -> Html:
    missing = _missing_ends(evidence, chapter)
    months = chapter.figures.name(chapter.words.list(missing))
    return chapter.words.html("year_path.missing", months=months) if missing else Html()


def _missing_ends(evidence: list[Evidence], chapter: Chapter) -> list[str]:
    """Name the quarters' ends before the last figure that have none."""
    month_counts = {observation.best.period.months for observation in evidence}
    return [chapter.words(f"year_path.m{end}") for end in ENDS if end not in month_counts and end < max(month_counts)]


def _difference(first: Row, last: Row, chapter: Chapter) -> Html:
    words = chapter.words
    difference = last.value - first.value
    direction = "lower" if difference < 0 else "higher" if difference > 0 else "level"

    return words.html(
        f"year_path.{direction}",
        first=chapter.figures.row(first),
        first_period=numbers.period(first.period, words),
        last=chapter.figures.row(last),
        last_period=numbers.period(last.period, words),
        size=chapter.figures.difference(difference, last.unit, f"{last.value} − {first.value}"),
    )
