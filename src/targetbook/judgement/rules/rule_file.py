"""What is wrong in a rule file, found by comparing it with the standard one: keys, types, words, missing sections."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from targetbook.record.checking.cell_values import SHOWN
from targetbook.record.dates import is_day
from targetbook.record.files.readable import require_plain_yaml
from targetbook.record.folder import did_you_mean

# Sections whose keys or words name what the rules are about (indicators), so that a file may have others.
OPEN = ("audit.sums", "audit.within")
FREE = ("version", "pace.backtested", *OPEN)
# Lists that put every word in an order.
ORDERS = ("evidence.order", "evidence.status", "evidence.channel", "evidence.bound")
# Words that are chosen from a list elsewhere in the file; any other word must be one that the standard has there.
CHOSEN = {
    "evidence.provisional_status": "evidence.status",
    "evidence.firm_channel": "evidence.channel",
    "evidence.firm_publishers.channel": "evidence.channel",
    "robustness.qualifier": "robustness.shown",
}
# Numbers that are a part of a whole; every other is a count, points, days or a year.
PARTS = (
    "part_of_level",
    "at_most_part",
    "parts_of_whole",
    "least_skill",
    "interval",
    "on_pace",
    "behind",
    "calibration",
)
MOST = 36_600  # the days of a hundred years: no count, window or distance of a rule lies beyond
KINDS = {"int": "a whole number", "float": "a number", "str": "a word", "timestamp": "a day such as 2024-12-26"}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong at a place in a file, counted from 1."""

    row: int
    column: int
    message: str

    def __str__(self) -> str:
        """Write it as `row:column: message`."""
        return f"{self.row}:{self.column}: {self.message}"


def parse(text: str) -> dict[str, Any]:
    """Read the text of a rule file in which nothing was found wrong."""
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def find_faults(text: str, standard: str) -> list[Fault]:
    """Compare the text of a rule file with the standard one's; the faults come in the order of the file."""
    model = _composed(standard)
    assert isinstance(model, MappingNode)
    try:
        node = _composed(text)
        with suppress(ValueError):  # a day or a number that is none: the comparison names its place
            parse(text)  # a tag of Python composes, and is refused only here
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return [Fault(*where, f"this is not YAML ({wrong.problem}); expected keys and values as in the standard rules")]
    except yaml.YAMLError as wrong:
        return [Fault(1, 1, f"this is not YAML ({' '.join(str(wrong).split())}); expected plain text")]

    if node is None:
        return [Fault(1, 1, f"the file is empty; expected the sections {', '.join(_keys(model))}")]

    faults = sorted(_Comparison(model).compare(node, model, ""))
    return faults or _same_version(node, model, parse(text) == parse(standard))


class _Comparison:
    """Walks a file's nodes beside those of the standard."""

    def __init__(self, model: MappingNode) -> None:
        self.model = model

    def compare(self, node: Node, model: Node, path: str) -> Iterator[Fault]:
        """Give what is wrong in a node, which should be as this one of the standard is."""
        if type(node) is not type(model):
            yield _fault(node, f"{_named(path)} is {_kind(node)}; expected {_kind(model)}")
        elif isinstance(node, MappingNode) and isinstance(model, MappingNode):
            yield from self._mapping(node, model, path)
        elif isinstance(node, SequenceNode) and isinstance(model, SequenceNode):
            yield from self._sequence(node, model, path)
        elif isinstance(node, ScalarNode) and isinstance(model, ScalarNode):
            yield from self._scalar(node, model, path)

    def _mapping(self, node: MappingNode, model: MappingNode, path: str) -> Iterator[Fault]:
        words = set[str]()
        for key, value in node.value:
            word = str(key.value)
            if word in words:
                yield _fault(key, f"{_below(path, word)} stands here a second time; expected it once")
            else:
                yield from self._pair(key, value, model, path)
            words.add(word)

        if path not in OPEN:
            for word, value in _keys(model).items():
                if word not in words:
                    yield _fault(node, f"{_below(path, word)} is missing; expected {_kind(value)}")

    def _pair(self, key: Node, value: Node, model: MappingNode, path: str) -> Iterator[Fault]:
        """Give what is wrong with one key of a mapping and its value."""
        models = _keys(model)
        word = str(key.value)
        if path not in OPEN and word not in models:
            yield _fault(key, f"no key {word!r} in {_named(path)}{_expected(word, models)}")
        elif _tag(key) != "str":
            yield _fault(key, f"a key in {path} is {word!r}; expected a word")
        else:
            like = models.get(word) or next(iter(models.values()))
            yield from self.compare(value, like, _below(path, word))

    def _sequence(self, node: SequenceNode, model: SequenceNode, path: str) -> Iterator[Fault]:
        like = next((item for item in model.value if _tag(item) == "float"), model.value[0])
        for item in node.value:
            yield from self.compare(item, like, path)

        words = [item.value for item in node.value if isinstance(item, ScalarNode)]
        for item in node.value:
            if isinstance(item, ScalarNode) and words.count(item.value) > 1:
                yield _fault(item, f"{item.value!r} stands twice in {path}; expected it once")

        missing = [word for word in self._words(path) or () if word not in words]
        if missing and path in ORDERS:
            yield _fault(node, f"{path} lacks {', '.join(missing)}; expected every word, in any order")

    def _scalar(self, node: ScalarNode, model: ScalarNode, path: str) -> Iterator[Fault]:
        kind = _tag(node)
        expected = _tag(model)
        other_kind = kind not in (expected, "int" if expected == "float" else expected)
        no_day = kind == "timestamp" and not is_day(node.value)

        if other_kind or no_day:
            yield _fault(node, f"{_named(path)} is {node.value!r}; expected {KINDS.get(expected, expected)}")
        elif expected in ("int", "float") and not _is_within(node.value, _most(path)):
            yield _fault(node, f"{_named(path)} is {node.value[:SHOWN]}; expected 0 to {_most(path)}")
        elif (words := self._words(path)) is not None and node.value not in words:
            yield _fault(node, f"unknown word {node.value!r} in {path}{_expected(node.value, words)}")

    def _words(self, path: str) -> list[str] | None:
        """Give the words that may stand at a path; None where any may, or where no words stand."""
        if path in FREE or path.startswith(tuple(f"{section}." for section in FREE)):
            return None

        node: Node = self.model
        for key in CHOSEN.get(path, path).split("."):
            node = _keys(_first(node))[key]

        items = node.value if isinstance(node, SequenceNode) else [node]
        words = [item.value for item in items if isinstance(item, ScalarNode) and _tag(item) == "str"]
        return words or None


def _most(path: str) -> int:
    """Give the largest number that may stand at a path."""
    return 1 if path.rpartition(".")[2] in PARTS else MOST


def _is_within(number: str, most: int) -> bool:
    """Whether a number is one of a length that can be read, from 0 to the most."""
    return len(number) <= SHOWN and 0 <= yaml.safe_load(number) <= most


def _same_version(node: Node, model: Node, equal: bool) -> list[Fault]:
    version = _keys(node)["version"]
    if equal or version.value != _keys(model)["version"].value:
        return []
    return [_fault(version, f"{version.value!r} is the book's own version; expected another, since the rules differ")]


def _composed(text: str) -> Node | None:
    require_plain_yaml(text)
    node: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    return node


def _keys(node: Node) -> dict[str, Node]:
    return {key.value: value for key, value in node.value} if isinstance(node, MappingNode) else {}


def _first(node: Node) -> Node:
    """Give the first member of a list of tables, anything else as it is."""
    return node.value[0] if isinstance(node, SequenceNode) else node


def _fault(node: Node, message: str) -> Fault:
    return Fault(node.start_mark.line + 1, node.start_mark.column + 1, message)


def _expected(word: str, choices: Any) -> str:
    return f"{did_you_mean(word, choices)}; expected one of {', '.join(choices)}".replace("?;", "?")


def _below(path: str, word: str) -> str:
    return f"{path}.{word}".lstrip(".")


def _named(path: str) -> str:
    return path or "the file"


def _tag(node: Node) -> str:
    return str(node.tag.removeprefix("tag:yaml.org,2002:"))


def _kind(node: Node) -> str:
    if isinstance(node, MappingNode):
        return f"keys with values ({', '.join(_keys(node))})"
    return "a list" if isinstance(node, SequenceNode) else KINDS.get(_tag(node), _tag(node))
