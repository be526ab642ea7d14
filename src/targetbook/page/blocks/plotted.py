"""Series of the record laid out for charts: one best figure a period, with its targets beside it."""

from decimal import Decimal

import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.targets import NumericTarget, numeric_targets, read_targets
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import kind_of
from targetbook.page.voice.publishers import attribution
from targetbook.record.periods import Span

BILLION = {"CNY 100m", "USD 100m"}


def evidence_by_period(chapter: Chapter, area: str, indicator: str, measure: str) -> list[Evidence]:
    """Give the best evidence of each period, oldest first; none where one page tells two."""
    return [evidence for evidence in results_by_period(chapter, area, indicator, measure) if not evidence.torn]


def results_by_period(chapter: Chapter, area: str, indicator: str, measure: str) -> list[Evidence]:
    """Give the results told of each reference period of a series, oldest first, figures that a page tells twice too."""
    rows = [row for row in chapter.archive.series(area, indicator, measure) if kind_of(row).is_result]
    periods = {row.period.text: row.period for row in rows}
    candidates = [chapter.archive.best([row for row in rows if row.period.text == text]) for text in periods]
    return sorted((evidence for evidence in candidates if evidence), key=lambda evidence: evidence.best.period.end)


def whole_years(evidence: list[Evidence]) -> list[Evidence]:
    """Keep the figures of whole years."""
    return [item for item in evidence if item.best.period.span is Span.YEAR]


def in_year(evidence: list[Evidence]) -> list[Evidence]:
    """Keep the figures that count from January to a month of the year."""
    return [item for item in evidence if item.best.period.in_year]


def points(evidence: list[Evidence], chapter: Chapter) -> pd.DataFrame:
    """Lay evidence out: area, period, end, year, months, number (as plotted), text, short, bound, firm, key, source.

    `breaks` tells the figures from which on those before them are not comparable.
    """
    return pd.DataFrame([_point(item, chapter) for item in evidence])


def targets_of_series(chapter: Chapter, area: str, indicator: str, measure: str) -> list[NumericTarget]:
    """Give the targets on a series in every year and document, by period."""
    targets = numeric_targets(read_targets(chapter.record, area))
    of_series = [target for target in targets if target.series == (indicator, measure)]
    return sorted(of_series, key=lambda target: target.period.end)


def marks(targets: list[NumericTarget], chapter: Chapter) -> pd.DataFrame:
    """Lay numbers announced for one year out: period, number (as plotted), text, document."""
    return pd.DataFrame([_mark(target, chapter) for target in targets])


def _mark(target: NumericTarget, chapter: Chapter) -> dict[str, object]:
    return {
        "period": numbers.period(target.period, chapter.words),
        "number": plotted(target.value, target.unit, chapter.lang),
        "text": numbers.of_target(target, chapter.words),
        "document": chapter.words(f"document.{target.announcement_kind}"),
    }


def plotted(number: Decimal, unit: str, lang: str) -> float:
    """Give a figure as drawn: money in billions in English, in 亿 in Chinese."""
    return float(number.scaleb(-1)) if lang == "en" and unit in BILLION else float(number)


def short(number: Decimal, unit: str, chapter: Chapter) -> str:
    """Write a figure for a label on a chart whose axis names the unit."""
    scaled = numbers.billions(number) if chapter.lang == "en" and unit in BILLION else number
    return numbers.grouped(scaled, chapter.words) + ("%" if unit == "%" else "")


def _point(evidence: Evidence, chapter: Chapter) -> dict[str, object]:
    row = evidence.best

    return {
        "area": chapter.name_of(row.area),
        "period": numbers.period(row.period, chapter.words),
        "end": midnight(row.period.end),
        "year": row.period.year,
        "months": row.period.months,
        "number": plotted(row.value, row.unit, chapter.lang),
        "text": numbers.of_row(row, chapter.words),
        "short": short(row.value, row.unit, chapter),
        "bound": row.bound,
        "firm": evidence.firm,
        "breaks": bool(evidence.series_break),
        "key": row.key,
        "source": attribution(row.publisher, chapter.record, chapter.words),
    }
