"""Asks every address of a source whether it still answers, and notes it: run by hand or weekly, never by a build."""

import csv
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from targetbook.record.files.csv_rows import csv_rows_of
from targetbook.record.folder import area_folders, find_data

TABLE = "links.csv"
PATIENCE = 20  # seconds for an answer
AT_ONCE = 8  # addresses asked at once
# Many hosts refuse a program that does not name itself, and some refuse any question but the plain one.
HEADERS = {"User-Agent": "Said and Done link check (one request a week and address)", "Accept": "*/*"}


@dataclass(frozen=True)
class AddressCheck:
    """An address: the day it was last asked, whether it answered then, and the last day it did."""

    url: str
    checked: str
    answered: str
    last_answered: str


def answers(url: str) -> bool:
    """Ask an address; only a page or a refusal that proves a page (401, 403, 405, 429) counts as an answer."""
    try:
        with urlopen(Request(url, headers=HEADERS), timeout=PATIENCE) as reply:
            return int(reply.status) < 400
    except HTTPError as refusal:
        return refusal.code in (401, 403, 405, 429)
    except (OSError, ValueError):
        return False


def check_links(folder: Path, today: date, ask: Callable[[str], bool] = answers) -> list[AddressCheck]:
    """Ask every address of an area's sources, each once; an address keeps the last day on which it answered."""
    days = {row["url"]: row["last_answered"] for row in csv_rows_of(folder / TABLE)}
    urls = sorted({row["url"] for row in csv_rows_of(folder / "sources.csv") if row["url"]})

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        replies = list(crowd.map(ask, urls))

    day = today.isoformat()
    return [
        AddressCheck(url, day, "yes", day) if is_there else AddressCheck(url, day, "no", days.get(url, ""))
        for url, is_there in zip(urls, replies, strict=True)
    ]


def write_links(path: Path, links: list[AddressCheck]) -> None:
    """Write the table whole or not at all."""
    new = path.with_name(f".{path.name}")
    with new.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, [field.name for field in fields(AddressCheck)], lineterminator="\n")
        table.writeheader()
        table.writerows(asdict(link) for link in links)

    new.replace(path)


def check_every_area() -> None:
    """Check every area's addresses and say how many no longer answer."""
    for folder in area_folders(find_data()):
        links = check_links(folder, date.today())
        if links:
            write_links(folder / TABLE, links)
        silent = sum(link.answered == "no" for link in links)
        sys.stdout.write(f"{folder.name}: {len(links)} addresses, {silent} without an answer\n")


if __name__ == "__main__":
    check_every_area()
