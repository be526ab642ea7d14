"""The pages' own shell: a Sphinx theme of one small style sheet and script, and the book's search."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from targetbook.press.shell.empty_parts import of_printed_page
from targetbook.press.shell.fold import fold_code
from targetbook.press.shell.page import extra_pages, furnish, let_tables_scroll
from targetbook.press.shell.preview import draw_previews
from targetbook.press.shell.search import write_index

THEME = Path(__file__).parent / "theme"
BEFORE_CONTENTS = 400  # Sphinx lists a page's sections at 500


def setup(app: Sphinx) -> dict[str, Any]:
    """Register theme, settings and events with Sphinx."""
    app.add_html_theme("said-and-done", str(THEME))
    app.add_config_value("edition_languages", [], "html", list)
    app.add_config_value("edition_day", "", "html", str)
    app.add_config_value("edition_read", "", "html", str)
    app.add_config_value("edition_commit", "", "html", str)
    app.add_config_value("search_names", "", "", str)
    fold_code(app)
    app.connect("builder-inited", without_stock_search)
    app.connect("doctree-read", of_printed_page, priority=BEFORE_CONTENTS)
    app.connect("doctree-resolved", let_tables_scroll)
    app.connect("html-collect-pages", extra_pages)
    app.connect("html-page-context", furnish)
    app.connect("build-finished", write_index)
    app.connect("build-finished", draw_previews)

    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def without_stock_search(app: Sphinx) -> None:
    """Spare Sphinx its own index: it knows no phrases."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]  # every HTML builder has it
