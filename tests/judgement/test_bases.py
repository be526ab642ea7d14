"""A level target set on one census's base, held against a figure on the next one's."""

from decimal import Decimal

import pytest

from judgement.tiny_record import Row, figure, promise, verdict

# The census of 2023 was told on 26 December 2024.
OLD_DAY = "2024-02-18"
NEW_DAY = "2025-03-14"
TARGET = promise(">", "300", measure="level", unit="CNY 100m", announced="2022-05-25", document="five_year_plan")


def gdp_level(value: str, period: str, released: str, **other: str) -> Row:
    return figure(value, measure="level", unit="CNY 100m", period=period, released=released, **other)


PAIR = [gdp_level("272", "2023", OLD_DAY), gdp_level("286", "2023", NEW_DAY, status="revised")]


@pytest.mark.parametrize(
    ("value", "status", "carried", "qualifiers"),
    [
        pytest.param("313", "met", False, {"depends_on_base"}, id="met on the new base alone"),
        pytest.param("330", "met", True, set(), id="met on both"),
        pytest.param("299", "missed", False, set(), id="missed on both"),
    ],
)
def test_a_figure_is_carried_back_to_the_base_of_its_target(
    value: str, status: str, carried: bool, qualifiers: set[str]
) -> None:
    judged = verdict(targets=[TARGET], observations=[gdp_level(value, "2025", "2026-03-20"), *PAIR])
    assert (judged.status, set(judged.qualifiers)) == (status, qualifiers)
    assert judged.carried is not None and judged.carried.reached is carried
    assert judged.carried.value == pytest.approx(Decimal(value) * 272 / 286)
    assert (judged.carried.old.value, judged.carried.new.value) == (272, 286)


def test_without_a_year_on_both_bases_the_verdict_depends_on_the_base() -> None:
    judged = verdict(targets=[TARGET], observations=[gdp_level("330", "2025", "2026-03-20"), PAIR[0]])
    assert (judged.status, judged.carried, judged.qualifiers) == ("met", None, ("depends_on_base",))


def test_the_newest_year_on_both_bases_carries() -> None:
    older = [gdp_level("200", "2019", OLD_DAY), gdp_level("260", "2019", NEW_DAY, status="revised")]
    judged = verdict(targets=[TARGET], observations=[gdp_level("313", "2025", "2026-03-20"), *older, *PAIR])
    assert judged.carried is not None and judged.carried.old.period.text == "2023"


NEW = gdp_level("313", "2025", "2026-03-20")


@pytest.mark.parametrize(
    ("target", "row"),
    [
        pytest.param(TARGET | {"announced": "2025-02-06"}, NEW, id="set on the new base"),
        pytest.param(TARGET | {"announced": ""}, NEW, id="the day is not known"),
        pytest.param(TARGET, NEW | {"released": ""}, id="the release is not dated"),
        pytest.param(TARGET | {"indicator": "boats"}, NEW | {"indicator": "boats"}, id="not value added"),
        pytest.param(TARGET | {"measure": "growth", "unit": "%"}, figure("313"), id="a rate"),
    ],
)
def test_other_targets_know_no_base(target: Row, row: Row) -> None:
    judged = verdict(targets=[target], observations=[row, *PAIR])
    assert (judged.status, judged.carried, judged.qualifiers) == ("met", None, ())
