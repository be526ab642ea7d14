"""What a title and the day of publication say of a text: its period, its area, and whether it looks back or ahead."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from targetbook.intake.prose.words.periods import Clock, TimeStretch, find_datings, publication_day
from targetbook.intake.prose.words.places import AreasAround, Place
from targetbook.intake.prose.words.vocabulary import PROSE

PAST = re.compile(PROSE.pattern("past_title"))
FUTURE = re.compile(PROSE.pattern("future_title"))
REPORT = re.compile(PROSE.pattern("report_title"))
PLAN_REPORT = re.compile("执行情况.*?计划草案|执行情况.*?计划(?:的|安排)")
YEAR_IN_TITLE = re.compile("(?:19|20)[0-9]{2}")


class Outlook(StrEnum):
    """Whether the figures of a text are results, targets, or may be either."""

    BACK = "back"
    AHEAD = "ahead"
    BOTH = "both"


@dataclass(frozen=True)
class Occasion:
    """What is known of a text beside its words."""

    clock: Clock
    outlook: Outlook
    place: Place
    period: TimeStretch | None = None
    is_sure: bool = False
    title: str = ""
    place_doubt: str = ""

    @property
    def published(self) -> date | None:
        """The last day on which it may have been published."""
        return self.clock.published


def read_occasion(title: str, published: str, places: AreasAround) -> Occasion:
    """Read what a title and a day of publication say."""
    day = publication_day(published)
    occasion = _of_title(title, day, outlook_of(title), _place(title, places))
    return replace(occasion, place_doubt=_place_doubt(title, places))


def _of_title(title: str, day: date | None, outlook: Outlook, place: Place) -> Occasion:
    if REPORT.search(title) or PLAN_REPORT.search(title):
        return _of_report(title, day, outlook, place)
    stretches = [dating.stretch for dating in find_datings(title, Clock(day, 0), 0) if not dating.compared]
    ended = [each for each in stretches if each.year and not each.is_plan and (not day or each.end <= day)]
    running = [each for each in stretches if each.year and Clock(day, 0).is_running(each)]
    if running and not ended:
        return Occasion(Clock(day, running[0].year), outlook, place, running[0], True, title)
    if not ended:
        period, is_sure = _by_custom(title, day)
        about = period.year if period and outlook is not Outlook.AHEAD else _year_in(title, day)
        return Occasion(Clock(day, about), outlook, place, period, is_sure, title)
    outlook = Outlook.BACK if outlook is Outlook.BOTH else outlook
    stretch = next((each for each in ended if not each.is_whole_year), ended[0])
    return Occasion(Clock(day, stretch.year), outlook, place, stretch, True, title)


def _year_in(title: str, day: date | None) -> int:
    years = [int(match[0]) for match in YEAR_IN_TITLE.finditer(title)]
    return next((year for year in years if not day or year <= day.year), 0)


def _of_report(title: str, day: date | None, outlook: Outlook, place: Place) -> Occasion:
    """A report of a government, given early in a year, tells of the year before."""
    years = [int(match[0]) for match in YEAR_IN_TITLE.finditer(title)]
    if PLAN_REPORT.search(title) and len(years) > 1:
        return Occasion(Clock(day, years[0]), Outlook.BOTH, place, TimeStretch(years[0]), True, title)
    partial = [each.stretch for each in find_datings(title, Clock(day, 0), 0) if each.stretch.last_month < 12]
    if partial and partial[0].day == 0:
        return Occasion(Clock(day, partial[0].year), outlook, place, partial[0], True, title)
    year = years[-1] if years else day.year if day else 0
    if re.search("执行情况|年[^,。]{0,4}(?:成绩|回顾)", title) and years:
        return Occasion(Clock(day, year), outlook, place, TimeStretch(year), True, title)
    if not year:
        return Occasion(Clock(day, 0), Outlook.BOTH, place, title=title)
    return Occasion(Clock(day or date(year, 12, 31), year - 1), Outlook.BOTH, place, TimeStretch(year - 1), True, title)


def _by_custom(title: str, day: date | None) -> tuple[TimeStretch | None, bool]:
    """Guess the period where a title says none: offices publish a quarter's figures in the month after it."""
    year = _year_in(title, day)
    if year and (not day or year < day.year):
        return TimeStretch(year), False
    if not day:
        return None, False
    months = max((last for last in (3, 6, 9) if (day.month, day.day) > (last + 1, 14)), default=0)
    return (
        TimeStretch(day.year, 1, months) if months and (day.month, day.day) != (12, 31) else TimeStretch(day.year - 1)
    ), False


def outlook_of(title: str) -> Outlook:
    """Say whether a text of that title looks back or ahead, or may do either."""
    past = PAST.search(title)
    future = FUTURE.search(title)
    if REPORT.search(title) or (past and future) or PLAN_REPORT.search(title):
        if re.search("执行情况", title) and not PLAN_REPORT.search(title):
            return Outlook.BACK
        return Outlook.BACK if past and not future and not PLAN_REPORT.search(title) else Outlook.BOTH
    if future:
        return Outlook.AHEAD
    return Outlook.BACK if past else Outlook.BOTH


def _place_doubt(title: str, places: AreasAround) -> str:
    """Ask whose figures a text tells where its title names another area and not the one it was read for."""
    at = [naming.place for naming in places.find(title)]
    if not at or places.home in at:
        return ""
    return f"of {at[0].name} or of {places.home.name}?"


def _place(title: str, places: AreasAround) -> Place:
    """Give the area a title is on: the home area where it is named or none is, else the one that is."""
    at = [naming.place for naming in places.find(title)]
    if not at or places.home in at:
        return places.home
    if re.search("各(?:区|市|地|县)|[0-9]+区", title):
        return places.home
    of_record = [place for place in at if place in places.of_record]
    return of_record[0] if of_record and len(set(at)) == 1 else places.home
