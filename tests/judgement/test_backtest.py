"""The rule tried on years that are over, without what was learned from them."""

from dataclasses import replace
from decimal import Decimal
from statistics import fmean, stdev

import pytest

from judgement.tiny_record import Row, figure, promise, record
from targetbook.judgement.comparison import Threshold
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.running.area_years import AreaYear
from targetbook.judgement.running.backtest import (
    AREA,
    EARLIER,
    YEAR,
    Backtest,
    Forecast,
    Trial,
    backtest,
    together,
    track_record,
)
from targetbook.judgement.running.projection import Predictive

RULES = standard_rules()
# Growth after nine months and of the year.
PLACE = {
    2015: ("7", "7.2"),
    2016: ("6", "6"),
    2017: ("5", "5.6"),
    2018: ("8", "7.6"),
    2019: ("4", "4.1"),
    2020: ("3", "3.3"),
    2021: ("6", "6.1"),
}
CITY = {2015: ("7.5", "7.4"), 2016: ("6.5", "6.4"), 2021: ("7", "2")}
MARKS = {2015: "7", 2016: "6.5", 2017: "5.5", 2018: "8", 2021: "6"}
MET = {2015: True, 2016: False, 2017: True, 2018: False, 2021: True}


def observations_of(years: dict[int, tuple[str, str]], area: str) -> list[Row]:
    rows = [
        figure(value, period=period)
        for year, (nine, whole) in years.items()
        for value, period in ((nine, f"{year}-01/{year}-09"), (whole, str(year)))
    ]
    return [{**row, "area": area} for row in rows]


def box_of(targets: list[Row] | None = None) -> Archive:
    of_place = [
        promise(value=value, target=f"t{year}", year=str(year), period=str(year)) for year, value in MARKS.items()
    ]
    rows = [*observations_of(PLACE, "place"), *observations_of(CITY, "city")]
    return Archive(record(observations=rows, targets=of_place if targets is None else targets), RULES)


def trial_of(test: Backtest, area: str, year: int) -> Trial:
    return next(trial for trial in test.trials if trial.case.place == (area, year))


def test_a_year_is_predicted_from_the_other_years() -> None:
    trial = trial_of(backtest(box_of(), "gdp", "growth"), "place", 2018)
    errors = [float(Decimal(whole) - Decimal(nine)) for year, (nine, whole) in PLACE.items() if year != 2018]
    assert trial.predictive.centre == pytest.approx(8 + fmean(errors))
    assert trial.predictive.scale == pytest.approx(stdev(errors) * (1 + 1 / 6) ** 0.5)


def test_all_areas_of_the_year_are_left_out() -> None:
    # The city has two other years alone, and nothing above or beside it.
    test = backtest(box_of(), "gdp", "growth")
    assert {trial.case.place for trial in test.trials} == {("place", year) for year in PLACE}
    shaken = observations_of({**CITY, 2018: ("5", "-20")}, "city")
    rows = [*observations_of({year: PLACE[year] for year in (2015, 2016, 2018, 2019)}, "place"), *shaken]
    trial = trial_of(backtest(Archive(record(observations=rows), RULES), "gdp", "growth"), "place", 2018)
    # Of its own three other years there are too few; the city's of 2018, a year the shock of which is shared, is out.
    assert trial.predictive.freedom == 3 + 3 - 1
    assert trial.predictive.centre > 5


def test_areas_can_be_left_out_as_well_and_later_years() -> None:
    rows = [*observations_of(PLACE, "place"), *observations_of(PLACE, "city")]
    archive = Archive(record(observations=rows), RULES)
    by_area = trial_of(backtest(archive, "gdp", "growth", AREA), "place", 2018)
    assert by_area.predictive.freedom == 6 - 1, "the city's six other years"
    earlier = backtest(archive, "gdp", "growth", EARLIER)
    assert min(trial.case.year for trial in earlier.trials) == 2018, "three earlier years of its own, three of the city"


def test_forecasts_are_of_the_targets_and_the_base_rate_of_the_others() -> None:
    test = backtest(box_of(), "gdp", "growth")
    assert {prediction.trial.case.year: prediction.met for prediction in test.forecasts} == MET
    for prediction in test.forecasts:
        others = [met for year, met in MET.items() if year != prediction.trial.case.year]
        assert prediction.base_rate == pytest.approx(fmean(others))
        assert prediction.probability == pytest.approx(prediction.trial.predictive.reaching(prediction.mark))
    earlier = backtest(box_of(), "gdp", "growth", EARLIER)
    assert [(prediction.trial.case.year, prediction.base_rate) for prediction in earlier.forecasts] == [
        (2018, pytest.approx(2 / 3)),
        (2021, 0.5),
    ]


def test_one_mark_is_counted_once_and_a_stretch_not_at_all() -> None:
    same = {"year": "2018", "period": "2018"}
    targets = [
        promise(value="7", target="a", **same),
        promise("=", "7", target="b", document="annual_plan", **same),
        promise(value="7.5", target="c", firmness="stretch", **same),
        promise(value="6", target="d", year="2017", period="2017"),
        promise("class", "6", target="e", **same),
        promise(value="6", target="f", due="2018-06-30", **same),
    ]
    test = backtest(box_of(targets), "gdp", "growth")
    assert [(prediction.trial.case.year, prediction.mark.value) for prediction in test.forecasts] == [
        (2017, 6),
        (2018, 7),
    ]


def test_without_another_outcome_there_is_no_base_rate_and_no_forecast() -> None:
    test = backtest(box_of([promise(value="7", target="a", year="2018", period="2018")]), "gdp", "growth")
    assert test.trials and test.forecasts == ()


def test_a_test_needs_enough_targets_after_the_same_months_or_any() -> None:
    test = track_record(box_of(), "gdp", "growth", 9)
    assert test is not None and (test.months, len(test.forecasts)) == (9, 5)
    any_months = track_record(box_of(), "gdp", "growth", 6)
    assert any_months is not None and (any_months.months, len(any_months.forecasts)) == (None, 5)
    assert track_record(box_of([]), "gdp", "growth", 9) is None
    assert track_record(box_of(), "boats", "growth", 9) is None


@pytest.mark.parametrize(("likely", "skilled"), [(0.48, False), (0.6, True)])
def test_skill_is_shown_by_a_score_clearly_below_that_of_the_base_rate(likely: float, skilled: bool) -> None:
    prediction = backtest(box_of(), "gdp", "growth").forecasts[0]
    forecasts = [replace(prediction, probability=likely, base_rate=0.47, met=True)]
    assert Backtest((prediction.trial,), tuple(forecasts)).skilled(RULES) is skilled


def test_a_base_rate_that_never_erred_leaves_no_skill_to_show() -> None:
    prediction = replace(backtest(box_of(), "gdp", "growth").forecasts[0], probability=1.0, base_rate=1.0, met=True)
    assert not Backtest((prediction.trial,), (prediction,)).skilled(RULES)


def test_it_is_worked_out_once_a_record() -> None:
    archive = box_of()
    assert backtest(archive, "gdp", "growth", YEAR) is backtest(archive, "gdp", "growth", YEAR)
    assert backtest(archive, "gdp", "growth", YEAR) == backtest(box_of(), "gdp", "growth", YEAR)


# --- scores, by hand ------------------------------------------------------------------------------------------------


def forecast(likely: float, base: float, met: bool, came: str = "5", year: int = 2020) -> Forecast:
    case = AreaYear("place", year, 9, "growth", Decimal(5), Decimal(came))
    return Forecast(
        Trial(case, Predictive(5, 1, 4), 4.0, 6.0), Threshold(Decimal(5), True, False), likely, base, met, f"t{year}"
    )


def of(*forecasts: Forecast) -> Backtest:
    return Backtest(tuple(prediction.trial for prediction in forecasts), forecasts)


TOLD = of(forecast(0.9, 0.5, True), forecast(0.2, 0.5, False, "8"), forecast(0.4, 0.5, True, "3", 2021))


def test_brier_scores_and_skill() -> None:
    assert TOLD.brier == pytest.approx((0.01 + 0.04 + 0.36) / 3)
    assert TOLD.brier_base == pytest.approx(0.25)
    assert TOLD.skill == pytest.approx(1 - 0.41 / 0.75)
    assert of(forecast(0.5, 1.0, True)).skill is None, "a base rate that never erred leaves nothing to save"


def test_coverage_error_and_width() -> None:
    assert (TOLD.n, TOLD.years, TOLD.coverage) == (3, 2, pytest.approx(1 / 3))
    assert (TOLD.mean_error, TOLD.sharpness) == (pytest.approx(1 / 3), 2.0)


def test_errors_of_a_total_are_parts_of_it() -> None:
    case = AreaYear("china", 2020, 9, "level", Decimal(1000), Decimal(1100))
    trial = Trial(case, Predictive(1000.0, 20.0, 4), 950.0, 1050.0)
    assert (trial.covered, trial.error, trial.width) == (False, pytest.approx(10), pytest.approx(10))


def test_the_calibration_table_holds_every_forecast_once() -> None:
    test = of(*[forecast(likely, 0.5, likely > 0.3) for likely in (0.0, 0.1, 0.2, 0.35, 0.8, 1.0)])
    bins = test.calibration(RULES.pace.calibration)
    assert [(row.low, row.n) for row in bins] == [(0.0, 2), (0.2, 2), (0.8, 2)]
    assert [(row.mean, row.met) for row in bins] == [
        (pytest.approx(0.05), 0),
        (pytest.approx(0.275), 0.5),
        (pytest.approx(0.9), 1),
    ]


def test_backtests_are_put_together() -> None:
    whole = together([TOLD, of(forecast(0.5, 0.5, True))])
    assert (whole.n, len(whole.forecasts)) == (4, 4)
