"""One number of a sentence: what it is of, whose, when, how much; or why it is in no row."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from targetbook.intake.prose.carrying import Subject
from targetbook.intake.prose.items import Parsed
from targetbook.intake.prose.rows import FigureReading, OmissionReason, Unused
from targetbook.intake.prose.section import TextSection
from targetbook.intake.prose.timing import Timed
from targetbook.intake.prose.words.indicators import IndicatorNames, Mention
from targetbook.intake.prose.words.measures import IN_SCALE, UP_TO, Measured, bound_of
from targetbook.intake.prose.words.places import Place
from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.speech.indicators import DOLLARS
from targetbook.intake.wording.arrivals import NEWLY_COME, counts_arrivals
from targetbook.intake.wording.quantity import Quantity
from targetbook.intake.wording.values import value_of
from targetbook.record.vocabulary import FigureStatus

PRINTED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
MONEY = ("CNY", "CNY 100m")
ALL_TAXES = ("tax_revenue_all",)
WHICH_TAXES = "all taxes (tax_revenue_all), or those of the budget (fiscal_tax_revenue)?"
REDUCTIONS = ("energy_intensity_reduction",)
# 1086.4亿元(最终核实数), and in the words before a number: 经最终核实, 修订后的.
REVISED_BEFORE = re.compile("(?:最终核实|核实后|修订后|修正后|核定后|经修订|经修正)(?:[^;0-9]|[0-9]{4}年)*$")
REVISED_BEHIND = re.compile(r"^[^,;。()]{0,4}\((?:为)?(?:最终核实|最终|修订|修正|核实)数?(?:据)?\)")


@dataclass(frozen=True)
class Book:
    """What the reading of a text rests on: the names of indicators, and which of them are stocks."""

    names: IndicatorNames
    stocks: frozenset[str]


@dataclass(frozen=True)
class Number:
    """A number with what was understood of it so far."""

    quantity: Quantity
    before: str
    after: str
    subject: Subject
    places: tuple[Place, ...]
    timed: Timed
    measured: Measured
    doubts: tuple[str, ...] = ()
    is_estimated: bool = False


def write_readings(
    number: Number, parsed: Parsed, clause: str, book: Book, section: TextSection
) -> list[FigureReading | Unused]:
    """Give a number as rows: one for each indicator and each area that it holds for."""
    return [
        _write(number, mention, place, parsed, clause, book, section)
        for mention in number.subject.mentions
        for place in number.places
    ]


def _write(
    number: Number, mention: Mention, place: Place, parsed: Parsed, clause: str, book: Book, section: TextSection
) -> FigureReading | Unused:
    quantity = number.quantity
    measure = number.measured.measure
    span = (quantity.start, quantity.end)
    fitting = fitting_indicators(mention, quantity, measure, book.names)
    if not fitting:
        return Unused(span, OmissionReason.UNIT)
    indicator = fitting[0]
    valued = value_of(replace(quantity, unit=quantity.unit), measure, book.names.unit(indicator), number.before)
    period, period_doubt = _period(number.timed, measure, indicator in book.stocks, section, number.before)
    if not period and not period_doubt:
        return Unused(span, OmissionReason.NO_PERIOD)
    timed_at = number.timed.stretch
    doubts = [
        *number.doubts,
        "" if place.is_known else f"{place.name}: of an area? none of that name is known",
        number.subject.doubt,
        number.measured.doubt,
        number.timed.doubt,
        period_doubt if timed_at or not number.timed.doubt else "",
        f"which: {' or '.join(fitting)}?" if len(fitting) > 1 else "",
        _of_name(mention, measure),
        _of_taxes(mention, parsed, number),
        _of_arrivals(mention, parsed, number) if measure == "level" and indicator in book.stocks else "",
        valued.doubt,
    ]
    return FigureReading(
        place=place,
        indicator=indicator,
        measure=measure,
        period=period,
        value=_value(valued.value, parsed.text[quantity.start : quantity.end], _turned(indicator, number.measured)),
        unit=valued.unit or ("rank" if "rank" in measure else ""),
        bound=_bound(number, parsed),
        status=_status(number, parsed),
        clause=clause,
        number=span,
        dated=((number.timed.dating.start, number.timed.dating.end),) if number.timed.dating else (),
        review=tuple(dict.fromkeys(doubt for doubt in doubts if doubt)),
    )


def beside_their_levels(readings: list[FigureReading], book: Book) -> list[FigureReading]:
    """Give each growth of a sentence to the series that the level nearest to it was given to: dollars or yuan."""
    return [_beside_its_level(each, readings, book) for each in readings]


def _beside_its_level(reading: FigureReading, readings: list[FigureReading], book: Book) -> FigureReading:
    series = {reading.indicator, *book.names.in_dollars(reading.indicator)}
    levels = [each for each in readings if each.measure == "level" and each.place == reading.place]
    beside = [each for each in levels if each.indicator in series]
    if "growth" not in reading.measure or len(series) == 1 or not beside:
        return reading
    before = [each for each in beside if each.number < reading.number]
    nearest = replace(reading, indicator=before[-1].indicator if before else beside[0].indicator)
    told_in_both = len(before) > 1 and before[-2].indicator != before[-1].indicator
    between = before[-2].number if told_in_both else reading.number
    has_growth = any(between < each.number < before[-1].number for each in readings if "growth" in each.measure)
    return nearest.ask("of the figure in dollars or in yuan?") if told_in_both and not has_growth else nearest


def fitting_indicators(mention: Mention, quantity: Quantity, measure: str, of_catalogue: IndicatorNames) -> list[str]:
    """Give the indicators of a name that a quantity may be of, by its unit."""
    if measure != "level":
        yuan = [each for each in mention.indicators if of_catalogue.unit(each) != DOLLARS]
        return yuan or list(mention.indicators)
    return [each for each in mention.indicators if _fits(quantity, of_catalogue.unit(each))]


def _fits(quantity: Quantity, unit: str) -> bool:
    kind = quantity.unit.kind
    if kind in ("money", "sum"):
        return unit in MONEY or not unit
    if kind == "none":
        return unit not in ("%",) and not quantity.unit.name
    return not unit or unit == quantity.unit.name


def _status(number: Number, parsed: Parsed) -> FigureStatus:
    """Tell how final a figure is: foreseen, revised since, or simply published."""
    if number.is_estimated:
        return FigureStatus.ESTIMATED
    quantity = number.quantity
    before = REVISED_BEFORE.search(parsed.text[: quantity.start])
    is_revised = before or REVISED_BEHIND.match(parsed.text[quantity.end :])
    return FigureStatus.REVISED if is_revised else FigureStatus.PUBLISHED


def _of_name(mention: Mention, measure: str) -> str:
    if mention.name in PROSE.names("grown") and measure == "level":
        return f"{mention.name}: its value added?"
    if mention.name in PROSE.words("doubtful"):
        return f"{mention.name}: is its value added meant?"
    return ""


def _of_taxes(mention: Mention, parsed: Parsed, number: Number) -> str:
    """Ask which taxes are meant where they are told as a part of the budget."""
    before = parsed.plain[: number.quantity.start]
    part = "其中" in before or "非税" in parsed.plain or "share" in number.measured.measure
    within = part or "预算" in before
    return WHICH_TAXES if within and mention.name.startswith("税收") and mention.indicators == ALL_TAXES else ""


def _of_arrivals(mention: Mention, parsed: Parsed, number: Number) -> str:
    """Ask of a stock told by a word of arrival whether it is what came, or what there is."""
    start = number.quantity.start - len(number.before)
    return NEWLY_COME if counts_arrivals(parsed.plain, start, mention.start, number.quantity.start) else ""


def _period(timed: Timed, measure: str, is_stock: bool, section: TextSection, before: str) -> tuple[str, str]:
    """Write the period of a figure, and what to ask of it; neither where the contract has no form for it."""
    stretch = timed.stretch
    published = section.clock.published
    if stretch and stretch.day and not is_stock:
        return (section.period.write() if section.period else ""), "of which period? a day is named"
    if is_stock and measure == "level":
        if stretch and stretch.year and (timed.dating or timed.doubt == ""):
            return stretch.write_stock(), ""
        return (published.isoformat() if published else ""), "as of which day?"
    if stretch is None or not stretch.year:
        return "", "of which period?"
    if stretch.is_plan and measure == "level" and UP_TO.search(before):
        return str(stretch.year), "in the last of these years?"
    if stretch.is_plan and measure != "average_growth":
        return stretch.write(), "over several years?"
    return stretch.write(), ""


def _turned(indicator: str, measured: Measured) -> Measured:
    """A reduction is kept as such: a fall of it is its positive value."""
    return replace(measured, negative=not measured.negative) if indicator in REDUCTIONS else measured


def _value(value: str, printed: str, measured: Measured) -> str:
    """Write a value with the digits that were printed, and below nought where it fell."""
    match = PRINTED.search(printed)
    digits = match[0] if match and value and Decimal(match[0]) == Decimal(value) else value
    return f"-{digits}" if measured.negative and digits and not digits.startswith("-") and Decimal(digits) else digits


def _bound(number: Number, parsed: Parsed) -> str:
    bound = bound_of(number.quantity, number.before, number.after)
    rounded = IN_SCALE.search(parsed.text[number.quantity.start : number.quantity.end])
    return "approximate" if bound == "exact" and rounded else bound
