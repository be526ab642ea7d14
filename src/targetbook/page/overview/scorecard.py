"""The overview: the scorecard drawn, theme by theme."""

from collections import Counter

import pandas as pd

from targetbook.judgement.tally import in_order, promised, standing
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, SETTLED
from targetbook.page.blocks.chart_table import Twin, claim_words_cell, text_cell
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.squares import squares_chart
from targetbook.page.voice.words import Counted

ABOUT = 62


def scorecard(chapter: Chapter) -> Block:
    """Draw each commitment as a square with its standing, theme by theme."""
    verdicts = by_theme(promised(chapter.all_verdicts), chapter)
    if not verdicts:
        return Text("")

    return shown(_squares(verdicts, chapter), chapter)


def _squares(verdicts: list[Verdict], chapter: Chapter) -> Exhibit:
    """Exhibit the squares of verdicts in the order of their themes."""
    words = chapter.words
    themes = dict.fromkeys(verdict.claim.theme for verdict in verdicts)
    groups = [in_order([verdict for verdict in verdicts if verdict.claim.theme == theme]) for theme in themes]
    squares = pd.DataFrame([_square(row, verdict, chapter) for row, group in enumerate(groups) for verdict in group])
    heads = pd.DataFrame([_head(row, group, chapter) for row, group in enumerate(groups)])

    return Exhibit(
        anchor="scorecard",
        question=words("overview.question"),
        finding=_title(verdicts, chapter),
        basis=words("overview.subtitle"),
        drawing=squares_chart(heads, squares),
        credit=own_work(words("overview.source"), chapter),
        description=_sentence(heads, chapter),
        table=_twin(groups, chapter),
    )


def _sentence(heads: pd.DataFrame, chapter: Chapter) -> str:
    """Write the heads of the rows as one sentence."""
    rows = heads.to_dict("records")
    items = [chapter.words("general.item", what=row["head"], told=row["about"]) for row in rows]
    return chapter.words("general.next").join(items)


def _twin(groups: list[list[Verdict]], chapter: Chapter) -> Twin:
    """List each commitment with its theme and standing."""
    rows = [
        [
            text_cell(theme_name(verdict.claim.theme, chapter)),
            claim_words_cell(verdict.claim, chapter),
            text_cell(chapter.words(f"verdict.{standing(verdict)}")),
        ]
        for group in groups
        for verdict in group
    ]
    return Twin([chapter.words(name) for name in ("head.theme", "head.commitment", "head.verdict")], rows)


def count(number: int, chapter: Chapter) -> Counted:
    """Write a number counted from the scorecard."""
    return chapter.figures.counted(number, chapter.words("overview.how"))


def by_theme(verdicts: list[Verdict], chapter: Chapter) -> list[Verdict]:
    """Put verdicts in the book's order of themes; those of a theme without a name come last."""
    order = [key.removeprefix("theme.") for key in chapter.words.phrases if key.startswith("theme.")]
    place = {theme: at for at, theme in enumerate(order)}
    return sorted(verdicts, key=lambda verdict: place.get(verdict.claim.theme, len(place)))


def theme_name(theme: str, chapter: Chapter) -> str:
    """Name a theme; one without a name of its own goes by its id."""
    key = f"theme.{theme}"
    return chapter.words(key) if chapter.words.has(key) else theme.replace("_", " ")


def _title(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Count the commitments that are answered, and those that run or cannot be judged where there are any."""
    words = chapter.words
    settled = sum(verdict.status in SETTLED for verdict in verdicts)
    running = sum(verdict.status in RUNNING for verdict in verdicts)
    rest = {"running": running, "unjudged": len(verdicts) - settled - running}
    start = words("overview.title", n=len(verdicts), settled=settled)

    return words("general.clause").join([start, *words.parts("overview.title", rest)])


def _square(row: int, verdict: Verdict, chapter: Chapter) -> dict[str, object]:
    standing_words = chapter.words(f"verdict.{standing(verdict)}")
    text = chapter.text_of(verdict.claim) + chapter.words("general.colon") + standing_words
    return {"row": row, "status": verdict.status, "text": text}


def _head(row: int, group: list[Verdict], chapter: Chapter) -> dict[str, object]:
    head = chapter.words("overview.row", theme=theme_name(group[0].claim.theme, chapter), n=len(group))
    counts = Counter(standing(verdict) for verdict in group)
    about = chapter.words("overview.parts").join(_part(name, n, chapter) for name, n in counts.items())
    return {"row": row, "head": head, "about": "\n".join(lines(about, ABOUT))}


def _part(name: str, n: int | str, chapter: Chapter) -> str:
    return chapter.words("overview.part", n=n, what=chapter.words(f"verdict.{name}"))
