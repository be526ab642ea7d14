"""How well the rule for running years did on years that are over: scores, intervals, calibration."""

import pandas as pd

from targetbook.judgement.running.area_years import past_years
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
from targetbook.page.blocks.chart_table import Cell as TwinCell
from targetbook.page.blocks.chart_table import Datum, Twin, derived_cell, name_cell
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.download import download
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import Cell, table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.calibration import calibration_chart
from targetbook.page.sentences.projection import score
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import Measure

ENOUGH = 3
Series = tuple[str, str]
SCORES = ("predictions", "targets", "years", "brier", "base", "skill")
MONTHS = ("months", "n", "coverage", "error", "width", "predictions", "brier", "base", "skill")


def backtest_table(chapter: Chapter) -> Block:
    """Say how the rule did on years that are over, in a sentence and a line a series; give the whole test as files."""
    words = chapter.words
    tests = _tests(chapter, YEAR)
    if not tests:
        return Text(words.html("backtest.none"))

    heads = _heads(chapter, "series", "predictions", "years", "brier", "base")
    rows = [[_series_name(series, chapter), *_short_scores(test, chapter)] for series, test in tests.items()]
    by_area = {series: _of_series(series, chapter) for series in _backtested(chapter)}
    by_months = {series: _by_months(test, chapter) for series, test in tests.items()}
    files = {
        "series": _file(chapter, "tried", SCORES, by_area),
        "months": _file(chapter, "months", MONTHS[1:], by_months),
        "schemes": _schemes(chapter),
    }
    downloads = [
        download(f"backtest-{name}", words(f"backtest.file_{name}"), rows_of_file, chapter)
        for name, rows_of_file in files.items()
    ]

    return Blocks((Text(_lead(tests, chapter)), table(words("backtest.caption"), heads, rows, "counts"), *downloads))


def _short_scores(test: Backtest, chapter: Chapter) -> list[Cell]:
    """Give how many predictions had a target, of how many years, and both scores."""
    predictions, _, years, brier, base, _ = _scores(test, chapter)
    return [predictions, years, brier, base]


def _file(chapter: Chapter, first: str, names: tuple[str, ...], groups: dict[Series, list[list[Cell]]]) -> Twin:
    """Lay out rows of series as a file."""
    rows = [
        [_plain(_series_name(series, chapter)), *map(_plain, row)] for series, group in groups.items() for row in group
    ]
    return Twin(_heads(chapter, "series", first, *names), rows)


def _plain(cell: Cell) -> TwinCell:
    html = Html.escape(cell)
    return TwinCell(html, (Datum(html.striptags().replace("\u2212", "-")),))


def calibration(chapter: Chapter) -> Block:
    """Draw how often targets were met by the probability stated for them, with its table."""
    words = chapter.words
    test = together(_tests(chapter, YEAR).values())
    bins = test.calibration(chapter.rules.pace.calibration)

    if not bins:
        return Text()

    if len(bins) < ENOUGH:
        return Blocks((Text(words.html("backtest.few", n=ENOUGH)), _calibration_table(bins, chapter)))

    return shown(_calibration_exhibit(test, bins, chapter), chapter)


def _calibration_exhibit(test: Backtest, bins: list[Bin], chapter: Chapter) -> Exhibit:
    words = chapter.words
    items = [words("backtest.told", mean=_percent(group.mean), met=_percent(group.met), n=group.n) for group in bins]

    return Exhibit(
        anchor="calibration",
        finding=_calibration_title(bins, chapter),
        basis=_calibration_basis(test, chapter),
        drawing=calibration_chart(_points(bins, chapter), words("backtest.axis_said"), words("backtest.axis_met")),
        credit=own_work(words("backtest.source"), chapter),
        description=words("general.next").join(items),
        table=_calibration_twin(bins, chapter),
    )


def _calibration_title(bins: list[Bin], chapter: Chapter) -> str:
    """Name the group whose probabilities were furthest from what happened."""
    worst = max(bins, key=lambda group: abs(group.met - group.mean))
    return chapter.words("backtest.title", mean=_percent(worst.mean), met=round(worst.met * worst.n), n=worst.n)


def _calibration_basis(test: Backtest, chapter: Chapter) -> str:
    """Say how many predictions these are, and how well they did against the base rate."""
    better = "better" if test.brier < test.brier_base else "worse"
    return chapter.words(
        "backtest.subtitle",
        brier=score(test.brier),
        base=score(test.brier_base),
        result=chapter.words(f"backtest.{better}"),
        n=len(test.forecasts),
        targets=test.targets,
        years=test.years,
    )


def _tests(chapter: Chapter, scheme: str) -> dict[Series, Backtest]:
    """Try the rule on the series that the rules name, those without a trial left out."""
    tests = {series: backtest(chapter.archive, *series, scheme) for series in _backtested(chapter)}
    return {series: test for series, test in tests.items() if test.trials}


def _backtested(chapter: Chapter) -> list[Series]:
    backtested = chapter.rules.pace.backtested.items()
    return [(indicator, measure) for measure, indicators in backtested for indicator in indicators]


def _of_series(series: Series, chapter: Chapter) -> list[list[Cell]]:
    """Give the scores of a series: of every area, of the districts alone, and learned from earlier years alone."""
    words = chapter.words
    whole = backtest(chapter.archive, *series)
    if not whole.trials:
        n = len({case.place for case in past_years(chapter.archive, *series)})
        return [[words.html("backtest.untried", n=n, count=_figure(str(n), chapter)), *[""] * len(SCORES)]]

    districts = whole.of_areas([name for name, area in chapter.record.areas.items() if area.is_district])
    tests = {"every_area": whole, "districts": districts, "earlier": backtest(chapter.archive, *series, EARLIER)}

    return [[words(f"backtest.on_{name}"), *_scores(test, chapter)] for name, test in tests.items()]


def _schemes(chapter: Chapter) -> Twin:
    """Set what is left with less to learn from beside the test itself, on the area-years and targets common to all."""
    words = chapter.words
    tests = [_tests(chapter, name) for name in SCHEMES]
    common = [series for series in tests[0] if all(series in some for some in tests)]
    alike = [on_common_ground([some[series] for some in tests]) for series in common]
    rows = [
        [words(f"backtest.scheme_{name}"), *_coverage_cells(test, chapter), *_scores(test, chapter)]
        for name, test in zip(SCHEMES, map(together, zip(*alike, strict=True)), strict=False)
        if test.trials
    ]

    heads = _heads(chapter, "scheme", "n", "coverage", *SCORES)
    return Twin(heads, [[_plain(cell) for cell in row] for row in rows])


def _lead(tests: dict[Series, Backtest], chapter: Chapter) -> Html:
    words = chapter.words
    test = together(tests.values())

    return words.html(
        "backtest.lead",
        n=_count(test.n, chapter),
        series=_count(len(tests), chapter),
        part=_figure(_percent(test.coverage), chapter),
        interval=_interval(chapter),
        held=_targets_sentence(test, chapter),
        scores=_score_sentence(test, chapter),
    )


def _targets_sentence(test: Backtest, chapter: Chapter) -> Html:
    """Say how many predictions could be held against targets, and of how many years; '' where none could."""
    counts = {"n": len(test.forecasts), "targets": test.targets, "years": test.years}
    return chapter.words.html("backtest.held", **{name: _count(number, chapter) for name, number in counts.items()})


def _score_sentence(test: Backtest, chapter: Chapter) -> Html:
    if not test.forecasts:
        return chapter.words.html("backtest.scores_none")

    skill = test.skill or 0
    texts = {"brier": score(test.brier), "base": score(test.brier_base), "skill": _percent(skill)}
    figures = {name: _figure(text, chapter) for name, text in texts.items()}
    key = "better" if skill > 0 else "worse"

    return chapter.words.html(f"backtest.scores_{key}", **figures) + _skill_interval(test, chapter)


def _skill_interval(test: Backtest, chapter: Chapter) -> Html:
    """Say between what the skill lies, and how surely; '' where there are too few years to say."""
    interval = test.skill_interval(chapter.rules)
    if interval is None:
        return Html()

    low, high = (_figure(_percent(end), chapter) for end in interval)
    level = chapter.figures.derived(_percent(chapter.rules.base_rates.confidence), chapter.words("rulebook.file"))

    return chapter.words.html("backtest.scores_interval", level=level, low=low, high=high)


def _by_months(test: Backtest, chapter: Chapter) -> list[list[Cell]]:
    words = chapter.words
    measure = test.trials[0].case.measure
    months = sorted({trial.case.months for trial in test.trials})
    parts = [(words("backtest.months", n=n), test.of_months(n)) for n in months]

    if len(months) > 1:
        parts.append((words("backtest.all_months"), test))

    return [[name_html(name), *_month_cells(part, measure, chapter)] for name, part in parts]


def _month_cells(test: Backtest, measure: str, chapter: Chapter) -> list[Cell]:
    errors = [_figure(_size(number, measure, chapter), chapter) for number in (test.mean_error, test.sharpness)]
    predictions, _, _, *scores = _scores(test, chapter)
    return [*_coverage_cells(test, chapter), *errors, predictions, *scores]


def _coverage_cells(test: Backtest, chapter: Chapter) -> list[Cell]:
    return [_figure(str(test.n), chapter), _figure(_percent(test.coverage), chapter)]


def _scores(test: Backtest, chapter: Chapter) -> list[Cell]:
    """Give the predictions that had a target, their targets and years, both scores and the skill."""
    if not test.forecasts:
        return [chapter.words("backtest.no_targets"), *[""] * (len(SCORES) - 1)]

    counts = [str(number) for number in (len(test.forecasts), test.targets, test.years)]
    skill = chapter.words("backtest.no_skill")
    if test.skill is not None:
        skill = f"{test.skill:.2f}".replace("-", "\u2212")

    return [_figure(text, chapter) for text in (*counts, score(test.brier), score(test.brier_base), skill)]


def _heads(chapter: Chapter, *names: str) -> list[str]:
    part = f"{chapter.rules.pace.interval * 100:g}%"
    return [chapter.words(f"backtest.head_{name}", part=part) for name in names]


def _series_name(series: Series, chapter: Chapter) -> Cell:
    indicator, measure = series
    return series_text(chapter.label(indicator), measure, chapter.words)


def _calibration_table(bins: list[Bin], chapter: Chapter) -> HtmlTable:
    twin = _calibration_twin(bins, chapter)
    return table(chapter.words("backtest.caption_calibration"), twin.heads, twin.cells())


def _calibration_twin(bins: list[Bin], chapter: Chapter) -> Twin:
    words = chapter.words
    how = chapter.words("backtest.how")
    rows = [
        [
            name_cell(words("backtest.bin", low=_percent(group.low), high=_percent(group.high)), chapter),
            derived_cell(str(group.n), how, chapter),
            *(derived_cell(_percent(share), how, chapter, "%") for share in (group.mean, group.met)),
        ]
        for group in bins
    ]

    return Twin([words(f"backtest.head_{name}") for name in ("bin", "count", "mean", "met")], rows)


def _points(bins: list[Bin], chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"mean": group.mean * 100, "met": group.met * 100, "text": chapter.words("backtest.count", n=group.n)}
            for group in bins
        ]
    )


def _size(number: float, measure: str, chapter: Chapter) -> str:
    """Write an error or a width, of growth in points."""
    text = f"{number:z.1f}".replace("-", "\u2212")
    key = "number.points" if measure == Measure.GROWTH else "backtest.level_error"
    return chapter.words(key, n=number, text=text)


def _percent(part: float) -> str:
    return f"{part * 100:.0f}%".replace("-", "\u2212")


def _interval(chapter: Chapter) -> Html:
    return chapter.figures.derived(f"{chapter.rules.pace.interval * 100:g}%", chapter.words("rulebook.file"))


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("backtest.how"))


def _figure(text: str, chapter: Chapter) -> Html:
    return chapter.figures.derived(text, chapter.words("backtest.how"))
