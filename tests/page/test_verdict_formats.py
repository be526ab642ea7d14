"""Verdicts as a table to take away: a datum in each cell, days as ISO has them, a plain minus, nothing a sheet runs."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

from targetbook.judgement.tally import promised
from targetbook.page.chapter import make_chapter
from targetbook.page.handover.verdict_formats import format_verdicts
from targetbook.page.handover.verdict_objects import save_edition, verdict_objects
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def test_a_row_a_verdict_has_data_in_its_cells(invented: Record, invented_data: Path) -> None:
    objects = verdict_objects(
        make_chapter("overview", Parameters("riverside", 2025, None, "en"), invented_data, invented)
    )
    rows = list(csv.DictReader(StringIO(format_verdicts(objects, "csv"))))
    assert [row["target"] for row in rows] == [item["target"] for item in objects] != []
    assert not any(sign in cell for row in rows for cell in row.values() for sign in "{}[]\u2212\n")

    for row, item in zip(rows, objects, strict=True):
        assert row["counted"] == json.dumps(item["counted"])
        assert row["value"] == ("" if item["value"] is None else str(item["value"]))
        assert row["gap"] == ("" if item["gap"] is None else str(item["gap"]))
        assert all(
            DAY.fullmatch(day) for day in (row["due"], *row["evidence_released"].split(), *row["searched"].split())
        )
        assert row["evidence"].split() == [evidence["key"] for evidence in item["evidence"]]


def test_the_table_says_which_verdicts_the_overview_counts(real: Record, real_data: Path) -> None:
    chapter = make_chapter("overview", Parameters("haizhu", 2025, None, "en"), real_data, real)
    rows = list(csv.DictReader(StringIO(format_verdicts(verdict_objects(chapter), "csv"))))
    in_overview = {row["target"] for row in rows if row["in_overview"] == "true"}
    assert in_overview == {verdict.target.name for verdict in promised(chapter.all_verdicts)}
    assert in_overview < {row["target"] for row in rows if row["counted"] == "true"}, "other documents name targets too"


def test_an_edition_has_its_table_beside_its_json_as_a_sheet_reads_it(invented_data: Path, tmp_path: Path) -> None:
    save_edition(invented_data, tmp_path, "riverside-2025/zh", "riverside", 2025, None, "zh")
    assert (tmp_path / "verdicts.csv").read_bytes().startswith(b"\xef\xbb\xbfarea,year,target,")
    rows = (tmp_path / "verdicts.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + len(json.loads((tmp_path / "verdicts.json").read_text(encoding="utf-8")))


def test_no_verdict_is_an_empty_table() -> None:
    assert format_verdicts([], "csv") == ""
