"""One side of a comparison: a day, the latest record, a rule file, a commit of the data, or a finished edition."""

import json
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from targetbook.cli.choices import chosen_rules, require_day, short_path, stop
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


def chosen_side(text: str, places: Places, lang: str) -> State | Printed:
    """Read one side of a comparison, or say what was expected."""
    from targetbook.record.files.commits import is_commit
    from targetbook.record.reading import read_record

    if path := _edition(text, places, lang):
        return Printed(text, _verdicts(path))

    if DAY.fullmatch(text):
        require_day(text)
        return State(text, read_record(places.data), text, chosen_rules(None))

    if text == "latest" or Path(text).is_file():
        rules = chosen_rules(None if text == "latest" else Path(text))
        return State(text, read_record(places.data), None, rules)

    if not is_commit(places.data, text):
        stop(f"{text!r} is neither {KINDS}", code=2)
    return _committed(text, places)


def _edition(name: str, places: Places, lang: str) -> Path | None:
    """Find the verdict file of an edition: by its name on the site, its folder, or the file itself."""
    if Path(name).suffix == ".json" and Path(name).is_file():
        return Path(name)
    folders = [places.site / name / lang, places.site / name, Path(name) / lang, Path(name)]
    return next((folder / VERDICTS for folder in folders if (folder / VERDICTS).is_file()), None)


def _verdicts(path: Path) -> list[dict[str, Any]]:
    verdicts = None
    with suppress(json.JSONDecodeError, UnicodeDecodeError, OSError):
        verdicts = json.loads(path.read_text(encoding="utf-8"))

    if not isinstance(verdicts, list) or not all(map(_is_verdict, verdicts)):
        expected = "expected what `targetbook verdicts --format json` prints"
        stop(f"{short_path(path)}:1:-: is no list of verdicts; {expected}")
    return verdicts


def _is_verdict(row: Any) -> bool:
    return isinstance(row, dict) and "target" in row


def _committed(commit: str, places: Places) -> State:
    from targetbook.record.files.commits import data_at
    from targetbook.record.reading import read_record

    with tempfile.TemporaryDirectory() as work:
        try:
            record = read_record(data_at(places.data, commit, Path(work)))
        except (NotInRecord, KeyError, OSError, ValueError) as wrong:
            stop(f"the data at {commit} cannot be read: {wrong}")
        return State(commit, record, None, _rules_at(commit, places, Path(work)))


def _rules_at(commit: str, places: Places, work: Path) -> "Rules":
    """Read the rules of a commit; today's where it has none of their kind."""
    from targetbook.judgement.rules.standard import WrongRules, read_rules
    from targetbook.record.files.commits import text_at

    text = text_at(places.data, commit, places.package / "judgement" / "rules" / "rules.yml")
    if text is None:
        return chosen_rules(None)

    path = work / "rules.yml"
    path.write_text(text, encoding="utf-8")
    try:
        return read_rules(path)
    except WrongRules:
        return chosen_rules(None)
