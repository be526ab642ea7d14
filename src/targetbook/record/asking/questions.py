"""What was asked of a record: noted while a chapter runs, so that it runs again only when an answer may differ."""

import json
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import finalize

LINES = json.JSONEncoder(ensure_ascii=False)
FILE = "file"
PRESENCE = "presence"  # of a file, whatever it holds
AREAS = "areas"
RECORD_DATE = "record_date"  # of all areas; the rest of every `area.yml` is asked for without a column
DAY_COLUMNS = {  # the column that says when a row was told, and so from which day on it is known
    "targets": "announced",
    "observations": "released",
    "withdrawals": "withdrawn",
    "milestones": "released",
    "searches": "searched",
}


@dataclass(frozen=True)
class Question:
    """A table asked for its rows with these cells (none: for all of them), every `area.yml`, or a file.

    Of a file its content was asked, or whether it is there.
    Where columns are named, only which different cells the rows have in them was asked.
    """

    table: str
    where: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the question as a person is told it: `observations with area=AREA, indicator=gdp`."""
        cells = ", ".join(f"{column}={cell}" for column, cell in self.where)
        matter = f"{' and '.join(self.columns)} of {self.table}" if self.columns else self.table
        return f"{matter} with {cells}" if cells else matter

    @classmethod
    def read(cls, table: str, where: list[list[str]], columns: list[str]) -> "Question":
        """Make it again from the lists that JSON has."""
        return cls(table, tuple((column, cell) for column, cell in where), tuple(columns))


@dataclass
class Reads:
    """The questions asked so far; each new one is also written to a file where one is given."""

    path: Path | None = None
    questions: set[Question] = field(default_factory=set)
    wordings: set[tuple[Any, ...]] = field(default_factory=set, repr=False)  # as they came: most come again and again

    def note(self, table: str, *columns: str, **where: str) -> None:
        """Note that a table was asked for the rows with these cells, or as a whole; for some columns alone, or all."""
        wording = (table, columns, *where.items())
        if wording in self.wordings:
            return

        self.wordings.add(wording)
        question = Question(table, tuple(sorted(where.items())), columns)
        if question in self.questions:
            return

        self.questions.add(question)
        if self.path is not None:  # at once, since a kernel is killed when its cells are done
            line = LINES.encode([question.table, question.where, question.columns])
            os.write(self._file, f"{line}\n".encode())

    @cached_property
    def _file(self) -> int:
        """The file, opened once: a chapter asks thousands of questions."""
        assert self.path is not None
        number = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        finalize(self, os.close, number)
        return number


def read_questions(path: Path) -> list[Question]:
    """Read the questions that a `Reads` wrote, if it did."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [Question.read(*json.loads(line)) for line in lines]
