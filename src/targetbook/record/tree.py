"""What lies in a data folder: plain files under known names, none so large or so far away that nobody meant it."""

from collections.abc import Iterator
from pathlib import Path

from targetbook.record.contract import Contract
from targetbook.record.findings import Finding
from targetbook.record.folder import did_you_mean

LARGEST = 20_000_000  # bytes; the longest table of the record has a hundred thousand
REMARKS = "commentary"
Fault = tuple[int, str, str]


def check_tree(contract: Contract, areas: list[str]) -> list[Finding]:
    """Look at the names below a data folder: links that lead out of it, and files that nobody would read."""
    data = contract.data
    faults = [(path, message) for path in visible(data) for message in _link_faults(path, data)]
    faults += [fault for area in areas for fault in _stray(data / area, contract)]
    return [Finding(f"{data.name}/{path.relative_to(data).as_posix()}", 1, "-", message) for path, message in faults]


def visible(folder: Path) -> Iterator[Path]:
    """Yield what lies below a folder, hidden names and what is behind links left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from visible(path)


def file_faults(path: Path) -> list[Fault]:
    """Say why a path is no file that can be read, before it is read."""
    if path.is_dir():
        return [(1, "-", "is a folder; expected a file")]
    if not path.is_file():
        return [(1, "-", "is no plain file; expected a file of text")]
    if (size := path.stat().st_size) > LARGEST:
        return [(1, "-", f"is {size / 1e6:.0f} MB; expected at most {LARGEST / 1e6:.0f} MB")]
    try:
        path.open("rb").close()
    except OSError as wrong:
        return [(1, "-", f"cannot be opened: {wrong.strerror}; expected a file that may be read")]
    return []


def _link_faults(path: Path, data: Path) -> Iterator[str]:
    if not path.is_symlink():
        return
    if not path.exists():
        yield "is a link that leads nowhere; expected the file itself"
    elif not path.resolve().is_relative_to(data.resolve()):
        yield "is a link that leads out of the data folder; expected the file itself"


def _stray(folder: Path, contract: Contract) -> Iterator[tuple[Path, str]]:
    """Yield what is in an area's folder under a name that nothing reads."""
    known = ["area.yml", *(str(table["path"]) for table in contract.tables.values()), REMARKS]
    for path in visible(folder):
        inside = path.parent == folder
        if inside and path.name not in known:
            hint = did_you_mean(path.name, known)
            yield path, f"is no file of an area{hint or '; expected ' + ', '.join(known)}"
        elif not inside and path.parent.parent == folder and path.suffix != ".md":
            yield path, "is no remark; expected a file named after a theme, like growth.md or growth.zh.md"
