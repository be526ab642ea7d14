"""How a reader puts a verdict right: a link at each number, and a report ready to be completed and sent."""

from urllib.parse import urlencode

from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import by_theme
from targetbook.page.sentences.standing import compared_text
from targetbook.page.voice.escaping import escape


def correction_link(verdict: Verdict, chapter: Chapter) -> str:
    """Link a verdict to a new issue filled in; '' where no address for corrections is set."""
    if not chapter.repository:
        return ""

    target = verdict.target
    words = chapter.words
    key = "issue_title" if target.value is not None else "issue_title_deed"
    title = words(f"challenge.{key}", target=target.name, place=chapter.place, year=chapter.year)
    query = urlencode({"title": title, "body": report(verdict, chapter)})
    href = f"{chapter.repository}/issues/new?{query}"
    tip = words("challenge.tip", target=target.name)

    return (
        f'<span class="qualifiers"><a class="correct" href="{escape(href)}" title="{escape(tip)}">'
        f"{escape(words('challenge.corrections'))}</a></span>"
    )


def how_to_report(chapter: Chapter) -> Text:
    """Say where a completed report goes, and what becomes of it; or that this copy names no address for one."""
    words = chapter.words
    address = chapter.repository
    if not address:
        return Text(words("challenge.no_repository"))
    return Text(words("challenge.repository", address=f'<a href="{escape(address)}">{escape(address)}</a>'))


def right_of_reply(chapter: Chapter) -> Text:
    """Say how those spoken of may reply, where there is an address for it."""
    return Text(chapter.words("challenge.reply" if chapter.repository else "challenge.no_reply"))


def correction_reports(chapter: Chapter) -> Block:
    """List, for each verdict, a report to copy, complete and send, folded; nothing where no address is set."""
    words = chapter.words
    verdicts = chapter.all_verdicts
    if not chapter.repository:
        return Text("")
    if not verdicts:
        return Text(words("challenge.no_reports", place=chapter.place, year=chapter.year))

    heads = [words("head.commitment"), words("challenge.head_report")]
    caption = words("challenge.reports", place=chapter.place, year=chapter.year)

    return table(caption, heads, [_row(verdict, chapter) for verdict in by_theme(verdicts, chapter)])


def report(verdict: Verdict, chapter: Chapter) -> str:
    """Write the report: the verdict as it stands, and room for what is right and where it was published."""
    return chapter.words(
        "challenge.issue" if verdict.target.value is not None else "challenge.issue_deed",
        target=verdict.target.name,
        place=chapter.place,
        year=chapter.year,
        standing=compared_text(verdict, chapter),
        day=chapter.say_date(chapter.day.isoformat()),
        rules=chapter.rules.version,
    )


def _row(verdict: Verdict, chapter: Chapter) -> list[str]:
    text = chapter.figures.words_of_target(verdict.target, chapter.text_of(verdict.target))
    name = f'<span id="report-{escape(verdict.target.name)}">{text}</span>'
    key = escape(f"{verdict.target.area}:{verdict.target.name}")
    lines = "<br/>".join(escape(line) for line in report(verdict, chapter).split("\n"))
    summary = f"<summary>{escape(chapter.words('challenge.show'))}</summary>"

    return [name, f'<details>{summary}<div data-key="{key}">{lines}</div></details>']
