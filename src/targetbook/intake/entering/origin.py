"""Where new figures come from: a source the record has, or a page told of for the first time."""

import re
from dataclasses import dataclass
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
class Stated:
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


def find_origin(stated: Stated, record: "Record", area: str) -> Origin | None:
    """Give the source that is stated, one the record has where it has the page; None where none is stated."""
    known = {row["source"]: row for row in _sources(record, area)}
    if stated.source:
        return _by_name(stated, known)
    if not any(stated.page.values()):
        return None
    page = _checked(stated)
    for row in known.values():
        if all(row[name] == page[name] for name in ("publisher", "title", "published", "url")):
            return Origin(row, new=False)
    return Origin({"source": _name(page, set(known)), **page}, new=True)


def _sources(record: "Record", area: str) -> list[dict[str, str]]:
    rows = record.sources[record.sources["area"] == area]
    return [{name: str(row[name]) for name in COLUMNS} for row in rows.to_dict("records")]


def _by_name(stated: Stated, known: dict[str, dict[str, str]]) -> Origin:
    if any(stated.page.values()):
        raise WrongOrigin("--source names a page the record has; leave out --publisher, --title, --published and --url")
    if stated.source not in known:
        meant = did_you_mean(stated.source, known)
        raise WrongOrigin(f"no source {stated.source!r}{meant or '; state a new one by --publisher, --title ...'}")
    return Origin(known[stated.source], new=False)


def _checked(stated: Stated) -> dict[str, str]:
    missing = [f"--{name}" for name in ("publisher", "title", "published") if not getattr(stated, name).strip()]
    if missing:
        raise WrongOrigin(f"a new source needs {' and '.join(missing)}")
    try:
        last_day(stated.published)
    except ValueError as wrong:
        raise WrongOrigin(f"--published {wrong}") from None
    if stated.url and not re.fullmatch(r"https?://\S+", stated.url):
        raise WrongOrigin(f"--url {stated.url!r} is no address; expected one that begins with http:// or https://")
    if stated.channel and stated.channel not in CHANNELS:
        raise WrongOrigin(f"--channel {stated.channel!r}; expected one of {', '.join(CHANNELS)}")
    return {**stated.page, "channel": stated.channel or _channel_of(stated.url)}


def _channel_of(url: str) -> str:
    """A government's own address is official; anything else is unverified until a person says otherwise."""
    return "official" if (urlsplit(url).hostname or "").endswith(GOVERNMENT) else "unverified"


def _name(page: dict[str, str], taken: set[str]) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", page["publisher"].lower()).strip("-") or page["channel"]
    name, number = f"{words}-{page['published']}", 2
    while name in taken:
        name, number = f"{words}-{page['published']}-{number}", number + 1
    return name
