"""Sets a chart or a frame that somebody made into the book's frame: question, finding, source, figures as a table."""

import hashlib
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd

from targetbook.page.blocks.chart_table import Cell, Twin, derived_cell, text_cell
from targetbook.page.blocks.credits import Credit, Source, credit, plain_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.blocks.series_notes import ANNOUNCED, subtitle
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.frames.finding import credit_of
from targetbook.page.frames.requirements import WrongPicture
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import NUMBER
from targetbook.page.voice.publishers import publisher_name

Spec = dict[str, Any]


def show(
    chapter: Chapter,
    picture: alt.TopLevelMixin | pd.DataFrame,
    question: str = "",
    finding: str = "",
    source: str | pd.DataFrame = "",
) -> Block:
    """Show a chart, or a frame as a table, under the question it answers; say so where it has no rows.

    The title is the finding, else the chart's own title, else the question; a chart's own subtitle stays. A source is
    a text, or figures of the record whose pages are named; without one it says that it was worked out on the page.
    """
    if isinstance(picture, pd.DataFrame):
        return _shown_frame(picture, finding or question, chapter)
    if not isinstance(picture, alt.TopLevelMixin):
        kind = type(picture).__name__
        raise WrongPicture(f"page.show takes a chart of Altair or a data frame of pandas, and no {kind}")

    spec: Spec = picture.to_dict(validate=False)
    rows = rows_of(spec)
    if rows.empty:
        return Text(chapter.words.html("frame.empty"))

    title, own_subtitle = title_of(spec, chapter)
    name = finding or title
    is_weak = "firm" in rows and not rows["firm"].astype(bool).all()
    notes = [own_subtitle or _basis(source, chapter), chapter.words("frame.hollow") if is_weak else ""]

    return shown(
        Exhibit(
            anchor=f"own-{hashlib.sha256(rows.to_json().encode()).hexdigest()[:8]}",
            question=Html.escape(question if name else ""),
            finding=name or question or chapter.words("frame.untitled"),
            basis=chapter.words("general.stop").join(filter(None, notes)),
            drawing=_untitled(picture),
            credit=_credit(source, rows, chapter),
            description=chapter.words("frame.described", n=len(rows)),
            table=_twin(rows, chapter),
        ),
        chapter,
    )


def rows_of(spec: Spec) -> pd.DataFrame:
    """Give the rows that a chart draws; of several tables the longest."""
    tables = [pd.DataFrame(rows) for rows in spec.get("datasets", {}).values()]
    return max(tables, key=len, default=pd.DataFrame())


def title_of(spec: Spec, chapter: Chapter) -> tuple[str, str]:
    """Give a chart's own title and subtitle, '' where it has none."""
    title = spec.get("title", "")
    parts = title if isinstance(title, dict) else {"text": title}
    texts = (parts.get(name, "") for name in ("text", "subtitle"))
    first, second = (chapter.words("general.space").join([text] if isinstance(text, str) else text) for text in texts)
    return first, second


def _basis(source: str | pd.DataFrame, chapter: Chapter) -> str:
    """Say unit and basis of figures of the record that are of one series; '' of any others."""
    columns = ["indicator", "measure", "unit"]
    if not isinstance(source, pd.DataFrame) or not set(columns) <= set(source):
        return ""

    series = source[columns].dropna().drop_duplicates()
    if len(series) != 1:
        return ""
    indicator, measure, unit = series.iloc[0]
    return subtitle(chapter, indicator, measure, unit, "plain_" if measure in ANNOUNCED else "")


def _untitled(picture: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """Give the chart without its own title, which the frame around it says."""
    copy: Any = picture.copy(deep=False)
    copy.title = alt.Undefined
    return copy


def _credit(source: str | pd.DataFrame, rows: pd.DataFrame, chapter: Chapter) -> Credit:
    """Credit the pages of figures, or a source or publisher of the record, linked to its row; any other as stated."""
    if isinstance(source, pd.DataFrame):
        return credit_of(chapter, _drawn(source, rows))
    if pages := _pages(source, chapter):
        return credit(pages, chapter)

    words = chapter.words
    return plain_credit(words("frame.source", names=source) if source else words("frame.worked_out"))


def _drawn(figures: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the figures that a chart of areas and periods draws; all of them where it draws something else."""
    if not {"area", "period"} <= set(rows) or not {"name", "period"} <= set(figures):
        return figures

    pairs = set(zip(rows["area"], rows["period"], strict=True))
    figure_pairs = zip(figures["name"], figures["period"].astype(object).fillna(""), strict=True)
    return figures[[pair in pairs for pair in figure_pairs]]


def _pages(source: str, chapter: Chapter) -> list[Source]:
    """Give the pages of the areas that the book lists which have this name, else those of this publisher."""
    if not source:
        return []

    rows = [row for area in chapter.kin for row in chapter.record.rows("sources", area=area)]
    of_name = [(row["area"], row["source"]) for row in rows if row["source"] == source]
    of_publisher = [
        (row["area"], row["source"])
        for row in rows
        if source in (row["publisher"], publisher_name(row["publisher"], chapter.record, chapter.words))
    ]
    return of_name[:1] or of_publisher


def _shown_frame(frame: pd.DataFrame, caption: str, chapter: Chapter) -> Block:
    if frame.empty:
        return Text(chapter.words.html("frame.empty"))
    return _table(frame, caption or chapter.words("frame.untitled"), chapter)


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
    return f"{value:.12g}" if isinstance(value, float) else str(value)
