"""A new area's folder, sound from the first moment: its names, and its first tables by their headers alone."""

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

from targetbook.intake.entering.staging import check_changed
from targetbook.record.contract import Contract, read_contract
from targetbook.record.folder import FOLDER_NAME, Area, did_you_mean, read_areas

CODE = re.compile(r"[1-9][0-9]{5}")
BEGUN = ("announcements", "publications")  # optional, but what they say stands first on every page
LEVELS = (2, 4)  # digits of a GB/T 2260 code that a province's, a city's parts share


class WrongArea(ValueError):
    """The area cannot be set up as stated; the message says what was expected."""


@dataclass(frozen=True)
class NewArea:
    """What a person states of a new area; `searched` is the day its record begins with, '' the parent's."""

    name: str
    code: str
    name_en: str
    name_zh: str
    parent: str
    searched: str


def set_up(data: Path, new: NewArea) -> Path:
    """Make the folder, whole or not at all, and return it; WrongArea says why it cannot be made."""
    areas = read_areas(data)
    contract = read_contract(data)
    _require_free(data, new.name)
    parent = _parent(new, areas)
    _require_code(new, areas, parent)
    texts = {"area.yml": _area_yml(new, areas, parent), **_headers(contract)}

    if findings := check_changed(data, new.name, texts):
        raise WrongArea("\n".join(str(finding) for finding in findings))

    return _make(data, new.name, texts)


def _require_free(data: Path, name: str) -> None:
    if not FOLDER_NAME.fullmatch(name):
        near = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")
        raise WrongArea(
            f"{name!r} is no folder's name; expected up to 40 small letters, digits and _" + _suggestion(near)
        )

    if (data / name).exists():
        raise WrongArea(f"data/{name} is there already; choose another name, or add to it: targetbook add ...")


def _suggestion(near: str) -> str:
    return f"; did you mean {near!r}?" if near else ""


def _parent(new: NewArea, areas: dict[str, Area]) -> Area | None:
    if not new.parent:
        return None
    if new.parent not in areas:
        hint = did_you_mean(new.parent, areas) or f"; areas: {', '.join(areas)}"
        raise WrongArea(f"no area {new.parent!r} to be its parent{hint}; one that is not there yet is set up first")
    return areas[new.parent]


def _require_code(new: NewArea, areas: dict[str, Area], parent: Area | None) -> None:
    if not CODE.fullmatch(new.code):
        raise WrongArea(f"code {new.code!r} is no GB/T 2260 code; expected six digits, like 440105")

    namesake = next((area for area in areas.values() if area.code == new.code), None)
    if namesake:
        raise WrongArea(f"code {new.code} is {namesake.name_en}'s (data/{namesake.area}); expected one of its own")

    prefix = parent.code.rstrip("0") if parent else ""
    prefix = prefix if len(prefix) in LEVELS else ""
    if not new.code.startswith(prefix):
        raise WrongArea(
            f"code {new.code} lies outside {new.parent} ({parent.code if parent else ''}); "
            f"expected one that begins with {prefix}"
        )

    if not new.name_en.strip() or not new.name_zh.strip():
        raise WrongArea("a name is empty; expected --name-en and --name-zh")


def _area_yml(new: NewArea, areas: dict[str, Area], parent: Area | None) -> str:
    newest = max((area.record_date.isoformat() for area in areas.values()), default="")
    day = new.searched or (parent.record_date.isoformat() if parent else newest)
    if not day:
        raise WrongArea("no other area to take the record's date from; state it: --searched DAY")

    lines = [
        f"code: {_yaml_text(new.code)}          # GB/T 2260",
        f"name_en: {_yaml_text(new.name_en)}",
        f"name_zh: {_yaml_text(new.name_zh)}",
        f"parent: {new.parent}",
        f"record_date: {day}     # the record was last searched on this day",
        "# reach: opening_read       # where of most pages only the opening was read",
    ]
    return "\n".join(lines) + "\n"


def _yaml_text(text: str) -> str:
    """Write a text as YAML, with quotation marks where it would be taken for something else."""
    plain = yaml.safe_dump(text.strip(), allow_unicode=True, default_style='"' if text.strip().isdigit() else None)
    return plain.removesuffix("\n...\n").strip()


def _headers(contract: Contract) -> dict[str, str]:
    return {
        str(table["path"]): ",".join(contract.columns(name)) + "\n"
        for name, table in contract.tables.items()
        if name in BEGUN or not table["optional"]
    }


def _make(data: Path, name: str, texts: dict[str, str]) -> Path:
    """Write the files into a hidden folder and give it its name once it is whole."""
    work = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=data))
    try:
        for file, text in texts.items():
            (work / file).write_text(text, encoding="utf-8", newline="")
        work.chmod(0o755)
        work.rename(data / name)
    except OSError as wrong:
        shutil.rmtree(work, ignore_errors=True)
        raise WrongArea(f"data/{name} cannot be made: {wrong.strerror}") from None

    return data / name
