"""An edition's changes of verdict as an Atom feed, dated by what was told and never by the clock."""

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

from targetbook.page.across.what_changed import Turn, cause_text, due_text, overdue, turns
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.reach import reach_note
from targetbook.page.sentences.standing import state_text
from targetbook.page.voice.publishers import attribution

ATOM = "http://www.w3.org/2005/Atom"
NEXT = timedelta(days=1)
MIDNIGHT = "T00:00:00+08:00"  # the record's days are days in China
TAGS = {"en": "en", "zh": "zh-CN"}
PAGE = "chapters/what_changed.html"
SELF = "feed.xml"  # as seen from the edition's folder


def feed(chapter: Chapter) -> str:
    """Write the feed of an edition: an entry for each change of a verdict that is news, and one for each due day."""
    entries = [(turn.day, _entry(turn, chapter)) for turn in turns(chapter)]
    entries += [(due + NEXT, _due_entry(due, passed, chapter)) for due, passed in _by_due_day(chapter).items()]
    root = _head(max((day for day, _ in entries), default=chapter.day), chapter)
    root.extend(entry for _, entry in sorted(entries, key=lambda dated: dated[0], reverse=True))
    Xml.indent(root)

    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _head(newest: date, chapter: Chapter) -> Xml.Element:
    """Begin a feed with its title, its subtitle, the day of its newest entry, its links and its author."""
    words = chapter.words
    place = {"place": chapter.place, "year": chapter.year}
    about = words("log.feed_about", **place) + words("general.space") + reach_note(chapter, html=False)

    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[chapter.lang]})
    _add(root, "id", _name(chapter, "feed"))
    _add(root, "title", words("log.feed_title", **place))
    _add(root, "subtitle", about)
    _add(root, "updated", newest.isoformat() + MIDNIGHT)
    _add(root, "link", rel="self", type="application/atom+xml", href=SELF)
    _add(root, "link", rel="alternate", type="text/html", href=PAGE)
    _add(Xml.SubElement(root, "author"), "name", words("log.author"))

    return root


def _entry(turn: Turn, chapter: Chapter) -> Xml.Element:
    claim = turn.after.claim
    states = {"old": state_text(turn.before, chapter), "new": state_text(turn.after, chapter)}
    title = chapter.words("log.entry", text=chapter.text_of(claim), **states)
    return _entry_of(f"{claim.target}/{turn.day}", title, turn.day, _summary(turn, chapter), chapter)


def _summary(turn: Turn, chapter: Chapter) -> str:
    """Say why a verdict turned, and who published the figure."""
    words = chapter.words
    sentences = [words("log.because", cause=cause_text(turn, chapter))]
    publishers = [attribution(name, chapter.record, words) for name in _publishers(turn)]

    if publishers:
        sentences.append(words("log.source", publisher=words.list(publishers)))

    return words("general.space").join(sentences)


def _by_due_day(chapter: Chapter) -> dict[date, list[Turn]]:
    """Group the targets that fell due without an answer by their due day."""
    groups: dict[date, list[Turn]] = {}
    for turn in overdue(chapter):
        groups.setdefault(turn.after.claim.due, []).append(turn)
    return groups


def _due_entry(due: date, passed: list[Turn], chapter: Chapter) -> Xml.Element:
    """Write one entry for all targets that fell due on a day without an answer."""
    text = due_text(passed, chapter, int)
    return _entry_of(f"due/{due}", text, due + NEXT, text, chapter)


def _entry_of(event: str, title: str, day: date, summary: str, chapter: Chapter) -> Xml.Element:
    entry = Xml.Element("entry")
    _add(entry, "id", _name(chapter, event))
    _add(entry, "title", title)
    _add(entry, "updated", day.isoformat() + MIDNIGHT)
    _add(entry, "link", rel="alternate", type="text/html", href=PAGE)
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
