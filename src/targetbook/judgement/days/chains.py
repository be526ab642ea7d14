"""One promise followed over the papers that state it: the day it was first due stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.evidence import Archive
from targetbook.record.dates import last_day
from targetbook.record.vocabulary import ClaimKind, Firmness, Measure

SOONER = "sooner"
MOVED = "moved"
FURTHER = "further"


@dataclass(frozen=True)
class Step:
    """A later statement of a promise: its claim, and how its due day stands to the first one.

    `sooner`: due before the first day. `moved`: due later and asking no more. `further`: due later and asking more.
    """

    claim: Claim
    kind: str


@dataclass(frozen=True)
class Chain:
    """A promise as first stated, and the later statements with other due days; `first.due` is the day that stays."""

    first: Claim
    steps: tuple[Step, ...]


def chains(claims: Iterable[Claim], archive: Archive) -> list[Chain]:
    """Give the promises of an area that were stated again with another due day, in the order of the record.

    One promise is one stock, one deed in the same words, or levels of two names that the record links. The flow of a
    year, or its growth, is promised anew each year and makes no chain.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    by_target = {(claim.area, claim.target): claim for claim in claims}
    for claim in by_target.values():
        if (promise := _promise(claim, by_target, archive)) is not None:
            groups.setdefault(promise, []).append(claim)

    promises = [_chain(sorted(group, key=_age)) for group in groups.values()]
    return [chain for chain in promises if chain.steps]


def _promise(claim: Claim, by_target: dict[tuple[str, str], Claim], archive: Archive) -> tuple[object, ...] | None:
    """Name what is promised; None of what is promised anew each year."""
    if claim.kind == ClaimKind.MILESTONE:
        return claim.area, claim.text_en or claim.text_zh or claim.target
    if claim.indicator is None or claim.measure != Measure.LEVEL or claim.firmness == Firmness.STRETCH:
        return None

    linked = [by_target[claim.area, other] for other in claim.linked if (claim.area, other) in by_target]
    names = {claim.indicator, *(other.indicator for other in linked if _restates(claim, other))}
    stock = archive.accrual(claim.area, claim.indicator) == "stock"

    return (claim.area, min(filter(None, names))) if stock or len(names) > 1 else None


def _restates(claim: Claim, other: Claim) -> bool:
    """Whether a claim that the record links with another is one promise under another name."""
    return (other.measure, other.unit) == (claim.measure, claim.unit) and other.due != claim.due


def _chain(group: list[Claim]) -> Chain:
    first, *later = group
    return Chain(first, tuple(Step(claim, _kind(first, claim)) for claim in later if claim.due != first.due))


def _kind(first: Claim, later: Claim) -> str:
    if later.due < first.due:
        return SOONER
    if first.value is None or later.value is None:
        return MOVED
    more = later.value > first.value if first.comparator in AT_LEAST else later.value < first.value
    return FURTHER if more else MOVED


def _age(claim: Claim) -> tuple[date, date, str]:
    """Order by announcement; a day not known counts as late."""
    return last_day(claim.announced or "9999"), claim.due, claim.target
