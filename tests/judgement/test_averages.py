"""A mean growth that nobody published: chained from its years, and what a missing one would have to bring."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from judgement.tiny_record import AREAS, CHANNELS, Row, archive, figure, promise, read_target, record
from targetbook.judgement.days.challenge import Imagined, imagine
from targetbook.judgement.evidence import Archive
from targetbook.judgement.means.averages import chained_mean, missing_year
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.targets import read_targets
from targetbook.judgement.verdicts import Verdict, judge, judge_target
from targetbook.record.reading import Record

KNOWN = {"2021": "4", "2023": "5", "2024": "6"}


def yearly_growth(years: dict[str, str]) -> list[Row]:
    return [
        figure(value, period=year, basis="constant", released=f"{int(year) + 1}-03-01") for year, value in years.items()
    ]


def mean_target(comparator: str = ">=") -> Row:
    return promise(comparator, "5", measure="average_growth", period="2021/2024", year="2024")


@pytest.mark.parametrize(("comparator", "least"), [(">=", 5.0), ("~", 4.7)])
def test_the_years_together_reach_the_mean_exactly(comparator: str, least: float) -> None:
    missing = missing_year(read_target(mean_target(comparator)), archive(observations=yearly_growth(KNOWN)))
    assert missing is not None and missing.year == 2022
    for rate, expected in ((missing.announced, 5.0), (missing.least, least)):
        grown = 1.04 * 1.05 * 1.06 * (1 + float(rate) / 100)
        assert 100 * (grown ** (1 / 4) - 1) == pytest.approx(expected)
    assert [row.value for row in missing.others] == [4, 5, 6]


def test_with_no_year_or_more_than_one_missing_nothing_is_worked_out() -> None:
    assert missing_year(read_target(mean_target()), archive(observations=yearly_growth({**KNOWN, "2022": "5"}))) is None
    assert missing_year(read_target(mean_target()), archive(observations=yearly_growth({"2021": "4"}))) is None
    assert missing_year(read_target(promise()), archive(observations=yearly_growth(KNOWN))) is None


def test_the_five_years_of_the_real_record(real: Record) -> None:
    box = Archive(real, standard_rules())
    targets = {target.name: target for target in read_targets(real, "haizhu")}
    missing = missing_year(targets["2025-gdp-average-growth-five-year-plan"], box)
    assert missing is not None and missing.year == 2021
    assert (round(missing.announced, 1), round(missing.least, 1)) == (Decimal("9.3"), Decimal("7.7"))


DISTRICT = {"city": AREAS["city"]} | {
    name: replace(AREAS["place"], area=name) for name in ("place", "first", "second", "fourth", "last")
}


def area_growth(area: str, value: str, year: str = "2022") -> Row:
    return figure(value, area=area, period=year, basis="constant", released=f"{int(year) + 1}-03-01")


def rank(area: str, value: str, year: str = "2022") -> Row:
    return figure(value, area=area, measure="growth_rank", unit="rank", period=year, released=f"{int(year) + 1}-03-01")


RANKED = [
    rank("first", "1"),
    area_growth("first", "9"),
    rank("second", "2"),
    rank("place", "3"),
    rank("fourth", "4"),
    area_growth("fourth", "6"),
    rank("last", "5"),
    area_growth("last", "1"),
]


def chained(*rows: Row, comparator: str = ">=", value: str = "5", day: str = "2026-09-30") -> Verdict:
    target = promise(comparator, value, measure="average_growth", period="2021/2024", year="2025")
    sources = [
        {"area": area, "source": source, "channel": channel, "publisher": publisher}
        for area in DISTRICT
        for source, (channel, publisher) in CHANNELS.items()
    ]
    whole = replace(record(targets=[target], observations=list(rows), sources=sources), areas=DISTRICT)
    return judge(whole, "place", 2025, date.fromisoformat(day), standard_rules())[0]


def test_a_mean_that_nobody_published_is_chained_from_its_years() -> None:
    verdict = chained(*yearly_growth({**KNOWN, "2022": "5.5"}))
    assert verdict.status == "met" and verdict.mean is not None
    assert verdict.mean.low == verdict.mean.high == pytest.approx(Decimal("5.1224"), abs=Decimal("0.0001"))
    assert [link.year for link in verdict.mean.links] == [2021, 2022, 2023, 2024]
    assert all(link.figure is not None and link.bracket is None for link in verdict.mean.links)
    assert chained(*yearly_growth({**KNOWN, "2022": "4"})).status == "missed"


def test_a_published_mean_goes_before_the_chain() -> None:
    mean_row = figure("4.9", measure="average_growth", period="2021/2024", basis="constant")
    verdict = chained(*yearly_growth({**KNOWN, "2022": "5.5"}), mean_row)
    assert (verdict.status, verdict.mean, verdict.observed) == ("missed", None, Decimal("4.9"))


def test_a_missing_year_lies_between_the_areas_ranked_next_to_this_one() -> None:
    verdict = chained(*yearly_growth(KNOWN), *RANKED)
    assert verdict.status == "met" and verdict.mean is not None
    bracket = verdict.mean.links[1].bracket
    assert bracket is not None
    assert [pair[0].best.area for pair in (bracket.below, bracket.above)] == ["fourth", "first"]
    assert (bracket.interval.low, bracket.interval.high) == (6, 9)
    assert verdict.mean.low < verdict.mean.high
    assert {row.area for row in verdict.mean.rows} == {"place", "first", "fourth"}


@pytest.mark.parametrize(("printed", "disputes"), [("5.0", True), ("5.5", False)])
def test_a_printed_mean_that_leaves_another_rate_for_the_bracketed_year_disputes_it(
    printed: str, disputes: bool
) -> None:
    wider = figure(printed, measure="average_growth", period="2020/2024", basis="constant", released="2025-03-01")
    years = {year: f"{rate}.0" for year, rate in {**KNOWN, "2020": "5"}.items()}
    verdict = chained(*yearly_growth(years), *RANKED, wider)
    assert verdict.mean is not None
    assert (verdict.status, verdict.reason) == (("cannot_be_judged", "contradicted") if disputes else ("met", None))
    assert [dispute.row.value for dispute in verdict.mean.disputes] == ([Decimal(printed)] if disputes else [])
    for dispute in verdict.mean.disputes:
        others = Decimal("1.05") * Decimal("1.04") * Decimal("1.05") * Decimal("1.06")
        alone = 100 * (Decimal("1.05") ** 5 / others - 1)
        assert dispute.rest.low < alone < dispute.rest.high < 6, "what the others leave lies below the bracket"
        assert dispute.mean.low < dispute.mean.high < verdict.mean.low


@pytest.mark.parametrize(("value", "status"), [("5", "met"), ("5.5", "cannot_be_judged"), ("6.2", "missed")])
def test_a_verdict_follows_only_where_both_ends_agree(value: str, status: str) -> None:
    verdict = chained(*yearly_growth(KNOWN), *RANKED, value=value)
    assert verdict.status == status
    assert verdict.mean is not None, "what the years give is told all the same"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(RANKED[3:], id="nobody above"),
        pytest.param(RANKED[:4], id="nobody below"),
        pytest.param([*RANKED[:3], *RANKED[4:]], id="its own rank is not known"),
        pytest.param(
            [rank("first", "1"), area_growth("first", "5"), *RANKED[2:]], id="growth rates contradict the ranks"
        ),
    ],
)
def test_without_a_whole_bracket_nothing_is_chained(rows: list[Row]) -> None:
    verdict = chained(*yearly_growth(KNOWN), *rows)
    assert (verdict.status, verdict.reason, verdict.mean) == ("cannot_be_judged", "not_found", None)


def test_a_chain_is_as_firm_as_its_weakest_link() -> None:
    weak = [row | {"source": "wiki"} if row["measure"] == "growth_rank" else row for row in RANKED]
    assert chained(*yearly_growth(KNOWN), *weak).status == "met_provisional"


def test_an_area_of_another_city_brackets_nothing() -> None:
    elsewhere = {**DISTRICT, "first": replace(DISTRICT["first"], parent=None)}
    target = mean_target() | {"year": "2025"}
    whole = replace(record(targets=[target], observations=[*yearly_growth(KNOWN), *RANKED]), areas=elsewhere)
    box = Archive(whole, standard_rules())
    assert chained_mean(read_target(target), box) is None


@pytest.mark.parametrize(
    ("rate", "status"), [(None, "cannot_be_judged"), ("7.0", "missed_provisional"), ("9.5", "met_provisional")]
)
def test_the_plan_of_haizhu_is_judged_by_its_years(real: Record, rate: str | None, status: str) -> None:
    box = Archive(real, standard_rules())
    day = real.areas["haizhu"].record_date
    target = next(
        target for target in read_targets(real, "haizhu") if target.name == "2025-gdp-average-growth-five-year-plan"
    )
    if rate is not None:
        imagined = [Imagined("haizhu", "gdp", "growth", "2021", rate)]
        box = Archive(imagine(real, imagined, day, box), standard_rules())
    judged = judge_target(target, day, box)
    assert (judged.status, judged.mean is not None) == (status, True)
    assert judged.mean is not None
    if rate is None:
        assert (round(judged.mean.low, 2), round(judged.mean.high, 2)) == (Decimal("5.94"), Decimal("6.29"))
