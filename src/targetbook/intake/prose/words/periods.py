"""When: the periods that a report names, each in the contract's form, and which words only compare."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from targetbook.intake.wording.moments import QUARTERS
from targetbook.intake.wording.numerals import DIGITS, read_numeral

NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})"
YEAR = (
    r"(?:(?:19|20)[0-9]{2}年度?|(?<![0-9])(?:19|20)[0-9]{2}(?=[\s上前一1])"
    r"|[二一][〇零一九][〇零一二三四五六七八九]{2}年"
    r"|今年|本年度?|当年|去年|上年|前年|明年"
    r"|(?<![0-9.近续达满第])[012][0-9]年(?![来间内里]))"
)
PLANS = {"九": 1996, "十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
AGAINST = re.compile(r"(?:比|较|与|同|跟|和|于|比较|按)$")
# 的289家增加到428家 in 由2020年的289家增加到428家
CHANGED = re.compile(
    "[^,;]*?[0-9][^,;]*?,?(?:转|[增提上回]?升|增|提高|扩大|发展|收窄|回落|[下缩]?[降减]|到|至|变)[^,;]*?[0-9]"
)
LONGEST_SPAN = 12
LONGEST_QUARTER = 3


@dataclass(frozen=True)
class TimeStretch:
    """A stretch of time: months of a year, one day of it, or several years; `year` 0 where it is not said.

    One `since` a year begins with it and ends when the text says, if it does: 去年以来.
    """

    year: int = 0
    first_month: int = 1
    last_month: int = 12
    day: int = 0
    first_year: int = 0
    years: int = 0
    at_end: bool = False
    relative: str = ""
    since: bool = False

    @property
    def is_whole_year(self) -> bool:
        """Whether it is one whole year."""
        return self.first_month == 1 and self.last_month == LONGEST_SPAN and not (self.day or self.is_plan)

    @property
    def is_plan(self) -> bool:
        """Whether it is of several years."""
        return bool(self.first_year or self.years)

    @property
    def end(self) -> date:
        """Give its last day."""
        return date(self.year, self.last_month, self.day or monthrange(self.year, self.last_month)[1])

    def write(self) -> str:
        """Write it in the contract's form, '' where the contract has none for it."""
        if self.is_plan:
            return f"{self.first_year or self.year - self.years + 1}/{self.year}"
        if self.day:
            return f"{self.year}-{self.last_month:02}-{self.day:02}"
        if self.is_whole_year:
            return str(self.year)
        if self.first_month == 1 and self.last_month > 1:
            return f"{self.year}-01/{self.year}-{self.last_month:02}"
        return f"{self.year}-{self.last_month:02}" if self.first_month == self.last_month else ""

    def write_stock(self) -> str:
        """Write the end of it, at which a stock stands."""
        if self.day or self.is_whole_year or self.is_plan:
            return self.write() if not self.is_plan else str(self.year)
        return f"{self.year}-{self.last_month:02}"


@dataclass(frozen=True)
class Dating:
    """Where a text names a time: `explicit` with its year, `compared` where a figure is only set against it.

    A `passing` one holds for the number behind it alone, `same_months` if it only says of which year: 上年同期.
    """

    start: int
    end: int
    stretch: TimeStretch
    compared: bool = False
    explicit: bool = False
    passing: bool = False
    same_months: bool = False


@dataclass(frozen=True)
class Clock:
    """What a text's years count from: the day of publication (None where unknown) and the year it is about."""

    published: date | None
    about: int

    @property
    def current(self) -> int:
        """Give the year that 今年 stands for, 0 where nothing says."""
        return self.published.year if self.published else self.about

    def place(self, stretch: TimeStretch, year_before: int) -> TimeStretch:
        """Give a stretch its year: the one said, the one the text is about, or the last that was then over."""
        if stretch.year:
            return stretch
        year = year_before or self.about or self._latest(stretch)
        return replace(stretch, year=year) if year else stretch

    def is_running(self, stretch: TimeStretch) -> bool:
        """Whether a part of a year had begun and was not over on the day of publication."""
        if not self.published or not stretch.year or stretch.is_plan:
            return False
        began = date(stretch.year, stretch.first_month, 1)
        return began <= self.published < stretch.end and stretch.last_month < LONGEST_SPAN

    def _latest(self, stretch: TimeStretch) -> int:
        if not self.published:
            return 0
        begun = date(self.published.year, stretch.first_month, 1) <= self.published
        ended = replace(stretch, year=self.published.year).end <= self.published
        part = begun and stretch.last_month == LONGEST_QUARTER
        return self.published.year if ended or part else self.published.year - 1


def find_datings(text: str, clock: Clock, year_before: int) -> list[Dating]:
    """Find the stretches of time a text names, from left to right; `year_before` is the year said before it."""
    datings: list[Dating] = []
    base = year_before
    year_before_it = 0
    for match in ANY.finditer(text):
        in_sentence = any(each.explicit for each in datings)
        before = base if in_sentence or match.lastgroup != "some" else 0
        stretch = READERS[match.lastgroup or ""](match, clock, before)
        if stretch is None:
            continue
        if stretch.relative == "上" and year_before_it:
            stretch = replace(stretch, year=year_before_it - 1)
        against = AGAINST.search(text[: match.start()])
        compared = (
            bool(against) and not _is_list(text, match, datings) and not re.match("年?以?来", text[match.end() :])
        )
        dating = Dating(match.start(), match.end(), clock.place(stretch, base), compared, bool(stretch.year))
        datings.append(dating if compared else _passing(dating, text))
        is_open = stretch.since or stretch.is_plan
        if stretch.year and not (datings[-1].compared or datings[-1].passing) and not is_open:
            base = stretch.year
            year_before_it = year_before_it if stretch.relative else stretch.year
    return datings


def _passing(dating: Dating, text: str) -> Dating:
    """Mark a time that only says where a change began, or of which year the same months are told."""
    same_months = text.startswith("同期", dating.end)
    begins = text[: dating.start].endswith(("由", "从")) and CHANGED.match(text, dating.end)
    return replace(dating, passing=same_months or bool(begins), same_months=same_months)


def _is_list(text: str, match: re.Match[str], datings: list[Dating]) -> bool:
    """Whether a time is joined to the one right before it: 2024年和2025年."""
    return bool(datings and re.fullmatch("[、和与]", text[datings[-1].end : match.start()]))


def year_of(word: str, clock: Clock, base: int) -> int:
    """Give the year that a word stands for, 0 where nothing says."""
    if not word:
        return 0
    current = clock.current
    relative = {"今": current, "本": current, "当": base or current, "去": current - 1, "上": current - 1}
    relative |= {"前": current - 2, "明": current + 1}
    if word[0] in relative:
        return relative[word[0]] if current else 0
    digits = "".join(sign if sign.isascii() else str(DIGITS.get(sign, "")) for sign in re.sub("[年度]", "", word))
    year = int(digits)
    return year if year > 100 else 2000 + year


def _whole_year(match: re.Match[str], clock: Clock, base: int) -> TimeStretch | None:
    year = year_of(match["y_year"], clock, base)
    at_end = bool(match["y_end"])
    relative = match["y_year"][0] if match["y_year"][0] in "今本当去上前明" else ""
    return TimeStretch(year, at_end=at_end, relative=relative, since=bool(match["y_since"])) if year else None


def _all_year(match: re.Match[str], clock: Clock, base: int) -> TimeStretch:
    return TimeStretch(at_end=match[0] != "全年")


def _from_january(match: re.Match[str], clock: Clock, base: int) -> TimeStretch | None:
    year = year_of(match["c_year"] or "", clock, base)
    months = _months(match["c_span"])
    if not 0 < months <= LONGEST_SPAN:
        return None
    return TimeStretch(year, 1, months, at_end=bool(match["c_end"]))


def _months(span: str) -> int:
    if "半年" in span:
        return 6
    numerals = re.findall(NUMERAL, span.replace("首", "一"))
    last = int(read_numeral(numerals[-1]) or 0) if numerals else 0
    return last * 3 if "季" in span else last


def _one_quarter(match: re.Match[str], clock: Clock, base: int) -> TimeStretch:
    quarter = 4 if "半年" in match["q_span"] else QUARTERS[match["q_span"].removeprefix("第")[0]]
    year = year_of(match["q_year"] or "", clock, base)
    if match["q_end"] or match["q_until"]:
        return TimeStretch(year, 1, quarter * 3, at_end=True)
    return TimeStretch(year, 7 if "半年" in match["q_span"] else quarter * 3 - 2, quarter * 3)


def _month(match: re.Match[str], clock: Clock, base: int) -> TimeStretch | None:
    year = year_of(match["m_year"] or "", clock, base)
    month = int(read_numeral(match["m_month"]) or 0)
    day = int(read_numeral(match["m_day"]) or 0) if match["m_day"] else 0
    if not 1 <= month <= LONGEST_SPAN or day > 31:
        return None
    first = int(read_numeral(match["m_from"]) or 0) if match["m_from"] else month
    if first > month or (day and day > monthrange(year or 2024, month)[1]):
        return None
    return TimeStretch(year, first, month, day, at_end=bool(match["m_end"]))


def _plan(match: re.Match[str], clock: Clock, base: int) -> TimeStretch:
    first = PLANS[match["plan"]]
    years = int(read_numeral(match["so_many"]) or 0) if match["so_many"] else 5
    return TimeStretch(first + years - 1, first_year=first)


def _between_years(match: re.Match[str], clock: Clock, base: int) -> TimeStretch | None:
    first = int(match["b_first"])
    last = int(match["b_last"])
    return TimeStretch(last, first_year=first) if first < last else None


def _some_years(match: re.Match[str], clock: Clock, base: int) -> TimeStretch | None:
    years = int(read_numeral(match["years"] or match["some_years"]) or 0)
    return TimeStretch(base or clock.about, years=years) if 1 < years < 31 else None


Reader = Callable[[re.Match[str], Clock, int], TimeStretch | None]
READERS: dict[str, Reader] = {
    "mean": lambda match, clock, base: None,
    "between": _between_years,
    "plan_span": _plan,
    "some": _some_years,
    "cumulative": _from_january,
    "quarter": _one_quarter,
    "month": _month,
    "year": _whole_year,
    "all_year": _all_year,
}
PATTERNS = {
    "mean": "的?(?:[两2二]|三)年平均(?=增|[0-9]|为)",
    "between": r"(?P<b_first>(?:19|20)[0-9]{2})年?(?:[-~至到])(?P<b_last>(?:19|20)[0-9]{2})年?(?:期间|间)?",
    "plan_span": (
        r"“?(?P<plan>九|十[一二三四五]?)五”?(?:规划)?(?:时期|期间|期末|末|以来|收官之年)?"
        r"(?:的?前(?P<so_many>[两二三四])年)?"
    ),
    "some": (
        rf"(?:近|过去|连续|上一届|本届|这|最近|前)?的?(?P<years>{NUMERAL})年(?:来|间|以来|年均|平均|(?=年均|平均))"
        rf"|(?:过去|这|最近|近)的?(?P<some_years>{NUMERAL})年"
    ),
    "cumulative": (
        rf"(?:截至|截止)?(?:(?P<c_year>{YEAR})[的,]?)?"
        rf"(?P<c_span>第?[一1]季度|一季(?!度)|首季度?|上半年|前[两二三23]个?季度?|前{NUMERAL}个?月(?:份)?|[1一](?:月份?)?[-~至到]{NUMERAL}月份?)(?P<c_end>末|底)?"
    ),
    "quarter": rf"(?P<q_until>截至|截止)?(?P<q_year>{YEAR})?的?(?P<q_span>第?[二三四234]季度|下半年)(?P<q_end>末|底)?",
    "month": (
        rf"(?:截至|截止)?(?P<m_year>{YEAR})?(?:(?P<m_from>{NUMERAL})(?:月份?)?[-~至到])?(?P<m_month>{NUMERAL})月(?:(?P<m_day>{NUMERAL})[日号])?份?(?P<m_end>末|底)?"
    ),
    "year": rf"(?:截至|截止|到|至|在)?(?P<y_year>{YEAR})(?:全年|一年)?(?P<y_end>年?末|年?底)?(?P<y_since>以来)?",
    "all_year": "全年(?!龄)|年末|年底|年终",
}
ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))


def publication_day(publication: str) -> date | None:
    """Give the last day that a day, month or year of publication may be, None where it is not said."""
    parts = [int(part) for part in re.findall("[0-9]+", publication)]
    if not parts:
        return None
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
