"""The house: rooms in one-way order, small modules, small functions, and words in both languages."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from conftest import CHECKOUT
from targetbook.page.voice.words import word_files
from targetbook.record.folder import read_areas
from targetbook.record.languages import LANGUAGES

PACKAGE = CHECKOUT / "src" / "targetbook"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
# What each room may import besides itself; the press gets verdicts as a file that the page writes.
ALLOWED = {
    "record": set[str](),
    "intake": {"record"},
    "judgement": {"record"},
    "page": {"record", "judgement"},
    "press": {"record", "page"},
    "cli": {"intake", "record", "judgement", "page", "press"},
}
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((CHECKOUT / "tests").rglob("*.py"))
BENCHMARKS = sorted((CHECKOUT / "benchmarks").rglob("*.py"))
# Where the package is asked for: notebooks, the pages' frames, benchmarks, settings.
ASKING = [
    *sorted((CHECKOUT / "chapters").glob("*.ipynb")),
    *sorted(PACKAGE.rglob("*.ipynb")),
    *sorted(PACKAGE.rglob("*.jinja")),
    *BENCHMARKS,
    *(CHECKOUT / name for name in ("pyproject.toml", "_config.yml")),
]
CALLED_BY_NAME = re.compile("__|visit_|depart_|_repr_|_ipython_")
# Myst-NB, papermill's client, the standard library's host and the score of reading call them, in this order.
ASKED_BY_OTHERS = {"handle_mime", "send_signal", "log_request", "make_library"}
LONGEST_MODULE = 320
LONGEST_FUNCTION = 45
MOST_IN_A_FOLDER = 20
MOST_IN_THE_ROOMS = 95
MOST_SKIPS = 5
MOST_NAMESAKES = 10
# Participles that say of any value at all that something was done to it: a name says what the value is.
VAGUE = re.compile(
    "_*(told|one|found|own|shown|kept|asked|said|given|made|seen|taken|left|named|held|counted|got|gone|done|wanted|known"
    "|meant|tried|drawn|stated|listed|placed|spoken|written|noted)_*"
)
# What writes HTML: a tag stands in Markup alone, whose values are escaped as they are filled in.
TAG = re.compile(r"</?[a-z][a-z0-9]*(?=[\s>/]|$)")
MARKUP = ("Html", "Markup")
PRESS_OF_HTML = ("book/launch", "pictures/html_figure", "pictures/list_files", "shell/preview", "site/front_page")
WRITERS_OF_HTML = [
    *(path for path in SOURCES if path.is_relative_to(PACKAGE / "page")),
    *(PACKAGE / "press" / f"{name}.py" for name in PRESS_OF_HTML),
]
FOLDERS = sorted(path.parent.name for path in word_files("en"))
# Chinese counts by ten thousands; the record's notes are in English; a Chinese question need not say where.
COUNTED_IN_CHINESE = "_wan"
LEFT_OUT_IN_CHINESE = {"note", "place"}
COUNTERS = {"counter"}  # 家, 支, 户: English counts without


def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def rooms_imported(module: str) -> set[str]:
    """Name the rooms that a module imports, wherever in it and however written."""
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    parts = [name.split(".") for name in names]

    return {part[1] for part in parts if part[0] == "targetbook" and len(part) > 1}


def test_the_package_has_its_rooms_and_one_door() -> None:
    assert {module.split("/")[0] for module in MODULES} == {*ALLOWED, "__init__.py"}


@pytest.mark.parametrize("module", [module for module in MODULES if "/" in module])
def test_a_room_imports_only_rooms_to_its_left(module: str) -> None:
    room = module.split("/")[0]
    assert rooms_imported(module) <= ALLOWED[room] | {room}


def test_the_layers_are_really_looked_at() -> None:
    assert "judgement" in rooms_imported("page/chapter.py")
    assert "record" in rooms_imported("judgement/verdicts.py")


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(module)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_are_short(module: str) -> None:
    lines = (PACKAGE / module).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions(module)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("module", MODULES)
def test_what_is_public_says_what_it_is(module: str) -> None:
    whole = tree(module)
    classes = [node for node in whole.body if isinstance(node, ast.ClassDef)]
    members = [node for owner in (whole, *classes) for node in owner.body]
    definitions = [node for node in members if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
    silent = [node.name for node in definitions if not node.name.startswith("_") and not ast.get_docstring(node)]

    assert silent == []
    assert ast.get_docstring(whole), "the module itself"


def phrases(folder: str, lang: str) -> dict[str, Any]:
    path = PACKAGE / "page" / folder / f"words.{lang}.yml"
    subjects = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {f"{subject}.{key}": phrase for subject, names in subjects.items() for key, phrase in names.items()}


def placeholders(phrase: Any) -> set[str]:
    texts = phrase.values() if isinstance(phrase, dict) else [phrase]
    return {name for text in texts for _, name, _, _ in Formatter().parse(str(text)) if name}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_has_the_same_words_in_both_languages(folder: str) -> None:
    english = phrases(folder, "en")
    chinese = phrases(folder, "zh")

    assert set(english) == {key for key in chinese if not key.endswith(COUNTED_IN_CHINESE)}
    for key, phrase in english.items():
        filled = placeholders(phrase)
        filled_too = placeholders(chinese[key])
        assert filled_too - COUNTERS <= filled, key
        assert filled - filled_too <= LEFT_OUT_IN_CHINESE, key


@pytest.mark.parametrize("folder", FOLDERS)
def test_words_are_filled_with_names(folder: str) -> None:
    for lang in ("en", "zh"):
        for key, phrase in phrases(folder, lang).items():
            assert all(name.isidentifier() for name in placeholders(phrase)), key


def test_every_file_of_words_is_in_a_language_of_the_book() -> None:
    files = {*PACKAGE.glob("page/**/*.yml")}
    glossaries = {PACKAGE / "page" / "voice" / f"glossary.{lang}.yml" for lang in LANGUAGES}
    assert files == glossaries | {path for lang in LANGUAGES for path in word_files(lang)}
    assert len(files - glossaries) <= 20


# The command's and the chapters' parameter, with its default and the comment that papermill shows.
DEFAULT = re.compile(r'area(?:: (?:Area|str))? = \\?"\w+\\?"(?:  # [^"]*)?')


def names_of_areas() -> dict[str, re.Pattern[str]]:
    """The names of each area in the record, but for the nation's; what is newly added (新增) is no area's name."""
    areas = {name: area for name, area in read_areas(CHECKOUT / "data").items() if area.parent}
    return {
        name: re.compile(rf"\b{name}\b|{area.name_en}|(?<!新){area.name_zh.rstrip('区市省')}", re.IGNORECASE)
        for name, area in areas.items()
    }


def shared_files() -> list[Path]:
    """Every text that all areas share but names of publishers, some of which are an area's own."""
    paths = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml", ".html", ".css", ".js")]
    paths += [*(CHECKOUT / "chapters").glob("*.ipynb"), *(CHECKOUT / "data").glob("*.*")]
    paths.remove(CHECKOUT / "data" / "publishers.csv")
    return [*paths, *(CHECKOUT / name for name in ("_toc.yml", "_config.yml", "CONTRIBUTING.md"))]


def test_no_area_is_named_outside_its_folder_but_as_a_default() -> None:
    texts = {path: DEFAULT.sub("", path.read_text(encoding="utf-8")) for path in shared_files()}
    places = [
        (str(path.relative_to(CHECKOUT)), match[0])
        for path, text in texts.items()
        for name in names_of_areas().values()
        for match in name.finditer(text)
    ]

    assert places == []


def test_a_named_area_would_be_found() -> None:
    assert any(name.search("in Haizhu, nearly all") for name in names_of_areas().values())
    assert any(name.search("海珠片区") for name in names_of_areas().values())
    assert len(shared_files()) > 200


def test_no_file_of_the_project_names_a_folder_outside_it() -> None:
    paths = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yml"), *(CHECKOUT / "chapters").glob("*.ipynb")]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    assert [path.name for path, text in texts.items() if "../" + "shared" in text or "/work" + "/" in text] == []


def test_the_contract_lists_the_bodies_that_the_page_has_words_for() -> None:
    contract = json.loads((CHECKOUT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    tables = [*contract["resources"], *contract["area_tables"]]
    fields = [field for table in tables if table["name"] == "indicators" for field in table["schema"]["fields"]]
    enums = [field["constraints"]["enum"] for field in fields if field["name"] == "publisher"]
    bodies = [key.removeprefix("body.") for key in phrases("voice", "en") if key.startswith("body.")]

    assert enums == [bodies] * 2


def names_in(folder: Path) -> list[str]:
    """Name what a newcomer sees in a folder, but for its own docstring's module."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("__"))


def test_no_folder_is_full_and_the_rooms_fit_into_a_head() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert {folder.name: len(names_in(folder)) for folder in folders if len(names_in(folder)) > MOST_IN_A_FOLDER} == {}
    assert sum(len(names_in(PACKAGE / room)) for room in ALLOWED) <= MOST_IN_THE_ROOMS


def nodes(path: Path) -> Iterator[ast.AST]:
    """Give everything in a file of Python."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def bound_names(path: Path) -> Iterator[str]:
    """Give the names that a file binds to values, each as often as it does."""
    for node in nodes(path):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def packs(node: ast.AST) -> bool:
    """Whether an assignment packs values that have nothing to do with each other; a swap does not."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple):
        return False
    if not isinstance(node.targets[0], ast.Tuple):
        return False

    targets = {ast.unparse(target) for target in node.targets[0].elts}
    return targets != {ast.unparse(value) for value in node.value.elts}


def public_names(path: Path) -> set[str]:
    """Give the public classes and functions of a module."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    definitions = [node for node in body if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))]
    return {node.name for node in definitions if not node.name.startswith("_")}


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_a_name_says_what_its_value_is(path: Path) -> None:
    assert [name for name in bound_names(path) if VAGUE.fullmatch(name)] == []


def test_names_are_really_looked_at() -> None:
    assert {"path", "name"} <= set(bound_names(Path(__file__)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_one_value_is_assigned_in_a_line(path: Path) -> None:
    assert [ast.unparse(node) for node in nodes(path) if packs(node)] == []


def test_an_assignment_that_packs_is_told_from_one_that_swaps() -> None:
    assert packs(ast.parse("first, second = 1, 2").body[0])
    assert not packs(ast.parse("first, second = second, first").body[0])
    assert not packs(ast.parse("first, second = pair").body[0])


def test_the_formatter_lays_out_every_line() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*SOURCES, *TESTS, *BENCHMARKS]]
    assert sum(text.count("# fmt: " + "skip") for text in texts) <= MOST_SKIPS


def loose_tags(code: str) -> list[str]:
    """Give the texts with a tag that are not handed to Markup as they stand; an f-string would be filled unescaped."""
    every = list(ast.walk(ast.parse(code)))
    calls = [node for node in every if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKUP]
    safe = {id(text) for call in calls for text in call.args}
    safe |= {id(node.value) for node in every if isinstance(node, ast.Expr)}
    texts = [node for node in every if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [text.value for text in texts if TAG.search(text.value) and id(text) not in safe]


@pytest.mark.parametrize("path", WRITERS_OF_HTML, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_html_is_typed_where_it_is_written(path: Path) -> None:
    assert loose_tags(path.read_text(encoding="utf-8")) == []


def test_loose_tags_are_really_looked_for() -> None:
    assert loose_tags('Html("<b>{}</b>").format(name)') == []
    assert loose_tags('Markup(f"<b>{name}</b>")') == ["<b>", "</b>"]
    assert loose_tags("name + '<br/>'") == ["<br/>"]


def test_a_public_name_stands_in_one_module() -> None:
    modules = Counter(name for path in SOURCES for name in public_names(path))
    assert len([name for name, count in modules.items() if count > 1]) <= MOST_NAMESAKES


def test_every_function_is_asked_for() -> None:
    words = Counter(word for path in [*SOURCES, *ASKING] for word in re.findall(r"\w+", path.read_text("utf-8")))
    functions = (node for path in SOURCES for node in nodes(path) if isinstance(node, ast.FunctionDef))
    # what a call decorates, such as a command, is handed over there
    plain = [node for node in functions if not any(isinstance(mark, ast.Call) for mark in node.decorator_list)]
    names = {node.name for node in plain if not CALLED_BY_NAME.match(node.name)}
    assert sorted(name for name in names - ASKED_BY_OTHERS if words[name] < 2) == []


def test_the_page_on_the_house_names_files_that_are_there() -> None:
    text = (CHECKOUT / "docs" / "house.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:intake|record|judgement|page|press|cli)/[\w./]*)`", text)
    assert len(paths) > 30
    assert [path for path in paths if not (PACKAGE / path).exists()] == []
