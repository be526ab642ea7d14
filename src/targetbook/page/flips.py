"""The values at which a verdict would flip, in words."""

from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.verdicts import Verdict
from targetbook.page import numbers
from targetbook.page.chapter import Chapter


def flip_values(verdict: Verdict, chapter: Chapter) -> str:
    """Say in HTML at which values a verdict would flip; '' where no number decides."""
    claim, flips = verdict.claim, verdict.flips
    if flips is None or claim.unit is None:
        return ""
    how = chapter.words("robust.how_flips")
    meets, misses = (
        chapter.figures.derived(numbers.value(one, claim.unit, chapter.words), how)
        for one in (flips.meets, flips.misses)
    )
    key = "robust.flips" if claim.comparator in AT_LEAST else "robust.flips_at_most"
    return f'<span class="qualifiers">{chapter.words(key, meets=meets, misses=misses)}</span>'
