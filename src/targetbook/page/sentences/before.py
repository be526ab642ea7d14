"""Whether what was found is older than the promise, which it cannot answer: said beside its period or day."""

from datetime import date

from targetbook.judgement.claims import Claim
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.record.dates import first_day
from targetbook.record.vocabulary import AnnouncementKind


def dated(when: str, last: date, claim: Claim, chapter: Chapter) -> Html:
    """Write a period or a day, and that it was over before the promise was announced where it was."""
    if claim.announced is None or last >= first_day(claim.announced):
        return Html.escape(when)

    key = "speech" if claim.announcement_kind == AnnouncementKind.SPEECH else "paper"
    return chapter.words.html(f"before.{key}", when=when)
