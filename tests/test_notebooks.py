"""Chapters are thin: parameters, the open chapter, prose true of any district, and calls of one to three lines."""

import ast
import json
import re
from itertools import pairwise
from typing import Any

import pytest
import yaml

from conftest import CHECKOUT

CHAPTERS = sorted(path.stem for path in (CHECKOUT / "chapters").glob("*.ipynb"))
PARAMETERS = ["area", "year", "as_of", "lang"]
OPENING = re.compile(r'from targetbook import page\n\nchapter = page\.open_chapter\("(\w+)", globals\(\)\)')
CODE_BLOCK = re.compile(r"```.*?```", re.DOTALL)
CODE_WORDS = re.compile(r"`[^`]*`")
NUMBERED = re.compile(r"^\s*\d+\. ", re.MULTILINE)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(|colou?r|scheme|style", re.IGNORECASE)
PATH = re.compile(r"[/\\~]|\.(?:csv|yml|json|md|png|svg|ipynb|py)\b|\bopen\(|\bPath\b")
OUTSIDE = {"scratch"}  # a notebook to begin from is part of no book
# Those whose cells are read: they show how an analysis is written, with its imports, its keys and its colours.
OPEN = {"analyse", "scratch"}
TOO_MUCH = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.Import,
    ast.ImportFrom,
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
)
Cell = dict[str, Any]


def read_notebook(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((CHECKOUT / "chapters" / f"{name}.ipynb").read_text(encoding="utf-8"))
    return content


def cells_of_kind(name: str, kind: str) -> list[Cell]:
    return [cell for cell in read_notebook(name)["cells"] if cell["cell_type"] == kind]


def source(cell: Cell) -> str:
    return "".join(cell["source"])


def tags(cell: Cell) -> list[str]:
    labels: list[str] = cell["metadata"].get("tags", [])
    return labels


def calls(name: str) -> list[str]:
    """Give the code cells behind the parameters and the opening."""
    return [source(cell) for cell in cells_of_kind(name, "code")[2:]]


def prose_of_chapter(name: str) -> str:
    """Give the words of the Markdown cells, without what stands there as code and without the numbers of lists."""
    text = "\n\n".join(source(cell) for cell in cells_of_kind(name, "markdown"))
    return NUMBERED.sub("", CODE_WORDS.sub("", CODE_BLOCK.sub("", text)))


@pytest.mark.parametrize("name", sorted(OPEN))
def test_no_line_of_code_that_is_read_runs_over_the_edge(name: str) -> None:
    wide = [line for code in calls(name) for line in code.splitlines() if len(line) > 72]
    assert not wide


def test_the_contents_list_exactly_the_chapters() -> None:
    contents = yaml.safe_load((CHECKOUT / "_toc.yml").read_text(encoding="utf-8"))
    files = [contents["root"], *(entry["file"] for part in contents["parts"] for entry in part["chapters"])]
    assert sorted(files) == [f"chapters/{name}" for name in CHAPTERS if name not in OUTSIDE]


@pytest.mark.parametrize("name", CHAPTERS)
class TestChapter:
    def test_is_stripped(self, name: str) -> None:
        for cell in cells_of_kind(name, "code"):
            assert cell["outputs"] == [] and cell["execution_count"] is None
        metadata = read_notebook(name)["metadata"]
        assert set(metadata) - {"mystnb"} <= {"kernelspec", "language_info"}
        has_code_to_read = name in OPEN or any("hide-cell" in tags(cell) for cell in cells_of_kind(name, "code"))
        assert metadata.get("mystnb", {}) == ({"remove_code_source": False} if has_code_to_read else {})

    def test_shows_no_code_but_behind_a_fold(self, name: str) -> None:
        labels = [
            set(tags(cell)) & {"remove-cell", "remove-input", "hide-cell"} for cell in cells_of_kind(name, "code")
        ]
        assert name in OPEN or all(labels)

    def test_begins_with_its_title_its_parameters_and_the_open_chapter(self, name: str) -> None:
        first, parameters, opening = read_notebook(name)["cells"][:3]
        assert first["cell_type"] == "markdown" and source(first).startswith("# ")
        assert "parameters" in tags(parameters)
        opened = OPENING.fullmatch(source(opening))
        assert opened is not None and opened[1] == name

    def test_has_one_title_and_no_level_left_out(self, name: str) -> None:
        levels = [len(mark) for mark in re.findall(r"^(#+) ", prose_of_chapter(name), re.MULTILINE)]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_takes_the_four_parameters_each_with_its_type_and_a_comment(self, name: str) -> None:
        (cell,) = [cell for cell in cells_of_kind(name, "code") if "parameters" in tags(cell)]
        lines = [re.fullmatch(r"(\w+): (str|int) = (.+?)  # .+", line) for line in source(cell).splitlines()]
        assert [line and line[1] for line in lines] == PARAMETERS
        assert [line and line[2] for line in lines] == ["str", "int", "str", "str"]
        assert [line and line[3] for line in lines] == ['"haizhu"', "2025", "None", '"en"']

    def test_calls_and_does_nothing_else(self, name: str) -> None:
        allowed = (ast.Import, ast.ImportFrom) if name in OPEN else ()
        for code in calls(name):
            walk = (node for node in ast.walk(ast.parse(code)) if not isinstance(node, allowed))
            nodes = [node for node in walk if isinstance(node, TOO_MUCH)]
            assert nodes == [], code

    def test_has_cells_of_few_lines(self, name: str) -> None:
        most = 5 if name in OPEN else 3
        assert [code for code in calls(name) if len(code.strip().splitlines()) > most] == []

    def test_names_no_path_and_no_colour(self, name: str) -> None:
        for code in calls(name) if name not in OPEN else []:
            assert not PATH.search(code), code
            assert not COLOUR.search(code), code

    def test_types_no_figure_into_its_prose(self, name: str) -> None:
        assert re.findall(r".{0,30}\d.{0,30}", prose_of_chapter(name)) == []

    def test_names_no_area_in_its_prose(self, name: str) -> None:
        areas = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in CHECKOUT.glob("data/*/area.yml")]
        places = {area[f"name_{lang}"] for area in areas for lang in ("en", "zh")} - {"China"}
        assert len(places) > 20
        assert {place for place in places if place in prose_of_chapter(name)} == set()
