"""How much a target asks, by what was known when it was announced."""

from decimal import Decimal

import pytest

from judgement.tiny_record import archive, figure, promise
from targetbook.judgement.across.ambition import Ambition, ambitions, raised
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.record.reading import Record

PAST = {"2019": "7", "2020": "2", "2021": "8", "2022": "1", "2023": "4", "2024": "5"}


def past(**other: str) -> list[dict[str, str]]:
    """Tell the growth of each year before, released in the next January."""
    told = {**PAST, **other}
    return [
        figure(value, period=year, basis="constant", released=f"{int(year) + 1}-01-25") for year, value in told.items()
    ]


def one(**tables: list[dict[str, str]]) -> Ambition:
    (found,) = ambitions(archive(**tables), "place", "gdp")
    return found


def test_a_target_against_the_last_five_figures_and_the_last_of_them() -> None:
    found = one(targets=[promise(value="5.5")], observations=past())
    assert [row.period.year for row in found.past] == [2020, 2021, 2022, 2023, 2024]
    assert (found.mean, found.over_mean) == (Decimal(4), Decimal("1.5"))
    assert (found.over_best, found.over_last) == (Decimal("-2.5"), Decimal("0.5"))


def test_only_what_was_known_counts() -> None:
    found = one(targets=[promise(value="5.5", announced="2025-01-20")], observations=past())
    assert found.last is not None and found.last.period.year == 2023
    assert found.mean == Decimal("4.4")


def test_a_later_revision_does_not_change_what_was_known() -> None:
    revised = figure("9", period="2024", basis="constant", status="revised", released="2026-01-01")
    assert one(targets=[promise()], observations=[*past(), revised]).mean == Decimal(4)


@pytest.mark.parametrize(
    "rows",
    [
        past()[-2:],
        [figure("5", period="2024", basis="constant", released="")],
        [figure("5", period="2024-01/2024-09", basis="constant", released="2024-10-25")],
        [figure("5", period="2024", basis="constant", bound="lower", released="2025-01-25")],
        [figure("5", period="2010", basis="constant", released="2011-01-25")],
        [],
    ],
)
def test_too_few_or_unfit_figures_make_no_mean(rows: list[dict[str, str]]) -> None:
    found = one(targets=[promise()], observations=rows)
    assert (found.mean, found.best, found.over_mean, found.over_best) == (None, None, None, None)


def test_of_an_unknown_day_nothing_can_be_said_to_have_been_known() -> None:
    assert one(targets=[promise(announced="")], observations=past()).past == ()


def test_against_the_target_of_the_area_above() -> None:
    above = [
        promise("~", "5", target="late", area="city", announced="2025-03-01"),
        promise("~", "4", target="first", area="city", announced="2025-01-20", document="work_report"),
        promise("~", "9", target="stretch", area="city", announced="2025-01-01", firmness="stretch"),
    ]
    found = one(targets=[promise(value="5.5"), *above])
    assert found.above is not None and found.above.target == "first"
    assert found.over_above == Decimal("1.5") and raised([found]) == [found]


def test_without_a_target_above_there_is_no_difference() -> None:
    found = one(targets=[promise(), promise(area="city", target="other", year="2024", period="2024")])
    assert (found.above, found.over_above) == (None, None) and raised([found]) == []


def test_haizhu_2025_asked_more_than_the_city_and_less_than_its_own_past(real: Record) -> None:
    found = {one.claim.target: one for one in ambitions(Archive(real, standard_rules()), "haizhu", "gdp")}
    target = found["2025-gdp-growth-speech"]
    assert target.over_above == Decimal("0.5")
    assert [row.period.year for row in target.past] == [2017, 2019, 2020, 2022, 2023]
    assert (target.mean, target.over_best) == (Decimal("5.6"), Decimal("-3.1"))


def test_districts_ask_more_of_investment_than_the_city_asks_of_itself(real: Record) -> None:
    box = Archive(real, standard_rules())
    districts = [name for name, area in real.areas.items() if area.parent == "guangzhou"]
    found = [one for area in districts for one in ambitions(box, area, "fixed_asset_investment")]
    compared = [one for one in found if one.over_above is not None and one.claim.year <= 2025]
    assert (len(compared), len(raised(compared))) == (22, 22)
