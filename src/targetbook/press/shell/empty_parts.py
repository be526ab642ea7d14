"""Takes out of a page what would stand there empty: a section with no more than its heading, a table without rows."""

import re

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx

CELL = "cell_code"
GATHERING = "gettext"
NO_ROWS = re.compile(r'<table\b[^>]*\bclass="dataframe"(?:(?!</table>).)*<tbody>\s*</tbody>', re.DOTALL)


def of_printed_page(app: Sphinx, doctree: nodes.document) -> None:
    """Leave out of a page what would stand there empty; chapters whose messages are gathered have no outputs yet."""
    if app.builder.name != GATHERING:
        leave_out_empty(doctree)


def leave_out_empty(doctree: nodes.document) -> None:
    """Leave out folded code that shows a table without rows, then sections in which nothing is to be read."""
    for cell in [cell for cell in doctree.findall(nodes.container) if _is_folded(cell) and _shows_no_rows(cell)]:
        cell.parent.remove(cell)

    innermost_first = reversed(list(doctree.findall(nodes.section)))
    for section in [section for section in innermost_first if section.parent is not doctree]:
        if not any(map(_is_to_be_read, section.children)):
            section.parent.remove(section)


def _is_to_be_read(node: nodes.Node) -> bool:
    """Whether a reader sees something of a node; what only shows code on demand is nothing to read."""
    if isinstance(node, nodes.container) and node.get("nb_element") == CELL:
        return bool(node.children) and not _is_folded(node)
    return not isinstance(node, nodes.title | nodes.Invisible)


def _is_folded(cell: nodes.container) -> bool:
    return cell.get("nb_element") == CELL and "hide_mode" in cell


def _shows_no_rows(cell: nodes.container) -> bool:
    return any(NO_ROWS.search(output.astext()) for output in cell.findall(nodes.raw))
