"""What stands above a table: of which period, area and unit it says that it is; every word of it is accounted for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targetbook.intake.tables.answers import Option, TableAnswers, TableQuestion, ask
from targetbook.intake.tables.cells import Sheet, SheetCell, Unreadable, tidy
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.figures import PrintedUnit, read_unit
from targetbook.intake.tables.times import PeriodWords, Unclear, read_times, words_of_time
from targetbook.intake.tables.vocabulary import TABLE_NUMBER, TITLE_WORDS, TURNING, KindWords, WordKind, read_words

UNITS_LINE = re.compile(r"[\[(【]?(?:计量|货币|金额)?单位:([^:]+)$")
LABELLED = re.compile(r"(地区|区域|地域|行政区划|区县|省份|城市|统计范围|范围):(.+)$")
FREQUENCY = re.compile(
    r"(?:频度|频率|更新时间|时间范围|数据库|数据来源|资料来源|来源|制表人?|填报人|联系人|电话)(?::|$)"
)
PRINTED = re.compile(
    r"^(?:[\(（]?(?:制表|填报|打印|发布|印发|编印|更新|公布|出版|报送|统计)?(?:日期|时间|于)?:?)"
    r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|([./-])\d{1,2}\1\d{1,2})(?:印发|发布|编印|打印|制表|公布)?[\)）]?$"
)
OFFICE_DATE = re.compile(r"^[一-龥]{2,16}(?:局|队|委|室|中心)(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?$")
SHEET_NUMBER = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class Title:
    """What the lines above a head say: the period, the unit of levels, and words that a column must account for."""

    period: PeriodWords
    unit: PrintedUnit | None
    turning: dict[WordKind, tuple[SheetCell, str]]
    is_answered: bool = False


def read_title(sheet: Sheet, head_row: int, names: Names, answers: TableAnswers) -> Title:
    """Read the lines above the row of the head and the sheet's own name; Unreadable carries the questions."""
    lines = list(_above(sheet, head_row))
    questions: list[TableQuestion] = []
    period = PeriodWords()
    turning: dict[WordKind, tuple[SheetCell, str]] = {}

    for cell in lines:
        text = _without_units(_open_words(cell.plain, answers))
        questions += _of_area(sheet, cell, text, names)
        if _says_nothing_of_figures(text):
            continue

        words = read_words(names.without(text))
        for kind in TURNING & set(words.kinds):
            turning.setdefault(kind, (cell, words.kinds[kind]))

        if answers.period is None:
            line_period, question = _period_of(sheet, cell, words)
            questions += question
            period, question = _both(sheet, cell, period, line_period)
            questions += question

    questions += _of_sheet_name(sheet, period, names, answers)
    if questions:
        raise Unreadable(*questions)

    return Title(answers.period or period, answers.unit or _unit_of(lines), turning, answers.period is not None)


def _above(sheet: Sheet, head_row: int) -> Iterator[SheetCell]:
    texts: set[str] = set()
    for row in sheet.rows[:head_row]:
        for cell in row:
            if cell.plain and cell.plain not in texts:
                texts.add(cell.plain)
                yield cell


def _open_words(text: str, answers: TableAnswers) -> str:
    """Squeeze a line and take out what it says of its own number and what a person said to pass over."""
    words = re.sub(r"\s+", "", TABLE_NUMBER.sub("", text))
    return answers.without_ignored(words)


def _says_nothing_of_figures(text: str) -> bool:
    """Whether a line, without its unit, is empty, a day of printing, or who made the table."""
    return not text or any(pattern.match(text) for pattern in (PRINTED, OFFICE_DATE, FREQUENCY))


def is_line_of_units(text: str) -> bool:
    """Whether a text states units and nothing else, as 单位:亿元、% does."""
    return bool(text) and not _without_units(re.sub(r"\s+", "", text))


def _without_units(text: str) -> str:
    """Give a squeezed line without the units that it ends with: 2025年12月 of 2025年12月单位:万元."""
    return UNITS_LINE.sub("", text) if _units(text) else text


def _of_area(sheet: Sheet, cell: SheetCell, text: str, names: Names) -> Iterator[TableQuestion]:
    """Ask about a line that names another area than the one whose record it is to enter."""
    if label := LABELLED.search(text):
        others = [] if names.is_area(label[2]) else [label[2]]
    else:
        others = names.others(TITLE_WORDS.sub("|", names.without(text)))

    if others:
        why = f"names another area than {names.area[0]}"
        options = [f"{Option.IGNORE} {word}" for word in others]
        yield ask(sheet, cell, why, "、".join(others), *options)


def _period_of(sheet: Sheet, cell: SheetCell, words: KindWords) -> tuple[PeriodWords, list[TableQuestion]]:
    option = f"{Option.PERIOD} (such as 2025-01/2025-09)"
    try:
        period, rest = read_times(words.rest)
    except Unclear as unclear:
        return PeriodWords(), [ask(sheet, cell, str(unclear), "", option)]

    if words_left := words_of_time(TITLE_WORDS.sub("|", rest)):
        why = "says something of time that cannot be read"
        return PeriodWords(), [ask(sheet, cell, why, words_left, option)]
    return period, []


def _both(
    sheet: Sheet, cell: SheetCell, before: PeriodWords, new: PeriodWords
) -> tuple[PeriodWords, list[TableQuestion]]:
    """Put two lines' periods together; where they name different ones a person must say which holds."""
    years = {period.year for period in (before, new) if period.year}
    months = {period.month for period in (before, new) if period.month}
    if len(years) > 1 or len(months) > 1:
        why = "names another period than the line above it"
        return before, [ask(sheet, cell, why, cell.plain, str(Option.PERIOD))]

    return before.joined_with(new), []


def _of_sheet_name(sheet: Sheet, title: PeriodWords, names: Names, answers: TableAnswers) -> Iterator[TableQuestion]:
    """Ask where a sheet's own name tells of another area or period than the lines in it."""
    name = answers.without_ignored(re.sub(r"\s+", "", tidy(sheet.name)))
    if not name or SHEET_NUMBER.fullmatch(name):
        return
    if others := names.others(TITLE_WORDS.sub("|", names.without(name))):
        yield _ask_of_name(sheet, "names another area", others)

    turning = [word for kind, word in read_words(name).kinds.items() if kind in TURNING and kind is not WordKind.GROWTH]
    if turning:
        yield _ask_of_name(sheet, "turns its figures", turning)
    if answers.period is None and _names_another_period(name, title):
        why = f"the sheet's name {sheet.name!r} names another period than its title"
        yield ask(sheet, None, why, sheet.name, str(Option.PERIOD))


def _ask_of_name(sheet: Sheet, fault: str, words: list[str]) -> TableQuestion:
    options = [f"{Option.IGNORE} {word}" for word in words]
    return ask(sheet, None, f"the sheet's name {sheet.name!r} {fault}", "、".join(words), *options)


def _names_another_period(name: str, title: PeriodWords) -> bool:
    try:
        period, _ = read_times(name)
    except Unclear:
        return False

    other_year = period.year and title.year and period.year != title.year
    other_month = period.month and title.month and period.month != title.month
    return bool(other_year or other_month)


def _unit_of(lines: Iterable[SheetCell]) -> PrintedUnit | None:
    """Give the unit of a line such as 单位：亿元、%; the percentages are the growth's."""
    for cell in lines:
        levels = [unit for unit in _units(cell.plain) if unit.unit != "%"]
        if levels:
            return levels[0] if len(levels) == 1 else None
    return None


def _units(text: str) -> list[PrintedUnit]:
    """Give the units of a line that says nothing but units; none where one of its words is none."""
    line = UNITS_LINE.search(re.sub(r"\s+", "", text))
    if line is None:
        return []

    words = [word for word in re.split(r"[、,;]|和|及", line[1].strip(")]）】")) if word]
    units = [unit for word in words if (unit := read_unit(word))]
    return units if len(units) == len(words) else []
