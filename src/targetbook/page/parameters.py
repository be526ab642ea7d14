"""The four parameters of a notebook, checked before anything is read with them, and the theme that it names."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from targetbook.record.asking.questions import PRESENCE
from targetbook.record.dates import last_day
from targetbook.record.folder import Area, NotInRecord, did_you_mean, require_area
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record

KNOWN = ("area", "year", "as_of", "lang")
# What a notebook's kernel and its first lines put into the namespace beside the parameters.
FURNITURE = frozenset({"In", "Out", "exit", "quit", "get_ipython", "open", "page"})
WITHOUT_THEME = {"overview", "analyse", "scratch"}  # chapters that open where the book's own are not at hand
OPENED = "chapter"  # the name of the open chapter: where it is there, the cells below it have named things of their own


class WrongParameter(ValueError):
    """A parameter that no chapter has, or a value that it cannot take; the message says what was probably meant."""

    def _render_traceback_(self) -> list[str]:
        """Say it in one line of a notebook, where the way to it tells a reader nothing."""
        return [f"{type(self).__name__}: {self}"]


@dataclass(frozen=True)
class Parameters:
    """The edition a notebook is run for."""

    area: str
    year: int
    as_of: str | None
    lang: str


def read_parameters(namespace: dict[str, Any], areas: dict[str, Area]) -> Parameters:
    """Read and check the parameters in a notebook's namespace."""
    if OPENED not in namespace:
        _require_known(namespace)

    for name in ("area", "year"):
        if name not in namespace:
            raise WrongParameter(f"{name} is not set; the cell above states {', '.join(KNOWN)}")

    year = _year(namespace["year"])
    as_of = _as_of(namespace.get("as_of"))
    lang = _lang(namespace.get("lang", LANGUAGES[0]))

    return Parameters(require_area(areas, str(namespace["area"])).area, year, as_of, lang)


def require_theme(theme: str, data: Path, record: Record) -> None:
    """Stop at a theme that no indicator, no target and no chapter of the book is on."""
    if (theme,) in record.distinct("indicators", "theme"):
        return

    record.reads.note(PRESENCE, path=f"../chapters/{theme}.ipynb")
    chapters = {path.stem for path in (data.parent / "chapters").glob("*.ipynb")} or WITHOUT_THEME
    if theme in chapters:
        return

    themes = {name for table in ("indicators", "targets") for (name,) in record.distinct(table, "theme")}
    if theme not in themes:
        hint = did_you_mean(theme, themes | chapters)
        raise NotInRecord(f"no chapter, no indicator and no target is on a theme {theme!r}{hint}")


def _require_known(namespace: dict[str, Any]) -> None:
    """Stop at a value that is no parameter; what was imported or defined is none."""
    for name, value in namespace.items():
        is_furniture = name.startswith("_") or name in FURNITURE or isinstance(value, ModuleType) or callable(value)
        if name not in KNOWN and not is_furniture:
            hint = did_you_mean(name, KNOWN) or "; a variable of your own comes below open_chapter"
            raise WrongParameter(f"no parameter {name!r}{hint}; a chapter takes {', '.join(KNOWN)}")


def _year(value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        return _year(int(value))
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
