"""How much a target asks, by what was known when it was announced."""

from decimal import Decimal

import pytest

from judgement.tiny_record import archive, figure, promise
from targetbook.judgement.across.ambition import Ambition, ambitions, raised
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.record.reading import Record

PAST = {"2019": "7", "2020": "2", "2021": "8", "2022": "1", "2023": "4", "2024": "5"}


def past_growth(**other: str) -> list[dict[str, str]]:
    """Tell the growth of each year before, released in the next January."""
    cells = {**PAST, **other}
    return [
        figure(value, period=year, basis="constant", released=f"{int(year) + 1}-01-25") for year, value in cells.items()
    ]


def ambition_of(**tables: list[dict[str, str]]) -> Ambition:
    (ambition,) = ambitions(archive(**tables), "place", "gdp")
    return ambition


def test_a_target_against_the_last_five_figures_and_the_last_of_them() -> None:
    ambition = ambition_of(targets=[promise(value="5.5")], observations=past_growth())
    assert [row.period.year for row in ambition.past] == [2020, 2021, 2022, 2023, 2024]
    assert (ambition.mean, ambition.over_mean) == (Decimal(4), Decimal("1.5"))
    assert (ambition.over_best, ambition.over_last) == (Decimal("-2.5"), Decimal("0.5"))


def test_only_what_was_known_counts() -> None:
    ambition = ambition_of(targets=[promise(value="5.5", announced="2025-01-20")], observations=past_growth())
    assert ambition.last is not None and ambition.last.period.year == 2023
    assert ambition.mean == Decimal("4.4")


def test_a_later_revision_does_not_change_what_was_known() -> None:
    revised = figure("9", period="2024", basis="constant", status="revised", released="2026-01-01")
    assert ambition_of(targets=[promise()], observations=[*past_growth(), revised]).mean == Decimal(4)


@pytest.mark.parametrize(
    "rows",
    [
        past_growth()[-2:],
        [figure("5", period="2024", basis="constant", released="")],
        [figure("5", period="2024-01/2024-09", basis="constant", released="2024-10-25")],
        [figure("5", period="2024", basis="constant", bound="lower", released="2025-01-25")],
        [figure("5", period="2010", basis="constant", released="2011-01-25")],
        [],
    ],
)
def test_too_few_or_unfit_figures_make_no_mean(rows: list[dict[str, str]]) -> None:
    ambition = ambition_of(targets=[promise()], observations=rows)
    assert (ambition.mean, ambition.best, ambition.over_mean, ambition.over_best) == (None, None, None, None)


def test_of_an_unknown_day_nothing_can_be_said_to_have_been_known() -> None:
    assert ambition_of(targets=[promise(announced="")], observations=past_growth()).past == ()


def test_against_the_target_of_the_area_above() -> None:
    above = [
        promise("~", "5", target="late", area="city", announced="2025-03-01"),
        promise("~", "4", target="first", area="city", announced="2025-01-20", document="work_report"),
        promise("~", "9", target="stretch", area="city", announced="2025-01-01", firmness="stretch"),
    ]
    ambition = ambition_of(targets=[promise(value="5.5"), *above])
    assert ambition.above is not None and ambition.above.name == "first"
    assert ambition.over_above == Decimal("1.5") and raised([ambition]) == [ambition]


def test_without_a_target_above_there_is_no_difference() -> None:
    ambition = ambition_of(targets=[promise(), promise(area="city", target="other", year="2024", period="2024")])
    assert (ambition.above, ambition.over_above) == (None, None) and raised([ambition]) == []


def test_haizhu_2025_asked_more_than_the_city_and_less_than_its_own_past(real: Record) -> None:
    by_target = {
        ambition.target.name: ambition for ambition in ambitions(Archive(real, standard_rules()), "haizhu", "gdp")
    }
    target = by_target["2025-gdp-growth-speech"]
    assert target.over_above == Decimal("0.5")
    assert [row.period.year for row in target.past] == [2017, 2019, 2020, 2022, 2023]
    assert (target.mean, target.over_best) == (Decimal("5.6"), Decimal("-3.1"))


def test_districts_ask_more_of_investment_than_the_city_asks_of_itself(real: Record) -> None:
    box = Archive(real, standard_rules())
    districts = [name for name, area in real.areas.items() if area.parent == "guangzhou"]
    every = [ambition for area in districts for ambition in ambitions(box, area, "fixed_asset_investment")]
    compared = [ambition for ambition in every if ambition.over_above is not None and ambition.target.year <= 2025]
    assert (len(compared), len(raised(compared))) == (22, 22)
