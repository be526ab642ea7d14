"""What a schema cannot say: rules across columns, rows and tables of one area."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from targetbook.record.dates import first_day, last_day
from targetbook.record.findings import Finding
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record

Row = Any
RATIOS = {
    "growth": "%",
    "average_growth": "%",
    "share": "%",
    "share_of_city": "%",
    "rank": "rank",
    "growth_rank": "rank",
}


@dataclass(frozen=True)
class Shelf:
    """One area's tables beside what they refer to."""

    area: str
    record: Record

    def table(self, name: str) -> pd.DataFrame:
        """Give the area's rows of a table."""
        frame = self.record.tables()[name]
        return frame[frame["area"] == self.area]

    @property
    def units(self) -> dict[str, str]:
        """Give the unit of measure of each indicator that the area may use."""
        catalogue = self.record.indicators[self.record.indicators["area"].isin(["", self.area])]
        return dict(zip(catalogue["indicator"], catalogue["unit"], strict=True))


def check_rules(record: Record, area: str, folder: str) -> list[Finding]:
    """Run every rule over one area's folder (its path for messages, like `data/haizhu`)."""
    shelf = Shelf(area, record)
    return [
        Finding(f"{folder}/{table}.csv", int(row.line), column, message)
        for table, rules in RULES.items()
        for row in shelf.table(table).itertuples()
        for rule in rules
        for column, message in rule(row, shelf)
    ]


Found = Iterator[tuple[str, str]]


def period_is_one(row: Row, shelf: Shelf) -> Found:
    """A period reads as one of the five forms."""
    try:
        parse_period(row.period)
    except ValueError as wrong:
        yield "period", str(wrong)


def year_ends_period(row: Row, shelf: Shelf) -> Found:
    """A target is judged in the year in which its period ends."""
    ends = last_day(row.period.rpartition("/")[2]).year
    if ends != int(row.year):
        yield "year", f"{row.year} is not the year in which {row.period} ends; expected {ends}"


def kind_has_its_fields(row: Row, shelf: Shelf) -> Found:
    """A number needs indicator, measure, value and unit; a deed needs none of them, and `done`."""
    numeric = ("indicator", "measure", "value", "unit")
    if row.kind == "quantitative":
        yield from (
            (name, f"is empty; a quantitative target needs {', '.join(numeric)}")
            for name in numeric
            if not getattr(row, name)
        )
    else:
        yield from (
            (name, f"{getattr(row, name)!r} in a {row.kind} commitment; expected an empty cell")
            for name in numeric
            if getattr(row, name)
        )
    if (row.comparator == "done") == (row.kind == "quantitative"):
        yield "comparator", f"{row.comparator!r} does not go with kind {row.kind}; `done` is for deeds alone"
    if row.kind == "milestone" and not row.counts_as_done:
        yield "counts_as_done", "is empty; a milestone needs the sentence that says what would settle it"


def upper_only_between(row: Row, shelf: Shelf) -> Found:
    """An upper end goes with `between` alone, above the lower one."""
    if (row.comparator == "between") != bool(row.upper):
        yield (
            "upper",
            f"{row.upper!r} with comparator {row.comparator}; expected an upper end with `between` only",
        )
    elif row.upper and float(row.upper) <= float(row.value):
        yield "upper", f"{row.upper} is not above the lower end {row.value}"


def partial_due_has_note(row: Row, shelf: Shelf) -> Found:
    """A due date that is no day needs a note."""
    if row.due and len(row.due) < 10 and not row.note:
        yield "due", f"{row.due} is not a day; expected a day, or a note saying why it is not known"


def sources_exist(row: Row, shelf: Shelf) -> Found:
    """Each source of a target is in the area's sources."""
    known = set(shelf.table("sources")["source"])
    yield from (("sources", f"no source {name!r} in sources.csv") for name in row.sources.split() if name not in known)


def links_return(row: Row, shelf: Shelf) -> Found:
    """A linked target exists and links back."""
    targets = shelf.table("targets").set_index("target")["linked"]
    for name in row.linked.split():
        if name not in targets:
            yield "linked", f"no target {name!r} in targets.csv"
        elif row.target not in str(targets[name]).split():
            yield "linked", f"{name!r} does not link back to {row.target!r}"


def indicator_in_catalogue(row: Row, shelf: Shelf) -> Found:
    """Each indicator named is in the catalogue, or in the area's own."""
    named = [name for name in row.indicator.split("+") if name]
    yield from (("indicator", f"no indicator {name!r} in indicators.csv") for name in named if name not in shelf.units)


def unit_fits_measure(row: Row, shelf: Shelf) -> Found:
    """A level carries the indicator's unit of measure; a rate is in %, a place is a rank."""
    if not row.indicator or row.indicator not in shelf.units:
        return
    expected = RATIOS.get(row.measure, shelf.units[row.indicator])
    if row.unit != expected:
        yield "unit", f"{row.unit!r} for the {row.measure} of {row.indicator}; expected {expected!r}"


def released_in_time(row: Row, shelf: Shelf) -> Found:
    """No figure is told before its period begins, forecasts apart, nor after the record was last searched."""
    if not row.released:
        return
    if first_day(row.released) > shelf.record.areas[shelf.area].record_date:
        yield "released", f"{row.released} is later than the area's record_date"
    if row.status != "forecast" and last_day(row.released) < parse_period(row.period).start:
        yield "released", f"{row.released} is before {row.period} begins; only a forecast may be"


def summed_units_agree(row: Row, shelf: Shelf) -> Found:
    """Indicators joined by + share one unit of measure."""
    units = {shelf.units.get(name, "") for name in row.indicator.split("+")}
    if len(units) > 1:
        yield "indicator", f"{row.indicator} sums {' and '.join(sorted(units))}; expected one unit of measure"


def deed_told_after_it_happened(row: Row, shelf: Shelf) -> Found:
    """A deed is not told before it happens."""
    if last_day(row.released) < first_day(row.occurred):
        yield "released", f"{row.released} is before {row.occurred}, when it happened"


Rule = Callable[[Row, Shelf], Found]
RULES: dict[str, tuple[Rule, ...]] = {
    "targets": (
        period_is_one,
        year_ends_period,
        kind_has_its_fields,
        upper_only_between,
        partial_due_has_note,
        sources_exist,
        links_return,
        indicator_in_catalogue,
        unit_fits_measure,
    ),
    "observations": (period_is_one, indicator_in_catalogue, unit_fits_measure, released_in_time),
    "milestones": (deed_told_after_it_happened,),
    "readings": (indicator_in_catalogue, summed_units_agree),
}
