"""The words that belong to one number of a clause: those before it, and a name right behind it."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from targetbook.intake.prose.carrying import FOREIGN, NumberContext, Subject, datings_run, places_run, subject_before
from targetbook.intake.prose.items import Parsed
from targetbook.intake.prose.words.indicators import Mention
from targetbook.intake.prose.words.measures import FALL_AFTER, GROWTH_AFTER, OF_A_PLAN
from targetbook.intake.prose.words.periods import Dating
from targetbook.intake.prose.words.places import Naming, Place
from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.wording.quantity import Quantity

OF = re.compile("(?:以上|左右)?的?")
SET_AGAINST = re.compile(f"(?:{'|'.join(PROSE.words('compared'))})$")
TO_NUMBER = re.compile("^(?:的|平均|水平|程度|增速|增幅|均值|整体|\\()*$")


# What only compares leaves what was named before it.
ASIDES = ("points", "relative", "rank")


@dataclass(frozen=True)
class NumberWords:
    """A number of a clause and the words around it, as far as the numbers beside it."""

    parsed: Parsed
    start: int
    quantity: Quantity
    until: int

    @cached_property
    def before(self) -> str:
        """The words before the number, names and all."""
        return self.parsed.plain[self.start : self.quantity.start]

    @cached_property
    def after(self) -> str:
        """The words behind it, without the name that it is of."""
        text = self.parsed.plain[self.quantity.end : self.until]
        return text.replace(self.trailing.name, "", 1) if self.trailing else text

    @cached_property
    def trailing(self) -> Mention | None:
        """The name right behind the number that it is of: 300亿元固定资产投资."""
        counts = self.quantity.unit.kind in ("count", "persons")
        if self.parsed.mentions_in(self.start, self.quantity.start) and not counts:
            return None
        joint = OF.match(self.parsed.plain, self.quantity.end)
        first = joint.end() if joint else self.quantity.end
        return next((each for each in self.parsed.mentions_in(first, self.until) if each.start == first), None)

    @cached_property
    def resumes_at(self) -> int:
        """Where the words of the next number begin."""
        if self.trailing:
            return self.trailing.end
        text = self.parsed.plain[self.quantity.end : self.until]
        match = GROWTH_AFTER.match(text) or FALL_AFTER.match(text)
        return self.quantity.end + match.end() if match else self.quantity.end

    @cached_property
    def subject(self) -> Subject | None:
        """What the number is of, None where nothing is named."""
        before = subject_before(self.parsed, self.start, self.quantity.start)
        if self.trailing and (before is None or before.is_foreign or before.is_weak):
            doubt = "of what stands before it as well?" if before else ""
            return Subject((self.trailing,), doubt)
        return before

    @cached_property
    def _lists_members(self) -> bool:
        """Whether the areas before a number only belong to what is counted: 甲区A村、乙区B村等25个项目."""
        return bool(self.trailing and re.search("等[^,;]{0,4}$", self.before))

    @cached_property
    def passing_time(self) -> Dating | None:
        """The time that holds for this number alone, None where there is none: 由上年同期下降2%."""
        return next((each for each in self.parsed.datings_in(self.start, self.quantity.start) if each.passing), None)

    @cached_property
    def set_against(self) -> Naming | None:
        """The area whose figure this is, where another is only measured by it: 高于全国(3.9%)."""
        namings = self.parsed.namings_in(self.start, self.quantity.start)
        if not namings:
            return None
        last = namings[-1]
        near = TO_NUMBER.match(self.parsed.plain[last.end : self.quantity.start])
        compared = any(SET_AGAINST.search(self.parsed.plain[: each.start]) for each in namings)
        return last if near and compared else None

    def carry(self, carried: NumberContext) -> NumberContext:
        """Give what holds at the number."""
        at = () if self._lists_members else places_run(self.parsed, self.start, self.quantity.start)
        if at and not self.set_against:
            foreign = self.subject is not None and self.subject.is_foreign
            names = "、".join(place.name for place in at)
            doubt = f"of {names} or of another area? it is named with something else" if foreign else ""
            carried = replace(carried, places=at, place_doubt=doubt)
        carried = with_time(self.parsed, self.start, self.quantity.start, carried)
        aside = self.quantity.unit.kind in ASIDES and self.subject and self.subject.is_foreign
        aside = aside or bool(OF_A_PLAN.search(self.before))
        if self.subject is None or aside:
            return carried
        if self.subject.is_weak:
            before = carried.subject
            return replace(carried, subject=replace(before, doubt=self.subject.doubt) if before else FOREIGN)
        return replace(carried, subject=self.subject)

    def places(self, carried: NumberContext) -> tuple[Place, ...]:
        """Give the areas whose figure it is, as far as they are named."""
        return (self.set_against.place,) if self.set_against else carried.places


def with_time(parsed: Parsed, start: int, end: int, carried: NumberContext) -> NumberContext:
    """Carry on the time that is named last between two places."""
    run = datings_run(parsed, start, end)
    if not run:
        return carried
    last = run[-1]
    bare = last.stretch.is_whole_year and not last.explicit
    before = carried.dating
    if bare and before and before.explicit and before.stretch.is_whole_year and not before.compared:
        return carried
    plan = last.stretch if last.stretch.is_plan else carried.plan
    is_open = last.stretch.is_plan or last.stretch.since
    year = last.stretch.year if last.explicit and not is_open else carried.year
    stretch = carried.stretch if last.stretch.is_plan or bare else last.stretch
    here = carried.is_plan_of_sentence or last.stretch.is_plan
    return replace(carried, dating=last, datings=run, is_plan_of_sentence=here, plan=plan, year=year, stretch=stretch)
