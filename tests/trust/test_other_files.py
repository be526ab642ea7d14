"""The other files that a person edits or hands in: rules, speeches, workbooks, chapters, settings, remarks."""

import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from conftest import CHECKOUT, lay_out
from intake.bureau import monthly, record_table
from targetbook.intake.entering.origin import StatedSource
from targetbook.intake.entering.taking import prepare
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.catalogue import read_area_catalogue
from targetbook.intake.speech.speech_file import UnreadableSpeech, read_speech
from targetbook.judgement.rules.standard import WrongRules, read_rules
from targetbook.page.commentary.check import check_remarks
from targetbook.press.book.checkout import check_checkout
from targetbook.press.places import Places
from targetbook.record.checking.check import check_folder
from targetbook.record.reading import read_record

from .mutations import ENCODINGS

RULES = CHECKOUT / "src" / "targetbook" / "judgement" / "rules" / "rules.yml"
SPEECH = CHECKOUT / "tests" / "intake" / "speech" / "speeches" / "linjiang-2025.txt"
PAGE = StatedSource(publisher="Invented Daily", title="Invented", published="2026-09-30")
REMARK = "Growth was {gdp/growth/2024} in the year.\n\nThe target was {target:2025-gdp-growth-speech}.\n"
SLIPS = {
    "left out": lambda key, value: "",
    "key misspelt": lambda key, value: f"{key}x:{value}",
    "another word": lambda key, value: f"{key}: nonsense",
    "a list": lambda key, value: f"{key}: [1, [2]]",
    "a tag of Python": lambda key, value: f"{key}: !!python/object/apply:os.system ['true']",
    "quote left open": lambda key, value: f'{key}: "x',
    "full-width colon": lambda key, value: f"{key}：{value}",
    "a tab before": lambda key, value: f"\t{key}:{value}",
    "minus": lambda key, value: f"{key}: -1",
    "percent": lambda key, value: f"{key}: 75%",
}


def broken_rules() -> Iterator[tuple[int, str, str]]:
    """Break every line of the rule file that has a key, in every way; give the line, the slip and the text."""
    lines = RULES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip().startswith("#") or ":" not in line:
            continue
        key, _, value = line.partition(":")
        for slip, make in SLIPS.items():
            yield number, slip, "\n".join([*lines[: number - 1], make(key, value), *lines[number:]]) + "\n"


def test_a_broken_rule_file_is_told_by_line_or_reads_as_before(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    whole = read_rules(RULES)
    wrong = []
    refusals = 0
    for number, slip, text in broken_rules():
        path.write_text(text, encoding="utf-8")
        try:
            if replace(read_rules(path), version=whole.version) != whole:
                wrong.append(f"{slip} at {number}: taken for other rules of the same version")
        except WrongRules as error:
            refusals += 1
            if not all(line.startswith(f"{path}:") for line in str(error).splitlines()):
                wrong.append(f"{slip} at {number}: {error}")

    assert wrong == []
    assert refusals > 300


@pytest.mark.parametrize("kind", ENCODINGS)
@pytest.mark.parametrize("name", ["speech.txt", "mine.yml"])
def test_a_text_saved_otherwise_is_refused_in_one_line_or_read(tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ENCODINGS[kind]((SPEECH if name == "speech.txt" else RULES).read_bytes()))

    try:
        if name == "speech.txt":
            text, _ = read_speech(path)
            assert isinstance(draft_speech(text, 2025, read_area_catalogue(CHECKOUT / "data", "x")).drafts, list)
        else:
            read_rules(path)
    except (UnreadableSpeech, WrongRules) as wrong:
        assert str(wrong).startswith(f"{path}:")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("intake"))


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("books")
    row = ["gdp", "growth", "2025", 3.9, "%", "exact", None]
    return [monthly(folder / "monthly.xlsx"), record_table(folder / "listed.xlsx", [row])]


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_workbook_is_told_or_read_and_nothing_is_written(
    data: Path, workbooks: list[Path], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(workbooks[seed % 2].read_bytes())
    if seed % 3 == 0:
        content = content[: chance.randrange(len(content))]
    elif seed % 3 == 1:
        for _ in range(1 + seed):
            content[chance.randrange(len(content))] = chance.randrange(256)

    path = tmp_path / "table.xlsx"
    path.write_bytes(content if seed % 3 < 2 else other_part(bytes(content), chance, tmp_path))
    intake = prepare(data, "riverside", path, PAGE, None)

    assert all(str(finding).startswith("table.xlsx") for finding in intake.rejected)
    assert check_folder(data, "riverside") == []


def other_part(content: bytes, chance: random.Random, folder: Path) -> bytes:
    """Damage one part of a workbook inside its whole zip file."""
    source = folder / "whole.zip"
    target = folder / "other.zip"
    source.write_bytes(content)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            part = old.read(name)
            cut = part[: chance.randrange(1, len(part))] if name == hit else part
            if name != hit or chance.random() < 0.8:
                new.writestr(name, cut)

    return target.read_bytes()


@pytest.fixture
def checkout(tmp_path: Path) -> Places:
    """A checkout with the book's own settings and chapters, to be broken."""
    root = tmp_path / "checkout"
    (root / "chapters").mkdir(parents=True)
    for name in ("_config.yml", "_toc.yml"):
        (root / name).write_bytes((CHECKOUT / name).read_bytes())
    for path in (CHECKOUT / "chapters").glob("*.ipynb"):
        (root / "chapters" / path.name).write_bytes(path.read_bytes())

    return Places(root, root / "data")


def test_the_checkout_itself_is_sound(checkout: Places) -> None:
    assert check_checkout(checkout) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("GB 18030", "is not in UTF-8"),
        ("UTF-16", "is not in UTF-8"),
        ("nothing", "is not JSON"),
        ("a page of HTML", "is not JSON"),
        ("cut in a character", "is not in UTF-8"),
    ],
)
def test_a_chapter_that_is_no_notebook(checkout: Places, kind: str, words: str) -> None:
    path = checkout.root / "chapters" / "about.ipynb"
    content = path.read_bytes().replace(b"about", "关于".encode(), 1)
    path.write_bytes(ENCODINGS[kind](content))
    (finding,) = check_checkout(checkout)

    assert finding.file == "chapters/about.ipynb"
    assert words in finding.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"parameters"', '"parameter"', "has 0 cells tagged parameters; expected one"),
        ("area: ", "aera: ", "is no parameter of this chapter; expected area, year, as_of, lang"),
        ('"cells"', '"cell"', "it holds no cells"),
        ("\n  {", "\n  ", "is not JSON"),
    ],
)
def test_a_chapter_without_its_parameters(checkout: Places, old: str, new: str, words: str) -> None:
    path = checkout.root / "chapters" / "growth.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (finding,) = check_checkout(checkout)
    assert finding.file == "chapters/growth.ipynb"
    assert words in finding.message


@pytest.mark.parametrize("name", ["_config.yml", "_toc.yml"])
@pytest.mark.parametrize("text", ["a: [", "\ta: 1", "- 1", "", "a: !!python/name:os.system", "\x07: 1"])
def test_settings_that_are_none(checkout: Places, name: str, text: str) -> None:
    (checkout.root / name).write_text(text, encoding="utf-8")
    (finding,) = check_checkout(checkout)
    assert finding.file == name


@pytest.mark.parametrize(
    ("name", "old", "new", "column", "words"),
    [
        ("_config.yml", "author: The", "writer: The", "author", "is missing or no text"),
        ("_config.yml", "\nhtml:\n", "\nhtml:\nmore:\n", "html", "is no section; expected keys below it"),
        ("_config.yml", "\nsphinx:\n", "\nsphinx: 5\nmore:\n", "sphinx", "'5' is no section"),
        ("_config.yml", 'baseurl: ""', "baseurl: https://book.example.org", "url", "a public book names can answer"),
        ("_toc.yml", "format: jb-book", "format: jb-article", "format", "is 'jb-article'; expected jb-book"),
        ("_toc.yml", "format: jb-book", "# none", "format", "is None; expected jb-book"),
        ("_toc.yml", "file: chapters/growth\n", "file: chapters/about\n", "-", "lists chapters/about twice"),
        ("chapters/about.ipynb", '"nbformat": 4', '"nbformat": 99', "-", "is a notebook of version 99; expected 4"),
    ],
)
def test_settings_that_jupyter_book_would_stumble_over(
    checkout: Places, name: str, old: str, new: str, column: str, words: str
) -> None:
    path = checkout.root / name
    text = path.read_text(encoding="utf-8")

    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (finding,) = check_checkout(checkout)
    assert (finding.file, finding.column) == (name, column)
    assert words in finding.message


def test_a_chapter_listed_and_not_there_and_one_that_is_a_folder(checkout: Places) -> None:
    toc = yaml.safe_load(checkout.toc.read_text(encoding="utf-8"))
    toc["parts"][0]["chapters"].append({"file": "chapters/ghost"})
    checkout.toc.write_text(yaml.safe_dump(toc), encoding="utf-8")
    path = checkout.root / "chapters" / "about.ipynb"
    path.unlink()
    path.mkdir()

    assert [str(finding) for finding in check_checkout(checkout)] == [
        "_toc.yml:1:-: lists chapters/ghost.ipynb, which is not there",
        "chapters/about.ipynb:1:-: is a folder; expected a file",
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("{gdp/growth/2024}", "{gpd/growth/2024}", (1, "12")),
        ("{gdp/growth/2024}", "{gdp/growth/2024", (1, "12")),
        ("{gdp/growth/2024}", "{gdp/growth/20225}", (1, "12")),
        ("{gdp/growth/2024}", "{gdp/growth/2024@last}", (1, "12")),
        ("{gdp/growth/2024}", "{raw}", (1, "12")),
        ("{target:2025-gdp-growth-speech}", "{target:nothing}", (3, "16")),
        ("{target:2025-gdp-growth-speech}", "{}", (3, "16")),
        ("Growth was", "![x](http://example.invalid/x.png)", (1, "1")),
        ("Growth was", "# Verdict: met\n\nGrowth was", (1, "1")),
        ("Growth was", "Verdict: met\n===\n\nGrowth was", (2, "1")),
        ("Growth was", "(growth)=\nGrowth was", (1, "1")),
        ("Growth was", "[www.riverside.example](http://example.invalid/)", (1, "1")),
        ("Growth was", "[see http://riverside.example](http://example.invalid/)", (1, "1")),
        ("Growth was", "[riverside.example/news][1]\n\n[1]: http://example.invalid/\n\nGrowth was", (1, "1")),
    ],
)
def test_a_remark_that_cites_what_is_not_there(own_copy: Path, old: str, new: str, place: tuple[int, str]) -> None:
    folder = own_copy / "riverside" / "commentary"
    folder.mkdir()
    (folder / "growth.md").write_text(REMARK, encoding="utf-8")

    assert check_remarks(own_copy, read_record(own_copy)) == []
    (folder / "growth.md").write_text(REMARK.replace(old, new), encoding="utf-8")
    findings = check_remarks(own_copy, read_record(own_copy))
    assert findings and {finding.file for finding in findings} == {"data/riverside/commentary/growth.md"}
    assert (findings[0].row, findings[0].column) == place


@pytest.mark.parametrize("kind", ["GB 18030", "UTF-16", "byte-order mark", "nothing", "cut in a character"])
def test_a_remark_saved_otherwise(own_copy: Path, kind: str) -> None:
    folder = own_copy / "riverside" / "commentary"
    folder.mkdir()
    (folder / "growth.zh.md").write_bytes(ENCODINGS[kind]("增速为{gdp/growth/2024}。\n".encode()))
    (finding,) = check_folder(own_copy)
    assert (finding.file, finding.row) == ("data/riverside/commentary/growth.zh.md", 1)


@pytest.mark.parametrize("name", ["grwoth.md", "growth.fr.md"])
def test_a_remark_on_no_chapter_or_in_no_language(own_copy: Path, name: str) -> None:
    folder = own_copy / "riverside" / "commentary"
    folder.mkdir()
    (folder / name).write_text(REMARK, encoding="utf-8")
    (finding,) = check_remarks(own_copy, read_record(own_copy))
    assert (finding.row, finding.column) == (1, "-")
