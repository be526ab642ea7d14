"""What is listed and not counted, in words: how many of each kind."""

from collections import Counter

from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Uncounted
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import count


def kinds_text(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say in HTML how many targets are listed for each reason, naming only the reasons that occur."""
    reasons = Counter(verdict.target.listed_because for verdict in verdicts)
    counts = {str(reason): count(reasons[reason], chapter) for reason in Uncounted}
    return chapter.words("general.comma").join(chapter.words.parts("listed.kind", counts))
