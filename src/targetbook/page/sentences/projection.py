"""Sentences on where a running year is heading: what earlier area-years make of it, and an even year beside them."""

from decimal import Decimal

from targetbook.judgement.running.backtest import Backtest
from targetbook.judgement.running.pace import Linear, Pace
from targetbook.judgement.running.projection import Projection
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html


def heading(pace: Pace, unit: str, chapter: Chapter) -> Html:
    """Say in HTML what a year is expected to come to, how probable its target is, and how an even year would stand."""
    return _projection_sentence(pace, unit, chapter) + _linear(pace, unit, chapter)


def probability_percent(part: float, chapter: Chapter) -> str:
    """Write a probability, never as certain."""
    if part < 0.01:
        return chapter.words("projection.under")
    return chapter.words("projection.over") if part > 0.99 else f"{part * 100:.0f}%"


def score(number: float) -> str:
    """Write a score with the decimals that its cases can carry."""
    return f"{number:.3f}"


def _projection_sentence(pace: Pace, unit: str, chapter: Chapter) -> Html:
    projection = pace.projection
    if projection is None:
        return Html()
    if projection.centre is None:
        n = chapter.figures.counted(len(projection.cases), chapter.words("projection.how_class"))
        return chapter.words.html("projection.few", n=n, least=_rule_number("least_class", chapter))

    return _expected_sentence(projection, unit, chapter) + _probable(pace, projection, chapter)


def _expected_sentence(projection: Projection, unit: str, chapter: Chapter) -> Html:
    assert projection.centre is not None and projection.low is not None and projection.high is not None
    words = chapter.words
    n = len(projection.cases)
    how = words("projection.how", n=n, freedom=n - 1)
    ends = {"centre": projection.centre, "low": projection.low, "high": projection.high}

    return words.html(
        "projection.expected",
        areas=words("general.comma").join(map(chapter.name_of, projection.areas)),
        n=chapter.figures.counted(n, words("projection.how_class")),
        part=_rule_number("interval", chapter, f"{chapter.rules.pace.interval * 100:g}%"),
        **{name: chapter.figures.derived(_value(end, unit, chapter), how) for name, end in ends.items()},
    )


def _probable(pace: Pace, projection: Projection, chapter: Chapter) -> Html:
    """Give the probability, which is never printed without its test."""
    words = chapter.words
    if pace.probability is None or pace.tested is None:
        return words.html("projection.untested", least=_rule_number("least_tested", chapter))

    n = len(projection.cases)
    how = words("projection.how", n=n, freedom=n - 1)
    likely = chapter.figures.derived(probability_percent(pace.probability, chapter), how)
    poor = Html() if pace.tested.skilled(chapter.rules) else words.html("projection.poor")
    beyond = words.html("projection.beyond") if projection.beyond else Html()

    return (
        words.html("projection.probability", probability=likely, **_test_values(pace.tested, chapter)) + poor + beyond
    )


def _test_values(test: Backtest, chapter: Chapter) -> dict[str, str]:
    words = chapter.words
    scores = {"brier": score(test.brier), "base": score(test.brier_base), "targets": str(len(test.forecasts))}
    how = words("projection.how_tested")
    years = words("projection.years", n=test.years)

    return {
        "when": words("projection.when_any" if test.months is None else "projection.when_same"),
        "years": chapter.figures.derived(years, how),
        **{name: chapter.figures.derived(text, how) for name, text in scores.items()},
    }


def _linear(pace: Pace, unit: str, chapter: Chapter) -> Html:
    if pace.linear is None or pace.linear.reached is None:
        return Html()

    sentence = _even(pace.linear, unit, chapter)
    if not pace.disagrees:
        return sentence

    return sentence + chapter.words.html(
        "projection.disagree_below" if pace.linear.reached else "projection.disagree_above"
    )


def _even(linear: Linear, unit: str, chapter: Chapter) -> Html:
    mark = chapter.figures.derived(_value(float(linear.mark), unit, chapter), chapter.words("projection.how_linear"))
    return chapter.words.html("projection.linear_reached" if linear.reached else "projection.linear_short", mark=mark)


def _value(number: float, unit: str, chapter: Chapter) -> str:
    """Write a rate to one decimal, a total to four digits."""
    rounded = Decimal(f"{number:.1f}") if unit == "%" else Decimal(f"{Decimal(f'{number:.4g}'):f}")
    return numbers.value(rounded, unit, chapter.words)


def _rule_number(name: str, chapter: Chapter, text: str | None = None) -> Html:
    return chapter.figures.derived(text or str(getattr(chapter.rules.pace, name)), chapter.words("rulebook.file"))
