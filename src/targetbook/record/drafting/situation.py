"""What is said around a place of a sentence: when, in which tense, how firmly."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from targetbook.record.drafting.moments import Moment, find_moments, last_day_of
from targetbook.record.drafting.outcomes import Tense, tense_at


@dataclass(frozen=True)
class Situation:
    """A sentence, the year it was spoken in, its tense at the outset and the period of the sentence before."""

    text: str
    year: int
    tense: Tense
    lent: str = ""

    @cached_property
    def moments(self) -> list[Moment]:
        """Find the sentence's expressions of time."""
        return find_moments(self.text, self.year)

    def tense_at(self, position: int) -> tuple[Tense, str]:
        """Say which tense a place stands in, and the word that says so."""
        return tense_at(self.text, position, self.moments, self.year, self.tense)

    def moment_at(self, position: int) -> Moment:
        """Give the time that governs a place; by default the year of the speech."""
        earlier = [one for one in self.moments if one.end <= position and one.year >= self.year]
        while earlier and _is_partial(earlier[-1]) and ";" in self.text[earlier[-1].end : position]:
            earlier.pop()
        if earlier:
            return self._across_parts(earlier[-1], position)
        later = [one for one in self.moments if one.start >= position and one.year >= self.year]
        if later and not re.search("[,;。]", self.text[position : later[0].start]):
            return later[0]
        doubt = f"the sentence before speaks of {self.lent}" if self.lent else ""
        return Moment(0, 0, self.year, doubt=doubt)

    def _across_parts(self, moment: Moment, position: int) -> Moment:
        """Leave the year open after a semicolon, unless it is the speech's own or opens the sentence."""
        if moment.year == self.year or moment.start < 2 or ";" not in self.text[moment.end : position]:
            return moment
        return replace(moment, doubt=f"does {self.text[moment.start : moment.end]} still hold?")

    def lends(self) -> str:
        """Give the period other than the year of the speech that the next sentence may still be in."""
        last = self.moments[-1] if self.moments else None
        if last is None:
            return self.lent
        return last.plan or str(last.year) if last.year > self.year or last.doubt else ""


def due_of(moment: Moment) -> str:
    """Give the due day that a moment implies."""
    return moment.due_day if moment.due_day or moment.doubt or moment.due_doubt else last_day_of(moment.year, 12)


def _is_partial(moment: Moment) -> bool:
    return bool(moment.months < 12 or moment.due or moment.due_doubt)
