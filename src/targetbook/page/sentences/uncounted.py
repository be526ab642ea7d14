"""What is listed and not counted, in words: how many of each kind."""

from collections import Counter

from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Uncounted
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import count
from targetbook.page.voice.escaping import Html

OTHER_PAPER = "other_paper"  # a target that counts on its theme's page, and not among those of the speech


def kinds_text(verdicts: list[Verdict], chapter: Chapter) -> Html:
    """Say in HTML how many targets are listed for each reason that occurs, and how many stand in other papers."""
    reasons = Counter(verdict.target.listed_because for verdict in verdicts)
    counts = {str(reason): count(reasons[reason], chapter) for reason in Uncounted}
    counts[OTHER_PAPER] = count(reasons[None], chapter)
    return chapter.words.html("general.comma").join(chapter.words.html_parts("listed.kind", counts))
