"""Figures that carry their birth certificate: each links to its row on the sources page and says who told it when."""

import re
from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.targets import Target
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html, escape
from targetbook.page.voice.figure_kinds import doubt
from targetbook.page.voice.publishers import attribution, publisher_name
from targetbook.page.voice.words import Counted, Words
from targetbook.record.reading import Cells, Record

NUMBER = re.compile(r"\d")
OTHER_LANGUAGE = {"en": "zh", "zh": "en"}


@dataclass(frozen=True)
class Figures:
    """Writes figures of a record in one language, as inline HTML that reads the same in Markdown and in tables."""

    record: Record
    words: Words
    chapters: str = ""  # where the book's chapters lie, seen from the page; '' on a chapter itself

    def name(self, text: str) -> Html:
        """Write a name; one that holds a number says that it is a name, for that number is no figure."""
        return name_html(text)

    def row(self, row: Row, text: str | None = None) -> str:
        """Write a figure, or `text` in its place, linked to its source; a figure with what keeps it from a result."""
        if text is not None:
            return self._link(text, row.key, row.area, row.source)
        figure = self._link(numbers.of_row(row, self.words), row.key, row.area, row.source)
        return figure + escape(doubt(row, self.words))

    def evidence(self, figure: Evidence) -> str:
        """Write the figure gone by, linked to its source; a sum of several says of which, for it has no row."""
        best = figure.best
        if "+" not in best.indicator:
            return self.row(best)
        how = " + ".join(numbers.of_row(row, self.words) for row in figure.agreeing)
        return self.derived(numbers.of_row(best, self.words), how) + escape(doubt(best, self.words))

    def remark(self, row: Row) -> str:
        """Give the record's note on a figure; one in English alone says so on a Chinese page."""
        if self.words.lang == "en" or not row.note:
            return row.note
        return row.note_zh or self.words("caveat.untranslated", note=row.note)

    def note(self, row: Row) -> str:
        """Write the note on a figure, with its key where it holds a number."""
        text = plain(self.remark(row))
        linked = f'<span class="figure" data-key="{escape(row.key)}"{self._origin(row.area, row.source)}>{text}</span>'
        return linked if NUMBER.search(text) else text

    def target(self, target: Target, text: str | None = None) -> str:
        """Write the number a target announced, linked to its source."""
        assert target.value is not None and target.unit is not None
        text = text or numbers.of_target(target, self.words)
        return self.words_of_target(target, text)

    def words_of_target(self, target: Target, text: str) -> str:
        """Write a target's words, linked to its first source."""
        return self._link(
            text, f"{target.area}:{target.name}", target.area, target.sources[0], tongue=self._tongue(target, text)
        )

    def target_link(self, target: Target, text: str, href: str) -> str:
        """Write a target's words, linked to where the book speaks of it; they may hold the number it announced."""
        origin = self._origin(target.area, target.sources[0])
        key = escape(f"{target.area}:{target.name}")
        tongue = self._tongue(target, text)
        return (
            f'<a class="figure" data-key="{key}" href="{escape(self._page(href))}"{origin}{tongue}>{escape(text)}</a>'
        )

    def clause(self, target: Target, text: str) -> str:
        """Write a target's words without a link."""
        tongue = self._tongue(target, text)
        return f"<span{tongue}>{escape(text)}</span>" if tongue else escape(text)

    def milestone(self, milestone: Milestone, text: str) -> str:
        """Write something told of a deed, linked to its source."""
        return self._link(text, milestone.key, milestone.area, milestone.source)

    def quotation(self, by: Target | Milestone, text: str) -> str:
        """Write words that a target or a milestone tells, with its source where they hold a number."""
        source = by.sources[0] if isinstance(by, Target) else by.source
        key = f"{by.area}:{by.name}" if isinstance(by, Target) else by.key
        if not NUMBER.search(text):
            return escape(text)
        return f'<span class="figure" data-key="{escape(key)}"{self._origin(by.area, source)}>{escape(text)}</span>'

    def derived(self, text: str, how: str) -> str:
        """Write a figure worked out here; `how` says from what."""
        return f'<span class="figure" data-key="derived" title="{escape(how)}">{escape(text)}</span>'

    def counted(self, number: int, how: str) -> Counted:
        """Write a number that was counted here, which a phrase can choose its words by."""
        return Counted(self.derived(str(number), how), number)

    def source(self, area: str, source: str) -> str:
        """Name a source by its publisher, linked to its row."""
        return self._link(self.publisher(area, source), f"{area}:{source}", area, source, "cite")

    def mention(self, area: str, source: str) -> str:
        """Name a source where its page is looked for, and say so where it has no address."""
        name = self.source(area, source)
        return name if self.address(area, source) else self.words("source.no_address", source=name)

    def publisher(self, area: str, source: str) -> str:
        """Name the publisher of a source."""
        entry = self._entry(area, source)
        return publisher_name(entry["publisher"], self.record, self.words) if entry else source

    def address(self, area: str, source: str) -> str:
        """Give the address of a source's page; '' where none can be cited."""
        entry = self._entry(area, source)
        return str(entry["url"]) if entry else ""

    def difference(self, number: Decimal, unit: str, how: str, counter: str = "") -> str:
        """Write a gap worked out from two figures."""
        return self.derived(numbers.difference(number, unit, self.words, counter), how)

    def _link(self, text: str, key: str, area: str, source: str, kind: str = "figure", tongue: str = "") -> str:
        href = escape(self._page(f"sources.html#{source_anchor(area, source)}"))
        origin = self._origin(area, source)
        return f'<a class="{kind}" data-key="{escape(key)}" href="{href}"{origin}{tongue}>{escape(text)}</a>'

    def _page(self, href: str) -> str:
        """Give the address of a chapter, seen from the page."""
        return f"{self.chapters}/{href}" if self.chapters else href

    def _tongue(self, target: Target, text: str) -> str:
        """Name the language of a target's words where it is not the page's."""
        clause, other_clause = in_order_of(self.words.lang, target)
        return f' lang="{OTHER_LANGUAGE[self.words.lang]}"' if not clause and text == other_clause else ""

    def _origin(self, area: str, source: str) -> str:
        """Say who told it, when and through which channel, and at which address where one is known."""
        entry = self._entry(area, source)
        if entry is None:
            return f' title="{escape(source)}"'

        when = numbers.date(entry["published"], self.words) if entry["published"] else self.words("source.undated")
        publisher = attribution(entry["publisher"], self.record, self.words)
        title = self.words("general.clause").join([publisher, when, self.words(f"source.{entry['channel']}")])
        address = f' data-address="{escape(entry["url"])}"' if entry["url"].startswith(("https://", "http://")) else ""

        return f' title="{escape(title)}"{address}'

    def _entry(self, area: str, source: str) -> Cells | None:
        return next(iter(self.record.rows("sources", area=area, source=source)), None)


class BareFigures(Figures):
    """Writes figures as escaped text alone, for a file that takes the words of a page without their links."""

    def name(self, text: str) -> Html:
        """Write a name."""
        return Html.escape(text)

    def clause(self, target: Target, text: str) -> str:
        """Write a target's words."""
        return escape(text)

    def target_link(self, target: Target, text: str, href: str) -> str:
        """Write a target's words."""
        return escape(text)

    def note(self, row: Row) -> str:
        """Write the note on a figure."""
        return plain(self.remark(row))

    def quotation(self, by: Target | Milestone, text: str) -> str:
        """Write words that a target or a milestone tells."""
        return escape(text)

    def derived(self, text: str, how: str) -> str:
        """Write a figure worked out here."""
        return escape(text)

    def _link(self, text: str, key: str, area: str, source: str, kind: str = "figure", tongue: str = "") -> str:
        return escape(text)


def in_order_of(lang: str, target: Target) -> tuple[str | None, str | None]:
    """Give a target's clause in a language, then in the other one."""
    return (target.text_zh, target.text_en) if lang == "zh" else (target.text_en, target.text_zh)


def source_anchor(area: str, source: str) -> str:
    """Name the anchor of a source's row on the sources page."""
    return f"s-{area}-{source}"


def name_html(text: str) -> Html:
    """Write a name as HTML; one that holds a number says that it is a name, for that number is no figure."""
    return Html('<span class="name">{}</span>').format(text) if NUMBER.search(text) else Html.escape(text)


def plain(text: str) -> str:
    """Make data safe as prose: no HTML, and no character that Markdown would take for markup."""
    return escape(text).translate({ord(char): f"&#{ord(char)};" for char in "\\`*_{}[]$|~"})
