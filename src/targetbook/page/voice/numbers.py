"""Numbers, units of measure, periods and dates as each language writes them; decimals stay as published."""

from decimal import Decimal

from targetbook.judgement.evidence import Row
from targetbook.judgement.targets import NumericTarget, Target
from targetbook.page.voice.words import Words
from targetbook.record.dates import last_day
from targetbook.record.periods import Period, Span

BILLIONS = {"CNY 100m": "CNY", "USD 100m": "USD"}


def of_row(row: Row, words: Words) -> str:
    """Write an observation with its unit or counter, bounded as it was printed."""
    return value(row.value, row.unit, words, row.bound, row.counter)


def of_target(target: NumericTarget, words: Words) -> str:
    """Write the number that a target announced."""
    return announced(target.comparator, target.value, target.upper, target.unit, words, target.counter)


def bare_of_target(target: NumericTarget, words: Words) -> str:
    """Write the number that a target announced, without what compares with it."""
    return value(target.value, target.unit, words, counter=target.counter)


def texts_of_target(target: Target, words: Words) -> list[str]:
    """Give the ways in which the number of a target is written; none of a deed."""
    return [of_target(target, words), bare_of_target(target, words)] if isinstance(target, NumericTarget) else []


def value(number: Decimal, unit: str, words: Words, bound: str = "exact", counter: str = "") -> str:
    """Write a figure with its unit, `more than` or `about` before it where it was published so.

    `counter` is the word by which Chinese counts the things (家, 支, 户); the general one where none is stated.
    """
    money = words.lang == "en" and unit in BILLIONS
    text = _money(number, unit, words) if money else _plain(number, unit, words, counter)
    if unit == "rank":
        return words(f"number.rank_{'upper' if bound == 'upper' else 'exact'}", n=f"{number.normalize():f}")
    return text if bound == "exact" else words(f"number.{bound}", text=text)


def difference(number: Decimal, unit: str, words: Words, counter: str = "") -> str:
    """Write a gap, of rates in percentage points."""
    size = abs(number)
    if unit == "%":
        return words("number.points", n=size, text=grouped(size, words))
    return value(size, unit, words, counter=counter)


def percent_change(percent: Decimal) -> str:
    """Write a change in % with its sign: to one decimal, a small one to two."""
    decimals = 1 if abs(percent) >= Decimal("0.1") else 2
    return f"{percent:+.{decimals}f}%".replace("-", "\u2212")


def grouped(number: Decimal, words: Words) -> str:
    """Write a number with its own decimals, thousands set apart as the language sets them apart."""
    return f"{number:,f}".replace(",", words("general.thousands")).replace("-", "\u2212")


def announced(
    comparator: str, number: Decimal, upper: Decimal | None, unit: str, words: Words, counter: str = ""
) -> str:
    """Write a target as it was announced: 5.5% or more, more than 100, about 8%."""
    text = value(number, unit, words, counter=counter)
    to = value(upper, unit, words, counter=counter) if upper is not None else ""
    return words(f"comparator.{COMPARATORS[comparator]}", n=number, text=text, upper=to)


COMPARATORS = {
    ">=": "at_least",
    ">": "more_than",
    "=": "bare",
    "~": "about",
    "<=": "at_most",
    "<": "less_than",
    "between": "between",
    "class": "size_class",
}


def period(span: Period, words: Words) -> str:
    """Write a reference period: 2024, first half of 2024, January to August 2024, 30 June 2025, 2021 to 2025."""
    if span.span is Span.YEAR:
        return words("period.year", year=span.year)
    if span.span is Span.PLAN:
        return words("period.plan", first=span.start.year, last=span.year)
    if span.span is Span.CUMULATIVE:
        return _cumulative(span, words)

    return date(span.text, words)


def period_within(span: Period, words: Words) -> str:
    """Write a reference period as it stands within a sentence: the first half of 2024."""
    return _cumulative(span, words, "_within") if span.span is Span.CUMULATIVE else period(span, words)


def date(text: str, words: Words) -> str:
    """Write a date to its own precision."""
    day = last_day(text)
    precision = ("year", "month", "day")[text.count("-")]
    return words(f"date.{precision}", year=day.year, month=words(f"month.m{day.month}"), day=day.day)


def billions(number: Decimal) -> Decimal:
    """Turn hundreds of millions into billions, without a closing 0 that was not published."""
    scaled = number.scaleb(-1)
    shorter = scaled.quantize(number)
    return shorter if shorter == scaled else scaled


def _cumulative(span: Period, words: Words, form: str = "") -> str:
    name = {3: "quarter", 6: "half", 9: "nine_months"}.get(span.months, "months")
    return words(f"period.{name}{form}", year=span.year, month=words(f"month.m{span.months}"))


def _money(number: Decimal, unit: str, words: Words) -> str:
    if abs(number) >= 10 or not number:
        return f"{BILLIONS[unit]} {grouped(billions(number), words)} bn"
    return f"{BILLIONS[unit]} {grouped(number.scaleb(2).quantize(Decimal(1)), words)} m"


def _plain(number: Decimal, unit: str, words: Words, counter: str) -> str:
    counted_by = counter or words("unit.counter")
    if words.has(f"unit.{unit_key(unit)}_wan") and abs(number) >= 10000 and not number % 100:
        in_wan = grouped((number / 10000).normalize(), words)
        return words(f"unit.{unit_key(unit)}_wan", text=in_wan, counter=counted_by)
    return words(f"unit.{unit_key(unit)}", n=number, text=grouped(number, words), counter=counted_by)


def unit_key(unit: str) -> str:
    """Name the phrase of a unit."""
    return unit.replace(" ", "_").replace("/", "_").replace("%", "percent")
