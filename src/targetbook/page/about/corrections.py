"""How a reader puts a verdict right: a link at each number, and a report ready to be completed and sent."""

from urllib.parse import urlencode

from targetbook.judgement.verdicts import NumericVerdict, Verdict
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import by_theme
from targetbook.page.sentences.standing import compared_text
from targetbook.page.voice.escaping import Html

LINK = Html('<span class="qualifiers"><a class="correct" href="{}" title="{}">{}</a></span>')
REPORT = Html('<details><summary>{}</summary><div data-key="{}">{}</div></details>')


def correction_link(verdict: Verdict, chapter: Chapter) -> Html:
    """Link a verdict to a new issue filled in; '' where no address for corrections is set."""
    if not chapter.repository:
        return Html()

    target = verdict.target
    words = chapter.words
    key = "issue_title" if isinstance(verdict, NumericVerdict) else "issue_title_deed"
    title = words(f"challenge.{key}", target=target.name, place=chapter.place, year=chapter.year)
    query = urlencode({"title": title, "body": report(verdict, chapter)})
    href = f"{chapter.repository}/issues/new?{query}"
    tip = words("challenge.tip", target=target.name)

    return LINK.format(href, tip, words("challenge.corrections"))


def how_to_report(chapter: Chapter) -> Text:
    """Say where a completed report goes, and what becomes of it; or that this copy names no address for one."""
    words = chapter.words
    address = chapter.repository
    if not address:
        return Text(words.html("challenge.no_repository"))
    return Text(words.html("challenge.repository", address=Html('<a href="{0}">{0}</a>').format(address)))


def right_of_reply(chapter: Chapter) -> Text:
    """Say how those spoken of may reply, where there is an address for it."""
    return Text(chapter.words.html("challenge.reply" if chapter.repository else "challenge.no_reply"))


def correction_reports(chapter: Chapter) -> Block:
    """List, for each verdict, a report to copy, complete and send, folded; nothing where no address is set."""
    words = chapter.words
    verdicts = chapter.all_verdicts
    if not chapter.repository:
        return Text()
    if not verdicts:
        return Text(words.html("challenge.no_reports", place=chapter.place, year=chapter.year))

    heads = [words("head.commitment"), words("challenge.head_report")]
    caption = words("challenge.reports", place=chapter.place, year=chapter.year)

    return table(caption, heads, [_row(verdict, chapter) for verdict in by_theme(verdicts, chapter)])


def report(verdict: Verdict, chapter: Chapter) -> str:
    """Write the report: the verdict as it stands, and room for what is right and where it was published."""
    return chapter.words(
        "challenge.issue" if isinstance(verdict, NumericVerdict) else "challenge.issue_deed",
        target=verdict.target.name,
        place=chapter.place,
        year=chapter.year,
        standing=compared_text(verdict, chapter),
        day=chapter.say_date(chapter.day.isoformat()),
        rules=chapter.rules.version,
    )


def _row(verdict: Verdict, chapter: Chapter) -> list[Html]:
    target = verdict.target
    text = chapter.figures.words_of_target(target, chapter.text_of(target))
    lines = Html("<br/>").join(report(verdict, chapter).split("\n"))
    name = Html('<span id="report-{}">{}</span>').format(target.name, text)

    return [name, REPORT.format(chapter.words("challenge.show"), f"{target.area}:{target.name}", lines)]
