"""Lays out a record of invented counties with their cities, provinces and nation: no such places, no such figures."""

import csv
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from targetbook.record.contract import read_contract

CHECKOUT = Path(__file__).parents[1]
SHARED = ("chapters", "_static", "locale", "_config.yml", "_toc.yml", "requirements.lock")
OF_A_CITY = 9  # counties
OF_A_PROVINCE = 10  # cities
YEAR = 2025
NATION = "invented_nation"
MARK = "# Invented for a measurement: no such place, no such figures.\n"
FIRST = [("qing", "清"), ("lin", "林"), ("bai", "白"), ("yong", "永"), ("jing", "静"), ("long", "龙"), ("nan", "南")]
SECOND = [("shui", "水"), ("shan", "山"), ("hu", "湖"), ("yuan", "原"), ("chuan", "川"), ("feng", "丰"), ("ping", "平")]
SERIES = {  # theme, target, and what it is called
    "gdp": ("growth", 6, "GDP", "地区生产总值"),
    "fixed_asset_investment": ("investment", 5, "Investment", "固定资产投资"),
    "industrial_output_above_scale": ("industry", 7, "Output of industry", "规模以上工业增加值"),
}
TARGET = {
    "year": YEAR,
    "kind": "quantitative",
    "measure": "growth",
    "period": YEAR,
    "comparator": ">=",
    "unit": "%",
    "firmness": "plain",
    "document": "work_report",
    "announced": f"{YEAR}-01-18",
    "sources": "report",
}

Row = dict[str, Any]


def lay_out_library(folder: Path, counties: int) -> list[str]:
    """Lay out a checkout on a record of so many invented counties; name their folders."""
    for name in SHARED:
        source = CHECKOUT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)

    data = folder / "data"
    data.mkdir()
    for name in ("datapackage.json", "indicators.csv", "publishers.csv"):
        shutil.copy(CHECKOUT / "data" / name, data / name)

    write_area(data, NATION, ("990000", "Invented Nation", "虚构国", "null"))
    return [lay_out_county(data, number) for number in range(counties)]


def lay_out_county(data: Path, number: int) -> str:
    """Write a county, and its city and province where it is their first; name its folder."""
    city, place = divmod(number, OF_A_CITY)
    province, part = divmod(city, OF_A_PROVINCE)
    code = f"{province + 10:02}"
    above = (f"province_{province}", f"city_{city}")

    if place == 0 and part == 0:
        write_area(data, above[0], (f"{code}0000", *names(province, "Province", "省"), NATION))
    if place == 0:
        write_area(data, above[1], (f"{code}{part + 1:02}00", *names(city, "City", "市"), above[0]))

    county = f"county_{number}"
    write_area(data, county, (f"{code}{part + 1:02}{place + 1:02}", *names(number, "County", "县"), above[1]))
    write_targets(data / county)
    return county


def names(number: int, kind_en: str, kind_zh: str) -> tuple[str, str]:
    """Make up a name in both languages, which the number keeps apart from others."""
    first_en, first_zh = FIRST[number % len(FIRST)]
    second_en, second_zh = SECOND[number // len(FIRST) % len(SECOND)]
    return f"Invented {first_en.title()}{second_en} {kind_en} {number}", f"虚构{first_zh}{second_zh}{number}{kind_zh}"


def write_area(data: Path, area: str, entries: tuple[str, str, str, str]) -> None:
    """Write an area's file, the figures that it has, and where they stand."""
    code, name_en, name_zh, parent = entries
    folder = data / area
    folder.mkdir()
    lines = [f'code: "{code}"', f"name_en: {name_en}", f"name_zh: {name_zh}", f"parent: {parent}"]
    text = "\n".join([*lines, "record_date: 2026-09-30", "reach: opening_read", ""])
    (folder / "area.yml").write_text(MARK + text, encoding="utf-8")

    write_table(folder / "observations.csv", [*figures(int(code))])
    write_table(folder / "targets.csv", [])
    sources = ("report", "bulletin")
    rows = [
        {
            "source": name,
            "publisher": f"{name_en} Statistics Bureau",
            "title": f"Invented {name} of {name_en}",
            "published": f"{YEAR}-01-18" if name == "report" else "2026-03-01",
            "channel": "official",
            "url": f"https://{area.replace('_', '-')}.invalid/{name}",
        }
        for name in sources
    ]
    write_table(folder / "sources.csv", rows)


def figures(code: int) -> list[Row]:
    """Make up growth of some series in five years and in parts of the last, by an area's code."""
    rows = []
    for shift, indicator in enumerate(SERIES):
        for year in range(YEAR - 4, YEAR + 1):
            rows.append(figure(indicator, str(year), 4 + (code * 7 + year + shift) % 40 / 10, f"{year + 1}-03-01"))
        for month, released in ((3, "04-25"), (6, "07-25"), (9, "10-25")):
            value = 4 + (code * 3 + month + shift) % 30 / 10
            rows.append(figure(indicator, f"{YEAR}-01/{YEAR}-{month:02}", value, f"{YEAR}-{released}"))
    return rows


def figure(indicator: str, period: str, value: float, released: str) -> Row:
    """Make a row of a growth that was made up."""
    cells = {"indicator": indicator, "measure": "growth", "period": period, "value": f"{value:.1f}", "unit": "%"}
    basis = "constant" if indicator != "fixed_asset_investment" else ""
    return cells | {"bound": "exact", "basis": basis, "status": "published", "released": released, "source": "bulletin"}


def write_targets(folder: Path) -> None:
    """Write targets that nobody announced."""
    rows = []
    for indicator, (theme, value, name_en, name_zh) in SERIES.items():
        texts = {"text_en": f"{name_en} to grow by {value}% or more", "text_zh": f"{name_zh}增长{value}%以上"}
        cells = {"target": f"{YEAR}-{indicator.replace('_', '-')}", "indicator": indicator, "theme": theme}
        rows.append(TARGET | texts | cells | {"value": value})
    write_table(folder / "targets.csv", rows)


@cache
def columns_of(data: Path, table: str) -> list[str]:
    """Name the columns of a table."""
    return read_contract(data).columns(table)


def write_table(path: Path, rows: Sequence[Row]) -> None:
    """Write a table in the columns of the contract; what a row does not state stays empty."""
    columns = columns_of(path.parents[1], path.stem)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
