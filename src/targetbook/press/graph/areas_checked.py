"""Which areas were found sound, and as what: only those whose tables changed since are looked at again."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from targetbook.record.checking.findings import Finding
from targetbook.record.folder import area_folders, visible

SHARED = "."  # what every area is held against: the rules, the shared tables, what all areas are called
States = dict[str, str]


def states_of(data: Path, rules: str) -> States:
    """Digest each area's own files by its name, and what all areas share."""
    folders = area_folders(data)
    names = [folder / "area.yml" for folder in folders]
    beside = (path for path in data.iterdir() if path not in folders)
    shared = f"{rules} {_digest(data, [*beside, *names])}"
    return {SHARED: shared} | {folder.name: _digest(folder, visible(folder)) for folder in folders}


def noted_states(report: Path) -> States:
    """Read which states were found sound when the data were last checked; none where they never were."""
    try:
        states: States = json.loads(report.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return states


def findings_since(data: Path, sound: States, now: States) -> list[Finding]:
    """Check the areas that are not as they were when they were sound; where one is faulty, every one."""
    from targetbook.record.checking.check import check_folder

    if sound.get(SHARED) == now[SHARED]:
        changed = [name for name, state in now.items() if sound.get(name) != state]
        if not changed or not check_folder(data, *changed):
            return []
    return check_folder(data)


def _digest(folder: Path, paths: Iterable[Path]) -> str:
    digests = (f"{path.relative_to(folder)}\0{_of_file(path)}" for path in sorted(paths))
    return sha256("\n".join(digests).encode()).hexdigest()


def _of_file(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
