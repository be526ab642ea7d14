"""How a reader puts a verdict right: a link at each number, and a report ready to be completed and sent."""

from html import escape
from urllib.parse import urlencode

from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks import Block, Text
from targetbook.page.chapter import Chapter
from targetbook.page.standings import compared_text
from targetbook.page.tables import table


def correction_link(verdict: Verdict, chapter: Chapter) -> str:
    """Link a number's verdict to a new issue filled in, or to its report on the corrections page; '' for a deed."""
    claim, words = verdict.claim, chapter.words
    if claim.value is None:
        return ""
    href = f"corrections.html#{_anchor(verdict)}"
    if chapter.repository:
        title = words("challenge.issue_title", target=claim.target, place=chapter.place, year=chapter.year)
        query = urlencode({"title": title, "body": report(verdict, chapter)})
        href = f"{chapter.repository}/issues/new?{query}"
    tip = words("challenge.tip", target=claim.target)
    return (
        f'<span class="qualifiers"><a class="correct" href="{escape(href)}" title="{escape(tip)}">'
        f"{escape(words('challenge.corrections'))}</a></span>"
    )


def correction_reports(chapter: Chapter) -> Block:
    """List, for each number of the edition, a report to copy, complete and send."""
    words = chapter.words
    told = [verdict for verdict in chapter.all_verdicts if verdict.claim.value is not None]
    if not told:
        return Text(words("challenge.no_reports", place=chapter.place, year=chapter.year))
    heads = [words("head.commitment"), words("challenge.head_report")]
    caption = words("challenge.reports", place=chapter.place, year=chapter.year)
    return table(caption, heads, [_row(verdict, chapter) for verdict in told])


def report(verdict: Verdict, chapter: Chapter) -> str:
    """Write the report: the verdict as it stands, and room for the right figure and where it was published."""
    return chapter.words(
        "challenge.issue",
        target=verdict.claim.target,
        place=chapter.place,
        year=chapter.year,
        standing=compared_text(verdict, chapter),
        day=chapter.say_date(chapter.day.isoformat()),
        rules=chapter.rules.version,
    )


def _row(verdict: Verdict, chapter: Chapter) -> list[str]:
    name = f'<span id="{_anchor(verdict)}">{chapter.figures.said(verdict.claim, chapter.text_of(verdict.claim))}</span>'
    key = escape(f"{verdict.claim.area}:{verdict.claim.target}")
    told = escape(report(verdict, chapter)).replace("\n", "<br/>")
    return [name, f'<div data-key="{key}">{told}</div>']


def _anchor(verdict: Verdict) -> str:
    return f"report-{escape(verdict.claim.target)}"
