"""What was asked of a record: noted while a chapter runs, so that it runs again only when an answer may differ."""

import json
from dataclasses import dataclass, field
from pathlib import Path

FILE, AREAS = "file", "areas"


@dataclass(frozen=True)
class Question:
    """A table asked for its rows with these cells (none: for all of them), every `area.yml`, or one file's content."""

    table: str
    where: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Write the question as a person is told it: `observations with area=AREA, indicator=gdp`."""
        cells = ", ".join(f"{column}={cell}" for column, cell in self.where)
        return f"{self.table} with {cells}" if cells else self.table


@dataclass
class Reads:
    """The questions asked so far; each new one is also written to a file where one is given."""

    path: Path | None = None
    asked: set[Question] = field(default_factory=set)

    def note(self, table: str, **where: str) -> None:
        """Note that a table was asked for the rows with these cells, or as a whole."""
        question = Question(table, tuple(sorted(where.items())))
        if question in self.asked:
            return
        self.asked.add(question)
        if self.path is not None:  # at once, since a kernel is killed when its cells are done
            with self.path.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps([question.table, question.where], ensure_ascii=False) + "\n")


def read_questions(path: Path) -> list[Question]:
    """Read the questions that a `Reads` wrote; none where it wrote no file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [Question(table, tuple((column, cell) for column, cell in where)) for table, where in map(json.loads, lines)]
