"""The first lines on an edition: who spoke, when, where and of what place; how many targets; how far was read."""

from targetbook.judgement.tally import SPEECH, listed_only, promised, quantities
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.overview.scorecard import count
from targetbook.page.sentences.reach import reach_note
from targetbook.page.sentences.uncounted import kinds_text
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import plain
from targetbook.record.announcements import Announcement
from targetbook.record.dates import last_day


def overview_lead(chapter: Chapter) -> Text:
    """Say who named how many targets, when, where and of what place, and how far the record was read."""
    return Text("\n\n".join(lead_paragraphs(chapter)))


def lead_paragraphs(chapter: Chapter) -> list[str]:
    """Give the first lines as paragraphs of inline HTML: what was announced, then how far the record was read."""
    verdicts = promised(chapter.all_verdicts)
    words = chapter.words
    if not verdicts:
        return [words("overview.nothing", place=chapter.place, year=chapter.year), reach_note(chapter)]

    linked = quantities(verdicts)
    once = words("lead.once", count=count(linked, chapter)) if linked < len(verdicts) else ""
    number = words("lead.counted", count=count(len(verdicts), chapter), once=once)
    beside = listed_only(chapter.all_verdicts)
    number_beside = {"listed": count(len(beside), chapter)}
    also = "".join(words.parts("lead.also", number_beside, kinds=kinds_text(beside, chapter)))
    sentences = [_announced(verdicts, chapter), number, also, _words_read(verdicts, chapter)]

    return [words("general.space").join(sentence for sentence in sentences if sentence), reach_note(chapter)]


def selection(chapter: Chapter) -> Text:
    """Say which clauses of the speech are listed as targets and which are not, as the record has it."""
    verdicts = promised(chapter.all_verdicts)
    texts = [plain(announcement.selection[chapter.lang]) for announcement in _announcements(verdicts, chapter)]
    return Text("\n\n".join(text for text in texts if text))


def place_within(chapter: Chapter) -> str:
    """Name the area with the one that it is part of; an area without one by its name alone."""
    area = chapter.area
    if area.parent is None:
        return chapter.place
    key = "lead.district" if area.is_district else "lead.within"
    return chapter.words(key, place=chapter.place, above=chapter.name_of(area.parent))


def _announced(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say who spoke, when and where, as far as the record says so."""
    words = chapter.words
    place = {"place": escape(place_within(chapter)), "year": chapter.year}
    if verdicts[0].claim.document != SPEECH:
        return words("lead.elsewhere", **place)

    announcements = _announcements(verdicts, chapter)
    days = sorted({verdict.claim.announced for verdict in verdicts if verdict.claim.announced}, key=last_day)
    day = words.list([chapter.say_date(day) for day in days])
    announcement = announcements[0] if len(announcements) == 1 else None
    occasion = announcement.occasion[chapter.lang] if announcement else ""
    at = words("lead.at", occasion=plain(occasion)) if occasion else ""
    if announcement and announcement.speaker[chapter.lang] and days:
        return words("lead.spoken", day=day, who=_who(announcement, chapter), at=at, **place)

    return words("lead.unnamed" if days else "lead.undated", day=day, at=at, **place)


def _who(announcement: Announcement, chapter: Chapter) -> str:
    speaker = announcement.speaker[chapter.lang]
    office = announcement.office[chapter.lang]
    return chapter.words("lead.who", speaker=plain(speaker), office=plain(office)) if office else plain(speaker)


def _announcements(verdicts: list[Verdict], chapter: Chapter) -> list[Announcement]:
    """Give the announcements that the counted targets point to, each once."""
    announcements = [chapter.announcement_of(verdict.claim) for verdict in verdicts]

    return list(
        {
            (announcement.kind, announcement.day, announcement.sources): announcement
            for announcement in announcements
            if announcement is not None
        }.values()
    )


def _words_read(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say on which pages the words of the speech were read, how firm these are, and what the record notes on it."""
    if verdicts[0].claim.document != SPEECH:
        return ""

    words = chapter.words
    area = chapter.area.area
    announcements = _announcements(verdicts, chapter)
    sources = [source for announcement in announcements for source in announcement.sources]
    pages = dict.fromkeys(sources or [verdict.claim.sources[0] for verdict in verdicts])
    number = chapter.figures.counted(len(pages), words("lead.how"))
    page_list = words("general.comma").join(_page(source, chapter) for source in pages)
    cited = any(chapter.figures.address(area, source) for source in pages)
    bare = "" if cited else words("lead.bare", n=number)
    notes = [
        plain(announcement.note[chapter.lang]) for announcement in announcements if announcement.note[chapter.lang]
    ]

    return words("general.space").join([words("lead.words_read", n=number, pages=page_list, bare=bare), *notes])


def _page(source: str, chapter: Chapter) -> str:
    area = chapter.area.area
    name = chapter.figures.source(area, source)
    channel = chapter.archive.source(area, source)["channel"]
    return chapter.words("lead.page", source=name, channel=chapter.words(f"source.{channel}")) if channel else name
