"""A chapter on a new theme: made by one command, sound at once, in both languages, like the chapters that are there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import CHECKOUT
from showing import show
from targetbook.page.chapter import open_chapter
from targetbook.press.book.catalogue_check import check_catalogues
from targetbook.press.book.checkout import check_checkout
from targetbook.press.book.new_chapter import NewChapter, WrongChapter, make_chapter_on, paragraphs, skeleton_text
from targetbook.press.contents import chapter_files, read_toc
from targetbook.press.places import Places
from targetbook.record.folder import NotInRecord

HEALTH = NewChapter("health", "Health and “care”", "卫生健康")
COPIED = ("_toc.yml", "_config.yml", "chapters", "locale", "data", "src")
THEMES = [
    *("growth", "investment", "digital_industry", "artificial_intelligence", "industry", "low_altitude_economy"),
    *("exhibitions_consumption", "investment_attraction", "urban_renewal", "project_construction", "other_commitments"),
]
OF_ITS_OWN = 3  # title, parameters and opening


@pytest.fixture
def checkout(tmp_path: Path) -> Places:
    """A copy of the checkout that a test may change."""
    for name in COPIED:
        source = CHECKOUT / name
        target = tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return Places(tmp_path, tmp_path / "data")


def run(checkout: Places, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in that checkout, by its own package."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout.root / "src")}
    command = [sys.executable, "-m", "targetbook.cli", *words]
    return subprocess.run(command, cwd=checkout.root, env=env, capture_output=True, text=True, check=False)


def sources(cells: list[dict[str, Any]]) -> list[str]:
    return ["".join(cell["source"]) for cell in cells[OF_ITS_OWN:]]


def test_the_command_makes_a_sound_chapter_and_says_what_is_still_to_be_written(checkout: Places) -> None:
    answer = run(checkout, "new-chapter", "health", "--title-en", HEALTH.title_en, "--title-zh", HEALTH.title_zh)
    assert answer.returncode == 0, answer.stderr
    steps = re.findall(r"^(\d)\. (\w+)", answer.stdout, re.MULTILINE)
    assert steps[:3] == [("1", "indicators"), ("2", "targets"), ("3", "figures")]
    assert answer.stdout.count("with health in the column theme") == 2
    for words in ("wrote chapters/health.ipynb", "wrote _toc.yml", "data/AREA/targets.csv", "commentary/health.md"):
        assert words in answer.stdout

    files = chapter_files(read_toc(checkout.toc))
    assert files.index("chapters/health") == files.index("chapters/other_commitments") - 1
    assert check_checkout(checkout) == []
    assert check_catalogues(checkout) == []

    for lang, title in (("en", HEALTH.title_en), ("zh", HEALTH.title_zh)):
        path = checkout.root / "src/targetbook/page/theme" / f"words.{lang}.yml"
        themes = yaml.safe_load(path.read_text(encoding="utf-8"))["theme"]
        assert themes["health"] == title
        assert list(themes)[-2:] == ["health", "other_commitments"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_new_chapter_runs(lang: str, checkout: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    make_chapter_on(checkout, HEALTH)
    monkeypatch.setenv("TARGETBOOK_DATA", str(checkout.data))
    assert show(checkout.root / "chapters" / "health.ipynb", lang=lang)


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (NewChapter("growth", "Growth", "增长"), "is there already"),
        (NewChapter("Health", "Health", "卫生"), "is no theme's name"),
        (NewChapter("../health", "Health", "卫生"), "is no theme's name"),
        (NewChapter("health", " ", "卫生"), "--title-en ' ' is no title"),
        (NewChapter("health", "Health", "卫生\n健康"), "--title-zh '卫生\\n健康' is no title"),
        (NewChapter("health", "Every promise", "卫生"), "--title-en 'Every promise' is in the catalogue already"),
        (NewChapter("health", "industry ", "卫生"), "--title-en 'industry ' is the title of chapters/industry.ipynb"),
        (NewChapter("health", "Health", "工业"), "--title-zh '工业' is the title of chapters/industry.ipynb already"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_written(new: NewChapter, message: str, checkout: Places) -> None:
    before = {path: path.read_bytes() for path in checkout.root.rglob("*") if path.is_file()}
    with pytest.raises(WrongChapter, match=re.escape(message)):
        make_chapter_on(checkout, new)
    assert {path: path.read_bytes() for path in checkout.root.rglob("*") if path.is_file()} == before


def test_a_second_chapter_of_the_same_titles_is_refused(checkout: Places) -> None:
    make_chapter_on(checkout, HEALTH)
    with pytest.raises(WrongChapter, match=r"is the title of chapters/health.ipynb already; choose another"):
        make_chapter_on(checkout, NewChapter("wellbeing", HEALTH.title_en, HEALTH.title_zh))
    assert not (checkout.root / "chapters" / "wellbeing.ipynb").exists()


def test_the_skeleton_is_what_the_chapters_on_themes_share() -> None:
    skeleton = json.loads(skeleton_text(HEALTH))["cells"]
    notebooks = [
        json.loads((CHECKOUT / "chapters" / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"] for name in THEMES
    ]
    shared = [text for text in sources(notebooks[0]) if all(text in sources(cells) for cells in notebooks)]
    assert len(shared) >= 8
    assert [text for text in sources(skeleton) if text in shared] == shared

    for text in sources(skeleton):
        assert any(text in sources(cells) for cells in notebooks), text
    assert all(cells[1]["source"] == skeleton[1]["source"] for cells in notebooks)
    assert all(sorted(cells[1]["metadata"]["tags"]) == sorted(skeleton[1]["metadata"]["tags"]) for cells in notebooks)


def test_the_skeleton_is_filled_in() -> None:
    text = skeleton_text(HEALTH)
    assert paragraphs(text)[0] == HEALTH.title_en
    assert 'page.open_chapter("health", globals())' in "".join(json.loads(text)["cells"][2]["source"])
    assert "NAME" not in text and "TITLE" not in text


def test_a_theme_never_heard_of_is_said_in_one_line(real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARGETBOOK_DATA", str(real_data))
    with pytest.raises(NotInRecord, match="no target is on a theme 'grwth'; did you mean 'growth'") as failure:
        open_chapter("grwth", {"area": "haizhu", "year": 2025})
    assert failure.value._render_traceback_() == [f"NotInRecord: {failure.value}"]
