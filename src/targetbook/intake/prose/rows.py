"""What was read of one number, as a row with the columns of observations.csv, the area, the clause and the question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from targetbook.intake.prose.words.places import Place

Span = tuple[int, int]
MOST_NAMED = 5


class OmissionReason(StrEnum):
    """Why a number is in no row."""

    ROW = "row"
    PERIOD = "period"
    TARGET = "target"
    OPEN = "open"
    REPEATED = "repeated"
    NO_INDICATOR = "no_indicator"
    CHANGE = "change"
    COMPARED = "compared"
    UNIT = "unit"
    VAGUE = "vague"
    NO_PERIOD = "no_period"
    REVISED = "revised"
    ASIDE = "aside"
    EXPLAINED = "explained"
    NOTE = "note"
    ITEM = "item"
    DATE = "date"
    PHRASE = "phrase"
    NAME = "name"
    NO_CHINESE = "no_chinese"
    UNREAD = "unread"

    @property
    def in_row(self) -> bool:
        """Whether a number that went there stands in a row after all."""
        return self in (OmissionReason.ROW, OmissionReason.PERIOD)


@dataclass(frozen=True)
class FigureReading:
    """One figure that a text tells; an empty cell is one that nothing tells, and `review` asks for it."""

    place: Place
    indicator: str
    measure: str
    period: str
    value: str
    unit: str
    bound: str
    status: str
    clause: str
    number: Span
    dated: tuple[Span, ...] = ()
    review: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is a figure of."""
        return self.place.area, self.indicator, self.measure, self.period

    def ask(self, question: str) -> "FigureReading":
        """Give it with a question more."""
        return self if question in self.review else replace(self, review=(*self.review, question))


@dataclass(frozen=True)
class Unused:
    """A number in no row, where it stands and why."""

    number: Span
    reason: OmissionReason


def settle(readings: list[FigureReading]) -> tuple[list[FigureReading], list[Unused]]:
    """Drop what is told again alike, and ask where one figure is told twice with another value."""
    first: dict[tuple[str, ...], FigureReading] = {}
    repeated: list[Unused] = []
    for each in readings:
        key: tuple[str, ...] = (*each.key, str(Decimal(each.value).normalize()) if each.value else "")
        if key in first and each.indicator:
            if first[key].review and not each.review:
                repeated.append(Unused(first[key].number, OmissionReason.REPEATED))
                first[key] = each
            elif each.number != first[key].number:
                repeated.append(Unused(each.number, OmissionReason.REPEATED))
            continue
        first[key] = each
    alike: dict[tuple[str, ...], list[FigureReading]] = defaultdict(list)
    for each in first.values():
        alike[each.key].append(each)
    distinct: list[FigureReading] = []
    for group in alike.values():
        exceeded = [each for each in group if each.bound == "lower" and _is_exact_elsewhere(each, group)]
        repeated += [Unused(each.number, OmissionReason.REPEATED) for each in exceeded]
        others = [each for each in group if each not in exceeded]
        distinct += [_with_others(each, others) for each in others]
    return sorted(distinct, key=lambda each: each.number), repeated


def _is_exact_elsewhere(reading: FigureReading, readings: Iterable[FigureReading]) -> bool:
    """Whether a text that says 突破1000亿元 also tells the figure itself, of which nothing is asked."""
    return any(
        each.bound == "exact" and not each.review and Decimal(each.value) >= Decimal(reading.value)
        for each in readings
        if each.value and reading.value
    )


def _with_others(reading: FigureReading, readings: list[FigureReading]) -> FigureReading:
    """Ask where the same figure is also told with a value that rounding does not explain."""
    values = dict.fromkeys(each.value for each in readings if each.value != reading.value and each.period)
    unlike = [value for value in values if not _rounds_to(reading.value, value)]
    if not unlike:
        return reading
    more = ", ..." if len(unlike) > MOST_NAMED else ""
    return reading.ask(f"also told as {', '.join(unlike[:MOST_NAMED])}{more}")


def _rounds_to(value: str, other: str) -> bool:
    first = Decimal(value)
    second = Decimal(other)
    if not first or not second:
        return False
    return abs(first - second) <= max(abs(first), abs(second)) * Decimal("0.005") and abs(first) > 1000
