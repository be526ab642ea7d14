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
    counted, words = promised(chapter.all_verdicts), chapter.words
    if not counted:
        return [words("overview.nothing", place=chapter.place, year=chapter.year), reach_note(chapter)]
    linked = quantities(counted)
    once = words("lead.once", count=count(linked, chapter)) if linked < len(counted) else ""
    number = words("lead.counted", count=count(len(counted), chapter), once=once)
    beside = listed_only(chapter.all_verdicts)
    number_beside = {"listed": count(len(beside), chapter)}
    listed = "".join(words.parts("lead.also", number_beside, kinds=kinds_text(beside, chapter)))
    sentences = [_announced(counted, chapter), number, listed, _words_read(counted, chapter)]
    return [words("general.space").join(sentence for sentence in sentences if sentence), reach_note(chapter)]


def selection(chapter: Chapter) -> Text:
    """Say which clauses of the speech are listed as targets and which are not, as the record has it."""
    counted = promised(chapter.all_verdicts)
    texts = [plain(one.selection[chapter.lang]) for one in _announcements(counted, chapter)]
    return Text("\n\n".join(text for text in texts if text))


def place_within(chapter: Chapter) -> str:
    """Name the area with the one that it is part of; an area without one by its name alone."""
    area = chapter.area
    if area.parent is None:
        return chapter.place
    key = "lead.district" if area.is_district else "lead.within"
    return chapter.words(key, place=chapter.place, above=chapter.name_of(area.parent))


def _announced(counted: list[Verdict], chapter: Chapter) -> str:
    """Say who spoke, when and where, as far as the record says so."""
    words = chapter.words
    place = {"place": escape(place_within(chapter)), "year": chapter.year}
    if counted[0].claim.document != SPEECH:
        return words("lead.elsewhere", **place)
    announcements = _announcements(counted, chapter)
    days = sorted({verdict.claim.announced for verdict in counted if verdict.claim.announced}, key=last_day)
    day = words.list([chapter.say_date(day) for day in days])
    known = announcements[0] if len(announcements) == 1 else None
    occasion = known.occasion[chapter.lang] if known else ""
    at = words("lead.at", occasion=plain(occasion)) if occasion else ""
    if known and known.speaker[chapter.lang] and days:
        return words("lead.spoken", day=day, who=_who(known, chapter), at=at, **place)
    return words("lead.unnamed" if days else "lead.undated", day=day, at=at, **place)


def _who(announcement: Announcement, chapter: Chapter) -> str:
    speaker, office = announcement.speaker[chapter.lang], announcement.office[chapter.lang]
    return chapter.words("lead.who", speaker=plain(speaker), office=plain(office)) if office else plain(speaker)


def _announcements(counted: list[Verdict], chapter: Chapter) -> list[Announcement]:
    """Give the announcements that the counted targets point to, each once."""
    found = [chapter.announcement_of(verdict.claim) for verdict in counted]
    return list({(one.kind, one.day, one.sources): one for one in found if one is not None}.values())


def _words_read(counted: list[Verdict], chapter: Chapter) -> str:
    """Say on which pages the words of the speech were read, how firm these are, and what the record notes on it."""
    if counted[0].claim.document != SPEECH:
        return ""
    words, area = chapter.words, chapter.area.area
    announcements = _announcements(counted, chapter)
    sources = [source for one in announcements for source in one.sources]
    pages = dict.fromkeys(sources or [verdict.claim.sources[0] for verdict in counted])
    number = chapter.figures.counted(len(pages), words("lead.how"))
    listed = words("general.comma").join(_page(source, chapter) for source in pages)
    cited = any(chapter.figures.address(area, source) for source in pages)
    bare = "" if cited else words("lead.bare", n=number)
    notes = [plain(one.note[chapter.lang]) for one in announcements if one.note[chapter.lang]]
    return words("general.space").join([words("lead.words_read", n=number, pages=listed, bare=bare), *notes])


def _page(source: str, chapter: Chapter) -> str:
    area = chapter.area.area
    name, channel = chapter.figures.source(area, source), chapter.archive.source(area, source)["channel"]
    return chapter.words("lead.page", source=name, channel=chapter.words(f"source.{channel}")) if channel else name
