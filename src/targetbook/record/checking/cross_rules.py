"""What a schema cannot say: rules across columns, rows and tables of one area."""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from targetbook.record.checking.cell_values import unreadable
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.plausible import foreign, formula, impossible
from targetbook.record.checking.rule_folder import Faults, Folder, Row, Rule
from targetbook.record.checking.target_rules import (
    announcement_agrees,
    deed_has_words,
    example_is_counted,
    kind_has_its_fields,
    links_return,
    partial_due_has_note,
    state_goes_with_kind,
    theme_in_catalogue,
    upper_only_between,
    year_ends_period,
)
from targetbook.record.dates import first_day, last_day
from targetbook.record.folder import did_you_mean
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record
from targetbook.record.vocabulary import FINAL, FigureStatus, Measure

Place = tuple[str, int]  # a file and the line of a row in it
LONGEST_PLAN = 50  # years
RATIOS = {
    Measure.GROWTH: "%",
    Measure.AVERAGE_GROWTH: "%",
    Measure.SHARE: "%",
    Measure.SHARE_OF_CITY: "%",
    Measure.RANK: "rank",
    Measure.GROWTH_RANK: "rank",
}


def check_rules(record: Record, area: str, place: str, faulty: Collection[Place] = ()) -> list[Finding]:
    """Run every rule over one area's folder (its path for messages, like `data/springfield`), faulty rows left out."""
    folder = Folder(area, record)
    faults = [("parent", message) for message in parents_end(record, area)] + [*names_are_own(record, area)]
    findings = [Finding(f"{place}/area.yml", 1, column, message) for column, message in faults]

    return findings + [
        Finding(file, line, column, message)
        for table in folder.tables
        for file, line, row in _rows(table, folder, place)
        if (file, line) not in faulty
        for column, message in _faults(table, row, folder)
    ]


def _rows(table: str, folder: Folder, place: str) -> Iterator[tuple[str, int, Row]]:
    """Give a table's rows, each with its file and line."""
    return ((f"{place}/{table}.csv", int(str(row.line)), row) for row in folder.tables[table].itertuples())


def parents_end(record: Record, area: str) -> Iterator[str]:
    """Give what is wrong where the areas above an area lead back to it."""
    above = [area]
    parent = record.areas[area].parent

    while parent:
        if parent in above:
            yield f"{' -> '.join([*above, parent])} is a circle; expected parents that end"
            return
        above.append(parent)
        parent = record.areas[parent].parent


def names_are_own(record: Record, area: str) -> Faults:
    """Give what an area calls itself that another one does too."""
    for key in ("code", "name_en", "name_zh"):
        name = getattr(record.areas[area], key)
        namesakes = [other.area for other in record.areas.values() if getattr(other, key) == name]
        if len(namesakes) > 1:
            yield key, f"{name} is what {' and '.join(namesakes)} say; expected one of its own"


def _faults(table: str, row: Row, folder: Folder) -> list[tuple[str, str]]:
    """Run a table's rules over a row whose cells can be read."""
    rules = (text_is_in_its_language, text_is_no_formula, *RULES.get(table, ()))
    return list(unreadable(table, row)) or [fault for rule in rules for fault in rule(row, folder)]


def text_is_in_its_language(row: Row, folder: Folder) -> Faults:
    """A Chinese text has a Chinese character, an English one a letter."""
    yield from ((column, message) for column, text in row._asdict().items() for message in foreign(column, str(text)))


def text_is_no_formula(row: Row, folder: Folder) -> Faults:
    """No cell is one that a spreadsheet would reckon with."""
    yield from ((column, message) for column, text in row._asdict().items() for message in formula(str(text)))


def sources_exist(row: Row, folder: Folder) -> Faults:
    """Each source of a row is in the area's sources."""
    names = set(folder.tables["sources"]["source"])
    for name in row.sources.split():
        if name not in names:
            yield "sources", f"no source {name!r} in sources.csv"


def publication_was_read(row: Row, folder: Folder) -> Faults:
    """A publication that was read names its source, one that was not seen names none, and what it holds is known."""
    if (row.reach == "not_seen") == bool(row.source):
        yield "source", f"{row.source or 'nothing'!r} does not go with {row.reach}; a source is where it was read"
    if row.source and row.source not in set(folder.tables["sources"]["source"]):
        yield "source", f"no source {row.source!r} in sources.csv"

    names = {*folder.units, *folder.themes}
    yield from (
        ("holds", f"no indicator or theme {name!r}{did_you_mean(name, names)}")
        for name in row.holds.split()
        if name not in names
    )


def queries_are_counted(row: Row, folder: Folder) -> Faults:
    """A row of searches stands for a search."""
    if row.queries and int(row.queries) < 1:
        yield "queries", f"{row.queries} searches were made; expected no row without a search"


def indicator_in_catalogue(row: Row, folder: Folder) -> Faults:
    """Each indicator is in the catalogue, or in the area's own."""
    for name in row.indicator.split("+"):
        if name and name not in folder.units:
            yield "indicator", f"no indicator {name!r} in indicators.csv"


def unit_fits_measure(row: Row, folder: Folder) -> Faults:
    """A level carries the indicator's unit of measure; a rate is in %, a place is a rank."""
    if not row.indicator or row.indicator not in folder.units:
        return

    expected = RATIOS.get(row.measure, folder.units[row.indicator])
    if row.unit and not expected:
        yield "unit", no_level_of(row.indicator)
    elif row.unit and row.unit != expected:
        yield "unit", f"{row.unit!r} for the {row.measure} of {row.indicator}; expected {expected!r}"


def no_level_of(indicator: str) -> str:
    """Say that the catalogue keeps no level of an indicator, and what would let it in."""
    return f"the catalogue keeps no level of {indicator}; to enter it, give its unit in indicators.csv"


def value_is_possible(row: Row, folder: Folder) -> Faults:
    """A place is a whole number, a share part of a hundred, and nothing shrinks by more than all there was."""
    for column in ("value", "upper"):
        if text := getattr(row, column, ""):
            unit = RATIOS.get(row.measure, folder.units.get(row.indicator, ""))
            decimals = folder.decimals.get(row.indicator, 0) if row.measure == Measure.LEVEL else 0
            messages = impossible(row.measure, unit, Decimal(text), decimals)
            yield from ((column, f"{text} {message}") for message in messages)


def period_is_near(row: Row, folder: Folder) -> Faults:
    """Nobody sets targets or forecasts figures for a period beyond the longest of plans."""
    end = parse_period(row.period).end.year
    last = folder.record.areas[folder.area].record_date.year + LONGEST_PLAN
    if end > last:
        yield "period", f"{row.period} ends more than {LONGEST_PLAN} years after the record; expected {last} or earlier"


def released_in_time(row: Row, folder: Folder) -> Faults:
    """No figure is published before its period is over, nor estimated before it begins.

    A figure without a day of its own was told when its page was published.
    """
    day = row.released or folder.publication_days.get(row.source, "")
    if not day or row.status == FigureStatus.FORECAST:
        return

    period = parse_period(row.period)
    place = day if row.released else f"is empty, and {row.source} of {day}"
    if row.status in FINAL and last_day(day) < period.end:
        remedy = "expected the status forecast or estimated, or another period"
        yield "released", f"{place} is before {row.period} is over; {remedy}"
    elif last_day(day) < period.start:
        yield "released", f"{place} is before {row.period} begins; only a forecast may be"


def told_by_record_date(column: str) -> Rule:
    """Make the rule that a day on which something was told, or looked for, is not after the record's own."""

    def told_by(row: Row, folder: Folder) -> Faults:
        day = getattr(row, column)
        until = folder.record.areas[folder.area].record_date
        if day and first_day(day) > until:
            yield column, f"{day} is later than the area's record_date {until}"

    return told_by


def summed_units_agree(row: Row, folder: Folder) -> Faults:
    """Indicators joined by + share one unit of measure."""
    units = {folder.units.get(name, "") for name in row.indicator.split("+")}
    if len(units) > 1:
        yield "indicator", f"{row.indicator} sums {' and '.join(sorted(units))}; expected one unit of measure"


def deed_told_after_it_happened(row: Row, folder: Folder) -> Faults:
    """A deed is not told before it happens."""
    if last_day(row.released) < first_day(row.occurred):
        yield "released", f"{row.released} is before {row.occurred}, when it happened"


def withdrawn_in_time(row: Row, folder: Folder) -> Faults:
    """A figure is not withdrawn before it was told, nor after the record was last searched."""
    if row.withdrawn > folder.record.areas[folder.area].record_date.isoformat():
        yield "withdrawn", f"{row.withdrawn} is later than the area's record_date"
    if row.released and date.fromisoformat(row.withdrawn) < first_day(row.released):
        yield "withdrawn", f"{row.withdrawn} is before {row.released}, when the figure was told"


def corrected_row_is_there(row: Row, folder: Folder) -> Faults:
    """A correction names a row of the table it corrects, unless the row was taken out."""
    names = folder.tables[row.table].iloc[:, 0]
    if row.row and row.stands and row.row not in set(names):
        near = did_you_mean(row.row, names)
        yield "row", f"no row {row.row!r} in {row.table}.csv{near}; a row taken out has nothing that stands there now"


def indicator_is_own(row: Row, folder: Folder) -> Faults:
    """An area's own indicator has a name that the shared catalogue has not."""
    catalogue = folder.record.table("indicators")
    if row.indicator in set(catalogue.loc[catalogue["area"] == "", "indicator"]):
        yield "indicator", f"{row.indicator!r} is in the shared indicators.csv; expected a name of its own"


RULES: dict[str, tuple[Rule, ...]] = {
    "announcements": (told_by_record_date("day"), sources_exist),
    "publications": (publication_was_read,),
    "searches": (told_by_record_date("searched"), queries_are_counted),
    "targets": (
        told_by_record_date("announced"),
        year_ends_period,
        period_is_near,
        kind_has_its_fields,
        deed_has_words,
        state_goes_with_kind,
        upper_only_between,
        partial_due_has_note,
        announcement_agrees,
        example_is_counted,
        sources_exist,
        links_return,
        indicator_in_catalogue,
        theme_in_catalogue,
        unit_fits_measure,
        value_is_possible,
    ),
    "observations": (
        indicator_in_catalogue,
        unit_fits_measure,
        value_is_possible,
        period_is_near,
        released_in_time,
        told_by_record_date("released"),
    ),
    "withdrawals": (withdrawn_in_time,),
    "corrections": (told_by_record_date("corrected"), corrected_row_is_there),
    "milestones": (
        deed_told_after_it_happened,
        told_by_record_date("released"),
    ),
    "indicators": (indicator_is_own,),
    "readings": (indicator_in_catalogue, summed_units_agree),
}
