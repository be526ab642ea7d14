"""Filters above a list that need no script: radio buttons whose values the entries carry, and a style sheet."""

from collections import Counter
from collections.abc import Iterable

from targetbook.judgement.tally import in_order, standing
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, SETTLED
from targetbook.page.blocks.output import HtmlTable
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import by_theme, count, theme_name
from targetbook.page.voice.escaping import escape

FIRM = "firm"
WEAK = "weak"
PART = "part"
NONE = "none"


class Filters:
    """The three filters of a list of verdicts: by theme, by verdict, by evidence.

    An entry is kept by a slot such as `theme-2`, its theme's place in the list: the style sheet knows only slots.
    """

    def __init__(self, verdicts: Iterable[Verdict], chapter: Chapter) -> None:
        self.verdicts = list(verdicts)
        self.chapter = chapter
        self.axes = {
            "theme": [verdict.target.theme for verdict in by_theme(self.verdicts, chapter)],
            "status": [standing(verdict) for verdict in in_order(self.verdicts)],
            "evidence": sorted(map(strength, self.verdicts), key=(FIRM, WEAK, PART, NONE).index),
        }

    def slots(self, verdict: Verdict) -> str:
        """Name the slots by which a verdict is kept."""
        values = {"theme": verdict.target.theme, "status": standing(verdict), "evidence": strength(verdict)}
        return " ".join(f"{axis}-{_distinct(self.axes[axis]).index(value) + 1}" for axis, value in values.items())

    def around(self, listing: HtmlTable) -> HtmlTable:
        """Fold the filters above a list, and put the number of entries shown below it."""
        words = self.chapter.words
        groups = "".join(self._group(axis, values) for axis, values in self.axes.items())
        summary = f"<summary>{escape(words('filter.choose'))}</summary>"
        filters = f'<details class="filters">{summary}{groups}</details>'
        number = f'<p class="shown">{escape(words("filter.shown"))}</p>'
        return HtmlTable(f'<div class="filtered">{filters}{listing.html}{number}</div>')

    def _group(self, axis: str, values: list[str]) -> str:
        choices_in_order = _distinct(values)
        counts = Counter(values)
        choices = [(self.chapter.words("filter.all"), len(values))]
        choices += [(self._name(axis, value), counts[value]) for value in choices_in_order]
        buttons = "".join(self._button(axis, slot, *choice) for slot, choice in enumerate(choices))

        return f"<fieldset><legend>{escape(self.chapter.words(f'filter.{axis}'))}</legend>{buttons}</fieldset>"

    def _button(self, axis: str, slot: int, name: str, number: int) -> str:
        checked = "" if slot else ' checked="checked"'
        return (
            f'<label><input type="radio" name="filter-{axis}" value="{axis}-{slot}"{checked}/>'
            f"<span>{escape(name)} {count(number, self.chapter)}</span></label>"
        )

    def _name(self, axis: str, value: str) -> str:
        if axis == "theme":
            return theme_name(value, self.chapter)
        return self.chapter.words(f"verdict.{value}" if axis == "status" else f"filter.{value}")


def strength(verdict: Verdict) -> str:
    """Say whether evidence is firm, weak, of a part of the year, or none."""
    if verdict.status in SETTLED:
        return WEAK if verdict.status.is_provisional else FIRM
    return PART if verdict.status in RUNNING and verdict.evidence else NONE


def _distinct(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))
