"""One promise followed over the papers that state it: the day it was first due stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.evidence import Archive
from targetbook.judgement.targets import Deed, NumericTarget, Target, numeric_targets
from targetbook.record.dates import last_day
from targetbook.record.vocabulary import Firmness, Measure, TargetKind

SOONER = "sooner"
MOVED = "moved"
FURTHER = "further"


@dataclass(frozen=True)
class Step:
    """A later statement of a promise: its target, and how its due day stands to the first one.

    `sooner`: due before the first day. `moved`: due later and asking no more. `further`: due later and asking more.
    """

    target: Target
    kind: str


@dataclass(frozen=True)
class Chain:
    """A promise as first stated, and the later statements with other due days; `first.due` is the day that stays."""

    first: Target
    steps: tuple[Step, ...]


def chains(targets: Iterable[Target], archive: Archive) -> list[Chain]:
    """Give the promises of an area that were stated again with another due day, in the order of the record.

    One promise is one stock, one deed in the same words, or levels of two names that the record links. The flow of a
    year, or its growth, is promised anew each year and makes no chain.
    """
    groups: dict[tuple[object, ...], list[Target]] = {}
    by_target = {(target.area, target.name): target for target in targets}
    for target in by_target.values():
        if (promise := _promise(target, by_target, archive)) is not None:
            groups.setdefault(promise, []).append(target)

    promises = [_chain(sorted(group, key=_age)) for group in groups.values()]
    return [chain for chain in promises if chain.steps]


def _promise(target: Target, by_target: dict[tuple[str, str], Target], archive: Archive) -> tuple[object, ...] | None:
    """Name what is promised; None of what is promised anew each year."""
    if isinstance(target, Deed):
        return (target.area, _words(target)) if target.kind == TargetKind.MILESTONE else None
    if target.measure != Measure.LEVEL or target.firmness == Firmness.STRETCH:
        return None

    linked = [by_target[target.area, other] for other in target.linked if (target.area, other) in by_target]
    names = {target.indicator, *(other.indicator for other in numeric_targets(linked) if _restates(target, other))}
    stock = archive.accrual(target.area, target.indicator) == "stock"

    return (target.area, min(names)) if stock or len(names) > 1 else None


def _words(deed: Deed) -> str:
    return deed.text_en or deed.text_zh or deed.name


def _restates(target: NumericTarget, other: NumericTarget) -> bool:
    """Whether a target that the record links with another is one promise under another name."""
    return (other.measure, other.unit) == (target.measure, target.unit) and other.due != target.due


def _chain(group: list[Target]) -> Chain:
    first, *later = group
    return Chain(first, tuple(Step(target, _kind(first, target)) for target in later if target.due != first.due))


def _kind(first: Target, later: Target) -> str:
    if later.due < first.due:
        return SOONER
    if not isinstance(first, NumericTarget) or not isinstance(later, NumericTarget):
        return MOVED
    more = later.value > first.value if first.comparator in AT_LEAST else later.value < first.value
    return FURTHER if more else MOVED


def _age(target: Target) -> tuple[date, date, str]:
    """Order by announcement; a day not known counts as late."""
    return last_day(target.announced or "9999"), target.due, target.name
