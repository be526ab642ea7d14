"""One side of a comparison: a day, the latest record, a rule file, a commit of the data, or a finished edition."""

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from targetbook.cli.choices import chosen_rules, require_day, shown, stop
from targetbook.press.places import VERDICTS, Places
from targetbook.record.folder import NotInRecord

if TYPE_CHECKING:
    from targetbook.judgement.rules.standard import Rules
    from targetbook.record.reading import Record

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = "a day such as 2024-09-01, 'latest', a rule file, a commit, nor an edition such as AREA-2025"


@dataclass(frozen=True)
class State:
    """A record as it is or was at a commit, the day it is looked at (None: its record date), and the rules."""

    name: str
    record: "Record"
    day: str | None
    rules: "Rules"


@dataclass(frozen=True)
class Printed:
    """The verdicts of a finished edition as its file has them."""

    name: str
    verdicts: list[dict[str, Any]]


def chosen_side(given: str, places: Places, lang: str) -> State | Printed:
    """Read one side of a comparison, or say what was expected."""
    from targetbook.record.files.commits import is_commit
    from targetbook.record.reading import read_record

    if found := _edition(given, places, lang):
        return Printed(given, _verdicts(found))
    if DAY.fullmatch(given):
        require_day(given)
        return State(given, read_record(places.data), given, chosen_rules(None))
    if given == "latest" or Path(given).is_file():
        return State(given, read_record(places.data), None, chosen_rules(None if given == "latest" else Path(given)))
    if not is_commit(places.data, given):
        stop(f"{given!r} is neither {KINDS}", code=2)
    return _committed(given, places)


def _edition(given: str, places: Places, lang: str) -> Path | None:
    """Find the verdict file of an edition: by its name on the site, its folder, or the file itself."""
    if Path(given).suffix == ".json" and Path(given).is_file():
        return Path(given)
    folders = [places.site / given / lang, places.site / given, Path(given) / lang, Path(given)]
    return next((folder / VERDICTS for folder in folders if (folder / VERDICTS).is_file()), None)


def _verdicts(path: Path) -> list[dict[str, Any]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, OSError):
        told = None
    if not isinstance(told, list) or not all(isinstance(one, dict) and "target" in one for one in told):
        stop(f"{shown(path)}:1:-: is no list of verdicts; expected what `targetbook verdicts --format json` prints")
    return told


def _committed(given: str, places: Places) -> State:
    from targetbook.record.files.commits import data_at
    from targetbook.record.reading import read_record

    with tempfile.TemporaryDirectory() as work:
        try:
            record = read_record(data_at(places.data, given, Path(work)))
        except (NotInRecord, KeyError, OSError, ValueError) as wrong:
            stop(f"the data at {given} cannot be read: {wrong}")
        return State(given, record, None, _rules_at(given, places, Path(work)))


def _rules_at(given: str, places: Places, work: Path) -> "Rules":
    """Read the rules of a commit; today's where it has none of their kind."""
    from targetbook.judgement.rules.standard import WrongRules, read_rules
    from targetbook.record.files.commits import text_at

    text = text_at(places.data, given, places.package / "judgement" / "rules" / "rules.yml")
    if text is None:
        return chosen_rules(None)
    path = work / "rules.yml"
    path.write_text(text, encoding="utf-8")
    try:
        return read_rules(path)
    except WrongRules:
        return chosen_rules(None)
