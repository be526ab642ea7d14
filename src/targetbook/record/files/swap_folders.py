"""Exchanges two folders in one step, so that there is no moment without the one or the other."""

import ctypes
import os
from pathlib import Path

# as Linux numbers them
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def exchange(first: Path, second: Path) -> None:
    """Let two folders of one file system change names; where the system has no such step, by two renamings."""
    if exchange_at_once(first, second):
        return

    old = first.with_name(f"{first.name}.old")
    second.rename(old)
    first.rename(second)
    old.rename(first)


def exchange_at_once(first: Path, second: Path) -> bool:
    """Let two folders of one file system change names in one step; False, and nothing done, where there is none."""
    step = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if step is None:
        return False
    return bool(step(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0)
