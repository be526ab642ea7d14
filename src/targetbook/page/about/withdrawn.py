"""Figures withdrawn: what they were, why they are no evidence any more, and which verdicts turned on them."""

from typing import Any

import pandas as pd

from targetbook.judgement.days.changes import Change, changes
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.verdicts import judge
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import Cell, table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.standing import standing_text
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.series_text import series_text
from targetbook.record.reading import Record
from targetbook.record.series_key import SeriesKey

HEADS = ("day", "figure", "why", "changed")


def withdrawals(chapter: Chapter) -> Block:
    """List the area's figures withdrawn by the chapter's day, the latest first, or say that there is none."""
    words = chapter.words
    frame = chapter.record.table("withdrawals")
    rows = frame[frame["area"] == chapter.area.area].sort_values(["withdrawn", "indicator", "period"], ascending=False)
    day = chapter.say_date(chapter.day.isoformat())

    if rows.empty:
        return Text(words.html("withdrawn.none", place=chapter.place, day=day))

    count = chapter.figures.counted(len(rows), words("withdrawn.how"))
    lead = Text(words.html("withdrawn.some", n=len(rows), count=count, place=chapter.place, day=day))

    return Blocks((lead, _table(rows, chapter)))


def _table(withdrawals: pd.DataFrame, chapter: Chapter) -> HtmlTable:
    words = chapter.words
    heads = [words(f"withdrawn.head_{name}", year=chapter.year) for name in HEADS]
    rows = [_row(row, withdrawals.loc[[row.Index]], chapter) for row in withdrawals.itertuples()]
    return table(words("withdrawn.caption", place=chapter.place), heads, rows)


def _row(withdrawal: Any, rows: pd.DataFrame, chapter: Chapter) -> list[Cell]:
    standing = _with_it(chapter.record, rows)

    return [
        chapter.say_date(withdrawal.withdrawn),
        _figure(_archived_row(withdrawal, Archive(standing, chapter.rules)), chapter),
        withdrawal.why_zh if chapter.lang == "zh" and withdrawal.why_zh else withdrawal.why,
        Html("<br>").join(_turn_texts(standing, chapter)),
    ]


def _with_it(record: Record, withdrawal: pd.DataFrame) -> Record:
    """Give the record in which this figure still stands."""
    rows = withdrawal[[column for column in record.table("observations").columns if column in withdrawal.columns]]
    observations = pd.concat([record.table("observations"), rows], ignore_index=True)
    return record.with_tables(observations=observations, withdrawals=record.table("withdrawals").drop(withdrawal.index))


def _archived_row(withdrawal: Any, archive: Archive) -> Row:
    key = str(SeriesKey.of_row(withdrawal._asdict(), withdrawal.area))
    rows = archive.all_rows(withdrawal.area, withdrawal.indicator)

    return next(row for row in rows if row.key == key and row.released == withdrawal.released)


def _figure(row: Row, chapter: Chapter) -> Html:
    words = chapter.words

    return words.html(
        "withdrawn.figure",
        name=series_text(chapter.label(row.indicator, row.area), row.measure, words),
        period=numbers.period(row.period, words),
        value=chapter.figures.row(row),
    )


def _turn_texts(standing: Record, chapter: Chapter) -> list[Html]:
    """Tell the verdicts of the edition that would differ if the figure still stood."""
    before = judge(standing, chapter.area.area, chapter.year, chapter.day, chapter.rules)
    turns = changes(before, chapter.all_verdicts, chapter.all_verdicts, chapter.rules)
    return [_turn(turn, chapter) for turn in turns] or [chapter.words.html("withdrawn.unmoved")]


def _turn(turn: Change, chapter: Chapter) -> Html:
    return chapter.words.html(
        "withdrawn.moved",
        text=chapter.figures.clause(turn.target, chapter.text_of(turn.target)),
        old=standing_text(turn.before, chapter),
        new=standing_text(turn.after, chapter),
    )
