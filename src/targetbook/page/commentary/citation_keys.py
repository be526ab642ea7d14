"""Keys by which a commentary cites figures: {gdp/growth/2024}, {target:2025-gdp-growth}, {milestone:2025-bridge}.

A sentence that supposes a figure to be missing says so with {absent:gdp/level/2023}, which prints nothing.
"""

from dataclasses import dataclass

from targetbook.record.periods import parse_period
from targetbook.record.series_key import NoSeriesKey, SeriesKey

VINTAGES = ("first", "latest")
NUMBER = "number"
ABSENT = "absent"
FORMS = (
    "a key is indicator/measure/period like gdp/growth/2024, with an area before it (AREA:gdp/growth/2024) or "
    "@first or @latest behind it, or target:NAME (@number behind it for the bare number), or milestone:NAME, or "
    "grown:KEY+NAME for a level grown by a target's rate, or absent:KEY for what a sentence supposes to be missing: a "
    "figure, or milestone:NAME for a deed that is done"
)


class NotAKey(ValueError):
    """Words in braces that are no key; the message says what was expected."""


@dataclass(frozen=True)
class FigureKey:
    """A published figure: of another area where one is named, the best evidence unless a vintage is."""

    text: str
    series: SeriesKey
    vintage: str | None


@dataclass(frozen=True)
class TargetKey:
    """The number that a target of the area announced (`bare`: without its comparator), or its last milestone's day."""

    text: str
    target: str
    milestone: bool
    bare: bool = False


@dataclass(frozen=True)
class GrownKey:
    """A published level grown by just the rate that a target of the area announced."""

    text: str
    level: FigureKey
    rate: TargetKey


@dataclass(frozen=True)
class AbsentKey:
    """A figure, or the report that a deed is done, which a remark supposes not to be in the record."""

    text: str
    of: FigureKey | TargetKey


Key = FigureKey | TargetKey | GrownKey | AbsentKey


def parse_key(text: str) -> Key:
    """Read the words between two braces."""
    kind, colon, name = text.partition(":")
    if colon and kind == "grown":
        return _grown(text, name)
    if colon and kind == ABSENT:
        return _absent(text, name)
    if colon and kind in ("target", "milestone"):
        target_name, at, form = name.partition("@")
        if not target_name or (at and (kind, form) != ("target", NUMBER)):
            raise NotAKey(f"{{{text}}} names no target; {FORMS}")
        return TargetKey(text, target_name, kind == "milestone", bool(at))

    return _figure(text, text)


def _absent(text: str, name: str) -> AbsentKey:
    key = parse_key(name)
    if isinstance(key, FigureKey) or (isinstance(key, TargetKey) and key.milestone):
        return AbsentKey(text, key)
    raise NotAKey(f"{{{text}}} is no key; {FORMS}")


def _grown(text: str, name: str) -> GrownKey:
    level, plus, target_name = name.partition("+")
    if not plus or not target_name:
        raise NotAKey(f"{{{text}}} is no key; {FORMS}")
    return GrownKey(text, _figure(text, level), TargetKey(text, target_name, False))


def _figure(text: str, name: str) -> FigureKey:
    series, at, vintage = name.partition("@")
    if at and vintage not in VINTAGES:
        raise NotAKey(f"{{{text}}} ends in @{vintage}; expected {' or '.join('@' + name for name in VINTAGES)}")

    return FigureKey(text, _series(text, series), vintage or None)


def _series(text: str, series: str) -> SeriesKey:
    try:
        key = SeriesKey.parse(series)
    except NoSeriesKey:
        raise NotAKey(f"{{{text}}} is no key; {FORMS}") from None

    if key.value:
        raise NotAKey(f"{{{text}}} is no key; {FORMS}")
    try:
        parse_period(key.period)
    except ValueError as wrong:
        raise NotAKey(f"{{{text}}}: {wrong}") from None

    return key
