"""Builds a book without this one's press: a page by Jupyter Book as it comes, with a chart as Altair shows it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import altair as alt
import nbformat

MIME = "application/vnd.vegalite.v6+json"
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"  # it has no `python -m` of its own
CHAPTERS = Path(__file__).parent.parent / "_build" / "work"


def build_default_book(folder: Path) -> Path:
    """Build the page in the folder and return where it lies. Vega is put into the page: no address is asked for it."""
    chart = alt.Chart.from_dict(first_chart())
    html = chart.to_html(inline=True, fullhtml=False)
    output = nbformat.v4.new_output("display_data", {"text/html": html})
    cells = [nbformat.v4.new_markdown_cell("# A chart"), nbformat.v4.new_code_cell("chart", outputs=[output])]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "page.ipynb")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (folder / "_config.yml").write_text("title: A book\nexecute: {execute_notebooks: 'off'}\n", encoding="utf-8")
    subprocess.run([sys.executable, "-c", JUPYTER_BOOK, "build", str(folder)], check=True, capture_output=True)

    return folder / "_build" / "html"


def first_chart() -> dict[str, Any]:
    """Return the first chart of the growth chapter as it was built."""
    notebook = json.loads(next(CHAPTERS.glob("*/en/chapters/growth.ipynb")).read_text(encoding="utf-8"))
    outputs = (output for cell in notebook["cells"] for output in cell.get("outputs", []))
    specs = (output["data"][MIME] for output in outputs if MIME in output.get("data", {}))
    return next(specs)
