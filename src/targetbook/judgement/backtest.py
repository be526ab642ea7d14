"""The rule for running years tried on years that are over: each predicted without what was learned from it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from targetbook.judgement.area_years import AreaYear, area_years, nearest
from targetbook.judgement.claims import claims_on
from targetbook.judgement.comparison import Threshold, threshold
from targetbook.judgement.evidence import Archive
from targetbook.judgement.projection import Predictive, ends_with_its_year, predict
from targetbook.judgement.rules import Rules

Place = tuple[str, int]
YEAR, AREA, EARLIER = "year", "area", "earlier"
# Which areas and years may teach of another: all other years, since outcomes of one year share a shock; of these only
# other areas; or only the years before, as on the day itself.
SCHEMES: dict[str, Callable[[Place, Place], bool]] = {
    YEAR: lambda other, tried: other[1] != tried[1],
    AREA: lambda other, tried: other[1] != tried[1] and other[0] != tried[0],
    EARLIER: lambda other, tried: other[1] < tried[1],
}


@dataclass(frozen=True)
class Outcome:
    """A target of a past year and whether the year's figure reached it."""

    place: Place
    mark: Threshold
    met: bool


@dataclass(frozen=True)
class Trial:
    """An area-year predicted from its class: the interval, and what the year came to."""

    case: AreaYear
    predictive: Predictive
    low: float
    high: float

    @property
    def covered(self) -> bool:
        """Whether the year ended within the interval."""
        return self.low <= float(self.case.came) <= self.high

    @property
    def error(self) -> float:
        """Give by how much the year ended above what was expected, in percentage points, or in % of a level."""
        return self._measured(float(self.case.came) - self.predictive.centre)

    @property
    def width(self) -> float:
        """Give the width of the interval, in percentage points, or in % of a level."""
        return self._measured(self.high - self.low)

    def _measured(self, difference: float) -> float:
        return difference if self.case.measure == "growth" else difference / self.predictive.centre * 100


@dataclass(frozen=True)
class Forecast:
    """A target of a tried area-year: its probability, the share met in the years that teach, and whether it was met."""

    trial: Trial
    mark: Threshold
    probability: float
    base_rate: float
    met: bool


@dataclass(frozen=True)
class Bin:
    """A row of the calibration table: forecasts between two probabilities, their mean, and the part that was met."""

    low: float
    high: float
    n: int
    mean: float
    met: float


@dataclass(frozen=True)
class Backtest:
    """The trials of one or more series under one scheme, with the forecasts for those that had a target.

    `months` is the stretch of the year after which they were tried, None of any.
    """

    trials: tuple[Trial, ...]
    forecasts: tuple[Forecast, ...]
    months: int | None = None

    @property
    def n(self) -> int:
        """Count the area-years tried, once for each stretch of months."""
        return len(self.trials)

    @property
    def years(self) -> int:
        """Count the years that the targets are of; those of one year share a shock."""
        return len({one.trial.case.year for one in self.forecasts})

    @property
    def coverage(self) -> float:
        """Give the part of the years that ended within the interval."""
        return fmean(trial.covered for trial in self.trials)

    @property
    def mean_error(self) -> float:
        """Give by how much the years ended above what was expected."""
        return fmean(trial.error for trial in self.trials)

    @property
    def sharpness(self) -> float:
        """Give the mean width of the interval."""
        return fmean(trial.width for trial in self.trials)

    @property
    def brier(self) -> float:
        """Give the Brier score of the probabilities: the mean squared distance from what happened, 0 at best."""
        return fmean((one.probability - one.met) ** 2 for one in self.forecasts)

    @property
    def brier_base(self) -> float:
        """Give the Brier score of the base rate."""
        return fmean((one.base_rate - one.met) ** 2 for one in self.forecasts)

    @property
    def skill(self) -> float | None:
        """Give the part of the base rate's score that the rule saves; None where the base rate never erred."""
        return 1 - self.brier / self.brier_base if self.brier_base else None

    def skilled(self, rules: Rules) -> bool:
        """Whether the rule beat the base rate clearly enough to set a status; a base rate without error shows none."""
        return self.skill is not None and self.skill >= rules.pace["least_skill"]

    def calibration(self, edges: list[float]) -> list[Bin]:
        """Group the forecasts by their probability; a bin without any is left out."""
        held = [(low, high, self._between(low, high, high == edges[-1])) for low, high in pairwise(edges)]
        return [
            Bin(low, high, len(some), fmean(one.probability for one in some), fmean(one.met for one in some))
            for low, high, some in held
            if some
        ]

    def of_months(self, months: int) -> "Backtest":
        """Keep the trials after so many months."""
        return Backtest(
            tuple(trial for trial in self.trials if trial.case.months == months),
            tuple(one for one in self.forecasts if one.trial.case.months == months),
            months,
        )

    def _between(self, low: float, high: float, last: bool) -> list[Forecast]:
        return [one for one in self.forecasts if low <= one.probability < high or (last and one.probability == high)]


def backtest(archive: Archive, indicator: str, measure: str, scheme: str = YEAR) -> Backtest:
    """Try the rule on every area-year of a series that has a class under a scheme; worked out once a record."""
    key = ("backtest", indicator, measure, scheme)
    return archive.once(key, lambda: _tried(archive, indicator, measure, scheme))


def track_record(archive: Archive, indicator: str, measure: str, months: int) -> Backtest | None:
    """Give the test to go by: after the same months, else after any; None where too few targets make either."""
    whole = backtest(archive, indicator, measure)
    least = archive.rules.pace["least_tested"]
    return next((test for test in (whole.of_months(months), whole) if len(test.forecasts) >= least), None)


def together(tests: Iterable[Backtest]) -> Backtest:
    """Put backtests of several series into one."""
    known = list(tests)
    return Backtest(
        tuple(trial for one in known for trial in one.trials), tuple(one for test in known for one in test.forecasts)
    )


def _tried(archive: Archive, indicator: str, measure: str, scheme: str) -> Backtest:
    cases = area_years(archive, indicator, measure)
    teaches = SCHEMES[scheme]
    found = (_trial(case, cases, teaches, archive) for case in cases)
    trials = tuple(trial for trial in found if trial)
    past = _outcomes(archive, indicator, measure)
    return Backtest(trials, tuple(one for trial in trials for one in _forecasts(trial, past, teaches)))


def _trial(
    case: AreaYear, cases: tuple[AreaYear, ...], teaches: Callable[[Place, Place], bool], archive: Archive
) -> Trial | None:
    pace = archive.rules.pace
    alike = [one for one in cases if one.months == case.months and teaches(one.place, case.place)]
    known = nearest(alike, case.area, archive.record.areas, pace["least_class"])
    if len(known) < pace["least_class"]:
        return None
    predictive = predict(case.pointed, known)
    return Trial(case, predictive, *predictive.interval(pace["interval"]))


def _forecasts(trial: Trial, past: list[Outcome], teaches: Callable[[Place, Place], bool]) -> Iterator[Forecast]:
    """Give the forecasts of the targets of an area-year, where other outcomes make a base rate to compare with."""
    place = trial.case.place
    others = [one.met for one in past if teaches(one.place, place)]
    if others:
        base = fmean(others)
        for one in past:
            if one.place == place:
                yield Forecast(trial, one.mark, trial.predictive.reaching(one.mark), base, one.met)


def _outcomes(archive: Archive, indicator: str, measure: str) -> list[Outcome]:
    """Give the targets of the record on a series for whole years, those of one area and mark once, no stretches."""
    kept: dict[tuple[object, ...], Outcome] = {}
    for claim in claims_on(archive.record, indicator, measure):
        if not ends_with_its_year(claim):
            continue
        assert claim.value is not None
        mark = threshold(claim.comparator, claim.value, measure, archive.rules)
        evidence = archive.of_period(claim.area, indicator, measure, claim.period)
        met = evidence.best.interval.reaches(mark) if evidence else None
        if met is not None and claim.firmness != "stretch":
            kept.setdefault((claim.area, claim.year, mark), Outcome((claim.area, claim.period.year), mark, met))
    return list(kept.values())
