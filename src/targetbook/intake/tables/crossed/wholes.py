"""The periods of rows that are parts of another: they are those that the whole states, or a person is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from targetbook.intake.tables.answers import TableAnswers
from targetbook.intake.tables.crossed.labels import VALUE_ADDED, Label, is_run
from targetbook.intake.tables.crossed.sides import TableLine
from targetbook.intake.tables.heads import squeezed
from targetbook.intake.tables.names import NUMBERED, PART, plain_name
from targetbook.intake.tables.times import NO_PERIOD

# Firms above a size are counted each month, whatever row they stand below.
MONTHLY = re.compile("规模以上|限额以上|规上|限上")
PRODUCT = re.compile(r"(?<!人均)(?<!单位)(?:地区|国内)?生产总值|^GDP")
SECTOR = re.compile("第?[一二三]产业?(?:增加值)?")


class Bond(StrEnum):
    """How a row belongs to one above it."""

    NONE = "none"
    PART = "part"
    UNSURE = "unsure"


def with_periods_of_wholes(lines: Sequence[TableLine], answers: TableAnswers) -> list[TableLine]:
    """Give parts and growths without a period of their own the one that is stated of the row they belong to."""
    dated: list[TableLine] = []
    whole: TableLine | None = None
    product: TableLine | None = None

    for line in lines:
        row = replace(line, answered=answers.rows.get(line.cell.row, NO_PERIOD))
        if dated and _repeats_name(row, dated[-1]):
            dated.append(_of_period(row, dated[-1]))
            continue

        upper = product if product and _may_be_branch(row) else whole
        bond = _bond(row, upper, is_next=upper is whole) if upper else Bond.NONE
        if upper and bond is Bond.PART:
            row = _of_period(row, upper)
        elif upper and bond is Bond.UNSURE:
            row = _asked(row, upper)
        if bond is not Bond.PART:
            whole = row
            product = row if _is_product(row) else product
        dated.append(row)

    return dated


def _repeats_name(row: TableLine, before: TableLine) -> bool:
    """Whether a row names a kind alone (增速, 同比) and has its name from the row before it."""
    name = row.label.name
    return bool(name) and name == before.label.name and name not in plain_name(row.label.text)


def _is_product(row: TableLine) -> bool:
    entry = row.label.entry
    return entry.indicator == "gdp" if entry else PRODUCT.match(row.label.text) is not None


def _may_be_branch(row: TableLine) -> bool:
    """Whether a row may be value added, which the gross product consists of."""
    text = row.label.text
    return SECTOR.match(text) is not None or VALUE_ADDED[1] in text


def _bond(row: TableLine, upper: TableLine, is_next: bool) -> Bond:
    """Tell whether a row is a part of one above it, or may be; `is_next` says that no other whole is between them."""
    label = row.label
    text = label.text
    branch = _may_be_branch(row) and _is_product(upper)
    is_marked = PART.match(NUMBERED.sub("", squeezed(row.cell.text))) is not None
    is_indented = label.part and _indent(row) > _indent(upper)

    if MONTHLY.search(text) and not MONTHLY.search(upper.label.text):
        return Bond.UNSURE if is_marked or is_indented else Bond.NONE
    if SECTOR.match(text) and branch:
        return Bond.PART
    if is_next and (is_marked or is_run(upper.label.name, text.removesuffix(VALUE_ADDED[1])) or _in_name(row, upper)):
        return Bond.PART

    return Bond.UNSURE if branch or is_indented else Bond.NONE


def _in_name(row: TableLine, upper: TableLine) -> bool:
    """Whether the catalogue has a row's indicator as one in the other's: 一般公共预算收入中的税收收入."""
    part = row.label.entry
    whole = upper.label.entry
    return part is not None and whole is not None and part.label_zh.startswith(f"{whole.label_zh}中")


def _states_period(label: Label) -> bool:
    return label.says_when or label.quarter != 0 or label.single


def _indent(row: TableLine) -> int:
    return len(row.cell.text) - len(row.cell.text.lstrip())


def _of_period(row: TableLine, upper: TableLine) -> TableLine:
    """Give a row without a period of its own what is stated, answered or unclear of another's."""
    if _states_period(row.label) or row.answered.says_when:
        return row
    whole = upper.label
    fault = f"it stands below {whole.text!r}, whose period is not sure" if whole.fault else row.label.fault
    label = replace(row.label, period=whole.period, quarter=whole.quarter, single=whole.single, fault=fault)

    return replace(row, label=label, answered=upper.answered)


def _asked(row: TableLine, upper: TableLine) -> TableLine:
    """Ask about a row that may be of the period stated of another, where it states none itself."""
    is_dated = _states_period(upper.label) or upper.answered.says_when or bool(upper.label.fault)
    if not is_dated or _states_period(row.label):
        return row
    fault = f"it stands below {upper.label.text!r}, which is of a period of its own: is it of that one?"
    return replace(row, label=replace(row.label, fault=fault))
