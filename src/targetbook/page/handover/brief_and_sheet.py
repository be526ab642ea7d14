"""An edition in brief, as HTML for the press: what the library's front page says of it, and a sheet to print."""

from targetbook.judgement.tally import in_order, promised, standing
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.tables import badge
from targetbook.page.chapter import Chapter
from targetbook.page.overview.leads import lead_paragraphs
from targetbook.page.overview.news import news_items, tally
from targetbook.page.overview.tables import target_link
from targetbook.page.overview.themes import by_theme, theme_name
from targetbook.page.theme.verdicts import tone
from targetbook.page.voice.escaping import Html


def brief(edition: Chapter, chapters: str) -> Html:
    """Say what was promised, what became of it in three numbers, and what stands out.

    `chapters` is the folder of the book's chapters, seen from the page where it will stand.
    """
    chapter = edition.linked_from(chapters)
    items = Html().join(Html("<li>{}</li>").format(item) for item in news_items(chapter))
    numbers = tally(chapter) if promised(chapter.all_verdicts) else Html()
    findings = Html("<ul>{}</ul>").format(items) if items else Html()
    return _paragraphs(lead_paragraphs(chapter)) + numbers + findings


def sheet(edition: Chapter, chapters: str) -> Html:
    """List every commitment that counts in a line, theme by theme, with its verdict, and what the marks mean."""
    chapter = edition.linked_from(chapters)
    verdicts = by_theme(promised(chapter.all_verdicts), chapter)
    themes = dict.fromkeys(verdict.target.theme for verdict in verdicts)
    parts = [
        _theme(theme, [verdict for verdict in verdicts if verdict.target.theme == theme], chapter) for theme in themes
    ]
    above = _paragraphs(lead_paragraphs(chapter))
    numbers = tally(chapter) + _paragraphs([_legend(verdicts, chapter)]) if verdicts else Html()

    return above + numbers + Html('<div class="themes">{}</div>').format(Html().join(parts))


def _paragraphs(texts: list[Html]) -> Html:
    return Html().join(Html("<p>{}</p>").format(text) for text in texts)


def _legend(verdicts: list[Verdict], chapter: Chapter) -> Html:
    """Say what the marks on the sheet mean, and what a mark of no verdict does not mean."""
    words = chapter.words
    statuses = dict.fromkeys(verdict.status for verdict in in_order(verdicts))
    marks = words.html("general.comma").join(badge(status, words(f"verdict.{status}")) for status in statuses)
    sentences = [words.html("leaflet.marks", marks=marks)]

    if any(status.is_provisional for status in statuses):
        sentences.append(words.html("leaflet.provisional"))

    return words.html("general.space").join([*sentences, words.html("leaflet.not_missed")])


def _theme(theme: str, verdicts: list[Verdict], chapter: Chapter) -> Html:
    items = Html().join(_line(verdict, chapter) for verdict in in_order(verdicts))
    return Html("<section><h2>{}</h2><ul>{}</ul></section>").format(theme_name(theme, chapter), items)


def _line(verdict: Verdict, chapter: Chapter) -> Html:
    mark = badge(verdict.status, chapter.words(f"verdict.{standing(verdict)}"))
    return Html("<li>{}{} {}</li>").format(target_link(verdict, chapter), tone(verdict.target, chapter.words), mark)
