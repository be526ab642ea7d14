"""Sets a chart or a frame that somebody made into the book's frame: question, finding, source, figures as a table."""

import hashlib
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd

from targetbook.page.blocks.chart_table import Cell, Twin, derived_cell, text_cell
from targetbook.page.blocks.credits import Credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.frames.finding import credit_of
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import NUMBER


def show(
    chapter: Chapter,
    picture: alt.TopLevelMixin | pd.DataFrame,
    question: str = "",
    finding: str = "",
    source: str | pd.DataFrame = "",
) -> Block:
    """Show a chart, or a frame as a table, under the question it answers; say so where it has no rows.

    The title is the finding, else the question. A source is a text, or figures of the record whose sources are named;
    without one it says that it was worked out on the page.
    """
    rows = picture if isinstance(picture, pd.DataFrame) else rows_of(picture)
    if rows.empty:
        return Text(chapter.words("frame.empty"))
    title = finding or question or chapter.words("frame.untitled")
    if isinstance(picture, pd.DataFrame):
        return _table(picture, title, chapter)

    is_weak = "firm" in rows and not rows["firm"].astype(bool).all()

    return shown(
        Exhibit(
            anchor=f"own-{hashlib.sha256(rows.to_json().encode()).hexdigest()[:8]}",
            question=question if finding else "",
            finding=title,
            basis=chapter.words("frame.hollow") if is_weak else "",
            drawing=picture,
            credit=_credit(source, chapter),
            description=chapter.words("frame.described", n=len(rows)),
            table=_twin(rows, chapter),
        ),
        chapter,
    )


def _credit(source: str | pd.DataFrame, chapter: Chapter) -> Credit:
    if isinstance(source, pd.DataFrame):
        return credit_of(chapter, source)
    text = chapter.words("chart.source", names=source) if source else chapter.words("frame.worked_out")
    return Credit(text, escape(text))


def rows_of(chart: alt.TopLevelMixin) -> pd.DataFrame:
    """Give the rows that a chart draws; of several tables the longest."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    tables = [pd.DataFrame(rows) for rows in spec.get("datasets", {}).values()]
    return max(tables, key=len, default=pd.DataFrame())


def _table(frame: pd.DataFrame, caption: str, chapter: Chapter) -> HtmlTable:
    twin = _twin(frame, chapter)
    return table(caption, twin.heads, twin.cells(), "frame")


def _twin(rows: pd.DataFrame, chapter: Chapter) -> Twin:
    cells = [[_cell(plain(value), chapter) for value in row] for row in rows.itertuples(index=False)]
    return Twin([str(name) for name in rows.columns], cells)


def _cell(text: str, chapter: Chapter) -> Cell:
    """Write a value; one with a number says that it was worked out on the page."""
    return derived_cell(text, chapter.words("frame.worked_out"), chapter) if NUMBER.search(text) else text_cell(text)


def plain(value: object) -> str:
    """Write a value of a frame; '' where it is missing."""
    if pd.isna(value):  # type: ignore[call-overload]  # one value, of any kind
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)
