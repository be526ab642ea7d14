"""What a table as a whole is about: its title's period, unit and kind, and an indicator that only the title names."""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from targetbook.intake.tables.cells import Sheet, tidy
from targetbook.intake.tables.columns import unit_in
from targetbook.intake.tables.crossed.frame import TableFrame
from targetbook.intake.tables.crossed.labels import Label, LabelReader
from targetbook.intake.tables.divisions import Names, short_name
from targetbook.intake.tables.figures import PrintedUnit, read_unit
from targetbook.intake.tables.heads import squeezed
from targetbook.intake.tables.names import Entry, plain_name
from targetbook.intake.tables.times import TRIM, PeriodWords, Unclear, join_periods, read_times
from targetbook.intake.tables.titles import SHEET_NUMBER, Title, read_title
from targetbook.intake.tables.vocabulary import TABLE_NUMBER, UNFIT, WordKind

# Words of a title that turn no figure; 规模以上 and 限额以上 do.
HARMLESS = re.compile(
    r"主要|指标|统计|月报|快报|一览|基本|情况|表|数据库|数据|分布|完成|对比|运行|地区(?!生产)|及|与|和|的|按|续|附"
)
SUBJECT = re.compile(r"(?:指标|项目|指标名称)[:：](.+)$")
COUNTS = re.compile(r"\(?(?:单位|计量单位):.*$")


@dataclass(frozen=True)
class TableSubject:
    """A table's title with the indicator it names; `strange` is one that the catalogue lacks, `notes` what is below."""

    title: Title
    entry: Entry | None
    strange: Label | None
    hint: tuple[str, Entry | None]
    texts: tuple[str, ...]
    notes: str
    in_percent: bool
    shares: bool

    @property
    def grows(self) -> bool:
        """Whether the title says of all figures that they are growth, in %."""
        return WordKind.GROWTH in self.title.turning and self.in_percent and self.title.unit is None

    @property
    def unfit(self) -> set[WordKind]:
        """What the title says of figures that the record keeps no measure for."""
        return set(self.title.turning) & set(UNFIT)


def read_subject(frame: TableFrame, reader: LabelReader, by_area: bool) -> TableSubject:
    """Read the lines above a table; Unreadable carries a question for each word of time, area or kind left over."""
    sheet = frame.sheet
    above = sheet.rows[: frame.head]
    texts = tuple(dict.fromkeys(cell.plain for row in above for cell in row if cell.plain))
    answers = reader.answers
    if by_area:
        answers = replace(answers, ignored=(*answers.ignored, *_collective(reader.names)))

    title = read_title(sheet, frame.head, reader.names, answers)
    title = replace(title, unit=title.unit or _corner_unit(frame) or _unit_behind(texts, reader))
    if not title.period.year and not title.is_answered:
        title = replace(title, period=_of_sheet_name(sheet, title.period))

    entry, strange = _indicator(texts, replace(reader, answers=answers))
    notes = "".join(cell.plain for row in [*above, *sheet.rows[frame.last + 1 :]] for cell in row if cell.plain)

    return TableSubject(
        title=title,
        entry=entry,
        strange=strange,
        hint=_hint(sheet, replace(reader, answers=answers)),
        texts=(*texts, sheet.name),
        notes=notes,
        in_percent=any("%" in text for text in texts),
        shares=title.unit is None and any("%" in text for text in texts),
    )


def _of_sheet_name(sheet: Sheet, period: PeriodWords) -> PeriodWords:
    """Give the period that a sheet's name states, where the lines in it name no year and the name says nothing else."""
    name = re.sub(r"\s+", "", tidy(sheet.name))
    try:
        name_period, rest = read_times(name)
        return join_periods(period, name_period, name) if name_period.year and not rest.translate(TRIM) else period
    except Unclear:
        return period


def _unit_behind(texts: tuple[str, ...], reader: LabelReader) -> PrintedUnit | None:
    """Give the unit behind the one indicator that the title names: 社会消费品零售总额（亿元）."""
    units = {
        unit
        for text in texts
        if (unit := unit_in(reader.answers.without_ignored(squeezed(text)))[0]) and unit.unit != "%"
    }
    return units.pop() if len(units) == 1 else None


def _corner_unit(frame: TableFrame) -> PrintedUnit | None:
    """Give the unit that stands in the corner of a head, as in 指标（亿元） or 单位：亿元."""
    for number in range(frame.head, frame.first):
        for place in frame.names:
            text = squeezed(frame.sheet.rows[number][place].text)
            unit, _ = unit_in(re.sub(r"(?:计量)?单位:?", "", text))
            if unit := unit or read_unit(re.sub(r".*单位:", "", text)):
                return unit if unit.unit != "%" else None

    return None


def _collective(names: Names) -> list[str]:
    above = [name for name in names.above if name != "全国"]
    words = [*_collective_words(), *above, *map(short_name, above)]
    return sorted(words, key=len, reverse=True)


@cache
def _collective_words() -> tuple[str, ...]:
    lines = files(__package__).joinpath("collective.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _indicator(texts: tuple[str, ...], reader: LabelReader) -> tuple[Entry | None, Label | None]:
    """Give the one indicator that the title names with nothing left over, and one in a line 指标: that is not kept."""
    entries: dict[str, Entry] = {}

    for text in texts:
        line = re.sub(r"\s+", "", tidy(text))
        if subject := SUBJECT.search(line):
            label = reader.read(subject[1])
            if label.entry is None or set(label.kinds) & set(UNFIT):
                return None, label
            entries[label.entry.indicator] = label.entry
        elif entry := _indicator_in(line, reader):
            entries[entry.indicator] = entry

    return (next(iter(entries.values())), None) if len(entries) == 1 else (None, None)


def _indicator_in(line: str, reader: LabelReader) -> Entry | None:
    text = reader.answers.without_ignored(COUNTS.sub("", TABLE_NUMBER.sub("", line)))
    plain = plain_name(reader.names.without(text))
    indicators = reader.indicators

    for name in sorted((name for name in indicators if name in plain), key=len, reverse=True):
        before, _, after = plain.partition(name)
        if any(other in part for other in indicators for part in (before, after)):
            return None
        rest = reader.read(f"{HARMLESS.sub('|', before)}|{HARMLESS.sub('|', after)}")
        if rest.entry is None and not rest.leftover.translate(TRIM) and not rest.fault:
            return reader.catalogue.entries[indicators[name]]

    return None


def _hint(sheet: Sheet, reader: LabelReader) -> tuple[str, Entry | None]:
    """Give the indicator that only the sheet's name names: a person must say that it is meant."""
    name = re.sub(r"\s+", "", tidy(sheet.name))
    if not name or SHEET_NUMBER.fullmatch(name):
        return "", None
    label = reader.read(name)
    return name, label.entry
