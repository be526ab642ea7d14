"""The first lines on an edition: who spoke, when, where and of what place; how many targets; how far was read."""

from collections.abc import Iterator

from targetbook.judgement.tally import outside_count, promised, quantities
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import folded
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import count
from targetbook.page.sentences.reach import publications_by_reach, reach_in_numbers, reach_note
from targetbook.page.sentences.uncounted import kinds_text
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import plain
from targetbook.record.announcements import Announcement
from targetbook.record.dates import last_day
from targetbook.record.vocabulary import DocumentKind


def overview_lead(chapter: Chapter) -> Text:
    """Say who named how many targets, when, where and of what place, and how far the record was read."""
    reach = reach_in_numbers if promised(chapter.all_verdicts) else reach_note  # `counting` names the publications
    return Text(Html("\n\n").join([_announced(chapter), reach(chapter)]))


def lead_paragraphs(chapter: Chapter) -> list[Html]:
    """Give the first lines as paragraphs of inline HTML: what was announced, then how far the record was read."""
    return [_announced(chapter), reach_note(chapter)]


def _announced(chapter: Chapter) -> Html:
    """Say who named how many targets, when, where and of what place."""
    verdicts = promised(chapter.all_verdicts)
    if not verdicts:
        return chapter.words.html("overview.nothing", place=chapter.place, year=chapter.year)

    parts = (_announcement_sentence(verdicts, chapter), _number(verdicts, chapter))
    return chapter.words.html("general.space").join(filter(None, parts))


def _number(verdicts: list[Verdict], chapter: Chapter) -> Html:
    """Count the targets, and the quantities where several targets are on one."""
    linked = quantities(verdicts)
    once = chapter.words.html("lead.once", count=count(linked, chapter)) if linked < len(verdicts) else Html()
    return chapter.words.html("lead.counted", count=count(len(verdicts), chapter), once=once)


def _beside(chapter: Chapter) -> Html:
    """Count what is listed outside the count, by kind."""
    verdicts = outside_count(chapter.all_verdicts)
    counts = {"listed": count(len(verdicts), chapter)}
    return Html().join(chapter.words.html_parts("lead.also", counts, kinds=kinds_text(verdicts, chapter)))


def counting(chapter: Chapter) -> Block:
    """Say what is listed only; folded, where the words were read, which clauses count, and which publications not."""
    verdicts = promised(chapter.all_verdicts)
    if not verdicts:
        return Text()

    clauses = [plain(announcement.selection[chapter.lang]) for announcement in _announcements(verdicts, chapter)]
    folds = {
        "selection": [_words_read(verdicts, chapter), *(Html(clause) for clause in clauses)],
        "publications": [publications_by_reach(chapter)],
    }

    return Blocks((Text(_beside(chapter)), *_folds(folds, chapter)))


def _folds(folds: dict[str, list[Html]], chapter: Chapter) -> Iterator[HtmlTable]:
    """Put paragraphs behind the lines that open them; a line with nothing behind it is left out."""
    for name, texts in folds.items():
        paragraphs = [HtmlTable(Html("<p>{}</p>").format(text)) for text in texts if text]
        if paragraphs:
            yield folded(chapter.words(f"lead.{name}"), *paragraphs)


def place_within(chapter: Chapter) -> str:
    """Name the area with the one that it is part of; one that only the nation is above, or none, by its name alone."""
    area = chapter.area
    above = chapter.record.areas[area.parent] if area.parent else None
    if above is None or (above.parent is None and not area.is_district):
        return chapter.place

    key = "lead.district" if area.is_district else "lead.within"
    return chapter.words(key, place=chapter.place, above=above.name(chapter.lang))


def _announcement_sentence(verdicts: list[Verdict], chapter: Chapter) -> Html:
    """Say who spoke, when and where, as far as the record says so."""
    words = chapter.words
    place = {"place": place_within(chapter), "year": chapter.year}
    if verdicts[0].target.document != DocumentKind.SPEECH:
        return words.html("lead.elsewhere", **place)

    announcements = _announcements(verdicts, chapter)
    announcement = announcements[0] if len(announcements) == 1 else None
    at = _occasion(announcement, chapter) if announcement else Html()
    day = _days(verdicts, chapter)

    if announcement and announcement.speaker[chapter.lang] and day:
        return words.html("lead.spoken", day=day, who=_who(announcement, chapter), at=at, **place)
    return words.html("lead.unnamed" if day else "lead.undated", day=day, at=at, **place)


def _occasion(announcement: Announcement, chapter: Chapter) -> Html:
    occasion = announcement.occasion[chapter.lang]
    return chapter.words.html("lead.at", occasion=plain(occasion)) if occasion else Html()


def _days(verdicts: list[Verdict], chapter: Chapter) -> str:
    """List the days of announcement, the earliest first; '' where none is known."""
    days = {verdict.target.announced for verdict in verdicts if verdict.target.announced}
    return chapter.words.list([chapter.say_date(day) for day in sorted(days, key=last_day)])


def _who(announcement: Announcement, chapter: Chapter) -> Html:
    speaker = announcement.speaker[chapter.lang]
    office = announcement.office[chapter.lang]
    return chapter.words.html("lead.who", speaker=plain(speaker), office=plain(office)) if office else plain(speaker)


def _announcements(verdicts: list[Verdict], chapter: Chapter) -> list[Announcement]:
    """Give the announcements that the counted targets point to, each once."""
    announcements = (chapter.announcement_of(verdict.target) for verdict in verdicts)
    by_event = {(item.kind, item.day, item.sources): item for item in announcements if item is not None}
    return list(by_event.values())


def _words_read(verdicts: list[Verdict], chapter: Chapter) -> Html:
    """Say on which pages the words of the speech were read, how firm these are, and what the record notes on it."""
    if verdicts[0].target.document != DocumentKind.SPEECH:
        return Html()

    announcements = _announcements(verdicts, chapter)
    sources = [source for announcement in announcements for source in announcement.sources]
    pages = list(dict.fromkeys(sources or [verdict.target.sources[0] for verdict in verdicts]))
    notes = [announcement.note[chapter.lang] for announcement in announcements]

    return chapter.words.html("general.space").join([_pages_read(pages, chapter), *map(plain, filter(None, notes))])


def _pages_read(sources: list[str], chapter: Chapter) -> Html:
    """List the pages of the speech, and say so where none has an address to cite."""
    words = chapter.words
    number = chapter.figures.counted(len(sources), words("lead.how"))
    pages = words.html("general.comma").join(_page(source, chapter) for source in sources)
    citable = any(chapter.figures.address(chapter.area.area, source) for source in sources)
    bare = Html() if citable else words.html("lead.bare", n=number)

    return words.html("lead.words_read", n=number, pages=pages, bare=bare)


def _page(source: str, chapter: Chapter) -> Html:
    area = chapter.area.area
    name = chapter.figures.source(area, source)
    channel = chapter.archive.source(area, source)["channel"]
    return chapter.words.html("lead.page", source=name, channel=chapter.words(f"source.{channel}")) if channel else name
