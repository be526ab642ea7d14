"""Can a file be read at all, and its YAML or JSON without end? Looked at before any of it is."""

import json
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader  # the first is ten times as fast
LARGEST = 20_000_000  # bytes; the longest table of the record has a hundred thousand
DEEPEST = 20  # lists and keys within each other; a notebook's outputs have ten
Fault = tuple[int, str, str]


class Knotted(yaml.MarkedYAMLError):
    """YAML that is whole, and that nobody writes by hand: a few lines of it may stand for billions."""


def file_faults(path: Path) -> list[Fault]:
    """Say why a path is no file that can be read, before it is read."""
    if path.is_dir():
        return [(1, "-", "is a folder; expected a file")]
    if not path.is_file():
        return [(1, "-", "is no plain file; expected a file of text")]
    if (size := path.stat().st_size) > LARGEST:
        return [(1, "-", f"is {size / 1e6:.0f} MB; expected at most {LARGEST / 1e6:.0f} MB")]
    try:
        path.open("rb").close()
    except OSError as wrong:
        return [(1, "-", f"cannot be opened: {wrong.strerror}; expected a file that may be read")]

    return []


def require_plain_yaml(text: str) -> None:
    """Raise a YAMLError that says where, unless the text is YAML without aliases or endless nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise _knotted("aliases are not taken; expected every value in its place", event)
        if depth > DEEPEST:
            raise _knotted(f"lists and keys lie more than {DEEPEST} deep within each other", event)


def _knotted(problem: str, event: yaml.Event) -> Knotted:
    return Knotted(problem=problem, problem_mark=cast("yaml.Mark", event.start_mark))


def plain_json(text: str) -> Any:
    """Read JSON; JSONDecodeError also where it is nested without end, has a key twice, or what JSON has no word for."""

    def refuse(word: str) -> NoReturn:
        raise json.JSONDecodeError(f"{word} is no number of JSON", text, text.index(word))

    def only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = dict(pairs)
        if len(keys) < len(pairs):
            twice = next(name for place, (name, _) in enumerate(pairs) if name in dict(pairs[:place]))
            raise json.JSONDecodeError(
                f"the key {twice!r} is there twice", text, text.rfind(json.dumps(twice)) % len(text)
            )
        return keys

    try:
        return json.loads(text, parse_constant=refuse, object_pairs_hook=only_once)
    except RecursionError:
        raise json.JSONDecodeError("nested too deep", text, 0) from None
