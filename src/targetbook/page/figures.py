"""Figures that carry their birth certificate: each links to its row on the sources page and says who told it when."""

from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from targetbook.judgement.claims import Claim
from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Row
from targetbook.page import numbers
from targetbook.page.words import Words
from targetbook.record.publishers import root_publisher
from targetbook.record.reading import Record


@dataclass(frozen=True)
class Figures:
    """Writes figures of a record in one language, as inline HTML that reads the same in Markdown and in tables."""

    record: Record
    words: Words

    def row(self, row: Row, text: str | None = None) -> str:
        """Write a published figure, linked to its source."""
        text = text or numbers.value(row.value, row.unit, self.words, row.bound)
        return _link(text, row.key, source_anchor(row.area, row.source), self._source(row.area, row.source))

    def target(self, claim: Claim, text: str | None = None) -> str:
        """Write the number a claim announced, linked to the first source that reports it."""
        assert claim.value is not None and claim.unit is not None
        text = text or numbers.announced(claim.comparator, claim.value, claim.upper, claim.unit, self.words)
        source = claim.sources[0]
        return _link(
            text, f"{claim.area}:{claim.target}", source_anchor(claim.area, source), self._source(claim.area, source)
        )

    def claim(self, claim: Claim, text: str, href: str) -> str:
        """Write a claim's words, linked to where the book speaks of it; they may hold the number it announced."""
        tip = self._source(claim.area, claim.sources[0])
        return (
            f'<a class="figure" data-key="{escape(claim.area)}:{escape(claim.target)}" href="{escape(href)}" '
            f'title="{escape(tip)}">{escape(text)}</a>'
        )

    def milestone(self, milestone: Milestone, text: str) -> str:
        """Write something told of a deed, linked to its source."""
        tip = self._source(milestone.area, milestone.source)
        return _link(text, milestone.key, source_anchor(milestone.area, milestone.source), tip)

    def derived(self, text: str, how: str) -> str:
        """Write a figure worked out here; `how` says from what."""
        return f'<span class="figure" data-key="derived" title="{escape(how)}">{escape(text)}</span>'

    def source(self, area: str, source: str) -> str:
        """Name a source by its publisher, linked to its row."""
        entry = self._entry(area, source)
        text = root_publisher(entry["publisher"]) if entry else source
        return _link(text, f"{area}:{source}", source_anchor(area, source), self._source(area, source), "cite")

    def difference(self, number: Decimal, unit: str, how: str) -> str:
        """Write a gap worked out from two figures."""
        return self.derived(numbers.difference(number, unit, self.words), how)

    def _source(self, area: str, source: str) -> str:
        entry = self._entry(area, source)
        if entry is None:
            return source
        told = numbers.date(entry["published"], self.words) if entry["published"] else self.words("source.undated")
        return ", ".join([entry["publisher"], told, self.words(f"source.{entry['channel']}")])

    def _entry(self, area: str, source: str) -> dict[str, Any] | None:
        table = self.record.sources
        found = table[(table["area"] == area) & (table["source"] == source)]
        return dict(found.iloc[0]) if len(found) else None


def source_anchor(area: str, source: str) -> str:
    """Name the anchor of a source's row on the sources page."""
    return f"s-{area}-{source}"


def plain(text: str) -> str:
    """Make data safe as prose: no HTML, and no character that Markdown would take for markup."""
    return escape(text).translate({ord(char): f"&#{ord(char)};" for char in "\\`*_{}[]$|~"})


def _link(text: str, key: str, anchor: str, tip: str, kind: str = "figure") -> str:
    return (
        f'<a class="{kind}" data-key="{escape(key)}" href="sources.html#{escape(anchor)}" title="{escape(tip)}">'
        f"{escape(text)}</a>"
    )
