"""How often targets like one were met: nested classes of targets, with how sure a share of so few can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from scipy.special import betaincinv

from targetbook.judgement.across.neighbours import PLANNED, SPOKEN
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.verdicts import NumericVerdict, Verdict, numeric_verdicts
from targetbook.judgement.words import Status
from targetbook.record.folder import Area
from targetbook.record.vocabulary import Firmness

OWN = "own"
SISTERS = "sisters"
PARTS = "parts"
ABOVE = "above"
ALL = "all"


@dataclass(frozen=True)
class Count:
    """How many there are, how many of them have an outcome and how many were met.

    `split` are those of which one target was met and another missed; they have an outcome and do not count as met.
    """

    every: int
    outcomes: int
    met: int
    split: int = 0

    @property
    def missed(self) -> int:
        """Count those of which every target with an outcome was missed."""
        return self.outcomes - self.met - self.split


@dataclass(frozen=True)
class Rate:
    """Targets counted, and the quantities behind them, one however many documents state a number for it.

    `low` and `high` are the ends of the interval for the share of quantities met, None where no outcome is known;
    `years` counts the quantities of each year with an outcome, the oldest first.
    """

    targets: Count
    quantities: Count
    low: float | None
    high: float | None
    years: tuple[tuple[int, Count], ...]

    @property
    def share(self) -> float | None:
        """Give the share met of the quantities with an outcome."""
        return self.quantities.met / self.quantities.outcomes if self.quantities.outcomes else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Give the least and the largest possible share met."""
        counts = self.quantities
        return (counts.met / counts.every, (counts.every - counts.missed) / counts.every) if counts.every else None


@dataclass(frozen=True)
class ReferenceClass:
    """A set of targets that one belongs to: `kind` says how it is drawn, `area` whose it is or who was added last."""

    kind: str
    area: str | None
    verdicts: tuple[NumericVerdict, ...]
    rules: Rules

    @property
    def rate(self) -> Rate:
        """Count the class."""
        return rate_of(self.verdicts, self.rules)


def reference_classes(
    verdicts: Iterable[Verdict],
    areas: dict[str, Area],
    area: str,
    series: tuple[str, str],
    day: date,
    rules: Rules,
    year: int | None = None,
) -> list[ReferenceClass]:
    """Give the classes around a target on a series (indicator, measure) of an area, each within the next.

    Only targets whose time was over by `day` count, no stretches, and not those of the area on the series for `year`:
    a target is no reference for itself. A class that adds no target to the one before it is left out.
    """
    over = (verdict for verdict in numeric_verdicts(verdicts) if is_over(verdict.target, day))
    others = tuple(verdict for verdict in over if not _is_own(verdict.target, area, series, year))
    like = [verdict for verdict in others if verdict.target.series == series]

    classes: list[ReferenceClass] = []
    for kind, last, members in _circles(areas, area):
        group = tuple(verdict for verdict in like if verdict.target.area in members)
        if kind == OWN or len(group) > len(classes[-1].verdicts):
            classes.append(ReferenceClass(kind, last, group, rules))

    return [*classes, ReferenceClass(ALL, None, others, rules)]


def is_over(target: NumericTarget, day: date) -> bool:
    """Whether a target on a number counts and its time is over."""
    counts = target.counts and target.firmness != Firmness.STRETCH
    return counts and max(target.period.end, target.due) < day


def rate_of(verdicts: Iterable[NumericVerdict], rules: Rules) -> Rate:
    """Count targets and the quantities behind them, with the interval for the share of the quantities met."""
    every = list(verdicts)
    groups = by_quantity(every)
    targets = _count([verdict] for verdict in every)
    quantities = _count(groups)
    low, high = jeffreys(quantities.met, quantities.outcomes, rules) if quantities.outcomes else (None, None)

    years = sorted({_year(group) for group in groups})
    by_year = ((year, _count(group for group in groups if _year(group) == year)) for year in years)
    return Rate(targets, quantities, low, high, tuple((year, count) for year, count in by_year if count.outcomes))


def jeffreys(met: int, n: int, rules: Rules) -> tuple[float, float]:
    """Give the equal-tailed Jeffreys interval for a share: quantiles of Beta(met + 1/2, n - met + 1/2).

    After Brown, Cai and DasGupta (2001), Interval Estimation for a Binomial Proportion, Statistical Science 16(2),
    101-133: with none met the lower end is 0, with all met the upper end is 1.
    """
    tail = (1 - rules.base_rates.confidence) / 2
    low = 0.0 if met == 0 else float(betaincinv(met + 0.5, n - met + 0.5, tail))
    high = 1.0 if met == n else float(betaincinv(met + 0.5, n - met + 0.5, 1 - tail))
    return low, high


def by_document(verdicts: Iterable[NumericVerdict], rules: Rules) -> dict[str, Rate]:
    """Count targets by where they were stated: spoken, planned, or elsewhere."""
    groups: dict[str, list[NumericVerdict]] = {"spoken": [], "planned": [], "elsewhere": []}
    for verdict in verdicts:
        groups[_document_kind(verdict.target)].append(verdict)
    return {kind: rate_of(group, rules) for kind, group in groups.items() if group}


def _document_kind(target: NumericTarget) -> str:
    if target.document in SPOKEN:
        return "spoken"
    return "planned" if target.document in PLANNED else "elsewhere"


def by_comparator(verdicts: Iterable[NumericVerdict], rules: Rules) -> dict[str, Rate]:
    """Count targets by what they asked: at least, more than, a bare number and so on, the most used first."""
    groups: dict[str, list[NumericVerdict]] = {}
    for verdict in verdicts:
        groups.setdefault(verdict.target.comparator, []).append(verdict)
    most_used_first = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    return {sign: rate_of(group, rules) for sign, group in most_used_first}


def by_quantity(verdicts: Iterable[NumericVerdict]) -> list[list[NumericVerdict]]:
    """Put targets on one quantity together: one series and period of an area, or targets linked with each other."""
    groups: list[tuple[set[object], list[NumericVerdict]]] = []
    for verdict in verdicts:
        mine = _quantity_names(verdict.target)
        touching = [group for group in groups if group[0] & mine]
        joined = [member for _, members in touching for member in members]
        apart = [group for group in groups if not group[0] & mine]
        groups = [*apart, (mine.union(*(names for names, _ in touching)), [*joined, verdict])]

    return [members for _, members in groups]


def _quantity_names(target: NumericTarget) -> set[object]:
    names = {(target.area, name) for name in (target.name, *target.linked)}
    return {*names, (target.area, *target.series, target.period.text)}


def _count(groups: Iterable[list[NumericVerdict]]) -> Count:
    """Count groups of targets by what became of them."""
    outcomes = [{verdict.outcome for verdict in group} - {None} for group in groups]
    met = outcomes.count({Status.MET})
    split = outcomes.count({Status.MET, Status.MISSED})
    return Count(len(outcomes), sum(map(bool, outcomes)), met, split)


def _year(group: list[NumericVerdict]) -> int:
    return min(verdict.target.year for verdict in group)


def _is_own(target: NumericTarget, area: str, series: tuple[str, str], year: int | None) -> bool:
    return (target.area, target.series, target.year) == (area, series, year)


def _circles(areas: dict[str, Area], area: str) -> Iterator[tuple[str, str, set[str]]]:
    """Give ever wider sets of areas: its own, those with the same parent, its parts, then each area above it."""
    members = {area}
    yield OWN, area, members

    parent = areas[area].parent
    if parent is not None:
        members = members | _parts(areas, parent)
        yield SISTERS, parent, members

    members = members | _parts(areas, area)
    yield PARTS, area, members

    while parent is not None:
        members = members | {parent}
        yield ABOVE, parent, members
        parent = areas[parent].parent


def _parts(areas: dict[str, Area], area: str) -> set[str]:
    return {name for name, entry in areas.items() if entry.parent == area}
