"""Tables are read as text, with the decimals published; what an area does not keep is an empty table."""

from pathlib import Path

from targetbook.record.reading import Record, read_record


def test_figures_keep_their_published_decimals(invented: Record) -> None:
    levels = invented.table("observations").query("area == 'riverside' and indicator == 'gdp' and measure == 'level'")
    assert "1000.00" in set(levels["value"])
    assert "1062.50" in set(levels["value"])


def test_an_absent_cell_is_an_empty_text(invented: Record) -> None:
    for name, table in invented.tables().items():
        assert not table.isna().any().any(), name


def test_an_absent_table_holds_no_row_of_the_area(invented: Record) -> None:
    for name in ("milestones", "readings", "searches"):
        assert set(invented.tables()[name]["area"]) == {"riverside"}, name


def test_without_any_milestones_the_table_is_there_and_empty(own_copy: Path) -> None:
    (own_copy / "riverside" / "milestones.csv").unlink()
    table = read_record(own_copy).table("milestones")
    assert table.empty
    assert {"target", "state", "area", "line"} <= set(table.columns)


def test_an_absent_optional_column_reads_as_empty(invented: Record) -> None:
    hillside = invented.table("targets")[invented.table("targets")["area"] == "hillside"]
    assert set(hillside["counts_as_done_zh"]) == {""}


def test_a_row_knows_its_line_as_a_spreadsheet_counts(invented: Record, invented_data: Path) -> None:
    lines = (invented_data / "riverside" / "milestones.csv").read_text(encoding="utf-8").splitlines()
    for row in invented.table("milestones").itertuples():
        assert lines[int(str(row.line)) - 1].startswith(f"{row.target},{row.state},{row.occurred}")


def test_an_areas_own_indicators_stand_beside_the_shared_ones(invented: Record) -> None:
    rows = invented.table("indicators")[invented.table("indicators")["area"] == "riverside"]
    assert list(rows["indicator"]) == ["lantern_boats", "floor_area_demolished"]
    assert "gdp" in set(invented.table("indicators").loc[invented.table("indicators")["area"] == "", "indicator"])
