"""How well the rule for running years did on years that are over: scores, intervals, calibration."""

import pandas as pd

from targetbook.judgement.running.area_years import area_years
from targetbook.judgement.running.backtest import (
    EARLIER,
    SCHEMES,
    YEAR,
    Backtest,
    Bin,
    backtest,
    on_common_ground,
    together,
)
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Twin, words_cell, derived_cell
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import Cell, folded, grouped_table, table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.calibration import calibration_chart
from targetbook.page.sentences.projection import score
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.words import Counted

ENOUGH = 3
Series = tuple[str, str]
SCORES = ("predictions", "targets", "years", "brier", "base", "skill")
MONTHS = ("months", "n", "coverage", "error", "width", "predictions", "brier", "base", "skill")


def backtest_table(chapter: Chapter) -> Block:
    """Print the test of the rule: a sentence, who was tested, less to learn from, and, folded, months by months."""
    words, tests = chapter.words, _tests(chapter, YEAR)
    if not tests:
        return Text(words("backtest.none"))
    tried = [(_series_name(series, chapter), _of_series(series, chapter)) for series in _named(chapter)]
    months = [(_series_name(series, chapter), _by_months(test, chapter)) for series, test in tests.items()]
    listed = grouped_table(words("backtest.caption_months"), _heads(chapter, *MONTHS), months, "counts")
    return Blocks(
        (
            Text(_lead(tests, chapter)),
            grouped_table(words("backtest.caption"), _heads(chapter, "tried", *SCORES), tried),
            _schemes(chapter),
            folded(words("backtest.folded"), listed),
        )
    )


def calibration(chapter: Chapter) -> Block:
    """Draw how often targets were met by the probability stated for them, with its table."""
    words, test = chapter.words, together(_tests(chapter, YEAR).values())
    bins = test.calibration(chapter.rules.pace["calibration"])
    if not bins:
        return Text("")
    listed = _calibration_table(bins, chapter)
    if len(bins) < ENOUGH:
        return Blocks((Text(words("backtest.few", n=ENOUGH)), listed))
    better = "better" if test.brier < test.brier_base else "worse"
    title = words(f"backtest.title_{better}", brier=score(test.brier), base=score(test.brier_base),
                  n=len(test.forecasts), targets=test.targets, years=test.years)  # fmt: skip
    drawn = calibration_chart(_points(bins, chapter), words("backtest.axis_said"), words("backtest.axis_met"))
    told = words("general.next").join(
        words("backtest.told", mean=_percent(one.mean), met=_percent(one.met), n=one.n) for one in bins
    )
    under, credit = words("backtest.subtitle"), own_work(words("backtest.source"), chapter)
    twin = _calibration_twin(bins, chapter)
    shown = framed(chapter, "calibration", title, under, drawn, credit, told, twin)
    return Blocks((Text(f"**{words('backtest.question')}**"), shown, listed))


def _tests(chapter: Chapter, scheme: str) -> dict[Series, Backtest]:
    """Try the rule on the series that the rules name, those without a trial left out."""
    tests = {series: backtest(chapter.archive, *series, scheme) for series in _named(chapter)}
    return {series: test for series, test in tests.items() if test.trials}


def _named(chapter: Chapter) -> list[Series]:
    told = chapter.rules.pace["backtested"].items()
    return [(indicator, measure) for measure, indicators in told for indicator in indicators]


def _of_series(series: Series, chapter: Chapter) -> list[list[Cell]]:
    """Give the scores of a series: of every area, of the districts alone, and learned from earlier years alone."""
    words, whole = chapter.words, backtest(chapter.archive, *series)
    if not whole.trials:
        n = len({case.place for case in area_years(chapter.archive, *series)})
        return [[words("backtest.untried", n=n, count=_figure(str(n), chapter)), *[""] * len(SCORES)]]
    districts = whole.of_areas([name for name, area in chapter.record.areas.items() if area.is_district])
    tests = {"every_area": whole, "districts": districts, "earlier": backtest(chapter.archive, *series, EARLIER)}
    return [[escape(words(f"backtest.on_{name}")), *_scores(test, chapter)] for name, test in tests.items()]


def _schemes(chapter: Chapter) -> HtmlTable:
    """Set what is left with less to learn from beside the test itself, on the area-years and targets common to all."""
    words, tests = chapter.words, [_tests(chapter, name) for name in SCHEMES]
    common = [series for series in tests[0] if all(series in some for some in tests)]
    alike = [on_common_ground([some[series] for some in tests]) for series in common]
    rows = [
        [escape(words(f"backtest.scheme_{name}")), *_covered(test, chapter), *_scores(test, chapter)]
        for name, test in zip(SCHEMES, map(together, zip(*alike, strict=True)), strict=False)
        if test.trials
    ]
    return table(words("backtest.caption_schemes"), _heads(chapter, "scheme", "n", "coverage", *SCORES), rows, "counts")


def _lead(tests: dict[Series, Backtest], chapter: Chapter) -> str:
    words, test = chapter.words, together(tests.values())
    return words(
        "backtest.lead",
        n=_count(test.n, chapter),
        series=_count(len(tests), chapter),
        part=_figure(_percent(test.coverage), chapter),
        interval=_interval(chapter),
        held=_held(test, chapter),
        scores=_compared(test, chapter),
    )


def _held(test: Backtest, chapter: Chapter) -> str:
    """Say how many predictions could be held against targets, and of how many years; '' where none could."""
    counts = {"n": len(test.forecasts), "targets": test.targets, "years": test.years}
    return chapter.words("backtest.held", **{name: _count(number, chapter) for name, number in counts.items()})


def _compared(test: Backtest, chapter: Chapter) -> str:
    if not test.forecasts:
        return chapter.words("backtest.scores_none")
    skill, around = test.skill or 0, test.skill_interval(chapter.rules)
    found = {"brier": score(test.brier), "base": score(test.brier_base), "skill": _percent(skill)}
    key, shown = "better" if skill > 0 else "worse", {name: _figure(text, chapter) for name, text in found.items()}
    told = chapter.words(f"backtest.scores_{key}", **shown)
    if around is None:
        return told
    ends = {"low": _figure(_percent(around[0]), chapter), "high": _figure(_percent(around[1]), chapter)}
    level = chapter.figures.derived(_percent(chapter.rules.base_rates["confidence"]), chapter.words("rulebook.file"))
    return told + chapter.words("backtest.scores_interval", level=level, **ends)


def _by_months(test: Backtest, chapter: Chapter) -> list[list[Cell]]:
    words, measure = chapter.words, test.trials[0].case.measure
    months = sorted({trial.case.months for trial in test.trials})
    parts = [(words("backtest.months", n=n), test.of_months(n)) for n in months]
    if len(months) > 1:
        parts.append((words("backtest.all_months"), test))
    return [[name_html(name), *_month_cells(part, measure, chapter)] for name, part in parts]


def _month_cells(test: Backtest, measure: str, chapter: Chapter) -> list[Cell]:
    errors = [_figure(_size(number, measure, chapter), chapter) for number in (test.mean_error, test.sharpness)]
    predictions, _, _, *scores = _scores(test, chapter)
    return [*_covered(test, chapter), *errors, predictions, *scores]


def _covered(test: Backtest, chapter: Chapter) -> list[Cell]:
    return [_figure(str(test.n), chapter), _figure(_percent(test.coverage), chapter)]


def _scores(test: Backtest, chapter: Chapter) -> list[Cell]:
    """Give the predictions that had a target, their targets and years, both scores and the skill."""
    if not test.forecasts:
        return [escape(chapter.words("backtest.no_targets")), *[""] * (len(SCORES) - 1)]
    counts = [str(number) for number in (len(test.forecasts), test.targets, test.years)]
    skill = chapter.words("backtest.no_skill") if test.skill is None else _signed(test.skill)
    return [_figure(text, chapter) for text in (*counts, score(test.brier), score(test.brier_base), skill)]


def _signed(number: float) -> str:
    return f"{number:.2f}".replace("-", "\u2212")


def _heads(chapter: Chapter, *names: str) -> list[str]:
    part = f"{chapter.rules.pace['interval'] * 100:g}%"
    return [chapter.words(f"backtest.head_{name}", part=part) for name in names]


def _series_name(series: Series, chapter: Chapter) -> Cell:
    indicator, measure = series
    return escape(
        chapter.words("backtest.series", label=chapter.label(indicator), measure=chapter.words(f"measure.{measure}"))
    )


def _calibration_table(bins: list[Bin], chapter: Chapter) -> HtmlTable:
    twin = _calibration_twin(bins, chapter)
    return table(chapter.words("backtest.caption_calibration"), twin.heads, twin.cells())


def _calibration_twin(bins: list[Bin], chapter: Chapter) -> Twin:
    words, how = chapter.words, chapter.words("backtest.how")
    rows = [
        [
            words_cell(name_html(words("backtest.bin", low=_percent(one.low), high=_percent(one.high)))),
            derived_cell(str(one.n), how, chapter),
            *(derived_cell(_percent(share), how, chapter, "%") for share in (one.mean, one.met)),
        ]
        for one in bins
    ]
    return Twin([words(f"backtest.head_{name}") for name in ("bin", "count", "mean", "met")], rows)


def _points(bins: list[Bin], chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"mean": one.mean * 100, "met": one.met * 100, "text": chapter.words("backtest.count", n=one.n)}
            for one in bins
        ]
    )


def _size(number: float, measure: str, chapter: Chapter) -> str:
    """Write an error or a width: points of growth, or a part of a level in %."""
    text = f"{number:z.1f}".replace("-", "\u2212")
    key = "number.points" if measure == "growth" else "backtest.level_error"
    return chapter.words(key, n=number, text=text)


def _percent(part: float) -> str:
    return f"{part * 100:.0f}%".replace("-", "\u2212")


def _interval(chapter: Chapter) -> str:
    return chapter.figures.derived(f"{chapter.rules.pace['interval'] * 100:g}%", chapter.words("rulebook.file"))


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("backtest.how"))


def _figure(text: str, chapter: Chapter) -> str:
    return chapter.figures.derived(text, chapter.words("backtest.how"))
