"""Is an `area.yml` what it should be? Every value is read as text, whatever YAML would make of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from targetbook.record.checking.cell_values import whole_day
from targetbook.record.files.csv_rows import csv_rows
from targetbook.record.files.readable import Fault, file_faults, require_plain_yaml
from targetbook.record.folder import area_folders, did_you_mean

AREA_KEYS = ("code", "name_en", "name_zh", "parent", "record_date")
EXPECTED_KEYS = f"expected {', '.join(AREA_KEYS)}"
KEYS = (*AREA_KEYS, "peers", "parts", "parts_source", "parts_not_held", "reach")
CODE = re.compile("[0-9]{6}")
WIDE_COLON = re.compile("[a-z_]+：")
NAME = re.compile(r"\w[\w .,·'’()（）-]*")  # headings and sentences of every page take it as it is
COUNT = re.compile("[1-9][0-9]*")
NOTHING = ("", "null", "~")
REACHES = ("opening_read", "read")
NO_PAIRS = "is no list of names; expected pairs of English and Chinese, like [[Springfield, 春田区]]"
Entries = dict[str, Any]


def area_faults(path: Path) -> list[Fault]:
    """Say what is wrong in a file that is text in UTF-8, and on which line."""
    text = path.read_text(encoding="utf-8")
    try:
        require_plain_yaml(text)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        entries = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as wrong:
        return [(_line(text, wrong), "-", f"is not YAML: {wrong.problem}")]
    except (yaml.YAMLError, ValueError) as wrong:
        return [(1, "-", f"is not YAML: {' '.join(str(wrong).split())}")]
    if not isinstance(node, yaml.MappingNode):
        return [(1, "-", f"holds no keys; {EXPECTED_KEYS}")]

    lines: dict[str, list[int]] = {}
    for key, _ in node.value:
        lines.setdefault(str(key.value), []).append(key.start_mark.line + 1)

    faults = [*_names(lines), *_values(entries, path.parent)]
    return [(lines.get(key, [1])[-1], key, message) for key, message in faults]


def _line(text: str, wrong: yaml.MarkedYAMLError) -> int:
    """Give the line to look at: where a colon is full-width, where what does not end began, else where it stuck."""
    if wide := next((number for number, line in enumerate(text.splitlines(), 1) if WIDE_COLON.match(line)), None):
        return wide

    beginning = wrong.context_mark if (wrong.context or "").startswith("while scanning") else None
    mark = beginning or wrong.problem_mark
    return mark.line + 1 if mark else 1


def _names(lines: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    yield from ((key, f"is missing; {EXPECTED_KEYS}") for key in AREA_KEYS if key not in lines)
    yield from ((key, "is there twice; expected one value") for key, places in lines.items() if len(places) > 1)
    unknown = [key for key in lines if key not in KEYS]
    yield from ((key, f"is no key{did_you_mean(key, KEYS) or f'; {EXPECTED_KEYS}'}") for key in unknown)


def _values(entries: Entries, folder: Path) -> Iterator[tuple[str, str]]:
    yield from _words(entries)
    yield from _parts(entries, folder)

    if (reach := entries.get("reach", REACHES[0])) not in REACHES:
        yield "reach", f"{reach!r} is not how far pages were read; expected {' or '.join(REACHES)}"

    yield from _areas(entries, folder)


def _words(entries: Entries) -> Iterator[tuple[str, str]]:
    """Say what is wrong with the code, the names and the day, each one value."""
    words = [key for key in AREA_KEYS if key in entries and not isinstance(entries[key], str)]
    yield from ((key, f"{entries[key]!r} is no text; expected one value") for key in words)
    yield from ((key, "is empty") for key in ("code", "name_en", "name_zh") if entries.get(key, "x") in NOTHING)

    for key in ("name_en", "name_zh"):
        if isinstance(name := entries.get(key), str) and name not in NOTHING and not NAME.fullmatch(name):
            yield key, f"{name[:40]!r} is no name; expected letters, digits, blanks, points, hyphens and brackets"

    code = entries.get("code")
    if isinstance(code, str) and code and not CODE.fullmatch(code):
        yield "code", f"{code!r} is not six digits; expected a code of GB/T 2260, like 440105"

    day = entries.get("record_date")
    if isinstance(day, str) and not _is_day(day):
        yield "record_date", f"{day!r} is not a day; expected one like 2026-11-23"


def _areas(entries: Entries, folder: Path) -> Iterator[tuple[str, str]]:
    """Say which of the areas above and beside this one are none."""
    peers = entries.get("peers") or []
    if not isinstance(peers, list):
        yield "peers", f"{peers!r} is no list; expected areas, like [springfield, shelbyville]"
        return

    for key, area in [("parent", entries.get("parent")), *(("peers", peer) for peer in peers)]:
        if isinstance(area, str) and area not in NOTHING and not _is_beside(folder, area):
            yield key, f"no area {area!r} beside this one"


def _parts(entries: Entries, folder: Path) -> Iterator[tuple[str, str]]:
    """Say what is wrong with the number of areas below one, which is optional and needs a source of the area's own."""
    parts = entries.get("parts")
    source = entries.get("parts_source")

    if parts is not None and not COUNT.fullmatch(str(parts)):
        yield "parts", f"{parts!r} is no number of areas; expected a whole number above 0"

    if (parts is None) is not (source is None):
        yield ("parts_source" if source is None else "parts"), "is missing; expected parts and parts_source together"
    elif source is not None and str(source) not in _sources(folder / "sources.csv"):
        yield "parts_source", f"no source {str(source)!r} in sources.csv of this area"

    absent = entries.get("parts_not_held", [])
    if not isinstance(absent, list) or not all(map(_are_names, absent)):
        yield "parts_not_held", NO_PAIRS
    elif absent and parts is None:
        yield "parts_not_held", "stands without parts; expected the number of all parts beside it"


def _are_names(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(NAME.fullmatch(str(name)) for name in pair)


def _sources(path: Path) -> set[str]:
    if file_faults(path):
        return set()
    return {row["source"] for row in csv_rows(path.read_text(encoding="utf-8", errors="replace")) if row.get("source")}


def _is_beside(folder: Path, area: str) -> bool:
    return area in {path.name for path in area_folders(folder.parent)} - {folder.name}


def _is_day(text: str) -> bool:
    try:
        return bool(whole_day(text))
    except ValueError:
        return False
