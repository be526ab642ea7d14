"""Takes a file of new figures in: read, set against the record, tried by `check`, entered whole or not at all."""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from targetbook.intake.entering.area_files import with_record_date, with_rows
from targetbook.intake.entering.candidates import Candidate, Remark, SheetReading
from targetbook.intake.entering.nothing_to_enter import nothing_to_enter
from targetbook.intake.entering.origin import Origin, StatedSource, WrongOrigin, find_origin
from targetbook.intake.entering.sorting import SortedFigures, sort_out
from targetbook.intake.entering.staging import Texts, check_changed
from targetbook.intake.entering.whose_table import ask_whose
from targetbook.intake.tables.answers import NO_ANSWERS, TableAnswers, require_used
from targetbook.intake.tables.cells import Sheet, Unreadable
from targetbook.intake.tables.crossed.crossed import read_crossed
from targetbook.intake.tables.crossed.labels import LabelReader
from targetbook.intake.tables.crossed.routing import is_crossed
from targetbook.intake.tables.divisions import Names, names_of
from targetbook.intake.tables.files import read_sheets
from targetbook.intake.tables.listed import is_listed, read_listed
from targetbook.intake.tables.names import IndicatorIndex, indicator_index, plain_name
from targetbook.intake.tables.wide import read_wide
from targetbook.record.checking.findings import Finding
from targetbook.record.contract import Contract, read_contract
from targetbook.record.files.together import write_together
from targetbook.record.reading import Record, read_record

OBSERVATIONS = "observations.csv"
SOURCES = "sources.csv"
AREA = "area.yml"
# A source that no row cites yet is sound, a row without its source is not: so the sources are written first.
ORDER = (SOURCES, AREA, OBSERVATIONS)


@dataclass(frozen=True)
class Intake:
    """What a file of figures amounts to for an area's record, and the texts its files would have."""

    origin: Origin | None
    figures: SortedFigures
    rejected: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    texts: Texts

    @property
    def enters(self) -> bool:
        """Whether there is anything to enter, and nothing against it."""
        return not self.rejected and bool(self.figures.accepted)


def prepare(
    data: Path, area: str, path: Path, statement: StatedSource, searched: str | None, answers: TableAnswers = NO_ANSWERS
) -> Intake:
    """Read a file of figures for an area; nothing is written.

    WrongOrigin says what is amiss with the source, WrongAnswer which answer fits nothing in the file.
    """
    contract = read_contract(data)
    record = read_record(data)
    origin = find_origin(statement, record, area)

    columns = contract.columns("observations")
    names = names_of(record.areas, area)
    reading = read_file(path, columns, indicator_index(record, area), names, answers)
    candidates = _with_sources(reading.candidates, origin, record, area)
    figures = sort_out(candidates, record, area, answers)

    texts = _texts(contract, area, figures, origin, searched)
    rejected = tuple(sorted({*reading.rejected, *figures.rejected, *ask_whose(reading, origin, names, answers)}))
    if not rejected and figures.accepted:
        rejected = tuple(sorted(_faults_of(data, area, texts, figures.accepted)))

    return Intake(origin, figures, rejected, reading.remarks, texts)


def enter(data: Path, area: str, intake: Intake) -> None:
    """Write what was prepared, all at once; where the system cannot, in an order whose every state is sound."""
    write_together(data / area, {name: intake.texts[name] for name in ORDER if name in intake.texts})


def read_file(
    path: Path, columns: list[str], catalogue: IndicatorIndex, names: Names, answers: TableAnswers
) -> SheetReading:
    """Read every sheet of a file, in the record's own columns or as a bureau prints it; nothing is set against it."""
    try:
        sheets, remarks = read_sheets(path)
    except Unreadable as wrong:
        return SheetReading(rejected=wrong.findings)

    require_used(answers, sheets, catalogue)
    whole = SheetReading(remarks=remarks)
    for sheet in sheets:
        if plain_name(sheet.name) not in answers.left_out_names:
            whole += _read_sheet(sheet, columns, catalogue, names, answers)

    return whole + nothing_to_enter(path.name, whole)


def _read_sheet(
    sheet: Sheet, columns: list[str], catalogue: IndicatorIndex, names: Names, answers: TableAnswers
) -> SheetReading:
    try:
        if is_listed(sheet):
            return read_listed(sheet, columns, catalogue, names, answers)
        if is_crossed(sheet, LabelReader(catalogue, names, answers)):
            return read_crossed(sheet, catalogue, names, answers)
        return read_wide(sheet, catalogue, names, answers)
    except Unreadable as wrong:
        return SheetReading(rejected=wrong.findings)


def _with_sources(
    candidates: tuple[Candidate, ...], origin: Origin | None, record: Record, area: str
) -> tuple[Candidate, ...]:
    """Give each figure its source and the day on which it was told: the row's own, else the stated source's."""
    rows = record.table("sources")[record.table("sources")["area"] == area]
    published = {str(name): str(day) for name, day in zip(rows["source"], rows["published"], strict=True)}

    return tuple(_with_source(candidate, origin, published) for candidate in candidates)


def _with_source(candidate: Candidate, origin: Origin | None, published: dict[str, str]) -> Candidate:
    source = candidate.row.get("source") or (origin.row["source"] if origin else "")
    if not source:
        options = "--source ID, or --publisher, --title, --published and --url"
        raise WrongOrigin(f"where do the figures come from? state {options}")

    page = origin.row if origin and source == origin.row["source"] else None
    day = page["published"] if page else published.get(source, "")
    publisher = {"publisher": page["publisher"]} if page else {}

    row = {**candidate.row, **publisher, "source": source, "released": candidate.row.get("released") or day}
    return replace(candidate, row=row)


def _texts(contract: Contract, area: str, figures: SortedFigures, origin: Origin | None, searched: str | None) -> Texts:
    folder = contract.data / area
    texts: Texts = {}
    if not figures.accepted:
        return texts
    if origin and origin.new:
        texts[SOURCES] = with_rows(folder / SOURCES, contract.columns("sources"), [origin.row])
    if searched:
        texts[AREA] = with_record_date((folder / AREA).read_text(encoding="utf-8"), searched)
    rows = [candidate.row for candidate in figures.accepted]
    texts[OBSERVATIONS] = with_rows(folder / OBSERVATIONS, contract.columns("observations"), rows)

    return texts


def _faults_of(data: Path, area: str, texts: Texts, accepted: list[Candidate]) -> tuple[Finding, ...]:
    """Check the record as it would stand; what is found in a new row is told at the cell it came from."""
    first = sum(1 for _ in csv.reader(io.StringIO(texts[OBSERVATIONS]))) - len(accepted) + 1
    return tuple(_at_its_cell(finding, accepted, first) for finding in check_changed(data, area, texts))


def _at_its_cell(finding: Finding, accepted: list[Candidate], first: int) -> Finding:
    number = finding.row - first
    if not finding.file.endswith(f"/{OBSERVATIONS}") or not 0 <= number < len(accepted):
        return finding

    hint = "; add --searched DAY, the day you last looked" if "record_date" in finding.message else ""
    return accepted[number].finding(finding.column, finding.message + hint)
