"""Forks processes from one warm server; each ends when the process that asked for it does, however that one ends."""

import fcntl
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerProcess
from multiprocessing.reduction import DupFd
from threading import Thread
from types import ModuleType
from typing import Any

WARM = "targetbook.press.chapters.warm"
# Libraries read these when they are loaded: threads do not outlive a fork. Strings hash alike in every build.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


@contextmanager
def asking_the_server() -> Iterator[None]:
    """Fork what is started within from the warm server."""
    get_context("forkserver").set_forkserver_preload([WARM])
    environment = dict(os.environ)
    os.environ.update(ENVIRONMENT)

    try:
        with without_main():
            yield
    finally:
        os.environ.clear()
        os.environ.update(environment)


@contextmanager
def without_main() -> Iterator[None]:
    """Hide `__main__`, which multiprocessing would have each fork import."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")

    try:
        yield
    finally:
        sys.modules["__main__"] = main


def warm_up() -> None:
    """Start the server now, so that it has imported everything by the time something is forked from it."""
    with asking_the_server():
        forkserver.ensure_running()


def settle_in() -> None:
    """Make a freshly forked process one of ours: it shares its server, and ends with the process that asked for it."""
    keep_server()
    end_with_parent()


def keep_server() -> None:
    """Spare multiprocessing's `_forkserver` its check: it looks for a child, ours is a sibling, and would start another."""
    forkserver._forkserver.ensure_running = resource_tracker.ensure_running  # type: ignore[method-assign]


def end_with_parent() -> None:
    """Have this process and its group killed once the process that asked for it is gone."""
    parent = parent_process()
    assert parent is not None
    if not hasattr(fcntl, "F_SETSIG"):
        Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()
        return

    # The kernel of Linux watches the pipe itself, so that code which never lets go of Python ends as well.
    fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, _group())
    fcntl.fcntl(parent.sentinel, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, os.O_ASYNC)
    if wait([parent.sentinel], 0):
        _end()


def _group() -> int:
    """Name the process group this process leads, as fcntl wants it, or the process alone."""
    return -os.getpid() if os.getpgrp() == os.getpid() else os.getpid()


def _wait_and_end(sentinel: int) -> None:
    wait([sentinel])
    _end()


def _end() -> None:
    os.kill(_group(), signal.SIGKILL)


class Stream:
    """A file descriptor that travels to a forked process."""

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpacked, (DupFd(self.fd),)


def _unpacked(parcel: Any) -> Stream:
    return Stream(parcel.detach())


class Fork(ForkServerProcess):
    """A process forked from the warm server that leads the life of one started on its own."""

    def __init__(self, env: dict[str, str], cwd: str, out: int = 1, err: int = 2) -> None:
        super().__init__()
        self.env = env
        self.cwd = cwd
        self.streams = (Stream(out), Stream(err))

    def start(self) -> None:
        """Fork it."""
        with asking_the_server():
            super().start()

    def settle(self) -> None:
        """Take a session, environment, folder, streams and chance of its own: to be called first in `run`."""
        os.setsid()
        settle_in()

        for fd, stream in enumerate(self.streams, start=1):
            os.dup2(stream.fd, fd)
            os.close(stream.fd)

        os.environ.clear()
        os.environ.update(self.env)
        os.chdir(self.cwd)

        import numpy

        numpy.random.seed()  # Python's own generator sees to itself after a fork
