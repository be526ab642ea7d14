"""Whether what was found is older than the promise, which it cannot answer: said beside its period or day."""

from datetime import date

from targetbook.judgement.targets import Target
from targetbook.page.chapter import Chapter
from targetbook.record.dates import first_day
from targetbook.record.vocabulary import AnnouncementKind


def dated(when: str, last: date, target: Target, chapter: Chapter) -> str:
    """Write a period or a day, and that it was over before the promise was announced where it was."""
    if target.announced is None or last >= first_day(target.announced):
        return when

    key = "speech" if target.announcement_kind == AnnouncementKind.SPEECH else "paper"
    return chapter.words(f"before.{key}", when=when)
