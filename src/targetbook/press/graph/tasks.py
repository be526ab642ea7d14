"""The two things our pytask graph is made of: a task that tells how long it took, and a node of many source files."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pytask import Mark, PathNode, PNode, TaskWithoutPath

from targetbook.press.source_files import source_files
from targetbook.record.files.digest import digest_of

PLAN = "2"  # raise it to have every task run again


@dataclass(kw_only=True)
class FilesNode:
    """Files that no task makes, seen as one: its state is a digest of their names and bytes."""

    name: str
    paths: tuple[Path, ...]
    attributes: dict[Any, Any] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """Tell this node from others by its name."""
        return hashlib.sha256(f"files:{self.name}".encode()).hexdigest()

    @cached_property
    def digest(self) -> str:
        """Digest the files, once a build."""
        return digest_of(self.paths)

    def state(self) -> str | None:
        """Return the digest of all files."""
        return self.digest

    def load(self, is_product: bool = False) -> None:
        """Hand nothing to the task: it knows its files."""

    def save(self, value: Any) -> None:
        """Refuse: these files are written by people."""
        raise TypeError(f"{self.name} are sources, not products")


@dataclass(kw_only=True)
class PressTask(TaskWithoutPath):
    """A task whose code counts among its dependencies, and which prints a line when it is done."""

    label: str
    is_light: Callable[[], bool]  # asked when its turn comes: does it do without what the warm process has loaded?

    def state(self) -> str | None:
        """Return the same each time: names and dependencies say all that may change."""
        return PLAN

    def execute(self, **_: Any) -> None:
        """Run the task and say so."""
        began = time.perf_counter()
        try:
            self.function()
        except BaseException:
            tell(f"  {self.label:<40} failed")
            raise

        tell(f"  {self.label:<40} {time.perf_counter() - began:5.1f} s")


def tell(line: str) -> None:
    """Print a line past pytask's capture, in one piece: other workers print too."""
    if sys.__stdout__:
        sys.__stdout__.write(f"{line}\n")
        sys.__stdout__.flush()


def files_below(name: str, *folders: Path, suffix: str = "") -> FilesNode:
    """Take the files below these folders (or the files themselves) as one."""
    return FilesNode(name=name, paths=source_files(*folders, suffix=suffix))


def task(
    name: str,
    label: str,
    function: Callable[[], None],
    needs: Iterable[Path | PNode],
    makes: Iterable[Path],
    early: bool = False,
    is_light: Callable[[], bool] = bool,
) -> PressTask:
    """Make a task from what it runs, what it needs and the files it makes; an early one goes before its likes.

    A light one needs no warm process.
    """
    nodes = [PathNode.from_path(need) if isinstance(need, Path) else need for need in needs]
    products = [PathNode.from_path(path) for path in makes]
    return PressTask(
        name=name,
        label=label,
        function=function,
        is_light=is_light,
        depends_on={"needs": nodes},
        produces={"makes": products},
        markers=[Mark("try_first", (), {})] if early else [],
    )
