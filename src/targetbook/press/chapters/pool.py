"""The worker processes that pytask hands its tasks to: forks of the warm server, as the kernels are."""

import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from targetbook.press.chapters.forking import asking_the_server, settle_in


class WarmPool(ProcessPoolExecutor):
    """A pool whose workers have imported everything before their first task."""

    def __init__(self, n_workers: int) -> None:
        super().__init__(n_workers, mp_context=get_context("forkserver"), initializer=start_work)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a task; workers are started as they are needed."""
        with asking_the_server():
            return super().submit(fn, *args, **kwargs)


def start_work() -> None:
    """Begin a worker's life: it minds its server and its end, and leaves Ctrl-C to the process that asked for it."""
    settle_in()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
