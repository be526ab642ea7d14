"""What a worker of the cluster does: it unpacks a checkout, prints an edition of it and packs the pages.

Each edition is printed in a fork of the warm process, as chapters are here: the worker itself loads nothing and keeps
nothing, and answers its scheduler meanwhile.
"""

import shutil
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import current_process
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from targetbook.press.chapters.execute import execute_chapter
from targetbook.press.chapters.machine import can_fork
from targetbook.press.cluster.deterministic_zip import digest, pack, unpack
from targetbook.press.contents import chapter_files, read_once, read_toc, write_toc
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.graph.tasks import files_below
from targetbook.press.places import Places
from targetbook.press.site import publish

WITH_CHILDREN = "DASK_DISTRIBUTED__WORKER__DAEMON=False"


@dataclass(frozen=True)
class Order:
    """An edition to print: of which checkout, by which code, with which twins beside it."""

    checkout: str
    code: str
    edition: Edition
    twins: tuple[Edition, ...]

    @property
    def stamp(self) -> str:
        """Tell orders apart by all that their pages depend on."""
        return digest(f"{self.checkout} {self.code} {self.edition} {self.twins}".encode())


def print_edition(order: Order, parcel: bytes) -> bytes:
    """Print an edition of the checkout in this parcel and pack its pages."""
    if own_code() != order.code:
        raise PressError(f"{order.edition}: a worker has another version of targetbook than the checkout")
    root = unpacked(parcel)
    places = Places(root, root / "data")
    try:
        apart(print_book, places, order)
        pages = places.published(order.edition)
        return pack(pages.parent, [pages.name])
    except BrokenProcessPool:
        raise PressError(f"{order.edition}: the process that printed it ended before it was done") from None
    finally:
        for made in (*map(places.work, order.twins), places.published(order.edition)):
            shutil.rmtree(made, ignore_errors=True)


@cache
def own_code() -> str:
    """Digest the package as it is installed here."""
    return files_below("package", Path(__file__).parents[2]).digest


def unpacked(parcel: bytes) -> Path:
    """Unpack a checkout on this worker, once for all its editions."""
    root = _desk() / digest(parcel)
    if not root.is_dir():
        part = Path(mkdtemp(dir=_desk()))
        unpack(parcel, part)
        part.rename(root)
    return root


def apart(function: Callable[..., None], *given: Any) -> None:
    """Call a function in a fork of the warm process; in this one where there are no forks."""
    if not can_fork():
        function(*given)
        return
    if current_process().daemon:
        raise PressError(f"a worker may not have the children that print a book: start workers with {WITH_CHILDREN}")
    from targetbook.press.chapters.pool import WarmPool

    with WarmPool(1) as pool:
        pool.submit(function, *given).result()


def print_book(places: Places, order: Order) -> None:
    """Judge the edition, run its chapters one after the other, and print its book."""
    from targetbook.page.handover.verdict_objects import save_edition

    edition, work, read = order.edition, places.work(order.edition), read_once(places.data)
    for twin in order.twins:
        write_toc(places.toc, read, twin, places.work(twin) / "_toc.yml")
    save_edition(places.data, work, **edition.parameters())
    for file in chapter_files(read_toc(work / "_toc.yml")):
        execute_chapter(places.root / f"{file}.ipynb", work, places.data, edition, places.drawings)
    publish.publish_book(places, edition)


@cache
def _desk() -> Path:
    return Path(mkdtemp(prefix="targetbook-"))
