"""What became of one kind of target in the areas around, and where two documents differ on one quantity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import threshold
from targetbook.judgement.rules.standard import Rules, standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.folder import Area
from targetbook.record.reading import Record

SPOKEN = ("speech", "district_conference")
PLANNED = ("work_report", "annual_plan", "five_year_plan")


@dataclass(frozen=True)
class Pair:
    """One quantity with the number said in a speech or meeting and the different one in a plan or report."""

    said: Verdict
    planned: Verdict


def circle(areas: dict[str, Area], area: str) -> list[str]:
    """Give an area's family: itself and its parts where it has any, else its parent and that one's parts."""
    head = area if any(one.parent == area for one in areas.values()) else areas[area].parent or area
    return [head, *(name for name, one in areas.items() if one.parent == head)]


def judge_all(record: Record, areas: Iterable[str], day: date, rules: Rules | None = None) -> list[Verdict]:
    """Judge every claim of these areas, of all years, oldest first."""
    found = [verdict for area in areas for verdict in judge(record, area, None, day, rules)]
    return sorted(found, key=lambda verdict: verdict.claim.year)


def targets_on(verdicts: list[Verdict], indicator: str, measure: str) -> list[Verdict]:
    """Keep the targets on a series for whole years, stretches left out and equal numbers of one area taken once."""
    kept: dict[tuple[object, ...], Verdict] = {}
    for verdict in verdicts:
        claim = verdict.claim
        if (claim.indicator, claim.measure) == (indicator, measure) and _counts(claim):
            kept.setdefault((claim.area, claim.year, _mark(claim)), verdict)
    return list(kept.values())


def document_pairs(verdicts: list[Verdict]) -> list[Pair]:
    """Give each quantity for which a speech or meeting and a plan or report set different marks."""
    by_quantity: dict[tuple[object, ...], list[Verdict]] = {}
    for verdict in verdicts:
        claim = verdict.claim
        if claim.value is not None and claim.firmness != "stretch":
            by_quantity.setdefault((claim.area, claim.indicator, claim.measure, claim.period.text), []).append(verdict)
    return [pair for told in by_quantity.values() if (pair := _pair(told))]


def sayings(verdicts: list[Verdict]) -> int:
    """Count the quantities for which both a spoken and a planned number are in the record, stretches left out."""
    places: dict[tuple[object, ...], set[bool]] = {}
    for verdict in verdicts:
        claim = verdict.claim
        if claim.value is not None and claim.firmness != "stretch" and claim.document in (*SPOKEN, *PLANNED):
            place = (claim.area, claim.indicator, claim.measure, claim.period.text)
            places.setdefault(place, set()).add(claim.document in SPOKEN)
    return sum(len(kinds) == 2 for kinds in places.values())


def one_per_area(verdicts: list[Verdict], year: int) -> list[Verdict]:
    """Keep, of targets on one series, one an area for a year: the spoken one where there is one, else the first."""
    kept: dict[str, Verdict] = {}
    for verdict in sorted(verdicts, key=lambda one: (one.claim.document not in SPOKEN, one.claim.announced or "9")):
        if verdict.claim.year == year:
            kept.setdefault(verdict.claim.area, verdict)
    return list(kept.values())


def _pair(told: list[Verdict]) -> Pair | None:
    """Give the first spoken number and the first planned one that differs from it."""
    said = _first(told, SPOKEN)
    planned = [verdict for verdict in told if said and _mark(verdict.claim) != _mark(said.claim)]
    other = _first(planned, PLANNED)
    return Pair(said, other) if said and other else None


def _first(told: list[Verdict], documents: tuple[str, ...]) -> Verdict | None:
    own = [verdict for verdict in told if verdict.claim.document in documents]
    return min(own, key=lambda verdict: documents.index(verdict.claim.document), default=None)


def _counts(claim: Claim) -> bool:
    return claim.firmness != "stretch" and claim.value is not None and claim.period.text == str(claim.year)


def _mark(claim: Claim) -> object:
    """Give the threshold a claim sets; a bare number and `at least` set the same."""
    assert claim.value is not None
    return threshold(claim.comparator, claim.value, claim.measure or "", standard_rules())
