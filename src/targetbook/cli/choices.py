"""What the commands make of the words they are given, and how they refuse."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places, find_places, find_record
from targetbook.record.dates import is_day
from targetbook.record.files.readable import file_faults
from targetbook.record.folder import NotInRecord, area_folders, did_you_mean
from targetbook.record.languages import LANGUAGES

if TYPE_CHECKING:
    from targetbook.judgement.rules.standard import Rules
    from targetbook.record.checking.findings import Finding


def chosen_edition(data: Path, area: str, year: str, as_of: str | None, lang: str) -> Edition:
    """Return the edition asked for, or explain what was meant instead."""
    require_one_of("area", area, [folder.name for folder in area_folders(data)])
    require_one_of("language", lang, LANGUAGES)
    number = require_year(year)
    if as_of is not None:
        require_day(as_of)

    return Edition(area, number, as_of, lang)


def chosen_rules(path: Path | None) -> "Rules":
    """Read the rules in a file, or the book's own; stop with every fault found in it."""
    from targetbook.judgement.rules.standard import WrongRules, read_rules, standard_rules

    if path is None:
        return standard_rules()

    if path.exists() and (faults := file_faults(path)):
        stop(f"rules {path} cannot be read: it {faults[0][2]}", code=2)

    try:
        return read_rules(path)
    except WrongRules as wrong:
        stop(str(wrong))
    except (OSError, UnicodeDecodeError) as wrong:
        stop(f"rules {path} cannot be read: {getattr(wrong, 'strerror', None) or 'it is not UTF-8 text'}", code=2)


def require_one_of(what: str, word: str, words: list[str] | tuple[str, ...]) -> None:
    """Stop with a suggestion unless the word is known."""
    if word in words:
        return

    hint = did_you_mean(word, words) or f"; there are {', '.join(words)}"
    raise typer.BadParameter(f"no {what} {word!r}{hint}")


def require_year(text: str) -> int:
    """Read a year, or stop."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise typer.BadParameter(f"year {text!r} is not four digits, such as 2025")
    return int(text)


def require_day(text: str) -> None:
    """Stop unless the text is a day such as 2024-09-01."""
    if not is_day(text):
        raise typer.BadParameter(f"{text!r} is not a day, such as 2024-09-01")


def places_or_exit() -> Places:
    """Find the checkout and its data, or stop with what to do."""
    try:
        return find_places()
    except (PressError, NotInRecord) as wrong:
        stop(str(wrong), code=2)


def record_or_exit() -> Places:
    """Find the data, with or without a checkout around them, or stop with what to do."""
    try:
        return find_record()
    except NotInRecord as wrong:
        stop(str(wrong), code=2)


def record_findings() -> "list[Finding]":
    """Give what `check` finds in the record, if there is one."""
    from targetbook.record.checking.check import check_folder

    try:
        return check_folder(find_record().data)
    except NotInRecord:
        return []


def short_path(path: Path) -> Path:
    """Give a path as seen from here, where that is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def stop(message: str, code: int = 1) -> NoReturn:
    """Say what is wrong and leave."""
    typer.echo(message, err=True)
    sys.exit(code)
