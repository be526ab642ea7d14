"""A record that cannot be judged: a command that stops at it names the file, the row and the column."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import CHECKOUT
from intake.bureau import monthly
from record.spoiling import spoil
from targetbook.cli import app

AREA = ("--area", "riverside")
PAGE = ("--publisher", "Invented Daily", "--title", "Invented", "--published", "2026-09-30")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("targets", "period", ""), ("observations", "period", ""), ("milestones", "occurred", "soon")],
)
def test_no_command_ends_in_a_traceback(
    own_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, column: str, value: str
) -> None:
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("TARGETBOOK_DATA", str(own_copy))
    path = own_copy / "riverside" / f"{table}.csv"
    spoil(path, 2, **{column: value})
    before = {table: table.read_bytes() for table in path.parent.glob("*.csv")}

    bureau = str(monthly(tmp_path / "table.xlsx"))
    for command in (["check"], ["verdicts", *AREA], ["add", bureau, *AREA, *PAGE]):
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 1
        assert f"\ndata/riverside/{table}.csv:2:{column}: " in f"\n{result.output}"
    assert {table: table.read_bytes() for table in path.parent.glob("*.csv")} == before
