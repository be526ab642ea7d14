"""Where new figures come from: a source the record has, or a page told of for the first time."""

import re
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from targetbook.record.dates import last_day
from targetbook.record.folder import did_you_mean

if TYPE_CHECKING:
    from targetbook.record.reading import Record

CHANNELS = ("official", "press", "repost", "unverified")
GOVERNMENT = (".gov.cn", ".gov")
COLUMNS = ("source", "publisher", "title", "published", "channel", "url")


class WrongOrigin(ValueError):
    """The source as stated is no source; the message says what is missing."""


@dataclass(frozen=True)
class StatedSource:
    """The source as a person states it: by its name in the record, or by what the page says of itself."""

    source: str = ""
    publisher: str = ""
    title: str = ""
    published: str = ""
    channel: str = ""
    url: str = ""

    @property
    def page(self) -> dict[str, str]:
        """What is said of the page."""
        return {name: getattr(self, name) for name in COLUMNS[1:]}


@dataclass(frozen=True)
class Origin:
    """A row of `sources.csv`; `new` where the record does not have it yet."""

    row: dict[str, str]
    new: bool


def find_origin(statement: StatedSource, record: "Record", area: str) -> Origin | None:
    """Give the source that is stated, one the record has where it has the page; None where none is stated."""
    sources = {row["source"]: row for row in _sources(record, area)}
    if statement.source:
        return _by_name(statement, sources)
    if not any(statement.page.values()):
        return None

    page = _page_row(statement)
    for row in sources.values():
        if all(row[name] == page[name] for name in ("publisher", "title", "published", "url")):
            return Origin(row, new=False)

    return Origin({"source": _name(page, set(sources)), **page}, new=True)


def _sources(record: "Record", area: str) -> list[dict[str, str]]:
    rows = record.table("sources")[record.table("sources")["area"] == area]
    return [{name: str(row[name]) for name in COLUMNS} for row in rows.to_dict("records")]


def _by_name(statement: StatedSource, sources: dict[str, dict[str, str]]) -> Origin:
    if any(statement.page.values()):
        raise WrongOrigin("--source names a page the record has; leave out --publisher, --title, --published and --url")
    if statement.source not in sources:
        hint = did_you_mean(statement.source, sources)
        raise WrongOrigin(f"no source {statement.source!r}{hint or '; state a new one by --publisher, --title ...'}")
    return Origin(sources[statement.source], new=False)


def _page_row(statement: StatedSource) -> dict[str, str]:
    missing = [f"--{name}" for name in ("publisher", "title", "published") if not getattr(statement, name).strip()]
    if missing:
        raise WrongOrigin(f"a new source needs {' and '.join(missing)}")

    try:
        last_day(statement.published)
    except ValueError as wrong:
        raise WrongOrigin(f"--published {wrong}") from None

    if statement.url and not re.fullmatch(r"https?://\S+", statement.url):
        raise WrongOrigin(f"--url {statement.url!r} is no address; expected one that begins with http:// or https://")
    if statement.channel and statement.channel not in CHANNELS:
        raise WrongOrigin(f"--channel {statement.channel!r}; expected one of {', '.join(CHANNELS)}")

    return {**statement.page, "channel": statement.channel or _channel_of(statement.url)}


def _channel_of(url: str) -> str:
    """A government's own address is official; anything else is unverified until a person says otherwise."""
    return "official" if (urlsplit(url).hostname or "").endswith(GOVERNMENT) else "unverified"


def _name(page: dict[str, str], names: set[str]) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", page["publisher"].lower()).strip("-") or page["channel"]
    first = f"{words}-{page['published']}"
    later = (f"{first}-{number}" for number in count(2))

    return next(name for name in chain([first], later) if name not in names)
