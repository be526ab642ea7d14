"""Floor and stretch: 确保7%，力争7.5% is two targets of one indicator, the higher one a stretch."""

from dataclasses import replace
from decimal import Decimal

from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.firmness import aspires_between

RISING = frozenset({"=", ">=", ">", "~"})


def mark_pairs(drafts: list[Draft], sentence: str) -> list[Draft]:
    """Mark the stretches among the drafts of a sentence; their floors are then plain."""
    drafts = list(drafts)
    for place in range(len(drafts) - 1):
        first = drafts[place]
        second = drafts[place + 1]
        if not _share_quantity(first, second):
            continue

        aspiring = aspires_between(sentence, first.position, second.position)
        if aspiring and Decimal(second.value) > Decimal(first.value):
            drafts[place : place + 2] = replace(first, firmness="plain"), replace(second, firmness="stretch")
        elif not aspiring and first.firmness == "aspirational" and Decimal(second.value) < Decimal(first.value):
            drafts[place : place + 2] = replace(first, firmness="stretch"), replace(second, firmness="plain")

    return drafts


def _share_quantity(first: Draft, second: Draft) -> bool:
    same = (first.indicator, first.measure, first.unit, first.period) == (
        second.indicator,
        second.measure,
        second.unit,
        second.period,
    )

    have_numbers = first.value and second.value and {first.comparator, second.comparator} <= RISING
    return bool(same and have_numbers and first.measure)
