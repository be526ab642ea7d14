"""What if an official figure said otherwise? A record with an imagined observation in it, marked as such."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from targetbook.judgement.evidence import Archive, Indicator
from targetbook.record.folder import did_you_mean, require_area
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record
from targetbook.record.series_key import NoSeriesKey, SeriesKey
from targetbook.record.vocabulary import Bound, Channel, FigureStatus, Measure

SOURCE = "challenge"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
EXPECTED = "expected indicator/measure/period=number, such as gdp/growth/2025=5.44 or AREA:gdp/growth/2025=5.44"


class WrongChallenge(ValueError):
    """An imagined observation that cannot be one; the message says what was expected."""


@dataclass(frozen=True)
class Imagined:
    """An imagined official observation, with the decimals it was given with."""

    area: str
    indicator: str
    measure: str
    period: str
    value: str

    @property
    def text(self) -> str:
        """Write it as it is typed."""
        return str(SeriesKey(self.indicator, self.measure, self.period, self.area, self.value))


def read_challenge(text: str, area: str, archive: Archive) -> Imagined:
    """Read an imagined observation such as `gdp/growth/2025=5.44`, of this area unless another is named."""
    key = _key(text)

    place = require_area(archive.record.areas, key.area or area).area
    _require("indicator", key.indicator, _indicators(archive.record, place))
    _require("measure", key.measure, _measures(archive.record))
    try:
        parse_period(key.period)
    except ValueError as wrong:
        raise WrongChallenge(str(wrong)) from None

    value = text.partition("=")[2]  # all of it: a source is none of a number
    if NUMBER.fullmatch(value) is None:
        raise WrongChallenge(f"{value!r} is not a number; expected digits with a point, such as 5.44")

    return Imagined(place, key.indicator, key.measure, key.period, value)


def _key(text: str) -> SeriesKey:
    with suppress(NoSeriesKey):
        key = SeriesKey.parse(text)
        if key.value:
            return key
    raise WrongChallenge(f"{text!r} is no observation; {EXPECTED}")


def imagine(record: Record, observations: Iterable[Imagined], day: date, archive: Archive) -> Record:
    """Add imagined official observations, released on `day`, to a record."""
    rows = [_row(observation, day, archive) for observation in observations]
    sources = [
        {"area": area, "source": SOURCE, "publisher": SOURCE, "title": SOURCE, "channel": Channel.OFFICIAL}
        for area in dict.fromkeys(row["area"] for row in rows)
    ]
    return record.with_tables(
        observations=_added(record.table("observations"), rows), sources=_added(record.table("sources"), sources)
    )


def _row(observation: Imagined, day: date, archive: Archive) -> dict[str, str]:
    entry = archive.indicator(observation.area, observation.indicator)
    is_rank = observation.measure.endswith("rank")
    has_basis = "growth" in observation.measure and not is_rank

    return {
        **asdict(observation),
        "unit": "rank" if is_rank else _unit(observation, entry),
        "basis": entry.growth_basis if entry and has_basis else "",
        "bound": Bound.EXACT,
        "status": FigureStatus.PUBLISHED,
        "released": day.isoformat(),
        "source": SOURCE,
    }


def _unit(observation: Imagined, entry: Indicator | None) -> str:
    return entry.unit if entry and observation.measure == Measure.LEVEL else "%"


def _added(table: pd.DataFrame, rows: list[dict[str, str]]) -> pd.DataFrame:
    more = [{name: row.get(name, "") for name in table.columns} for row in rows]
    return pd.concat([table, pd.DataFrame(more)], ignore_index=True)


def _indicators(record: Record, area: str) -> list[str]:
    return [row["indicator"] for row in record.rows("indicators") if row["area"] in ("", area)]


def _measures(record: Record) -> list[str]:
    return sorted({*record.table("targets")["measure"], *record.table("observations")["measure"]} - {""})


def _require(what: str, word: str, choices: list[str]) -> None:
    if word not in choices:
        near = did_you_mean(word, choices) or f"; expected one of {', '.join(sorted(choices)[:8])} ..."
        raise WrongChallenge(f"no {what} {word!r}{near}")
