"""Verdicts: outcome and evidence, each by its rule, then one label."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from targetbook.judgement.claims import Claim, claims
from targetbook.judgement.deeds import Deed, Milestone, judge_deed, judge_quality
from targetbook.judgement.evidence import Archive, Evidence
from targetbook.judgement.flips import Flips, flips_of
from targetbook.judgement.pace import Pace, has_in_year_series, judge_pace
from targetbook.judgement.readings import PROXY, SAME, Result, judge_reading, readings_of
from targetbook.judgement.robustness import Alternative, depends_on_rule, panel
from targetbook.judgement.rules import Rules, standard_rules
from targetbook.record.reading import Record

SETTLED = ("met", "met_provisional", "missed", "missed_provisional")
RUNNING = ("on_pace", "behind", "open")
UNJUDGED = "cannot_be_judged"


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
class Verdict:
    """What a claim amounts to as of a day; `settles` names what would settle it, `publisher` who could publish that."""

    claim: Claim
    status: str
    as_of: date
    rules: str
    publisher: str
    reason: str | None = None
    qualifiers: tuple[str, ...] = ()
    observed: Decimal | None = None
    gap: Decimal | None = None
    evidence: Evidence | None = None
    milestones: tuple[Milestone, ...] = ()
    readings: tuple[Result, ...] = ()
    pace: Pace | None = None
    settles: str | None = None
    searches: tuple[Search, ...] = ()
    flips: Flips | None = None
    robustness: tuple[Alternative, ...] = ()

    @property
    def outcome(self) -> str | None:
        """Give met or missed, however firm the evidence; None where neither is shown."""
        return self.status.removesuffix("_provisional") if self.status in SETTLED else None


def judge(record: Record, area: str, year: int | None, day: date, rules: Rules | None = None) -> list[Verdict]:
    """Judge every claim of an area and year (None: of every year) from a record as known on `day`."""
    archive, told = Archive(record, rules or standard_rules()), claims(record, area)
    return judge_some([claim for claim in told if year in (None, claim.year)], told, day, archive)


def judge_some(some: list[Claim], told: list[Claim], day: date, archive: Archive) -> list[Verdict]:
    """Judge some of the claims told of an area; the others only where they are on the same quantities."""
    quantities = {_quantity(claim) for claim in some}
    judged = [judge_claim(claim, day, archive) for claim in told if _quantity(claim) in quantities]
    return [verdict for verdict in _with_documents(judged) if verdict.claim in some]


def judge_claim(claim: Claim, day: date, archive: Archive) -> Verdict:
    """Judge one claim by itself."""
    blank = Verdict(claim, UNJUDGED, day, archive.rules.version, publisher_of(claim, archive))
    verdict = _judge_number(blank, archive) if claim.kind == "quantitative" else _judge_deed(blank, archive)
    soft = ("soft_target",) if claim.firmness != "plain" else ()
    return replace(
        verdict,
        qualifiers=(*verdict.qualifiers, *soft),
        settles=_settles(verdict),
        searches=_searches(claim, archive.record),
        flips=flips_of(claim, verdict.evidence, archive),
    )


def publisher_of(claim: Claim, archive: Archive) -> str:
    """Name, by its code, the body that could publish what settles a claim."""
    entry = archive.indicator(claim.area, claim.indicator) if claim.indicator else None
    rules = archive.rules
    return (
        entry.publisher if entry is not None else rules.publisher_by_theme.get(claim.theme, rules.publisher_otherwise)
    )


def _judge_number(blank: Verdict, archive: Archive) -> Verdict:
    claim = blank.claim
    results = tuple(judge_reading(claim, reading, archive) for reading in readings_of(claim, archive))
    told = replace(blank, readings=results)
    if claim.comparator == "class":
        return replace(told, reason="size_class")
    if blank.as_of <= claim.due:
        return _judge_running(told, archive)
    return _with_rules(_judge_readings(told), archive)


def _with_rules(told: Verdict, archive: Archive) -> Verdict:
    """Add what other rules say of the figure gone by, and whether the outcome turns on the rule."""
    if told.evidence is None:
        return told
    others = panel(told.claim, told.evidence, told.outcome, archive)
    turns = ("depends_on_rule",) if depends_on_rule(told.claim, others, told.outcome, archive.rules) else ()
    return replace(told, robustness=others, qualifiers=(*told.qualifiers, *turns))


def _judge_running(told: Verdict, archive: Archive) -> Verdict:
    if not has_in_year_series(told.claim, archive):
        return replace(told, reason="not_due")
    pace = judge_pace(told.claim, archive)
    evidence = pace.evidence if pace else None
    status = pace.status(archive) if pace else "open"
    return replace(told, status=status, pace=pace, evidence=evidence)


def _judge_readings(told: Verdict) -> Verdict:
    judged = [result for result in told.readings if result.reading.relation != PROXY]
    outcomes = {result.reached for result in judged if _counts(result)}
    if outcomes - {None} and len(outcomes) > 1:
        return replace(told, reason="undefined", qualifiers=("depends_on_definition",))
    if not outcomes - {None}:
        return replace(told, reason=_shared_reason(judged), evidence=_shown(judged))
    return _settled(told, min((result for result in judged if result.reached is not None), key=_nearness))


def _nearness(result: Result) -> tuple[object, ...]:
    """Sort readings that agree: what is promised itself first, then the firmest."""
    firm = result.evidence is not None and result.evidence.firm
    return result.reading.relation != SAME, not firm, result.reading.relation, result.reading.indicator


def _counts(result: Result) -> bool:
    """A `same` reading without a series counts as differing; any other without one is silent."""
    return result.reached is not None or result.reading.relation == SAME


def _shared_reason(judged: list[Result]) -> str:
    reasons = [result.reason or "not_found" for result in judged]
    return next((reason for reason in ("contradicted", "no_baseline") if reason in reasons), "not_found")


def _shown(judged: list[Result]) -> Evidence | None:
    return next((result.evidence for result in judged if result.evidence), None)


def _settled(told: Verdict, result: Result) -> Verdict:
    evidence = result.evidence
    assert evidence is not None
    qualifiers = [
        *(["exactly_at_threshold"] if result.gap == 0 and evidence.best.bound == "exact" else []),
        *(["contradicting_sources"] if evidence.contradicting else []),
    ]
    status = _label(bool(result.reached), evidence.firm)
    return replace(
        told,
        status=status,
        observed=result.observed,
        gap=result.gap,
        evidence=evidence,
        qualifiers=tuple(qualifiers),
    )


def _label(reached: bool, firm: bool) -> str:
    return ("met" if reached else "missed") + ("" if firm else "_provisional")


def _judge_deed(blank: Verdict, archive: Archive) -> Verdict:
    claim = blank.claim
    if claim.kind == "milestone":
        deed = judge_deed(claim, blank.as_of, archive)
    elif blank.as_of <= claim.due:
        deed = replace(judge_quality(claim, archive), reason="not_due")
    else:
        deed = judge_quality(claim, archive)
    return _from_deed(blank, deed)


def _from_deed(blank: Verdict, deed: Deed) -> Verdict:
    if deed.done is None:
        return replace(blank, reason=deed.reason, milestones=deed.rows)
    late = ("late",) if deed.late else ()
    return replace(blank, status=_label(deed.done, deed.firm), milestones=deed.rows, qualifiers=late)


def _settles(verdict: Verdict) -> str | None:
    """Name what would settle a claim: the end of its period, a definition, a figure, a deed told, an official word."""
    by_reason = {
        "not_due": "period_end",
        "undefined": "definition",
        "size_class": "threshold",
        "no_baseline": "baseline",
        "contradicted": "agreement",
        "effort_only": "state",
        "self_reported": "document",
    }
    if any(result.reading.relation == SAME and result.reached is None for result in verdict.readings):
        by_reason["undefined"] = "definition_and_figure"
    if verdict.status in RUNNING:
        return "period_end"
    if verdict.status in SETTLED:
        return "official" if verdict.status.endswith("_provisional") else None
    return by_reason.get(verdict.reason or "", "figure" if verdict.claim.kind == "quantitative" else "deed")


def _searches(claim: Claim, record: Record) -> tuple[Search, ...]:
    rows = record.rows("searches", area=claim.area, target=claim.target)
    return tuple(
        Search(row["searched"], row["where"], row["where_zh"], int(row["queries"]) if row["queries"] else None)
        for row in rows
    )


def _with_documents(verdicts: list[Verdict]) -> list[Verdict]:
    """Mark the claims on one quantity and period of which one document's is met and another's missed."""
    outcomes: dict[tuple[object, ...], dict[str, set[str]]] = {}
    for verdict in verdicts:
        if verdict.outcome and verdict.claim.firmness != "stretch":
            outcomes.setdefault(_quantity(verdict.claim), {}).setdefault(verdict.claim.document, set()).add(
                verdict.outcome
            )
    split = {
        quantity
        for quantity, by_document in outcomes.items()
        if len(set.union(*by_document.values())) > 1 < len(by_document)
    }
    return [
        replace(verdict, qualifiers=(*verdict.qualifiers, "depends_on_document"))
        if verdict.outcome and verdict.claim.firmness != "stretch" and _quantity(verdict.claim) in split
        else verdict
        for verdict in verdicts
    ]


def _quantity(claim: Claim) -> tuple[object, ...]:
    return claim.indicator, claim.measure, claim.period.text
