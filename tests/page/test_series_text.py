"""A series is named by its indicator and its measure, and what the indicator's name says is not said again."""

import pytest

from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.words import Words
from targetbook.record.reading import Record

DOUBLED = ("数总量", "量总量", "值总量", "额总量", "收入总量", "面积总量", "率比重", "名位次", "降低增速")


@pytest.mark.parametrize(
    ("label", "measure", "lang", "name"),
    [
        ("企业数", "level", "zh", "企业数"),
        ("出口总值（美元）", "level", "zh", "出口总值（美元）"),
        ("出口总值", "growth", "zh", "出口总值增速"),
        ("固定资产投资", "level", "zh", "固定资产投资总量"),
        ("开工率", "share", "zh", "开工率"),
        ("Share of key projects started", "share", "en", "Share of key projects started"),
        ("Tax revenue, all levels", "level", "en", "Tax revenue, all levels"),
        ("Tax revenue, all levels", "growth", "en", "Tax revenue, all levels, growth rate"),
    ],
)
def test_a_measure_that_the_name_says_is_not_said_again(label: str, measure: str, lang: str, name: str) -> None:
    assert series_text(label, measure, Words(lang)) == name


def test_a_measure_may_stand_in_brackets() -> None:
    assert series_text("固定资产投资", "level", Words("zh"), in_brackets=True) == "固定资产投资（总量）"
    assert series_text("企业数", "level", Words("zh"), in_brackets=True) == "企业数"


def test_no_series_of_either_record_says_its_measure_twice(real: Record, invented: Record) -> None:
    words = Words("zh")
    for record in (real, invented):
        labels = {(row["area"], row["indicator"]): str(row["label_zh"]) for row in record.rows("indicators")}
        series = record.distinct("observations", "area", "indicator", "measure")
        names = [
            series_text(labels.get((area, indicator)) or labels.get(("", indicator), ""), measure, words)
            for area, indicator, measure in series
        ]
        assert names and not [name for name in names if name.endswith(DOUBLED)]
