"""One promise followed over the papers that state it: the day it was first due stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.evidence import Archive
from targetbook.record.dates import last_day

ADDED = "_added"
SOONER, MOVED, FURTHER = "sooner", "moved", "further"


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

    One promise is one stock, with what was to be added to it, or one deed in the same words. The flow of a year, or
    its growth, is promised anew each year and makes no chain.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    told = list(claims)
    for claim in told:
        if (promise := _promise(claim, told, archive)) is not None:
            groups.setdefault(promise, []).append(claim)
    found = [_chain(sorted(group, key=_age)) for group in groups.values()]
    return [chain for chain in found if chain.steps]


def _promise(claim: Claim, told: list[Claim], archive: Archive) -> tuple[object, ...] | None:
    """Name what is promised; None of what is promised anew each year."""
    if claim.kind == "milestone":
        return claim.area, claim.text_en or claim.text_zh or claim.target
    if claim.indicator is None or claim.measure != "level" or claim.firmness == "stretch":
        return None
    root = claim.indicator.removesuffix(ADDED)
    stock = archive.accrual(claim.area, root) == "stock" and archive.indicator(claim.area, root) is not None
    return (claim.area, root) if stock or _has_sibling(claim, told) else None


def _has_sibling(claim: Claim, told: list[Claim]) -> bool:
    root = (claim.indicator or "").removesuffix(ADDED)
    names = {other.indicator for other in told if other.area == claim.area}
    return {root, root + ADDED} <= names


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
