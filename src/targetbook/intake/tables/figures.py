"""Numbers and units as tables print them, brought to the record's own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from targetbook.intake.tables.cells import CellKind, SheetCell
from targetbook.intake.tables.marks import without_mark
from targetbook.intake.wording.own_units import OWN_UNITS

PLAIN = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
MISTAKEN = str.maketrans("OoQDlI|SsB。、·", "0000111558...")
YUAN = "CNY 100m"
DOLLARS = "USD 100m"
# What a table prints -> the record's unit and by how many places the point moves.
PLACES_OF_YUAN = {"万亿元": 4, "亿元": 0, "亿元人民币": 0, "千万元": -1, "百万元": -2, "万元": -4, "千元": -5}
COUNTERS = "个家户件项场宗张所辆台座间处套栋幢支只艘架枚条款株"
SCALES_OF_OWN = {"": 0, "千": 3, "万": 4, "百万": 6, "亿": 8}
UNITS: dict[str, tuple[str, int]] = {
    **{word: (YUAN, places) for word, places in PLACES_OF_YUAN.items()},
    "元": ("CNY", 0),
    "亿美元": (DOLLARS, 0),
    "万美元": (DOLLARS, -4),
    **dict.fromkeys(("%", "±%", "+-%", "百分比"), ("%", 0)),
    **dict.fromkeys(("人", "人次"), ("persons", 0)),
    **dict.fromkeys(("万人", "万人次"), ("persons", 4)),
    **dict.fromkeys(COUNTERS, ("count", 0)),
    **{f"万{sign}": ("count", 4) for sign in COUNTERS},
    **dict.fromkeys(("平方米", "m2", "m²"), ("m2", 0)),
    **dict.fromkeys(("万平方米", "万m2", "万m²"), ("m2", 4)),
    "亩": ("mu", 0),
    "万亩": ("mu", 4),
    **dict.fromkeys(("公里", "千米", "km"), ("km", 0)),
    **dict.fromkeys(("P", "PFLOPS"), ("PFLOPS", 0)),
    **dict.fromkeys(("标准箱", "TEU"), ("TEU", 0)),
    **dict.fromkeys(("万标准箱", "万TEU"), ("TEU", 4)),
    **dict.fromkeys(("微克/立方米", "ug/m3"), ("ug/m3", 0)),
    **dict.fromkeys(("位", "名"), ("rank", 0)),
}


class WrongFigure(ValueError):
    """A cell that holds no number, or one in a unit that does not fit; the message says what was expected."""


class WrongUnit(WrongFigure):
    """A figure without a unit, or in one that its indicator is not kept in: so are all of its series."""


@dataclass(frozen=True)
class PrintedUnit:
    """A unit as printed: the record's unit and by how many places the point moves to it."""

    printed: str
    unit: str
    places: int

    def convert(self, text: str) -> str:
        """Give a number in the record's unit with every digit it had."""
        if not self.places:
            return text

        number = Decimal(text).scaleb(self.places)
        return format(number, "f") if self.places < 0 else str(_whole(number))


def read_unit(text: str) -> PrintedUnit | None:
    """Read a unit as printed; None if it is none that is known."""
    entry = printed_units().get(text)
    return PrintedUnit(text, *entry) if entry else None


def printed_units() -> dict[str, tuple[str, int]]:
    """Give the units that are read, those of the area's own among them."""
    return UNITS | {
        f"{scale}{word}": (code, places) for word, code in OWN_UNITS.get() for scale, places in SCALES_OF_OWN.items()
    }


def read_units(text: str) -> PrintedUnit | None:
    """Read the units of a level and its growth, as in 亿元、%, and give the level's; None where one is not known."""
    units = [read_unit(word.strip()) for word in re.split(r"[、,;]", text)]
    if None in units:
        return None

    readable = [unit for unit in units if unit]
    return next((unit for unit in readable if unit.unit != "%"), readable[0])


def moves_point(printed: str) -> bool:
    """Whether a figure in a printed unit has its point moved in the record."""
    unit = read_unit(printed)
    return unit is not None and unit.places != 0


def unit_of_levels(units: Iterable[PrintedUnit | None]) -> PrintedUnit | None:
    """Give the last unit of a level in the heads before a figure: its growth is that of the level beside it."""
    levels = [unit for unit in units if unit and unit.unit != "%"]
    return levels[-1] if levels else None


def read_number(cell: SheetCell) -> tuple[str, str]:
    """Give a cell's number without separators, and the mark of a note behind it; WrongFigure says why there is none."""
    if cell.kind is CellKind.TROUBLE:
        raise WrongFigure(cell.text)
    if cell.kind is CellKind.DATE:
        raise WrongFigure(f"is a date ({cell.text}); expected a number: the spreadsheet took what was typed for a date")

    bare, mark = without_mark(cell.plain)
    text = bare.removesuffix("%").strip()
    if PLAIN.fullmatch(text):
        return text.replace(",", "").removeprefix("+"), mark

    raise WrongFigure(f"{cell.text!r} is not a number; expected digits, like 3008.35{_suggestion(text)}")


def _suggestion(text: str) -> str:
    corrected = text.translate(MISTAKEN).replace(" ", "")
    near = corrected if PLAIN.fullmatch(corrected) else re.sub(r"\.(?=\d*\.)|,", "", corrected)
    return f"; did you mean {near.replace(',', '')}?" if near != text and PLAIN.fullmatch(near) else ""


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
