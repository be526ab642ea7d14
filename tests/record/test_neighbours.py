"""The neighbours of a figure: rows of its series for the same period, next before it and next after it."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.record.checking.neighbours import Neighbourhood, Neighbours
from targetbook.record.reading import Record

THREE = Decimal(3)
CATALOGUE = pd.DataFrame(
    [
        {"area": "", "indicator": "retail_sales", "accrual": "flow"},
        {"area": "", "indicator": "population_resident", "accrual": "stock"},
    ]
)


def row(period: str, value: str, **cells: str) -> dict[str, str]:
    """An observation of Riverside's retail sales, printed by a bulletin."""
    standing = {"area": "riverside", "indicator": "retail_sales", "measure": "level", "basis": "", "bound": "exact"}
    standing |= {"status": "published", "released": "", "source": "bulletin", "note": ""}
    return {**standing, "period": period, "value": value, **cells}


def beside(figure: dict[str, str], *rows: dict[str, str]) -> Neighbours:
    return Neighbourhood(pd.DataFrame(rows), CATALOGUE).of(figure)


def test_the_next_years_stand_beside_a_figure_and_not_those_further_off() -> None:
    neighbours = beside(
        row("2024", "300"), row("2021", "90"), row("2022", "100"), row("2025", "330"), row("2026", "360")
    )
    assert [(neighbour.period, neighbour.ratio) for neighbour in neighbours.earlier] == [("2022", THREE)]
    assert [neighbour.period for neighbour in neighbours.later] == ["2025"]
    assert neighbours.same == ()


def test_all_rows_of_a_period_stand_beside_it_and_the_row_itself_does_not() -> None:
    figure = row("2024", "300", source="daily")
    neighbours = beside(figure, figure, row("2024", "301"), row("2024", "300", source="weekly"))

    assert [(neighbour.value, neighbour.source) for neighbour in neighbours.same] == [
        ("301", "bulletin"),
        ("300", "weekly"),
    ]


def test_months_from_january_are_set_against_the_same_months() -> None:
    rows = row("2023", "100"), row("2023-01/2023-06", "50"), row("2022-01/2022-09", "70")
    neighbours = beside(row("2024-01/2024-09", "75"), *rows)
    assert [neighbour.period for neighbour in neighbours.earlier] == ["2022-01/2022-09"]


def test_a_stock_is_set_against_any_moment_however_it_is_dated() -> None:
    cells = {"indicator": "population_resident"}
    neighbours = beside(row("2024", "900", **cells), row("2024-06-30", "890", **cells), row("2025-03", "910", **cells))
    assert [neighbour.period for neighbour in (*neighbours.earlier, *neighbours.later)] == ["2024-06-30", "2025-03"]


def test_a_forecast_is_no_neighbour_nor_is_another_price_base_or_measure() -> None:
    neighbours = beside(
        row("2024", "300", basis="current"),
        row("2023", "1", status="forecast"),
        row("2023", "2", basis="constant"),
        row("2023", "3", measure="growth"),
        row("2023", "4", area="hillside"),
    )
    assert neighbours == Neighbours()


def test_no_figure_is_a_neighbour_across_a_break() -> None:
    assert beside(row("2024", "300", series_break="scope"), row("2023", "100")).earlier == ()
    assert beside(row("2024", "300"), row("2025", "100", series_break="scope")).later == ()


def test_far_is_far_from_every_figure_of_a_period() -> None:
    neighbours = beside(row("2024", "300"), row("2023", "100"), row("2023", "290", source="daily"), row("2025", "900"))
    assert [neighbour.period for neighbour in neighbours.far(THREE)] == ["2025"]


@pytest.mark.parametrize(("value", "far"), [("54", True), ("-54", True), ("16", False), ("5.4", False), ("0", False)])
def test_a_rate_is_far_where_it_is_many_times_the_other_and_many_points_away(value: str, far: bool) -> None:
    neighbours = beside(row("2024", value, measure="growth"), row("2024", "5.4", measure="growth", source="daily"))
    assert bool(neighbours.far(THREE)) is far


def test_a_level_of_nothing_is_far_from_any_other_and_near_to_nothing() -> None:
    assert beside(row("2024", "0"), row("2023", "8")).far(THREE)
    assert beside(row("2024", "0"), row("2023", "0")).far(THREE) == ()


@given(st.decimals("0.1", "1e6", places=1), st.decimals("0.1", "1e6", places=1))
def test_to_be_far_is_mutual(value: Decimal, other: Decimal) -> None:
    there = beside(row("2024", str(value)), row("2023", str(other)))
    back = beside(row("2023", str(other)), row("2024", str(value)))
    assert bool(there.far(THREE)) is bool(back.far(THREE))


def test_every_row_of_the_record_can_be_asked(invented: Record) -> None:
    streets = Neighbourhood(invented.table("observations"), invented.table("indicators"))
    neighbours = [streets.of(cells) for cells in invented.table("observations").to_dict("records")]

    assert (
        any(neighbour.same for neighbour in neighbours)
        and any(neighbour.earlier for neighbour in neighbours)
        and any(neighbour.later for neighbour in neighbours)
    )
