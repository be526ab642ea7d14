"""Runs a command and measures it with all its descendants: seconds, processor seconds, memory; names the machine."""

import ctypes
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, sleep

import psutil

BIN = Path(sys.executable).parent
CORES = len(os.sched_getaffinity(0))
LIBRARIES = (
    "jupyter-book",
    "sphinx",
    "papermill",
    "ipykernel",
    "ipython",
    "pandas",
    "altair",
    "vl-convert-python",
    "pytask",
    "distributed",
    "nbmake",
    "ploomber-engine",
)
PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Let descendants whose parents have gone become this process's own, so that their time counts."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of all processors, and the most memory used at once in MB."""

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end, all its descendants included."""
    before = getrusage(RUSAGE_CHILDREN)
    begin = perf_counter()
    peak = [0.0]
    log = folder / "bench.log"

    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=environment())
        watcher = threading.Thread(target=watch, args=(process.pid, peak), daemon=True)
        watcher.start()
        code = process.wait()
        wall = perf_counter() - begin

    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}:\n{log.read_text(encoding='utf-8')[-2000:]}")

    reap()
    after = getrusage(RUSAGE_CHILDREN)

    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0])


def environment() -> dict[str, str]:
    """Give what every command is told: no other data, no other way to start kernels."""
    dropped = ("TARGETBOOK_DATA", "JUPYTER_DEFAULT_PROVISIONER_NAME")
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    return env | {"PATH": f"{BIN}{os.pathsep}{env['PATH']}", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def watch(pid: int, peak: list[float]) -> None:
    """Note the most proportional memory that a process and its descendants hold, twice a second."""
    while psutil.pid_exists(pid):
        peak[0] = max(peak[0], memory_of(pid))
        sleep(0.5)


def memory_of(pid: int) -> float:
    """Give the proportional memory of a process and its descendants in MB."""
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0

    for process in family:
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue

    return total / 2**20


def reap() -> None:
    """Wait for the descendants that outlived their parents, so that their time counts."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def is_installed(name: str) -> bool:
    """Whether a library is there."""
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def machine(benchmark: str) -> str:
    """Say by which benchmark, when, on what and with which libraries something was measured."""
    processor = platform.processor() or platform.machine()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES if is_installed(name))

    return (
        f"Made by `benchmarks/{benchmark}` on {date.today().isoformat()}: {processor}, "
        f"{CORES} cores, {psutil.virtual_memory().total / 2**30:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; {libraries}."
    )
