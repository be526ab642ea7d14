"""HTML tables with a caption and row headings; on a phone each row becomes a card whose cells name their column."""

from collections.abc import Iterable, Sequence

from targetbook.page.blocks.output import HtmlTable
from targetbook.page.voice.escaping import Html

Cell = str  # a text, or HTML
Rows = Iterable[Sequence[Cell]]
FRAME = Html(
    '<div class="scroll"{focus}><table class="{kinds}"><caption>{caption}</caption>'
    "<thead><tr>{head}</tr></thead>{bodies}</table></div>"
)
WIDE = "frame"  # a table of any width, which whoever uses the keyboard must be able to move in
GROUP = Html('<tbody><tr><th class="group" scope="rowgroup" colspan="{}">{}</th></tr>{}</tbody>')


def table(caption: str, heads: Sequence[str], rows: Rows, kind: str = "") -> HtmlTable:
    """Lay out a table; heads, caption and cells are texts, or HTML where they are Markup."""
    return _lay_out(caption, heads, Html("<tbody>{}</tbody>").format(_body(heads, rows)), kind)


def grouped_table(caption: str, heads: Sequence[str], groups: Iterable[tuple[Cell, Rows]], kind: str = "") -> HtmlTable:
    """Lay out a table whose rows stand in groups, each under its name."""
    bodies = (GROUP.format(len(heads), name, _body(heads, rows)) for name, rows in groups)
    return _lay_out(caption, heads, Html().join(bodies), kind)


def folded(summary: str, *tables: HtmlTable) -> HtmlTable:
    """Put tables behind a line that opens them."""
    inside = Html().join(table.html for table in tables)
    return HtmlTable(Html("<details><summary>{}</summary>{}</details>").format(summary, inside))


def badge(status: str, text: str) -> Html:
    """Give a status as a word with its colour."""
    return Html('<span class="status status-{}">{}</span>').format(status, text)


def code(text: str) -> Html:
    """Set a name as code."""
    return Html("<code>{}</code>").format(text)


def beside(text: str) -> Html:
    """Set in small type what stands beside a verdict."""
    return Html('<span class="qualifiers">{}</span>').format(text)


def _lay_out(caption: str, heads: Sequence[str], bodies: Html, kind: str) -> HtmlTable:
    head = Html().join(Html('<th scope="col">{}</th>').format(breakable(text)) for text in heads)
    kinds = f"record cards {kind}".strip()
    focus = Html(' tabindex="0"') if kind == WIDE else ""
    return HtmlTable(FRAME.format(focus=focus, kinds=kinds, caption=caption, head=head, bodies=bodies))


def breakable(name: str) -> Html:
    """Let a name break after an underscore: it has no space to break at."""
    return Html("_<wbr/>").join(name.split("_"))


def _body(heads: Sequence[str], rows: Rows) -> Html:
    return Html().join(_row(heads, cells) for cells in rows)


def _row(heads: Sequence[str], cells: Sequence[Cell]) -> Html:
    first, *rest = cells
    pairs = zip(heads[1:], rest, strict=True)
    body = Html().join(Html('<td data-label="{}">{}</td>').format(head, cell) for head, cell in pairs)
    return Html('<tr><th scope="row">{}</th>{}</tr>').format(first, body)
