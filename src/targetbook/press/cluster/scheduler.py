"""Prints editions on a Dask cluster: the checkout travels to the workers as bytes, and whole editions come back.

Dask itself and not pytask hands the work over: it does the work of a lost worker again, and an edition is one piece of
work there, whose hundred files need not pass the scheduler one by one.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from targetbook.press.cluster.deterministic_zip import pack, parcel_digest, unpack
from targetbook.press.cluster.worker import WITH_CHILDREN, Order, code_digest, print_edition
from targetbook.press.edition import Edition, by_area
from targetbook.press.errors import PressError
from targetbook.press.excerpts import Excerpts
from targetbook.press.graph.runner import BuildResult
from targetbook.press.graph.tasks import tell
from targetbook.press.places import Places
from targetbook.press.site import publish
from targetbook.press.site.provenance import offer_data

if TYPE_CHECKING:
    from distributed import Client, Future

TRAVELLING = ("_toc.yml", "_config.yml", "requirements.lock", "chapters", "_static", "locale")  # beside the record
AT_ONCE = 200  # orders given at a time
PATIENCE = 60.0  # seconds until a scheduler must have a worker
LOST = "what came back stands on the site; start the scheduler and its workers, and build again"
MISSING = "a cluster needs more packages: pip install 'targetbook[cluster]'"
ENCRYPTED = "tls://"
LOCAL = {
    # A daemon may not have the children that kernels are; theirs is another guard against orphans.
    "distributed.worker.daemon": False,
    # Pages about tasks, call stacks and logs, which know nobody.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
OPEN = (
    "is not encrypted and knows nobody: whoever reaches it runs code on its workers, and what they return is published"
)


@dataclass(frozen=True)
class Certificates:
    """Files by which a client, a scheduler and its workers know each other: an authority's and the client's two."""

    authority: Path
    certificate: Path
    key: Path


@contextmanager
def cluster(address: str | None, workers: int | None, certificates: Certificates | None = None) -> Iterator["Client"]:
    """Join the cluster at an address, or make one of this many worker processes on this machine."""
    try:
        import cryptography  # noqa: F401
        import dask  # noqa: F401
        import distributed  # noqa: F401
    except ImportError:
        raise PressError(MISSING) from None
    with local_cluster(workers) if address is None else distant_cluster(address, certificates) as client:
        yield client


@contextmanager
def distant_cluster(address: str, certificates: Certificates | None = None) -> Iterator["Client"]:
    """Join the cluster at an address; PressError where it is lost meanwhile."""
    from distributed import Client
    from distributed.comm.core import CommClosedError

    security = _security(address, certificates)
    if not address.startswith(ENCRYPTED):
        tell(f"  the scheduler at {address} {OPEN}")

    with _joined(Client, address, security) as client:
        try:
            yield client
        except (CancelledError, CommClosedError):
            raise PressError(f"the scheduler at {address} was lost: {LOST}") from None


@contextmanager
def local_cluster(workers: int | None) -> Iterator["Client"]:
    """Make a cluster of this many worker processes, which listen to nobody but this process and each other."""
    import dask
    from distributed import Client, LocalCluster
    from distributed.security import Security

    # Certificates in memory: without them any user of the machine could give orders.
    security = Security.temporary()  # type: ignore[no-untyped-call]

    with (
        dask.config.set(LOCAL),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers, threads_per_worker=1, dashboard_address=None, protocol=ENCRYPTED, security=security
        ) as local,
        Client(local, security=security) as client,  # type: ignore[no-untyped-call]
    ):
        yield client


def print_on(client: "Client", places: Places, editions: Sequence[Edition], patience: float = PATIENCE) -> BuildResult:
    """Have every edition printed whose pages are not up to date, and put each on the site as it comes back.

    Only so many orders are given at once: neither the scheduler nor this process holds thousands of editions.
    """
    checkout = pack_checkout(places)
    parcel = client.submit(bytes, checkout, key=parcel_digest(checkout))  # a task: lost with a worker, it is made again
    waiting = unprinted(places, editions, parcel_digest(checkout))
    futures: dict[Future[bytes], Order] = {}
    outcomes: list[str | None] = []

    while True:
        for order, record in islice(waiting, AT_ONCE - len(futures)):
            futures[submit(client, order, parcel, record)] = order
        if not futures:
            break
        for future in completed(client, {*futures}, patience):
            outcomes.append(taken_in(places, futures.pop(future), future))

    failures = [outcome for outcome in outcomes if outcome is not None]
    distinct = dict.fromkeys(failures)  # what is wrong with a worker is so for every edition
    return BuildResult(ran=len(outcomes) - len(failures), left_out=(), failures=tuple(distinct))


def submit(client: "Client", order: Order, parcel: "Future[bytes]", record: bytes) -> "Future[bytes]":
    """Hand an order to the cluster."""
    data = client.submit(bytes, record, key=parcel_digest(record))
    return client.submit(print_edition, order, parcel, data, key=f"{order.edition} {order.stamp}")


def taken_in(places: Places, order: Order, future: "Future[bytes]") -> str | None:
    """Put an edition that came back on the site; say what went wrong where none did."""
    from distributed import KilledWorker

    try:
        put_on_site(places, order, future.result())
    except PressError as failure:
        return str(failure)
    except KilledWorker:
        return f"{order.edition}: every worker that began to print it was lost"

    tell(f"  book {order.edition}")
    return None


def completed(client: "Client", pending: "set[Future[bytes]]", patience: float) -> "set[Future[bytes]]":
    """Wait until any of these pieces of work is done; PressError if nobody is left to do them."""
    from distributed import wait

    while True:
        require_worker(client, patience)
        try:
            finished, _ = wait(pending, timeout=patience, return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call]
        except TimeoutError:
            continue
        return {*finished}


def require_worker(client: "Client", patience: float) -> None:
    """Say so where a scheduler has no workers, and wait so many seconds for one; PressError if none comes."""
    if client.scheduler_info()["workers"]:
        return

    address = client.scheduler_info()["address"]
    tell(f"  the scheduler at {address} has no workers; waiting {patience:g} seconds for one")

    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        start = f"start one: {WITH_CHILDREN} dask worker {address}"
        raise PressError(f"the scheduler at {address} has no workers; {start}") from None


def pack_checkout(places: Places) -> bytes:
    """Pack what every edition is made of, but the record."""
    return pack(places.root, (*TRAVELLING, places.commit.relative_to(places.root).as_posix()))


def pack_record(data: Path) -> bytes:
    """Pack a record, or an excerpt of it."""
    return pack(data, sorted(path.name for path in data.iterdir()))


def unprinted(places: Places, editions: Sequence[Edition], checkout: str) -> Iterator[tuple[Order, bytes]]:
    """Yield an order for each edition that the site has not, and the record that it is made from, area by area."""
    excerpts = Excerpts(places)
    for area, group in by_area(editions).items():
        pending = [order for order in orders(checkout, excerpts.digest(area), group) if not is_printed(places, order)]
        if not pending:
            continue
        with excerpts.laid_out(area) as excerpt:
            offer_data(excerpt)
            record = pack_record(excerpt.data)
        yield from ((order, record) for order in pending)


def orders(checkout: str, data: str, editions: Sequence[Edition]) -> list[Order]:
    """Write an order for each edition of an area, of a checkout and a record with these sums."""
    code = code_digest()
    return [
        Order(checkout, data, code, edition, tuple(twin for twin in edition.in_each_language() if twin in editions))
        for edition in editions
    ]


def is_printed(places: Places, order: Order) -> bool:
    """Whether the site has it."""
    stamp = _stamp(places, order)
    card = places.published(order.edition) / publish.CARD
    return card.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == order.stamp


def put_on_site(places: Places, order: Order, pages: bytes) -> None:
    """Swap an edition's pages into the site."""
    places.build.mkdir(parents=True, exist_ok=True)

    with TemporaryDirectory(dir=places.build) as folder:  # in the file system of the site
        unpack(pages, Path(folder))
        publish.swap_in(Path(folder, order.edition.lang), places.published(order.edition))

    stamp = _stamp(places, order)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(order.stamp, encoding="utf-8")


def _stamp(places: Places, order: Order) -> Path:
    return places.work(order.edition) / "cluster.txt"


def _security(address: str, certificates: Certificates | None) -> Any:
    """Give what encrypts a connection; None where Dask's own settings do, or nothing does."""
    from distributed.security import Security

    if certificates is None:
        return None
    if not address.startswith(ENCRYPTED):
        raise PressError(f"certificates are of no use at {address}; expected an address like {ENCRYPTED}host:8786")

    for path in (certificates.authority, certificates.certificate, certificates.key):
        if not path.is_file():
            raise PressError(f"{path}: no such file; expected a certificate or key as PEM")
    return Security(  # type: ignore[no-untyped-call]
        require_encryption=True,
        tls_ca_file=str(certificates.authority),
        tls_client_cert=str(certificates.certificate),
        tls_client_key=str(certificates.key),
    )


def _joined(client: Any, address: str, security: Any) -> Any:
    try:
        return client(address, timeout=10, security=security)
    except (OSError, ValueError) as reason:
        raise PressError(f"no Dask scheduler at {address}: {reason}") from None
