"""A tiny checkout to print from: two areas, two chapters, and a table of contents."""

import json
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
import yaml

from targetbook.press.edition import Edition
from targetbook.press.places import Places

CHECKOUT = Path(__file__).parents[2]
PARAMETERS = 'area = "haizhu"\nyear = 2025\nas_of = None\nlang = "en"'
TOC = {
    "format": "jb-book",
    "root": "chapters/overview",
    "parts": [
        {"caption": "Themes", "chapters": [{"file": "chapters/growth"}]},
        {"caption": "About the book", "chapters": [{"file": "chapters/methods"}]},
    ],
}
TARGET: dict[str, Any] = {
    "theme": "growth",
    "kind": "milestone",
    "comparator": "done",
    "firmness": "plain",
    "document": "speech",
    "counts_as_done": "the boats float",
    "text_en": "Float the boats",
    "text_zh": "放船下水",
    "sources": "speech",
}
SPEC: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 3}]},
    "mark": {"type": "line", "clip": True},
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}},
    "usermeta": {"anchor": "gdp growth", "title": "GDP <growth>", "alt": 'Rises from 2 to 3 & is "up"'},
}


def notebook_content(title: str, *code: str) -> dict[str, Any]:
    """Return a notebook: a title, the parameters cell, and these code cells."""
    cells = [("markdown", f"# {title}", {}), ("code", PARAMETERS, {"tags": ["parameters"]})]
    cells += [("code", source, {}) for source in code]
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "cells": [cell(f"c{number}", *parts) for number, parts in enumerate(cells)],
    }


def cell(name: str, kind: str, source: str, metadata: dict[str, Any]) -> dict[str, Any]:
    """Return one cell."""
    outputs = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"id": name, "cell_type": kind, "source": source, "metadata": metadata, **outputs}


def write_notebook(path: Path, title: str, *code: str) -> Path:
    """Write a notebook of these cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook_content(title, *code)), encoding="utf-8")
    return path


def announce(places: Places, year: int, area: str = "haizhu") -> None:
    """Put a target of a year into an area's record."""
    dates = {"target": f"{year}-boats", "year": year, "period": year, "announced": f"{year}-02-01"}
    cells = TARGET | dates
    text = f"{','.join(cells)}\n{','.join(map(str, cells.values()))}\n"
    (places.data / area / "targets.csv").write_text(text, encoding="utf-8")


@pytest.fixture
def edition() -> Edition:
    return Edition("haizhu", 2025)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A checkout of two areas and three chapters, with the real configuration and looks."""
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(TOC), encoding="utf-8")
    (tmp_path / "_config.yml").write_text((CHECKOUT / "_config.yml").read_text(encoding="utf-8"), encoding="utf-8")

    for name, code, name_zh in (("haizhu", "440105", "海珠区"), ("tianhe", "440106", "天河区")):
        folder = tmp_path / "data" / name
        folder.mkdir(parents=True)
        area = {"code": code, "name_en": name.title(), "name_zh": name_zh, "parent": None}
        text = yaml.safe_dump({**area, "record_date": "2026-11-23"}, allow_unicode=True)
        (folder / "area.yml").write_text(text, encoding="utf-8")

    for shared in ("datapackage.json", "indicators.csv"):
        copyfile(CHECKOUT / "data" / shared, tmp_path / "data" / shared)

    show = f"display({{'application/vnd.vegalite.v6+json': {SPEC!r}, 'text/plain': 'chart'}}, raw=True)"
    write_notebook(tmp_path / "chapters" / "overview.ipynb", "Overview", "print(area, year)")
    write_notebook(tmp_path / "chapters" / "growth.ipynb", "Growth", show)
    write_notebook(tmp_path / "chapters" / "methods.ipynb", "Methods", "print(lang)")

    return Places(root=tmp_path, data=tmp_path / "data")
