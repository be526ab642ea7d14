"""Two versions of the rules compared, rule by rule."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from targetbook.judgement.rules.standard import Rules


@dataclass(frozen=True)
class RuleChange:
    """A rule by its path in the rule file, as it was and as it is; None where there is none."""

    path: str
    old: Any
    new: Any


def rule_changes(before: Rules, after: Rules) -> list[RuleChange]:
    """List the rules that differ, in the order of the rule file."""
    return list(_differing("", asdict(before), asdict(after)))


def _differing(path: str, old: Any, new: Any) -> Iterator[RuleChange]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys([*old, *new]):
            yield from _differing(f"{path}.{name}" if path else str(name), old.get(name), new.get(name))
    elif old != new:
        yield RuleChange(path, old, new)
