"""The newest figure of a reading, whether or not it falls into the period that is judged."""

from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.readings import Reading, added
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Accrual, Measure

STOCK_SPANS = (Span.YEAR, Span.MONTH, Span.DAY)


def newest_figure(area: str, reading: Reading, archive: Archive) -> Evidence | None:
    """Give the figure of the last date for which every indicator of a reading was told; None if there is none.

    A flow that would have to be worked out of a stock has no figure of its own.
    """
    rows_by_indicator = [_rows(area, name, reading, archive) for name in reading.indicators]
    common = set.intersection(*({row.period.end for row in rows} for rows in rows_by_indicator))
    if not common:
        return None

    parts = [archive.best([row for row in rows if row.period.end == max(common)]) for rows in rows_by_indicator]
    figures = [part for part in parts if part is not None]
    return figures[0] if len(figures) == 1 else added(reading, figures)


def _rows(area: str, indicator: str, reading: Reading, archive: Archive) -> list[Row]:
    rows = archive.series(area, indicator, reading.measure)
    if reading.accrual == Accrual.STOCK:
        return [row for row in rows if row.period.span in STOCK_SPANS]
    if reading.measure == Measure.LEVEL and archive.accrual(area, indicator) == Accrual.STOCK:
        return []
    return [row for row in rows if row.period.span is Span.YEAR]
