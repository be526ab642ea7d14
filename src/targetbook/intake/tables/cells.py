"""Cells of a sheet as a person sees them, whatever kind of file they came from."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from openpyxl.utils import get_column_letter

from targetbook.record.checking.findings import Finding

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-")
TILDES = dict.fromkeys(map(ord, "～∼〜"), "~")
NO_FIGURE = re.compile(r"-+|/|\.{2,}|…+|\*|空|无")
# Forms of a character that mean the character itself; a superscript, a circled or a bracketed number does not.
SAME_CHARACTER = ("<wide>", "<narrow>", "<square>", "<small>", "<noBreak>")


class Unreadable(Exception):
    """A file that cannot be taken in as a whole; `findings` say where and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class CellKind(StrEnum):
    """What a cell holds; `trouble` is a formula without a value, or an error."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class SheetCell:
    """A cell with what is seen in it.

    `rounded` says that the file holds more digits than it shows, `formatted` that a format of its own sets what it
    shows, `percent` that this format turns a fraction into a percentage.
    """

    row: int
    column: int
    text: str = ""
    kind: CellKind = CellKind.TEXT
    rounded: bool = False
    percent: bool = False
    formatted: bool = False

    @property
    def letter(self) -> str:
        """The column's letter, as a spreadsheet shows it."""
        return get_column_letter(self.column)

    @property
    def place(self) -> str:
        """The cell as a spreadsheet names it."""
        return f"{self.letter}{self.row}"

    @property
    def plain(self) -> str:
        """The text in half-width characters, dashes alike and without spaces at the ends."""
        return tidy(self.text)

    @property
    def holds_no_figure(self) -> bool:
        """Whether it is empty or has one of the signs that bureaus set for a missing figure."""
        return not self.plain or NO_FIGURE.fullmatch(self.plain) is not None


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells of equal length; merged cells are filled with what their first one says.

    Hidden rows and columns are left out and named in `hidden`; `name` is empty in a file without sheets.
    """

    place: str
    rows: list[list[SheetCell]]
    name: str = ""
    hidden: tuple[str, ...] = ()

    def finding(self, cell: SheetCell, message: str) -> Finding:
        """Say what is wrong with a cell."""
        return Finding(self.place, cell.row, cell.letter, message)


def tidy(text: str) -> str:
    """Write full-width characters half-width and every dash alike; leave out spaces at the ends.

    Marks of notes (², ①, ⑴) keep their form: turned into digits they would change the figure they stand behind.
    """
    return "".join(map(_plain, text)).translate(DASHES | TILDES).strip()


@cache
def _plain(char: str) -> str:
    """Write a character in its plain form where it has one that means the same."""
    form = unicodedata.decomposition(char).split(" ")[0]
    plain = unicodedata.normalize("NFKC", char)
    if form in SAME_CHARACTER or (form == "<compat>" and (plain.isspace() or _is_han(plain))):
        return plain
    return " " if char.isspace() else char


def _is_han(text: str) -> bool:
    return len(text) == 1 and "\u4e00" <= text <= "\u9fff"
