"""A mean growth that nobody published, in words: chained from its years, and what a missing one would have to bring."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import Interval
from targetbook.judgement.means.averages import Dispute, Link, Mean, missing_year
from targetbook.judgement.means.brackets import Bracket
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers

STEP = Decimal("0.1")


def mean_note(mean: Mean, chapter: Chapter) -> str:
    """Say in HTML what the years of a mean growth give, year by year."""
    words = chapter.words
    years = words("general.next").join(_year(link, chapter) for link in mean.links)
    how = words("outcome.how_mean")
    low, high = _ends(mean)

    if mean.low == mean.high:
        return words("outcome.mean", mean=_derived(low, how, chapter), years=years)

    ends = {"low": _derived(low, how, chapter), "high": _derived(high, how, chapter)}
    disputes = (_dispute(dispute, chapter) for dispute in mean.disputes)

    return words("general.space").join([words("outcome.mean_between", years=years, **ends), *disputes])


def _dispute(dispute: Dispute, chapter: Chapter) -> str:
    """Say in HTML what a printed mean leaves for a bracketed year, and what the years would then give."""
    period = numbers.period(dispute.row.period, chapter.words)
    how = chapter.words("outcome.how_left", period=period)
    ends = {**_named_ends("left", dispute.rest, how, chapter), **_named_ends("mean", dispute.mean, how, chapter)}
    figure = chapter.figures.row(dispute.row)
    return chapter.words("outcome.mean_disputed", year=dispute.year, period=period, figure=figure, **ends)


def _named_ends(name: str, interval: Interval, how: str, chapter: Chapter) -> dict[str, str]:
    low, high = _outwards(interval)
    return {f"{name}_low": _derived(low, how, chapter), f"{name}_high": _derived(high, how, chapter)}


def mean_text(mean: Mean, chapter: Chapter) -> str:
    """Write between which rates a mean growth lies, and of what it is worked out."""
    low, high = (numbers.value(end, "%", chapter.words) for end in _ends(mean))
    if low == high:
        return chapter.words("outcome.mean_alone", mean=low)
    return chapter.words("outcome.mean_ends", low=low, high=high)


def mean_figure(mean: Mean, chapter: Chapter) -> str:
    """Write in HTML between which rates a mean growth lies, as a figure worked out here."""
    return chapter.figures.derived(mean_text(mean, chapter), chapter.words("outcome.how_mean"))


def _ends(mean: Mean) -> tuple[Decimal, Decimal]:
    """Give the ends at one decimal, rounded outwards where they differ."""
    if mean.low == mean.high:
        return mean.low.quantize(STEP), mean.high.quantize(STEP)
    return _outwards(mean.interval)


def _outwards(place: Interval) -> tuple[Decimal, Decimal]:
    return place.low.quantize(STEP, ROUND_FLOOR), place.high.quantize(STEP, ROUND_CEILING)


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


def missing_note(claim: Claim, chapter: Chapter) -> str:
    """Say in HTML which growth the missing year of a target's period would need; '' where none or several are."""
    missing = missing_year(claim, chapter.archive)
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
