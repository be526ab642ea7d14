"""What every picture of a series shares: its question, its frame, its source line, its reading's links."""

from collections.abc import Sequence

import altair as alt

from targetbook.judgement.claims import Claim
from targetbook.judgement.evidence import Evidence
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Twin, series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.output import Blocks, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.axis import is_logarithmic
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import with_doubt

COUNTED = ("count", "persons")
CHANGES = ("growth", "average_growth", "year_path", "near_growth")


def picture(
    chapter: Chapter, anchor: str, question: str, title: str, under: str, drawn: alt.TopLevelMixin,
    evidence: list[Evidence], reading: str, claims: Sequence[Claim] = (), twin: Twin | None = None,
) -> Blocks:  # fmt: skip
    """Set a chart under its question and over its reading; the title is the finding, `under` says unit and basis.

    Its table lists `evidence` and the `claims` drawn beside it, unless a `twin` of its own is given.
    """
    told, table = (
        chapter.words("general.next").join(_told(evidence, chapter)),
        twin or series_twin(evidence, claims, chapter),
    )
    shown = framed(chapter, anchor, title, under, drawn, evidence_credit(evidence, chapter), told, table)
    return Blocks((Text(f"**{question}**"), shown, Text(reading)))


def axis_unit(chapter: Chapter, unit: str, counter: str = "") -> str:
    """Name a unit for an axis; what is counted by the word by which Chinese counts it."""
    return chapter.words(f"unit.axis_{numbers.unit_key(unit)}", counter=counter or chapter.words("unit.counter"))


def scale_name(drawn: list[float], unit: str, chapter: Chapter) -> str:
    """Name the scale of a value axis that holds these numbers."""
    return chapter.words("chart.logarithmic" if is_logarithmic(drawn, unit) else "chart.linear")


def subtitle(chapter: Chapter, indicator: str, measure: str, unit: str, plain: str = "") -> str:
    """Say what is measured, in which unit and on which basis; `plain` is `plain_` where nothing was announced."""
    entry = chapter.archive.indicator(chapter.area.area, indicator)
    basis = "constant" if measure in CHANGES and entry and entry.growth_basis == "constant" else "as_published"
    counter = entry.counter_zh if entry else ""
    kind = measure if measure != "level" else ("money" if "100m" in unit or unit == "CNY" else "level")
    return chapter.words(
        f"subtitle.{plain}{kind}", unit=axis_unit(chapter, unit, counter), basis=chapter.words(f"subtitle.{basis}")
    )


def _told(evidence: list[Evidence], chapter: Chapter) -> list[str]:
    """Write each figure with its period, and with its area, indicator and measure where these differ."""
    words, rows = chapter.words, [one.best for one in evidence]
    names = [
        (chapter.name_of(row.area), chapter.label(row.indicator, row.area), words(f"measure.{row.measure}"))
        for row in rows
    ]
    differing = [len(set(column)) > 1 for column in zip(*names, strict=True)]
    told = []
    for name, row in zip(names, rows, strict=True):
        head = [part for part, keep in zip(name, differing, strict=True) if keep]
        what = words("general.space").join([*head, numbers.period(row.period, words)])
        figure = with_doubt(row, words)
        told.append(words("general.item", what=what, told=figure))
    return told


def source_links(evidence: list[Evidence], chapter: Chapter) -> str:
    """Link each period drawn to the source of its figure."""
    links = [chapter.figures.row(one.best, numbers.period(one.best.period, chapter.words)) for one in evidence]
    return chapter.words("history.sources", links=chapter.words("general.comma").join(links))


def bounds(evidence: list[Evidence], chapter: Chapter) -> str:
    """Say what the triangles mean where figures were given as `more than` or `at most`."""
    count = sum(one.best.bound in ("lower", "upper") for one in evidence)
    if not count:
        return ""
    return chapter.words("dated.bounds", n=count, count=chapter.figures.counted(count, chapter.words("dated.how")))


def broken(evidence: list[Evidence], chapter: Chapter) -> str:
    """Say from which figures on the record marks another scope, base or source; '' where none does."""
    links = [
        chapter.figures.row(one.best, numbers.period(one.best.period, chapter.words))
        for one in evidence[1:]
        if one.series_break
    ]
    return chapter.words("history.broken", years=chapter.words.list(links)) if links else ""


def gaps(evidence: list[Evidence], chapter: Chapter) -> str:
    """Say for which years between the first and the last no figure was found; '' where there is none."""
    years = {one.best.period.year for one in evidence}
    missing = [year for year in range(min(years), max(years)) if year not in years]
    return chapter.words("history.gaps", n=len(missing), years=runs(missing, chapter)) if missing else ""


def runs(years: list[int], chapter: Chapter) -> str:
    """Write years as runs: 2008–2010, 2013."""
    found: list[list[int]] = []
    for year in years:
        if found and year == found[-1][-1] + 1:
            found[-1].append(year)
        else:
            found.append([year])
    words = chapter.words
    told = [words("general.years", first=run[0], last=run[-1]) if len(run) > 1 else str(run[0]) for run in found]
    return words("general.comma").join(told)


def remarks(evidence: list[Evidence], chapter: Chapter) -> str:
    """Give what the record notes of the figures drawn, an older scope or name above all, each note once."""
    words, periods = chapter.words, dict[str, list[str]]()
    for row in (one.best for one in evidence):
        if row.note:
            periods.setdefault(chapter.figures.note(row), []).append(numbers.period(row.period, words))
    told = [words("general.item", what=words("general.comma").join(when), told=note) for note, when in periods.items()]
    return words("history.notes", notes=words("general.next").join(told)) if told else ""
