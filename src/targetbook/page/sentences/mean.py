"""A mean growth that nobody published, in words: chained from its years, and what a missing one would have to bring."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import Interval
from targetbook.judgement.means.averages import Dispute, Link, Mean, missing_year
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers

STEP = Decimal("0.1")


def mean_note(mean: Mean, chapter: Chapter) -> str:
    """Say in HTML what the years of a mean growth give, year by year."""
    words = chapter.words
    years = words("outcome.next").join(_year(link, chapter) for link in mean.links)
    how = words("outcome.how_mean")
    low, high = _ends(mean)
    if mean.low == mean.high:
        return words("outcome.mean", mean=_derived(low, how, chapter), years=years)

    ends = {"low": _derived(low, how, chapter), "high": _derived(high, how, chapter)}
    disputes = (_dispute(dispute, chapter) for dispute in mean.disputes)

    return words("general.space").join([words("outcome.mean_between", years=years, **ends), *disputes])


def _dispute(dispute: Dispute, chapter: Chapter) -> str:
    """Say in HTML what a printed mean leaves for a bracketed year, and what the years would then give."""
    words = chapter.words
    how = words("outcome.how_left", period=numbers.period(dispute.row.period, words))
    places = {"left": dispute.left, "mean": dispute.mean}
    ends = {
        f"{name}_{end}": _derived(rate, how, chapter)
        for name, place in places.items()
        for end, rate in zip(("low", "high"), _outwards(place), strict=True)
    }
    period = numbers.period(dispute.row.period, words)

    return words(
        "outcome.mean_disputed", year=dispute.year, period=period, figure=chapter.figures.row(dispute.row), **ends
    )


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
    """Give the ends of a mean growth at one decimal, rounded outwards where they differ."""
    if mean.low == mean.high:
        return mean.low.quantize(STEP), mean.high.quantize(STEP)
    return _outwards(mean.interval)


def _outwards(place: Interval) -> tuple[Decimal, Decimal]:
    return place.low.quantize(STEP, ROUND_FLOOR), place.high.quantize(STEP, ROUND_CEILING)


def _year(link: Link, chapter: Chapter) -> str:
    words = chapter.words
    figures = chapter.figures
    bracket = link.bracket
    if link.figure is not None:
        return words("outcome.mean_year", year=link.year, figure=figures.row(link.figure.best))

    assert bracket is not None
    (above, over) = bracket.above
    (below, under) = bracket.below

    return words(
        "outcome.mean_bracket",
        year=link.year,
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
    words = chapter.words
    if missing is None:
        return ""

    figures = words("general.comma").join(chapter.figures.row(row) for row in missing.known)
    how = words("settle.how_missing", known=words("general.comma").join(str(row.value) for row in missing.known))
    sentence = words("settle.missing", year=missing.year, known=figures, growth=_rate(missing.announced, how, chapter))
    if missing.least == missing.announced:
        return sentence + words("general.stop").strip()

    return (
        sentence
        + words("settle.missing_least", growth=_rate(missing.least, how, chapter))
        + words("general.stop").strip()
    )


def _rate(growth: Decimal, how: str, chapter: Chapter) -> str:
    """Write the smallest rate at one decimal that suffices."""
    return _derived(growth.quantize(STEP, ROUND_CEILING), how, chapter)


def _derived(rate: Decimal, how: str, chapter: Chapter) -> str:
    return chapter.figures.derived(numbers.value(rate, "%", chapter.words), how)
