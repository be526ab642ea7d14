from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from targetbook.press.book.gather_messages import gather
from targetbook.press.book.stage import lay_out
from targetbook.press.book.translations import DOMAIN, catalogue_of, in_language, read_catalogue, refresh, unfinished
from targetbook.press.edition import Edition
from targetbook.press.places import Places

LONG = "What was promised, and what became of it in the year that is over"


def catalogue_with(**translations: str) -> Catalog:
    catalogue = Catalog(locale="zh_CN")
    for words, translation in translations.items():
        catalogue.add(words.replace("_", " "), translation)
    return catalogue


def write_catalogue(path: Path, catalogue: Catalog) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalogue)
    return path


def test_a_refresh_keeps_what_stands_and_tells_what_is_left(tmp_path: Path) -> None:
    path = write_catalogue(
        tmp_path / "chapters.po", catalogue_with(Growth="经济增长", Gone="已删", **{f"{LONG}": "目标与结果"})
    )
    refresh(path, catalogue_with(Growth="", New="", **{f"{LONG} now": ""}))
    fresh = read_catalogue(path)
    assert {message.id for message in fresh if message.id} == {"Growth", "New", f"{LONG} now"}
    assert fresh["Growth"].string == "经济增长"
    assert fresh[f"{LONG} now"].fuzzy and fresh[f"{LONG} now"].string == "目标与结果"
    assert unfinished(fresh) == ["New", f"{LONG} now"]


def test_what_chapters_compute_is_no_message(places: Places) -> None:
    messages = {message.id for message in gather(places, places.build / "i18n")}
    assert messages - {""} == {"Overview", "Growth", "Methods", "Themes", "About the book"}


def test_the_contents_of_a_chinese_edition_are_chinese(places: Places) -> None:
    path = write_catalogue(catalogue_of(places.locale, "zh_CN"), catalogue_with(Themes="分领域"))
    assert path.name == f"{DOMAIN}.po"
    toc = {"root": "chapters/overview", "parts": [{"caption": "Themes", "chapters": []}, {"caption": "New"}]}
    assert [part["caption"] for part in in_language(toc, path)["parts"]] == ["分领域", "New"]
    edition = Edition("haizhu", 2025, None, "zh")
    work = places.work(edition)
    (work / "chapters").mkdir(parents=True)
    (work / "_toc.yml").write_text(places.toc.read_text(encoding="utf-8"), encoding="utf-8")

    for chapter in (places.root / "chapters").glob("*.ipynb"):
        (work / "chapters" / chapter.name).write_bytes(chapter.read_bytes())

    lay_out(places, edition, work / "book")
    assert "分领域" in (work / "book" / "_toc.yml").read_text(encoding="utf-8")
    assert (work / "book" / "locale" / "zh_CN" / "LC_MESSAGES" / "chapters.po").is_file()
