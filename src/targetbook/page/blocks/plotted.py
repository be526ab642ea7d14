"""Series of the record laid out for charts: one best figure a period, with its claims beside it."""

from collections import Counter
from decimal import Decimal

import pandas as pd

from targetbook.judgement.claims import Claim, claims
from targetbook.judgement.evidence import Evidence
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import kind_of
from targetbook.page.voice.publishers import attribution
from targetbook.record.periods import Span

BILLION = {"CNY 100m", "USD 100m"}
Key = tuple[int, Decimal | None]  # year, value


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


def claims_of_series(chapter: Chapter, area: str, indicator: str, measure: str) -> list[Claim]:
    """Give the claims on a series in every year and document, by period."""
    series = [
        claim for claim in claims(chapter.record, area) if (claim.indicator, claim.measure) == (indicator, measure)
    ]
    return sorted((claim for claim in series if claim.value is not None), key=lambda claim: claim.period.end)


def marks(claims: list[Claim], chapter: Chapter) -> pd.DataFrame:
    """Lay claims out as a table: period, end, year, number (as plotted), text, short, document, label.

    `label` names the numbers of the chapter's year and of the newest one, with their documents where they differ.
    """
    labels = _labels(claims, chapter)
    return pd.DataFrame([_mark(claim, labels, chapter) for claim in claims])


def _mark(claim: Claim, labels: dict[Key, str], chapter: Chapter) -> dict[str, object]:
    value = claim.value or Decimal()
    unit = claim.unit or ""

    return {
        "period": numbers.period(claim.period, chapter.words),
        "end": midnight(claim.period.end),
        "year": claim.year,
        "number": plotted(value, unit, chapter.lang),
        "text": numbers.of_claim(claim, chapter.words),
        "short": short(value, unit, chapter),
        "document": chapter.words(f"document.{claim.announcement_kind}"),
        "label": labels.get((claim.year, claim.value), ""),
    }


def _labels(claims: list[Claim], chapter: Chapter) -> dict[Key, str]:
    documents = _documents(claims, chapter)
    several = {year for year, n in Counter(year for year, _ in documents).items() if n > 1}
    labels = {}

    for (year, value), names in documents.items():
        number = short(value or Decimal(), unit_of(claims), chapter)
        labels[year, value] = f"{number} {'/'.join(dict.fromkeys(names))}" if year in several else number

    return labels


def _documents(claims: list[Claim], chapter: Chapter) -> dict[Key, list[str]]:
    """Name the documents of each number of the chapter's year and of the newest one."""
    newest = max((claim.year for claim in claims), default=0)
    documents: dict[Key, list[str]] = {}

    for claim in claims:
        if claim.year in (newest, chapter.year):
            name = chapter.words(f"document.short_{claim.announcement_kind}")
            documents.setdefault((claim.year, claim.value), []).append(name)

    return documents


def unit_of(claims: list[Claim]) -> str:
    """Give the unit of claims on one series."""
    return claims[0].unit or ""


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
