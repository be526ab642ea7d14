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


def keep_answers(reads: Path, answers: Answers, target: Path) -> None:
    """Write each question that a chapter noted beside the digest of its answer before the chapter ran."""
    rows = [
        [question.table, question.where, question.columns, answers.digest(question)]
        for question in read_questions(reads)
    ]
    content = json.dumps({"rows": sorted(rows)}, ensure_ascii=False) + "\n"
    write_whole(target, content)
    mark_path(target).write_text(mark_of(content.encode(), answers), encoding="utf-8")


def other_answers(path: Path, answers: Answers) -> list[Question]:
    """List the questions whose answers changed; none is looked at while nothing has since they were all the same."""
    content = path.read_bytes()
    mark = mark_of(content, answers)
    earlier = mark_path(path)
    if earlier.is_file() and earlier.read_text(encoding="utf-8") == mark:
        return []

    questions = ((Question.read(*question), digest) for *question, digest in json.loads(content)["rows"])
    others = [question for question, digest in questions if answers.digest(question) != digest]
    if not others:
        earlier.write_text(mark, encoding="utf-8")
    return others


def mark_of(content: bytes, answers: Answers) -> str:
    """Sum up the questions and answers of a chapter, and everything that may answer them."""
    return f"{hashlib.sha256(content).hexdigest()} {answers.digest_of_all}"


def mark_path(path: Path) -> Path:
    """Say where it is noted under what the answers in a file were last the same."""
    return path.with_suffix(".mark")


@dataclass(kw_only=True)
class AnswersNode:
    """The rows and files that a chapter read, as a dependency of it: they are known once it has run."""

    name: str
    path: Path
    answers: Answers = field(repr=False)
    attributes: dict[Any, Any] = field(default_factory=dict)
    states: dict[bytes, str] = field(default_factory=dict, repr=False)  # pytask asks several times

    @property
    def signature(self) -> str:
        """Tell this node from others by its name."""
        return hashlib.sha256(f"asked:{self.name}".encode()).hexdigest()

    def state(self) -> str | None:
        """Digest questions and answers; never the same twice where an answer changed."""
        content = self.path.read_bytes() if self.path.is_file() else b""
        if content not in self.states:
            is_first = not self.states
            self.states[content] = self._state(content, is_first)
        return self.states[content]

    def _state(self, content: bytes, is_first: bool) -> str:
        """Look at answers of an earlier build only."""
        if content and is_first and other_answers(self.path, self.answers):
            return secrets.token_hex()
        return hashlib.sha256(content).hexdigest() if content else "never run"

    def load(self, is_product: bool = False) -> None:
        """Hand nothing to the task: the chapter asks for itself."""

    def save(self, value: Any) -> None:
        """Refuse: these rows are written by people."""
        raise TypeError(f"{self.name} are sources, not products")

    def __getstate__(self) -> dict[str, Any]:
        """Leave the data behind when a task travels to its worker, which looks at them itself."""
        return {**vars(self), "answers": None, "states": {}}
