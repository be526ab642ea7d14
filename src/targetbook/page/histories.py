"""Series over the years as a chapter shows them: a question, a chart, a reading."""

from targetbook.judgement.claims import Claim
from targetbook.judgement.evidence import Evidence, root_publisher
from targetbook.page import numbers
from targetbook.page.blocks import Block, Blocks, Chart, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.history import history_chart
from targetbook.page.series import claims_on, evidence_by_period, marks, points, whole_years
from targetbook.page.style import styled

ENOUGH = 3


def history(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show a series of whole years with the numbers announced for them; say so where there are too few to draw."""
    evidence = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, measure))
    if len(evidence) < ENOUGH:
        return Text(_too_few(chapter, indicator, measure, evidence))
    claims = [claim for claim in claims_on(chapter, chapter.area.area, indicator, measure) if _comparable(claim)]
    title = _finding(chapter, indicator, measure, evidence, claims)
    chart = history_chart(points(evidence, chapter), marks(claims, chapter), axis_unit(chapter, evidence[0].best.unit))
    framed = styled(
        chart, title, subtitle(chapter, indicator, measure, evidence[0].best.unit), source_line(evidence, chapter)
    )
    question = chapter.words(f"history.question_{measure}", label=chapter.label(indicator), place=chapter.place)
    return Blocks(
        (
            Text(f"**{question}**"),
            Chart(
                framed,
                f"{indicator}-{measure}-history".replace("_", "-"),
                title,
                _alt(title, evidence, claims, chapter),
            ),
            Text(_reading(chapter, evidence, claims)),
        )
    )


def axis_unit(chapter: Chapter, unit: str) -> str:
    """Name a unit for an axis."""
    return chapter.words("unit.axis_" + unit.replace("%", "percent").replace(" ", "_").replace("/", "_"))


def subtitle(chapter: Chapter, indicator: str, measure: str, unit: str) -> str:
    """Say what is measured, in which unit and on which basis."""
    entry = chapter.archive.indicator(chapter.area.area, indicator)
    basis = "constant" if "growth" in measure and entry and entry.growth_basis == "constant" else "as_published"
    kind = measure if measure != "level" else ("money" if "100m" in unit or unit == "CNY" else "level")
    return chapter.words(f"subtitle.{kind}", unit=axis_unit(chapter, unit), basis=chapter.words(f"subtitle.{basis}"))


def source_line(evidence: list[Evidence], chapter: Chapter) -> str:
    """Name the publishers behind a chart, the three most used first."""
    names: dict[str, int] = {}
    for one in evidence:
        name = root_publisher(one.best.publisher)
        names[name] = names.get(name, 0) + 1
    first = sorted(names, key=lambda name: -names[name])[:3]
    more = chapter.words("chart.and_more", n=len(names) - 3) if len(names) > 3 else ""
    return chapter.words("chart.source", names=chapter.words("general.comma").join(first) + more)


def _comparable(claim: Claim) -> bool:
    return claim.period.text == str(claim.year) and claim.comparator != "class"


def _finding(chapter: Chapter, indicator: str, measure: str, evidence: list[Evidence], claims: list[Claim]) -> str:
    last = evidence[-1].best
    figure = numbers.value(last.value, last.unit, chapter.words, last.bound)
    words = chapter.words
    start = words(f"history.last_{measure}", label=chapter.label(indicator), figure=figure, year=last.period.year)
    newest = [claim for claim in claims if claim.year >= last.period.year][-1:]
    return start + "".join(_target_words(claim, last.period.year, chapter) for claim in newest)


def _target_words(claim: Claim, year: int, chapter: Chapter) -> str:
    assert claim.value is not None and claim.unit is not None
    number = numbers.announced(claim.comparator, claim.value, claim.upper, claim.unit, chapter.words)
    key = "target_same_year" if claim.year == year else "target_later_year"
    return chapter.words(f"history.{key}", number=number, year=claim.year)


def _reading(chapter: Chapter, evidence: list[Evidence], claims: list[Claim]) -> str:
    """Say in how many of the years with both a number and a figure the number was reached, with sources."""
    words = chapter.words
    links = chapter.words("general.comma").join(
        dict.fromkeys(chapter.figures.source(one.best.area, one.best.source) for one in evidence)
    )
    years = sorted({one.best.period.year for one in evidence})
    missing = [year for year in range(years[0], years[-1]) if year not in years]
    gaps = words("history.gaps", n=len(missing), years=_runs(missing)) if missing else ""
    return gaps + words("history.sources", links=links)


def _runs(years: list[int]) -> str:
    """Write years as runs: 2008–2010, 2013."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _alt(title: str, evidence: list[Evidence], claims: list[Claim], chapter: Chapter) -> str:
    told = "; ".join(f"{one.best.period.text}: {one.best.value}" for one in evidence)
    return chapter.words("chart.alt", title=title, told=told)


def _too_few(chapter: Chapter, indicator: str, measure: str, evidence: list[Evidence]) -> str:
    words = chapter.words
    label = chapter.label(indicator)
    told = words("general.comma").join(
        words("outcome.reading", label="", figure=chapter.figures.row(one.best), period=numbers.period(one.best.period, words))
        .removeprefix(words("general.colon")).strip()
        for one in evidence
    )  # fmt: skip
    key = "history.few" if evidence else "history.none"
    return words(key, label=label, measure=words(f"measure.{measure}"), place=chapter.place, told=told)
