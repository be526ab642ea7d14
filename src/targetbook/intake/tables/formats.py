"""Number formats of a spreadsheet: what a person sees of a number that the file holds with all its digits."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')  # what a format prints as it stands, or as room
BRACKETS = re.compile(r"\[(?!h|m|s)[^<>=\]]*\]", re.IGNORECASE)  # a colour or a language
CONDITION = re.compile(r"\[[<>=]")
DIGITS = re.compile(r"[#0?, ]*?[0#?](?:\.([0#?]+))?(,*)\s*(%?)\s*")
PARENTHESES = re.compile(r"^\((.*)\)$")
MOST_DECIMALS = 12


class UnseenFigure(ValueError):
    """A number of which the sheet shows nothing, or another than it holds; the message says what."""


@dataclass(frozen=True)
class Sight:
    """A number as a person sees it; `exact` where the format does not set its decimals."""

    text: str
    rounded: bool
    percent: bool
    formatted: bool


def sight_of(value: float, number_format: str) -> Sight:
    """Give what a cell shows of a number; UnseenFigure where it hides or scales it."""
    exact = Decimal(format(value, ".15g"))
    if number_format in ("", "General", "@", "G/通用格式"):
        return Sight(format(exact, "f"), rounded=False, percent=False, formatted=False)

    section = _section(exact, number_format)
    if section is None:
        raise UnseenFigure(f"is hidden by its format {number_format!r}; expected a figure that the sheet shows")

    bare = BRACKETS.sub("", LITERAL.sub("", section)).strip()
    inner = PARENTHESES.sub(r"\1", bare).lstrip("+-").strip()
    match = DIGITS.fullmatch(inner)

    if match is None:
        return Sight(format(exact, "f"), rounded=False, percent=False, formatted=False)

    if match[2]:
        raise UnseenFigure(f"is shown by thousands or millions (format {number_format!r}), not as the file holds it")

    percent = bool(match[3])
    return _sight_with_decimals(exact * 100 if percent else exact, len(match[1] or ""), percent)


def _sight_with_decimals(number: Decimal, decimals: int, percent: bool) -> Sight:
    if decimals > MOST_DECIMALS:
        return Sight(format(number, "f"), rounded=False, percent=percent, formatted=True)

    try:
        rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        raise UnseenFigure(f"holds {number:.3e}, which is no figure of a table") from None

    return Sight(format(rounded, "f"), rounded=rounded != number, percent=percent, formatted=True)


def _section(value: Decimal, number_format: str) -> str | None:
    """Give the part of a format that holds for a number's sign; None where that part shows nothing."""
    sections = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", number_format)
    if any(CONDITION.search(section) for section in sections):
        return "General"

    section = sections[0]
    if value < 0 and len(sections) > 1:
        section = sections[1]
    elif value == 0 and len(sections) > 2:
        section = sections[2]

    return section if section.strip() else None
