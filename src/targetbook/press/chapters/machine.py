"""What the machine at hand can do."""

import os
from multiprocessing import get_all_start_methods


def can_fork() -> bool:
    """Whether Python can fork processes from a server here."""
    return "forkserver" in get_all_start_methods()


def cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
