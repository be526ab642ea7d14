"""What limits the figures that a verdict rests on: the record's own note on them, and a page that cannot be cited."""

from collections.abc import Sequence

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Row
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter


def caveats(verdict: Verdict, chapter: Chapter) -> str:
    """Say in HTML what the record notes on the figure gone by, and that no page telling it can be cited, or nothing."""
    of_figure = note(verdict.evidence.best, chapter) if verdict.evidence else ""
    remarks = [remark for remark in (of_figure, no_address(verdict, chapter)) if remark]
    return " ".join(f'<span class="qualifiers caveat">{remark}</span>' for remark in remarks)


def note(row: Row, chapter: Chapter) -> str:
    """Give the record's note on a figure as a sentence; '' where it has none."""
    return chapter.words("caveat.note", note=chapter.figures.note(row)) if row.note else ""


def no_address(verdict: Verdict, chapter: Chapter) -> str:
    """Say that no page a settled verdict rests on has an address to cite; '' where one has."""
    rows: list[Row | Milestone] = [*_figures(verdict), *verdict.deciding]
    citable = any(chapter.figures.address(row.area, row.source) for row in rows)
    if not verdict.outcome or not rows or citable:
        return ""

    sources = dict.fromkeys((row.area, row.source) for row in rows)
    names = chapter.words.list(chapter.figures.sources(sources))

    return chapter.words("caveat.no_address", n=len(sources), names=names)


def _figures(verdict: Verdict) -> Sequence[Row]:
    """Give the figures gone by, or those of the years behind a mean."""
    if verdict.evidence:
        return verdict.evidence.rows
    return verdict.mean.rows if verdict.mean else ()
