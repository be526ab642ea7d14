"""Runs a list of tasks by pytask on this machine's cores and says in plain words what failed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytask
from _pytask import database
from pytask import ExecutionReport, ExitCode, Session, TaskOutcome
from pytask_parallel import ParallelBackend, execute, registry

from targetbook.press.chapters.machine import can_fork
from targetbook.press.errors import PressError, is_refusal, refusal
from targetbook.press.graph.tasks import PressTask, tell

AHEAD = 2  # tasks handed over for each process, so that none rests until pytask looks again
GLANCES = [0.0, 0.0, 0.01]  # seconds until it does; left to itself it looks once a second
ROOT_MARK = "[tool.pytask.ini_options]\n"  # keeps pytask's lock file out of the checkout


@dataclass(frozen=True)
class BuildResult:
    """How many tasks ran, which were left out for another's failure, and what failed, in words."""

    ran: int
    left_out: tuple[str, ...]
    failures: tuple[str, ...]

    def __add__(self, later: "BuildResult") -> "BuildResult":
        """Join with what ran afterwards."""
        return BuildResult(self.ran + later.ran, self.left_out + later.left_out, self.failures + later.failures)


def run(tasks: list[PressTask], ledger: Path, workers: int) -> BuildResult:
    """Run the tasks whose dependencies or products changed; a failure stops only what depends on it."""
    with heeding_signals() as signals, pytask.console.capture() as capture:
        session = ask_pytask(tasks, ledger, **hands(workers))
    if signals:
        raise KeyboardInterrupt  # pytask itself takes it for the end of the build
    return read_session(session, capture.get())


def ask_pytask(tasks: list[PressTask], ledger: Path, **options: Any) -> Session:
    """Hand the tasks to pytask."""
    keep_no_database()
    ledger.mkdir(parents=True, exist_ok=True)
    config = ledger / "pyproject.toml"
    config.write_text(ROOT_MARK, encoding="utf-8")
    return pytask.build(tasks=tasks, config=config, verbose=0, capture="no", **options)


def keep_no_database() -> None:
    """Spare pytask the database that it writes and does not read where there is a lock file: no setting does."""
    vars(database)["create_database"] = lambda _: None


def hands(workers: int) -> dict[str, Any]:
    """Say to pytask which processes it has and how many tasks it may hand over at once."""
    if workers == 1:
        return {"n_workers": 1}
    if not can_fork():
        tell("  this Python cannot fork: every chapter starts an interpreter of its own, which takes longer")
        return {"n_workers": workers, "parallel_backend": ParallelBackend.LOKY}

    return warm_hands(workers)


def warm_hands(workers: int) -> dict[str, Any]:
    """Let pytask's processes be forks of the warm one."""
    from targetbook.press.chapters.pool import WarmPool

    registry.register_parallel_backend(ParallelBackend.CUSTOM, lambda n_workers: WarmPool(n_workers // AHEAD))
    look_more_often()
    return {"n_workers": workers * AHEAD, "parallel_backend": ParallelBackend.CUSTOM}


def look_more_often() -> None:
    """Have pytask-parallel look for finished tasks at our pace: its `_Sleeper` sets it, and no setting does."""
    private = vars(execute)
    private["_Sleeper"] = partial(private["_Sleeper"], timings=GLANCES)


@contextmanager
def heeding_signals() -> Iterator[list[int]]:
    """On Ctrl-C and on SIGTERM end every worker, and its kernel with it; list the signals heard."""
    signals: list[int] = []

    def end(number: int, _: object) -> None:
        signals.append(number)
        for child in active_children():
            child.kill()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def read_session(session: Session, output: str) -> BuildResult:
    """Read a finished session, and what pytask printed meanwhile."""
    if session.exit_code not in (ExitCode.OK, ExitCode.FAILED):
        raise PressError(f"the build could not be planned: {trouble(session)}")

    reports = session.execution_reports
    failures = tuple(failure_text(report) for report in reports if report.outcome == TaskOutcome.FAIL)
    if not failures and len(reports) < len(session.tasks):
        last = " ".join(output.rpartition("╯")[2].split())  # what follows the frame of pytask's traceback
        raise PressError(f"the build stopped half-way: is there room left in {session.config['root']}? ({last})")

    ran = task_names(reports, TaskOutcome.SUCCESS)
    return BuildResult(len(ran), task_names(reports, TaskOutcome.SKIP_PREVIOUS_FAILED), failures)


def task_names(reports: list[ExecutionReport], outcome: TaskOutcome) -> tuple[str, ...]:
    """Name the tasks that ended so."""
    return tuple(report.task.name for report in reports if report.outcome == outcome)


def failure_text(report: ExecutionReport) -> str:
    """Say what failed: our own errors speak for themselves, anything else keeps its traceback."""
    error = report.exc_info[1] if report.exc_info else None
    if isinstance(error, PressError):
        return str(error)
    if isinstance(error, OSError) and is_refusal(error):
        return f"{report.task.name}: {refusal(error)}"

    trace = report.exc_info[2] if report.exc_info else ""
    return f"{report.task.name}: {type(error).__name__}: {error}\n{trace if isinstance(trace, str) else ''}".rstrip()


def trouble(session: Session) -> str:
    """Say why pytask could not start."""
    reports = [*session.collection_reports, session.dag_report]
    raised = [getattr(report, "exc_info", None) for report in reports]
    errors = [str(info[1]) for info in raised if info]
    return "; ".join(errors) or session.exit_code.name
