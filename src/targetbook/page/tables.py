"""HTML tables that scroll by themselves, with a caption and row headings."""

from collections.abc import Iterable, Sequence
from html import escape

from targetbook.page.blocks import Table

Cell = str


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], kind: str = "") -> Table:
    """Lay out a table; heads and caption are plain text, cells are HTML made by this package's own writers."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(_row(cells) for cells in rows)
    return Table(
        f'<div class="scroll"><table class="record {kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def grouped_table(
    caption: str, heads: Sequence[str], groups: Iterable[tuple[Cell, Sequence[Sequence[Cell]]]], kind: str = ""
) -> Table:
    """Lay out a table whose rows stand in groups, each under its name; the names are HTML cells."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    bodies = "".join(
        f'<tbody><tr><th class="group" scope="rowgroup" colspan="{len(heads)}">{name}</th></tr>'
        + "".join(_row(cells) for cells in rows)
        + "</tbody>"
        for name, rows in groups
    )
    return Table(
        f'<div class="scroll"><table class="record {kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>{bodies}</table></div>"
    )


def badge(status: str, text: str) -> Cell:
    """Give a status as a word with its colour."""
    return f'<span class="status status-{status}">{escape(text)}</span>'


def _row(cells: Sequence[Cell]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
