"""Verdicts as plain objects: what `verdicts --format json` prints and the press reads."""

from pathlib import Path
from typing import Any

from targetbook.judgement.across.robustness import Alternative
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.averages import Dispute, Link, Mean
from targetbook.judgement.means.bases import Carried
from targetbook.judgement.readings import Result
from targetbook.judgement.running.backtest import Backtest
from targetbook.judgement.running.pace import Pace
from targetbook.judgement.tally import promised
from targetbook.judgement.targets import Deed, NumericTarget, Target
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.handover.brief_and_sheet import brief, sheet
from targetbook.page.handover.feed import feed
from targetbook.page.handover.verdict_formats import format_verdicts
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.verdict import body, settles
from targetbook.record.files.atomic import write_whole
from targetbook.record.reading import read_record

CHAPTERS = "chapters"
BYTE_ORDER_MARK = "\ufeff"  # tells spreadsheets that the text is UTF-8


def save_edition(data: Path, folder: Path, place: str, area: str, year: int, as_of: str | None, lang: str) -> None:
    """Write for the press an edition's verdicts (JSON and CSV), what the front page says of it, its sheet and feed.

    `place` is the edition's own below the site, where the front page stands; the sheet stands in that place.
    """
    chapter = make_chapter("overview", Parameters(area, year, as_of, lang), data, read_record(data))
    objects = verdict_objects(chapter)
    write_whole(folder / "verdicts.json", format_verdicts(objects, "json") + "\n")
    write_whole(folder / "verdicts.csv", BYTE_ORDER_MARK + format_verdicts(objects, "csv") + "\n")
    write_whole(folder / "brief.txt", f"{brief(chapter, f'{place}/{CHAPTERS}')}\n")
    write_whole(folder / "feed.xml", feed(chapter))
    write_whole(folder / "sheet.txt", f"{sheet(chapter, CHAPTERS)}\n")


def verdict_objects(chapter: Chapter) -> list[dict[str, Any]]:
    """Give every verdict of the edition as an object of plain values; numbers are decimals as published."""
    in_overview = promised(chapter.all_verdicts)
    return [_object(verdict, verdict in in_overview, chapter) for verdict in chapter.all_verdicts]


def _object(verdict: Verdict, in_overview: bool, chapter: Chapter) -> dict[str, Any]:
    return {
        **_target(verdict.target),
        "in_overview": in_overview,  # `counted` is of every document, this of what the overview counts
        **_outcome(verdict),
        "would_settle": settles(verdict, chapter) or None,
        "settled_by": [str(key) for key in verdict.settled_by],
        "publisher": body(verdict.publisher, chapter) if verdict.publisher else None,
        "searched": [{"date": search.searched, "where": search.where} for search in verdict.searches],
        "rules": verdict.rules,
        "as_of": verdict.as_of.isoformat(),
    }


def _target(target: Target) -> dict[str, Any]:
    """Give what was announced, and whether it counts among the targets of its area."""
    number = target if isinstance(target, NumericTarget) else None
    deed = target if isinstance(target, Deed) else None
    return {
        "area": target.area,
        "year": target.year,
        "target": target.name,
        "theme": target.theme,
        "kind": target.kind,
        "indicator": number.indicator if number else None,
        "measure": number.measure if number else None,
        "period": target.period.text,
        "comparator": target.comparator,
        "value": _number(number.value if number else None),
        "upper": _number(number.upper if number else None),
        "unit": number.unit if number else None,
        "document": target.document,
        "announcement": target.announcement,
        "announcement_kind": target.announcement_kind,
        "counted": target.counts,
        "listed_because": target.listed_because,
        "example_of": target.example_of,
        "announced": target.announced,
        "due": target.due.isoformat(),
        "firmness": target.firmness,
        "text_en": target.text_en,
        "text_zh": target.text_zh,
        "counts_as_done": deed.counts_as_done if deed else None,
        "linked": list(target.linked),
        "sources": list(target.sources),
    }


def _outcome(verdict: Verdict) -> dict[str, Any]:
    """Give what became of it, by which rows and by what arithmetic."""
    return {
        "status": verdict.status,
        "reason": verdict.reason,
        "qualifiers": list(verdict.qualifiers),
        "observed": _number(verdict.observed),
        "gap": _number(verdict.gap),
        "evidence": _evidence(verdict),
        "carried": _carried(verdict.carried),
        "mean": _mean(verdict.mean),
        "readings": [_reading(result) for result in verdict.readings],
        "pace": _pace(verdict),
        "flips": _flips(verdict),
        "robustness": [_alternative(alternative) for alternative in verdict.robustness],
    }


def _evidence(verdict: Verdict) -> list[dict[str, Any]]:
    rows = [_row(row, "for") for row in _rows(verdict.evidence)]
    against = [_row(row, "against") for row in (verdict.evidence.contradicting if verdict.evidence else ())]
    reports = [
        {
            "key": row.key,
            "state": row.state,
            "occurred": row.occurred,
            "released": row.released,
            "source": row.source,
            "channel": row.channel,
            "publisher": row.publisher,
        }
        for row in verdict.milestones
    ]

    return [*rows, *against, *reports]


def _row(row: Row, speaks: str) -> dict[str, Any]:
    return {
        "key": row.key,
        "value": _number(row.value),
        "unit": row.unit,
        "period": row.period.text,
        "bound": row.bound,
        "status": row.status,
        "released": row.released or None,
        "source": row.source,
        "channel": row.channel,
        "publisher": row.publisher,
        "speaks": speaks,
    }


def _rows(evidence: Evidence | None) -> list[Row]:
    """Give the rows of the record behind a figure; a sum of several is no row itself."""
    return [row for row in evidence.rows if "+" not in row.indicator] if evidence else []


def _reading(result: Result) -> dict[str, Any]:
    return {
        "indicator": result.reading.indicator,
        "measure": result.reading.measure,
        "accrual": result.reading.accrual,
        "relation": result.reading.relation,
        "bears": result.bears,
        "reached": result.reached,
        "observed": _number(result.observed),
        "gap": _number(result.gap),
        "reason": result.reason,
        "evidence": [row.key for row in _rows(result.evidence)],
    }


def _carried(carried: Carried | None) -> dict[str, Any] | None:
    """Give the figure on its target's base, and the rows that carry it there."""
    if carried is None:
        return None

    return {
        "value": _rounded(carried.value),
        "reached": carried.reached,
        "old": carried.old.key,
        "new": carried.new.key,
    }


def _mean(mean: Mean | None) -> dict[str, Any] | None:
    """Give the two ends of a mean growth that nobody published, and the years that it is worked out of."""
    if mean is None:
        return None

    years = [_link(link) for link in mean.links]
    disputes = [_dispute(dispute) for dispute in mean.disputes]
    ends = {"low": _rounded(mean.low), "high": _rounded(mean.high)}

    return {**ends, "firm": mean.firm, "years": years, "disputed_by": disputes}


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "year": dispute.year,
        "low": _rounded(dispute.rest.low),
        "high": _rounded(dispute.rest.high),
        "mean_low": _rounded(dispute.mean.low),
        "mean_high": _rounded(dispute.mean.high),
        "evidence": [_row(dispute.row, "against")],
    }


def _link(link: Link) -> dict[str, Any]:
    interval = link.interval
    rows = [row for item in link.evidence for row in item.rows]

    return {
        "year": link.year,
        "low": _number(interval.low) if interval else None,
        "high": _number(interval.high) if interval else None,
        "from": "growth" if link.figure is not None else "ranks",
        "evidence": [_row(row, "for") for row in rows],
    }


def _flips(verdict: Verdict) -> dict[str, Any] | None:
    flips = verdict.flips
    return None if flips is None else {"meets": _number(flips.meets), "misses": _number(flips.misses)}


def _alternative(alternative: Alternative) -> dict[str, Any]:
    return {
        "rule": alternative.rule,
        "result": alternative.result,
        "number": _rounded(alternative.number),
        "evidence": alternative.row.key,
    }


def _pace(verdict: Verdict) -> dict[str, Any] | None:
    if verdict.pace is None:
        return None

    share = verdict.pace.share

    return {
        "period": verdict.pace.evidence.best.period.text,
        "observed": _number(verdict.pace.evidence.best.value),
        "required_rest": _rounded(verdict.pace.required),
        "projected": _rounded(verdict.pace.projected),
        "share": None if share is None else round(float(share.part), 4),
        "share_area": None if share is None else share.area,
        "share_years": [] if share is None else list(share.years),
        **_projection(verdict.pace),
        "backtest": _backtest(verdict.pace.tested),
        "linear": _linear(verdict.pace),
    }


def _projection(pace: Pace) -> dict[str, Any]:
    """Give what earlier area-years make of a running year; a probability only with a test of the rule."""
    projection = pace.projection
    is_known = projection is not None and projection.centre is not None

    return {
        "expected": _rounded(projection.centre) if projection else None,
        "interval": [_rounded(projection.low), _rounded(projection.high)] if projection and is_known else None,
        "probability": None if pace.probability is None else round(pace.probability, 4),
        "beyond_class": projection.beyond if projection and is_known else None,
        "class_n": len(projection.cases) if projection else 0,
        "class_areas": list(projection.areas) if projection else [],
    }


def _backtest(test: Backtest | None) -> dict[str, Any] | None:
    if test is None:
        return None

    return {
        "months": test.months,
        "n": len(test.forecasts),
        "years": test.years,
        "brier": round(test.brier, 4),
        "brier_base_rate": round(test.brier_base, 4),
    }


def _linear(pace: Pace) -> dict[str, Any] | None:
    if pace.linear is None:
        return None
    return {"mark": _rounded(pace.linear.mark), "reached": pace.linear.reached, "disagrees": pace.disagrees}


def _number(number: Any) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _rounded(number: Any) -> float | None:
    return None if number is None else round(float(number), 2)
