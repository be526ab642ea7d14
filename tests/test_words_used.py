"""Every phrase of the book is asked for by the source, and every phrase that the source asks for is there."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from conftest import CHECKOUT
from targetbook.judgement.words import RUNNING, SETTLED, Qualifier, Reason, Status, Uncounted
from targetbook.page.voice.numbers import COMPARATORS, unit_key
from targetbook.page.voice.words import phrases
from targetbook.record.languages import LANGUAGES
from targetbook.record.publishers import read_attribution
from targetbook.record.reading import Record

PACKAGE = CHECKOUT / "src" / "targetbook"
ROOMS_WITH_WORDS = ("page", "press", "cli")
KEY = re.compile(r"[a-z_]+\.(?!json$)\w+")  # `edition.json` is a file
GAP = None


@cache
def contract_names() -> dict[str, list[str]]:
    """Give what the contract allows in each column that is closed, by `table.column`."""
    contract = json.loads((CHECKOUT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    tables = [*contract["resources"], *contract["area_tables"]]
    fields = [(table["name"], field) for table in tables for field in table["schema"]["fields"]]
    closed_fields = [(table, field) for table, field in fields if "enum" in field.get("constraints", {})]
    return {f"{table}.{field['name']}": field["constraints"]["enum"] for table, field in closed_fields}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def literals(path: Path) -> frozenset[str]:
    """Give the texts of a module that stand whole, not as a part of an f-string."""
    nodes = list(ast.walk(tree(path)))
    pieces = {id(piece) for node in nodes if isinstance(node, ast.JoinedStr) for piece in node.values}
    constants = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in pieces)
    return frozenset(node.value for node in constants if isinstance(node.value, str))


@cache
def names(path: Path) -> frozenset[str]:
    """Give what a module names: its texts, its fields, the keywords of its calls, its functions."""
    nodes = list(ast.walk(tree(path)))
    fields = {node.target.id for node in nodes if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}
    keywords = {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return literals(path) | fields | keywords | functions


@cache
def imported(path: Path) -> frozenset[Path]:
    """Give the project's modules that a module imports."""
    origins = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.module]
    places = [(PACKAGE.parent.joinpath(*str(node.module).split(".")), node.names) for node in origins]
    files = {place.with_suffix(".py") for place, _ in places}
    files |= {place / f"{alias.name}.py" for place, aliases in places for alias in aliases}
    return frozenset(file for file in files if file.exists())


def modules() -> list[Path]:
    return [path for room in ROOMS_WITH_WORDS for path in (PACKAGE / room).rglob("*.py")]


@cache
def named_in(room: str) -> frozenset[str]:
    return frozenset().union(*(names(path) for path in (PACKAGE / room).rglob("*.py")))


def families(path: Path) -> Iterator[list[str | None]]:
    """Give the keys that a module makes at run time, as their pieces: f-strings, prefixes, the counts of `parts`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.JoinedStr):
            yield [str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values]
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("parts", "html_parts")
        ):
            yield [parts_subject(node) + "_", GAP]

    yield from ([text, GAP] for text in literals(path) if is_prefix(text))


def parts_subject(call: ast.Call) -> str:
    """Give the subject whose counts are said each by a phrase of its own."""
    subject = call.args[0]
    assert isinstance(subject, ast.Constant), "the subject of counted parts is literal"
    return str(subject.value)


def is_prefix(text: str) -> bool:
    subject, dot, name = text.partition(".")
    return dot == "." and subject in subjects() and (not name or bool(re.fullmatch(r"\w+_", name)))


@cache
def subjects() -> frozenset[str]:
    return frozenset(key.partition(".")[0] for key in phrases("en"))


def chapters() -> list[str]:
    """Name the chapters; those on a theme have its name."""
    return [path.stem for path in (CHECKOUT / "chapters").glob("*.ipynb")]


@cache
def closed() -> dict[str, list[str]]:
    """The families that hold a phrase for each of a closed list, by their prefix."""
    columns = contract_names()
    rules = yaml.safe_load((PACKAGE / "judgement" / "rules" / "rules.yml").read_text(encoding="utf-8"))
    statuses = [*SETTLED, *RUNNING, Status.UNJUDGED]
    units = [unit_key(unit) for unit in columns["targets.unit"] if unit != "rank"]

    return {
        "verdict.": [*statuses, *Reason, *Qualifier],
        "rulebook.status_is_": statuses,
        "rulebook.reason_is_": [*Reason],
        "rulebook.qualifier_is_": [*Qualifier],
        "rulebook.relation_is_": columns["readings.relation"],
        "rulebook.said_": list(COMPARATORS.values()),
        "rulebook.read_": list(COMPARATORS.values()),
        "rulebook.on_": rules["pace"]["tested_on"],
        "rulebook.by_": rules["evidence"]["order"],
        "rulebook.rule_ambition_": list(rules["ambition"]),
        "robust.rule_": rules["robustness"]["shown"],
        "robust.means_": rules["robustness"]["shown"],
        "document.": columns["announcements.kind"],
        "document.short_": columns["announcements.kind"],
        "listed.kind_": list(Uncounted),
        "listed.": list(Uncounted),
        "subtitle.near_": ["growth"],
        "theme.": [name for name in chapters() if f"theme.{name}" in phrases("en")],
        "measure.": columns["targets.measure"],
        "source.": columns["sources.channel"],
        "body.": columns["targets.publisher"],
        "unit.": units,
        "unit.axis_": units,
        "unit.data_": units,
        "month.m": [str(month) for month in range(1, 13)],
        "year_path.m": ["3", "6", "9", "12"],
        "year_path.axis_m": ["3", "6", "9", "12"],
    }


# Families that are filled by names of another part of the house, by their prefix.
NAMED_ELSEWHERE = {
    "intake.": "intake",
    "settle.": "judgement",
    "subtitle.": "page/theme",
    "tip.": "page/charts",
    "twin.": "page",
    "unit.data_": "page",
}


@cache
def keys_made(path: Path) -> frozenset[str]:
    """Give the phrases that a module asks for by a key made of names that it, or what it imports, has."""
    near = frozenset().union(names(path), *(names(file) for file in imported(path)), *contract_names().values())
    return frozenset(key for family in families(path) for key in filled(family, near))


def filled(family: list[str | None], near: frozenset[str]) -> Iterator[str]:
    """Give the phrases of a family whose gaps hold one of these names, or one of the part that has them."""
    prefix = family[0] or ""
    if prefix.partition(".")[0] not in subjects() or "." not in prefix:
        return

    vocabulary = near | named_in(NAMED_ELSEWHERE[prefix]) if prefix in NAMED_ELSEWHERE else near
    yield from (key for key in phrases("en") if fits(key, family, vocabulary))


def fits(text: str, family: list[str | None], vocabulary: frozenset[str]) -> bool:
    """Whether a text is the pieces of a family, one after the other, each gap a name of the vocabulary."""
    if not family:
        return not text

    piece, *rest = family
    if piece is not GAP:
        return text.startswith(piece) and fits(text.removeprefix(piece), rest, vocabulary)

    return any(text[:end] in vocabulary and fits(text[end:], rest, vocabulary) for end in range(len(text) + 1))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_phrase_that_the_source_names_is_there(lang: str) -> None:
    literal = {text for path in modules() for text in literals(path) if KEY.fullmatch(text) and not is_prefix(text)}
    counted_parts = {
        "_".join(str(p) for p in family[:1])[:-1] for path in modules() for family in families(path) if family
    }
    keys = {text for text in literal if text.partition(".")[0] in subjects()}
    assert keys - counted_parts - set(phrases(lang)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("prefix", closed())
def test_a_closed_list_has_a_phrase_for_each_name(prefix: str, lang: str) -> None:
    assert [name for name in closed()[prefix] if prefix + name not in phrases(lang)] == []


def manners(record: Record) -> set[str]:
    """Give the ways in which the pages of a record were seen."""
    parts = [read_attribution(publisher) for publisher in record.table("sources")["publisher"].unique()]
    return {re.sub("[ -]", "_", item) for part in parts for item in part.via}


def test_every_phrase_is_asked_for(real: Record) -> None:
    literal = frozenset().union(*(literals(path) for path in modules()))
    filled_keys = frozenset().union(*(keys_made(path) for path in modules()))
    closed_keys = {prefix + name for prefix, names_of in closed().items() for name in names_of}
    closed_keys |= {f"publisher.seen_{manner}" for manner in manners(real)}
    assert sorted(set(phrases("en")) - literal - filled_keys - closed_keys) == []
