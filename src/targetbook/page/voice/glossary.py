"""Words that readers may not know: their list, and their first places in a text marked with what they mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup

from targetbook.page.voice.escaping import Html

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9]+)")
# A term is marked in running text alone: not where a tap has another meaning, nor in code, headings and charts.
CLOSED = frozenset({"a", "button", "summary", "caption", "code", "pre", "dfn", "svg", *(f"h{n}" for n in range(1, 7))})
MARK = Html('<dfn class="term" tabindex="0" data-meaning="{meaning}">{text}</dfn>')


@dataclass(frozen=True)
class Term:
    """A word with its meaning; one that is not everywhere is of some areas' targets alone."""

    term: str
    meaning: str
    pattern: str = ""
    everywhere: bool = False

    def first(self, text: str) -> re.Match[str] | None:
        """Find where a text uses the term first."""
        return _pattern(self.pattern or re.escape(self.term)).search(text)


@cache
def glossary(lang: str) -> tuple[Term, ...]:
    """Read the terms of a language."""
    entries = yaml.safe_load(Path(__file__).with_name(f"glossary.{lang}.yml").read_bytes())
    return tuple(Term(**entry) for entry in entries)


def terms_of(texts: Iterable[str], lang: str) -> list[Term]:
    """List the terms that stand everywhere, and those that any of these texts uses."""
    whole = "\n".join(texts)
    return [term for term in glossary(lang) if term.everywhere or term.first(whole)]


def glossary_marked(html: Markup, lang: str) -> Markup:
    """Mark each term's first place in HTML, so that pointing at it, tapping it or moving to it shows what it means."""
    return Html().join(map(Html, _marked(str(html), lang)))


def _marked(html: str, lang: str) -> Iterator[str]:
    terms = list(glossary(lang))
    closed: list[str] = []

    for piece in TAG.split(html):
        if piece.startswith("<"):
            _enter_or_leave(piece, closed)
            yield piece
        else:
            yield piece if closed else _marked_text(piece, terms)


def _enter_or_leave(tag: str, closed: list[str]) -> None:
    """Keep the stack of elements inside which no term is marked."""
    name = NAME.match(tag)
    if name is None:
        return
    if tag.startswith("</"):
        if name[1] in closed:
            closed.remove(name[1])
    elif name[1] in CLOSED or (name[1] == "span" and ("data-key" in tag or "span" in closed)):
        closed.append(name[1])


def _marked_text(text: str, terms: list[Term]) -> str:
    """Mark the terms of a text without tags; those marked are done with."""
    places: list[tuple[int, int, Term]] = []

    for term in terms:
        place = term.first(text)
        if place and not any(place.start() < end and start < place.end() for start, end, _ in places):
            places.append((*place.span(), term))

    for start, end, term in sorted(places, key=lambda place: place[0], reverse=True):
        mark = MARK.format(meaning=term.meaning, text=Html(text[start:end]))
        text = f"{text[:start]}{mark}{text[end:]}"
        terms.remove(term)

    return text


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Let a pattern match whole words in any case; Chinese has no blanks between its words."""
    word = r"[A-Za-z]"
    begins = rf"(?<!{word})" if re.match(word, text) else ""
    ends = rf"(?!{word})" if re.search(rf"{word}$", text) else ""
    flags = re.IGNORECASE if len(text) > 1 and text.isascii() else re.NOFLAG

    return re.compile(f"{begins}(?:{text}){ends}", flags)
