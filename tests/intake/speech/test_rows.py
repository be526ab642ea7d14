import csv
import io
from pathlib import Path

from intake.speech.drafts import drafts_in
from targetbook.intake.speech.rows import BESIDES, SpeechDetails, make_rows, write_rows
from targetbook.record.contract import read_contract

SPOKEN = SpeechDetails("work_report", "2025-02-06", "linjiang-2025")


def test_rows_of_one_indicator_and_year_are_linked_both_ways() -> None:
    level, growth, other = make_rows(drafts_in("固定资产投资完成450亿元、增长12%。开工项目达到20个以上。"), SPOKEN)
    assert (level["target"], growth["target"]) == (
        "2025-fixed-asset-investment-level-work-report",
        "2025-fixed-asset-investment-growth-work-report",
    )
    assert (level["linked"], growth["linked"], other["linked"]) == (growth["target"], level["target"], "")
    assert other["theme"] == "project_construction"


def test_names_are_unique_and_a_stretch_is_named_so() -> None:
    names = [
        row["target"] for row in make_rows(drafts_in("地区生产总值增长确保7%，力争7.5%。建设临江体育馆。"), SPOKEN)
    ]
    assert names == [
        "2025-gdp-growth-work-report",
        "2025-gdp-growth-work-report-stretch",
        "2025-jian-she-lin-jiang-ti-yu-guan-work-report",
    ]


def test_a_target_without_an_indicator_is_named_by_what_is_counted() -> None:
    text = "完成水网投资30亿元。新建社区食堂20个。"
    alone, after = make_rows(drafts_in(text), SPOKEN)
    assert [alone["target"], after["target"]] == [
        "2025-shui-wang-tou-zi-level-work-report",
        "2025-she-qu-shi-tang-level-work-report",
    ]
    assert make_rows(drafts_in("新建社区食堂20个。"), SPOKEN)[0]["target"] == after["target"]


def test_a_headline_that_repeats_its_text_is_one_row() -> None:
    assert len(drafts_in("今年GDP增长6%以上\n今年地区生产总值增长6%以上。")) == 1


def test_the_table_has_the_contracts_columns_then_clause_and_review(real_data: Path) -> None:
    columns = read_contract(real_data).columns("targets")
    text = write_rows(make_rows(drafts_in("引进两三家企业，建设临江体育馆。"), SPOKEN), columns)
    vague, deed = csv.DictReader(io.StringIO(text))
    assert list(vague) == [*columns, *BESIDES]
    assert (vague["value"], vague["clause"], vague["document"]) == ("", "引进两三家企业", "work_report")
    assert "两三 is a vague number" in vague["review"]
    assert deed["review"] == "choose a theme; say what counts as done"
