"""What the one missing year of a mean growth would have to bring, in words."""

from decimal import ROUND_CEILING, Decimal

from targetbook.judgement.averages import missing_year
from targetbook.judgement.claims import Claim
from targetbook.page import numbers
from targetbook.page.chapter import Chapter


def missing_note(claim: Claim, chapter: Chapter) -> str:
    """Say in HTML which growth the missing year of a target's period would need; '' where none or several are."""
    found, words = missing_year(claim, chapter.archive), chapter.words
    if found is None:
        return ""
    known = words("general.comma").join(chapter.figures.row(row) for row in found.known)
    how = words("settle.how_missing", known=words("general.comma").join(str(row.value) for row in found.known))
    told = words("settle.missing", year=found.year, known=known, growth=_rate(found.announced, how, chapter))
    if found.least == found.announced:
        return told + words("general.stop").strip()
    return told + words("settle.missing_least", growth=_rate(found.least, how, chapter)) + words("general.stop").strip()


def _rate(growth: Decimal, how: str, chapter: Chapter) -> str:
    """Write the smallest rate at one decimal that suffices."""
    least = growth.quantize(Decimal("0.1"), ROUND_CEILING)
    return chapter.figures.derived(numbers.value(least, "%", chapter.words), how)
