"""Patterns that take longer than anybody waits: what repeats without end, inside what does so too."""

import re
from string import printable

GROUP = re.compile(
    r"(?<!\\)\((?:\?:|\?P<\w+>)?(?P<body>(?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\[\\])*)\)(?P<times>[*+]|\{\d*,\})?"
)
ATOM = re.compile(
    r"(?P<atom>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)(?:(?P<times>[*+]|\{\d*,\})|(?P<optional>\?|\{0,\d+\}))?", re.DOTALL
)
PLACEHOLDER = "."  # a group that was looked at, which may stand for anything


def is_slow(pattern: str) -> bool:
    """Whether a group repeats without end and so does a part of it, with nothing before it that keeps them apart."""
    while match := GROUP.search(pattern):
        if match["times"] and not _is_kept_apart(match["body"]):
            return True
        repeats = "+" if match["times"] or any(atom["times"] for atom in ATOM.finditer(match["body"])) else ""
        pattern = f"{pattern[: match.start()]}{PLACEHOLDER}{repeats}{pattern[match.end() :]}"

    return False


def _is_kept_apart(body: str) -> bool:
    """Whether each round of a repeated group begins or ends with a sign that nothing repeated in it can be."""
    atoms = [*ATOM.finditer(body)]
    repeated = [atom["atom"] for atom in atoms if atom["times"]]
    if "|" in body:
        return not repeated and len(set(body.split("|"))) == body.count("|") + 1
    return not repeated or any(_is_sign(atom, repeated) for atom in (atoms[0], atoms[-1]))


def _is_sign(atom: re.Match[str], repeated: list[str]) -> bool:
    """Whether an atom stands there each time, and for nothing that a repeated one may be."""
    signs = [sign for sign in printable if re.fullmatch(atom["atom"], sign)]
    apart = not any(re.fullmatch(other, sign) for other in repeated for sign in signs)
    return bool(signs) and apart and not (atom["times"] or atom["optional"])
