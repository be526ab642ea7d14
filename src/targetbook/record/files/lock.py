"""One process at a time: whoever comes second is told so, and does nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def alone(lock: Path, otherwise: Exception) -> Iterator[None]:
    """Hold a lock file until the work ends; raise `otherwise` where another process holds it."""
    try:
        hold = FileLock(lock).acquire(timeout=0)
    except Timeout:
        raise otherwise from None
    with hold:
        yield
