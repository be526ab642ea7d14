"""Run a chapter's cells in this process and keep what they show, as a kernel would."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text

Shown = Text | HtmlTable | Chart


def show(chapter: Path, **parameters: object) -> list[Shown]:
    """Run the code cells with these parameters; give the blocks shown, in order."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    blocks: list[Shown] = []

    for cell in json.loads(chapter.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            blocks.extend(_flat(_value("".join(cell["source"]), namespace)))
        if "parameters" in cell["metadata"].get("tags", []):
            namespace.update(parameters)

    return blocks


def tables_html(block: object) -> str:
    """Give the HTML of the tables among the blocks shown."""
    blocks = block if isinstance(block, Blocks) else [block]
    return "".join(table.html for table in blocks if isinstance(table, HtmlTable))


def _value(code: str, namespace: dict[str, Any]) -> Any:
    """Run a cell; give the value of its last line where that is an expression, as a notebook shows it."""
    body = ast.parse(code).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), namespace)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace) if last else None


def _flat(value: Block | pd.DataFrame | alt.TopLevelMixin | None) -> Iterator[Shown]:
    """Give the blocks of a value; a frame as the table that a notebook makes of it, and of a bare chart none."""
    if isinstance(value, Blocks):
        for block in value:
            yield from _flat(block)
    elif isinstance(value, pd.DataFrame):
        yield HtmlTable(value.to_html())
    elif isinstance(value, alt.TopLevelMixin):
        alt.Chart.from_dict(value.to_dict())
    elif value is not None:
        assert isinstance(value, (Text, HtmlTable, Chart)), f"a cell shows {value!r}"
        yield value
