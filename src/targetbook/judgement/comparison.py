"""A published figure against an announced number, at the published precision."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.rules.standard import Rules
from targetbook.record.vocabulary import Bound, Comparator

INFINITY = Decimal("Infinity")
AT_LEAST = frozenset({Comparator.AT_LEAST, Comparator.ABOVE, Comparator.EQUAL, Comparator.ABOUT, Comparator.BETWEEN})


@dataclass(frozen=True)
class Threshold:
    """What has to be reached, from below (at least) or above (at most); the value itself counts unless strict."""

    value: Decimal
    at_least: bool
    strict: bool


@dataclass(frozen=True)
class Interval:
    """Where the true figure lies, given how it was published; `low_open` excludes the lower end."""

    low: Decimal
    high: Decimal
    low_open: bool = False

    def reaches(self, threshold: Threshold) -> bool | None:
        """Whether the threshold is reached; None where the figure leaves it open."""
        if threshold.at_least:
            return self._at_least(threshold.value, threshold.strict)
        beyond = self._at_least(threshold.value, not threshold.strict)
        return None if beyond is None else not beyond

    def _at_least(self, value: Decimal, strict: bool) -> bool | None:
        if self.low > value or (self.low == value and (self.low_open or not strict)):
            return True
        if self.high < value or (self.high == value and strict):
            return False
        return None

    def times(self, factor: Decimal) -> "Interval":
        """Give the interval of the figure multiplied by a factor above 0."""
        return Interval(self.low * factor, self.high * factor, self.low_open)

    def overlaps(self, other: "Interval") -> bool:
        """Whether one true figure could lie behind both."""
        low = max(self.low, other.low)
        high = min(self.high, other.high)
        is_open = (self.low_open and self.low == low) or (other.low_open and other.low == low)
        return low < high or (low == high and not is_open)


def threshold(comparator: str, value: Decimal, measure: str, rules: Rules) -> Threshold:
    """Give the threshold that a comparator sets; a bare number is a floor, `about` a floor less its tolerance."""
    if comparator == Comparator.ABOUT:
        value -= tolerance(value, measure, rules)
    return Threshold(value, comparator in AT_LEAST, comparator in (Comparator.ABOVE, Comparator.BELOW))


def tolerance(value: Decimal, measure: str, rules: Rules) -> Decimal:
    """Give how far below the value `about` still reaches, in the value's unit."""
    about = rules.about
    points, part, most = (Decimal(str(number)) for number in (about.points, about.part_of_level, about.at_most_part))
    return min(points if measure in about.rates else abs(value) * part, abs(value) * most)


def interval(value: Decimal, bound: str) -> Interval:
    """Give where the true figure lies; an approximate one may be off by half its last digit that is not 0.

    One that is nearly reached may fall short by as much.

    A size class says nothing of it: where the class begins is stated nowhere.
    """
    if bound == Bound.SIZE_CLASS:
        return Interval(-INFINITY, INFINITY)
    if bound == Bound.LOWER:
        return Interval(value, INFINITY, low_open=True)
    if bound == Bound.UPPER:
        return Interval(-INFINITY, value)

    half = last_digit(value) / 2
    if bound == Bound.APPROXIMATE:
        return Interval(value - half, value + half)
    if bound == Bound.NEARLY:
        short = value - half if value > 0 else value + half
        return Interval(min(short, value), max(short, value))

    return Interval(value, value)


def printed(value: Decimal) -> Interval:
    """Give the figures that round to this one at its published decimals."""
    half = Decimal(1).scaleb(_exponent(value)) / 2
    return Interval(value - half, value + half)


def last_digit(value: Decimal) -> Decimal:
    """Give the unit of the last digit that is not 0 (1500: 100; 3136: 1; 2.50: 0.1); 1 for zero."""
    normal = value.normalize()
    return Decimal(1).scaleb(_exponent(normal)) if value else Decimal(1)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
