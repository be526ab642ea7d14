"""What became of one kind of target in the areas around, and where two documents differ on one quantity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from targetbook.judgement.comparison import threshold
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.verdicts import NumericVerdict, Verdict, judge, numeric_verdicts
from targetbook.record.folder import Area
from targetbook.record.reading import Record
from targetbook.record.vocabulary import DocumentKind, Firmness

SPOKEN = (DocumentKind.SPEECH, DocumentKind.DISTRICT_CONFERENCE)
PLANNED = (DocumentKind.WORK_REPORT, DocumentKind.ANNUAL_PLAN, DocumentKind.FIVE_YEAR_PLAN)


@dataclass(frozen=True)
class Pair:
    """One quantity with the number said in a speech or meeting and the different one in a plan or report."""

    speech: NumericVerdict
    plan: NumericVerdict


def circle(areas: dict[str, Area], area: str) -> list[str]:
    """Give an area's family: itself and its parts where it has any, else its parent and that one's parts."""
    head = area if any(entry.parent == area for entry in areas.values()) else areas[area].parent or area
    return [head, *(name for name, entry in areas.items() if entry.parent == head)]


def judge_all(record: Record, areas: Iterable[str], day: date, rules: Rules) -> list[Verdict]:
    """Judge every target of these areas, of all years, oldest first."""
    verdicts = [verdict for area in areas for verdict in judge(record, area, None, day, rules)]
    return sorted(verdicts, key=lambda verdict: verdict.target.year)


def targets_on(verdicts: Iterable[Verdict], indicator: str, measure: str, rules: Rules) -> list[NumericVerdict]:
    """Keep the targets on a series for whole years, stretches left out and equal numbers of one area taken once."""
    targets: dict[tuple[object, ...], NumericVerdict] = {}
    for verdict in numeric_verdicts(verdicts):
        target = verdict.target
        if target.series == (indicator, measure) and _counts(target):
            targets.setdefault(target_key(target, rules), verdict)
    return list(targets.values())


def target_key(target: NumericTarget, rules: Rules) -> tuple[object, ...]:
    """Give what makes two targets on one series the same: their area, their year and the threshold that they set."""
    return target.area, target.year, _mark(target, rules)


def document_pairs(verdicts: Iterable[Verdict], rules: Rules) -> list[Pair]:
    """Give each quantity for which a speech or meeting and a plan or report set different marks."""
    by_quantity: dict[tuple[object, ...], list[NumericVerdict]] = {}
    for verdict in numeric_verdicts(verdicts):
        target = verdict.target
        if target.firmness != Firmness.STRETCH:
            by_quantity.setdefault(_quantity(target), []).append(verdict)
    return [pair for group in by_quantity.values() if (pair := _pair(group, rules))]


def sayings(verdicts: Iterable[Verdict]) -> int:
    """Count the quantities for which both a spoken and a planned number are in the record, stretches left out."""
    kinds: dict[tuple[object, ...], set[bool]] = {}
    for verdict in numeric_verdicts(verdicts):
        target = verdict.target
        if target.firmness != Firmness.STRETCH and target.document in (*SPOKEN, *PLANNED):
            kinds.setdefault(_quantity(target), set()).add(target.document in SPOKEN)
    return sum(len(both) == 2 for both in kinds.values())


def one_per_area(verdicts: list[NumericVerdict], year: int) -> list[NumericVerdict]:
    """Keep, of targets on one series, one an area for a year: the spoken one where there is one, else the first."""
    targets: dict[str, NumericVerdict] = {}
    for verdict in sorted(verdicts, key=_spoken_first):
        if verdict.target.year == year:
            targets.setdefault(verdict.target.area, verdict)
    return list(targets.values())


def _spoken_first(verdict: Verdict) -> tuple[bool, str]:
    return verdict.target.document not in SPOKEN, verdict.target.announced or "9"


def _quantity(target: NumericTarget) -> tuple[object, ...]:
    return target.area, *target.series, target.period.text


def _pair(verdicts: list[NumericVerdict], rules: Rules) -> Pair | None:
    """Give the first spoken number and the first planned one that differs from it."""
    speech = _first(verdicts, SPOKEN)
    if speech is None:
        return None

    mark = _mark(speech.target, rules)
    plan = _first([verdict for verdict in verdicts if _mark(verdict.target, rules) != mark], PLANNED)
    return Pair(speech, plan) if plan else None


def _first(verdicts: list[NumericVerdict], documents: tuple[str, ...]) -> NumericVerdict | None:
    candidates = [verdict for verdict in verdicts if verdict.target.document in documents]
    return min(candidates, key=lambda verdict: documents.index(verdict.target.document), default=None)


def _counts(target: NumericTarget) -> bool:
    return target.firmness != Firmness.STRETCH and target.period.text == str(target.year)


def _mark(target: NumericTarget, rules: Rules) -> object:
    """Give the threshold a target sets; a bare number and `at least` set the same."""
    return threshold(target.comparator, target.value, target.measure, rules)
