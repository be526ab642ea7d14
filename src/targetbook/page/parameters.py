"""The four parameters of a notebook, checked before anything is read with them."""

import re
from dataclasses import dataclass
from typing import Any

from targetbook.record.dates import last_day
from targetbook.record.folder import Area, did_you_mean, require_area
from targetbook.record.languages import LANGUAGES

KNOWN = ("area", "year", "as_of", "lang")
# What a notebook's kernel and its first lines put into the namespace beside the parameters.
FURNITURE = frozenset({"In", "Out", "exit", "quit", "get_ipython", "open", "page", "chapter"})


class WrongParameter(ValueError):
    """A parameter that no chapter has, or a value that it cannot take; the message says what was probably meant."""


@dataclass(frozen=True)
class Parameters:
    """The edition a notebook is run for."""

    area: str
    year: int
    as_of: str | None
    lang: str


def read_parameters(namespace: dict[str, Any], areas: dict[str, Area]) -> Parameters:
    """Read and check the parameters in a notebook's namespace."""
    for name in namespace:
        if name not in KNOWN and not name.startswith("_") and name not in FURNITURE:
            raise WrongParameter(
                f"no parameter {name!r}{did_you_mean(name, KNOWN)}; a chapter takes {', '.join(KNOWN)}"
            )

    area = require_area(areas, str(namespace["area"])).area

    return Parameters(area, _year(namespace["year"]), _as_of(namespace["as_of"]), _lang(namespace["lang"]))


def _year(value: object) -> int:
    if re.fullmatch(r"\d{4}", str(value)) is None:
        raise WrongParameter(f"year={value!r} is not a year; expected 4 digits such as 2025 (a date goes into as_of)")
    return int(str(value))


def _as_of(value: object) -> str | None:
    if value in (None, "", "None"):
        return None

    try:
        last_day(str(value))
    except ValueError as wrong:
        raise WrongParameter(f"as_of={value!r}: {wrong}") from None

    return str(value)


def _lang(value: object) -> str:
    if value not in LANGUAGES:
        raise WrongParameter(f"lang={value!r} is not a language of the book; expected {' or '.join(LANGUAGES)}")
    return str(value)
