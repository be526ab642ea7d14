"""A mean growth of which one year is missing: what that year would have to bring."""

from decimal import Decimal

import pytest

from judgement.told import Row, archive, claim, figure, promise
from targetbook.judgement.averages import missing_year
from targetbook.judgement.claims import claims
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules import standard_rules
from targetbook.record.reading import Record

KNOWN = {"2021": "4", "2023": "5", "2024": "6"}


def told(years: dict[str, str]) -> list[Row]:
    return [
        figure(value, period=year, basis="constant", released=f"{int(year) + 1}-03-01") for year, value in years.items()
    ]


def mean(comparator: str = ">=") -> Row:
    return promise(comparator, "5", measure="average_growth", period="2021/2024", year="2024")


@pytest.mark.parametrize(("comparator", "least"), [(">=", 5.0), ("~", 4.7)])
def test_the_years_together_reach_the_mean_exactly(comparator: str, least: float) -> None:
    found = missing_year(claim(mean(comparator)), archive(observations=told(KNOWN)))
    assert found is not None and found.year == 2022
    for rate, wanted in ((found.announced, 5.0), (found.least, least)):
        grown = 1.04 * 1.05 * 1.06 * (1 + float(rate) / 100)
        assert 100 * (grown ** (1 / 4) - 1) == pytest.approx(wanted)
    assert [row.value for row in found.known] == [4, 5, 6]


def test_with_no_year_or_more_than_one_missing_nothing_is_worked_out() -> None:
    assert missing_year(claim(mean()), archive(observations=told({**KNOWN, "2022": "5"}))) is None
    assert missing_year(claim(mean()), archive(observations=told({"2021": "4"}))) is None
    assert missing_year(claim(promise()), archive(observations=told(KNOWN))) is None


def test_the_five_years_of_the_real_record(real: Record) -> None:
    box = Archive(real, standard_rules())
    named = {one.target: one for one in claims(real, "haizhu")}
    found = missing_year(named["2025-gdp-average-growth-five-year-plan"], box)
    assert found is not None and found.year == 2021
    assert (round(found.announced, 1), round(found.least, 1)) == (Decimal("9.3"), Decimal("7.7"))
