"""What holds for a part of a text: whether it looks back or ahead, and its period, as its heading says."""

import re
from dataclasses import dataclass, replace

from targetbook.intake.prose.occasion import Occasion, Outlook
from targetbook.intake.prose.words.periods import Clock, TimeStretch, find_datings
from targetbook.intake.prose.words.vocabulary import PROSE

PAST = re.compile(PROSE.pattern("past_heading"))
FUTURE = re.compile(PROSE.pattern("future_heading"))
EXECUTED = re.compile("计划(?:的)?(?:执行|完成)情况")
LONGEST_HEADING = 30
# 38个 in 新引进项目38个、计划投资245亿元: what states a quantity is a sentence.
NO_HEADING = re.compile("[,;]|[0-9](?:[%个家项户件宗条元人公吨平]|[万亿][^一-龥]?[元个家户人平])")


@dataclass(frozen=True)
class TextSection:
    """The outlook, the clock and the period of a part of a text; `is_sure` if a title or heading says the period."""

    outlook: Outlook
    clock: Clock
    period: TimeStretch | None
    is_sure: bool

    def under(self, heading: str) -> "TextSection":
        """Give the section that a line opens; a line that is no heading changes nothing."""
        if len(heading) > LONGEST_HEADING or NO_HEADING.search(heading):
            return self
        back = PAST.search(heading)
        ahead = FUTURE.search(EXECUTED.sub("", heading))
        stretches = [each.stretch for each in find_datings(heading, self.clock, 0) if _is_period(each.stretch)]
        if back and not ahead:
            return self._looking(Outlook.BACK, stretches)
        return self._looking(Outlook.AHEAD, stretches) if ahead and not back else self

    def _looking(self, outlook: Outlook, stretches: list[TimeStretch]) -> "TextSection":
        period = stretches[0] if stretches else self.period
        if outlook is Outlook.AHEAD:
            year = stretches[0].year if stretches else self.clock.current
            return replace(
                self,
                outlook=outlook,
                clock=Clock(self.clock.published, year),
                period=TimeStretch(year) if year else None,
            )
        year = period.year if period else self.clock.about
        return replace(
            self,
            outlook=outlook,
            clock=Clock(self.clock.published, year),
            period=period,
            is_sure=bool(stretches) or self.is_sure,
        )


def _is_period(stretch: TimeStretch) -> bool:
    """Whether a heading's time is one that figures are of, and not the day or month of a meeting."""
    return bool(stretch.year and not stretch.day and (stretch.is_plan or stretch.last_month > stretch.first_month))


def first_section(occasion: Occasion) -> TextSection:
    """Give what holds at the beginning of a text."""
    return TextSection(occasion.outlook, occasion.clock, occasion.period, occasion.is_sure)
