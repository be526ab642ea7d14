"""Which row a figure is taken from, which rows stand by it, and when that is firm."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judgement.tiny_record import Row, archive, figure
from targetbook.judgement.evidence import Archive, Evidence, coincide
from targetbook.judgement.rules.standard import standard_rules
from targetbook.record.periods import parse_period
from targetbook.record.publishers import root_publisher
from targetbook.record.reading import Record


def evidence(*rows: Row) -> Evidence:
    chosen = archive(observations=list(rows)).of_period("place", "gdp", "growth", parse_period("2025"))
    assert chosen is not None
    return chosen


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(figure("5", "bureau"), figure("5", "morning"), id="official before press"),
        pytest.param(figure("5", "morning"), figure("5", "copy"), id="press before repost"),
        pytest.param(figure("5", "copy"), figure("5", "wiki"), id="repost before unverified"),
        pytest.param(figure("5", "wiki"), figure("5", status="estimated"), id="published anywhere before an estimate"),
        pytest.param(figure("5", "copy"), figure("5", "copy-too", status="revised"), id="first print before revision"),
        pytest.param(figure("5"), figure("5", "office", bound="lower"), id="exact before a lower bound"),
        pytest.param(
            figure("5", bound="lower"), figure("5", "office", bound="upper"), id="lower before an upper bound"
        ),
        pytest.param(
            figure("5", bound="upper"), figure("5", "office", bound="approximate"), id="upper bound before about"
        ),
        pytest.param(figure("5.38", "office"), figure("5.4", "bureau"), id="more decimals first"),
        pytest.param(
            figure("5", "office", released="2026-01-20"), figure("5", released="2026-03-20"), id="earlier first"
        ),
        pytest.param(figure("5", "office"), figure("5", "bureau", released=""), id="dated before undated"),
        pytest.param(
            figure("5", "office", released="2026-01-20"),
            figure("5.38", "morning", released="2026-01-19"),
            id="the channel goes before decimals and date",
        ),
    ],
)
def test_the_better_row_is_taken_wherever_it_stands(better: Row, worse: Row) -> None:
    for rows in ((better, worse), (worse, better)):
        best = evidence(*rows).best
        cells = (best.source, str(best.value), best.status, best.bound, best.released)
        assert cells == tuple(better[name] for name in ("source", "value", "status", "bound", "released"))


def test_a_forecast_is_never_evidence() -> None:
    box = archive(observations=[figure("6", status="forecast")])
    assert box.of_period("place", "gdp", "growth", parse_period("2025")) is None
    assert evidence(figure("6", status="forecast"), figure("5", "wiki")).rows[0].source == "wiki"


def test_a_nominal_ratio_is_no_evidence_of_real_growth() -> None:
    assert evidence(figure("10.6", basis="current"), figure("5.4", "wiki")).best.value == Decimal("5.4")
    assert evidence(figure("5.4", basis="constant")).best.value == Decimal("5.4")


def test_only_the_very_period_measure_and_area_count() -> None:
    others = [
        figure("1", period="2025-01/2025-09"),
        figure("2", period="2024"),
        figure("3", measure="level", unit="CNY 100m"),
        figure("4", indicator="boats"),
        {**figure("5"), "area": "city"},
    ]
    assert archive(observations=others).of_period("place", "gdp", "growth", parse_period("2025")) is None


@pytest.mark.parametrize(
    ("first", "other", "agreed"),
    [
        pytest.param(figure("5.4"), figure("5.38", "morning"), True, id="one rounds to the other"),
        pytest.param(figure("5.4"), figure("5.3", "morning"), False, id="another figure"),
        pytest.param(figure("200"), figure("203", "morning"), False, id="zeros are digits too"),
        pytest.param(figure("200", bound="approximate"), figure("203", "morning"), True, id="about 200 and 203"),
        pytest.param(figure("50", bound="lower"), figure("53", "morning"), True, id="more than 50 and 53"),
        pytest.param(figure("50", bound="lower"), figure("50", "morning"), False, id="more than 50 is not 50"),
        pytest.param(figure("50", bound="upper"), figure("53", "morning"), False, id="at most 50 is not 53"),
        pytest.param(
            figure("50", bound="lower"), figure("60", "morning", bound="upper"), True, id="between the two bounds"
        ),
    ],
)
def test_rows_agree_when_one_true_figure_could_stand_behind_both(first: Row, other: Row, agreed: bool) -> None:
    chosen = evidence(first, other)
    assert bool(chosen.agreeing) is agreed
    assert bool(chosen.contradicting) is not agreed


@given(st.decimals(-99, 99, places=2), st.integers(0, 1))
def test_a_figure_agrees_with_its_own_rounding(value: Decimal, places: int) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-places))
    box = archive(observations=[figure(str(value)), figure(str(rounded), "morning")])
    row, other = box.series("place", "gdp", "growth")
    assert coincide(row, other) and coincide(other, row)


def test_a_revision_does_not_contradict_the_first_print() -> None:
    chosen = evidence(figure("5.2"), figure("5.9", "office", status="revised", released="2026-12-31"))
    assert chosen.best.value == Decimal("5.2")
    assert chosen.contradicting == () == chosen.agreeing


def test_a_page_that_prints_two_values_is_told_from_a_page_that_another_contradicts() -> None:
    torn = evidence(figure("5.2"), figure("5.9"), figure("6.1", "morning"))
    assert [row.value for row in torn.torn] == [Decimal("5.9")]
    assert [row.source for row in torn.opposing] == ["morning"]
    assert evidence(figure("5.2"), figure("5.9", released="2026-04-01")).torn == ()


def test_papers_of_one_house_are_one_publisher(real: Record) -> None:
    box = archive()
    assert not box.firm([("press", "Paper"), ("press", "Paper+ (Portal)")])
    assert box.firm([("press", "Paper"), ("press", "Gazette")])
    real_box = Archive(real, standard_rules())
    assert not real_box.firm([("press", "南方日报"), ("press", "南方+ (南方网)"), ("press", "南方网")])
    assert not real_box.firm([("press", "羊城晚报"), ("press", "新快报")])
    assert real_box.firm([("press", "南方日报"), ("press", "广州日报")])


def test_two_first_prints_that_differ_contradict_each_other() -> None:
    assert [row.source for row in evidence(figure("5.2"), figure("5.9", "morning")).contradicting] == ["morning"]


@pytest.mark.parametrize(
    ("rows", "firm"),
    [
        pytest.param([figure("5")], True, id="one official row"),
        pytest.param([figure("5", "morning")], False, id="press of one publisher"),
        pytest.param([figure("5", "morning"), figure("5", "evening")], True, id="press of two publishers"),
        pytest.param([figure("5", "morning"), figure("5", "morning-again")], False, id="one publisher seen twice"),
        pytest.param([figure("5", "copy"), figure("5", "copy-too")], False, id="reposts, however many"),
        pytest.param([figure("5", "morning"), figure("5", "copy"), figure("5", "wiki")], False, id="press and copies"),
        pytest.param([figure("5", status="estimated")], False, id="an estimate, were it official"),
        pytest.param([figure("5", "wiki"), figure("5", status="estimated")], False, id="an estimate firms up nothing"),
        pytest.param([figure("5", "morning"), figure("6", "evening")], False, id="press that disagrees"),
        pytest.param([figure("5", "wiki")], False, id="an unverified page"),
    ],
)
def test_what_makes_evidence_firm(rows: list[Row], firm: bool) -> None:
    assert evidence(*rows).firm is firm


@pytest.mark.parametrize(
    ("publisher", "root"),
    [
        ("Morning Post (Portal)", "Morning Post"),
        ("广州日报（转载）", "广州日报"),
        ("广州日报、南方日报", "广州日报"),
        ("Haizhu government / Portal", "Haizhu government"),
        ("新华社", "新华社"),
    ],
)
def test_where_a_copy_was_seen_makes_no_other_publisher(publisher: str, root: str) -> None:
    assert root_publisher(publisher) == root


def stocks(*periods: str) -> list[Row]:
    return [figure(str(number), indicator="firms", measure="level", period=text) for number, text in enumerate(periods)]


@pytest.mark.parametrize(
    ("periods", "period"),
    [
        pytest.param(["2025-10-31", "2025-12"], "2025-12", id="the last one told"),
        pytest.param(["2025"], "2025", id="the year's end"),
        pytest.param(["2025-09-30"], "2025-09-30", id="ninety-two days before the end"),
        pytest.param(["2025-09-29"], None, id="too early to stand for the end"),
        pytest.param(["2026-01-01", "2024-12-31"], None, id="another year"),
        pytest.param(["2025-01/2025-11", "2021/2025"], None, id="no date but a stretch of time"),
    ],
)
def test_a_stock_stands_for_the_end_of_a_period_if_it_is_near(periods: list[str], period: str | None) -> None:
    box = archive(observations=stocks(*periods))
    chosen = box.stock_at_end("place", "firms", "level", parse_period("2025"))
    assert (chosen.best.period.text if chosen else None) == period
