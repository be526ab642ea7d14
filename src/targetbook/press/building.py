"""One build at a time: two would write into the same work folders."""

from contextlib import AbstractContextManager
from pathlib import Path

from targetbook.press.errors import PressError
from targetbook.record.alone import alone


def building(build: Path) -> AbstractContextManager[None]:
    """Keep other builds out of the folder until this one ends; PressError where one is at work."""
    build.mkdir(parents=True, exist_ok=True)
    told = f"another build is at work in {build.name}/; nothing was done: try again when it has ended"
    return alone(build / ".lock", PressError(told))
