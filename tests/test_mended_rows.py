"""What readers of the real record found wrong in single rows and sentences, mended, stays mended."""

from pathlib import Path
from typing import NamedTuple

import pytest

from targetbook.record.reading import Record


class Row(NamedTuple):
    """A row of Haizhu's record: its table, what it is known by, and what one of its columns says and does not say."""

    table: str
    column: str
    key: str
    cell: str
    says: str
    says_not: str = ""


ROWS = {
    "the level of a size class": Row("observations", "source", "hcygmm-2025-02-15", "bound", "class"),
    "nearly 8,000 firms": Row("observations", "source", "xinhua-2025-12-29", "bound", "nearly"),
    "nearly CNY 150 bn": Row("observations", "source", "nanfang-daily-2025-11-copy", "bound", "nearly"),
    "nearly 100,000 persons": Row("observations", "source", "information-times-2026-03-05", "bound", "nearly"),
    "firms of the district, not of the zone": Row(
        "withdrawals", "source", "haizhu-government-2024-02-19", "why", "for Haizhu"
    ),
    "the day of the plan": Row(
        "targets", "target", "2025-gdp-average-growth-five-year-plan", "announced", "2021-07-26", "2022"
    ),
    "a landmark of 350,000 m² is a deed": Row(
        "targets", "target", "2025-pazhou-south-landmark", "note", "listed as a deed"
    ),
    "the pledge of a buyer and its affiliates": Row(
        "targets",
        "target",
        "2025-internet-services-revenue-pledged-level-other",
        "text_zh",
        "竞得企业及其关联方2025年在海珠区合计",
    ),
    "topped out by the day of the report": Row(
        "milestones", "target", "2025-pazhou-south-landmark", "note_zh", "封顶日期未载", "不久"
    ),
    "start upon taking the land": Row(
        "milestones", "target", "2025-basis-school-start", "note_zh", "拿地即开工", "交地即开工"
    ),
    "the permit still to come": Row(
        "milestones", "target", "2025-basis-school-start", "note_zh", "建设工程规划许可证尚待办理", "施工许可"
    ),
    "the plot in Pazhou": Row(
        "milestones", "target", "2025-douyin-south-china-hq-start", "note_zh", "琶洲中二区AH041101地块", "琶洲中部"
    ),
    "what the plot is for": Row(
        "milestones", "target", "2025-douyin-south-china-hq-start", "note_zh", "抖音华南创新基地"
    ),
    "notices of expropriation": Row(
        "milestones", "target", "2025-dongfeng-resettlement", "note_zh", "6条征收土地预公告，合计超过120亩"
    ),
    "the month of the expo": Row("milestones", "target", "2025-low-altitude-expo", "occurred", "2025-12", "2025-12-20"),
    "a reading of ours": Row("milestones", "target", "2025-low-altitude-expo", "note", "is our reading"),
    "a title of ours": Row("sources", "source", "163-blog-2025-09-20-copy", "title_is", "description"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_what_its_page_says(real: Record, name: str) -> None:
    row = ROWS[name]
    table = real.table(row.table)
    cells = table[(table["area"] == "haizhu") & (table[row.column] == row.key)][row.cell]

    assert any(row.says in cell for cell in cells)
    assert not (row.says_not and any(row.says_not in cell for cell in cells))


@pytest.mark.parametrize("target", ["2025-content-export-support", "2025-root-headquarters"])
def test_an_act_without_a_state_is_effort_by_its_words_alone(real: Record, target: str) -> None:
    table = real.table("targets")
    (names_state,) = table[(table["area"] == "haizhu") & (table["target"] == target)]["names_state"]
    assert names_state == "no"


@pytest.mark.parametrize(
    ("theme", "says"),
    [
        ("exhibitions_consumption", "封顶日期未载"),
        ("project_construction", "建设工程规划许可证"),
        ("urban_renewal", "已全部清租"),
        ("low_altitude_economy", "番禺区2025年4月8日启用"),
        ("digital_industry", "抖音华南创新基地"),
    ],
)
def test_the_commentary_says_what_the_page_says(real_data: Path, theme: str, says: str) -> None:
    assert says in (real_data / "haizhu" / "commentary" / f"{theme}.zh.md").read_text(encoding="utf-8")


def test_taxes_of_all_levels_are_called_so(real: Record) -> None:
    indicators = real.table("indicators")
    assert set(indicators[indicators["indicator"] == "tax_revenue_all"]["label_zh"]) == {"全口径税收收入"}
