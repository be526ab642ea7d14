"""When: the expressions of time in a sentence, each with the period and the due day it stands for."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from targetbook.intake.wording.numerals import DIGITS, read_numeral

NUMERAL = "[0-9一二三四五六七八九十]{1,3}"
YEAR = r"(?:20[0-9]{2}年度?|二〇[〇一二三四五六七八九]{2}年|今年|本年度?|明年|后年|当年|去年|上年|前年)"
PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}
# 正式通车
DEED_OF_THE_DAY = re.compile("(?:正式)?(?:开|通车|投|竣|封|交付|启|完)")
# After these words a year gone by, told of before, holds no longer for what follows. As in 基础之上.
TURN = re.compile("(?:基础|基数)之?上|;|力争|争取|确保|努力|计划|目标")
# 编制“十五五”规划 names a paper, and no years that anything is done in.
PAPER_OF_A_PLAN = re.compile(
    "“?十[二三四五六]五”?[一-龥]{0,8}(?<!时期)(?<!期间)(?:规划|纲要)(?!时期|期间|期末|末|目标|任务)"
)
EVENTS = "全运会|亚运会|残特奥会|春节|国庆节?|五一|元旦|中秋|端午|广交会|高考|汛期|两会|世界杯"


@dataclass(frozen=True)
class TimeExpression:
    """An expression of time: its place, the year and months it speaks of, or why it is not certain."""

    start: int
    end: int
    year: int
    first_year: int = 0
    months: int = 12
    due: str = ""
    doubt: str = ""
    due_doubt: str = ""
    within_year: bool = False
    over_years: bool = False

    @property
    def period(self) -> str:
        """Give the period in the contract's form, '' where it is not certain."""
        if self.doubt:
            return ""
        return f"{self.year}-01/{self.year}-{self.months:02}" if self.months < 12 else f"{self.year}"

    @property
    def is_partial(self) -> bool:
        """Whether it speaks of a part of a year, or of a day in it."""
        return bool(self.months < 12 or self.due or self.due_doubt)

    @property
    def plan(self) -> str:
        """Give the period of an average over several years, '' where its first year is not said or not earlier."""
        return f"{self.first_year}/{self.year}" if self.first_year and not self.doubt else ""

    @property
    def due_day(self) -> str:
        """Give the last day, '' where it is not certain."""
        if self.due or self.due_doubt or self.doubt:
            return self.due
        return last_day_of(self.year, self.months)


def last_day_of(year: int, month: int) -> str:
    """Give the last day of a month as text."""
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"


def find_moments(text: str, year: int) -> list[TimeExpression]:
    """Find the expressions of time of a sentence spoken in that year, from left to right."""
    moments: list[TimeExpression] = []
    base = year

    for match in ANY.finditer(text):
        reader = READERS[match.lastgroup or ""]
        if moments and base < year and TURN.search(text, moments[-1].end, match.start()):
            base = year
        if moment := reader(match, base, year):
            moments.append(moment)
            base = moment.year if not moment.doubt else base

    return moments


def without_moments(text: str) -> str:
    """Take the expressions of time out of a text."""
    return ANY.sub("", text)


def _year_of(text: str, base: int, speech_year: int) -> int:
    years = {
        "今": speech_year,
        "本": speech_year,
        "当": base,
        "明": speech_year + 1,
        "后": speech_year + 2,
        "去": speech_year - 1,
        "上": speech_year - 1,
        "前": speech_year - 2,
    }
    if not text:
        return base
    if text[0] in years:
        return years[text[0]]

    digits = "".join(
        character if character.isdigit() and character.isascii() else str(DIGITS.get(character, ""))
        for character in text
    )
    return int(digits)


def _of_year(match: re.Match[str], base: int, speech_year: int) -> TimeExpression:
    year = _year_of(match["year_word"], base, speech_year)
    first = _year_of(match["from_word"] + "年", base, speech_year) if match["from_word"] else 0
    doubt = f"{match[0]}: the year itself or the one before?" if match["year_end"] == "前" else ""

    if first > year:
        doubt = f"{match[0]}: the later year stands first"
    return TimeExpression(match.start(), match.end(), year, first, doubt=doubt, over_years=bool(first))


def _no_year(match: re.Match[str], base: int, speech_year: int) -> TimeExpression:
    return TimeExpression(match.start(), match.end(), base, doubt=f"{match[0]} is no year")


def _all_year(match: re.Match[str], base: int, speech_year: int) -> TimeExpression:
    return TimeExpression(match.start(), match.end(), base)


def _cumulative(match: re.Match[str], base: int, speech_year: int) -> TimeExpression | None:
    year = _year_of(match["c_year"] or "", base, speech_year)
    word = match["c_span"]
    number = re.search(
        NUMERAL, re.sub("^[1一](?:月份?)?[-~至到]", "", word).replace("一季度", "3").replace("首季", "3")
    )

    months = int(read_numeral(number[0]) or 0) if number else 0
    if "半年" in word:
        months = 6
    elif "前" in word and "季" in word:
        months *= 3
    elif word in ("一季度", "第一季度", "首季", "首季度", "1季度"):
        months = 3

    return TimeExpression(match.start(), match.end(), year, months=months) if 0 < months <= 12 else None


def _late(match: re.Match[str], base: int, speech_year: int) -> TimeExpression:
    """Read a later quarter or half, whose own figures the contract does not hold: a due day without a period."""
    year = _year_of(match["l_year"] or "", base, speech_year)
    month = 12 if "半年" in match["l_span"] else 3 * QUARTERS[match["l_span"].replace("第", "")[0]]
    if match["l_end"] == "前":
        return TimeExpression(match.start(), match.end(), year, due_doubt=f"{match[0]}: at its start or its end?")
    return TimeExpression(
        match.start(), match.end(), year, due=last_day_of(year, month), within_year=not match["l_end"]
    )


def _month(match: re.Match[str], base: int, speech_year: int) -> TimeExpression | None:
    year = _year_of(match["m_year"] or "", base, speech_year)
    month = int(read_numeral(match["m_month"]) or 0)
    day = int(read_numeral(match["m_day"]) or 0) if match["m_day"] else 0

    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return TimeExpression(match.start(), match.end(), year, doubt=f"{match[0]} is in no calendar")
    if not day and match["m_end"] in ("前", "以前", "之前", "上旬", "中旬", "下旬"):
        return TimeExpression(
            match.start(), match.end(), year, due_doubt=f"{match[0]}: which day of the month is not said"
        )

    if day and not match["m_end"] and not DEED_OF_THE_DAY.match(match.string, match.end()):
        # The day of the meeting itself, as reports begin.
        return None

    due = f"{year}-{month:02}-{day:02}" if day else last_day_of(year, month)
    # 6月底前 is a day to be done by; 6月 by itself is the month that the figure is of.
    return TimeExpression(match.start(), match.end(), year, due=due, within_year=not day and not match["m_end"])


def _plan(match: re.Match[str], base: int, speech_year: int) -> TimeExpression | None:
    if PAPER_OF_A_PLAN.match(match.string, match.start()):
        return None

    first = PLANS[match["plan"].strip("“”")]
    return TimeExpression(match.start(), match.end(), first + 4, first, over_years=match[0].endswith(("期间", "时期")))


def _open_span(match: re.Match[str], base: int, speech_year: int) -> TimeExpression:
    return TimeExpression(
        match.start(), match.end(), base, doubt=f"{match[0]}: which years is not said", over_years=True
    )


def _event(match: re.Match[str], base: int, speech_year: int) -> TimeExpression:
    return TimeExpression(match.start(), match.end(), base, due_doubt=f"{match[0]}: look the day up")


Reader = Callable[[re.Match[str], int, int], TimeExpression | None]
READERS: dict[str, Reader] = {
    "compared": lambda match, base, speech_year: None,
    "cumulative": _cumulative,
    "late": _late,
    "month": _month,
    "open": _open_span,
    "plan_span": _plan,
    "no_year": _no_year,
    "event": _event,
    "year": _of_year,
    "all_year": _all_year,
}
PATTERNS = {
    "no_year": r"(?:[0-9]{5,}|[03-9][0-9]{3})年",
    "compared": (
        rf"(?:是|为|到|过|当于){YEAR}(?:同期)?的"
        rf"|(?:比|较|与|同|相比){YEAR}[^,。;]{{0,8}}?(?=增|下降|提|多|翻|减|降|的|基本|持平|高|快)"
    ),
    "cumulative": (
        rf"(?P<c_year>{YEAR})?"
        rf"(?P<c_span>第?[一1]季度|首季度?|上半年|前[两二三23]个?季度|前{NUMERAL}个月|[1一](?:月份?)?[-~至到]{NUMERAL}月份?)"
    ),
    "late": rf"在?(?P<l_year>{YEAR})?(?P<l_span>第?[二三四234]季度|下半年)(?P<l_end>底前|末前|底|末|前)?",
    "month": (
        rf"(?P<m_year>{YEAR})?(?P<m_month>{NUMERAL})月(?:(?P<m_day>{NUMERAL})[日号])?份?"
        r"(?P<m_end>底前|底|末前|末|中旬|上旬|下旬|以?之?前)?"
    ),
    "open": (
        rf"(?:未来|今后|近|接下来|下一步)的?{NUMERAL}(?:[至到]{NUMERAL})?年"
        rf"|{NUMERAL}(?:[-至到]{NUMERAL})?年(?:之?内|左右|时间)|力争用{NUMERAL}年"
        "|(?<![0-9一二三四五六七八九十第满])[两三四五]年(?=新增|累计|共|总|引进|培育|建成|投资|完成)"
    ),
    "plan_span": r"“?(?P<plan>十[二三四五六]五)”?(?:规划)?(?:时期|期间|期末|末)?",
    "event": rf"(?:{EVENTS})(?:召开|开幕|开赛|来临|到来)?之?前",
    "year": (
        rf"(?:到|至|在)?(?:(?P<from_word>20[0-9]{{2}})年?[-~至到])?"
        rf"(?P<year_word>{YEAR})(?P<year_end>底前|底|末前|末|内|前)?"
    ),
    "all_year": "全年|年内|年底前?|年末|本年",
}
# 今年上半年
ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))
