"""The worker processes that pytask hands its tasks to: forks of the warm server, as the kernels are."""

import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from typing import Any

from targetbook.press.chapters.forking import asking_the_server, settle_in


class WarmPool(Executor):
    """A pool whose workers have imported everything before their first task; light tasks are done at once, here."""

    def __init__(self, n_workers: int) -> None:
        self.n_workers = n_workers

    @cached_property
    def workers(self) -> ProcessPoolExecutor:
        """The workers, of which there are none before the first task that takes one."""
        return ProcessPoolExecutor(self.n_workers, mp_context=get_context("forkserver"), initializer=start_work)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a task; workers are started as they are needed."""
        if is_light_work(kwargs.get("task")):
            future: Future[Any] = Future()
            future.set_result(fn(*args, **kwargs))
            return future

        with asking_the_server():
            return self.workers.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers, where there are any."""
        if "workers" in vars(self):
            self.workers.shutdown(wait, cancel_futures=cancel_futures)


def is_light_work(task: Any) -> bool:
    """Whether a task of ours says that it needs no warm process."""
    return task is not None and task.is_light()


def start_work() -> None:
    """Begin a worker's life: it minds its server and its end, and leaves Ctrl-C to the process that asked for it."""
    settle_in()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
