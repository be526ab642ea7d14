"""HTML tables with a caption and row headings; on a phone each row becomes a card whose cells name their column."""

from collections.abc import Iterable, Sequence

from targetbook.page.blocks.output import HtmlTable
from targetbook.page.voice.escaping import escape

Cell = str
Rows = Iterable[Sequence[Cell]]


def table(caption: str, heads: Sequence[str], rows: Rows, kind: str = "") -> HtmlTable:
    """Lay out a table; heads and caption are plain text, cells are our own HTML."""
    return _lay_out(caption, heads, f"<tbody>{_body(heads, rows)}</tbody>", kind)


def grouped_table(caption: str, heads: Sequence[str], groups: Iterable[tuple[Cell, Rows]], kind: str = "") -> HtmlTable:
    """Lay out a table whose rows stand in groups, each under its name; the names are HTML cells."""
    name_row = f'<tr><th class="group" scope="rowgroup" colspan="{len(heads)}">'
    bodies = (f"<tbody>{name_row}{name}</th></tr>{_body(heads, rows)}</tbody>" for name, rows in groups)
    return _lay_out(caption, heads, "".join(bodies), kind)


def folded(summary: str, *tables: HtmlTable) -> HtmlTable:
    """Put tables behind a line that opens them."""
    return HtmlTable(
        f"<details><summary>{escape(summary)}</summary>{''.join(table.html for table in tables)}</details>"
    )


def badge(status: str, text: str) -> Cell:
    """Give a status as a word with its colour."""
    return f'<span class="status status-{status}">{escape(text)}</span>'


def _lay_out(caption: str, heads: Sequence[str], bodies: str, kind: str) -> HtmlTable:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    return HtmlTable(
        f'<div class="scroll"><table class="{f"record cards {kind}".strip()}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>{bodies}</table></div>"
    )


def _body(heads: Sequence[str], rows: Rows) -> str:
    return "".join(_row(heads, cells) for cells in rows)


def _row(heads: Sequence[str], cells: Sequence[Cell]) -> str:
    first, *rest = cells
    pairs = zip(heads[1:], rest, strict=True)
    body = "".join(f'<td data-label="{escape(head)}">{cell}</td>' for head, cell in pairs)
    return f'<tr><th scope="row">{first}</th>{body}</tr>'
