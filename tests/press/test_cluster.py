"""Editions printed by workers that share no disk are those printed here, and a lost worker's work is done again."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import dask
import psutil
import pytest
from distributed import LocalCluster
from distributed.security import Security

from conftest import CHECKOUT, run_cli
from targetbook.press.cluster.deterministic_zip import pack, parcel_digest, unpack
from targetbook.press.cluster.scheduler import Certificates, cluster, pack_checkout, print_on, unprinted
from targetbook.press.cluster.worker import print_edition
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.excerpts import Excerpts
from targetbook.press.graph.builds import build_area
from targetbook.press.places import Places
from targetbook.press.site.commit import note_commit

from .conftest import announce, write_notebook

pytestmark = [
    pytest.mark.filterwarnings("default"),  # kernels and Dask warn of their own affairs
    pytest.mark.xdist_group("kernels"),
]
EDITIONS = [Edition(area, 2025, None, "en") for area in ("haizhu", "tianhe")]


@pytest.fixture(autouse=True)
def announced(places: Places) -> None:
    """Both editions have a target: one without any is refused before a worker hears of it."""
    for edition in EDITIONS:
        announce(places, edition.year, edition.area)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def published_pages(places: Places) -> dict[str, dict[str, bytes]]:
    return {str(edition): files_below(places.published(edition)) for edition in EDITIONS}


def printed_here(places: Places) -> dict[str, dict[str, bytes]]:
    """Print the editions on this machine and return their pages."""
    note_commit(places.root, places.commit)
    excerpts = Excerpts(places)
    for edition in EDITIONS:
        assert build_area(excerpts, edition.area, [edition]).failures == ()
    return published_pages(places)


@contextmanager
def scheduler_and_worker(note: Path) -> Iterator[tuple[psutil.Popen, str]]:
    """Start a scheduler and a worker as processes of their own; give the scheduler and its address."""
    processes = [start_dask(note, "scheduler", "--host", "127.0.0.1", "--port", "0")]
    try:
        wait_until(note.is_file)
        processes.append(start_dask(note, "worker", "--nthreads", "1"))
        yield processes[0], json.loads(note.read_text(encoding="utf-8"))["address"]
    finally:
        for process in processes:
            for each in [*process.children(recursive=True), process] if process.is_running() else []:
                each.kill()
            process.wait()


def start_dask(note: Path, role: str, *options: str) -> psutil.Popen:
    """Start a process of Dask's that meets the others by a note of the scheduler's address."""
    command = [sys.executable, "-m", "dask", role, "--no-dashboard", *options, "--scheduler-file", str(note)]
    return psutil.Popen(command, env={**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"})


def wait_until(ready: Any) -> None:
    until = monotonic() + 120
    while not ready():
        assert monotonic() < until
        sleep(0.1)


def test_a_parcel_is_the_same_bytes_for_the_same_content(tmp_path: Path) -> None:
    first = tmp_path / "one"
    second = tmp_path / "other"

    for folder in (first, second):
        write_notebook(folder / "chapters" / "growth.ipynb", "Growth")
        (folder / "chapters" / ".hidden").write_text(folder.name, encoding="utf-8")

    os.utime(first / "chapters" / "growth.ipynb", (0, 0))
    assert pack(first, ["chapters", "absent"]) == pack(second, ["chapters"])
    unpack(pack(first, ["chapters"]), tmp_path / "third")
    assert set(files_below(tmp_path / "third")) == {"chapters/growth.ipynb"}


def test_a_worker_with_other_code_refuses(places: Places) -> None:
    order, record = next(unprinted(places, EDITIONS, "a checkout"))
    with pytest.raises(PressError, match="another version"):
        print_edition(replace(order, code="other code"), pack_checkout(places), record)


def test_a_worker_is_given_the_tables_of_no_other_area(places: Places, tmp_path: Path) -> None:
    for order, record in unprinted(places, EDITIONS, "a checkout"):
        folder = tmp_path / order.edition.area
        unpack(record, folder)
        areas = {path.name for path in folder.iterdir() if path.is_dir()}
        assert areas == {order.edition.area}


def test_where_there_is_no_scheduler_the_press_says_so() -> None:
    with pytest.raises(PressError, match="no Dask scheduler at tcp"), cluster("tcp://127.0.0.1:1", None):
        pass


def test_a_scheduler_without_workers_is_named_at_once_and_not_waited_for_without_end(
    places: Places, capfd: pytest.CaptureFixture[str]
) -> None:
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as local,
        cluster(local.scheduler_address, None) as client,
        pytest.raises(
            PressError, match="has no workers; start one: DASK_DISTRIBUTED__WORKER__DAEMON=False dask worker"
        ),
    ):
        print_on(client, places, EDITIONS, patience=0.2)
    assert f"the scheduler at {local.scheduler_address} has no workers; waiting 0.2 seconds" in capfd.readouterr().out


def test_a_worker_that_may_not_have_children_says_once_what_to_set(places: Places) -> None:
    with (
        dask.config.set({"distributed.worker.daemon": True}),
        LocalCluster(n_workers=1, dashboard_address=None) as local,
        cluster(local.scheduler_address, None) as client,
    ):
        outcome = print_on(client, places, EDITIONS)

    assert outcome.ran == 0
    (failure,) = outcome.failures
    assert failure.endswith("start workers with DASK_DISTRIBUTED__WORKER__DAEMON=False")


def test_a_scheduler_lost_while_books_are_printed_is_named(places: Places) -> None:
    begun = places.root / "begun"
    begun.mkdir()
    slow = f"import time\nopen('{begun}/chapter', 'w').close()\ntime.sleep(600)"
    write_notebook(places.root / "chapters" / "overview.ipynb", "Overview", slow)

    with scheduler_and_worker(places.root / "scheduler.json") as (scheduler, address):
        Thread(target=lambda: (wait_until(lambda: [*begun.iterdir()]), scheduler.kill())).start()
        with pytest.raises(PressError, match=f"the scheduler at {address} was lost"), cluster(address, None) as client:
            print_on(client, places, EDITIONS[:1])


def test_a_cluster_that_loses_a_worker_prints_what_is_printed_here(places: Places) -> None:
    begun = places.root / "begun"
    begun.mkdir()
    slow = f"import os, time\nopen(f'{begun}/{{os.getpid()}}', 'w').close()\ntime.sleep(3)"
    write_notebook(places.root / "chapters" / "overview.ipynb", "Overview", slow, "print(area, year)")
    here = printed_here(places)

    for path in begun.iterdir():
        path.unlink()

    with cluster(None, 2) as client:
        pids = list(client.run(os.getpid).values())
        printing = Thread(target=print_on, args=(client, places, EDITIONS))
        printing.start()
        wait_until(lambda: len(list(begun.iterdir())) == 2)
        kernels = [int(path.name) for path in begun.iterdir()]
        os.kill(pids[0], signal.SIGKILL)
        printing.join(240)
        assert not printing.is_alive()
        wait_until(lambda: not any(psutil.pid_exists(kernel) for kernel in kernels))
        assert [*unprinted(places, EDITIONS, parcel_digest(pack_checkout(places)))] == []
        assert print_on(client, places, EDITIONS).ran == 0

    assert len(list(begun.iterdir())) == 3  # one chapter was begun again
    assert published_pages(places) == here


def test_a_worker_of_two_threads_prints_two_editions_at_once(places: Places) -> None:
    begun = places.root / "begun"
    begun.mkdir()
    meet = (
        "import os, time\n"
        "from pathlib import Path\n"
        f"begun = Path('{begun}')\n"
        "(begun / str(os.getpid())).touch()\n"
        "while len(list(begun.iterdir())) < 2:\n"
        "    time.sleep(0.1)"
    )
    write_notebook(places.root / "chapters" / "overview.ipynb", "Overview", meet)

    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as local,
        cluster(local.scheduler_address, None) as client,
    ):
        outcome = print_on(client, places, EDITIONS)

    assert outcome.failures == ()
    assert published_pages(places) == printed_here(places)


def test_a_chapter_that_fails_on_a_worker_is_named(places: Places) -> None:
    write_notebook(places.root / "chapters" / "methods.ipynb", "Methods", "1 / 0")
    with cluster(None, 1) as client:
        outcome = print_on(client, places, EDITIONS[:1])

    assert outcome.ran == 0
    assert "chapter methods" in outcome.failures[0]
    assert "ZeroDivisionError" in outcome.failures[0]
    assert not places.published(EDITIONS[0]).exists()


def test_a_process_that_ends_while_it_prints_is_named(places: Places) -> None:
    end = "import os\nfrom multiprocessing import parent_process\nos.kill(parent_process().pid, 9)"
    write_notebook(places.root / "chapters" / "methods.ipynb", "Methods", end)

    with cluster(None, 1) as client:
        worker = client.run(os.getpid)
        outcome = print_on(client, places, EDITIONS)
        assert client.run(os.getpid) == worker

    assert sorted(outcome.failures) == [
        f"{edition}: the process that printed it ended before it was done" for edition in EDITIONS
    ]


def test_an_edition_that_takes_its_workers_along_is_named(places: Places) -> None:
    kill = (
        "import psutil\nfrom multiprocessing import parent_process\n"
        "psutil.Process(parent_process().pid).parent().parent().kill()  # what printed it, the warm process, the worker"
    )
    write_notebook(places.root / "chapters" / "methods.ipynb", "Methods", kill)

    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), cluster(None, 1) as client:
        outcome = print_on(client, places, EDITIONS[:1])

    assert outcome.failures == (f"{EDITIONS[0]}: every worker that began to print it was lost",)


ORDER = """
import os, ssl, sys
from distributed import Client
from distributed.security import Security
address, way = sys.argv[1:]
if way == "plain":
    client = Client(address.replace("tls://", "tcp://"), timeout=3)
else:
    client = Client(address, timeout=3, security=Security.temporary())
print("ran by", client.submit(os.getpid).result())
"""


@pytest.mark.parametrize("way", ["plain", "by a certificate of its own"])
def test_another_process_gives_no_orders_to_a_cluster_made_here(way: str) -> None:
    with cluster(None, 1) as client:
        assert client.submit(os.getpid).result() > 0
        address = client.scheduler_info()["address"]
        assert address.startswith("tls://127.0.0.1:")
        order = subprocess.run([sys.executable, "-c", ORDER, address, way], capture_output=True, text=True, check=False)

    assert order.returncode != 0
    assert "ran by" not in order.stdout


def listening_ports(process: psutil.Process) -> set[int]:
    """Give the ports at which a process and its children listen."""
    processes = [process, *process.children(recursive=True)]
    connections = [connection for each in processes for connection in each.net_connections(kind="tcp")]
    return {connection.laddr.port for connection in connections if connection.status == psutil.CONN_LISTEN}


def answer_of(connection: socket.socket) -> bytes:
    """Give the beginning of an answer; nothing where the other side hangs up."""
    try:
        return connection.recv(1000)
    except ConnectionResetError:
        return b""


def test_a_cluster_made_here_listens_by_nothing_but_certificates() -> None:
    before = listening_ports(psutil.Process())
    with cluster(None, 1):
        ports = listening_ports(psutil.Process()) - before
        assert ports
        for port in ports:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
                plain.sendall(b"GET /info/main/workers.html HTTP/1.1\r\nHost: x\r\n\r\n")
                assert b"HTTP/1.1 200" not in answer_of(plain)


def certificate_files(folder: Path) -> list[Path]:
    """Write a temporary certificate and its key; whoever trusts it alone trusts whoever has the key."""
    security = Security.temporary()
    paths = [folder / f"{name}.pem" for name in ("ca", "cert", "key")]
    texts = [security.tls_ca_file, security.tls_client_cert, security.tls_client_key]
    for path, content in zip(paths, texts, strict=True):
        path.write_text(content, encoding="utf-8")
    return paths


def test_a_scheduler_with_certificates_is_joined_by_them(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    authority, certificate, key = certificate_files(tmp_path)
    files = {"tls_ca_file": authority, "require_encryption": True}
    roles = [f"tls_{role}_{part}" for role in ("scheduler", "worker", "client") for part in ("cert", "key")]
    files |= {role: certificate if role.endswith("cert") else key for role in roles}
    security = Security(**{name: str(value) if isinstance(value, Path) else value for name, value in files.items()})

    with (
        LocalCluster(n_workers=0, dashboard_address=None, protocol="tls://", security=security) as local,
        cluster(local.scheduler_address, None, Certificates(authority, certificate, key)) as client,
    ):
        assert client.scheduler_info()["workers"] == {}
    assert "is not encrypted" not in capfd.readouterr().out


def test_an_open_scheduler_is_warned_of(capfd: pytest.CaptureFixture[str]) -> None:
    with LocalCluster(n_workers=0, dashboard_address=None) as local, cluster(local.scheduler_address, None):
        pass
    assert f"{local.scheduler_address} is not encrypted and knows nobody" in capfd.readouterr().out


def test_certificates_that_are_of_no_use_are_told(tmp_path: Path) -> None:
    files = Certificates(*certificate_files(tmp_path))
    with pytest.raises(PressError, match="expected an address like tls://"), cluster("tcp://127.0.0.1:1", None, files):
        pass

    absent = Certificates(tmp_path / "absent.pem", files.certificate, files.key)
    with pytest.raises(PressError, match=r"absent\.pem: no such file"), cluster("tls://127.0.0.1:1", None, absent):
        pass


def test_certificates_are_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    code, output = run_cli("build", "--cluster", "tls://127.0.0.1:1", "--tls-cert", "cert.pem")
    assert code == 2
    assert "needs --tls-ca-file, --tls-cert and --tls-key together" in output
