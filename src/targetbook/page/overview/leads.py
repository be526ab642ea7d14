"""The first lines on an edition: who spoke, when, where and of what place; how many targets; how far was read."""

from targetbook.judgement.tally import listed_only, promised, quantities
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import folded
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import count
from targetbook.page.sentences.reach import reach_note
from targetbook.page.sentences.uncounted import kinds_text
from targetbook.page.voice.escaping import Html, escape
from targetbook.page.voice.figures import plain
from targetbook.record.announcements import Announcement
from targetbook.record.dates import last_day
from targetbook.record.vocabulary import DocumentKind


def overview_lead(chapter: Chapter) -> Text:
    """Say who named how many targets, when, where and of what place, and how far the record was read."""
    return Text("\n\n".join(lead_paragraphs(chapter)))


def lead_paragraphs(chapter: Chapter) -> list[str]:
    """Give the first lines as paragraphs of inline HTML: what was announced, then how far the record was read."""
    verdicts = promised(chapter.all_verdicts)
    if not verdicts:
        nothing = chapter.words("overview.nothing", place=chapter.place, year=chapter.year)
        return [nothing, reach_note(chapter)]

    parts = (_announcement_sentence(verdicts, chapter), _number(verdicts, chapter))
    return [chapter.words("general.space").join(filter(None, parts)), reach_note(chapter)]


def _number(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Count the targets, and the quantities where several targets are on one."""
    linked = quantities(verdicts)
    once = chapter.words("lead.once", count=count(linked, chapter)) if linked < len(verdicts) else ""
    return chapter.words("lead.counted", count=count(len(verdicts), chapter), once=once)


def _beside(chapter: Chapter) -> str:
    """Count what is listed only, by kind."""
    verdicts = listed_only(chapter.all_verdicts)
    counts = {"listed": count(len(verdicts), chapter)}
    return "".join(chapter.words.parts("lead.also", counts, kinds=kinds_text(verdicts, chapter)))


def counting(chapter: Chapter) -> Block:
    """Say where the words were read and what is listed only; folded, which clauses count as targets and which not."""
    verdicts = promised(chapter.all_verdicts)
    if not verdicts:
        return Text("")

    paragraphs = filter(None, [_words_read(verdicts, chapter), _beside(chapter)])
    texts = [plain(announcement.selection[chapter.lang]) for announcement in _announcements(verdicts, chapter)]
    clauses = [HtmlTable(Html("<p>{}</p>").format(Html(text))) for text in texts if text]
    rule = [folded(chapter.words("lead.selection"), *clauses)] if clauses else []

    return Blocks((Text("\n\n".join(paragraphs)), *rule))


def place_within(chapter: Chapter) -> str:
    """Name the area with the one that it is part of; an area without one by its name alone."""
    area = chapter.area
    if area.parent is None:
        return chapter.place
    key = "lead.district" if area.is_district else "lead.within"
    return chapter.words(key, place=chapter.place, above=chapter.name_of(area.parent))


def _announcement_sentence(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say who spoke, when and where, as far as the record says so."""
    words = chapter.words
    place = {"place": escape(place_within(chapter)), "year": chapter.year}
    if verdicts[0].target.document != DocumentKind.SPEECH:
        return words("lead.elsewhere", **place)

    announcements = _announcements(verdicts, chapter)
    announcement = announcements[0] if len(announcements) == 1 else None
    at = _occasion(announcement, chapter) if announcement else ""
    day = _days(verdicts, chapter)

    if announcement and announcement.speaker[chapter.lang] and day:
        return words("lead.spoken", day=day, who=_who(announcement, chapter), at=at, **place)
    return words("lead.unnamed" if day else "lead.undated", day=day, at=at, **place)


def _occasion(announcement: Announcement, chapter: Chapter) -> str:
    occasion = announcement.occasion[chapter.lang]
    return chapter.words("lead.at", occasion=plain(occasion)) if occasion else ""


def _days(verdicts: list[Verdict], chapter: Chapter) -> str:
    """List the days of announcement, the earliest first; '' where none is known."""
    days = {verdict.target.announced for verdict in verdicts if verdict.target.announced}
    return chapter.words.list([chapter.say_date(day) for day in sorted(days, key=last_day)])


def _who(announcement: Announcement, chapter: Chapter) -> str:
    speaker = announcement.speaker[chapter.lang]
    office = announcement.office[chapter.lang]
    return chapter.words("lead.who", speaker=plain(speaker), office=plain(office)) if office else plain(speaker)


def _announcements(verdicts: list[Verdict], chapter: Chapter) -> list[Announcement]:
    """Give the announcements that the counted targets point to, each once."""
    announcements = (chapter.announcement_of(verdict.target) for verdict in verdicts)
    by_event = {(item.kind, item.day, item.sources): item for item in announcements if item is not None}
    return list(by_event.values())


def _words_read(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say on which pages the words of the speech were read, how firm these are, and what the record notes on it."""
    if verdicts[0].target.document != DocumentKind.SPEECH:
        return ""

    announcements = _announcements(verdicts, chapter)
    sources = [source for announcement in announcements for source in announcement.sources]
    pages = list(dict.fromkeys(sources or [verdict.target.sources[0] for verdict in verdicts]))
    notes = [announcement.note[chapter.lang] for announcement in announcements]

    return chapter.words("general.space").join([_pages_read(pages, chapter), *map(plain, filter(None, notes))])


def _pages_read(sources: list[str], chapter: Chapter) -> str:
    """List the pages of the speech, and say so where none has an address to cite."""
    words = chapter.words
    number = chapter.figures.counted(len(sources), words("lead.how"))
    pages = words("general.comma").join(_page(source, chapter) for source in sources)
    citable = any(chapter.figures.address(chapter.area.area, source) for source in sources)
    bare = "" if citable else words("lead.bare", n=number)

    return words("lead.words_read", n=number, pages=pages, bare=bare)


def _page(source: str, chapter: Chapter) -> str:
    area = chapter.area.area
    name = chapter.figures.source(area, source)
    channel = chapter.archive.source(area, source)["channel"]
    return chapter.words("lead.page", source=name, channel=chapter.words(f"source.{channel}")) if channel else name
