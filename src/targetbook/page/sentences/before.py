"""Whether what was found is older than the promise, which it cannot answer: said beside its period or day."""

from datetime import date

from targetbook.judgement.knowledge import is_older
from targetbook.judgement.targets import Target
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.record.vocabulary import AnnouncementKind


def dated(when: str, last: date, target: Target, chapter: Chapter) -> Html:
    """Write a period or a day, and that it was over before the promise was announced where it was."""
    if not is_older(last, target):
        return Html.escape(when)

    key = "speech" if target.announcement_kind == AnnouncementKind.SPEECH else "paper"
    return chapter.words.html(f"before.{key}", when=when)
