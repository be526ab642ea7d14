"""Verdicts: outcome and evidence, each by its rule, then one label."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from targetbook.judgement.across.robustness import Alternative, depends_on_rule, panel
from targetbook.judgement.deeds import DeedResult, Milestone, judge_deed, judge_quality, milestones_of
from targetbook.judgement.documents import quantity_of, with_documents
from targetbook.judgement.evidence import Archive, Evidence
from targetbook.judgement.flips import Flips, flips_of
from targetbook.judgement.means.averages import Mean
from targetbook.judgement.means.bases import Carried, carried_back, crosses_bases
from targetbook.judgement.readings import Result, is_within_tolerance, judge_readings
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.running.pace import Pace, has_in_year_series, judge_pace
from targetbook.judgement.settling import keys_to_settle, settlement_of
from targetbook.judgement.targets import Deed, NumericTarget, Target, read_targets
from targetbook.judgement.words import Qualifier, Reason, Status
from targetbook.record.reading import Record
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import Bound, FigureStatus, Firmness, Relation, TargetKind

DEEPER_REASONS = (Reason.CONTRADICTED, Reason.NO_BASELINE)  # they say more than that no figure was found


@dataclass(frozen=True)
class Search:
    """Searches in vain on one day: where was looked, in both languages ('' where nobody wrote it), and how often.

    `queries` is None where nobody counted.
    """

    searched: str
    where: str
    where_zh: str
    queries: int | None = None


@dataclass(frozen=True)
class _Judged:
    """What a target amounts to as of a day.

    `settles` names what would settle it, `settled_by` the figures that would, `publisher` who could publish that, None
    where neither the catalogue nor the target names a body. `milestones` are the reports told of the target; those of a
    number stand beside its figures and settle nothing. `carried` is the figure on the base of a target set before a
    census, `mean` the years behind a mean growth that nobody published.
    """

    target: Target
    status: Status
    as_of: date
    rules: str
    publisher: str | None
    reason: Reason | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    observed: Decimal | None = None
    gap: Decimal | None = None
    evidence: Evidence | None = None
    milestones: tuple[Milestone, ...] = ()
    readings: tuple[Result, ...] = ()
    pace: Pace | None = None
    settles: str | None = None
    settled_by: tuple[SeriesKey, ...] = ()
    carried: Carried | None = None
    mean: Mean | None = None
    searches: tuple[Search, ...] = ()
    flips: Flips | None = None
    robustness: tuple[Alternative, ...] = ()

    @property
    def outcome(self) -> Status | None:
        """Give met or missed, however firm the evidence; None where neither is shown."""
        return self.status.outcome

    @property
    def deciding(self) -> tuple[Milestone, ...]:
        """Give the reports that a target is judged by."""
        return self.milestones


@dataclass(frozen=True)
class NumericVerdict(_Judged):
    """The verdict on a number, which goes by figures alone."""

    target: NumericTarget

    @property
    def deciding(self) -> tuple[Milestone, ...]:
        """Give no reports, which settle no number."""
        return ()


@dataclass(frozen=True)
class DeedVerdict(_Judged):
    """The verdict on a deed, which goes by reports alone."""

    target: Deed


Verdict = NumericVerdict | DeedVerdict


def numeric_verdicts(verdicts: Iterable[Verdict]) -> list[NumericVerdict]:
    """Keep the verdicts on numbers."""
    return [verdict for verdict in verdicts if isinstance(verdict, NumericVerdict)]


def judge(record: Record, area: str, year: int | None, day: date, rules: Rules) -> list[Verdict]:
    """Judge every target of an area and year (None: of every year) from a record as known on `day`."""
    targets_of_area = read_targets(record, area)
    of_year = [target for target in targets_of_area if year in (None, target.year)]
    return judge_some(of_year, targets_of_area, day, Archive(record, rules))


def judge_some(some: list[Target], targets_of_area: list[Target], day: date, archive: Archive) -> list[Verdict]:
    """Judge some of an area's targets; the others only where they are on the same quantities."""
    quantities = {quantity_of(target) for target in some}
    alike = [target for target in targets_of_area if quantity_of(target) in quantities]
    verdicts = with_documents([judge_target(target, day, archive) for target in alike])
    return [verdict for verdict in verdicts if verdict.target in some]


def judge_target(target: Target, day: date, archive: Archive) -> Verdict:
    """Judge one target by itself."""
    verdict = _by_kind(target, day, archive)
    soft = (Qualifier.SOFT_TARGET,) if target.firmness != Firmness.PLAIN else ()
    searches = _searches(target, archive.record)
    complete = replace(
        verdict,
        reason=_reason(verdict, searches, archive),
        qualifiers=(*verdict.qualifiers, *soft),
        settles=settlement_of(verdict),
        searches=searches,
    )

    if isinstance(complete, DeedVerdict):
        return complete
    return replace(complete, settled_by=keys_to_settle(complete, archive))


def publisher_of(target: Target, archive: Archive) -> str | None:
    """Name, by its code, the body that could publish what settles a target, as the target or the catalogue says."""
    entry = archive.indicator(target.area, target.indicator) if isinstance(target, NumericTarget) else None
    return target.publisher or (entry.publisher if entry is not None else None) or None


def _by_kind(target: Target, day: date, archive: Archive) -> Verdict:
    begun = Status.UNJUDGED, day, archive.rules.version, publisher_of(target, archive)
    if isinstance(target, Deed):
        return _judge_deed(DeedVerdict(target, *begun), archive)
    verdict = _judge_number(NumericVerdict(target, *begun), archive)
    return replace(verdict, flips=flips_of(target, verdict.evidence, archive))


def _reason(verdict: Verdict, searches: tuple[Search, ...], archive: Archive) -> Reason | None:
    """Tell what was not found from what was not looked for, in an area whose record holds searches."""
    unsought = verdict.reason is Reason.NOT_FOUND and not searches
    searched = unsought and archive.record.rows("searches", area=verdict.target.area)
    return Reason.NOT_SEARCHED if searched else verdict.reason


def _judge_number(blank: NumericVerdict, archive: Archive) -> NumericVerdict:
    target = blank.target
    reports = tuple(milestones_of(target, archive))
    verdict = replace(blank, readings=judge_readings(target, archive), milestones=reports)
    if target.size_class:
        return replace(verdict, reason=Reason.SIZE_CLASS)
    if blank.as_of <= target.due:
        return _judge_running(verdict, archive)

    return _with_base(_with_rules(_judge_readings(verdict), archive), archive)


def _with_base(verdict: NumericVerdict, archive: Archive) -> NumericVerdict:
    """Carry the figure back to the base on which the target was set; mark an outcome that this does not bear out."""
    if verdict.outcome is None or verdict.evidence is None:
        return verdict

    best = verdict.evidence.best
    if not crosses_bases(verdict.target, best, archive):
        return verdict

    carried = carried_back(verdict.target, best, archive)
    same = carried is not None and carried.reached is (verdict.outcome is Status.MET)
    doubt = () if same else (Qualifier.DEPENDS_ON_BASE,)

    return replace(verdict, carried=carried, qualifiers=(*verdict.qualifiers, *doubt))


def _with_rules(verdict: NumericVerdict, archive: Archive) -> NumericVerdict:
    """Add what other rules say of the figure gone by, and whether the outcome turns on the rule."""
    if verdict.evidence is None:
        return verdict
    others = panel(verdict.target, verdict.evidence, verdict.outcome, archive)
    turns = depends_on_rule(verdict.target, others, verdict.outcome, archive.rules)
    doubt = (Qualifier.DEPENDS_ON_RULE,) if turns else ()
    return replace(verdict, robustness=others, qualifiers=(*verdict.qualifiers, *doubt))


def _judge_running(verdict: NumericVerdict, archive: Archive) -> NumericVerdict:
    if not has_in_year_series(verdict.target, archive):
        return replace(verdict, reason=Reason.NOT_DUE)
    pace = judge_pace(verdict.target, archive)
    evidence = pace.evidence if pace else None
    status = pace.status(archive) if pace else Status.OPEN
    return replace(verdict, status=status, pace=pace, evidence=evidence)


def _judge_readings(verdict: NumericVerdict) -> NumericVerdict:
    results = [result for result in verdict.readings if result.bears]
    outcomes = {result.reached for result in results if _counts(result)}
    answers = [result for result in results if result.reached is not None]

    if not answers:
        return _without_answer(verdict, results)
    if len(outcomes) > 1:
        return replace(verdict, reason=Reason.UNDEFINED, qualifiers=(Qualifier.DEPENDS_ON_DEFINITION,))

    return _with_answer(verdict, min(answers, key=_nearness))


def _nearness(result: Result) -> tuple[object, ...]:
    """Put the promise itself first, then the firmest."""
    reading = result.reading
    return reading.relation != Relation.SAME, not result.firm, reading.relation, reading.indicator, reading.accrual


def _counts(result: Result) -> bool:
    """A `same` reading without a series counts as differing; any other without one is silent."""
    return result.reached is not None or result.reading.relation == Relation.SAME


def _without_answer(verdict: NumericVerdict, results: list[Result]) -> NumericVerdict:
    """Give the reason that the readings share, and the first figure or mean beside it."""
    reasons = {result.reason for result in results}
    reason = next((reason for reason in DEEPER_REASONS if reason in reasons), Reason.NOT_FOUND)
    evidence = next((result.evidence for result in results if result.evidence), None)
    mean = next((result.mean for result in results if result.mean), None)
    return replace(verdict, reason=reason, evidence=evidence, mean=mean)


def _with_answer(verdict: NumericVerdict, result: Result) -> NumericVerdict:
    return replace(
        verdict,
        status=_label(bool(result.reached), result.firm),
        observed=result.observed,
        gap=result.gap,
        evidence=result.evidence,
        mean=None if result.evidence else result.mean,
        qualifiers=tuple(_qualifiers(verdict.target, result)),
    )


def _qualifiers(target: NumericTarget, result: Result) -> Iterator[Qualifier]:
    """Say what a reader should know of the figure, or of the mean, that an outcome rests on."""
    if is_within_tolerance(target, result):
        yield Qualifier.WITHIN_TOLERANCE
    if result.evidence is None:
        if result.mean is not None and result.mean.disputes:
            yield Qualifier.CONTRADICTING_SOURCES
        return

    if result.gap == 0 and result.evidence.best.bound == Bound.EXACT:
        yield Qualifier.EXACTLY_AT_THRESHOLD
    if result.evidence.contradicting:
        yield Qualifier.CONTRADICTING_SOURCES
    if result.evidence.best.status == FigureStatus.ESTIMATED:
        yield Qualifier.ESTIMATED


def _label(reached: bool, firm: bool) -> Status:
    if firm:
        return Status.MET if reached else Status.MISSED
    return Status.MET_PROVISIONAL if reached else Status.MISSED_PROVISIONAL


def _judge_deed(blank: DeedVerdict, archive: Archive) -> DeedVerdict:
    target = blank.target
    if target.kind == TargetKind.PREMISE:
        return replace(blank, reason=Reason.PREMISE, milestones=tuple(milestones_of(target, archive)))
    judge_words = judge_deed if target.kind == TargetKind.MILESTONE else judge_quality
    return _from_deed(blank, judge_words(target, blank.as_of, archive))


def _from_deed(blank: DeedVerdict, deed: DeedResult) -> DeedVerdict:
    if deed.is_done is None:
        return replace(blank, reason=deed.reason, milestones=deed.rows)
    late = (Qualifier.LATE,) if deed.late else ()
    return replace(blank, status=_label(deed.is_done, deed.firm), milestones=deed.rows, qualifiers=late)


def _searches(target: Target, record: Record) -> tuple[Search, ...]:
    rows = record.rows("searches", area=target.area, target=target.name)
    return tuple(_search(row) for row in rows)


def _search(row: dict[Any, Any]) -> Search:
    queries = int(row["queries"]) if row["queries"] else None
    return Search(row["searched"], row["where"], row["where_zh"], queries)
