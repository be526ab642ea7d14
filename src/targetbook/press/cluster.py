"""Prints editions on a Dask cluster: the checkout travels to the workers as bytes, and whole editions come back.

Dask itself and not pytask hands the work over: it does the work of a lost worker again, and an edition is one piece of
work there, whose hundred files need not pass the scheduler one by one.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, Any

from targetbook.press import site
from targetbook.press.contents import chapter_files, read_toc, write_toc
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.execute import execute_chapter
from targetbook.press.parcel import digest, pack, unpack
from targetbook.press.places import Places
from targetbook.press.provenance import offer_data
from targetbook.press.runner import Outcome
from targetbook.press.tasks import files_below, tell

if TYPE_CHECKING:
    from distributed import Client

TRAVELLING = (
    "_toc.yml",
    "_config.yml",
    "requirements.lock",
    "chapters",
    "data",
    "_static",
    "locale",
    "_build/work/commit.txt",
)
MISSING = "a cluster needs one more package: pip install 'targetbook[cluster]'"


@dataclass(frozen=True)
class Order:
    """What a worker needs to print an edition: the checkout, the code that it was packed with, the twins beside it."""

    parcel: bytes
    code: str
    edition: Edition
    twins: tuple[Edition, ...]

    @property
    def stamp(self) -> str:
        """Tell orders apart by all that their pages depend on."""
        return digest(self.parcel + f"{self.code} {self.edition} {self.twins}".encode())


@contextmanager
def cluster(address: str | None, workers: int | None) -> Iterator["Client"]:
    """Join the cluster at an address, or make one of this many worker processes on this machine."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise PressError(MISSING) from None
    if address is not None:
        with _joined(Client, address) as client:
            yield client
        return
    # A daemon may not have the children that kernels are; theirs is another guard against orphans.
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,  # type: ignore[no-untyped-call]
        Client(local) as client,  # type: ignore[no-untyped-call]
    ):
        yield client


def print_on(client: "Client", places: Places, editions: Sequence[Edition]) -> Outcome:
    """Have every edition printed whose pages are not up to date, and put each on the site as it comes back."""
    from distributed import as_completed

    wanted = [order for order in orders(places, editions) if not is_printed(places, order)]
    asked = {client.submit(print_edition, order, key=f"{order.edition} {order.stamp}"): order for order in wanted}
    failures: list[str] = []
    for future in as_completed(asked):  # type: ignore[no-untyped-call]
        order = asked[future]
        try:
            put_on_site(places, order, future.result())
            tell(f"  book {order.edition}")
        except PressError as failure:
            failures.append(str(failure))
    return Outcome(ran=len(wanted) - len(failures), left_out=(), failures=tuple(failures))


def orders(places: Places, editions: Sequence[Edition]) -> list[Order]:
    """Pack the checkout once and write an order for each edition."""
    parcel, code = pack(places.root, TRAVELLING), own_code()
    return [
        Order(parcel, code, one, tuple(twin for twin in one.in_each_language() if twin in editions)) for one in editions
    ]


@cache
def own_code() -> str:
    """Digest the package as it is installed here."""
    return files_below("package", Path(__file__).parents[1]).digest


def is_printed(places: Places, order: Order) -> bool:
    """Whether the site has the pages that this order would bring."""
    stamp = _stamp(places, order)
    published = (places.published(order.edition) / site.CARD).is_file()
    return published and stamp.is_file() and stamp.read_text(encoding="utf-8") == order.stamp


def put_on_site(places: Places, order: Order, pages: bytes) -> None:
    """Swap an edition's pages into the site."""
    with TemporaryDirectory() as folder:
        unpack(pages, Path(folder))
        aside = places.work(order.edition) / "aside"
        site.swap_in(Path(folder, order.edition.lang), places.published(order.edition), aside)
    offer_data(places)
    stamp = _stamp(places, order)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(order.stamp, encoding="utf-8")


def print_edition(order: Order) -> bytes:
    """Print an edition on a worker, in a folder of its own, and pack its pages."""
    if own_code() != order.code:
        raise PressError(f"{order.edition}: a worker has another version of targetbook than the checkout")
    root = checkout(order.parcel)
    places, edition = Places(root, root / "data"), order.edition
    try:
        for twin in order.twins:
            write_toc(places.toc, places.data, twin, places.work(twin) / "_toc.yml")
        make(places, edition)
        pages = places.published(edition)
        return pack(pages.parent, [pages.name])
    finally:
        for made in (*map(places.work, order.twins), places.published(edition)):
            shutil.rmtree(made, ignore_errors=True)


def make(places: Places, edition: Edition) -> None:
    """Judge the edition, run its chapters one after the other, and print its book."""
    from targetbook.page.verdict_file import save_edition

    work = places.work(edition)
    save_edition(places.data, work, **edition.parameters())
    for file in chapter_files(read_toc(work / "_toc.yml")):
        execute_chapter(places.root / f"{file}.ipynb", work, places.data, edition, places.drawings)
    site.publish_book(places, edition)


def checkout(parcel: bytes) -> Path:
    """Unpack a checkout on this worker, once for all its editions."""
    root = _desk() / digest(parcel)
    if not root.is_dir():
        part = Path(mkdtemp(dir=_desk()))
        unpack(parcel, part)
        part.rename(root)
    return root


@cache
def _desk() -> Path:
    return Path(mkdtemp(prefix="targetbook-"))


def _stamp(places: Places, order: Order) -> Path:
    return places.work(order.edition) / "cluster.txt"


def _joined(client: Any, address: str) -> Any:
    try:
        return client(address, timeout=10)
    except (OSError, ValueError) as reason:
        raise PressError(f"no Dask scheduler at {address}: {reason}") from None
