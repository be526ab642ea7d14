"""How much the year's growth target asks, beside the results that were known when it was announced."""

from decimal import Decimal

from targetbook.judgement.across.ambition import Ambition, ambitions
from targetbook.page.blocks.output import Text
from targetbook.page.blocks.series_notes import runs
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.record.vocabulary import Measure

STEP = Decimal("0.1")


def ambition(chapter: Chapter, indicator: str) -> Text:
    """Say how far the year's growth target lay from the mean of the results then known, and what the area above asked.

    Of several targets for the year the first announced is told; nothing where too few results were known.
    """
    chapter.require_series(indicator, Measure.GROWTH)
    comparisons = ambitions(chapter.archive, chapter.area.area, indicator)
    of_year = next((comparison for comparison in comparisons if comparison.target.year == chapter.year), None)
    if of_year is None or of_year.mean is None or of_year.over_mean is None:
        return Text()

    sentence = _sentence(of_year, of_year.mean, _rounded(of_year.over_mean), chapter)
    return Text(sentence + _best_and_last(of_year, chapter) + _above(of_year, chapter))


def _sentence(comparison: Ambition, mean: Decimal, gap: Decimal, chapter: Chapter) -> Html:
    words = chapter.words
    target = comparison.target
    unit = target.unit
    past_years = [row.period.year for row in comparison.past]
    years = words("general.comma").join(str(year) for year in past_years)
    how = words("ambition.how_gap", value=target.value)

    return words.html(
        f"ambition.{_side(gap)}",
        label=chapter.label(target.indicator, target.area),
        year=target.year,
        target=chapter.figures.target(target),
        size=chapter.figures.difference(abs(gap), unit, how, target.counter),
        years=runs(past_years, chapter),
        gaps=_gaps(past_years, chapter),
        n=chapter.figures.counted(len(comparison.past), words("ambition.how_mean", years=years)),
        mean=chapter.figures.derived(
            numbers.value(_rounded(mean), unit, words), words("ambition.how_mean", years=years)
        ),
    )


def _gaps(years: list[int], chapter: Chapter) -> str:
    """Name the years between the first and the last that have no result, which a mean of results leaves out."""
    missing = sorted({*range(min(years), max(years))} - {*years})
    return chapter.words("ambition.gaps", years=runs(missing, chapter)) if missing else ""


def _best_and_last(comparison: Ambition, chapter: Chapter) -> Html:
    """Say how the target compares with the best and with the last of the results then known."""
    words = chapter.words
    target = comparison.target
    rows = {"best": (comparison.best, comparison.over_best), "last": (comparison.last, comparison.over_last)}
    parts = {
        name: words.html(
            f"ambition.compared_{_side(gap)}",
            figure=chapter.figures.row(row),
            gap=chapter.figures.difference(abs(gap), target.unit, words("ambition.how_gap_of", value=target.value)),
        )
        for name, (row, gap) in rows.items()
        if row is not None and gap is not None
    }
    years = {f"{name}_year": numbers.period(row.period, words) for name, (row, _) in rows.items() if row is not None}
    key = "best_is_last" if comparison.best == comparison.last else "best_and_last"

    return words.html(f"ambition.{key}", **parts, **years)


def _rounded(number: Decimal) -> Decimal:
    """Round to one decimal, without a zero that says nothing."""
    rounded = number.quantize(STEP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _side(gap: Decimal) -> str:
    if not gap:
        return "level"
    return "above" if gap > 0 else "below"


def _above(comparison: Ambition, chapter: Chapter) -> Html:
    """Say what the area above asked of itself for the same year; '' where that is not known."""
    if comparison.above is None:
        return Html()
    name = chapter.name_of(comparison.above.area)
    return chapter.words.html("ambition.of_above", area=name, number=chapter.figures.target(comparison.above))
