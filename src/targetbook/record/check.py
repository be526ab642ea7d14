"""Is the record sound? Its files first; the schema once they can be read; the rules beyond it once the schema holds."""

from pathlib import Path

from targetbook.record.contract import WrongContract, area_names, read_contract
from targetbook.record.findings import Finding
from targetbook.record.folder import PACKAGE, read_areas, require_area
from targetbook.record.reading import read_record
from targetbook.record.rules import check_rules
from targetbook.record.schema import check_schema
from targetbook.record.shape import check_shape


def check_folder(data: Path, area: str | None = None) -> list[Finding]:
    """Check every area below `data`, or one; the findings are empty where all is well."""
    try:
        contract = read_contract(data)
    except WrongContract as wrong:
        return [Finding(f"{data.name}/{PACKAGE}", wrong.line, "-", str(wrong))]
    if found := check_shape(contract, area_names(data)):
        return sorted(found)
    chosen = [require_area(read_areas(data), area).area] if area else area_names(data)
    if found := check_schema(contract, chosen):
        return found
    record = read_record(data)
    return sorted(finding for name in chosen for finding in check_rules(record, name, f"{data.name}/{name}"))
