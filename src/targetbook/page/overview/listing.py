"""Every promise of an edition in a list: the answered and the traced in a few words, the others by name alone."""

from targetbook.judgement.knowledge import Knowledge, by_knowledge
from targetbook.judgement.tally import promised
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Status
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.cards.card import badge_beside_text
from targetbook.page.cards.groups import group_name
from targetbook.page.chapter import Chapter
from targetbook.page.overview.filters import Filters
from targetbook.page.overview.tables import target_link
from targetbook.page.overview.themes import by_theme, theme_name
from targetbook.page.sentences.brief import in_brief
from targetbook.page.sentences.reach import is_known_by_example
from targetbook.page.sentences.verdict import report_caveat
from targetbook.page.theme.verdicts import tone
from targetbook.page.voice.escaping import Html

GROUP = Html('<section class="promises"><h3>{}</h3>{}{}</section>')
ITEM = Html('<li id="{}" data-slots="{}">{}</li>')
LIST = Html('<ul class="promise-list">{}</ul>')
BY_THEME = Html('<div class="of-theme"><h4>{}</h4>{}</div>')


def promise_list(chapter: Chapter) -> Block:
    """List every promise that counts by how much is known of it, to be filtered."""
    verdicts = by_theme(promised(chapter.all_verdicts), chapter)
    if not verdicts:
        return Text()

    filters = Filters(verdicts, chapter)
    groups = by_knowledge(verdicts, chapter.archive).items()

    return filters.around(HtmlTable(Html().join(_group(level, members, filters) for level, members in groups)))


def _group(level: Knowledge, verdicts: list[Verdict], filters: Filters) -> Html:
    chapter = filters.chapter
    head = group_name(level, verdicts, chapter)
    if level is not Knowledge.NOTHING:
        return GROUP.format(head, "", LIST.format(Html().join(_entry(verdict, filters) for verdict in verdicts)))

    themes = dict.fromkeys(verdict.target.theme for verdict in verdicts)
    names = Html().join(_theme(theme, verdicts, filters) for theme in themes)
    return GROUP.format(head, Html("<p>{}</p>").format(chapter.words.html("overview.nothing_found")), names)


def _theme(theme: str, verdicts: list[Verdict], filters: Filters) -> Html:
    """List the promises of a theme by name alone."""
    members = [verdict for verdict in verdicts if verdict.target.theme == theme]
    names = Html().join(_item(verdict, _name(verdict, filters), filters) for verdict in members)
    return BY_THEME.format(theme_name(theme, filters.chapter), LIST.format(names))


def _name(verdict: Verdict, filters: Filters) -> Html:
    """Give a promise by name alone, and say where something was found on an example of it."""
    chapter = filters.chapter
    is_exemplified = is_known_by_example(verdict, chapter)
    note = chapter.words.html("overview.entry_example") if is_exemplified else Html()
    return _link(verdict, filters) + note


def _entry(verdict: Verdict, filters: Filters) -> Html:
    """Give a promise with its verdict where there is one, and in a few words what is known."""
    chapter = filters.chapter
    words = chapter.words
    values = {"promise": _link(verdict, filters), "brief": in_brief(verdict, chapter)}
    if verdict.status is Status.UNJUDGED:
        return _item(verdict, words.html("overview.entry", **values), filters)
    entry = words.html("overview.entry_judged", mark=badge_beside_text(verdict, chapter), **values)
    limited = entry + words.html("overview.entry_noted") if report_caveat(verdict, chapter) else entry
    return _item(verdict, limited, filters)


def _item(verdict: Verdict, text: Html, filters: Filters) -> Html:
    return ITEM.format(verdict.target.name, filters.slots(verdict), text)


def _link(verdict: Verdict, filters: Filters) -> Html:
    """Name a promise, linked to its card, and say where it was not announced plainly."""
    return target_link(verdict, filters.chapter) + tone(verdict.target, filters.chapter.words)
