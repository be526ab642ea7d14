"""What two states of the record and of the rules differ in, in plain text for the command line."""

from collections.abc import Iterator

import pandas as pd

from targetbook.judgement.rules.rule_changes import rule_changes
from targetbook.page.chapter import Chapter
from targetbook.record.asof import known_by
from targetbook.record.differences import ALTERED, KEYS, Difference, differences
from targetbook.record.reading import Record


def differences_text(before: Chapter, after: Chapter) -> str:
    """Tell the figures, targets, sources and rules that differ between two chapters of one area, with the cause."""
    changes = differences(_published_record(before), _published_record(after), after.area.area)
    lines_of = {table: [_line(change, after) for change in changes if change.table == table] for table in KEYS}
    lines_of["rules"] = list(_rules(before, after))
    blocks = [
        "\n".join([after.words(f"difference.{name}", n=len(lines)), *lines])
        for name, lines in lines_of.items()
        if lines
    ]

    return "\n\n".join(blocks)


def _published_record(chapter: Chapter) -> Record:
    """Give the chapter's record without the sources that were published after its day."""
    sources = chapter.record.table("sources")
    areas = chapter.record.areas
    dates = zip(sources["published"], sources["area"], strict=True)
    is_known = [known_by(str(day), chapter.day, areas[str(area)].record_date) for day, area in dates]
    return chapter.record.with_tables(sources=sources[pd.Series(is_known, index=sources.index, dtype=bool)])


def _line(change: Difference, chapter: Chapter) -> str:
    words = chapter.words
    line = words(
        "difference.row", name=change.key, cause=words(f"difference.{change.cause}"), more=_more(change, chapter)
    )
    return line.rstrip()


def _more(change: Difference, chapter: Chapter) -> str:
    """Say what goes with the cause: the cells that were altered, why a row was withdrawn, when a figure was told."""
    words = chapter.words
    if change.cause == ALTERED:
        cells = [words("difference.cell", column=column, old=old, new=new) for column, old, new in change.cells]
        return words("general.comma").join(cells)
    if change.why:
        return change.why

    row = change.new or change.old or {}
    day = row.get("released") or row.get("announced") or row.get("published") or ""

    return chapter.say_date(day) if day else words("change.undated")


def _rules(before: Chapter, after: Chapter) -> Iterator[str]:
    for change in rule_changes(before.rules, after.rules):
        yield after.words("difference.rule", path=change.path, old=change.old, new=change.new)
