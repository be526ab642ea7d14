"""What no number of its kind can be, and no text in its language."""

import re
from collections.abc import Iterator
from decimal import Decimal

from targetbook.record.checking.cell_values import SHOWN
from targetbook.record.checking.neighbours import RATES
from targetbook.record.vocabulary import Measure

SHARES = (Measure.SHARE, Measure.SHARE_OF_CITY)
WHOLE = ("count", "persons", "rank", "TEU")
SYNONYMS = "synonyms_zh"  # GDP is one
CHINESE = re.compile("[\u3400-\u9fff]")
FORMULA = re.compile(r"\s*(?:[=＝]\S|[+＋\-－][^0-9]*[(|!]|[@＠][A-Za-z.]+\()")
LETTER = re.compile("[A-Za-z]")


def impossible(measure: str, unit: str, value: Decimal, decimals: int = 0) -> Iterator[str]:
    """Say what keeps a number from being of its measure and unit; a count for so many people may have decimals."""
    if unit in WHOLE and not decimals and value % 1:
        yield f"is no whole number of {unit}; expected one"
    if unit == "rank" and value < 1:
        yield "is no place; expected 1 or more"
    if measure in SHARES and not 0 <= value <= 100:
        yield "is no share; expected 0 to 100"
    if measure in RATES and value <= -100:
        yield "is a fall by more than all there was; expected more than -100"
    if measure == Measure.LEVEL and value < 0:
        yield "is a level below nothing; expected 0 or more"


def formula(text: str) -> Iterator[str]:
    """Say what would make a spreadsheet reckon with a text, where somebody opens the table in one."""
    if FORMULA.match(text):
        yield f"{text[:SHOWN]!r} is a formula to a spreadsheet; expected a text that begins with a word"


def foreign(column: str, text: str) -> Iterator[str]:
    """Say what keeps a text from being in the language that its column is for."""
    if column.endswith("_zh") and column != SYNONYMS and text and not CHINESE.search(text):
        yield f"{text[:SHOWN]!r} has no Chinese character; expected the text in Chinese"
    if column.endswith("_en") and text and not LETTER.search(text):
        yield f"{text[:SHOWN]!r} has no letter; expected the text in English"
