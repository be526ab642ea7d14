"""Checks the remarks of every area, all at once: each cites what the record holds, on a theme that the book has."""

import re
from collections.abc import Iterator
from pathlib import Path

from targetbook.judgement.rules.standard import Rules, standard_rules
from targetbook.page.commentary.citation_keys import ABSENT
from targetbook.page.commentary.remarks import BRACES, Lookup, unresolved
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.tree import REMARKS
from targetbook.record.folder import did_you_mean
from targetbook.record.reading import Record

# What would speak for the book, lead elsewhere than it says, or break the chapter that the remark stands in.
BEYOND_REMARKS = (
    (re.compile(r"!\["), "shows a picture; expected words and figures alone"),
    (
        re.compile(r"^ {0,3}(?:#{1,6}(?:\s|$)|(?:=+|-+)\s*$)", re.M),
        "is a heading, or a rule; expected paragraphs alone",
    ),
    (re.compile(r"^ {0,3}\([^()\n]+\)=", re.M), "is the label of a heading; expected words and figures alone"),
    (
        re.compile(r"\[[^\[\]\n]*(?:://|www\.|\w\.[a-z]{2,}\b)[^\[\]\n]*\][(\[]"),
        "is a link whose words are an address; expected words that say what is there",
    ),
)


def check_remarks(data: Path, record: Record, rules: Rules | None = None) -> list[Finding]:
    """Look at every commentary, by the book's rules unless others are given; rows are lines, columns characters."""
    themes = {path.stem for path in (data.parent / "chapters").glob("*.ipynb")}
    findings = []

    for area in record.areas:
        whole = Lookup(record, area, rules or standard_rules())
        for path in sorted((data / area / REMARKS).glob("*.md")):
            place = f"{data.name}/{path.relative_to(data).as_posix()}"
            findings += [Finding(place, *fault) for fault in _faults(path, whole, themes)]

    return sorted(findings)


def overtaken_remarks(data: Path, record: Record, area: str) -> list[Finding]:
    """Give the remarks of an area that suppose something to be missing which a record holds."""
    whole = Lookup(record, area, standard_rules())
    return [
        Finding(f"{data.name}/{path.relative_to(data).as_posix()}", *_place(text, match.start()), message)
        for path in sorted((data / area / REMARKS).glob("*.md"))
        for text in [path.read_text(encoding="utf-8")]
        for match in BRACES.finditer(text)
        if (match[1] or "").startswith(ABSENT) and (message := unresolved(match[1], whole))
    ]


def _faults(path: Path, whole: Lookup, themes: set[str]) -> Iterator[tuple[int, str, str]]:
    theme = path.name.split(".")[0]
    text = path.read_text(encoding="utf-8")
    if theme not in themes:
        yield 1, "-", f"no chapter {theme!r}{did_you_mean(theme, themes)}"
    if path.name not in (f"{theme}.md", f"{theme}.zh.md"):
        yield 1, "-", f"is in no language of the book; expected {theme}.md or {theme}.zh.md"

    for match in BRACES.finditer(text):
        if message := unresolved(match[1] or "", whole):
            yield *_place(text, match.start()), message

    for pattern, message in BEYOND_REMARKS:
        for match in pattern.finditer(text):
            yield *_place(text, match.start()), message


def _place(text: str, start: int) -> tuple[int, str]:
    return text.count("\n", 0, start) + 1, str(start - text.rfind("\n", 0, start))
