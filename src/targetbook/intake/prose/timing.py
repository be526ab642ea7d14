"""The period of a number: from its clause, sentence and paragraph, the heading, the title and the day it appeared."""

import re
from dataclasses import dataclass, replace
from datetime import date

from targetbook.intake.prose.carrying import NumberContext, datings_run
from targetbook.intake.prose.items import Parsed
from targetbook.intake.prose.lead import NumberWords
from targetbook.intake.prose.occasion import Outlook
from targetbook.intake.prose.section import TextSection
from targetbook.intake.prose.words.periods import Dating, TimeStretch

FROM_TO = re.compile("[由从]((?:19|20)[0-9]{2})年.*?[到至为]((?:19|20)[0-9]{2})年")
PLAN_YEARS = 5
OVER_WHICH_YEARS = "an average over which years?"
NO_PERIOD = "of which period? neither text nor title says"


@dataclass(frozen=True)
class Timed:
    """The period of a number, where it is named, and what is to be asked of it."""

    stretch: TimeStretch | None
    dating: Dating | None = None
    doubt: str = ""

    @property
    def end(self) -> date | None:
        """Give the last day of it, None where nothing tells."""
        return self.stretch.end if self.stretch and self.stretch.year else None


def time_at(carried: NumberContext, section: TextSection) -> Timed:
    """Give the period that governs a number."""
    if carried.dating and not _is_bare_year(carried.dating, section):
        return _of_dating(carried.dating, section)
    if carried.dating and carried.year and not section.is_sure:
        return Timed(TimeStretch(carried.year), carried.dating)
    if carried.dating and section.period:
        return Timed(section.period, carried.dating, "" if section.is_sure else NO_PERIOD)
    if carried.stretch and not _agrees(carried.stretch, section):
        return Timed(carried.stretch, doubt="of which period? the sentence names none")
    if carried.stretch and not section.is_sure:
        return Timed(carried.stretch)
    if section.period:
        return Timed(section.period, doubt="" if section.is_sure else NO_PERIOD)
    return Timed(carried.stretch, doubt="" if carried.stretch else NO_PERIOD)


def time_in_passing(dating: Dating, timed: Timed, section: TextSection) -> Timed:
    """Give the period that is said for one number alone; 上年同期 counts from the year that governs those around it."""
    if not dating.same_months or not dating.stretch.is_whole_year:
        return _of_dating(dating, section)
    if timed.stretch is None or not timed.stretch.year:
        return Timed(None, dating, "of which months of that year?")
    year = timed.stretch.year - 1 if dating.stretch.relative in ("上", "去") else dating.stretch.year
    return Timed(replace(timed.stretch, year=year), dating, timed.doubt)


def mark_aside(lead: NumberWords, before: NumberContext, carried: NumberContext, section: TextSection) -> NumberContext:
    """Let an earlier time, said of a thing already told of, hold until another thing is named."""
    run = datings_run(lead.parsed, lead.start, lead.quantity.start)
    if not run:
        return carried.after_aside() if lead.subject else carried
    main = before.before_aside or before
    governing = time_at(main, section).end
    is_told_again = lead.subject is None and before.subject is not None
    is_earlier = bool(governing and run[-1].stretch.year and run[-1].stretch.end < governing)
    return replace(carried, before_aside=main if is_told_again and is_earlier else None)


def _is_bare_year(dating: Dating, section: TextSection) -> bool:
    """Whether 全年 only says that the year is meant which a title or a heading names."""
    of_year = section.period is None or section.period.is_whole_year
    return not dating.explicit and dating.stretch.is_whole_year and not dating.stretch.is_plan and of_year


def _agrees(stretch: TimeStretch, section: TextSection) -> bool:
    """Whether the sentence before is of the title's period; a month, or another year, may hold for it alone."""
    return section.period is None or not section.is_sure or stretch.write() == section.period.write()


def _of_dating(dating: Dating, section: TextSection) -> Timed:
    stretch = dating.stretch
    published = section.clock.published
    if not stretch.year:
        return Timed(None, dating, "of which year?")
    if stretch.since:
        return _of_open_end(dating, section)
    if stretch.years and section.outlook is not Outlook.AHEAD and published and stretch.end > published:
        return Timed(None, dating, OVER_WHICH_YEARS)
    this_year = stretch.relative in ("今", "本") and stretch.is_whole_year
    if this_year and published and stretch.end > published and section.period and section.period.year == stretch.year:
        return Timed(section.period if section.is_sure else stretch, dating)
    return Timed(stretch, dating)


def _of_open_end(dating: Dating, section: TextSection) -> Timed:
    """Ask until when a time runs that begins with a year: 去年以来 is no year; 今年以来 may be the title's months."""
    is_this_year = dating.stretch.year == section.clock.current
    if is_this_year and section.period and section.is_sure and section.period.year == dating.stretch.year:
        return Timed(section.period, dating)
    return Timed(None, dating, f"from {dating.stretch.year} on, until when?")


def plan_of(parsed: Parsed, timed: Timed, carried: NumberContext) -> Timed:
    """Give the years that an average growth is over."""
    if match := FROM_TO.search(parsed.plain):
        return Timed(TimeStretch(int(match[2]), first_year=int(match[1]) + 1), timed.dating)
    if (timed.stretch and timed.stretch.is_plan) or timed.doubt == OVER_WHICH_YEARS:
        return timed
    if carried.plan:
        return Timed(carried.plan, doubt="" if carried.is_plan_of_sentence else OVER_WHICH_YEARS)
    if not timed.stretch or not timed.stretch.year:
        return replace(timed, doubt=OVER_WHICH_YEARS)
    last = timed.stretch.year - timed.stretch.year % PLAN_YEARS
    return Timed(TimeStretch(last, first_year=last - PLAN_YEARS + 1), timed.dating, OVER_WHICH_YEARS)
