"""Rows of a monthly table that state a quarter, and their parts: read as of that quarter, or asked about."""

from pathlib import Path
from typing import Any

import pytest

from intake.bureau import offered_figures, save
from intake.test_layouts import read
from targetbook.intake.entering.candidates import SheetReading
from targetbook.intake.tables.answers import WrongAnswer
from targetbook.record.reading import Record

QUARTER = "2025-01/2025-03"
FIVE = "2025-01/2025-05"
PRODUCT = "地区生产总值"


def rows_under(product: str, first: str, other: str) -> list[list[Any]]:
    return [[product, 310.4, 4.7], [first, 6.2, 1.9], [other, 101.5, 5.8], ["社会消费品零售总额", 77.3, 2.6]]


def read_months(
    record: Record, path: Path, rows: list[list[Any]], month: int = 5, head: str = "总量（亿元）", **options: Any
) -> SheetReading:
    lines = [[f"虚构河城市主要经济指标（2025年1-{month}月）"], ["指标", head, "增速（%）"], *rows]
    return read(record, save(path / "t.xlsx", ("s", lines, [])), "rivertown", **options)


def levels(reading: SheetReading) -> dict[str, str]:
    """Give the period of each indicator's level and growth; both have the same or the key is there twice."""
    return {key.split("/")[0]: "/".join(key.split("/")[2:]) for key in offered_figures(reading)}


SECTORS = [
    ("其中：第一产业增加值", "第二产业增加值"),
    ("第一产业", "第二产业"),
    ("  一产增加值", "  二产增加值"),
]


@pytest.mark.parametrize(("first", "other"), SECTORS)
@pytest.mark.parametrize(
    ("printed", "month", "period"),
    [("（一季度）", 5, QUARTER), ("（1-3月）", 5, QUARTER), ("（季报）", 6, "2025-01/2025-06"), ("", 5, FIVE)],
)
def test_sectors_are_of_the_period_of_the_product_above_them(
    invented: Record, tmp_path: Path, printed: str, month: int, period: str, first: str, other: str
) -> None:
    reading = read_months(invented, tmp_path, rows_under(PRODUCT + printed, first, other), month)
    sectors = dict.fromkeys(("gdp", "gdp_primary", "gdp_secondary"), period)
    assert (levels(reading), reading.rejected) == ({**sectors, "retail_sales": f"2025-01/2025-{month:02}"}, ())
    assert len(reading.candidates) == 8


@pytest.mark.parametrize("printed", ["（季度）", "（季报）", "（二季度）", "（下半年）"])
def test_a_quarter_that_is_not_sure_is_asked_about_in_every_row_of_it(
    invented: Record, tmp_path: Path, printed: str
) -> None:
    reading = read_months(invented, tmp_path, rows_under(PRODUCT + printed, *SECTORS[0]))
    assert levels(reading) == {"retail_sales": FIVE}
    assert {finding.row for finding in reading.rejected} == {3, 4, 5}
    assert not any("--column" in str(finding) for finding in reading.rejected)


@pytest.mark.parametrize(
    ("printed", "head"), [("（季度）", "总量（亿元）"), ("（1-3月）", "1-5月累计（亿元）"), ("", "总量（亿元）")]
)
def test_a_person_states_the_period_of_one_row_and_its_parts(
    invented: Record, tmp_path: Path, printed: str, head: str
) -> None:
    rows = rows_under(PRODUCT + printed, *SECTORS[0])
    reading = read_months(invented, tmp_path, rows, head=head, row=[f"3={QUARTER}"])
    sectors = dict.fromkeys(("gdp", "gdp_primary", "gdp_secondary"), QUARTER)
    assert (levels(reading), reading.rejected) == ({**sectors, "retail_sales": FIVE}, ())


def test_a_row_and_a_column_of_different_months_are_asked_about_by_the_row(invented: Record, tmp_path: Path) -> None:
    rows = rows_under(f"{PRODUCT}（1-3月）", *SECTORS[0])
    reading = read_months(invented, tmp_path, rows, head="1-5月累计（亿元）")
    assert levels(reading) == {"retail_sales": FIVE}
    assert all(f"--row {finding.row}=PERIOD" in str(finding) for finding in reading.rejected)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("  规模以上工业增加值", "is of a period of its own: is it of that one?"),
        ("工业增加值", "is of a period of its own: is it of that one?"),
    ],
)
def test_a_row_that_may_be_a_part_is_asked_about(invented: Record, tmp_path: Path, name: str, message: str) -> None:
    reading = read_months(invented, tmp_path, [[f"{PRODUCT}（一季度）", 310.4, 4.7], [name, 80.1, 3.3]])
    assert levels(reading) == {"gdp": QUARTER}
    assert reading.rejected and all(message in str(finding) for finding in reading.rejected)


def test_growth_in_a_row_of_its_own_is_of_the_period_of_the_row_above(invented: Record, tmp_path: Path) -> None:
    rows = [[f"{PRODUCT}（一季度）（亿元）", 310.4], ["  同比增长（%）", 4.7], ["社会消费品零售总额（亿元）", 77.3]]
    reading = read_months(invented, tmp_path, rows, head="数值")
    assert offered_figures(reading) == {
        f"gdp/level/{QUARTER}": "310.4",
        f"gdp/growth/{QUARTER}": "4.7",
        f"retail_sales/level/{FIVE}": "77.3",
    }


def test_months_to_date_are_not_taken_from_a_column_of_one_month(invented: Record, tmp_path: Path) -> None:
    rows = rows_under(f"{PRODUCT}（一季度）", *SECTORS[0])
    reading = read_months(invented, tmp_path, rows[:1], head="本月（亿元）")
    assert offered_figures(reading) == {f"gdp/growth/{QUARTER}": "4.7"}
    assert any("is of one month" in str(finding) for finding in reading.rejected)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"columns": [f"3=level,{QUARTER}"]}, "expected --row 3=PERIOD"),
        ({"row": [f"C={QUARTER}"]}, "expected the number of a row and its period"),
        ({"row": ["3=一季度"]}, "--row: '一季度' is no period of a table"),
        ({"row": [f"2={QUARTER}"]}, "no figure is to be seen in row 2"),
    ],
)
def test_an_answer_that_would_change_nothing_is_refused(
    invented: Record, tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(WrongAnswer, match=message):
        read_months(invented, tmp_path, rows_under(f"{PRODUCT}（季度）", *SECTORS[0]), **options)
