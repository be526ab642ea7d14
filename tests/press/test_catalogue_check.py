"""Catalogues that cannot be read, that lose text, or that leave the book untranslated: each is told by its line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CHECKOUT
from targetbook.press.book import gather_messages
from targetbook.press.book.catalogue_check import check_catalogues, form_faults
from targetbook.press.book.translations import catalogue_of, read_catalogue
from targetbook.press.edition import Edition
from targetbook.press.graph.builds import build_editions
from targetbook.press.graph.graph import checks
from targetbook.press.places import Places

NAME = "locale/zh_CN/LC_MESSAGES/chapters.po"
WORDS = {"Overview": "总览", "Growth": "经济增长", "Methods": "方法", "Themes": "分领域", "About the book": "关于本书"}
HEADER = '# Invented.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
BOOK = HEADER + "".join(f'\nmsgid "{words}"\nmsgstr "{chinese}"\n' for words, chinese in WORDS.items())
# lines 6 and 7: Overview; 9 and 10: Growth; 12 and 13: Methods
Spoil = Callable[[str], bytes]
BROKEN: dict[str, tuple[Spoil, int, str]] = {
    "nothing": (lambda text: b"", 1, "is empty"),
    "no catalogue": (lambda text: b"garbage\n", 1, "'garbage' is no line of a catalogue"),
    "no closing quote": (lambda text: text.replace('长"', "长").encode(), 10, "is no line of a catalogue"),
    "no opening quote": (lambda text: text.replace('"经', "经").encode(), 10, "begins and ends with"),
    "a quote inside": (lambda text: text.replace("经济", '经"济').encode(), 10, "is no line of a catalogue"),
    "GB 18030": (lambda text: text.encode("gb18030"), 7, "is not in UTF-8 from here on"),
    "another encoding stated": (lambda text: text.replace("utf-8", "gbk").encode(), 1, "expected charset=utf-8"),
    "zero bytes": (lambda text: text.replace("增", "\0").encode(), 10, "holds a zero byte"),
    "a keyword misspelt": (lambda text: text.replace('msgid "G', 'msgdi "G').encode(), 9, "expected msgid or msgstr"),
    "no translation at all": (lambda text: text.replace('msgstr "经济增长"\n', "").encode(), 9, "missing msgstr"),
    "a message twice": (lambda text: text.replace("Methods", "Growth").encode(), 12, "is there twice"),
    "no message": (lambda text: HEADER.encode(), 1, "holds no message"),
}
UNFINISHED: dict[str, tuple[Spoil, int, str]] = {
    "an empty translation": (lambda text: text.replace("经济增长", "").encode(), 9, "'Growth' is not translated"),
    "a fuzzy one": (
        lambda text: text.replace('msgid "Growth', '#, fuzzy\nmsgid "Growth').encode(),
        10,
        "'Growth' is marked fuzzy; expected its translation",
    ),
}


@pytest.fixture
def catalogue(places: Places) -> Path:
    """The catalogue of a tiny book, whole."""
    path = catalogue_of(places.locale, "zh_CN")
    path.parent.mkdir(parents=True)
    path.write_text(BOOK, encoding="utf-8")
    return path


def test_a_whole_catalogue_is_found_whole(places: Places, catalogue: Path) -> None:
    assert check_catalogues(places) == []


def test_the_books_own_catalogue_is_whole_and_has_all_that_its_chapters_say() -> None:
    assert check_catalogues(Places(CHECKOUT, CHECKOUT / "data")) == []


@pytest.mark.parametrize("slip", [*BROKEN, *UNFINISHED])
def test_what_is_lost_is_told_by_its_line(places: Places, catalogue: Path, slip: str) -> None:
    spoil, line, words = (BROKEN | UNFINISHED)[slip]
    catalogue.write_bytes(spoil(BOOK))
    finding = check_catalogues(places)[0]
    assert (finding.file, finding.row) == (NAME, line)
    assert words in finding.message


def test_a_catalogue_that_is_not_there_is_told(places: Places) -> None:
    (finding,) = check_catalogues(places)
    assert str(finding) == f"{NAME}:1:-: no such file; expected the catalogue of this language's translations"


def test_prose_that_no_catalogue_has_is_told_at_its_chapter(places: Places, catalogue: Path) -> None:
    path = places.root / "chapters" / "growth.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("# Growth", "# Growth again"), encoding="utf-8")
    (finding,) = check_catalogues(places)
    assert finding.file == "chapters/growth.ipynb"
    assert "'Growth again' is not in chapters.po; expected it after make i18n" in finding.message


@pytest.mark.parametrize(
    ("original", "translation", "words"),
    [
        ("See [the rules](rules.ipynb).", "见规则。", "has 0 links, its original 1; expected the same: rules.ipynb"),
        ("See [it](rules.ipynb).", "见[它](rule.ipynb)。", "expected the same: rule.ipynb, rules.ipynb"),
        ("Run `check`.", "运行check。", "has 0 pieces of code, its original 1"),
        ("It is {name}.", "它是{nmae}。", "has 1 placeholders, its original 1"),
    ],
)
def test_a_translation_keeps_links_code_and_placeholders(
    places: Places, catalogue: Path, original: str, translation: str, words: str
) -> None:
    catalogue.write_text(f'{BOOK}\nmsgid "{original}"\nmsgstr "{translation}"\n', encoding="utf-8")
    (finding,) = check_catalogues(places)
    assert (finding.file, finding.row) == (NAME, 21)
    assert words in finding.message


@pytest.mark.parametrize("slip", ["no closing quote", "an empty translation"])
def test_a_chinese_book_stops_before_its_chapters(places: Places, catalogue: Path, slip: str) -> None:
    spoil, line, _ = (BROKEN | UNFINISHED)[slip]
    catalogue.write_bytes(spoil(BOOK))
    outcome = build_editions(places, [Edition("haizhu", 2025, None, "zh")])
    assert any(f"{NAME}:{line}:-: " in failure for failure in outcome.failures)
    assert not list(places.build.rglob("growth.ipynb"))


def test_an_english_book_needs_no_catalogue(places: Places) -> None:
    names = [task.name for task in checks(places, [Edition("haizhu", 2025, None, "en")], meanwhile=None)]
    assert "check" in names and "translations" not in names


@pytest.mark.parametrize("slip", [slip for slip in BROKEN if slip != "no message"])
def test_a_broken_catalogue_is_not_written_anew(
    places: Places, catalogue: Path, monkeypatch: pytest.MonkeyPatch, slip: str
) -> None:
    spoil, line, _ = BROKEN[slip]
    catalogue.write_bytes(spoil(BOOK))
    monkeypatch.setattr(gather_messages, "find_places", lambda: places)

    with pytest.raises(SystemExit, match=f"{NAME}:{line}:-: "):
        gather_messages.refresh_catalogues()

    assert catalogue.read_bytes() == spoil(BOOK)


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_whatever_was_translated_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("locale") / "chapters.po"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    path.write_text(f'{HEADER}\nmsgid "Growth"\nmsgstr "{quoted}"\n', encoding="utf-8")
    assert form_faults(path) == []
    assert read_catalogue(path)["Growth"].string == text
