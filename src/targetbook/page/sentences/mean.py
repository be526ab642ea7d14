"""A mean growth that nobody published, in words: chained from its years, and what a missing one would have to bring."""

from decimal import ROUND_CEILING, Decimal

from targetbook.judgement.comparison import Interval, Threshold
from targetbook.judgement.means.averages import Dispute, Link, Mean, missing_year
from targetbook.judgement.means.brackets import Bracket
from targetbook.judgement.targets import NumericTarget
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html

STEP = Decimal("0.1")
FINEST = 4  # decimals beyond which no end is told apart


def mean_note(mean: Mean, chapter: Chapter) -> Html:
    """Say in HTML what the years of a mean growth give, year by year."""
    words = chapter.words
    step = _step(mean)
    years = words.html("general.next").join(_year(link, chapter) for link in mean.links)
    how = words("outcome.how_mean")
    low, high = (_derived(end.quantize(step), how, chapter) for end in (mean.low, mean.high))

    if mean.low == mean.high:
        return words.html("outcome.mean", mean=low, years=years)

    between = words.html("outcome.mean_between", years=years, low=low, high=high)
    disputes = (_dispute(dispute, step, chapter) for dispute in mean.disputes)

    return words.html("general.space").join([between, *disputes])


def _dispute(dispute: Dispute, step: Decimal, chapter: Chapter) -> Html:
    """Say in HTML what a printed mean leaves for a bracketed year, and what the years would then give."""
    period = numbers.period(dispute.row.period, chapter.words)
    how = chapter.words("outcome.how_left", period=period)
    places = {"left": dispute.rest, "mean": dispute.mean}
    ends = {
        f"{name}_{side}": _derived(getattr(place, side).quantize(step), how, chapter)
        for name, place in places.items()
        for side in ("low", "high")
    }
    figure = chapter.figures.row(dispute.row)
    return chapter.words.html("outcome.mean_disputed", year=dispute.year, period=period, figure=figure, **ends)


def mean_text(mean: Mean, chapter: Chapter) -> str:
    """Write between which rates a mean growth lies, and of what it is worked out."""
    step = _step(mean)
    low, high = (numbers.value(end.quantize(step), "%", chapter.words) for end in (mean.low, mean.high))
    if low == high:
        return chapter.words("outcome.mean_alone", mean=low)
    return chapter.words("outcome.mean_ends", low=low, high=high)


def mean_figure(mean: Mean, chapter: Chapter) -> Html:
    """Write in HTML between which rates a mean growth lies, as a figure worked out here."""
    return chapter.figures.derived(mean_text(mean, chapter), chapter.words("outcome.how_mean"))


def _step(mean: Mean) -> Decimal:
    """Give the last decimal to print: the first, or as far as it takes for no end to be rounded past the target."""
    places = [mean.interval, *(dispute.mean for dispute in mean.disputes)]
    ends = [end for place in places for end in (place.low, place.high)]
    steps = (STEP.scaleb(-further) for further in range(FINEST))

    safe_steps = (step for step in steps if all(_keeps_side(end, step, mean.mark) for end in ends))
    return next(safe_steps, STEP.scaleb(1 - FINEST))


def _keeps_side(end: Decimal, step: Decimal, mark: Threshold) -> bool:
    """Whether a number rounded to its last printed decimal says the same of a threshold."""
    rounded = end.quantize(step)
    return Interval(rounded, rounded).reaches(mark) is Interval(end, end).reaches(mark)


def _year(link: Link, chapter: Chapter) -> Html:
    """Write a year's growth, or between whose it lies by the ranks of one table."""
    if link.figure is not None:
        figure = chapter.figures.row(link.figure.best)
        return chapter.words.html("outcome.mean_year", year=link.year, figure=figure)

    assert link.bracket is not None
    return _bracket(link.year, link.bracket, chapter)


def _bracket(year: int, bracket: Bracket, chapter: Chapter) -> Html:
    figures = chapter.figures
    above, over = bracket.above
    below, under = bracket.below

    return chapter.words.html(
        "outcome.mean_bracket",
        year=year,
        place=chapter.name_of(bracket.rank.best.area),
        rank=figures.row(bracket.rank.best),
        low=figures.row(below.best),
        under=chapter.name_of(below.best.area),
        under_rank=figures.row(under.best),
        high=figures.row(above.best),
        over=chapter.name_of(above.best.area),
        over_rank=figures.row(over.best),
    )


def missing_note(target: NumericTarget, chapter: Chapter) -> Html:
    """Say in HTML which growth the missing year of a target's period would need; '' where none or several are."""
    missing = missing_year(target, chapter.archive)
    if missing is None:
        return Html()

    words = chapter.words
    figures = words.html("general.comma").join(chapter.figures.row(row) for row in missing.others)
    operands = words("general.comma").join(str(row.value) for row in missing.others)
    how = words("settle.how_missing", known=operands)
    sentence = words.html(
        "settle.missing", year=missing.year, known=figures, growth=_rate(missing.announced, how, chapter)
    )

    if missing.least != missing.announced:
        sentence += words.html("settle.missing_least", growth=_rate(missing.least, how, chapter))

    return sentence + words.html("general.stop").strip()


def _rate(growth: Decimal, how: str, chapter: Chapter) -> Html:
    """Write the smallest rate at one decimal that suffices."""
    return _derived(growth.quantize(STEP, ROUND_CEILING), how, chapter)


def _derived(rate: Decimal, how: str, chapter: Chapter) -> Html:
    return chapter.figures.derived(numbers.value(rate, "%", chapter.words), how)
