"""The values at which a verdict would flip, in words."""

from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.flips import Flips
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.tables import beside
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.words import Words

STRICT = (">", "<")
SHOWN = ("gdp",)  # elsewhere the last digit is finer than anyone counts


def flip_values(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML at which values a verdict would flip; '' where no number decides."""
    target = verdict.target
    if verdict.flips is None or not isinstance(target, NumericTarget) or target.indicator not in SHOWN:
        return Html()

    words = chapter.words
    side = "" if target.comparator in AT_LEAST else "_at_most"
    if target.comparator in STRICT:
        edge = _derived(numbers.value(target.value, target.unit, words), chapter)
        return beside(words.html(f"robust.flips_beyond{side}", edge=edge))

    meets, misses = (_derived(text, chapter) for text in _alike(verdict.flips, target.unit, words))
    return beside(words.html(f"robust.flips{side}", meets=meets, misses=misses))


def _derived(text: str, chapter: Chapter) -> Html:
    return chapter.figures.derived(text, chapter.words("robust.how_flips"))


def _alike(flips: Flips, unit: str, words: Words) -> list[str]:
    """Write both values with the same decimals; money told in billions needs one more than in hundreds of millions."""
    step = flips.meets - flips.misses
    digit = step / 10 if unit in numbers.BILLIONS and words.lang == "en" else step
    return [
        numbers.value(result.quantize(abs(digit).normalize()), unit, words) for result in (flips.meets, flips.misses)
    ]
