"""Targets and verdicts as frames: a row a target."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.tally import promised_targets
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.frames.columns import Role, typed_frame
from targetbook.page.frames.figures import figure, last_of
from targetbook.record.folder import NotInRecord, did_you_mean


def targets_frame(chapter: Chapter) -> pd.DataFrame:
    """Lay out what was announced."""
    in_overview = {target.name for target in promised_targets(chapter.targets_of_year)}
    rows = [_target(verdict.target, chapter) for verdict in verdicts_of(chapter)]
    return typed_frame("targets", [{**row, "in_overview": row["target"] in in_overview} for row in rows])


def verdicts_frame(chapter: Chapter) -> pd.DataFrame:
    """Lay out what became of it."""
    return typed_frame("verdicts", [_verdict(verdict, chapter) for verdict in verdicts_of(chapter)])


def evidence_frame(chapter: Chapter, targets: str | Iterable[str] | None) -> pd.DataFrame:
    """Lay out the figures and reports on a target or several, those that a verdict goes by first; else on all."""
    if targets is None:
        verdicts = verdicts_of(chapter)
    else:
        verdicts = _require_verdicts(chapter, [targets] if isinstance(targets, str) else list(targets))

    return typed_frame("evidence", [row for verdict in verdicts for row in _evidence(verdict, chapter)])


def _evidence(verdict: Verdict, chapter: Chapter) -> Iterator[dict[str, Any]]:
    best = verdict.evidence
    roles = [(Role.FOR, row) for row in (best.rows if best else ()) if "+" not in row.indicator]
    roles += [(Role.AGAINST, row) for row in (best.contradicting if best else ())]
    roles += [(Role.FOR, row) for row in (verdict.mean.rows if verdict.mean and not best else ())]
    rows = [{**figure(row, chapter), "role": role} for role, row in roles]

    for row in (*rows, *(_report(report, chapter) for report in verdict.milestones)):
        yield {**row, "target": verdict.target.name}


def verdicts_of(chapter: Chapter) -> list[Verdict]:
    """Give the verdicts of the chapter's theme; of the whole edition in a chapter that is on no theme."""
    return chapter.theme_verdicts if chapter.is_on_theme else chapter.all_verdicts


def _target(target: Target, chapter: Chapter) -> dict[str, Any]:
    return {
        "target": target.name,
        "year": target.year,
        "theme": target.theme,
        "words": chapter.text_of(target),
        "kind": target.kind,
        "indicator": target.indicator,
        "measure": target.measure,
        "period": target.period.text,
        "due": target.due,
        "comparator": target.comparator,
        "announced": number(target.value),
        "upper": number(target.upper),
        "unit": target.unit,
        "announced_on": last_of(target.announced),
        "document": target.announcement_kind,
        "firmness": target.firmness,
        "counted": target.counts,
    }


def _verdict(verdict: Verdict, chapter: Chapter) -> dict[str, Any]:
    target = verdict.target
    best = verdict.evidence.best if verdict.evidence else None
    source = best.source if best else next((report.source for report in verdict.deciding), None)

    return {
        "target": target.name,
        "theme": target.theme,
        "words": chapter.text_of(target),
        "comparator": target.comparator,
        "announced": number(target.value),
        "unit": target.unit,
        "period": target.period.text,
        "observed": number(verdict.observed),
        "gap": number(verdict.gap),
        "status": verdict.status,
        "reason": verdict.reason,
        "qualifiers": " ".join(verdict.qualifiers),
        "firm": _is_firm(verdict),
        "evidence": best.key if best else None,
        "area": best.area if best else target.area,
        "source": source,
    }


def _is_firm(verdict: Verdict) -> bool | None:
    """Whether an outcome, or the figure beside an open target, rests on firm evidence; None where there is neither."""
    if verdict.outcome:
        return not verdict.status.is_provisional
    return verdict.evidence.firm if verdict.evidence else None


def _report(report: Milestone, chapter: Chapter) -> dict[str, Any]:
    return {
        "area": report.area,
        "name": chapter.name_of(report.area),
        "period": report.occurred,
        "period_end": last_of(report.occurred),
        "channel": report.channel,
        "released": last_of(report.released),
        "source": report.source,
        "key": report.key,
        "role": Role.REPORT,
        "state": report.state,
    }


def _require_verdicts(chapter: Chapter, targets: list[str]) -> list[Verdict]:
    by_name = {target.name: target for target in chapter.targets_of_year}
    for name in targets:
        if name not in by_name:
            hint = did_you_mean(str(name), by_name) or "; chapter.targets lists them"
            raise NotInRecord(f"no target {name!r} of {chapter.year}{hint}")

    verdicts = {verdict.target.name: verdict for verdict in chapter.verdicts_on(by_name[name] for name in targets)}
    return [verdicts[name] for name in targets]


def number(value: Decimal | None) -> float | None:
    """Give a number of the record as a float."""
    return None if value is None else float(value)
