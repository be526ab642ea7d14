"""The value of a quantity in the unit that the contract keeps it in."""

import re
from dataclasses import dataclass
from decimal import Decimal

from targetbook.intake.wording.quantity import Quantity
from targetbook.intake.wording.units import BARE_MONEY, HUNDRED_MILLION

# 人均 in 人均可支配收入
PER_HEAD = re.compile("人均|户均|每人|每户|工资|单价")
# 投资 in 投资额
OF_MONEY = re.compile("额|营收|收入|产值|投资|产业|增加值|总值|利润|税收|资金|贷款|GDP|财政|营业|估值")


@dataclass(frozen=True)
class ContractValue:
    """A value, the upper end of a range and the unit, '' where left open; `doubt` says why."""

    value: str = ""
    upper: str = ""
    unit: str = ""
    doubt: str = ""


def value_of(quantity: Quantity, measure: str, indicator_unit: str, before: str) -> ContractValue:
    """Give the value of a quantity; `known` is the unit of its indicator, `before` the words left of it."""
    kind = quantity.unit.kind
    low = quantity.value
    high = quantity.upper

    if kind in ("points", "relative"):
        return ContractValue()
    if kind == "times" and measure == "growth":
        return _in_unit(low, high, "%", factor=100)
    if kind == "times":
        return _in_unit(low, high, "", "the contract has no such unit")
    if kind == "money" and (indicator_unit == "CNY" or PER_HEAD.search(before)):
        return _in_unit(low, high, "CNY", factor=HUNDRED_MILLION)
    if quantity.unit == BARE_MONEY and not _is_money(quantity, indicator_unit, before):
        return _in_unit(low, high, "", "亿 of what is not written", factor=HUNDRED_MILLION)
    if kind == "none":
        return _in_unit(low, high, indicator_unit, "no unit is written")

    return _in_unit(low, high, quantity.unit.name, "" if quantity.unit.name else "the contract has no such unit")


def _is_money(quantity: Quantity, indicator_unit: str, before: str) -> bool:
    """Whether a sum in 亿 without 元 is one of money."""
    return indicator_unit == "CNY 100m" or (
        not indicator_unit and (quantity.size_class or bool(OF_MONEY.search(before)))
    )


def _in_unit(
    low: Decimal | None, high: Decimal | None, unit: str, doubt: str = "", factor: Decimal | int = 1
) -> ContractValue:
    return ContractValue(_plain_digits(low, factor), _plain_digits(high, factor), unit, doubt)


def _plain_digits(value: Decimal | None, factor: Decimal | int) -> str:
    """Write a number in plain digits, without trailing zeros."""
    if value is None:
        return ""

    plain = f"{value * factor:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
