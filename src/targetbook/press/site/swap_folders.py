"""Exchanges two folders in one step, so that there is no moment without the one or the other."""

import ctypes
import os
from pathlib import Path

HERE, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, as Linux numbers them


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one file system change names; where the system has no such step, by two renamings."""
    step = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if step is not None and step(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return
    old = one.with_name(f"{one.name}.old")
    other.rename(old)
    one.rename(other)
    old.rename(one)
