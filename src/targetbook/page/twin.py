"""A chart's figures as a table: folded below the chart, and as a CSV file whose figures keep unit, bound and key."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from io import StringIO
from itertools import chain

from targetbook.judgement.claims import Claim
from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Evidence, Row
from targetbook.page import numbers
from targetbook.page.chapter import Chapter
from targetbook.page.spreadsheet import harmless
from targetbook.page.tables import table

EXTRAS = ("unit", "bound", "key")


@dataclass(frozen=True)
class Cell:
    """What stands in a place of the table: as HTML, and as the CSV file has it with unit, bound and key apart."""

    html: str
    plain: str
    unit: str = ""
    bound: str = ""
    key: str = ""


@dataclass(frozen=True)
class Twin:
    """The table: its heads are plain text."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def html(self, caption: str) -> str:
        """Lay the table out for the page."""
        return table(caption, self.heads, [[cell.html for cell in row] for row in self.rows]).html

    def csv(self, chapter: Chapter) -> str:
        """Write the table as CSV, with a column of units, bounds or keys behind each column that has any."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        columns = list(zip(*self.rows, strict=True))
        kept = [[name for name in EXTRAS if any(getattr(cell, name) for cell in column)] for column in columns]
        heads = (
            [head, *(f"{head} ({chapter.words(f'twin.{name}')})" for name in names)]
            for head, names in zip(self.heads, kept, strict=True)
        )
        writer.writerow(map(harmless, chain.from_iterable(heads)))
        for row in self.rows:
            cells = ([cell.plain, *(getattr(cell, n) for n in names)] for cell, names in zip(row, kept, strict=True))
            writer.writerow(map(harmless, chain.from_iterable(cells)))
        return out.getvalue()


def of_cells(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Twin:
    """Take over a table whose cells are HTML made by this package's own writers."""
    return Twin(heads, [[of_html(cell) for cell in row] for row in rows])


def of_html(html: str) -> Cell:
    """Take over a cell; the keys of its figures go with its words, those worked out have none."""
    keys = (key for key in re.findall(r'class="figure" data-key="([^"]+)"', html) if key != "derived")
    return Cell(html, unescape(re.sub(r"<[^>]+>", "", html)).replace("\n", " "), key=unescape(" ".join(keys)))


def said(text: str) -> Cell:
    """Give words."""
    return Cell(escape(text), text.replace("\n", " "))


def of_row(row: Row, chapter: Chapter) -> Cell:
    """Give a published figure."""
    bound = "" if row.bound == "exact" else row.bound
    return Cell(chapter.figures.row(row), str(row.value), row.unit, bound, row.key)


def of_figure(told: Evidence, chapter: Chapter) -> Cell:
    """Give the figure gone by; a sum of several has no key of its own."""
    best = told.best
    if "+" not in best.indicator:
        return of_row(best, chapter)
    return Cell(chapter.figures.evidence(told), str(best.value), best.unit)


def of_claim(claim: Claim, chapter: Chapter) -> Cell:
    """Give the number a claim announced."""
    plain = str(claim.value) if claim.upper is None else f"{claim.value}–{claim.upper}"
    return Cell(chapter.figures.target(claim), plain, claim.unit or "", claim.comparator or "", _key(claim))


def words_of(claim: Claim, chapter: Chapter) -> Cell:
    """Give the words of a claim, which may hold its number."""
    text = chapter.text_of(claim)
    return Cell(chapter.figures.said(claim, text), text, key=_key(claim))


def of_milestone(milestone: Milestone, chapter: Chapter) -> Cell:
    """Give the day that something told of a deed happened."""
    html = chapter.figures.milestone(milestone, chapter.say_date(milestone.occurred))
    return Cell(html, milestone.occurred, key=milestone.key)


def worked_out(text: str, how: str, chapter: Chapter, unit: str = "") -> Cell:
    """Give a figure worked out here; `how` says from what."""
    plain = text.removesuffix("%").replace("\u2212", "-") if unit == "%" else text
    return Cell(chapter.figures.derived(text, how), plain, unit)


def source_of(area: str, sources: Sequence[str], chapter: Chapter) -> Cell:
    """Name sources by their publishers."""
    comma = chapter.words("general.comma")
    return Cell(
        comma.join(chapter.figures.source(area, one) for one in sources), " ".join(f"{area}:{one}" for one in sources)
    )


def of_series(evidence: Sequence[Evidence], claims: Sequence[Claim], chapter: Chapter) -> Twin:
    """Lay out published figures and what was announced beside them; area and series only where they differ."""
    rows = [_row(one.best, chapter) for one in evidence] + [_announced(one, chapter) for one in claims]
    names = ("area", "series", "period", "kind", "figure", "source")
    mixed = bool(claims) or any(kind_of(one.best) != "published" for one in evidence)
    differing = [
        (at > 1 and (at != 3 or mixed)) or len({row[at].plain for row in rows}) > 1 for at in range(len(names))
    ]
    heads = [chapter.words(f"twin.{name}") for name, keep in zip(names, differing, strict=True) if keep]
    return Twin(heads, [[cell for cell, keep in zip(row, differing, strict=True) if keep] for row in rows])


def kind_of(row: Row) -> str:
    """Name what kind of figure a row tells: published as it was first, revised, or estimated before its time."""
    return row.status if row.status in ("revised", "estimated", "forecast") else "published"


def _row(row: Row, chapter: Chapter) -> list[Cell]:
    return [
        *_names(row.area, row.indicator, row.measure, chapter),
        Cell(escape(numbers.period(row.period, chapter.words)), row.period.text),
        said(chapter.words(f"twin.{kind_of(row)}")),
        of_row(row, chapter),
        source_of(row.area, [row.source], chapter),
    ]


def _announced(claim: Claim, chapter: Chapter) -> list[Cell]:
    return [
        *_names(claim.area, claim.indicator or "", claim.measure or "", chapter),
        Cell(escape(numbers.period(claim.period, chapter.words)), claim.period.text),
        said(chapter.words("twin.announced", document=chapter.words(f"document.{chapter.kind_of(claim)}"))),
        of_claim(claim, chapter),
        source_of(claim.area, claim.sources, chapter),
    ]


def _names(area: str, indicator: str, measure: str, chapter: Chapter) -> list[Cell]:
    name = chapter.words(f"measure.{measure}")
    series = chapter.words("promise.measured", label=chapter.label(indicator, area), measure=name)
    return [said(chapter.name_of(area)), said(series)]


def _key(claim: Claim) -> str:
    return f"{claim.area}:{claim.target}"
