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
    words = chapter.words
    changes = turns(chapter)
    due_days = _by_due_day(chapter)
    place = {"place": chapter.place, "year": chapter.year}
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": TAGS[chapter.lang]})
    _add(root, "id", _name(chapter, "feed"))
    _add(root, "title", words("log.feed_title", **place))
    about = words("log.feed_about", **place)
    _add(root, "subtitle", about + words("general.space") + reach_note(chapter, html=False))
    days = [*(turn.day for turn in changes), *(due + NEXT for due in due_days)]
    _add(root, "updated", max(days, default=chapter.day).isoformat() + MIDNIGHT)
    _add(root, "link", rel="self", type="application/atom+xml", href=SELF)
    _add(root, "link", rel="alternate", type="text/html", href=PAGE)
    author = Xml.SubElement(root, "author")
    _add(author, "name", words("log.author"))
    entries = [(turn.day, _entry(turn, chapter)) for turn in changes]
    entries += [(due + NEXT, _passed(due, some, chapter)) for due, some in due_days.items()]
    root.extend(entry for _, entry in sorted(entries, key=lambda dated: dated[0], reverse=True))
    Xml.indent(root)

    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _entry(turn: Turn, chapter: Chapter) -> Xml.Element:
    words = chapter.words
    claim = turn.after.claim
    moved = {"old": state_text(turn.before, chapter), "new": state_text(turn.after, chapter)}
    sentences = [words("log.because", cause=cause_text(turn, chapter))]
    publishers = [attribution(name, chapter.record, words) for name in _publishers(turn)]
    if publishers:
        sentences.append(words("log.source", publisher=words.list(publishers)))
    entry = Xml.Element("entry")
    _add(entry, "id", _name(chapter, f"{claim.target}/{turn.day}"))
    _add(entry, "title", words("log.entry", text=chapter.text_of(claim), **moved))
    _add(entry, "updated", turn.day.isoformat() + MIDNIGHT)
    _add(entry, "link", rel="alternate", type="text/html", href=PAGE)
    _add(entry, "summary", words("general.space").join(sentences))

    return entry


def _by_due_day(chapter: Chapter) -> dict[date, list[Turn]]:
    """Group the targets that fell due without an answer by their due day."""
    groups: dict[date, list[Turn]] = {}
    for turn in overdue(chapter):
        groups.setdefault(turn.after.claim.due, []).append(turn)
    return groups


def _passed(due: date, turns: list[Turn], chapter: Chapter) -> Xml.Element:
    """Write one entry for all targets that fell due on a day without an answer."""
    text = due_text(turns, chapter, int)
    entry = Xml.Element("entry")
    _add(entry, "id", _name(chapter, f"due/{due}"))
    _add(entry, "title", text)
    _add(entry, "updated", (due + NEXT).isoformat() + MIDNIGHT)
    _add(entry, "link", rel="alternate", type="text/html", href=PAGE)
    _add(entry, "summary", text)

    return entry


def _publishers(turn: Turn) -> list[str]:
    """Name who told the figure gone by, or those of the years behind a mean, each once."""
    verdict = turn.after
    rows = [verdict.evidence.best] if verdict.evidence else verdict.mean.rows if verdict.mean else []
    return list(dict.fromkeys(row.publisher for row in rows))


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> None:
    Xml.SubElement(parent, name, attributes).text = text


def _name(chapter: Chapter, what: str) -> str:
    """Name a part of the feed for good: the same edition and event have the same name in every build."""
    return uuid5(NAMESPACE_URL, f"targetbook:{chapter.area.area}/{chapter.year}/{chapter.lang}/{what}").urn
