"""Reference periods as titles and heads of Chinese tables word them: every word of time is read or asked about."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

HAN_MONTHS = {"元": 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
HAN_MONTHS |= {"十": 10, "十一": 11, "十二": 12}
NUMBER = r"(?:\d{1,2}|十[一二]?|[元一二两三四五六七八九])"
YEAR = r"(?:19|20)\d\d"
TO = r"(?:-|~|至|到)+"
GAP = "|"  # stands where words were read
# Words of time that no rule below has read: a person must say what they mean.
TIME_LEFT = re.compile(
    r"年[初中末底]?|月|季|旬|周(?![转边])|半|截[至止]|元旦|中期|期[初内]|[首本上当][年季月期旬周]|Q\d?|前\d|"
    r"[前近过][几两三四五六七八九十]|\d+[./-]\d+|至今|以来|\d"
)
TRIM = str.maketrans("", "", "()[]【】<>《》“”\"'、,。;:·|_/%- ")


class Unclear(ValueError):
    """Words that may stand for more than one period; the message says which."""


@dataclass(frozen=True)
class PeriodWords:
    """What words say of a reference period.

    `alone` is one month and not all months to it; `cumulative` all months from January on to the last one; `end` a
    stock's day; `spans` a list of years, each of which a column must name.
    """

    year: int | None = None
    month: int | None = None
    alone: bool = False
    cumulative: bool = False
    end: bool = False
    spans: bool = False

    @property
    def says_when(self) -> bool:
        """Whether the words name a year or a month."""
        return self.year is not None or self.month is not None

    def within(self, outer: "PeriodWords") -> "PeriodWords":
        """Fill what is not said here from what is said around it."""
        if self.month is not None:
            return replace(self, year=self.year or outer.year)
        if self.year is not None:
            to_date = self.cumulative or self.alone or self.end
            return replace(self, month=outer.month if to_date and self.year == outer.year and outer.month else 12)

        alone = self.alone or (outer.alone and not self.cumulative)
        end = self.end or (outer.end and not self.cumulative and not self.alone)
        month = outer.month or (12 if outer.year else None)

        return replace(self, year=outer.year, month=month, alone=alone, end=end)

    def joined_with(self, other: "PeriodWords") -> "PeriodWords":
        """Put together what two texts say that name no different periods."""
        cumulative = self.cumulative or other.cumulative
        return PeriodWords(
            self.year or other.year,
            self.month or other.month,
            (self.alone or other.alone) and not cumulative,
            cumulative,
            self.end or other.end,
            self.spans or other.spans,
        )


NO_PERIOD = PeriodWords()


@dataclass(frozen=True)
class _Form:
    """One way of wording a period, and how its words are read."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], PeriodWords]


def read_times(text: str) -> tuple[PeriodWords, str]:
    """Read the words of time in a squeezed text; give what they say and the text without them.

    Unclear where words can be read in two ways, or where two of them name different periods.
    """
    words = PeriodWords()
    rest = text

    for form in FORMS:
        while match := form.pattern.search(rest):
            words = join_periods(words, form.read(match), text)
            rest = rest[: match.start()] + GAP + rest[match.end() :]

    return words, rest


def words_of_time(rest: str) -> str:
    """Give the words of time that are left in a text whose periods were read; empty where there are none."""
    return "".join(match[0] for match in TIME_LEFT.finditer(rest))


def months_to(year: int, month: int) -> str:
    """Write January to a month as the record does; to December is the year."""
    return str(year) if month == 12 else f"{year}-01/{year}-{month:02}"


def one_month(year: int, month: int) -> str:
    """Write one month as the record does; for a stock that is its end."""
    return f"{year}-{month:02}"


def end_of(year: int, month: int) -> str:
    """Write the last day of a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def period_words(period: str) -> PeriodWords:
    """Give what a period of the record says, as words of a table would; ValueError where no table's column has it."""
    if whole := re.fullmatch(f"({YEAR})", period):
        return PeriodWords(int(whole[1]), 12, cumulative=True)
    if months := re.fullmatch(rf"({YEAR})-01/\1-(\d\d)", period):
        return PeriodWords(int(months[1]), _month(months[2]), cumulative=True)
    if month := re.fullmatch(rf"({YEAR})-(\d\d)", period):
        return PeriodWords(int(month[1]), _month(month[2]), alone=True)
    if day := re.fullmatch(rf"({YEAR})-(\d\d)-(\d\d)", period):
        _require_end(day)
        return PeriodWords(int(day[1]), int(day[2]), end=True)

    raise ValueError(f"{period!r} is no period of a table; expected 2024, 2024-01/2024-09, 2024-08 or 2024-12-31")


def join_periods(before: PeriodWords, new: PeriodWords, text: str) -> PeriodWords:
    """Put the words of one text together; two years or two months in it are a question."""
    if before.year and new.year and before.year != new.year:
        raise Unclear(f"{text!r} names {before.year} and {new.year}")
    if before.month and new.month and before.month != new.month:
        raise Unclear(f"{text!r} names month {before.month} and month {new.month}")

    return before.joined_with(new)


def _month(digits: str) -> int:
    month = HAN_MONTHS.get(digits) or (int(digits) if digits.isdecimal() else 0)
    if not 1 <= month <= 12:
        raise Unclear(f"names a month {digits}; expected 1 to 12")
    return month


def _day(match: re.Match[str]) -> PeriodWords:
    _require_end(match)
    return PeriodWords(int(match[1]), _month(match[2].lstrip("0")), end=True)


def _require_end(match: re.Match[str]) -> None:
    """A day is a period's only as the last one of its month."""
    year, month, day = map(int, match.groups())
    if not 1 <= month <= 12 or end_of(year, month) != f"{year}-{month:02}-{day:02}":
        raise Unclear(f"names the day {match[0]}, which ends no month")


def _until_day(match: re.Match[str]) -> PeriodWords:
    return replace(_day(match), end=False, cumulative=True)


def _to_month(match: re.Match[str]) -> PeriodWords:
    return PeriodWords(month=_month(match[1]), cumulative=True)


def _year_and_month(match: re.Match[str]) -> PeriodWords:
    return PeriodWords(int(match[1]), _month(match[2].lstrip("0")), alone=True)


def _year_to_month(match: re.Match[str]) -> PeriodWords:
    return PeriodWords(int(match[1]), _month(match[2].lstrip("0")), cumulative=True)


def _two_ways(match: re.Match[str]) -> PeriodWords:
    raise Unclear(f"{match[0]} may be that stretch alone or all months to its end; write 1-6月, 1-9月 or 全年")


def _short_year(match: re.Match[str]) -> PeriodWords:
    raise Unclear(f"{match[0]} may be a year in short; write all four digits")


def _over_years(match: re.Match[str]) -> PeriodWords:
    raise Unclear(f"{match[0]} spans several years")


def _means(**fields: object) -> Callable[[re.Match[str]], PeriodWords]:
    return lambda _: PeriodWords(**fields)  # type: ignore[arg-type]


def _form(pattern: str, read: Callable[[re.Match[str]], PeriodWords]) -> _Form:
    return _Form(re.compile(pattern), read)


def _spans_and_days() -> Iterator[_Form]:
    # Lists of years: each column has to name its own.
    yield _form(rf"(?:{YEAR})年?度?{TO}(?:{YEAR})年?度?(?!\d)", _means(spans=True))
    yield _form(rf"(?:{YEAR})年{TO}\d\d年", _means(spans=True))
    yield _form(rf"(?:最近|近)(?:\d+|{NUMBER})(?:年|个?月|个?季度)|历年来?", _means(spans=True))

    # Days.
    for dot in (r"\.", "/", "-"):
        in_digits = rf"({YEAR}){dot}(\d{{1,2}}){dot}(\d{{1,2}})(?!\d)"
        yield _form(rf"(?:截至|截止到?|[到至]){in_digits}止?", _until_day)
        yield _form(in_digits, _day)

    in_words = rf"({YEAR})年(\d{{1,2}})月(\d{{1,2}})日"
    yield _form(rf"(?:截至|截止到?|[到至]){in_words}止?", _until_day)
    yield _form(in_words, _day)

    # Year and month in digits.
    yield _form(rf"({YEAR})[./](?:0?1){TO}(\d{{1,2}})月?(?!\d)", _year_to_month)
    yield _form(rf"({YEAR})[./-](0[1-9]|1[0-2]|[1-9])月?(?![\d/.-])", _year_and_month)
    yield _form(rf"({YEAR})M(\d{{1,2}})(?!\d)", _year_and_month)
    yield _form(rf"(?<!\d)({YEAR})(0[1-9]|1[0-2])(?!\d)月?", _year_and_month)


def _quarters() -> Iterator[_Form]:
    first = rf"(?:前|(?<!\d)第?[1一]季?度?{TO}第?)"
    yield _form(rf"{first}[三3]个?季度", _means(month=9, cumulative=True))
    yield _form(rf"{first}[二两2]个?季度|上半年", _means(month=6, cumulative=True))
    yield _form(rf"{first}[四4]个?季度|全年度?|年度(?!计划)", _means(month=12, cumulative=True))
    yield _form(r"(?<![\d、二三])第?(?:一|1|首|Ⅰ|I)季度?(?!至)|Q1(?!\d)", _means(month=3, cumulative=True))
    yield _form(r"第?(?:[二三四234]|Ⅱ|Ⅲ|Ⅳ|II|III|IV)季度?|下半年|Q[2-4](?!\d)", _two_ways)


def _months() -> Iterator[_Form]:
    yield _form(rf"(?<![\d十])(?:1|01|一|元|年初)月?份?{TO}({NUMBER})月份?[底末止]?", _to_month)
    yield _form(rf"[前头首]({NUMBER})个?月", _to_month)
    yield _form(rf"(?:截至|截止到?|止于|[到至止])({YEAR})年({NUMBER})月份?[底末止]?", _year_to_month)
    yield _form(rf"(?:截至|截止到?|[到至止])({NUMBER})月份?[底末止]?", _to_month)
    yield _form(rf"(?<![\d十])(?:1|01|一|元|年初)月?{TO}[本当]月[底末止]?", _means(cumulative=True))
    yield _form(r"[本当]月止|本年止|自?年初(?:以来|至今)?(?=累计)|本年(?=累计)", _means(cumulative=True))
    yield _form(rf"(?<!\d)({NUMBER})月份?止", _to_month)
    yield _form(rf"(?<!\d)({NUMBER})月份?[末底]", lambda match: PeriodWords(month=_month(match[1]), end=True))
    yield _form(rf"(?<![\d前头首])({NUMBER})月份?", lambda match: PeriodWords(month=_month(match[1]), alone=True))
    yield _form(r"[本当单]月", _means(alone=True))
    yield _form(r"累计数?", _means(cumulative=True))


def _years() -> Iterator[_Form]:
    yield _form(rf"({YEAR})年?[末底]", lambda match: PeriodWords(int(match[1]), 12, end=True))
    yield _form(rf"(?<!\d)({YEAR})(?:年度?|(?!\d))", lambda match: PeriodWords(int(match[1])))
    yield _form(r"(?<!\d)\d\d年", _short_year)
    yield _form(r"(?:十[一二三四五]五|“十[一二三四五]五”)(?:时期|期间)?", _over_years)
    yield _form(r"[年月期]末", _means(end=True))
    yield _form(r"[本当今]年(?!初)|本期", _means())


# The order counts: words that one form has read are not there for the next.
FORMS = (*_spans_and_days(), *_quarters(), *_months(), *_years())
