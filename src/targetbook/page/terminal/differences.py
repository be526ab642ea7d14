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
    found = differences(_published(before), _published(after), after.area.area)
    told = {table: [_line(one, after) for one in found if one.table == table] for table in KEYS}
    told["rules"] = list(_rules(before, after))
    blocks = [
        "\n".join([after.words(f"difference.{name}", n=len(lines)), *lines]) for name, lines in told.items() if lines
    ]
    return "\n\n".join(blocks)


def _published(chapter: Chapter) -> Record:
    """Give the chapter's record without the sources that were published after its day."""
    sources, areas = chapter.record.sources, chapter.record.areas
    told = zip(sources["published"], sources["area"], strict=True)
    known = [known_by(str(day), chapter.day, areas[str(area)].record_date) for day, area in told]
    return chapter.record.with_tables(sources=sources[pd.Series(known, index=sources.index, dtype=bool)])


def _line(one: Difference, chapter: Chapter) -> str:
    words = chapter.words
    told = words("difference.row", name=one.key, cause=words(f"difference.{one.cause}"), more=_more(one, chapter))
    return told.rstrip()


def _more(one: Difference, chapter: Chapter) -> str:
    """Say what goes with the cause: the cells that were altered, why a row was withdrawn, when a figure was told."""
    words = chapter.words
    if one.cause == ALTERED:
        cells = [words("difference.cell", column=column, old=old, new=new) for column, old, new in one.cells]
        return words("general.comma").join(cells)
    if one.why:
        return one.why
    row = one.new or one.old or {}
    day = row.get("released") or row.get("announced") or row.get("published") or ""
    return chapter.say_date(day) if day else words("change.undated")


def _rules(before: Chapter, after: Chapter) -> Iterator[str]:
    for one in rule_changes(before.rules, after.rules):
        yield after.words("difference.rule", path=one.path, old=one.old, new=one.new)
