"""What lies in a data folder: plain files under known names, none so large or so far away that nobody meant it."""

from collections.abc import Iterator
from pathlib import Path

from targetbook.record.checking.findings import Finding
from targetbook.record.contract import Contract
from targetbook.record.folder import FOLDER_NAME, PACKAGE, did_you_mean, visible

REMARKS = "commentary"


def check_tree(contract: Contract, areas: list[str]) -> list[Finding]:
    """Look at the names below a data folder: links that lead out of it, and files that nobody would read."""
    data = contract.data
    faults = [(path, message) for path in visible(data) for message in _link_faults(path, data)]
    faults += [*_beside_areas(data, areas, contract), *_misnamed(data, areas)]
    faults += [fault for area in areas for fault in _stray(data / area, contract)]
    return [Finding(f"{data.name}/{_printable(path.relative_to(data))}", 1, "-", message) for path, message in faults]


def _link_faults(path: Path, data: Path) -> Iterator[str]:
    if not path.is_symlink():
        return
    if not path.exists():
        yield "is a link that leads nowhere; expected the file itself"
    elif not path.resolve().is_relative_to(data.resolve()):
        yield "is a link that leads out of the data folder; expected the file itself"


def _printable(path: Path) -> str:
    """Write a path on one line, whatever its names are made of."""
    name = path.as_posix()
    return name if name.isprintable() else ascii(name)[1:-1]


def _beside_areas(data: Path, areas: list[str], contract: Contract) -> Iterator[tuple[Path, str]]:
    """Yield what lies beside the areas' folders and is no part of the record: it would be published with it."""
    names = [PACKAGE, "README.md", "LICENSE", *(str(table["path"]) for table in contract.descriptor["resources"])]
    for path in sorted(data.iterdir()):
        if not path.name.startswith(".") and path.name not in (*names, *areas):
            yield path, f"is no part of the record, and would be published with it; expected {', '.join(names)}"


def _misnamed(data: Path, areas: list[str]) -> Iterator[tuple[Path, str]]:
    for area in areas:
        if not FOLDER_NAME.fullmatch(area):
            yield data / area, "is no name of an area's folder; expected up to 40 small letters, digits and _"


def _stray(folder: Path, contract: Contract) -> Iterator[tuple[Path, str]]:
    """Yield what is in an area's folder under a name that nothing reads."""
    names = ["area.yml", *(str(table["path"]) for table in contract.tables.values()), REMARKS]
    for path in visible(folder):
        inside = path.parent == folder
        if inside and path.name not in names:
            hint = did_you_mean(path.name, names)
            yield path, f"is no file of an area{hint or '; expected ' + ', '.join(names)}"
        elif not inside and path.parent.parent == folder and path.suffix != ".md":
            yield path, "is no remark; expected a file named after a theme, like growth.md or growth.zh.md"
