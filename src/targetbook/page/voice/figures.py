"""Figures that carry their birth certificate: each links to its row on the sources page and says who told it when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.targets import NumericTarget, Target
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import doubt
from targetbook.page.voice.publishers import attribution, publisher_name
from targetbook.page.voice.words import Counted, Words
from targetbook.record.reading import Cells, Record

NUMBER = re.compile(r"\d")
OTHER_LANGUAGE = {"en": "zh", "zh": "en"}
NOTHING = Html()
KEYED = Html('<span class="figure" data-key="{key}"{origin}>{text}</span>')
LINK = Html('<a class="{kind}" data-key="{key}" href="{href}"{origin}{tongue}>{text}</a>')
Page = tuple[str, str]  # area, source


@dataclass(frozen=True)
class Figures:
    """Writes figures of a record in one language, as inline HTML that reads the same in Markdown and in tables."""

    record: Record
    words: Words
    chapters: str = ""  # where the book's chapters lie, seen from the page; '' on a chapter itself

    def name(self, text: str) -> Html:
        """Write a name; one that holds a number says that it is a name, for that number is no figure."""
        return name_html(text)

    def row(self, row: Row, text: str | None = None) -> Html:
        """Write a figure, or `text` in its place, linked to its source; a figure with what keeps it from a result."""
        if text is not None:
            return self._link(text, row.key, row.area, row.source)
        figure = self._link(numbers.of_row(row, self.words), row.key, row.area, row.source)
        return figure + doubt(row, self.words)

    def evidence(self, figure: Evidence) -> Html:
        """Write the figure gone by, linked to its source; a sum of several says of which, for it has no row."""
        best = figure.best
        if "+" not in best.indicator:
            return self.row(best)
        how = " + ".join(numbers.of_row(row, self.words) for row in figure.agreeing)
        return self.derived(numbers.of_row(best, self.words), how) + doubt(best, self.words)

    def remark(self, row: Row) -> str:
        """Give the record's note on a figure; one in English alone says so on a Chinese page."""
        if self.words.lang == "en" or not row.note:
            return row.note
        return row.note_zh or self.words("caveat.untranslated", note=row.note)

    def note(self, row: Row) -> Html:
        """Write the note on a figure, with its key where it holds a number."""
        text = plain(self.remark(row))
        origin = self._origin(row.area, row.source)
        return KEYED.format(key=row.key, origin=origin, text=text) if NUMBER.search(text) else text

    def target(self, target: NumericTarget, text: str | None = None) -> Html:
        """Write the number a target announced, linked to its source."""
        text = text or numbers.of_target(target, self.words)
        return self.words_of_target(target, text)

    def words_of_target(self, target: Target, text: str) -> Html:
        """Write a target's words, linked to its first source."""
        return self._link(
            text, f"{target.area}:{target.name}", target.area, target.sources[0], tongue=self._tongue(target, text)
        )

    def target_link(self, target: Target, text: str, href: str) -> Html:
        """Write a target's words, linked to where the book speaks of it; they may hold the number it announced."""
        return LINK.format(
            kind="figure",
            key=f"{target.area}:{target.name}",
            href=self._page(href),
            origin=self._origin(target.area, target.sources[0]),
            tongue=self._tongue(target, text),
            text=text,
        )

    def clause(self, target: Target, text: str) -> Html:
        """Write a target's words without a link."""
        tongue = self._tongue(target, text)
        return Html("<span{}>{}</span>").format(tongue, text) if tongue else Html.escape(text)

    def milestone(self, milestone: Milestone, text: str) -> Html:
        """Write something told of a deed, linked to its source."""
        return self._link(text, milestone.key, milestone.area, milestone.source)

    def quotation(self, by: Target | Milestone, text: str) -> Html:
        """Write words that a target or a milestone tells, with its source where they hold a number."""
        source = by.sources[0] if isinstance(by, Target) else by.source
        key = f"{by.area}:{by.name}" if isinstance(by, Target) else by.key
        if not NUMBER.search(text):
            return Html.escape(text)
        return KEYED.format(key=key, origin=self._origin(by.area, source), text=text)

    def derived(self, text: str, how: str) -> Html:
        """Write a figure worked out here; `how` says from what."""
        return KEYED.format(key="derived", origin=_title(how), text=text)

    def counted(self, number: int, how: str) -> Counted:
        """Write a number that was counted here, which a phrase can choose its words by."""
        return Counted(self.derived(str(number), how), number)

    def source(self, area: str, source: str, text: str | None = None) -> Html:
        """Name a source by its publisher, or by `text` beside the publisher's name, linked to its row."""
        return self._link(text or self.publisher(area, source), f"{area}:{source}", area, source, "cite")

    def sources(self, pages: Iterable[Page]) -> list[Html]:
        """Name pages by their publishers, each publisher once; of several pages of one, each by its number."""
        groups = self._by_publisher(pages).items()
        return [self._pages(name, group) if len(group) > 1 else self.source(*group[0]) for name, group in groups]

    def mentions(self, pages: Iterable[Page]) -> list[Html]:
        """Name pages by their publishers where they are looked for, and say which have no address."""
        groups = self._by_publisher(pages).items()
        return [self._sought(name, group) if len(group) > 1 else self._mention(*group[0]) for name, group in groups]

    def _mention(self, area: str, source: str, text: str | None = None) -> Html:
        """Name a page by its publisher or by its number, and say so where it has no address."""
        name = self.source(area, source, text)
        return name if self.address(area, source) else self.words.html("source.no_address", source=name)

    def _sought(self, publisher: str, pages: list[Page]) -> Html:
        if not any(self.address(*page) for page in pages):
            return self._pages(publisher, pages, "pages_no_address")

        links = [self._mention(*page, str(number)) for number, page in enumerate(pages, 1)]
        return self.words.html("source.pages", name=publisher, pages=self.words.html_list(links))

    def _pages(self, publisher: str, pages: list[Page], key: str = "pages") -> Html:
        links = [self.source(*page, str(number)) for number, page in enumerate(pages, 1)]
        return self.words.html(f"source.{key}", name=publisher, pages=self.words.html_list(links))

    def _by_publisher(self, pages: Iterable[Page]) -> dict[str, list[Page]]:
        groups: dict[str, list[Page]] = {}
        for page in dict.fromkeys(pages):
            groups.setdefault(self.publisher(*page), []).append(page)

        return groups

    def publisher(self, area: str, source: str) -> str:
        """Name the publisher of a source."""
        entry = self._entry(area, source)
        return publisher_name(entry["publisher"], self.record, self.words) if entry else source

    def address(self, area: str, source: str) -> str:
        """Give the address of a source's page; '' where none can be cited."""
        entry = self._entry(area, source)
        return str(entry["url"]) if entry else ""

    def title(self, text: str) -> Html:
        """Write the title of a publication."""
        return Html("<cite>{}</cite>").format(plain(text))

    def difference(self, number: Decimal, unit: str, how: str, counter: str = "") -> Html:
        """Write a gap worked out from two figures."""
        return self.derived(numbers.difference(number, unit, self.words, counter), how)

    def _link(self, text: str, key: str, area: str, source: str, kind: str = "figure", tongue: Html = NOTHING) -> Html:
        href = self._page(f"sources.html#{source_anchor(area, source)}")
        origin = self._origin(area, source)
        return LINK.format(kind=kind, key=key, href=href, origin=origin, tongue=tongue, text=text)

    def _page(self, href: str) -> str:
        """Give the address of a chapter, seen from the page."""
        return f"{self.chapters}/{href}" if self.chapters else href

    def _tongue(self, target: Target, text: str) -> Html:
        """Name the language of a target's words where it is not the page's."""
        clause, other_clause = in_order_of(self.words.lang, target)
        is_other = not clause and text == other_clause
        return Html(' lang="{}"').format(OTHER_LANGUAGE[self.words.lang]) if is_other else NOTHING

    def _origin(self, area: str, source: str) -> Html:
        """Say who told it, when and through which channel, and at which address where one is known."""
        entry = self._entry(area, source)
        if entry is None:
            return _title(source)

        when = numbers.date(entry["published"], self.words) if entry["published"] else self.words("source.undated")
        publisher = attribution(entry["publisher"], self.record, self.words)
        title = self.words("general.clause").join([publisher, when, self.words(f"source.{entry['channel']}")])
        is_web = entry["url"].startswith(("https://", "http://"))

        return _title(title) + (Html(' data-address="{}"').format(entry["url"]) if is_web else NOTHING)

    def _entry(self, area: str, source: str) -> Cells | None:
        return next(iter(self.record.rows("sources", area=area, source=source)), None)


class BareFigures(Figures):
    """Writes figures as escaped text alone, for a file that takes the words of a page without their links."""

    def name(self, text: str) -> Html:
        """Write a name."""
        return Html.escape(text)

    def clause(self, target: Target, text: str) -> Html:
        """Write a target's words."""
        return Html.escape(text)

    def target_link(self, target: Target, text: str, href: str) -> Html:
        """Write a target's words."""
        return Html.escape(text)

    def note(self, row: Row) -> Html:
        """Write the note on a figure."""
        return plain(self.remark(row))

    def quotation(self, by: Target | Milestone, text: str) -> Html:
        """Write words that a target or a milestone tells."""
        return Html.escape(text)

    def title(self, text: str) -> Html:
        """Write the title of a publication."""
        return plain(text)

    def derived(self, text: str, how: str) -> Html:
        """Write a figure worked out here."""
        return Html.escape(text)

    def _link(self, text: str, key: str, area: str, source: str, kind: str = "figure", tongue: Html = NOTHING) -> Html:
        return Html.escape(text)


def _title(text: str) -> Html:
    return Html(' title="{}"').format(text)


def in_order_of(lang: str, target: Target) -> tuple[str | None, str | None]:
    """Give a target's clause in a language, then in the other one."""
    return (target.text_zh, target.text_en) if lang == "zh" else (target.text_en, target.text_zh)


def source_anchor(area: str, source: str) -> str:
    """Name the anchor of a source's row on the sources page."""
    return f"s-{area}-{source}"


def name_html(text: str) -> Html:
    """Write a name as HTML; one that holds a number says that it is a name, for that number is no figure."""
    return Html('<span class="name">{}</span>').format(text) if NUMBER.search(text) else Html.escape(text)


def plain(text: str) -> Html:
    """Make data safe as prose: no HTML, and no character that Markdown would take for markup."""
    return Html(Html.escape(text).translate({ord(char): f"&#{ord(char)};" for char in "_|"}))
