"""One build at a time, since two would write into the same work folders; and what it makes may be read by all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from targetbook.press.errors import PressError
from targetbook.record.files.lock import alone

FOR_ALL_TO_READ = 0o022


@contextmanager
def building(build: Path) -> Iterator[None]:
    """Keep other builds out of the folder until this one ends; PressError where one is at work."""
    with writing_for_all():
        build.mkdir(parents=True, exist_ok=True)
        refusal = f"another build is at work in {build.name}/; nothing was done: try again when it has ended"
        with alone(build / ".lock", PressError(refusal)):
            yield


@contextmanager
def writing_for_all() -> Iterator[None]:
    """Let all read what this process and those that it starts write, as a web server must, whatever the user keeps."""
    umask = os.umask(FOR_ALL_TO_READ)
    try:
        yield
    finally:
        os.umask(umask)
