"""Charts of series: from a told little table, the marks and data they must have."""

from typing import Any

import altair as alt
import pandas as pd
import pytest

from targetbook.page.charts.dated import dated_chart
from targetbook.page.charts.history import history_chart
from targetbook.page.charts.kit.parts import end_labels, frame, spread
from targetbook.page.charts.level_growth import level_growth_chart
from targetbook.page.charts.levels import levels_chart
from targetbook.page.charts.neighbours import neighbours_chart
from targetbook.page.charts.ranks import ranks_chart
from targetbook.page.charts.shares import shares_chart
from targetbook.page.charts.year_path import year_path_chart

NO_MARKS = pd.DataFrame()
NO_BREAKS = pd.DataFrame({"year": [], "text": []})
MARKS = pd.DataFrame(
    [
        {"year": 2024, "number": 6.0, "text": "6%", "short": "6%", "label": "", "period": "2024"},
        {"year": 2025, "number": 5.5, "text": "5.5%", "short": "5.5%", "label": "5.5%", "period": "2025"},
    ]
).assign(document="Speech")


def points(*pairs: tuple[int, float]) -> pd.DataFrame:
    """Lay out whole years as the pages do."""
    return pd.DataFrame(
        [
            {
                "year": year,
                "number": number,
                "short": f"{number:g}",
                "text": f"{number:g}",
                "bound": "exact",
                "breaks": False,
                "period": str(year),
                "source": "Bulletin",
                "months": 12,
                "end": pd.Timestamp(year, 12, 31),
            }
            for year, number in pairs
        ]
    )


def layers(chart: alt.LayerChart) -> list[dict[str, Any]]:
    """Give the layers of a chart that hold a mark, each with its data inlined."""
    spec = chart.to_dict()
    parts: list[dict[str, Any]] = []

    def collect(part: dict[str, Any], above: dict[str, Any]) -> None:
        data = part.get("data", above)
        for inner in part.get("layer", []):
            collect(inner, data)

        if "mark" in part:
            rows = data.get("values") or spec["datasets"][data["name"]]
            parts.append({"mark": part["mark"], "encoding": part["encoding"], "rows": rows})

    collect(spec, spec.get("data", {}))
    return parts


def of_type(chart: alt.LayerChart, kind: str, **look: object) -> list[dict[str, Any]]:
    marks = [layer for layer in layers(chart) if layer["mark"]["type"] == kind]
    return [layer for layer in marks if all(layer["mark"].get(name) == value for name, value in look.items())]


def texts_of(chart: alt.LayerChart, field: str = "label") -> set[str]:
    return {row[field] for layer in of_type(chart, "text") for row in layer["rows"] if isinstance(row.get(field), str)}


def test_a_history_breaks_its_line_at_missing_years_and_names_the_ends() -> None:
    chart = history_chart(points((2020, 2.0), (2021, 8.0), (2024, 5.0), (2025, 5.5)), MARKS, NO_BREAKS, "%")
    (line,) = of_type(chart, "line")
    assert len({row["run"] for row in line["rows"]}) == 2
    assert {"2", "8", "5.5", "5.5%"} <= texts_of(chart)
    (bars,) = of_type(chart, "point", shape="stroke")
    assert [row["number"] for row in bars["rows"]] == [6.0, 5.5]


def test_a_history_draws_no_line_across_a_change_of_scope() -> None:
    breaks = pd.DataFrame({"year": [2021], "text": ["other scope"]})
    table = points((2020, 2.0), (2021, 8.0), (2022, 5.0))
    chart = history_chart(table.assign(breaks=table["year"] == 2021), NO_MARKS, breaks, "%")
    (line,) = of_type(chart, "line")
    runs = {row["year"]: row["run"] for row in line["rows"]}
    assert runs[2020] != runs[2021] == runs[2022]
    assert [row["year"] for rule in of_type(chart, "rule") for row in rule["rows"]] == [2020.5]


@pytest.mark.parametrize("bound", ["lower", "upper", "class"])
def test_no_line_of_any_chart_goes_through_a_bound_or_across_a_break(bound: str) -> None:
    table = points((2020, 2.0), (2021, 8.0), (2022, 5.0), (2023, 6.0), (2024, 7.0))
    table = table.assign(bound=["exact", "exact", bound, "exact", "exact"], breaks=table["year"] == 2024)
    months = table.assign(year=2025, months=[3, 5, 6, 9, 12], focus=True)
    pictures = [
        history_chart(table, NO_MARKS, NO_BREAKS, "%"),
        dated_chart(table, "number", line=True),
        ranks_chart(table),
        shares_chart(table.assign(part="Services"), "%"),
        year_path_chart(months, NO_MARKS, ["Q1", "half", "9 months", "year"], "%"),
    ]

    for chart in pictures:
        rows = [row for layer in of_type(chart, "line") for row in layer["rows"]]
        runs = {row["number"]: row["run"] for row in rows}
        assert set(runs) == {2.0, 8.0, 6.0, 7.0}
        assert runs[2.0] == runs[8.0] and len(set(runs.values())) == 3


def test_labels_at_the_end_are_moved_apart_and_the_axis_leaves_room_for_them() -> None:
    table = points((2024, 5.0), (2025, 5.5))
    at = frame(table, MARKS, "%")
    assert list(end_labels(table, MARKS)["label"]) == ["5.5", "5.5%"]
    first, last = at.x.to_dict()["scale"]["domain"]
    assert first < 2024 < 2025 < last
    low, high = spread([50.0, 50.0], 13)
    assert high - low == pytest.approx(13, abs=0.1)
    assert spread([10.0, 90.0], 13) == [10.0, 90.0]


def test_levels_join_only_linked_years_and_show_revisions_hollow() -> None:
    links = pd.DataFrame(
        [{"link": 2024, "year": year, "number": number} for year, number in ((2023, 106.0), (2024, 112.0))]
    )
    revisions = pd.DataFrame([{"year": 2023, "number": 106.0, "first": 100.0, "text": "106", "source": "Census"}])
    breaks = pd.DataFrame([{"year": 2024, "text": "new base"}])
    chart = levels_chart(points((2022, 94.0), (2023, 100.0), (2024, 112.0)), links, revisions, NO_MARKS, breaks, "bn")
    (line,) = of_type(chart, "line")
    assert [row["number"] for row in line["rows"]] == [106.0, 112.0]
    (diamond,) = of_type(chart, "point", shape="diamond")
    assert diamond["mark"]["fill"] == "white"
    rules = of_type(chart, "rule")
    assert any(row.get("year") == 2023.5 for rule in rules for row in rule["rows"])
    assert any(rule["encoding"].get("y2", {}).get("field") == "first" for rule in rules)


def test_a_year_path_draws_the_year_looked_at_over_the_others_and_names_each() -> None:
    table = pd.DataFrame({"year": [2023, 2023, 2024, 2024, 2024], "months": [6, 12, 6, 9, 12]})
    table = table.assign(number=[8.2, 8.6, 6.5, 5.3, 5.4], text="", period="", source="", focus=table["year"] == 2024)
    table = table.assign(short=[f"{number}%" for number in table["number"]], bound="exact", breaks=False)
    marks = pd.DataFrame([{"number": 6.0, "text": "more than 6%", "label": "announced 6%"}])
    chart = year_path_chart(table, marks, ["Q1", "half", "9 months", "year"], "%")
    assert [len(line["rows"]) for line in of_type(chart, "line")] == [2, 3]
    (bar,) = of_type(chart, "rule")
    assert bar["rows"][0]["number"] == 6.0
    assert {"2023", "2024", "announced 6%"} <= texts_of(chart, "name")
    assert {"6.5%", "5.3%", "5.4%"} <= texts_of(chart, "short")


def test_level_and_growth_are_two_marks_a_year() -> None:
    pairs = pd.DataFrame(
        [{"year": "2025", "official": 5.5, "ratio": 4.2, "official_text": "5.5%", "ratio_text": "4.2%"}]
    )
    chart = level_growth_chart(pairs, "%")
    assert len(of_type(chart, "point")) == 2
    texts = {layer["encoding"]["x"]["field"]: layer["mark"]["align"] for layer in of_type(chart, "text")}
    assert texts == {"official": "left", "ratio": "right"}


def test_neighbours_keep_their_order_and_mark_announced_numbers() -> None:
    areas = pd.DataFrame(
        [
            {"area": name, "number": number, "short": f"{number}%", "text": "", "source": "", "own": is_own}
            for name, number, is_own in (("Riverside", 5.2, True), ("Hillside", 4.8, False))
        ]
    )
    marks = pd.DataFrame([{"area": "Hillside", "number": 5.5, "text": "5.5%", "document": "Plan"}])
    chart = neighbours_chart(areas, marks, "%")
    (dots,) = of_type(chart, "point")
    assert dots["encoding"]["y"]["scale"]["domain"] == ["Riverside", "Hillside"]
    (bar,) = of_type(chart, "tick")
    assert [row["number"] for row in bar["rows"]] == [5.5]
    sides = {row["area"]: layer["mark"]["align"] for layer in of_type(chart, "text") for row in layer["rows"]}
    assert sides == {"Riverside": "left", "Hillside": "right"}


def test_dated_figures_stand_on_time_and_bounds_are_not_joined() -> None:
    table = points((2020, 28000), (2022, 33000), (2026, 38000)).assign(bound=["lower", "exact", "exact"])
    chart = dated_chart(table, "number", line=True)
    (line,) = of_type(chart, "line")
    assert [row["number"] for row in line["rows"]] == [33000, 38000]
    (dots,) = of_type(chart, "point")
    assert dots["encoding"]["x"]["type"] == "temporal"
    assert not of_type(dated_chart(table, "number", line=False), "line")


def test_ranks_have_the_first_place_at_the_top() -> None:
    chart = ranks_chart(points((2019, 4), (2020, 6), (2021, 3), (2023, 1)))
    (dots,) = of_type(chart, "point")
    top, bottom = dots["encoding"]["y"]["scale"]["domain"][::-1]
    assert top < 1 < 6 < bottom
    assert texts_of(chart, "place") == {"4", "6", "3", "1"}


def test_shares_name_each_part_at_its_end() -> None:
    services = points((2019, 79.4), (2020, 83.5)).assign(part="Services")
    industry = points((2019, 20.5), (2020, 16.4)).assign(part="Industry")
    table = pd.concat([services, industry], ignore_index=True)
    chart = shares_chart(table, "%")
    labels = [row["label"] for layer in of_type(chart, "text") for row in layer["rows"]]
    assert ["Services", "83.5"] in labels
    assert len({(row["part"], row["run"]) for layer in of_type(chart, "line") for row in layer["rows"]}) == 2
