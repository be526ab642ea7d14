"""How well the rule for running years did on years that are over: scores, intervals, calibration."""

from html import escape

import pandas as pd

from targetbook.judgement.backtest import SCHEMES, YEAR, Backtest, Bin, backtest, together
from targetbook.page.blocks import Block, Blocks, Table, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.calibration import calibration_chart
from targetbook.page.credits import own_work
from targetbook.page.figures import named
from targetbook.page.framing import framed
from targetbook.page.projections import score
from targetbook.page.tables import Cell, grouped_table, table
from targetbook.page.twin import of_cells

ENOUGH = 3
Series = tuple[str, str]


def backtest_table(chapter: Chapter) -> Block:
    """Print the test of the rule: a sentence, then each series by months, then all series with less to learn from."""
    tests = _tests(chapter, YEAR)
    if not tests:
        return Text(chapter.words("backtest.none"))
    words = chapter.words
    groups = [(_series_name(series, chapter), _by_months(test, chapter)) for series, test in tests.items()]
    schemes = {name: together(_tests(chapter, name).values()) for name in SCHEMES}
    rows = [
        [escape(words(f"backtest.scheme_{name}")), *_scores(test, "", chapter)]
        for name, test in schemes.items()
        if test.trials
    ]
    return Blocks(
        (
            Text(_lead(tests, chapter)),
            grouped_table(words("backtest.caption"), _heads("months", chapter), groups),
            table(words("backtest.caption_schemes"), _heads("scheme", chapter), rows),
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
    title = words(f"backtest.title_{better}", brier=score(test.brier), base=score(test.brier_base))
    drawn = calibration_chart(_points(bins, chapter), words("backtest.axis_said"), words("backtest.axis_met"))
    told = words("general.next").join(
        words("backtest.told", mean=_percent(one.mean), met=_percent(one.met), n=one.n) for one in bins
    )
    under, credit = words("backtest.subtitle"), own_work(words("backtest.source"), chapter)
    twin = of_cells(*_calibration_cells(bins, chapter))
    shown = framed(chapter, "calibration", title, under, drawn, credit, told, twin)
    return Blocks((Text(f"**{words('backtest.question')}**"), shown, listed))


def _tests(chapter: Chapter, scheme: str) -> dict[Series, Backtest]:
    """Try the rule on the series that the rules name, those without a trial left out."""
    named = [
        (indicator, measure)
        for measure, indicators in chapter.rules.pace["backtested"].items()
        for indicator in indicators
    ]
    tests = {series: backtest(chapter.archive, *series, scheme) for series in named}
    return {series: test for series, test in tests.items() if test.trials}


def _lead(tests: dict[Series, Backtest], chapter: Chapter) -> str:
    words, test = chapter.words, together(tests.values())
    return words(
        "backtest.lead",
        n=_figure(str(test.n), chapter),
        series=_figure(str(len(tests)), chapter),
        targets=_figure(str(len(test.forecasts)), chapter),
        years=_figure(str(test.years), chapter),
        part=_figure(_percent(test.coverage), chapter),
        interval=_interval(chapter),
        scores=_compared(test, chapter),
    )


def _compared(test: Backtest, chapter: Chapter) -> str:
    if not test.forecasts:
        return chapter.words("backtest.scores_none")
    skill = test.skill or 0
    found = {"brier": score(test.brier), "base": score(test.brier_base), "skill": _percent(skill)}
    key = "better" if skill > 0 else "worse"
    return chapter.words(f"backtest.scores_{key}", **{name: _figure(text, chapter) for name, text in found.items()})


def _by_months(test: Backtest, chapter: Chapter) -> list[list[Cell]]:
    words, measure = chapter.words, test.trials[0].case.measure
    months = sorted({trial.case.months for trial in test.trials})
    parts = [(words("backtest.months", n=n), test.of_months(n)) for n in months]
    if len(months) > 1:
        parts.append((words("backtest.all_months"), test))
    return [[named(name), *_scores(part, measure, chapter)] for name, part in parts]


def _scores(test: Backtest, measure: str, chapter: Chapter) -> list[Cell]:
    """Give the cells of one test; without a measure errors stand in different units and are left out."""
    words = chapter.words
    texts = [str(test.n), _percent(test.coverage)]
    texts += [_size(number, measure, chapter) for number in (test.mean_error, test.sharpness)] if measure else []
    if not test.forecasts:
        return [*(_figure(text, chapter) for text in texts), escape(words("backtest.no_targets")), "", "", ""]
    skill = words("backtest.no_skill") if test.skill is None else f"{test.skill:.2f}".replace("-", "\u2212")
    texts += [words("backtest.targets", n=len(test.forecasts), years=test.years)]
    texts += [score(test.brier), score(test.brier_base), skill]
    return [_figure(text, chapter) for text in texts]


def _heads(first: str, chapter: Chapter) -> list[str]:
    errors = ("error", "width") if first == "months" else ()
    names = (first, "n", "coverage", *errors, "targets", "brier", "base", "skill")
    part = f"{chapter.rules.pace['interval'] * 100:g}%"
    return [chapter.words(f"backtest.head_{name}", part=part) for name in names]


def _series_name(series: Series, chapter: Chapter) -> Cell:
    indicator, measure = series
    return escape(
        chapter.words("backtest.series", label=chapter.label(indicator), measure=chapter.words(f"measure.{measure}"))
    )


def _calibration_table(bins: list[Bin], chapter: Chapter) -> Table:
    return table(chapter.words("backtest.caption_calibration"), *_calibration_cells(bins, chapter))


def _calibration_cells(bins: list[Bin], chapter: Chapter) -> tuple[list[str], list[list[Cell]]]:
    words = chapter.words
    rows = [
        [
            named(words("backtest.bin", low=_percent(one.low), high=_percent(one.high))),
            *(_figure(text, chapter) for text in (str(one.n), _percent(one.mean), _percent(one.met))),
        ]
        for one in bins
    ]
    return [words(f"backtest.head_{name}") for name in ("bin", "count", "mean", "met")], rows


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
    return f"{part * 100:.0f}%"


def _interval(chapter: Chapter) -> str:
    return chapter.figures.derived(f"{chapter.rules.pace['interval'] * 100:g}%", chapter.words("rulebook.file"))


def _figure(text: str, chapter: Chapter) -> str:
    return chapter.figures.derived(text, chapter.words("backtest.how"))
