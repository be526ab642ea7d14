"""What a chapter asked of the record when it last ran, and whether it would still be answered the same."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from targetbook.record.asking.answers import Answers
from targetbook.record.asking.questions import Question, read_questions
from targetbook.record.files.atomic import write_whole


def keep_answers(noted: Path, answers: Answers, kept: Path) -> None:
    """Write each question that a chapter noted beside the digest of its answer before the chapter ran."""
    told = [[one.table, one.where, one.columns, answers.digest(one)] for one in read_questions(noted)]
    write_whole(kept, json.dumps(sorted(told), ensure_ascii=False, indent=0) + "\n")


def other_answers(kept: Path, answers: Answers) -> list[Question]:
    """List the questions that a chapter would now be answered otherwise."""
    told = json.loads(kept.read_text(encoding="utf-8"))
    asked = ((Question.read(*question), digest) for *question, digest in told)
    return [question for question, digest in asked if answers.digest(question) != digest]


@dataclass(kw_only=True)
class AskedNode:
    """The rows and files that a chapter read, as a dependency of it: they are known once it has run."""

    name: str
    kept: Path
    answers: Answers = field(repr=False)
    attributes: dict[Any, Any] = field(default_factory=dict)
    states: dict[bytes, str] = field(default_factory=dict, repr=False)  # pytask asks several times

    @property
    def signature(self) -> str:
        """Tell this node from others by its name."""
        return hashlib.sha256(f"asked:{self.name}".encode()).hexdigest()

    def state(self) -> str | None:
        """Return a digest of questions and answers; never the same twice where one would now be answered otherwise."""
        told = self.kept.read_bytes() if self.kept.is_file() else b""
        if told not in self.states:
            before_it_ran = not self.states
            self.states[told] = self._state(told, before_it_ran)
        return self.states[told]

    def _state(self, told: bytes, before_it_ran: bool) -> str:
        """Look at the answers where another build told them; the chapter of this one was answered just now."""
        if not told:
            return "never run"
        changed = before_it_ran and other_answers(self.kept, self.answers)
        return secrets.token_hex() if changed else hashlib.sha256(told).hexdigest()

    def load(self, is_product: bool = False) -> None:
        """Hand nothing to the task: the chapter asks for itself."""

    def save(self, value: Any) -> None:
        """Refuse: these rows are written by people."""
        raise TypeError(f"{self.name} are sources, not products")

    def __getstate__(self) -> dict[str, Any]:
        """Leave the data behind when a task travels to its worker, which looks at them itself."""
        return {**vars(self), "answers": None, "states": {}}
