"""Where the data lie and which areas they hold."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml

from targetbook.record.files.readable import require_plain_yaml
from targetbook.record.safe_names import tame

PACKAGE = "datapackage.json"
FOLDER_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")  # it stands in addresses, in commands and in file names


class NotInRecord(LookupError):
    """Something asked for that the record does not hold; the message says what is near."""

    def _render_traceback_(self) -> list[str]:
        """Say it in one line of a notebook, where the way to it tells a reader nothing."""
        return [f"{type(self).__name__}: {self}"]


@dataclass(frozen=True)
class Area:
    """An area: its folder name, GB/T 2260 code, names, parent, peers and the day its record was last searched.

    `parts` is how many areas lie directly below it, by a source of its own, whether or not the record holds them.
    `parts_not_held` names those of them that the record had no folder for, in English and Chinese.
    `reach` says how far most of its pages were read: `opening_read` or `read`; '' where nobody has said.
    """

    area: str
    code: str
    name_en: str
    name_zh: str
    parent: str | None
    peers: tuple[str, ...]
    record_date: date
    parts: int | None = None
    parts_source: str = ""
    parts_not_held: tuple[tuple[str, str], ...] = ()
    reach: str = ""

    @property
    def is_district(self) -> bool:
        """Whether the area is a district or county, by its code: those of cities and above end in 00."""
        return not self.code.endswith("00")

    @property
    def is_city(self) -> bool:
        """Whether the area is a city that has districts and counties below it, by its code."""
        return self.code.endswith("00") and not self.code.endswith("0000")

    def name(self, lang: str) -> str:
        """Give the area's name in English or Chinese."""
        return self.name_zh if lang == "zh" else self.name_en


def find_data(start: Path | None = None) -> Path:
    """Find the data folder: `TARGETBOOK_DATA`, else `data/` here or in a folder above."""
    if path := os.environ.get("TARGETBOOK_DATA"):
        if (Path(path) / PACKAGE).is_file():
            return Path(path)
        raise NotInRecord(f"the data folder (--data or TARGETBOOK_DATA) is {path}, where there is no {PACKAGE}")

    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / PACKAGE).is_file():
            return folder / "data"
    raise NotInRecord(
        f"no data/{PACKAGE} in {here} or above; state --data DIR, set TARGETBOOK_DATA or go to the checkout"
    )


def area_folders(data: Path) -> list[Path]:
    """List the folders that hold an area, by name."""
    return sorted(path for path in data.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def visible(folder: Path) -> Iterator[Path]:
    """Yield what lies below a folder, but hidden files and links' ends."""
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from visible(path)


def read_areas(data: Path) -> dict[str, Area]:
    """Read every area's `area.yml`."""
    area_ymls = {folder.name: _area_yml(folder / "area.yml") for folder in area_folders(data)}
    parts = _parts_by_parent(area_ymls)
    return {name: _area(name, entries, parts) for name, entries in area_ymls.items()}


def parts_without_folder(areas: dict[str, Area], area: str, lang: str) -> list[str]:
    """Name the parts of an area that it lists as not held and that no folder has held since."""
    names = {other.name_zh for other in areas.values() if other.parent == area}
    return [tame(zh if lang == "zh" else en) for en, zh in areas[area].parts_not_held if tame(zh) not in names]


def require_area(areas: dict[str, Area], name: str) -> Area:
    """Give the area of that name, or say what is near."""
    if name in areas:
        return areas[name]
    raise NotInRecord(f"no area {name!r} in data/{did_you_mean(name, areas)}; areas: {', '.join(areas)}")


def kin(areas: dict[str, Area], area: str) -> list[str]:
    """Name the areas whose figures a book of an area shows: its own, those above it, beside it and directly below."""
    others = (name for names in by_side(areas, area).values() for name in names)
    return list(dict.fromkeys([area, *others]))


def by_side(areas: dict[str, Area], area: str) -> dict[str, list[str]]:
    """Name the areas above an area, beside it and directly below it."""
    centre = areas[area]
    siblings = [name for name, other in areas.items() if centre.parent and other.parent == centre.parent]
    beside = [name for name in (*centre.peers, *siblings) if name != area]
    below = [name for name, other in areas.items() if other.parent == area]

    return {"above": list(above(areas, centre)), "beside": beside, "below": below}


def scope(areas: dict[str, Area], area: str) -> set[str]:
    """Name the areas whose tables a book of an area is made of: its kin, all below it, and all above any of these."""
    near = {*kin(areas, area), *_below(areas, area)}
    return near | {name for other in near if other in areas for name in above(areas, areas[other])}


def above(areas: dict[str, Area], area: Area) -> Iterator[str]:
    """Yield the areas that an area lies in, from the one directly above it to the top."""
    while area.parent is not None:
        yield area.parent
        area = areas[area.parent]


def _below(areas: dict[str, Area], area: str) -> Iterator[str]:
    """Yield every area below one, at any depth."""
    level = {area}
    while level:
        level = {name for name, other in areas.items() if other.parent in level}
        yield from level


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Give `; did you mean ...?` for the known word nearest to this one, in capitals or not, or nothing."""
    by_small_letters = {name.lower(): name for name in words}
    near = get_close_matches(word.lower(), list(by_small_letters), n=1)
    return f"; did you mean {by_small_letters[near[0]]!r}?" if near else ""


def _area_yml(path: Path) -> dict[str, object]:
    if not path.is_file():
        raise NotInRecord(
            f"{path}: no such file; expected one in every folder of an area, as `targetbook new` makes it"
        )

    return _entries(path.read_text(encoding="utf-8"))


@cache
def _entries(text: str) -> dict[str, object]:
    """Read what an `area.yml` says, once for each wording: a build asks many times."""
    require_plain_yaml(text)
    entries = yaml.load(text, Loader=yaml.BaseLoader)  # values are text
    return entries if isinstance(entries, dict) else {}


def _parts_by_parent(area_ymls: dict[str, dict[str, object]]) -> dict[str, list[str]]:
    """Name the areas directly below each, in the record's order."""
    parts: dict[str, list[str]] = {}
    for name, entries in area_ymls.items():
        parts.setdefault(str(entries.get("parent")), []).append(name)
    return parts


def _area(name: str, entries: dict[str, object], parts_by_parent: dict[str, list[str]]) -> Area:
    """Make an area of its entries; peers default to the areas with the same parent."""
    parent = entries.get("parent") if entries.get("parent") not in ("null", "~") else None
    siblings = [other for other in parts_by_parent[str(parent)] if other != name] if parent else []
    peers = entries.get("peers", siblings)
    parts = entries.get("parts")

    return Area(
        area=name,
        code=str(entries["code"]),
        name_en=tame(str(entries["name_en"])),
        name_zh=tame(str(entries["name_zh"])),
        parent=str(parent) if parent else None,
        peers=tuple(str(peer) for peer in peers) if isinstance(peers, list) else (),
        record_date=date.fromisoformat(str(entries["record_date"])),
        parts=int(str(parts)) if str(parts).isdigit() else None,
        parts_source=str(entries.get("parts_source", "")),
        parts_not_held=_names(entries.get("parts_not_held")),
        reach=str(entries.get("reach", "")),
    )


def _names(entry: object) -> tuple[tuple[str, str], ...]:
    """Read pairs of names; what is none is left to `check`."""
    pairs = entry if isinstance(entry, list) else []
    return tuple((str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2)
