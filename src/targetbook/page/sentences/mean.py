"""A mean growth that nobody published, in words: chained from its years, and what a missing one would have to bring."""

from decimal import ROUND_CEILING, Decimal

from targetbook.judgement.comparison import Interval, Threshold, threshold
from targetbook.judgement.means.averages import Dispute, Link, Mean, missing_year
from targetbook.judgement.means.brackets import Bracket
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers

STEP = Decimal("0.1")
FINEST = 4  # decimals beyond which no end is told apart


def mean_note(verdict: Verdict, chapter: Chapter) -> str:
    """Say in HTML what the years of the mean growth behind a verdict give, year by year."""
    mean = _mean(verdict)
    words = chapter.words
    step = _step(verdict, chapter)
    years = words("general.next").join(_year(link, chapter) for link in mean.links)
    how = words("outcome.how_mean")
    low, high = (_derived(end.quantize(step), how, chapter) for end in (mean.low, mean.high))

    if mean.low == mean.high:
        return words("outcome.mean", mean=low, years=years)

    between = words("outcome.mean_between", years=years, low=low, high=high)
    disputes = (_dispute(dispute, step, chapter) for dispute in mean.disputes)

    return words("general.space").join([between, *disputes])


def _dispute(dispute: Dispute, step: Decimal, chapter: Chapter) -> str:
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
    return chapter.words("outcome.mean_disputed", year=dispute.year, period=period, figure=figure, **ends)


def mean_text(verdict: Verdict, chapter: Chapter) -> str:
    """Write between which rates the mean growth behind a verdict lies, and of what it is worked out."""
    mean = _mean(verdict)
    step = _step(verdict, chapter)
    low, high = (numbers.value(end.quantize(step), "%", chapter.words) for end in (mean.low, mean.high))
    if low == high:
        return chapter.words("outcome.mean_alone", mean=low)
    return chapter.words("outcome.mean_ends", low=low, high=high)


def mean_figure(verdict: Verdict, chapter: Chapter) -> str:
    """Write in HTML between which rates the mean growth behind a verdict lies, as a figure worked out here."""
    return chapter.figures.derived(mean_text(verdict, chapter), chapter.words("outcome.how_mean"))


def _mean(verdict: Verdict) -> Mean:
    assert verdict.mean is not None
    return verdict.mean


def _step(verdict: Verdict, chapter: Chapter) -> Decimal:
    """Give the last decimal to print: the first, or as far as it takes for no end to be rounded past the target."""
    target = verdict.target
    mean = _mean(verdict)
    assert target.value is not None
    mark = threshold(target.comparator, target.value, target.measure or "", chapter.rules)
    places = [mean.interval, *(dispute.mean for dispute in mean.disputes)]
    ends = [end for place in places for end in (place.low, place.high)]
    steps = (STEP.scaleb(-further) for further in range(FINEST))

    return next((step for step in steps if all(_keeps_side(end, step, mark) for end in ends)), STEP.scaleb(1 - FINEST))


def _keeps_side(end: Decimal, step: Decimal, mark: Threshold) -> bool:
    """Whether a number rounded to its last printed decimal says the same of a threshold."""
    rounded = end.quantize(step)
    return Interval(rounded, rounded).reaches(mark) is Interval(end, end).reaches(mark)


def _year(link: Link, chapter: Chapter) -> str:
    """Write a year's growth, or between whose it lies by the ranks of one table."""
    if link.figure is not None:
        figure = chapter.figures.row(link.figure.best)
        return chapter.words("outcome.mean_year", year=link.year, figure=figure)

    assert link.bracket is not None
    return _bracket(link.year, link.bracket, chapter)


def _bracket(year: int, bracket: Bracket, chapter: Chapter) -> str:
    figures = chapter.figures
    above, over = bracket.above
    below, under = bracket.below

    return chapter.words(
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


def missing_note(target: Target, chapter: Chapter) -> str:
    """Say in HTML which growth the missing year of a target's period would need; '' where none or several are."""
    missing = missing_year(target, chapter.archive)
    if missing is None:
        return ""

    words = chapter.words
    comma = words("general.comma")
    figures = comma.join(chapter.figures.row(row) for row in missing.others)
    how = words("settle.how_missing", known=comma.join(str(row.value) for row in missing.others))
    sentence = words("settle.missing", year=missing.year, known=figures, growth=_rate(missing.announced, how, chapter))

    if missing.least != missing.announced:
        sentence += words("settle.missing_least", growth=_rate(missing.least, how, chapter))

    return sentence + words("general.stop").strip()


def _rate(growth: Decimal, how: str, chapter: Chapter) -> str:
    """Write the smallest rate at one decimal that suffices."""
    return _derived(growth.quantize(STEP, ROUND_CEILING), how, chapter)


def _derived(rate: Decimal, how: str, chapter: Chapter) -> str:
    return chapter.figures.derived(numbers.value(rate, "%", chapter.words), how)
