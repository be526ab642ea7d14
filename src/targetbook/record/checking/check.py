"""Is the record sound? Its files first; the schema once they can be read; the rules beyond it once the schema holds."""

from pathlib import Path

from pandas.errors import ParserError

from targetbook.record.checking.contradictions import contradictions
from targetbook.record.checking.cross_rules import check_rules
from targetbook.record.checking.file_format import check_shape
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.own_words import own_word_faults
from targetbook.record.checking.schema import check_schema
from targetbook.record.checking.tree import check_tree
from targetbook.record.contract import WrongContract, area_names, read_contract
from targetbook.record.folder import PACKAGE, read_areas, require_area
from targetbook.record.publishers import publisher_faults
from targetbook.record.reading import read_record


def check_folder(data: Path, *areas: str) -> list[Finding]:
    """Check the areas named below `data`, or every one; the findings are empty where all is well."""
    try:
        contract = read_contract(data)
    except WrongContract as wrong:
        return [Finding(f"{data.name}/{PACKAGE}", wrong.line, "-", str(wrong))]

    names = area_names(data)
    unfit = [*check_tree(contract, names), *check_shape(contract, names)]
    for area in areas if not unfit else ():
        require_area(read_areas(data), area)

    readable = [name for name in areas or names if not _of(name, unfit, data)]
    shared = all(finding.file.count("/") > 1 for finding in unfit)
    findings = check_schema(contract, readable) if shared else []

    whole = not unfit and all(finding.column != "-" for finding in findings)
    further = _beyond(data, readable, findings) if whole else []
    return sorted([*unfit, *findings, *further])


def _of(area: str, findings: list[Finding], data: Path) -> list[Finding]:
    return [finding for finding in findings if finding.file.startswith(f"{data.name}/{area}/")]


def _beyond(data: Path, areas: list[str], findings: list[Finding]) -> list[Finding]:
    """Run the rules beyond the schema over the rows in which it found nothing: only those can be read.

    Where every row holds by itself, they are set against each other.
    """
    try:
        record = read_record(data)
    except ParserError:  # a table of another area
        return check_folder(data)

    faulty = {(finding.file, finding.row) for finding in findings}
    places = {name: f"{data.name}/{name}" for name in areas}
    broken = [finding for name, place in places.items() for finding in check_rules(record, name, place, faulty)]
    broken += [
        fault for name, place in places.items() for fault in own_word_faults(record, read_contract(data), name, place)
    ]
    broken += publisher_faults(record, data.name, areas)

    if findings or broken:
        return broken
    return [finding for name, place in places.items() for finding in contradictions(record, name, place)]
