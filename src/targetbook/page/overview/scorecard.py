"""The overview: the scorecard drawn, and why so little can be judged."""

from collections import Counter

import pandas as pd

from targetbook.judgement.tally import in_order, promised, standing
from targetbook.judgement.verdicts import RUNNING, SETTLED, UNJUDGED, Verdict
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Twin, text_cell, claim_words_cell, derived_cell
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.bars import bars_chart
from targetbook.page.charts.kit.style import EARLIER, lines
from targetbook.page.charts.squares import squares_chart
from targetbook.page.sentences.reach import NOTHING_FOUND, read_up_to
from targetbook.page.voice.words import Counted

ENOUGH, HEAD, ABOUT = 3, 54, 62


def scorecard(chapter: Chapter) -> Block:
    """Draw each commitment as a square with its standing, theme by theme."""
    counted = by_theme(promised(chapter.all_verdicts), chapter)
    if not counted:
        return Text("")
    words, themes = chapter.words, list(dict.fromkeys(verdict.claim.theme for verdict in counted))
    groups = [in_order([verdict for verdict in counted if verdict.claim.theme == theme]) for theme in themes]
    squares = pd.DataFrame([_square(row, verdict, chapter) for row, group in enumerate(groups) for verdict in group])
    heads = pd.DataFrame([_head(row, group, chapter) for row, group in enumerate(groups)])
    title = _title(counted, chapter)
    told = words("general.next").join(
        words("general.item", what=row["head"], told=row["about"]) for row in heads.to_dict("records")
    )
    credit = own_work(words("overview.source"), chapter)
    shown = framed(chapter, "scorecard", title, words("overview.subtitle"), squares_chart(heads, squares), credit, told,
                   _twin(groups, chapter))  # fmt: skip
    return Blocks((Text(f"**{words('overview.question')}**"), shown))


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


def reasons(chapter: Chapter) -> Block:
    """Draw how many commitments cannot be judged for each reason; say so where there is little to draw."""
    words = chapter.words
    counted = promised(chapter.all_verdicts)
    unjudged = [verdict for verdict in counted if verdict.status == UNJUDGED]
    counts = Counter(standing(verdict) for verdict in unjudged).most_common()
    if not counts:
        return Text(words("overview.reasons_none") if counted else "")
    if len(counts) < ENOUGH:
        told = words("overview.parts").join(_part(reason, count(n, chapter), chapter) for reason, n in counts)
        return Text(words("overview.reasons_few", told=told))
    reason, most = counts[0]
    title = words("overview.reasons_title", n=most, total=len(unjudged), reason=words(f"verdict.{reason}"))
    table = pd.DataFrame(
        [{"row": row, "head": words(f"verdict.{name}"), "number": n} for row, (name, n) in enumerate(counts)]
    )
    rows = [[text_cell(words(f"verdict.{name}")), derived_cell(str(n), words("overview.how"), chapter)] for name, n in counts]
    twin = Twin([words("overview.head_reason"), words("overview.head_count")], rows)
    told = words("general.next").join(_part(name, n, chapter) for name, n in counts)
    return Blocks(
        (
            Text(f"**{words('overview.reasons_question')}**"),
            framed(
                chapter,
                "reasons",
                title,
                words("overview.reasons_subtitle"),
                bars_chart(table, EARLIER),
                own_work(words("overview.source"), chapter),
                told,
                twin,
            ),
            Text(_reading(unjudged, chapter)),
        )
    )


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


def _title(counted: list[Verdict], chapter: Chapter) -> str:
    """Count the commitments that are answered, and those that run or cannot be judged where there are any."""
    words, settled = chapter.words, sum(verdict.status in SETTLED for verdict in counted)
    running = sum(verdict.status in RUNNING for verdict in counted)
    rest = {"running": running, "unjudged": len(counted) - settled - running}
    start = words("overview.title", n=len(counted), settled=settled)
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


def _reading(unjudged: list[Verdict], chapter: Chapter) -> str:
    """Say how often and how far was searched for what was not found, and for how many targets nobody searched."""
    words = chapter.words
    absent = [verdict for verdict in unjudged if verdict.reason in NOTHING_FOUND]
    missing = [verdict for verdict in absent if verdict.searches]
    unsought = "".join(words.parts("overview.reasons", {"unsought": count(len(absent) - len(missing), chapter)}))
    if not missing:
        return words("overview.reasons_reading_other", n=count(len(unjudged), chapter)) + unsought
    queries = [sum(search.queries or 0 for search in verdict.searches) for verdict in missing]
    counted = count(sum(map(bool, queries)), chapter)
    return words(
        "overview.reasons_reading",
        missing=count(len(missing), chapter),
        counted=words("overview.reasons_counted", n=counted, queries=count(sum(queries), chapter)),
        unsought=unsought,
        reach=read_up_to(chapter),
    )
