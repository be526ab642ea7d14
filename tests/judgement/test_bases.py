"""A level target set on one census's base, held against a figure on the next one's."""

from decimal import Decimal

import pytest

from judgement.tiny_record import Row, figure, promise, verdict

OLD_DAY, NEW_DAY = "2024-02-18", "2025-03-14"  # the census of 2023 was told on 26 December 2024
TARGET = promise(">", "300", measure="level", unit="CNY 100m", announced="2022-05-25", document="five_year_plan")


def level(value: str, period: str, released: str, **other: str) -> Row:
    return figure(value, measure="level", unit="CNY 100m", period=period, released=released, **other)


PAIR = [level("272", "2023", OLD_DAY), level("286", "2023", NEW_DAY, status="revised")]


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
    found = verdict(targets=[TARGET], observations=[level(value, "2025", "2026-03-20"), *PAIR])
    assert (found.status, set(found.qualifiers)) == (status, qualifiers)
    assert found.carried is not None and found.carried.reached is carried
    assert found.carried.value == pytest.approx(Decimal(value) * 272 / 286)
    assert (found.carried.old.value, found.carried.new.value) == (272, 286)


def test_without_a_year_on_both_bases_the_verdict_depends_on_the_base() -> None:
    found = verdict(targets=[TARGET], observations=[level("330", "2025", "2026-03-20"), PAIR[0]])
    assert (found.status, found.carried, found.qualifiers) == ("met", None, ("depends_on_base",))


def test_the_newest_year_on_both_bases_carries() -> None:
    older = [level("200", "2019", OLD_DAY), level("260", "2019", NEW_DAY, status="revised")]
    found = verdict(targets=[TARGET], observations=[level("313", "2025", "2026-03-20"), *older, *PAIR])
    assert found.carried is not None and found.carried.old.period.text == "2023"


NEW = level("313", "2025", "2026-03-20")


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
    found = verdict(targets=[target], observations=[row, *PAIR])
    assert (found.status, found.carried, found.qualifiers) == ("met", None, ())
