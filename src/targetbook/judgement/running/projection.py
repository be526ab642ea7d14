"""Where a running year is heading, by how earlier area-years went on after the same months."""

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import fmean, stdev

from scipy.special import stdtr, stdtrit  # scipy.stats takes half a second to load

from targetbook.judgement.comparison import Threshold
from targetbook.judgement.readings import settling_period
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.running.area_years import AreaYear
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.words import Status
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Measure


@dataclass(frozen=True)
class Predictive:
    """What a year may come to: Student's t about a centre; a scale of 0 says that the class never differed.

    The usual prediction interval for one more value of a normal sample with unknown mean and variance (for instance
    G. Hahn and W. Meeker, Statistical Intervals, 1991, chapter 4): the mean and standard deviation of n errors give
    the centre and the scale, sd * sqrt(1 + 1/n), with n - 1 degrees of freedom.
    """

    centre: float
    scale: float
    freedom: int

    def interval(self, part: float) -> tuple[float, float]:
        """Give the two ends between which this part of the years should end."""
        reach = float(stdtrit(self.freedom, (1 + part) / 2)) * self.scale
        return self.centre - reach, self.centre + reach

    def reaching(self, mark: Threshold) -> float:
        """Give the probability that a threshold is reached, from below or from above."""
        value = float(mark.value)
        if not self.scale:
            above = self.centre > value or (self.centre == value and mark.strict is not mark.at_least)
            return float(above is mark.at_least)
        distance = (value - self.centre) / self.scale
        return float(stdtr(self.freedom, -distance if mark.at_least else distance))


@dataclass(frozen=True)
class Projection:
    """A running year against its class; of a class below the least size only the class is known.

    `beyond` says that the year would have to go on as no area-year of the class did.
    """

    cases: tuple[AreaYear, ...]
    centre: float | None = None
    low: float | None = None
    high: float | None = None
    probability: float | None = None
    beyond: bool = False

    @property
    def areas(self) -> tuple[str, ...]:
        """Name the areas of the class, the nearest first."""
        return tuple(dict.fromkeys(case.area for case in self.cases))


def ends_with_its_year(target: NumericTarget) -> bool:
    """Whether a target is on the growth or the total of one calendar year and due at its end, so that it has a pace."""
    return (
        target.measure in (Measure.GROWTH, Measure.LEVEL)
        and not target.size_class
        and target.period.span is Span.YEAR
        and settling_period(target) == target.period
    )


def predict(pointed: Decimal, cases: tuple[AreaYear, ...]) -> Predictive:
    """Give what a year may come to that so far points to a figure, by the errors of two area-years or more."""
    errors = [case.error for case in cases]
    mean = fmean(errors)
    spread = stdev(errors) * sqrt(1 + 1 / len(errors))
    so_far = float(pointed)
    freedom = len(errors) - 1

    if cases[0].measure == Measure.GROWTH:
        return Predictive(so_far + mean, spread, freedom)

    return Predictive(so_far * mean, so_far * spread, freedom)


def project(pointed: Decimal, cases: tuple[AreaYear, ...], mark: Threshold, rules: Rules) -> Projection:
    """Hold a running year's threshold against what its class makes of the figure so far."""
    if len(cases) < rules.pace.least_class:
        return Projection(cases)
    predictive = predict(pointed, cases)
    low, high = predictive.interval(rules.pace.interval)
    return Projection(cases, predictive.centre, low, high, predictive.reaching(mark), _beyond(pointed, cases, mark))


def running_status(projection: Projection, skilled: bool, rules: Rules) -> Status:
    """Give the status of a running target: on_pace, behind, or open between the two and where nothing is known.

    A probability counts only where the rule showed skill; that no area-year of the class went on so needs none.
    """
    if projection.beyond:
        return Status.BEHIND
    if projection.probability is None or not skilled:
        return Status.OPEN
    if projection.probability <= rules.pace.behind:
        return Status.BEHIND
    return Status.ON_PACE if projection.probability >= rules.pace.on_pace else Status.OPEN


def _beyond(pointed: Decimal, cases: tuple[AreaYear, ...], mark: Threshold) -> bool:
    """Whether the change the threshold asks for is larger than the largest that the class has seen."""
    errors = [case.error for case in cases]
    change = float(mark.value - pointed if cases[0].measure == Measure.GROWTH else mark.value / pointed)
    return change > max(errors) if mark.at_least else change < min(errors)
