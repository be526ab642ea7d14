"""The fonts of the package: they draw every character in use, whatever fonts the machine has."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from conftest import CHECKOUT
from targetbook.page.charts.kit.style import CHINESE_FAMILY, FONT, LATIN_FAMILY
from targetbook.press.fonts import FILES, LICENCE
from targetbook.press.fonts.characters import characters, gb2312, in_use
from targetbook.press.fonts.faces import CHINESE_MARKS, Sources, collection
from targetbook.press.pictures import glyphs

COMMON = ("Noto Sans", "Noto Sans CJK SC", "Arial", "Impostor")
HEAVIEST = 4_700_000  # bytes of both weights
PAINT = """
import sys
from hashlib import sha256
from targetbook.press.pictures.drawing import chart_svg
from targetbook.press.pictures.painter import painter
bar = {"mark": "bar", "encoding": {"y": {"field": "a"}, "x": {"field": "b", "type": "quantitative"}}}
words = {"data": {"values": [{"a": "GDP of 海珠区", "b": 5}]}, "title": "“十四五” ✓ ✗"}
for font in sys.argv[1:]:
    svg = chart_svg({**words, **bar, "config": {"font": font}})
    print(sha256(svg.encode()).hexdigest(), sha256(painter().svg_to_png(svg)).hexdigest())
"""


def faces() -> list[TTFont]:
    return [face for path in FILES.values() for face in TTCollection(path).fonts]


def test_every_character_of_gb_2312_and_of_the_project_is_covered_in_each_face() -> None:
    codes = {ord(char) for char in characters(CHECKOUT)}
    assert len(gb2312()) == 7445
    assert {ord(char) for char in gb2312() | in_use(CHECKOUT)} <= codes
    for face in faces():
        assert sorted(map(chr, codes - set(face.getBestCmap()))) == []


def test_each_weight_is_a_file_of_the_two_families_that_charts_name() -> None:
    labels = [(face["name"].getDebugName(1), face["OS/2"].usWeightClass) for face in faces()]
    assert labels == [(family, weight) for weight in FILES for family in (LATIN_FAMILY, CHINESE_FAMILY)]
    assert FONT["en"].startswith(f'"{LATIN_FAMILY}",') and FONT["zh"].startswith(f'"{CHINESE_FAMILY}",')
    assert sum(path.stat().st_size for path in FILES.values()) < HEAVIEST


def test_the_families_differ_in_quotation_marks_dashes_and_dots_alone() -> None:
    latin, chinese = (
        {char: face.getGlyphID(name) for char, name in face.getBestCmap().items()}
        for face in TTCollection(FILES[400]).fonts
    )
    assert latin.keys() == chinese.keys()
    assert {chr(code) for code in latin if latin[code] != chinese[code]} == set(CHINESE_MARKS)


def test_the_licence_lies_beside_and_names_every_maker() -> None:
    text = LICENCE.read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text

    for face in faces():
        makers = face["name"].getDebugName(0).split("; ")
        assert len(makers) == 3
        assert all(maker.removeprefix("(c) ").removeprefix("Copyright ").rstrip(".") in text for maker in makers)


def test_fonts_made_twice_are_the_same_bytes() -> None:
    sources = Sources(*(TTFont(FILES[400], fontNumber=number) for number in (1, 0, 0)))

    def content_of_a_font() -> bytes:
        content = BytesIO()
        collection(sources, {"A", "é", "海", "✗", *CHINESE_MARKS}, 400).save(content)
        return content.getvalue()

    assert content_of_a_font() == content_of_a_font()


def impostor(folder: Path) -> None:
    """Put fonts into a home that claim common names and are wider than any font of those names."""
    folder.mkdir(parents=True)
    for name in COMMON:
        with TTFont(FILES[700], fontNumber=0) as face:
            face["name"].setName(name, 1, 3, 1, 0x409)
            face["OS/2"].usWeightClass = 400
            face.save(folder / f"{name}.ttf")


def painted(home: Path, *fonts: str) -> list[str]:
    """Give the sums of a chart and its picture in each font, drawn in a process whose user has this home."""
    run = [sys.executable, "-c", PAINT, *fonts]
    process = subprocess.run(run, env={**os.environ, "HOME": str(home)}, capture_output=True, text=True, check=True)
    return process.stdout.splitlines()


def test_a_drawing_and_its_picture_are_the_same_bytes_whatever_fonts_the_machine_has(tmp_path: Path) -> None:
    impostor(tmp_path / "rich" / ".fonts")
    (tmp_path / "poor").mkdir()
    *rich, installed = painted(tmp_path / "rich", *FONT.values(), "Impostor")
    *poor, absent = painted(tmp_path / "poor", *FONT.values(), "Impostor")
    assert rich == poor
    assert installed != absent  # the painter does look into a home


def test_a_character_beyond_the_fonts_is_named_with_what_to_do_and_others_are_not() -> None:
    assert glyphs.missing("GDP 海珠区 5.5% − ✓ ✗ ↗ ↘ ◂ “十四五”") == []
    assert glyphs.missing("海\U000f0000珠\U000f0000") == ["\U000f0000"]
    complaint = glyphs.complaint("growth/gdp", ["㙱"])
    assert complaint.startswith("chart growth/gdp: the book's fonts lack 㙱 (U+3671); `make fonts` ")
