"""Rows in dollars, units above a head in any place, answers that name a column or a row: each is taken or asked."""

from pathlib import Path

import pytest

from intake.test_layouts import csv_file, offered_figures, read
from targetbook.intake.entering.origin import Origin
from targetbook.intake.entering.whose_table import ask_whose
from targetbook.intake.tables.answers import TableQuestion, read_answers
from targetbook.intake.tables.divisions import names_of
from targetbook.record.reading import Record

EMPTY: dict[str, list[str]] = {name: [] for name in ("columns", "leave_out", "same", "ignore", "confirm")}
USED_USD = {
    "foreign_investment_used_usd/level/2025": "1.7300",
    "foreign_investment_used_usd/growth/2025": "6.4",
}


@pytest.mark.parametrize(
    "text",
    [
        "2025年虚构河滨区主要指标,,,\n指标,计量单位,2025年,增长%\n实际使用外资,万美元,17300,6.4",
        "2025年虚构河滨区主要指标,,\n指标,2025年,增长%\n实际使用外资（万美元）,17300,6.4",
        "2025年虚构河滨区主要指标,,\n指标,2025年（万美元）,增长%\n实际使用外资,17300,6.4",
        "2025年虚构河滨区主要指标,,\n单位：万美元,,\n指标,2025年,增长%\n实际使用外资,17300,6.4",
        "2025年各区主要指标,,\n地区,实际使用外资（万美元）,同比增长（%）\n河滨区,17300,6.4\n虚构河滨区,17300,6.4",
    ],
)
def test_a_row_in_dollars_is_of_the_series_in_dollars(invented: Record, tmp_path: Path, text: str) -> None:
    reading = read(invented, csv_file(tmp_path, text), "riverside")
    assert [str(finding) for finding in reading.rejected] == []
    assert offered_figures(reading) == USED_USD


def test_a_row_in_dollars_without_such_a_series_is_asked_about_whole(invented: Record, tmp_path: Path) -> None:
    text = "2025年虚构河滨区主要指标,,,\n指标,计量单位,2025年,增长%\n进出口总值,亿美元,12.5,3.2\n出口总值,亿美元,8.4,2"
    reading = read(invented, csv_file(tmp_path, text), "riverside")
    assert set(offered_figures(reading)) == {"exports_usd/level/2025", "exports_usd/growth/2025"}
    questions = [finding for finding in reading.rejected if isinstance(finding, TableQuestion)]
    assert [(each.column, each.options) for each in questions] == [("C", ("--leave-out 3",)), ("D", ("--leave-out 3",))]
    assert not read(invented, csv_file(tmp_path, text), "riverside", leave_out=["3"]).rejected


def test_another_currency_than_was_answered_names_the_series_that_fits(invented: Record, tmp_path: Path) -> None:
    path = csv_file(tmp_path, "2025年虚构河滨区主要指标,,,\n指标,单位,2025年,增长%\n利用外资额,万美元,17300,6.4")
    same = ["利用外资额=foreign_investment_used"]
    questions = read(invented, path, "riverside", same=same).rejected
    option = "--same 利用外资额=foreign_investment_used_usd"
    assert len(questions) == 2 and all(option in question.message for question in questions)
    assert offered_figures(read(invented, path, "riverside", same=[option.removeprefix("--same ")])) == USED_USD


@pytest.mark.parametrize(
    "above",
    [
        "2025年12月,,,单位：万元",
        "2025年12月,,单位：万元,",
        "单位：万元,,,2025年12月",
        "2025年12月 单位：万元,,,",
        "2025年12月,虚构河滨区统计局,,金额单位：万元",
        "2025年12月（单位：万元）,,,",
    ],
)
def test_a_unit_above_a_head_is_of_the_table_wherever_it_stands(invented: Record, tmp_path: Path, above: str) -> None:
    text = f"虚构河滨区主要经济指标,,,\n{above}\n指标,本月止累计,去年同期,增减%\n一般公共预算支出,614200,590000,4.1"
    reading = read(invented, csv_file(tmp_path, text), "riverside")
    assert [str(finding) for finding in reading.rejected] == []
    assert offered_figures(reading) == {
        "fiscal_expenditure/level/2025": "61.4200",
        "fiscal_expenditure/growth/2025": "4.1",
    }


@pytest.mark.parametrize("head", ["指标", "地区"])
def test_which_level_a_growth_is_of_is_asked_once(invented: Record, tmp_path: Path, head: str) -> None:
    name = "一般公共预算支出" if head == "指标" else "虚构河滨区"
    title = "虚构河滨区主要指标" if head == "指标" else "各区一般公共预算支出"
    text = f"{title}（亿元）,,,\n{head},2025年12月当月,2025年1-12月,增长（%）\n{name},5.2,61.4,4.1\n河东区,3,4,5"
    path = csv_file(tmp_path, text)
    questions = read(invented, path, "riverside").rejected
    assert any("--column D=growth,PERIOD" in question.message for question in questions)
    figures = offered_figures(read(invented, path, "riverside", columns=["D=growth,2025"]))
    assert figures["fiscal_expenditure/growth/2025"] == "4.1"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("虚构河城市2025年各区主要指标,\n地区,一般公共预算支出（亿元）\n河滨区,61.4\n河东区,40", "3"),
        ("虚构河城市2025年各区主要指标,,\n指标,河滨区,河东区\n一般公共预算支出（亿元）,61.4,40", "B"),
    ],
)
def test_the_line_that_a_person_named_is_the_areas_under_its_citys_title(
    invented: Record, tmp_path: Path, text: str, line: str
) -> None:
    row = {"publisher": "虚构河城市统计局", "title": "虚构河城市2025年各区主要指标", "published": "2026-01-20"}
    names = names_of(invented.areas, "riverside")
    reading = read(invented, csv_file(tmp_path, text), "riverside", area_row=[line])
    answers = read_answers(period="", unit="", area_row=[line], **EMPTY)
    assert offered_figures(reading) == {"fiscal_expenditure/level/2025": "61.4"}
    assert not list(ask_whose(reading, Origin(row, new=True), names, answers))


def test_a_series_without_a_unit_can_be_left_out_by_its_own_column(invented: Record, tmp_path: Path) -> None:
    lines = ["年份,常住人口（万人）,城镇居民人均可支配收入", "2023,52.1,48100", "2024,52.3,50300"]
    path = csv_file(tmp_path, "虚构河滨区主要指标,,\n" + "\n".join(lines))
    questions = read(invented, path, "riverside").rejected
    assert [question.message.partition("answer with ")[2] for question in questions] == ["--leave-out C"] * 2
    reading = read(invented, path, "riverside", leave_out=["C"])
    assert not reading.rejected and len(reading.candidates) == 2
