"""Charts of series: from a told little table, the marks and data they must have."""

from collections import Counter
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd
import pytest

from targetbook.judgement.words import Status
from targetbook.page.charts.answers import answers_chart
from targetbook.page.charts.calendar import calendar_chart
from targetbook.page.charts.channels import channels_chart
from targetbook.page.charts.history import history_chart
from targetbook.page.charts.kit.parts import LEFT, LETTER, end_labels, frame, halo_text, spread
from targetbook.page.charts.level_growth import level_growth_chart
from targetbook.page.charts.levels import levels_chart
from targetbook.page.charts.neighbours import neighbours_chart
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.charts.ranks import ranks_chart
from targetbook.page.charts.replay import replay_chart
from targetbook.page.charts.squares import squares_chart
from targetbook.page.charts.year_path import year_path_chart

NO_BREAKS = pd.DataFrame({"year": [], "text": []})
TARGET = pd.DataFrame([{"start": 2021, "year": 2025, "number": 300.0, "label": "target 300", "text": "more than 300"}])


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
                "firm": True,
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
    chart = history_chart(points((2020, 2.0), (2021, 8.0), (2024, 5.0), (2025, 5.5)), NO_BREAKS, "%")
    (line,) = of_type(chart, "line")
    assert len({row["run"] for row in line["rows"]}) == 2
    assert {"2", "8", "5.5"} <= texts_of(chart)


def test_a_history_draws_no_line_across_a_change_of_scope() -> None:
    breaks = pd.DataFrame({"year": [2021], "text": ["other scope"]})
    table = points((2020, 2.0), (2021, 8.0), (2022, 5.0))
    chart = history_chart(table.assign(breaks=table["year"] == 2021), breaks, "%")
    (line,) = of_type(chart, "line")
    runs = {row["year"]: row["run"] for row in line["rows"]}
    assert runs[2020] != runs[2021] == runs[2022]
    assert [row["year"] for rule in of_type(chart, "rule") for row in rule["rows"]] == [2020.5]


@pytest.mark.parametrize("bound", ["lower", "upper", "class"])
def test_no_line_of_any_chart_goes_through_a_bound_or_across_a_break(bound: str) -> None:
    table = points((2020, 2.0), (2021, 8.0), (2022, 5.0), (2023, 6.0), (2024, 7.0))
    table = table.assign(bound=["exact", "exact", bound, "exact", "exact"], breaks=table["year"] == 2024)
    marks = pd.DataFrame([{"number": 6.0, "text": "6%", "label": "target"}])
    pictures = [
        history_chart(table, NO_BREAKS, "%"),
        ranks_chart(table, 11),
        year_path_chart(table.assign(months=[3, 5, 6, 9, 12]), marks, ["Q1", "half", "9 months", "year"], "%"),
    ]

    for chart in pictures:
        rows = [row for layer in of_type(chart, "line") for row in layer["rows"]]
        runs = {row["number"]: row["run"] for row in rows}
        assert set(runs) == {2.0, 8.0, 6.0, 7.0}
        assert runs[2.0] == runs[8.0] and len(set(runs.values())) == 3


def test_what_is_not_firm_is_drawn_hollow_in_every_chart() -> None:
    table = points((2023, 8.6), (2024, 5.4), (2025, 5.5)).assign(firm=[True, True, False])
    marks = pd.DataFrame([{"number": 6.0, "text": "6%", "label": "target"}])
    years = pd.DataFrame([{"row": year, "head": str(year)} for year in table["year"]])
    targets = pd.DataFrame([{"row": 2025, "number": 5.5, "text": "5.5%"}])
    pictures = [
        history_chart(table, NO_BREAKS, "%"),
        ranks_chart(table, 11),
        year_path_chart(table.assign(months=[6, 9, 12]), marks, ["Q1", "half", "9 months", "year"], "%"),
        answers_chart(years, targets, table.assign(row=table["year"]), "%"),
    ]

    for chart in pictures:
        hollow = [row["number"] for layer in of_type(chart, "point", fill="white") for row in layer["rows"]]
        assert hollow == [5.5]


def test_of_two_numbers_on_one_line_the_result_is_hollow_where_it_is_not_firm() -> None:
    rows = [
        {"row": row, "head": "A", "about": "", "start": 5.0, "start_text": "5%", "start_tip": "", "end": 4.0 + row}
        | {"end_text": "4%", "end_tip": "", "firm": row == 0}
        for row in range(2)
    ]
    chart = pairs_chart(pd.DataFrame(rows), "%")
    assert [row["end"] for layer in of_type(chart, "point", fill="white") for row in layer["rows"]] == [5.0]


def test_a_target_without_a_result_is_named_right_of_it_and_a_tolerance_is_not_written_over() -> None:
    rows = [
        {"row": row, "head": "A", "about": "", "start": 5.0, "start_text": "5%", "start_tip": "", "end": end}
        | {"end_text": end and "6%", "end_tip": "", "firm": True, "least": 4.5, "least_tip": ""}
        for row, end in enumerate((None, 6.0))
    ]
    chart = pairs_chart(pd.DataFrame(rows), "%")
    places = {
        (row["row"], layer["mark"]["align"]): row["place"]
        for layer in of_type(chart, "text")
        if layer["encoding"]["text"]["field"] == "start_text"
        for row in layer["rows"]
    }
    assert places == {(0, "left"): 5.0, (1, "right"): 4.5}


def test_growth_and_the_ratio_of_levels_are_hollow_where_weak_and_the_axis_names_nothing_below_zero() -> None:
    pair = {"year": "2025", "official": 5.5, "official_text": "5.5%", "ratio": 4.2, "ratio_text": "4.2%"}
    firm = pair | {"year": "2024", "official_firm": True, "ratio_firm": True}
    chart = level_growth_chart(pd.DataFrame([firm, pair | {"official_firm": False, "ratio_firm": True}]), "%")
    hollow = [
        (layer["mark"]["shape"], row["year"])
        for layer in of_type(chart, "point", fill="white")
        for row in layer["rows"]
    ]
    assert hollow == [("circle", "2025")]
    (rule,) = of_type(chart, "rule")
    assert rule["encoding"]["x"]["axis"]["labelExpr"].startswith("datum.value < 0")


def test_years_for_which_a_phone_has_no_room_are_counted_together() -> None:
    counts = pd.DataFrame([{"channel": "official", "year": year, "pages": 10} for year in range(2005, 2027)])
    (cells,) = of_type(channels_chart(counts, ["official"]), "rect")
    heads = cells["encoding"]["x"]["scale"]["domain"]
    assert heads[0].startswith("≤") and heads[-1] == "2026" and len(heads) < 22
    assert sum(row["pages"] for row in cells["rows"]) == 220


def test_bars_of_verdicts_have_the_colours_in_use_explained() -> None:
    bar = {"row": 0, "start": pd.Timestamp(2024, 1, 1), "end": pd.Timestamp(2025, 1, 1), "told": "", "text": "5.3%"}
    bars = pd.DataFrame([bar | {"status": Status.BEHIND, "word": "behind"}])
    chart = replay_chart(pd.DataFrame([{"row": 0, "head": "A", "about": ""}]), bars)
    (layer,) = of_type(chart, "bar")
    assert layer["encoding"]["color"]["scale"]["domain"] == ["behind"] and layer["encoding"]["color"]["legend"]


def test_squares_of_a_group_fill_their_lines_alike_and_are_hollow_where_provisional() -> None:
    statuses = [Status.MET, Status.MET_PROVISIONAL, *[Status.MISSED] * 20]
    squares = pd.DataFrame([{"row": 0, "status": status, "text": ""} for status in statuses])
    chart = squares_chart(pd.DataFrame([{"row": 0, "head": "2025", "about": ""}]), squares)
    (boxes,) = of_type(chart, "square")
    lines = Counter(row["middle"] for row in boxes["rows"])
    assert list(lines.values()) == [11, 11]
    assert [row["sign"] for row in boxes["rows"] if row["paper"] == "white"] == ["✓"]


def test_each_year_joins_its_target_to_its_result_and_a_bound_is_not_joined() -> None:
    years = pd.DataFrame([{"row": year, "head": f"{year}: both"} for year in (2023, 2024, 2025)])
    targets = pd.DataFrame([{"row": year, "number": 6.0, "text": "6%"} for year in (2023, 2024, 2025)])
    results = points((2023, 8.6), (2024, 7.0)).assign(row=[2023, 2024], bound=["exact", "lower"])
    chart = answers_chart(years, targets, results, "%")
    (bars,) = of_type(chart, "point", shape="stroke")
    assert [row["row"] for row in bars["rows"]] == [2023, 2024, 2025]
    joins = [
        layer for layer in of_type(chart, "rule") if "x2" in layer["encoding"] and "field" in layer["encoding"]["x2"]
    ]
    assert [row["row"] for layer in joins for row in layer["rows"]] == [2023]
    assert {row["head"] for layer in of_type(chart, "text") for row in layer["rows"]} == set(years["head"])


def test_labels_at_the_end_are_moved_apart_and_the_axis_leaves_room_for_them() -> None:
    table = points((2024, 5.0), (2025, 5.5))
    at = frame(table, "%")
    assert list(end_labels(table)["label"]) == ["5.5"]
    scale = at.x.to_dict()["scale"]
    assert scale["domain"] == [2024, 2025]
    assert scale["range"] == [LEFT, {"expr": f"width - {round(at.room)}"}] and at.room > 3 * LETTER
    low, high = spread([50.0, 50.0], 13)
    assert high - low == pytest.approx(13, abs=0.1)
    assert spread([10.0, 90.0], 13) == [10.0, 90.0]


def on_bases() -> pd.DataFrame:
    """Lay out levels on two census bases, and the last carried back."""
    rows = [
        (2022, 250.0, "earlier", "printed", "", "below", 0),
        (2023, 272.0, "earlier", "printed", "272", "below", 0),
        (2023, 286.0, "later", "revised", "286", "above", 100),
        (2025, 313.6, "later", "printed", "313.6", "end", 101),
        (2025, 298.3, "carried", "carried", "298.3", "end", 200),
    ]
    table = pd.DataFrame(rows, columns=["year", "number", "base", "kind", "label", "side", "run"])
    return table.assign(firm=table["kind"] == "printed", text="")


def test_levels_stand_on_their_bases_and_what_was_revised_or_carried_back_has_a_shape_of_its_own() -> None:
    chart = levels_chart(on_bases(), TARGET, "bn")
    shapes = {
        layer["mark"]["shape"]: [row["number"] for row in layer["rows"]]
        for layer in of_type(chart, "point", fill="white")
    }
    assert shapes == {"diamond": [286.0], "square": [298.3]}
    assert {layer["encoding"]["detail"]["field"] for layer in of_type(chart, "line")} == {"run"}
    (target,) = of_type(chart, "rule")
    assert target["rows"][0]["number"] == 300.0 and target["rows"][0]["year"] == 2022


def test_the_ends_of_levels_never_meet() -> None:
    chart = levels_chart(on_bases(), TARGET, "bn")
    ends = [row for layer in of_type(chart, "text", align="left") for row in layer["rows"]]
    numbers = sorted({row["number"] for row in ends})
    low, high = chart.to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert {row["label"] for row in ends} == {"313.6", "298.3", "target 300"}
    assert all((b - a) / (high - low) * 200 > 13 for a, b in pairwise(numbers))


def test_a_year_path_draws_the_year_against_its_target() -> None:
    table = points((2024, 6.5), (2024, 5.3), (2024, 5.4)).assign(months=[6, 9, 12])
    marks = pd.DataFrame([{"number": 6.0, "text": "more than 6%", "label": "target 6%"}])
    chart = year_path_chart(table, marks, ["Q1", "half", "9 months", "year"], "%")
    (line,) = of_type(chart, "line")
    assert [row["number"] for row in line["rows"]] == [6.5, 5.3, 5.4]
    (bar,) = of_type(chart, "rule")
    assert bar["rows"][0]["number"] == 6.0
    assert {"target 6%", "6.5", "5.3", "5.4"} <= texts_of(chart)


def test_a_publication_that_was_not_seen_is_hollow_and_one_without_a_month_has_no_mark() -> None:
    days = [pd.Timestamp(2025, 3, 6, tz="UTC"), pd.Timestamp(2026, 3, 31, tz="UTC"), pd.NaT]
    table = pd.DataFrame({"row": [0, 1, 2], "head": ["Report", "Next report", "List"], "day": days})
    table = table.assign(about="", read=[True, False, False], text="")
    chart = calendar_chart(table, pd.Timestamp(2026, 3, 5, tz="UTC"))
    marks = {layer["mark"]["fill"]: [row["head"] for row in layer["rows"]] for layer in of_type(chart, "point")}
    assert marks.pop("white") == ["Next report"] and list(marks.values()) == [["Report"]]
    (stop,) = of_type(chart, "tick")
    assert len(stop["rows"]) == 3


def test_a_label_of_two_lines_is_broken_where_it_says() -> None:
    chart = halo_text(pd.DataFrame([{"year": 2025, "number": 1.0, "label": "target\n6%"}]), "black")
    assert all(layer["mark"]["lineBreak"] == "\n" for layer in of_type(chart, "text"))


def test_neighbours_keep_their_order_and_mark_announced_numbers() -> None:
    areas = pd.DataFrame(
        [
            {
                "area": name,
                "number": number,
                "short": f"{number}%",
                "text": "",
                "source": "",
                "firm": True,
                "own": is_own,
            }
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


def test_ranks_have_the_first_place_at_the_top() -> None:
    chart = ranks_chart(points((2019, 4), (2020, 6), (2021, 3), (2023, 1)), None)
    (dots,) = of_type(chart, "point")
    top, bottom = dots["encoding"]["y"]["scale"]["domain"][::-1]
    assert top < 1 < 6 < bottom
    assert texts_of(chart, "place") == {"4", "6", "3", "1"}
    (dots,) = of_type(ranks_chart(points((2019, 4), (2020, 6)), 11), "point")
    assert max(dots["encoding"]["y"]["scale"]["domain"]) > 11 and dots["encoding"]["y"]["axis"]["values"] == [1, 11]
