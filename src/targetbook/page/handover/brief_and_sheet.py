"""An edition in brief, as HTML for the press: what the library's front page says of it, and a sheet to print."""

from targetbook.judgement.tally import in_order, promised, standing
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.tables import badge
from targetbook.page.chapter import Chapter
from targetbook.page.overview.leads import lead_paragraphs
from targetbook.page.overview.news import news_items, tally
from targetbook.page.overview.tables import target_link
from targetbook.page.overview.themes import by_theme, theme_name
from targetbook.page.voice.escaping import escape


def brief(edition: Chapter, chapters: str) -> str:
    """Say what was promised, what became of it in three numbers, and what stands out.

    `chapters` is the folder of the book's chapters, seen from the page where it will stand.
    """
    chapter = edition.linked_from(chapters)
    items = "".join(f"<li>{item}</li>" for item in news_items(chapter))
    numbers = tally(chapter) if promised(chapter.all_verdicts) else ""
    findings = f"<ul>{items}</ul>" if items else ""
    return f"{_paragraphs(lead_paragraphs(chapter))}{numbers}{findings}"


def sheet(edition: Chapter, chapters: str) -> str:
    """List every commitment that counts in a line, theme by theme, with its verdict, and what the marks mean."""
    chapter = edition.linked_from(chapters)
    verdicts = by_theme(promised(chapter.all_verdicts), chapter)
    themes = dict.fromkeys(verdict.target.theme for verdict in verdicts)
    parts = [
        _theme(theme, [verdict for verdict in verdicts if verdict.target.theme == theme], chapter) for theme in themes
    ]
    above = _paragraphs(lead_paragraphs(chapter))
    numbers = tally(chapter) + _paragraphs([_legend(verdicts, chapter)]) if verdicts else ""

    return f'{above}{numbers}<div class="themes">{"".join(parts)}</div>'


def _paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _legend(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say what the marks on the sheet mean, and what a mark of no verdict does not mean."""
    words = chapter.words
    statuses = dict.fromkeys(verdict.status for verdict in in_order(verdicts))
    marks = words("general.comma").join(badge(status, words(f"verdict.{status}")) for status in statuses)
    sentences = [words("leaflet.marks", marks=marks)]

    if any(status.is_provisional for status in statuses):
        sentences.append(words("leaflet.provisional"))

    return words("general.space").join([*sentences, words("leaflet.not_missed")])


def _theme(theme: str, verdicts: list[Verdict], chapter: Chapter) -> str:
    items = "".join(_line(verdict, chapter) for verdict in in_order(verdicts))
    return f"<section><h2>{escape(theme_name(theme, chapter))}</h2><ul>{items}</ul></section>"


def _line(verdict: Verdict, chapter: Chapter) -> str:
    mark = badge(verdict.status, chapter.words(f"verdict.{standing(verdict)}"))
    return f"<li>{target_link(verdict, chapter)} {mark}</li>"
