"""Which published rows speak for a figure, which against it, and how firm that is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar, cast

from targetbook.judgement.comparison import Interval, interval, printed
from targetbook.judgement.rules.standard import Rules
from targetbook.record.dates import last_day
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.publishers import houses, root_publisher
from targetbook.record.reading import Record
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import Accrual, Bound, FigureStatus, Measure

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Indicator:
    """An entry of the catalogue; `area` is '' where it is shared by all."""

    area: str
    indicator: str
    theme: str
    label_en: str
    label_zh: str
    accrual: str
    unit: str
    decimals: str
    growth_basis: str
    publisher: str
    definition_en: str
    definition_zh: str
    counter_zh: str


@dataclass(frozen=True)
class Row:
    """One observation with what is known of its source."""

    area: str
    indicator: str
    measure: Measure
    period: Period
    value: Decimal
    unit: str
    bound: Bound
    basis: str
    status: FigureStatus
    released: str
    source: str
    note: str
    note_zh: str
    series_break: str
    channel: str
    publisher: str
    counter: str = ""  # the word by which Chinese counts what the indicator counts

    @property
    def key(self) -> str:
        """Name the row: area, indicator, measure, period, value and source."""
        key = SeriesKey(self.indicator, self.measure, self.period.text, self.area, str(self.value), self.source)
        return str(key)

    @property
    def breaks(self) -> bool:
        """Whether the record says that from this figure on those before it are not comparable."""
        return bool(self.series_break)

    @property
    def is_figure(self) -> bool:
        """Whether the row tells a figure at all: a forecast and a size class are named, never held against anything."""
        return self.status != FigureStatus.FORECAST and self.bound != Bound.SIZE_CLASS

    @property
    def interval(self) -> Interval:
        """Give where the true figure lies."""
        return interval(self.value, self.bound)


@dataclass(frozen=True)
class Evidence:
    """The row a figure is taken from, the rows that agree with it and those that do not."""

    best: Row
    agreeing: tuple[Row, ...] = ()
    contradicting: tuple[Row, ...] = ()
    firm: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give the rows used: the best one and those that agree."""
        return (self.best, *self.agreeing)

    @property
    def series_break(self) -> str:
        """Say what the series counts otherwise from this figure on, whichever row marks it; '' where it goes on."""
        return next((row.series_break for row in (*self.rows, *self.contradicting) if row.breaks), "")

    @property
    def torn(self) -> tuple[Row, ...]:
        """Give the other values that the best row's own page prints for the same figure: neither can be chosen."""
        return tuple(row for row in self.contradicting if _print(row) == _print(self.best))

    @property
    def opposing(self) -> tuple[Row, ...]:
        """Give the rows of other pages or days that tell another figure."""
        return tuple(row for row in self.contradicting if _print(row) != _print(self.best))


class Archive:
    """The rows of a record, ready to be asked by area, indicator and measure."""

    def __init__(self, record: Record, rules: Rules) -> None:
        self.rules = rules
        self.record = record
        self._rows: dict[tuple[str, str, str], list[Row]] = {}
        self._entries: dict[tuple[str, str], Indicator | None] = {}
        self._known: dict[tuple[object, ...], object] = {}

    def once(self, key: tuple[object, ...], work_out: Callable[[], Thing]) -> Thing:
        """Work something out once, and keep it under its name."""
        if key not in self._known:
            self._known[key] = work_out()
        return cast("Thing", self._known[key])

    def indicator(self, area: str, name: str) -> Indicator | None:
        """Give the catalogue's entry, the area's own first."""
        if (area, name) not in self._entries:
            entries = self.record.rows("indicators", area=area, indicator=name)
            rows = entries or self.record.rows("indicators", area="", indicator=name)
            self._entries[area, name] = _indicator(rows[-1]) if rows else None
        return self._entries[area, name]

    def source(self, area: str, name: str) -> dict[str, str]:
        """Give channel and publisher of a source, '' where it is not in the record."""
        rows = self.record.rows("sources", area=area, source=name)
        return {column: rows[-1][column] if rows else "" for column in ("channel", "publisher")}

    def accrual(self, area: str, name: str) -> str:
        """Tell whether an indicator is a flow or a stock."""
        entry = self.indicator(area, name)
        return entry.accrual if entry is not None else Accrual.FLOW

    def series(self, area: str, indicator: str, measure: str) -> list[Row]:
        """Give the rows that may be evidence: no forecast, no size class, and growth on the official basis alone."""
        entry = self.indicator(area, indicator)
        basis = entry.growth_basis if entry is not None and "growth" in measure else ""
        rows = self._series(area, indicator, measure)
        return [row for row in rows if row.is_figure and (not basis or row.basis in ("", basis))]

    def is_broken(self, row: Row, other: Row) -> bool:
        """Whether the record marks a break of their series between two figures."""
        return self.breaks_between(row.area, row.indicator, row.measure, row.period, other.period)

    def breaks_between(self, area: str, indicator: str, measure: str, period: Period, other_period: Period) -> bool:
        """Whether a series begins to count something else after the earlier and not after the later of two periods."""
        marks = [row.period for row in self._series(area, indicator, measure) if row.breaks]
        if not marks:
            return False
        earlier, later = sorted((period, other_period), key=lambda period: (period.end, period.start))
        stock = self.accrual(area, indicator) == Accrual.STOCK
        return any(_begins_between(mark, earlier, later, stock) for mark in marks)

    def all_rows(self, area: str, indicator: str) -> list[Row]:
        """Give every row on an indicator in the record's order, forecasts, size classes and other bases among them."""
        observations = self.record.rows("observations", area=area, indicator=indicator)
        measures = dict.fromkeys(cells["measure"] for cells in observations)
        return [row for measure in measures for row in self._series(area, indicator, measure)]

    def _series(self, area: str, indicator: str, measure: str) -> list[Row]:
        place = area, indicator, measure
        if place not in self._rows:
            observations = self.record.rows("observations", area=area, indicator=indicator, measure=measure)
            entry = self.indicator(area, indicator)
            counter = {"counter": entry.counter_zh if entry else ""}
            self._rows[place] = [_row(cells | self.source(area, cells["source"]) | counter) for cells in observations]
        return self._rows[place]

    def best(self, rows: list[Row]) -> Evidence | None:
        """Choose the row to go by; None of no rows."""
        if not rows:
            return None

        best = min(rows, key=self.order)
        others = [row for row in rows if row is not best]
        agreeing = tuple(row for row in others if coincide(row, best))
        contradicting = tuple(row for row in others if not coincide(row, best) and not _revision(row, best))

        return Evidence(best, agreeing, contradicting, self._firm([best, *agreeing]))

    def of_period(self, area: str, indicator: str, measure: str, period: Period) -> Evidence | None:
        """Give the evidence of this period."""
        return self.best([row for row in self.series(area, indicator, measure) if row.period.text == period.text])

    def standing(self, row: Row) -> Evidence:
        """Give a row with those of its period that tell the same: what its own value rests on."""
        releases = [other for other in self.series(row.area, row.indicator, row.measure) if other.period == row.period]
        agreeing = tuple(other for other in releases if other is not row and coincide(other, row))
        return Evidence(row, agreeing, (), self._firm([row, *agreeing]))

    def stock_at_end(self, area: str, indicator: str, measure: str, period: Period) -> Evidence | None:
        """Give the evidence of a stock at its last date in the period, unless that is too early for its end."""
        earliest = period.end - timedelta(days=self.rules.stock_window_days)
        rows = [row for row in self.series(area, indicator, measure) if earliest <= row.period.end <= period.end]
        rows = [row for row in rows if row.period.span not in (Span.PLAN, Span.CUMULATIVE)]
        newest = max((row.period.end for row in rows), default=None)
        return self.best([row for row in rows if row.period.end == newest])

    def order(self, row: Row) -> tuple[object, ...]:
        """Rank a row by the rules of evidence, the best first."""
        rank = self.rules.evidence.rank
        places = {
            "provisional": row.status in self.rules.evidence.provisional_status,
            "channel": rank("channel", row.channel),
            "status": rank("status", row.status),
            "bound": rank("bound", row.bound),
            "decimals": int(row.value.as_tuple().exponent),
            "released": last_day(row.released or "9999"),
        }
        return *(places[name] for name in self.rules.evidence.order), row.source, row.value

    def firm(self, origins: list[tuple[str, str]]) -> bool:
        """Whether these (channel, publisher) pairs make firm evidence: an official one, or independent press."""
        if any(channel == self.rules.evidence.firm_channel for channel, _ in origins):
            return True
        need = self.rules.evidence.firm_publishers
        printed_by = [root_publisher(publisher) for channel, publisher in origins if channel == need.channel]
        independent = {self._house_of.get(publisher, publisher) for publisher in printed_by}
        return len(independent) >= need.count

    @cached_property
    def _house_of(self) -> dict[str, str]:
        """Name for each publisher its house: papers of one house count once."""
        return houses(self.record)

    def _firm(self, rows: list[Row]) -> bool:
        provisional = self.rules.evidence.provisional_status
        return self.firm([(row.channel, row.publisher) for row in rows if row.status not in provisional])


def coincide(row: Row, other: Row) -> bool:
    """Whether two rows tell one figure: equal at the coarser of their decimals, or within each other's bounds."""
    if Bound.EXACT == row.bound == other.bound:
        return printed(row.value).overlaps(Interval(other.value, other.value)) or printed(other.value).overlaps(
            Interval(row.value, row.value)
        )
    return row.interval.overlaps(other.interval)


def _begins_between(mark: Period, earlier: Period, later: Period, stock: bool) -> bool:
    """Whether the first figure of another count lies between two others, by its last day or, of a flow, its first."""
    ended = earlier.end < mark.end <= later.end
    return ended or (not stock and earlier.start < mark.start <= later.start)


def _print(row: Row) -> tuple[str, ...]:
    return row.area, row.source, row.status, row.released


def _revision(row: Row, best: Row) -> bool:
    return (row.status == FigureStatus.REVISED) != (best.status == FigureStatus.REVISED)


def _indicator(row: dict[Any, Any]) -> Indicator:
    return Indicator(**{name: row.get(name, "") for name in Indicator.__dataclass_fields__})


def _row(row: dict[Any, Any]) -> Row:
    plain = {name: row.get(name, "") for name in Row.__dataclass_fields__ if name not in ("period", "value")}
    return Row(period=parse_period(row["period"]), value=Decimal(row["value"]), **plain)
