"""The names by which the search finds a thing: of places, speakers, indicators, publishers, and what readers say."""

from pathlib import Path

import yaml

from targetbook.press.book.synonyms import names_of_things


def names_file(path: Path, head: str, *rows: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def test_every_thing_has_its_names_of_both_languages_in_one_group(tmp_path: Path) -> None:
    (tmp_path / "lakeside").mkdir()
    area = {"code": "440105", "name_en": "Lakeside", "name_zh": "湖滨区", "parent": None, "record_date": "2026-01-01"}
    parts = {"parts": 2, "parts_not_held": [["Hillside", "山前区"]]}
    (tmp_path / "lakeside" / "area.yml").write_text(yaml.safe_dump(area | parts, allow_unicode=True), encoding="utf-8")
    names_file(tmp_path / "names.csv", "name_zh,name_en,other_names,kind", "拆卸,demolished,拆迁; demolition,term")
    names_file(tmp_path / "lakeside" / "names.csv", "name_zh,name_en,other_names,kind", "柳村,Willow village,柳,place")
    names_file(tmp_path / "indicators.csv", "label_zh,label_en,synonyms_zh", "地区生产总值,GDP,生产总值 经济总量")
    speaker = "speaker_zh,speaker_en,office_zh,office_en,occasion_zh,occasion_en"
    names_file(tmp_path / "lakeside" / "announcements.csv", speaker, "张三,Zhang San,区长,Mayor,,")
    names_file(tmp_path / "publishers.csv", "name_zh,name_en", "湖滨报,Lakeside Daily", "One,One")

    assert names_of_things(tmp_path, "lakeside") == [
        ["湖滨区", "湖滨", "Lakeside"],
        ["山前区", "山前", "Hillside"],
        ["拆卸", "demolished", "拆迁", "demolition"],
        ["柳村", "Willow village"],
        ["地区生产总值", "GDP", "生产总值", "经济总量"],
        ["张三", "Zhang San"],
        ["区长", "Mayor"],
        ["湖滨报", "Lakeside Daily"],
    ]


def test_a_record_without_these_tables_has_no_names(tmp_path: Path) -> None:
    assert names_of_things(tmp_path, "lakeside") == []
