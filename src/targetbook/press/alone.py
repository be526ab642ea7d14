"""One build at a time: two would write into the same work folders."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from targetbook.press.errors import PressError


@contextmanager
def alone(build: Path) -> Iterator[None]:
    """Keep other builds out of the folder until this one ends, however it ends; PressError where one is at work."""
    build.mkdir(parents=True, exist_ok=True)
    lock = FileLock(build / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        told = f"another build is at work in {build.name}/; nothing was done: try again when it has ended"
        raise PressError(told) from None
    try:
        yield
    finally:
        lock.release()
