"""Where a running year is heading, in words and in the verdicts' file, and the test of the rule as printed."""

import re
from pathlib import Path

import pytest

from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.running.backtest import EARLIER, Backtest, backtest
from targetbook.page.about.backtest import backtest_table, calibration
from targetbook.page.blocks.download import Download
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.handover.verdict_objects import verdict_objects
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.projection import heading, probability_percent
from targetbook.page.sentences.verdict import outcome
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record

GROWTH = "2024-gdp-growth-speech"
SCORE = {"en": "Brier", "zh": "布赖尔"}
LIKELY = {"en": "Probability of", "zh": "达到目标的可能性约"}
DISAGREE = {"en": "a miss was more likely", "zh": "按往年规律"}


def methods_chapter(real: Record, data: Path, day: str | None, lang: str = "en", area: str = "haizhu") -> Chapter:
    year = 2025 if day is None else int(day[:4])
    return make_chapter("methods", Parameters(area, year, day, lang), data, real)


def flat_blocks(block: Block) -> list[Text | HtmlTable | Chart]:
    return [part for inner in block for part in flat_blocks(inner)] if isinstance(block, Blocks) else [block]


def pace_sentences(edition: Chapter) -> dict[str, str]:
    return {
        verdict.target.name: re.sub("<[^>]+>", "", outcome(verdict, edition))
        for verdict in edition.all_verdicts
        if verdict.pace
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_probability_is_told_with_its_class_and_its_test(real: Record, real_data: Path, lang: str) -> None:
    methods = methods_chapter(real, real_data, "2024-09-01", lang)
    verdict = next(verdict for verdict in methods.all_verdicts if verdict.target.name == GROWTH)

    assert verdict.pace is not None and verdict.pace.projection is not None and verdict.pace.tested is not None

    sentence = pace_sentences(methods)[GROWTH]
    assert LIKELY[lang] in sentence and DISAGREE[lang] in sentence
    for text in (
        probability_percent(verdict.pace.probability or 0, methods),
        str(len(verdict.pace.projection.cases)),
        f"{verdict.pace.tested.brier:.3f}",
        f"{verdict.pace.tested.brier_base:.3f}",
        f"n={len(verdict.pace.tested.forecasts)}",
    ):
        assert text in sentence, text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("area", "day"), [("haizhu", "2024-11-30"), ("guangzhou", "2025-11-30"), ("tianhe", "2024-11-30")]
)
def test_no_probability_goes_without_its_test(real: Record, real_data: Path, lang: str, area: str, day: str) -> None:
    sentences = pace_sentences(methods_chapter(real, real_data, day, lang, area))
    for text in sentences.values():
        assert (LIKELY[lang] in text) == (SCORE[lang] in text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_a_projection_carries_where_it_is_from(real: Record, real_data: Path, lang: str) -> None:
    methods = methods_chapter(real, real_data, "2025-11-30", lang, "guangzhou")
    paces = [verdict.pace for verdict in methods.all_verdicts if verdict.pace]

    assert any(pace.probability for pace in paces) and not all(pace.probability for pace in paces)
    for pace in paces:
        bare = re.sub(r'<span class="figure".*?</span>', "", heading(pace, pace.evidence.best.unit, methods))
        assert re.findall(r"\d", bare) == []


def test_the_file_of_verdicts_has_the_projection(real: Record, real_data: Path) -> None:
    objects = {row["target"]: row for row in verdict_objects(methods_chapter(real, real_data, "2024-11-30"))}
    pace = objects[GROWTH]["pace"]

    assert pace["class_n"] == 9 and {"baiyun", "tianhe"} < set(pace["class_areas"])
    assert pace["interval"][0] < pace["expected"] < pace["interval"][1]
    assert 0 < pace["probability"] < 0.25 and objects[GROWTH]["status"] == "behind"
    assert pace["backtest"]["months"] == 9 and pace["backtest"]["brier"] < pace["backtest"]["brier_base_rate"]
    assert pace["linear"] == {"mark": 6.0, "reached": False, "disagrees": False}

    # Five area-years of investment are enough for an interval; too few targets were there to test the rule on.
    untested = objects["2024-fixed-asset-investment-growth-speech"]["pace"]

    assert (untested["probability"], untested["backtest"]) == (None, None)
    assert untested["class_n"] == 5 and untested["interval"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_test_of_the_rule_is_printed_as_computed(real: Record, real_data: Path, lang: str) -> None:
    methods = methods_chapter(real, real_data, None, lang)
    lead, series, *files = flat_blocks(backtest_table(methods))

    assert isinstance(lead, Text) and isinstance(series, HtmlTable)
    of_series, months, schemes = (file.csv for file in files if isinstance(file, Download))

    test = backtest(methods.archive, "gdp", "growth")
    for number in (test.brier, test.brier_base):
        assert f">{number:.3f}<" in series.html and f",{number:.3f}," in of_series
    assert f",{test.n},{test.coverage * 100:.0f}%," in months
    assert f",{len(test.forecasts)},{test.targets}," in of_series and len(test.forecasts) > test.targets

    poor = backtest(methods.archive, "retail_sales", "growth").of_months(9)
    assert poor.skill is not None and poor.skill < 0
    assert f",-{-poor.skill:.2f}\n" in months, "a poor result is told like a good one"

    predictions = [line.split(",")[3:6] for line in schemes.splitlines()[1:]]
    assert len(predictions) == 3
    assert predictions[0] == predictions[1] == predictions[2], "all three on the same targets"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_test_says_whose_targets_it_is_of(real: Record, real_data: Path, lang: str) -> None:
    methods = methods_chapter(real, real_data, None, lang)
    series = next(file.csv for file in flat_blocks(backtest_table(methods)) if isinstance(file, Download))
    districts = [name for name, area in real.areas.items() if area.is_district]
    assert districts and not {"guangzhou", "guangdong", "china"} & set(districts)

    whole = backtest(methods.archive, "gdp", "growth")
    below = whole.of_areas(districts)

    assert 0 < len(below.forecasts) < len(whole.forecasts) / 2, "most predictions are not of districts"
    for test in (below, backtest(methods.archive, "gdp", "growth", EARLIER)):
        assert f",{len(test.forecasts)}," in series and f",{test.brier:.3f}," in series
    for measure, indicators in methods.rules.pace.backtested.items():
        for indicator in indicators:
            name = methods.series_name(indicator, measure)
            assert f"\n{name}," in series or f'\n"{name}",' in series, (
                "no series that the rules name is left out in silence"
            )


def test_the_interval_of_the_skill_is_drawn_from_whole_years(real: Record, real_data: Path) -> None:
    test = backtest(methods_chapter(real, real_data, None).archive, "gdp", "growth")
    around = test.skill_interval(standard_rules())

    assert around is not None and test.skill is not None
    assert around[0] < test.skill < around[1] <= 1
    assert around == test.skill_interval(standard_rules()), "the same record gives the same interval"

    one_year = test.forecasts[0].trial.case.year
    alone = Backtest((), tuple(forecast for forecast in test.forecasts if forecast.trial.case.year == one_year))

    assert alone.skill_interval(standard_rules()) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calibration_has_a_dot_and_a_row_for_each_group(real: Record, real_data: Path, lang: str) -> None:
    methods = methods_chapter(real, real_data, None, lang)
    (chart,) = flat_blocks(calibration(methods))
    assert isinstance(chart, Chart)
    assert chart.table.count("<tr>") == 1 + len(methods.rules.pace.calibration) - 1
    assert chart.alt.count("n = ") == chart.table.count("<tr>") - 1

    test = backtest(methods.archive, "gdp", "growth")
    assert test.targets and re.search(
        {"en": r"chance of \d+%.* met in \d+ of \d+ cases", "zh": r"平均\d+%，\d+次中达到\d+次"}[lang], chart.title
    )


def test_before_anything_can_be_tried_that_is_said(real: Record, real_data: Path) -> None:
    methods = methods_chapter(real, real_data, "2013-06-30")
    (block,) = flat_blocks(backtest_table(methods))
    assert isinstance(block, Text) and block.markdown == methods.words("backtest.none")
    assert flat_blocks(calibration(methods)) == [Text("")]


@pytest.mark.parametrize(("part", "text"), [(0.0, "under 1%"), (0.999, "over 99%"), (0.335, "34%"), (0.01, "1%")])
def test_nothing_is_certain(real: Record, real_data: Path, part: float, text: str) -> None:
    assert probability_percent(part, methods_chapter(real, real_data, None)) == text
