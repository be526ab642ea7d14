"""How a running year stands: what has been told of it and what the rest of it would have to bring."""

from dataclasses import dataclass, replace
from decimal import Decimal

from targetbook.judgement.comparison import Threshold, threshold
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.running.area_years import is_figure, nearest, past_years, pointed_to
from targetbook.judgement.running.backtest import Backtest, track_record
from targetbook.judgement.running.projection import Projection, ends_with_its_year, project, running_status
from targetbook.judgement.running.shares import Share, seasonal_share
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.words import Status
from targetbook.record.vocabulary import Measure

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Linear:
    """Time-progress (序时进度): what an even year would show by now, and whether the figure so far does."""

    mark: Decimal
    reached: bool | None


@dataclass(frozen=True)
class Pace:
    """The newest in-year figure, and what the rest of the year has to bring (in the target's unit).

    `projection` holds the target against earlier area-years, `tested` says how well that did after the same months.
    """

    evidence: Evidence
    share: Share | None = None
    required: Decimal | None = None
    projected: Decimal | None = None
    linear: Linear | None = None
    projection: Projection | None = None
    tested: Backtest | None = None

    @property
    def disagrees(self) -> bool:
        """Whether an even year and the probability differ."""
        if self.probability is None or self.linear is None or self.linear.reached is None:
            return False
        return self.linear.reached is not (self.probability > 0.5)

    @property
    def probability(self) -> float | None:
        """Give the probability that the target is met; none without a class and a test of the rule."""
        return self.projection.probability if self.projection and self.tested else None

    def status(self, archive: Archive) -> Status:
        """Give the status of the running target."""
        if self.projection is None or self.tested is None:
            return Status.OPEN
        return running_status(self.projection, self.tested.skilled(archive.rules), archive.rules)


def has_in_year_series(target: NumericTarget, archive: Archive) -> bool:
    """Whether a target's series has figures within a year."""
    rows = archive.series(target.area, target.indicator, target.measure)
    return any(row.period.in_year for row in rows)


def judge_pace(target: NumericTarget, archive: Archive) -> Pace | None:
    """Give the pace of a target on a calendar year; None before any in-year figure is known."""
    evidence = newest_in_year(target, archive)
    if evidence is None:
        return None

    pace = _with_rest(Pace(evidence), target, archive)
    if not ends_with_its_year(target):
        return pace

    so_far = evidence.best
    mark = threshold(target.comparator, target.value, target.measure, archive.rules)
    return replace(
        pace,
        linear=_linear(so_far, mark),
        projection=_projection(so_far, mark, archive),
        tested=track_record(archive, so_far.indicator, so_far.measure, so_far.period.months),
    )


def _with_rest(pace: Pace, target: NumericTarget, archive: Archive) -> Pace:
    """Add what the rest of the year has to bring, where earlier years show how much of a year is over."""
    so_far = pace.evidence.best
    share = seasonal_share(archive, target.area, so_far.indicator, so_far.period)
    if share is None:
        return pace
    if target.measure == Measure.GROWTH:
        return replace(pace, share=share, required=required_growth(target.value, so_far.value, share.part))
    return replace(pace, share=share, required=target.value - so_far.value, projected=so_far.value / share.part)


def _linear(so_far: Row, mark: Threshold) -> Linear:
    """Hold a figure against an even year: growth against the whole target, a total against its part of the months."""
    due = mark.value if so_far.measure == Measure.GROWTH else mark.value * so_far.period.months / 12
    return Linear(due, so_far.interval.reaches(replace(mark, value=due)))


def _projection(so_far: Row, mark: Threshold, archive: Archive) -> Projection | None:
    pointed = pointed_to(archive, so_far) if is_figure(so_far) else None
    if pointed is None:
        return None

    earlier = [
        case
        for case in past_years(archive, so_far.indicator, so_far.measure)
        if case.months == so_far.period.months and case.year < so_far.period.year
    ]
    cases = nearest(earlier, so_far.area, archive.record.areas, archive.rules.pace.least_class)
    return project(pointed, cases, mark, archive.rules)


def newest_in_year(target: NumericTarget, archive: Archive) -> Evidence | None:
    """Give the evidence of the target's year's longest cumulative period of which no page prints two values."""
    rows = archive.series(target.area, target.indicator, target.measure)
    in_year = [row for row in rows if row.period.in_year and row.period.year == target.year]
    by_length = sorted({row.period.months for row in in_year}, reverse=True)
    evidences = (archive.best([row for row in in_year if row.period.months == months]) for months in by_length)
    return next((evidence for evidence in evidences if evidence and not evidence.torn), None)


def required_growth(target: Decimal, so_far: Decimal, part: Decimal) -> Decimal:
    """Give the growth in % the rest of the year needs: ((1+g*) - w(1+g_t))/(1-w) - 1, w the part of the base year."""
    factor = ((HUNDRED + target) - part * (HUNDRED + so_far)) / (1 - part)
    return factor - HUNDRED
