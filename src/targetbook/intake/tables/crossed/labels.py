"""What the head of a row or column says: indicator, area, period, kind of figure; every word is accounted for."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from targetbook.intake.tables.answers import TableAnswers
from targetbook.intake.tables.columns import unit_in
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.figures import PrintedUnit
from targetbook.intake.tables.heads import squeezed
from targetbook.intake.tables.names import NUMBERED, PART, Entry, IndicatorIndex, plain_name
from targetbook.intake.tables.times import GAP, NO_PERIOD, TRIM, PeriodWords, Unclear, join_periods, read_times
from targetbook.intake.tables.vocabulary import WordKind, read_words

HAN = re.compile("[一-龥]")
TRANSLATION = re.compile(r"(?!PFLOPS|TEU)[A-Za-z][A-Za-z.,'’&/()\s-]{2,}[A-Za-z.)]")
YEAR = r"(?:19|20)\d\d"
AGAINST = re.compile(rf"({YEAR})年?[比较与]({YEAR})年?(?=[增同升±+])")
QUARTERS = "一二三四1234ⅠⅡⅢⅣ"
QUARTER = re.compile(
    rf"(?<![前至到~、\d一二三四-])(?:({YEAR})年?)?第?(?:([一二三四1-4])季度?|Q([1-4])|([ⅠⅡⅢⅣ])季?度?)$"
)
QUARTERLY = re.compile(r"[(\[]按?季(?:度|报)?(?:数据?)?\|?[)\]]")  # a quarter, and not which one
SOME_QUARTER = -1
OF_GDP = re.compile(r"占(?:全[国省市区县])?(?:地区)?(?:生产总值|GDP)(?:的?(?:比重?|比例|份额|%))?[(\[]?%?[)\]]?")
RUN = re.compile(r"(?!.*(?:规模|规上|限额|企业|就业))(?:第[一二三]产业|[一-龥、和]{2,12}业)")
PREFIXED = re.compile(r"([一-龥]{2,8})[:_](.+)")  # as data services write a series: 省名:GDP:累计值
LOCAL = re.compile(r"本地(?=生产总值)")
SINGLE = re.compile(r"当[期季](?:值|数)?|本季度?|单季")
TO_DATE = re.compile(r"累计(?:值|数)?|[年季]初至今")
AT_END = re.compile(r"年底|年末|期末|季末|月末")
BY_RESIDENTS = re.compile(r"按(?:年平均)?常住(?:平均)?人口(?:计算)?的?")
HEADLESS = re.compile(r"[(\[【]\s*[)\]】]")
TOTALS = {"总计", "合计", "全部", "总数", "Total"}
# Kinds that words beside a name state even where a person has said which indicator the whole name is.
OF_PRICES = {WordKind.REAL, WordKind.NOMINAL}
OF_FIRMNESS = {WordKind.ESTIMATE, WordKind.FORECAST}
BESIDE_A_NAME = {WordKind.GROWTH, WordKind.POINTS, WordKind.INDEX, WordKind.MONTHLY} | OF_PRICES | OF_FIRMNESS
VALUE_ADDED = ("生产总值", "增加值")


class Side(StrEnum):
    """Whose figures a label stands for, as far as it says."""

    NONE = "none"
    OWN = "own"
    SELF = "self"
    TOTAL = "total"
    OTHER = "other"


@dataclass(frozen=True)
class Label:
    """A label taken apart; `leftover` are the words that nothing was made of, `fault` why a period is unclear.

    `heading` is what it stands under where that may turn it; a quarter may be SOME_QUARTER.
    """

    text: str
    side: Side = Side.NONE
    area: str = ""
    entry: Entry | None = None
    name: str = ""
    kinds: dict[WordKind, str] = field(default_factory=dict)
    period: PeriodWords = NO_PERIOD
    quarter: int = 0
    single: bool = False
    unit: PrintedUnit | None = None
    part: bool = False
    heading: str = ""
    leftover: str = ""
    fault: str = ""

    @property
    def says_when(self) -> bool:
        """Whether it names a year, a quarter or a month."""
        return self.period.says_when or self.quarter > 0


def merge_labels(first: Label, second: Label) -> Label:
    """Put two labels of one figure together; Unclear where they name different periods."""
    text = " ".join(text for text in (first.text, second.text) if text)

    return replace(
        first,
        text=text,
        side=first.side if first.side is not Side.NONE else second.side,
        area=first.area or second.area,
        entry=first.entry or second.entry,
        name=first.name or second.name,
        kinds={**second.kinds, **first.kinds},
        period=join_periods(first.period, second.period, text),
        quarter=max(first.quarter, second.quarter) or min(first.quarter, second.quarter),
        single=first.single or second.single,
        unit=first.unit or second.unit,
        part=first.part or second.part,
        heading=first.heading or second.heading,
        leftover=first.leftover + second.leftover,
        fault=first.fault or second.fault,
    )


@dataclass(frozen=True)
class LabelReader:
    """What labels are read with: the catalogue, the names of areas, what a person answered."""

    catalogue: IndicatorIndex
    names: Names
    answers: TableAnswers

    def read(self, printed: str, above: str = "") -> Label:
        """Take a label apart; `above` is the name of the row that it may be a part of."""
        bare = NUMBERED.sub("", squeezed(printed))
        part = PART.match(bare) is not None or (printed[:1].isspace() and bool(printed.strip()))
        text = self.answers.without_ignored(LOCAL.sub("", PART.sub("", bare)))
        if (prefixed := PREFIXED.fullmatch(text)) and (side := self.side_of(prefixed[1])):
            series = self.read(prefixed[2], above)
            return replace(series, text=bare, side=side, area=prefixed[1]) if series.side is Side.NONE else series
        if HAN.search(text):
            text = HEADLESS.sub("", TRANSLATION.sub("", text))

        unit, rest = unit_in(text)
        label = Label(text=bare, unit=unit, part=part)
        if of_gdp := OF_GDP.search(text):
            words = self._of_words(label, OF_GDP.sub(GAP, text))
            return replace(words, kinds={**words.kinds, WordKind.SHARE: of_gdp[0]})
        if same := self._answered(rest, text, bare):
            words = self._of_words(label, rest)
            kinds = {kind: word for kind, word in words.kinds.items() if kind in BESIDE_A_NAME}
            quarter = words.quarter or (SOME_QUARTER if "季" in words.leftover else 0)
            return replace(words, entry=same, name=rest, kinds=kinds, quarter=quarter, leftover="")
        if label_of_area := self._of_area(label, rest):
            return label_of_area

        return self._of_indicator(label, rest, above if part or is_run(above, rest) else "") or self._of_words(
            label, rest
        )

    def side_of(self, name: str) -> Side | None:
        """Tell whose a name is: the area's own, a word for itself, a total, another area's; None where it is none's."""
        if name in TOTALS:
            return Side.TOTAL
        if name in self.names.own_names:
            return Side.OWN
        if self.names.is_area(name):
            return Side.SELF
        others = self.names.others(name)
        if others and max(map(len, others)) >= len(name) - 1:
            return Side.OTHER

        return None

    @property
    def indicators(self) -> dict[str, str]:
        """The names of indicators, and those that a person said to be one."""
        return {**self.catalogue.names, **self.answers.same}

    def _answered(self, *texts: str) -> Entry | None:
        for text in texts:
            if indicator := self.answers.same.get(plain_name(text)):
                return self.catalogue.entries[indicator]
        return None

    def _of_area(self, label: Label, text: str) -> Label | None:
        """Read a label that names an area, with a period before it or not."""
        try:
            period, rest = read_times(text)
        except Unclear:
            return None

        name = rest.translate(TRIM)
        if not name or self.catalogue.find(name):
            return None
        if side := self.side_of(name):
            return replace(label, side=side, area=name, period=period)

        return None

    def _of_indicator(self, label: Label, text: str, above: str) -> Label | None:
        """Read a label that names an indicator of the catalogue and, beside it, only words that are understood."""
        plain = plain_name(BY_RESIDENTS.sub("", text) if "人均" in text else text)
        if above and (entry := self.catalogue.find(plain, above)):
            return replace(label, entry=entry, name=plain)
        for name in sorted((name for name in self.indicators if name in plain), key=len, reverse=True):
            before, _, after = plain.partition(name)
            words = self._of_words(label, f"{before}|{after}")
            if not words.leftover and not words.fault:
                return replace(words, entry=self.catalogue.entries[self.indicators[name]], name=name)

        return None

    def _of_words(self, label: Label, text: str) -> Label:
        """Read the words of time and of kind; what is left over stays in `leftover`."""
        rest = AGAINST.sub(_against, text).replace("_", GAP)
        single = SINGLE.search(rest) is not None
        cumulative = TO_DATE.search(rest) is not None
        quarter, year, rest = _quarter(TO_DATE.sub(GAP, SINGLE.sub(GAP, rest)))
        words = read_words(self.names.without(rest))

        try:
            period, rest_words = read_times(words.rest)
        except Unclear as unclear:
            return replace(label, kinds=words.kinds, single=single, fault=str(unclear))

        to_date = period.cumulative or cumulative
        alone = period.alone and not to_date

        return replace(
            label,
            kinds=words.kinds,
            period=replace(period, year=period.year or year, cumulative=to_date, alone=alone),
            quarter=quarter,
            single=single,
            leftover=AT_END.sub("", rest_words).translate(TRIM),
        )


def is_run(above: str, name: str) -> bool:
    """Whether a row names a branch below the gross product, where bureaus leave out 增加值."""
    return above.endswith((*VALUE_ADDED, "gdp", "GDP")) and RUN.fullmatch(re.sub(r"[(\[].*", "", name)) is not None


def _against(match: re.Match[str]) -> str:
    """Write 2018年比2017年 as growth on the year before; other years stay, and are asked about."""
    follows = int(match[1]) == int(match[2]) + 1
    return f"{match[1]}年比上年" if follows else match[0]


def _quarter(text: str) -> tuple[int, int | None, str]:
    """Read one quarter of a year where the text ends in it."""
    if QUARTERLY.search(text):
        return SOME_QUARTER, None, QUARTERLY.sub(GAP, text)
    trimmed = text.strip("|()[] ")
    match = QUARTER.search(trimmed)
    if match is None:
        return 0, None, text
    digit = match[2] or match[3] or match[4]
    number = QUARTERS.find(digit) % 4 + 1

    return number, int(match[1]) if match[1] else None, trimmed[: match.start()]
