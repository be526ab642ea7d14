"""Which areas were found sound, and as what: only those whose tables changed since are looked at again."""

import json
from pathlib import Path

from targetbook.record.checking.findings import Finding
from targetbook.record.files.digest import digest_of
from targetbook.record.folder import area_folders, visible

SHARED = "."  # what every area is held against: the rules, the shared tables, what all areas are called
States = dict[str, str]


def states_of(data: Path, rules: str) -> States:
    """Digest each area's own files by its name, and what all areas share."""
    folders = area_folders(data)
    names = [folder / "area.yml" for folder in folders]
    beside = (path for path in data.iterdir() if path not in folders)
    shared = f"{rules} {digest_of([*beside, *names], data)}"
    return {SHARED: shared} | {folder.name: digest_of(visible(folder), folder) for folder in folders}


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
