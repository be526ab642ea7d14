from datetime import date
from pathlib import Path

import pytest

from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.commentary.check import check_remarks
from targetbook.page.commentary.citation_keys import AbsentKey, FigureKey, NotAKey, TargetKey, parse_key
from targetbook.page.commentary.remarks import UnknownKey, commentary
from targetbook.page.parameters import Parameters
from targetbook.record.reading import read_record
from targetbook.record.series_key import SeriesKey


def growth_chapter(data: Path, as_of: str | None = None, lang: str = "en") -> Chapter:
    return make_chapter("growth", Parameters("riverside", 2025, as_of, lang), data, read_record(data))


def fill_commentary(data: Path, text: str, as_of: str | None = None) -> str:
    folder = data / "riverside" / "commentary"
    folder.mkdir(exist_ok=True)
    (folder / "growth.md").write_text(text, encoding="utf-8")
    return commentary(growth_chapter(data, as_of)).markdown


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("gdp/growth/2024", FigureKey("gdp/growth/2024", SeriesKey("gdp", "growth", "2024"), None)),
        (
            "tianhe:gdp/growth/2024-01/2024-09",
            FigureKey(
                "tianhe:gdp/growth/2024-01/2024-09", SeriesKey("gdp", "growth", "2024-01/2024-09", "tianhe"), None
            ),
        ),
        ("gdp/level/2023@first", FigureKey("gdp/level/2023@first", SeriesKey("gdp", "level", "2023"), "first")),
        ("target:2025-gdp", TargetKey("target:2025-gdp", "2025-gdp", False)),
        ("milestone:2025-bridge", TargetKey("milestone:2025-bridge", "2025-bridge", True)),
        (
            "absent:milestone:2025-bridge",
            AbsentKey("absent:milestone:2025-bridge", TargetKey("milestone:2025-bridge", "2025-bridge", True)),
        ),
    ],
)
def test_a_key_is_read(text: str, key: FigureKey | TargetKey | AbsentKey) -> None:
    assert parse_key(text) == key


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("gdp/growth", "a key is"),
        ("gdp//2024", "a key is"),
        ("raw", "a key is"),
        ("", "a key is"),
        ("target:", "names no target"),
        ("absent:target:2025-gdp", "absent:KEY for what a sentence supposes"),
        ("gdp/growth/Q3", "is not a period"),
        ("gdp/growth/2024@newest", "@first or @latest"),
    ],
)
def test_words_that_are_no_key_are_refused(text: str, message: str) -> None:
    with pytest.raises(NotAKey, match=message):
        parse_key(text)


def test_figures_are_filled_and_linked(own_copy: Path) -> None:
    text = fill_commentary(own_copy, "It grew by {gdp/growth/2024}; the city by {rivertown:gdp/growth/2024}.")
    assert ">4.9%</a>" in text
    assert 'href="sources.html#s-riverside-bulletin-2024"' in text
    assert 'href="sources.html#s-rivertown-rivertown-bulletin"' in text


def test_first_and_latest_releases(own_copy: Path) -> None:
    text = fill_commentary(own_copy, "First {gdp/level/2023@first}, now {gdp/level/2023@latest}.")
    assert ">CNY 100.000 bn</a>, now " in text or ">CNY 100.00 bn</a>, now " in text
    assert ">CNY 106.25" in text


def test_a_target_and_a_milestone(own_copy: Path) -> None:
    text = fill_commentary(
        own_copy, "Promised {target:2025-gdp-growth-speech}; the bridge {milestone:2025-bridge-opened}."
    )
    assert ">5.5% or more</a>" in text
    assert 'data-key="riverside:2025-bridge-opened/' in text


def test_a_paragraph_with_a_figure_not_yet_known_is_left_out(own_copy: Path) -> None:
    text = "Known: {gdp/growth/2023}.\n\nNot yet: {gdp/growth/2025}, after {gdp/growth/2023}.\n\nNo figure."
    page = fill_commentary(own_copy, text, as_of="2025-01-01")
    assert "Known" in page
    assert "No figure." in page
    assert "Not yet" not in page


def test_an_unknown_key_names_file_line_and_the_nearest(own_copy: Path) -> None:
    with pytest.raises(UnknownKey) as wrong:
        fill_commentary(own_copy, "One line.\n\nAnother {gdp/growht/2024}.")
    assert "riverside/commentary/growth.md:3" in str(wrong.value)
    assert "did you mean 'gdp/growth/2024'" in str(wrong.value)


def test_an_unknown_key_is_told_under_an_early_day_too(own_copy: Path) -> None:
    with pytest.raises(UnknownKey, match="2025-gdp-growth-speech"):
        fill_commentary(own_copy, "{target:2025-gdp-growth-spech}", as_of="2020-01-01")


@pytest.mark.parametrize("text", ["{gdp/growth}", "a { brace", "```{raw} html\n<b>x</b>\n```", "{{gdp/growth/2024}}"])
def test_braces_that_are_no_key_stop_with_the_line(own_copy: Path, text: str) -> None:
    with pytest.raises(UnknownKey, match=r"growth\.md:1"):
        fill_commentary(own_copy, text)


def test_html_is_shown_and_not_taken(own_copy: Path) -> None:
    text = fill_commentary(own_copy, 'R&D <script src="x"></script> & <b>bold</b>')
    assert "<" not in text
    assert text.startswith("R&amp;D &lt;script")


def test_without_a_text_in_the_language_there_is_nothing(own_copy: Path) -> None:
    fill_commentary(own_copy, "English only.")
    assert commentary(growth_chapter(own_copy, lang="zh")).markdown == ""


def test_the_chinese_text_is_its_own(own_copy: Path) -> None:
    fill_commentary(own_copy, "English.")
    (own_copy / "riverside/commentary/growth.zh.md").write_text("增长{gdp/growth/2024}。", encoding="utf-8")
    assert commentary(growth_chapter(own_copy, lang="zh")).markdown.startswith("增长<a")


def test_the_day_is_the_record_date_where_none_is_given(own_copy: Path) -> None:
    assert growth_chapter(own_copy).day == date(2026, 9, 30)


def test_a_sentence_on_what_is_missing_stands_while_it_is(own_copy: Path) -> None:
    text = "No figure of 2031 was found{absent:gdp/level/2031}."
    assert fill_commentary(own_copy, text) == "No figure of 2031 was found."


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("absent:gdp/growth/2024", "the record holds gdp/growth/2024 now"),
        ("absent:gpd/growth/2031", "could not hold gpd/growth/2031"),
        ("absent:milestone:2025-nothing", "could not hold milestone:2025-nothing"),
    ],
)
def test_check_names_a_sentence_that_supposes_what_is_not_so(own_copy: Path, key: str, message: str) -> None:
    path = own_copy / "riverside" / "commentary" / "growth.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"None was found{{{key}}}.", encoding="utf-8")
    findings = [finding for finding in check_remarks(own_copy, read_record(own_copy)) if "absent" in finding.message]

    assert [(finding.file, finding.row, finding.column) for finding in findings] == [
        ("data/riverside/commentary/growth.md", 1, "15")
    ]
    assert message in findings[0].message
