"""What a worker of the cluster does: it unpacks a checkout, prints an edition of it and packs the pages.

Each edition is printed in a fork of the warm process, as chapters are here: the worker itself loads nothing and keeps
nothing, and answers its scheduler meanwhile.
"""

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import current_process
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from targetbook.press.chapters.execute import execute_chapter
from targetbook.press.chapters.machine import can_fork
from targetbook.press.cluster.deterministic_zip import pack, parcel_digest, unpack
from targetbook.press.contents import chapter_files, read_once, read_toc, write_toc
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places
from targetbook.press.site import publish
from targetbook.press.source_files import source_files
from targetbook.record.files.digest import digest_of

WITH_CHILDREN = "DASK_DISTRIBUTED__WORKER__DAEMON=False"


@dataclass(frozen=True)
class Order:
    """An edition to print: of which checkout and record, by which code, with which twins beside it."""

    checkout: str
    data: str
    code: str
    edition: Edition
    twins: tuple[Edition, ...]

    @property
    def stamp(self) -> str:
        """Tell orders apart by all that their pages depend on."""
        return parcel_digest(f"{self.checkout} {self.data} {self.code} {self.edition} {self.twins}".encode())


def print_edition(order: Order, parcel: bytes, record: bytes) -> bytes:
    """Print an edition of the checkout in this parcel, from this record, and pack its pages."""
    if code_digest() != order.code:
        raise PressError(f"{order.edition}: a worker has another version of targetbook than the checkout")

    # A folder for each order: threads of a worker share its process, and must not clear away each other's work.
    with TemporaryDirectory(prefix="targetbook-") as desk:
        root = Path(desk)
        places = Places(root, root / "data")
        unpack(parcel, places.root)
        unpack(record, places.data)

        try:
            call_in_fork(print_order, places, order)
        except BrokenProcessPool:
            raise PressError(f"{order.edition}: the process that printed it ended before it was done") from None

        pages = places.published(order.edition)
        return pack(pages.parent, [pages.name])


@cache
def code_digest() -> str:
    """Digest the package as it is installed here."""
    return digest_of(source_files(Path(__file__).parents[2]))


def call_in_fork(function: Callable[..., None], *arguments: Any) -> None:
    """Call a function in a fork of the warm process; in this one where there are no forks."""
    if not can_fork():
        function(*arguments)
        return
    if current_process().daemon:
        raise PressError(f"a worker may not have the children that print a book: start workers with {WITH_CHILDREN}")

    from targetbook.press.chapters.pool import WarmPool

    with WarmPool(1) as pool:
        pool.submit(function, *arguments).result()


def print_order(places: Places, order: Order) -> None:
    """Judge the edition, run its chapters one after the other, and print its book."""
    from targetbook.page.handover.verdict_objects import save_edition

    edition = order.edition
    work = places.work(edition)
    read = read_once(places.data)

    for twin in order.twins:
        write_toc(places.toc, read, twin, places.contents(twin))

    save_edition(places.data, work, str(edition.path), **edition.parameters())

    for file in chapter_files(read_toc(places.contents(edition))):
        execute_chapter(places.root / f"{file}.ipynb", work, places.data, edition, places.drawings)

    publish.publish_book(places, edition)
