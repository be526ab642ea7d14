"""Whom a chart rests on: a line in its picture, and the same with links where the page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.targets import Target
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.publishers import publisher_name

NAMED = 3
Source = tuple[str, str]  # area, source


@dataclass(frozen=True)
class Credit:
    """A source line as plain text and as HTML."""

    text: str
    html: Html


def credit(sources: Iterable[Source], chapter: Chapter) -> Credit:
    """Name the publishers of sources, the three most used first, each linked to its first source."""
    words = chapter.words
    publishers = _by_publisher(sources, chapter)
    names = sorted(publishers, key=lambda name: -len(publishers[name]))
    comma = words("general.comma")
    links = words.html("general.comma").join(chapter.figures.source(*publishers[name][0]) for name in names[:NAMED])

    more = len(names) - NAMED
    count = chapter.figures.counted(more, words("chart.and_more_how"))
    text = comma.join(names[:NAMED]) + (words("chart.and_more", n=more) if more > 0 else "")
    others = words.html("chart.and_more", n=count) if more > 0 else Html()

    return Credit(words("chart.source", names=text), words.html("chart.source_linked", names=links + others))


def plain_credit(text: str) -> Credit:
    """Give a source line without links."""
    return Credit(text, Html.escape(text))


def evidence_credit(evidence: Iterable[Evidence], chapter: Chapter, targets: Iterable[Target] = ()) -> Credit:
    """Credit the sources of published figures, and of the targets drawn beside them."""
    figures = [(item.best.area, item.best.source) for item in evidence]
    announced = [(target.area, target.sources[0]) for target in targets]
    return credit([*figures, *announced], chapter)


def own_work(text: str, chapter: Chapter) -> Credit:
    """Say that a chart shows what the book itself worked out, with the way to the sources below it."""
    return Credit(text, Html.escape(text) + chapter.words.html("chart.to_sources"))


def _by_publisher(sources: Iterable[Source], chapter: Chapter) -> dict[str, list[Source]]:
    publishers: dict[str, list[Source]] = {}
    for area, name in sources:
        rows = chapter.record.rows("sources", area=area, source=name)
        publisher = publisher_name(rows[-1]["publisher"], chapter.record, chapter.words) if rows else name
        publishers.setdefault(publisher, []).append((area, name))

    return publishers
