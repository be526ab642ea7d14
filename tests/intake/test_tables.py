"""A bureau's tables go into the record with the right report, whole or not at all."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from intake.bureau import monthly, record_table, save, yearly
from record.spoiling import read_rows
from targetbook.intake.entering.area_files import with_rows
from targetbook.intake.entering.origin import StatedSource, WrongOrigin
from targetbook.intake.entering.sorting import Revision
from targetbook.intake.entering.taking import Intake, enter, prepare
from targetbook.record.checking.check import check_folder

PAGE = StatedSource(
    publisher="Invented Riverside Statistics Bureau",
    title="Invented table",
    published="2026-09-30",
    url="https://riverside.invalid/table",
    channel="official",
)


def intake_of(data: Path, path: Path, source: StatedSource = PAGE, searched: str | None = None) -> Intake:
    return prepare(data, "riverside", path, source, searched)


def outcomes_of(intake: Intake) -> dict[str, list[str]]:
    """Write what became of each figure as `series=value unit cell`, and each finding as it is printed."""
    figures = intake.figures
    return {
        "new": sorted(_series_value(figure.row, figure.cell) for figure in figures.new),
        "revised": sorted(_revision_of(revision) for revision in figures.revised),
        "known": sorted(_series_value(figure.row, figure.cell) for figure in figures.repeats),
        "rejected": [str(figure) for figure in intake.rejected],
    }


def _revision_of(revision: Revision) -> str:
    candidate = revision.candidate
    return f"{revision.old['value']} -> {_series_value(candidate.row, candidate.cell)}"


def _series_value(row: dict[str, str], cell: Any) -> str:
    return f"{row['indicator']}/{row['measure']}/{row['period']}={row['value']} {row['unit']} {cell.letter}{cell.row}"


def remark_details(intake: Intake) -> list[tuple[str, Any]]:
    details = {
        "converted": "printed",
        "left_out": "head",
        "not_in_catalogue": "name",
        "notes": "row",
        "no_level": "label",
    }
    return [(remark.name, remark.values[details[remark.name]]) for remark in intake.remarks if remark.name in details]


# --- the three layouts ----------------------------------------------------------------------------------------------


def test_month_and_months_to_date_under_merged_heads(own_copy: Path, tmp_path: Path) -> None:
    intake = intake_of(own_copy, monthly(tmp_path / "table.xlsx"))
    to_date = "2026-01/2026-09"
    assert outcomes_of(intake) == {
        "new": [
            f"fiscal_revenue/growth/{to_date}=1.9 % E9",
            "fiscal_revenue/growth/2026-09=2.2 % C9",
            f"fiscal_revenue/level/{to_date}=30.25 CNY 100m D9",
            "fiscal_revenue/level/2026-09=3.1 CNY 100m B9",
            f"fiscal_tax_revenue/growth/{to_date}=-0.8 % E10",
            "fiscal_tax_revenue/growth/2026-09=1.1 % C10",
            f"fiscal_tax_revenue/level/{to_date}=21.5 CNY 100m D10",
            "fiscal_tax_revenue/level/2026-09=2.1 CNY 100m B10",
            f"fixed_asset_investment/growth/{to_date}=6.1 % E7",
            f"gdp/growth/{to_date}=4.4 % E5",
            f"gdp/level/{to_date}=889.6 CNY 100m D5",
            f"industrial_investment/growth/{to_date}=18.25 % E8",
            "industrial_investment/growth/2026-09=20 % C8",
            f"industrial_investment/level/{to_date}=12.3 CNY 100m D8",
            "industrial_investment/level/2026-09=1.5 CNY 100m B8",
            f"industrial_output_above_scale/growth/{to_date}=-0.2 % E6",
            "industrial_output_above_scale/growth/2026-09=3.1 % C6",
            f"industrial_output_above_scale/level/{to_date}=213.4567 CNY 100m D6",
            "industrial_output_above_scale/level/2026-09=25.1234 CNY 100m B6",
        ],
        "revised": [],
        "known": [],
        "rejected": [],
    }
    assert remark_details(intake) == [
        ("not_in_catalogue", "全社会用电量(亿千瓦时)"),
        ("notes", 12),
        ("converted", "万元"),
    ]
    bases = {item.row["indicator"] + "/" + item.row["measure"]: item.row["basis"] for item in intake.figures.new}
    assert (bases["gdp/growth"], bases["gdp/level"], bases["fiscal_revenue/growth"]) == ("constant", "current", "")


def test_years_across_with_mixed_units_a_revision_and_what_is_known(own_copy: Path, tmp_path: Path) -> None:
    intake = intake_of(own_copy, yearly(tmp_path / "table.xlsx"))
    assert outcomes_of(intake) == {
        "new": [
            "fiscal_tax_revenue/growth/2025=2.0 % E5",
            "fiscal_tax_revenue/level/2025=4.5000 CNY 100m D5",
            "foreign_trade/level/2025=310.5 CNY 100m D8",
            "gdp/growth/2025=5.2 % E3",
            "population_resident/level/2025-12-31=523400 persons D7",
            "retail_sales/level/2025=425.0300 CNY 100m D4",
        ],
        "revised": [
            "1175.20 -> gdp/level/2025=1180.2 CNY 100m D3",
            "4.8 -> retail_sales/growth/2025=5.3 % E4",
        ],
        "known": [],
        "rejected": [
            "table.xlsx:6:B: no indicator '年末常住人数' in the catalogue; did you mean '常住人口'? "
            "left over: 年末常住人数; answer with --same 年末常住人数=population_resident (only if it is the same "
            "thing) or --leave-out 6"
        ],
    }
    assert intake.figures.revised[0].candidate.row["status"] == "revised"
    assert ("left_out", "序号") in remark_details(intake)


def test_the_records_own_columns(own_copy: Path, tmp_path: Path) -> None:
    rows = [
        ["gdp", "growth", 2025, 5.2, "%", None, None],
        ["visitors", "level", "2025", 1050000, "persons", "lower", "more than, says the table"],
        ["visitors", "level", "2025", 1050000, "persons", "lower", "twice in the table"],
    ]
    intake = intake_of(own_copy, record_table(tmp_path / "rows.xlsx", rows), StatedSource(source="bulletin-2025"))
    assert outcomes_of(intake) == {
        "new": ["visitors/level/2025=1050000 persons D3"],
        "revised": [],
        "known": ["gdp/growth/2025=5.2 % D2", "visitors/level/2025=1050000 persons D4"],
        "rejected": [],
    }
    (row,) = (item.row for item in intake.figures.new)
    assert (row["released"], row["bound"], row["source"]) == ("2026-03-20", "lower", "bulletin-2025")


# --- whole or not at all --------------------------------------------------------------------------------------------


def contents(data: Path) -> dict[str, bytes]:
    paths = sorted(path for path in data.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


def test_what_goes_in_stands_at_the_end_and_is_sound(own_copy: Path, tmp_path: Path) -> None:
    before = contents(own_copy)
    intake = intake_of(own_copy, monthly(tmp_path / "table.xlsx"))
    assert contents(own_copy) == before, "preparing writes nothing"
    enter(own_copy, "riverside", intake)
    after = contents(own_copy)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"riverside/observations.csv", "riverside/sources.csv"}
    for name in changed:
        assert after[name].startswith(before[name]), "no row that was there is altered"
    assert len(read_rows(own_copy / "riverside/observations.csv")) == before["riverside/observations.csv"].count(
        b"\n"
    ) + len(intake.figures.accepted)
    assert check_folder(own_copy) == []


def test_the_same_table_again_changes_nothing(own_copy: Path, tmp_path: Path) -> None:
    table = monthly(tmp_path / "table.xlsx")
    first = intake_of(own_copy, table)
    enter(own_copy, "riverside", first)
    after = contents(own_copy)
    again = intake_of(own_copy, table)
    assert not again.enters and again.texts == {}
    assert len(again.figures.repeats) == len(first.figures.accepted)
    enter(own_copy, "riverside", again)
    assert contents(own_copy) == after


def test_the_order_of_rows_does_not_matter(own_copy: Path, tmp_path: Path) -> None:
    table = yearly(tmp_path / "table.xlsx")
    book = load_workbook(table)
    sheet = book.worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    turned = save(tmp_path / "turned.xlsx", ("综合", [*lines[:2], *reversed(lines[2:5]), lines[6]], ["A1:E1"]))
    straight = save(tmp_path / "straight.xlsx", ("综合", [*lines[:5], lines[6]], ["A1:E1"]))
    assert intake_of(own_copy, turned).texts == intake_of(own_copy, straight).texts


# --- what is refused, and where -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("889.6O", "'889.6O' is not a number; expected digits, like 3008.35; did you mean 889.60?"),
        ("8,89.6", "'8,89.6' is not a number; expected digits, like 3008.35; did you mean 889.6?"),
        ("约889", "'约889' is not a number; expected digits, like 3008.35;"),
        ("=1/0", "holds a formula without a value; open the file, let it calculate and save it, or type the number;"),
    ],
)
def test_a_typing_error_is_told_with_its_cell(own_copy: Path, tmp_path: Path, typed: str, message: str) -> None:
    intake = intake_of(own_copy, monthly(tmp_path / "table.xlsx", gdp=typed))
    assert outcomes_of(intake)["rejected"] == [f"table.xlsx:5:D: {message} answer with --leave-out 5"]
    assert not intake.enters


def grid(tmp_path: Path, *rows: list[Any]) -> Path:
    return save(tmp_path / "t.xlsx", ("s", [["2025年"], ["指标", "总量（亿元）", "增速"], *rows], []))


@pytest.mark.parametrize(
    ("rows", "place", "message"),
    [
        ([["地区生产总直", 1200, 5.1]], "3:A", "did you mean '地区生产总值'?"),
        ([["常住人口", 52, None]], "3:B", "is in 亿元; 常住人口 is kept in persons"),
        ([["常住人口（万头）", 52, None]], "3:A", "did you mean '常住人口'?"),
        ([["地区生产总值", 1200, 5.1], ["地区生产总值", 1201, 5.1]], "4:B", "is 1201 here and 1200 in B3"),
    ],
)
def test_a_wrong_row_is_told_with_its_cell(
    own_copy: Path, tmp_path: Path, rows: list[list[Any]], place: str, message: str
) -> None:
    (rejected,) = outcomes_of(intake_of(own_copy, grid(tmp_path, *rows)))["rejected"]
    assert rejected.startswith(f"t.xlsx:{place}: ")
    assert message in rejected


def test_a_second_value_from_one_page_is_refused_with_the_way_out(own_copy: Path, tmp_path: Path) -> None:
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2025", 5.3, "%", "exact", None]])
    (rejected,) = outcomes_of(intake_of(own_copy, table, StatedSource(source="bulletin-2025")))["rejected"]
    assert "is 5.3; the record has 5.2 from bulletin-2025" in rejected
    assert "--withdraw gdp/growth/2025=5.2@bulletin-2025" in rejected


@pytest.mark.parametrize(
    ("head", "place", "message"),
    [
        (["指标", "总量", "占比"], "3:C", "is a share, neither a level nor its growth"),
        (["指标", "字样", "增速"], "3:B", "cannot be read"),
        (["指标", "三季度", "增速"], "3:B", "may be that stretch alone or all months to its end"),
        (["名字", "总量"], "3:C", "the column has figures and no head"),
    ],
)
def test_a_head_that_cannot_be_read(own_copy: Path, tmp_path: Path, head: list[str], place: str, message: str) -> None:
    lines = [["2025年"], ["单位：亿元"], head, ["地区生产总值", 1200, 5]]
    (rejected,) = outcomes_of(intake_of(own_copy, save(tmp_path / "t.xlsx", ("s", lines, []))))["rejected"]
    assert rejected.startswith(f"t.xlsx:{place}: ")
    assert message in rejected


def test_a_table_of_no_year_and_one_of_a_month_or_more(own_copy: Path, tmp_path: Path) -> None:
    lines = [["1—9月主要指标"], ["指标", "总量（亿元）"], ["地区生产总值", 1200]]
    (rejected,) = outcomes_of(intake_of(own_copy, save(tmp_path / "t.xlsx", ("s", lines, []))))["rejected"]
    assert "does not say of which year" in rejected
    lines[0] = ["2025年9月主要指标"]
    (rejected,) = outcomes_of(intake_of(own_copy, save(tmp_path / "t.xlsx", ("s", lines, []))))["rejected"]
    assert rejected.startswith("t.xlsx:3:B: may be of month 9 alone or of all months to it")


def test_a_figure_told_after_the_record_date(own_copy: Path, tmp_path: Path) -> None:
    late = StatedSource(publisher="Invented Bureau", title="Late", published="2027-01-20")
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2026", 5.3, "%", "exact", None]])
    (rejected,) = outcomes_of(intake_of(own_copy, table, late))["rejected"]
    assert rejected.startswith("t.xlsx:2:D: ")
    assert "later than the area's record_date" in rejected and "add --searched DAY" in rejected
    intake = intake_of(own_copy, table, late, searched="2027-01-25")
    enter(own_copy, "riverside", intake)
    assert check_folder(own_copy) == []
    assert "record_date: 2027-01-25" in (own_copy / "riverside/area.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.xls", b"\xd0\xcf\x11\xe0", "cannot be read as a workbook"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0 and so on", "save it anew as .xlsx"),
        ("t.bin", b"\x00\x01\x02", "is a .bin file of a kind that is not read; expected .xlsx, .xls"),
        ("t.xlsx", b"PK\x05\x06" + bytes(18), "cannot be read as a workbook"),
        ("t.docx", b"", "is empty; expected a table"),
        ("t.csv", b"", "is empty; expected a table"),
        ("t.csv", b"\xff\xff\xff\xff", "is not in UTF-8 from here on, nor in GB 18030"),
    ],
)
def test_a_file_that_is_no_table(own_copy: Path, tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    (rejected,) = outcomes_of(intake_of(own_copy, tmp_path / name))["rejected"]
    assert rejected.startswith(f"{name}:1:-: ") and message in rejected


def test_a_huge_file_is_refused_unread(own_copy: Path, tmp_path: Path) -> None:
    with (tmp_path / "t.xlsx").open("wb") as file:
        file.truncate(200_000_000)
    assert outcomes_of(intake_of(own_copy, tmp_path / "t.xlsx"))["rejected"] == [
        "t.xlsx:1:-: is 200 MB; expected a table of at most 20 MB: save the sheet with the figures as a file of its own"
    ]
    assert "no such file" in str(intake_of(own_copy, tmp_path / "nowhere.xlsx").rejected[0])


def test_dates_that_excel_makes_of_what_is_typed(own_copy: Path, tmp_path: Path) -> None:
    from datetime import datetime

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["indicator", "measure", "period", "value", "unit", "released"])
    sheet.append(["compute_pflops", "level", datetime(2026, 6, 30), 1200, "PFLOPS", datetime(2026, 7, 10)])
    sheet.append(["compute_pflops", "level", 46203, 1200, "PFLOPS", "2026-07-10"])
    sheet.append(["gdp", "growth", "2026-01/2026-03", datetime(2026, 4, 6), "%", "2026-04-10"])
    book.save(tmp_path / "t.xlsx")
    intake = intake_of(own_copy, tmp_path / "t.xlsx")
    assert outcomes_of(intake)["new"] == ["compute_pflops/level/2026-06-30=1200 PFLOPS D2"]
    assert outcomes_of(intake)["rejected"] == [
        "t.xlsx:3:C: 46203 is a day as Excel counts them; write 2026-06-30 as text",
        "t.xlsx:4:D: is a date (2026-04-06); expected a number: the spreadsheet took what was typed for a date",
    ]


def test_decimals_are_those_the_sheet_shows(own_copy: Path, tmp_path: Path) -> None:
    path = grid(tmp_path, ["地区生产总值", 1200.5, 0.0512])
    book = load_workbook(path)
    book.worksheets[0]["B3"].number_format = "#,##0.00"
    book.worksheets[0]["C3"].number_format = "0.0%"
    book.save(path)
    intake = intake_of(own_copy, path)
    assert outcomes_of(intake)["revised"] == [
        "1175.20 -> gdp/level/2025=1200.50 CNY 100m B3",
        "5.2 -> gdp/growth/2025=5.1 % C3",
    ]
    assert [item.values["n"] for item in intake.remarks if item.name == "rounded"] == [1]


def test_csv_in_the_encodings_of_offices(own_copy: Path, tmp_path: Path) -> None:
    text = "2025年,,\n指标,总量（亿元）,增速\n商品销售总额,310.5,3.4\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        (tmp_path / "t.csv").write_text(text, encoding=encoding)
        outcomes = outcomes_of(intake_of(own_copy, tmp_path / "t.csv"))
        assert outcomes["new"] == ["goods_sales/growth/2025=3.4 % C3", "goods_sales/level/2025=310.5 CNY 100m B3"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (StatedSource(), "where do the figures come from?"),
        (StatedSource(source="buletin-2025"), "did you mean 'bulletin-2025'?"),
        (StatedSource(publisher="Bureau"), "a new source needs --title and --published"),
        (StatedSource(publisher="Bureau", title="T", published="2026-02-30"), "not in the calendar"),
        (
            StatedSource(publisher="Bureau", title="T", published="2026-02-01", channel="offical"),
            "expected one of official",
        ),
        (StatedSource(publisher="Bureau", title="T", published="2026-02-01", url="www.x.cn"), "no address"),
        (StatedSource(source="bulletin-2025", title="T"), "leave out"),
    ],
)
def test_a_source_that_is_none(own_copy: Path, tmp_path: Path, source: StatedSource, message: str) -> None:
    with pytest.raises(WrongOrigin) as wrong:
        intake_of(own_copy, monthly(tmp_path / "t.xlsx"), source)
    assert message in str(wrong.value)


def test_a_column_that_only_new_rows_fill_is_added_and_old_rows_stay(tmp_path: Path) -> None:
    table = tmp_path / "observations.csv"
    table.write_text('indicator,note\ngdp,"one, two"\n', encoding="utf-8")
    columns = ["indicator", "note", "note_zh"]
    row = {"indicator": "gdp", "note": "b"}
    assert with_rows(table, columns, [row]) == 'indicator,note\ngdp,"one, two"\ngdp,b\n'
    wider = with_rows(table, columns, [row | {"note_zh": "乙"}])
    assert wider == 'indicator,note,note_zh\ngdp,"one, two",\ngdp,b,乙\n'
