"""Is the record sound? The contract's schema first; the rules beyond it once the schema holds."""

from pathlib import Path

import yaml

from targetbook.record.contract import area_names, read_contract
from targetbook.record.findings import Finding
from targetbook.record.folder import read_areas, require_area
from targetbook.record.reading import read_record
from targetbook.record.rules import check_rules
from targetbook.record.schema import check_schema

AREA_KEYS = ("code", "name_en", "name_zh", "parent", "record_date")
REQUIRED = ("targets.csv", "observations.csv", "sources.csv")


def check_folder(data: Path, area: str | None = None) -> list[Finding]:
    """Check every area below `data`, or one; the findings are empty where all is well."""
    areas = area_names(data)
    if found := [finding for name in areas for finding in _check_shape(data / name)]:
        return found
    chosen = [require_area(read_areas(data), area).area] if area else areas
    if found := check_schema(read_contract(data), chosen):
        return sorted(found)
    record = read_record(data)
    return sorted(finding for name in chosen for finding in check_rules(record, name, f"{data.name}/{name}"))


def _check_shape(folder: Path) -> list[Finding]:
    place = f"{folder.parent.name}/{folder.name}"
    missing = [name for name in ("area.yml", *REQUIRED) if not (folder / name).is_file()]
    if missing:
        return [Finding(f"{place}/{name}", 1, "-", "no such file; every area needs one") for name in missing]
    return [Finding(f"{place}/area.yml", 1, key, message) for key, message in _area_faults(folder)]


def _area_faults(folder: Path) -> list[tuple[str, str]]:
    try:
        stated = yaml.safe_load((folder / "area.yml").read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        return [("-", f"cannot be read as YAML in UTF-8: {' '.join(str(wrong).split())}")]
    if not isinstance(stated, dict):
        return [("-", f"holds no keys; expected {', '.join(AREA_KEYS)}")]
    faults = [(key, f"is missing; expected {', '.join(AREA_KEYS)}") for key in AREA_KEYS if key not in stated]
    parent = stated.get("parent")
    if parent and not (folder.parent / str(parent)).is_dir():
        faults.append(("parent", f"no area {parent!r} beside this one"))
    return faults
