"""What a quantity is."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.intake.wording.units import Unit


@dataclass(frozen=True)
class Quantity:
    """A quantity between `start` and `end` of a text; `value` is in the contract's unit, None where it is vague."""

    start: int
    end: int
    value: Decimal | None
    upper: Decimal | None
    unit: Unit
    doubt: str = ""
    size_class: bool = False
    more: bool = False
    bare: bool = False
    comparator: str = ""
    measure: str = ""
