"""Counts the words that a reader of an edition sees, page by page: `python benchmarks/reading_length.py [EDITION]`.

A word is a run without blanks that holds a letter; what holds digits alone is counted apart, as a number. Counted is
the text of each page's article, folded text included; pictures, scripts, styles and code are not. The sources and the
data dictionary are printed and not summed.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

SITE = Path(__file__).parents[1] / "_build" / "site"
APART = ("sources", "data_dictionary")
PHRASE = "cannot be judged"
MOST_WORDS = 20_000
MOST_PHRASES = 60
UNREAD = "//script | //style | //*[local-name()='svg'] | //div[contains(@class, 'highlight')]"
FOLDED = ".//details[not(ancestor::details)]"
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time"}


@dataclass(frozen=True)
class Length:
    """How long a page is."""

    page: str
    words: int
    folded: int
    numbers: int
    phrases: int

    def line(self) -> str:
        """Write the figures as a line."""
        return f"{self.page:32}{self.words:8}{self.folded:8}{self.numbers:8}{self.phrases:8}"


def length_of(path: Path) -> Length:
    """Count the words of a page, those that are folded among them, and how often the phrase stands there."""
    page = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
    for element in page.xpath(UNREAD):
        element.drop_tree()

    article = page.xpath("//article")[0]
    folded = sum(map(is_word, (run for fold in article.xpath(FOLDED) for run in runs_of(fold))))
    runs = runs_of(article)
    words = sum(map(is_word, runs))

    return Length(path.stem, words, folded, sum(map(is_number, runs)), " ".join(runs).count(PHRASE))


def runs_of(element: Any) -> list[str]:
    """Give the text of an element in runs without blanks."""
    return "".join(texts_of(element)).split()


def is_word(run: str) -> bool:
    """Whether a run holds a letter."""
    return any(map(str.isalpha, run))


def is_number(run: str) -> bool:
    """Whether a run holds digits and no letter."""
    return any(map(str.isdigit, run)) and not is_word(run)


def texts_of(element: Any) -> Iterator[str]:
    """Give the texts of an element, with a blank around each that does not stand within a line."""
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from texts_of(child)
        yield child.tail or ""
    yield edge


def main() -> None:
    """Print every page's length, the longest first, and the sum against what is aimed at."""
    edition = SITE / (sys.argv[1] if len(sys.argv) > 1 else "haizhu-2025/en")
    lengths = [length_of(path) for path in sorted((edition / "chapters").glob("*.html"))]
    if not lengths:
        sys.exit(f"{edition}: no pages; build the edition first: targetbook build")

    summed = [length for length in lengths if length.page not in APART]
    words = sum(length.words for length in summed)
    numbers = sum(length.numbers for length in summed)
    phrases = sum(length.phrases for length in summed)

    print(f"{'page':32}{'words':>8}{'folded':>8}{'numbers':>8}{'phrase':>8}")
    print("\n".join(length.line() for length in sorted(lengths, key=lambda length: -length.words)))
    print(f"\nwithout {' and '.join(APART)}: {words} words, aimed at {MOST_WORDS} or fewer; {numbers} numbers")
    print(f"“{PHRASE}” {phrases} times, aimed at {MOST_PHRASES} or fewer")


if __name__ == "__main__":
    main()
