"""The rule for running years tried on years that are over: each predicted without what was learned from it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import numpy as np

from targetbook.judgement.comparison import Threshold, threshold
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.running.area_years import AreaYear, nearest, past_years
from targetbook.judgement.running.projection import Predictive, ends_with_its_year, predict
from targetbook.judgement.targets import read_targets_on
from targetbook.record.vocabulary import Firmness, Measure

Place = tuple[str, int]
YEAR = "year"
AREA = "area"
EARLIER = "earlier"
SEED = 1  # any other would do: with thousands of draws the interval of a skill hardly moves
# Which areas and years may teach of another: all other years, since outcomes of one year share a shock; of these only
# other areas; or only the years before, as on the day itself.
SCHEMES: dict[str, Callable[[Place, Place], bool]] = {
    YEAR: lambda other, place: other[1] != place[1],
    AREA: lambda other, place: other[1] != place[1] and other[0] != place[0],
    EARLIER: lambda other, place: other[1] < place[1],
}


@dataclass(frozen=True)
class Outcome:
    """A target of a past year, by its name in its area, and whether the year's figure reached it."""

    target: str
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
        return difference if self.case.measure == Measure.GROWTH else difference / self.predictive.centre * 100


@dataclass(frozen=True)
class Forecast:
    """A target of a tried area-year: its probability, the share met in the years that teach, and whether it was met."""

    trial: Trial
    mark: Threshold
    probability: float
    base_rate: float
    met: bool
    target: str

    @property
    def lost(self) -> float:
        """Give the squared distance of the probability from what happened."""
        return (self.probability - self.met) ** 2

    @property
    def lost_base(self) -> float:
        """Give the squared distance of the base rate from what happened."""
        return (self.base_rate - self.met) ** 2


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
    def targets(self) -> int:
        """Count the targets held against; one is predicted once for each stretch of months told."""
        return len({(forecast.trial.case.area, forecast.target) for forecast in self.forecasts})

    @property
    def years(self) -> int:
        """Count the years that the targets are of; those of one year share a shock."""
        return len({forecast.trial.case.year for forecast in self.forecasts})

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
        return fmean(forecast.lost for forecast in self.forecasts)

    @property
    def brier_base(self) -> float:
        """Give the Brier score of the base rate."""
        return fmean(forecast.lost_base for forecast in self.forecasts)

    @property
    def skill(self) -> float | None:
        """Give the part of the base rate's score that the rule saves; None where the base rate never erred."""
        return 1 - self.brier / self.brier_base if self.brier_base else None

    def skill_interval(self, rules: Rules) -> tuple[float, float] | None:
        """Give an interval for the skill by drawing the years again, with replacement; None of fewer than two.

        Whole years are drawn, not predictions, since those of one year share a shock.
        """
        if self.years < 2 or self.skill is None or not rules.pace.draws:
            return None

        years = self._by_year()
        lost = np.array([sum(forecast.lost for forecast in forecasts) for forecasts in years])
        base = np.array([sum(forecast.lost_base for forecast in forecasts) for forecasts in years])
        samples = np.random.default_rng(SEED).integers(self.years, size=(rules.pace.draws, self.years))
        ours = lost[samples].sum(axis=1)

        others = base[samples].sum(axis=1)

        tail = (1 - rules.base_rates.confidence) / 2
        low, high = np.quantile(1 - ours[others > 0] / others[others > 0], [tail, 1 - tail])
        return float(low), float(high)

    def _by_year(self) -> list[list[Forecast]]:
        by_year: dict[int, list[Forecast]] = {}
        for forecast in self.forecasts:
            by_year.setdefault(forecast.trial.case.year, []).append(forecast)
        return list(by_year.values())

    def skilled(self, rules: Rules) -> bool:
        """Whether the rule beat the base rate clearly enough to set a status; a base rate without error shows none."""
        return self.skill is not None and self.skill >= rules.pace.least_skill

    def calibration(self, edges: list[float]) -> list[Bin]:
        """Group the forecasts by their probability; a bin without any is left out."""
        groups = [(low, high, self._between(low, high, high == edges[-1])) for low, high in pairwise(edges)]
        return [_bin(low, high, forecasts) for low, high, forecasts in groups if forecasts]

    def of_months(self, months: int) -> "Backtest":
        """Keep the trials after so many months."""
        return self._only(lambda case: case.months == months, months)

    def of_areas(self, areas: Collection[str]) -> "Backtest":
        """Keep the trials of these areas."""
        return self._only(lambda case: case.area in areas)

    def _only(self, keep: Callable[[AreaYear], bool], months: int | None = None) -> "Backtest":
        trials = tuple(trial for trial in self.trials if keep(trial.case))
        return Backtest(trials, tuple(forecast for forecast in self.forecasts if keep(forecast.trial.case)), months)

    def _between(self, low: float, high: float, last: bool) -> list[Forecast]:
        return [
            forecast
            for forecast in self.forecasts
            if low <= forecast.probability < high or (last and forecast.probability == high)
        ]


def _bin(low: float, high: float, forecasts: list[Forecast]) -> Bin:
    mean = fmean(forecast.probability for forecast in forecasts)
    met = fmean(forecast.met for forecast in forecasts)
    return Bin(low, high, len(forecasts), mean, met)


def backtest(archive: Archive, indicator: str, measure: str, scheme: str = YEAR) -> Backtest:
    """Try the rule on every area-year of a series that has a class under a scheme; worked out once a record."""
    key = ("backtest", indicator, measure, scheme)
    return archive.once(key, lambda: _all_trials(archive, indicator, measure, scheme))


def track_record(archive: Archive, indicator: str, measure: str, months: int) -> Backtest | None:
    """Give the first test that the rules name with enough targets: after the same months, after any; else None."""
    pace = archive.rules.pace
    whole = backtest(archive, indicator, measure)
    tests = {"same_months": whole.of_months(months), "any_months": whole}
    candidates = (tests[name] for name in pace.tested_on)
    return next((test for test in candidates if len(test.forecasts) >= pace.least_tested), None)


def on_common_ground(tests: list[Backtest]) -> list[Backtest]:
    """Keep what all tests of one series tried and forecast, so that their scores are of the same targets."""
    cases = set.intersection(*({_case(trial) for trial in test.trials} for test in tests))
    targets = set.intersection(*({_target(forecast) for forecast in test.forecasts} for test in tests))
    return [
        Backtest(
            tuple(trial for trial in test.trials if _case(trial) in cases),
            tuple(forecast for forecast in test.forecasts if _target(forecast) in targets),
        )
        for test in tests
    ]


def together(tests: Iterable[Backtest]) -> Backtest:
    """Join several backtests."""
    every = list(tests)
    return Backtest(
        tuple(trial for test in every for trial in test.trials),
        tuple(forecast for test in every for forecast in test.forecasts),
    )


def _all_trials(archive: Archive, indicator: str, measure: str, scheme: str) -> Backtest:
    cases = past_years(archive, indicator, measure)
    teaches = SCHEMES[scheme]
    attempts = (_trial(case, cases, teaches, archive) for case in cases)
    trials = tuple(trial for trial in attempts if trial)
    past = _outcomes(archive, indicator, measure)
    return Backtest(trials, tuple(forecast for trial in trials for forecast in _forecasts(trial, past, teaches)))


def _case(trial: Trial) -> tuple[str, int, int]:
    return trial.case.area, trial.case.year, trial.case.months


def _target(forecast: Forecast) -> tuple[tuple[str, int, int], str]:
    return _case(forecast.trial), forecast.target


def _trial(
    case: AreaYear, cases: tuple[AreaYear, ...], teaches: Callable[[Place, Place], bool], archive: Archive
) -> Trial | None:
    pace = archive.rules.pace
    alike = [other for other in cases if other.months == case.months and teaches(other.place, case.place)]
    teachers = nearest(alike, case.area, archive.record.areas, pace.least_class)
    if len(teachers) < pace.least_class:
        return None

    predictive = predict(case.pointed, teachers)
    return Trial(case, predictive, *predictive.interval(pace.interval))


def _forecasts(trial: Trial, past: list[Outcome], teaches: Callable[[Place, Place], bool]) -> Iterator[Forecast]:
    """Give the forecasts of the targets of an area-year, where other outcomes make a base rate to compare with."""
    place = trial.case.place
    others = [outcome.met for outcome in past if teaches(outcome.place, place)]
    if not others:
        return

    base = fmean(others)
    for outcome in past:
        if outcome.place == place:
            mark = outcome.mark
            yield Forecast(trial, mark, trial.predictive.reaching(mark), base, outcome.met, outcome.target)


def _outcomes(archive: Archive, indicator: str, measure: str) -> list[Outcome]:
    """Give the targets of the record on a series for whole years, those of one area and mark once, no stretches."""
    outcomes: dict[tuple[object, ...], Outcome] = {}
    for target in read_targets_on(archive.record, indicator, measure):
        if not target.counts or not ends_with_its_year(target):
            continue
        mark = threshold(target.comparator, target.value, measure, archive.rules)
        evidence = archive.of_period(target.area, indicator, measure, target.period)
        met = evidence.best.interval.reaches(mark) if evidence else None
        if met is not None and target.firmness != Firmness.STRETCH:
            outcome = Outcome(target.name, (target.area, target.period.year), mark, met)
            outcomes.setdefault((target.area, target.year, mark), outcome)

    return list(outcomes.values())
