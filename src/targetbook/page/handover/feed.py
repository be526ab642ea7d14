"""An edition's news as an Atom feed: verdicts changed by figures or reports, and in one entry what fell due without.

The record does not say on which day a figure came into it: an entry is dated by what was published, never by the clock.
"""

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from targetbook.page.across.what_changed import Turn, cause_text, due_text, overdue, turns
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.reach import reach_note
from targetbook.page.sentences.standing import state_text
from targetbook.page.voice.publishers import attribution
from targetbook.record.contents import OTHER

ATOM = "http://www.w3.org/2005/Atom"
NEXT = timedelta(days=1)
MIDNIGHT = "T00:00:00+08:00"  # the record's days are days in China
TAGS = {"en": "en", "zh": "zh-CN"}
PAGE = "chapters/what_changed.html"
SELF = "feed.xml"  # as seen from the edition's folder
DUE = "due"  # the one entry on all that fell due without news keeps its name
MOST_NAMES = 3  # publishers named; a mean of many years rests on many more


def feed(chapter: Chapter) -> str:
    """Write the feed of an edition: an entry a verdict changed by news, and one for all without."""
    entries = [(turn.day, _entry(turn, chapter)) for turn in turns(chapter)]
    if past_due := overdue(chapter):
        newest = max(turn.after.target.due for turn in past_due) + NEXT
        text = due_text(past_due, chapter, int)
        title = chapter.words("atom.due", n=len(past_due))
        entries.append((newest, _entry_of(DUE, title, newest, text, PAGE, chapter)))

    root = _head(max((day for day, _ in entries), default=chapter.day), chapter)
    root.extend(entry for _, entry in sorted(entries, key=lambda dated: dated[0], reverse=True))
    Xml.indent(root)

    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _head(newest: date, chapter: Chapter) -> Xml.Element:
    """Begin a feed with its title, its subtitle, the day of its newest entry, its links and its author."""
    words = chapter.words
    place = {"place": chapter.place, "year": chapter.year}
    about = words("atom.about", **place) + words("general.space") + reach_note(chapter, html=False)

    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[chapter.lang]})
    _add(root, "id", _name(chapter, "feed"))
    _add(root, "title", words("atom.title", **place))
    _add(root, "subtitle", about)
    _add(root, "updated", newest.isoformat() + MIDNIGHT)
    _add(root, "link", rel="self", type="application/atom+xml", href=SELF)
    _add(root, "link", rel="alternate", type="text/html", href=PAGE)
    _add(Xml.SubElement(root, "author"), "name", words("atom.author"))

    return root


def _entry(turn: Turn, chapter: Chapter) -> Xml.Element:
    target = turn.after.target
    title = chapter.words("atom.entry", text=chapter.text_of(target), new=state_text(turn.after, chapter))
    page = target.theme if chapter.has_chapter(target.theme) else OTHER
    href = f"chapters/{page}.html#{target.name}"
    return _entry_of(f"{target.name}/{turn.day}", title, turn.day, _summary(turn, chapter), href, chapter)


def _summary(turn: Turn, chapter: Chapter) -> str:
    """Say what stood before, why the verdict turned, and who published the figure."""
    words = chapter.words
    before = state_text(turn.before, chapter)
    sentences = [words("atom.before", old=before, cause=cause_text(turn, chapter))]
    publishers = [attribution(name, chapter.record, words) for name in _publishers(turn)]

    if len(publishers) > MOST_NAMES:
        more = len(publishers) - MOST_NAMES + 1
        sentences.append(words("atom.sources", publisher=words("general.comma").join(publishers[: 1 - more]), n=more))
    elif publishers:
        sentences.append(words("atom.source", publisher=words.list(publishers)))

    return words("general.space").join(sentences)


def _entry_of(event: str, title: str, day: date, summary: str, href: str, chapter: Chapter) -> Xml.Element:
    entry = Xml.Element("entry")
    _add(entry, "id", _name(chapter, event))
    _add(entry, "title", title)
    _add(entry, "updated", day.isoformat() + MIDNIGHT)
    _add(entry, "link", rel="alternate", type="text/html", href=href)
    _add(entry, "summary", summary)

    return entry


def _publishers(turn: Turn) -> list[str]:
    """Name who published the figures gone by, each once."""
    verdict = turn.after
    if verdict.evidence:
        return [verdict.evidence.best.publisher]
    rows = verdict.mean.rows if verdict.mean else ()
    return list(dict.fromkeys(row.publisher for row in rows))


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> None:
    Xml.SubElement(parent, name, attributes).text = text


def _name(chapter: Chapter, what: str) -> str:
    """Name an event of an edition alike in every build."""
    return uuid5(NAMESPACE_URL, f"targetbook:{chapter.area.area}/{chapter.year}/{chapter.lang}/{what}").urn
