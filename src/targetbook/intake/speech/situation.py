"""What is said around a place of a sentence: when, in which tense, how firmly."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from targetbook.intake.speech.outcomes import Tense, tense_at
from targetbook.intake.wording.moments import TimeExpression, find_moments, last_day_of
from targetbook.intake.wording.vocabulary import WORDING

# A clause that a month or quarter was said for, before the next one begins. As in 上半年完成投资,.
CLAUSE_OF_ITS_OWN = re.compile(f"[^,;:、]{{4,}}[,:]|{WORDING.pattern('states_reached')}[,:]")
END_OF_PART = re.compile("[,;:、]")
LEADS = re.compile(f"^{WORDING.pattern('leads_of_a_deed')}+")
# 大道 in 推动云江大道6月底前通车
THING = re.compile("[一-龥]{2}$")
REACHED = WORDING.words("states_reached")


@dataclass(frozen=True)
class Situation:
    """A sentence, the year it was spoken in, its tense at the outset and the period of the sentence before."""

    text: str
    year: int
    tense: Tense
    earlier_period: str = ""
    period_of_heading: str = ""

    @cached_property
    def moments(self) -> list[TimeExpression]:
        """Find the sentence's expressions of time."""
        return find_moments(self.text, self.year)

    def tense_at(self, position: int) -> tuple[Tense, str]:
        """Say which tense a place stands in, and the word that says so."""
        return tense_at(self.text, position, self.moments, self.year, self.tense)

    def moment_at(self, position: int) -> TimeExpression:
        """Give the time that governs a place; by default the year of the speech."""
        earlier = [moment for moment in self.moments if moment.end <= position and moment.year >= self.year]
        while earlier and earlier[-1].is_partial and ";" in self.text[earlier[-1].end : position]:
            earlier.pop()
        while earlier and self._is_of_a_deed(earlier[-1], position):
            earlier.pop()

        if earlier:
            return self._across_parts(earlier[-1], position)

        later = [moment for moment in self.moments if moment.start >= position and moment.year >= self.year]
        if later and not re.search("[,;。]", self.text[position : later[0].start]):
            return later[0]

        if "/" in self.earlier_period and self.earlier_period == self.period_of_heading:
            return self._plan_of_heading()
        doubt = f"the sentence before speaks of {self.earlier_period}" if self.earlier_period else ""
        return TimeExpression(0, 0, self.year, doubt=doubt)

    def _is_of_a_deed(self, moment: TimeExpression, position: int) -> bool:
        """Whether a day or month was only said for a deed told in full before: 推动大桥6月底前通车,新开工项目80个."""
        behind = END_OF_PART.search(self.text, moment.end, position)
        if not moment.is_partial or not behind:
            return False
        before = END_OF_PART.split(self.text[: moment.start])[-1]
        deed = self.text[moment.end : behind.start()]
        return bool(THING.search(LEADS.sub("", before)) and deed.endswith(REACHED) and not re.search("[0-9]", deed))

    def _plan_of_heading(self) -> TimeExpression:
        """Take the years of a plan from the heading, as a question: its aims are for its end unless they say more."""
        first, last = map(int, self.period_of_heading.split("/"))
        doubt = f"the heading speaks of {self.period_of_heading}: of its last year?"
        return TimeExpression(0, 0, last, first, due=last_day_of(last, 12), due_doubt=doubt)

    def _across_parts(self, moment: TimeExpression, position: int) -> TimeExpression:
        """Leave a year open after a semicolon and a part of one after a clause of its own, unless it opens them all."""
        between = self.text[moment.end : position]
        doubt = f"does {self.text[moment.start : moment.end]} still hold?"
        if moment.is_partial and CLAUSE_OF_ITS_OWN.search(between):
            open_period = moment.months < 12
            return replace(moment, due="", doubt=doubt if open_period else "", due_doubt="" if open_period else doubt)
        if moment.year == self.year or moment.start < 2 or ";" not in between:
            return moment
        return replace(moment, doubt=doubt)

    def lends(self) -> str:
        """Give the period other than the year of the speech that the next sentence may still be in."""
        last = self.moments[-1] if self.moments else None
        if last is None:
            return self.earlier_period
        return last.plan or str(last.year) if last.year > self.year or last.doubt else ""


def due_of(moment: TimeExpression) -> str:
    """Give the due day that a moment implies."""
    return moment.due_day if moment.due_day or moment.doubt or moment.due_doubt else last_day_of(moment.year, 12)
