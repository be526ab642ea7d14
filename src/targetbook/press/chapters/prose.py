"""A chapter of which only the prose was changed keeps what its code gave when it last ran."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from targetbook.press.chapters.rows_read import other_answers
from targetbook.press.graph.tasks import FilesNode
from targetbook.record.asking.answers import answers_now
from targetbook.record.files.atomic import write_whole
from targetbook.record.files.digest import digest_of

MARK = ".run"  # beside a chapter: digests of the code that it ran on, of its notebook and of itself
INJECTED = "injected-parameters"  # papermill's tag of the cell that it adds

Notebook = dict[str, Any]


@dataclass(frozen=True)
class Renewal:
    """What brings an executed chapter up to date: its new prose alone where that is all, else a run."""

    notebook: Path
    executed: Path
    answered: Path
    data: Path
    code: FilesNode
    run: Callable[[], None]

    def __call__(self) -> None:
        """Bring it up to date; what it was made of is noted last, so that a run that was broken off counts for none."""
        notebook = digest_of([self.notebook])
        if self.is_light():
            write_whole(self.executed, with_new_prose(self.notebook, self.executed))
        else:
            self._mark.unlink(missing_ok=True)
            self.run()
        self._mark.write_text(f"{self.code.digest} {notebook} {digest_of([self.executed])}", encoding="utf-8")

    def is_light(self) -> bool:
        """Whether nothing but prose differs from the last run: neither cells, nor code, nor what the record answers."""
        sums = self._mark.read_text(encoding="utf-8").split() if self._mark.is_file() else []
        if sums[::2] != [self.code.digest, digest_of([self.executed])] or sums[1] == digest_of([self.notebook]):
            return False
        is_same_code = self.answered.is_file() and bool(with_new_prose(self.notebook, self.executed))
        return is_same_code and not other_answers(self.answered, answers_now(self.data))

    @property
    def _mark(self) -> Path:
        return self.executed.with_suffix(MARK)


def with_new_prose(notebook: Path, executed: Path) -> str:
    """Write an executed chapter with the prose that its notebook has now; '' where anything else is different."""
    source = json.loads(notebook.read_text(encoding="utf-8"))
    chapter = json.loads(executed.read_text(encoding="utf-8"))
    ran = [cell for cell in chapter["cells"] if cell["cell_type"] == "code"]
    cells = []

    for cell in map(_as_executed, source["cells"]):
        if cell["cell_type"] != "code":
            cells.append(cell)
            continue
        if not ran or any(ran[0][name] != cell[name] for name in ("source", "metadata")):
            return ""
        cells.append(ran.pop(0))
        if ran and INJECTED in ran[0]["metadata"]["tags"]:
            cells.append(ran.pop(0))

    if ran or _frame(source) != _frame(chapter):
        return ""
    chapter["cells"] = [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(cells)]
    return json.dumps(chapter, ensure_ascii=False, indent=1, sort_keys=True)


def _as_executed(cell: Notebook) -> Notebook:
    """Write a cell as papermill and nbformat do."""
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    return {**cell, "metadata": {"tags": [], **cell["metadata"]}, "source": source.splitlines(keepends=True)}


def _frame(notebook: Notebook) -> Notebook:
    """Give all but the cells, and but the language, which the kernel states."""
    metadata = {name: entry for name, entry in notebook["metadata"].items() if name != "language_info"}
    return {**notebook, "cells": [], "metadata": metadata}
