"""One check of the audit in words: its arithmetic with every number's source."""

from collections.abc import Callable
from decimal import Decimal

from targetbook.judgement.consistency.audit import CONSISTENT, Check, nominal_rate
from targetbook.judgement.evidence import Row
from targetbook.judgement.means.levels import HUNDRED, rate
from targetbook.judgement.targets import NumericTarget
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.record.vocabulary import Bound


def arithmetic(check: Check, chapter: Chapter) -> Html:
    """Say in HTML what a check compares and what comes of it."""
    values = _values(check, chapter)
    return chapter.words.html(f"consistency.{check.kind}", **values)


def notes(check: Check, chapter: Chapter) -> Html:
    """Give in HTML what the record notes of the figures of a check that does not agree, each note once."""
    rows = [part for part in check.parts if isinstance(part, Row)] if check.result != CONSISTENT else []
    remarks = {row.note: chapter.figures.row(row, chapter.figures.remark(row)) for row in rows if row.note}
    if not remarks:
        return Html()
    return chapter.words.html("consistency.note", notes=chapter.words.html("general.next").join(remarks.values()))


def place(check: Check, chapter: Chapter) -> str:
    """Name a check by its area, period and indicator."""
    return chapter.words(
        "consistency.place",
        area=chapter.name_of(check.area),
        period=numbers.period(check.period, chapter.words),
        label=chapter.label(check.indicator, check.area),
    )


def implied_number(number: Decimal, check: Check, chapter: Chapter) -> Html:
    """Write a number worked out from a check's parts."""
    operands = chapter.words("general.comma").join(str(part.value) for part in check.parts)
    text = numbers.value(_rounded(number, check), check.unit, chapter.words)
    return chapter.figures.derived(text, chapter.words("consistency.worked_out", parts=operands))


def _values(check: Check, chapter: Chapter) -> dict[str, str]:
    figures = [_figure(part, chapter) for part in check.parts]
    values_of = VALUES.get(check.kind, _part_values)
    common = {
        "implied": implied_number(check.implied, check, chapter),
        "period": numbers.period(check.period, chapter.words),
        "within": numbers.period_within(check.period, chapter.words),
    }

    return common | values_of(check, figures, chapter)


def _part_values(check: Check, figures: list[Html], chapter: Chapter) -> dict[str, str]:
    """List the parts of a sum or of shares, with the whole or the last one apart."""
    parts = figures if check.kind == "shares" else figures[1:]
    return {"parts": chapter.words.html("general.comma").join(parts), "part": figures[-1], "stated": figures[0]}


def _announced_values(check: Check, figures: list[Html], chapter: Chapter) -> dict[str, str]:
    level, _, other = check.parts
    base = "" if check.base is None else _bounded(check, level.unit, chapter)
    grown = implied_number(rate(level.value, other.value or HUNDRED), check, chapter)
    nominal = _or_more(grown, check, chapter)
    binds = chapter.words(f"consistency.binds_{check.binds or 'none'}")
    before = numbers.period(other.period, chapter.words)

    return {
        "level": figures[0],
        "growth": figures[1],
        "published": figures[2],
        "earlier": figures[2],
        "base": base,
        "nominal": nominal,
        "binds": binds,
        "before": before,
        "grown": nominal,
    }


def _bounded(check: Check, unit: str, chapter: Chapter) -> Html:
    """Write the base that a level and a rate imply: a bound where one of the two may be passed."""
    assert check.base is not None
    kind = {(False, True): "upper", (True, False): "lower", (True, True): "reached"}
    level, growth = (_open(part) for part in check.parts[:2])
    base = _money(check.base, unit, check, chapter)
    return chapter.words.html(f"consistency.base_{kind.get((level, growth), 'exact')}", base=base)


def _or_more(rate: Html, check: Check, chapter: Chapter) -> Html:
    return chapter.words.html("comparator.at_least", text=rate) if _open(check.parts[0]) else rate


def _open(part: Row | NumericTarget) -> bool:
    """Whether a number was announced as a floor."""
    return isinstance(part, NumericTarget) and part.comparator in (">=", ">")


def _published_values(check: Check, figures: list[Html], chapter: Chapter) -> dict[str, str]:
    now, then = check.parts[:2]
    before = numbers.period(then.period, chapter.words)
    within = numbers.period_within(then.period, chapter.words)
    values = {"now": figures[0], "then": figures[1], "before": before, "within_before": within}

    if check.kind == "months":
        return values

    nominal = implied_number(rate(now.value, then.value), check, chapter)

    return values | {"rate": figures[2], "nominal": nominal}


def _end_values(check: Check, figures: list[Html], chapter: Chapter) -> dict[str, str]:
    """Tell the levels at the ends of a stretch of years, the printed mean, and what a price change leaves of it."""
    now, then, mean = check.parts
    last, before = (numbers.period(row.period, chapter.words) for row in (now, then))
    values = {"now": figures[0], "then": figures[1], "rate": figures[2], "last": last, "before": before}

    if check.kind == "mean_of_levels":
        return values

    nominal = nominal_rate(check.implied, mean.value)

    return values | {"nominal": implied_number(nominal, check, chapter)}


def _stretch_values(check: Check, figures: list[Html], chapter: Chapter) -> dict[str, str]:
    """Tell the years and means that a stretch is made of, or the base and the growth that lead to a bound."""
    words = chapter.words
    first = 2 if check.kind == "bound" else 1
    dated = [_dated(part, figure, check, chapter) for part, figure in zip(check.parts, figures, strict=True)]
    implied = implied_number(check.implied, check, chapter)
    parts = words.html("general.comma").join(dated[first:])
    values: dict[str, str] = {"parts": parts, "implied": _side(implied, check, chapter), "stated": figures[0]}

    if check.kind == "mean_of_years":
        return values

    return values | {"base": figures[1], "before": numbers.period(check.parts[1].period, words)}


def _dated(part: Row | NumericTarget, figure: Html, check: Check, chapter: Chapter) -> Html:
    """Write a figure with its years, and with its area where that is another than the check's."""
    period = numbers.period(part.period, chapter.words)
    if part.area == check.area:
        return chapter.words.html("consistency.dated", period=period, figure=figure)
    return chapter.words.html("consistency.dated_of", area=chapter.name_of(part.area), period=period, figure=figure)


def _side(implied: Html, check: Check, chapter: Chapter) -> Html:
    """Write what the parts come to, as at least or at most where they leave an end open."""
    if check.side is Bound.EXACT or check.result == CONSISTENT:
        return implied
    key = "at_least" if check.side is Bound.LOWER else "at_most"
    return chapter.words.html(f"comparator.{key}", text=implied)


def _figure(part: Row | NumericTarget, chapter: Chapter) -> Html:
    return chapter.figures.target(part) if isinstance(part, NumericTarget) else chapter.figures.row(part)


def _money(number: Decimal, unit: str, check: Check, chapter: Chapter) -> Html:
    operands = chapter.words("general.comma").join(str(part.value) for part in check.parts[:2])
    text = numbers.value(round(number, 1), unit, chapter.words)
    return chapter.figures.derived(text, chapter.words("consistency.worked_out", parts=operands))


def _rounded(number: Decimal, check: Check) -> Decimal:
    """Round a rate to a decimal; leave an amount as its parts have it."""
    return round(number, 1) if check.unit == "%" else round(number, 2)


VALUES: dict[str, Callable[[Check, list[Html], Chapter], dict[str, str]]] = {
    "level_and_growth": _announced_values,
    "announced_prices": _announced_values,
    "target_chain": _announced_values,
    "prices": _published_values,
    "growth_of_levels": _published_values,
    "months": _published_values,
    "mean_of_levels": _end_values,
    "mean_prices": _end_values,
    "mean_of_years": _stretch_values,
    "bound": _stretch_values,
}
