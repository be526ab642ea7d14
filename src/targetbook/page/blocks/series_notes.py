"""What every picture of a series shares: its axis and subtitle, its figures in words, its reading's links."""

from targetbook.judgement.evidence import Evidence, Row
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.axis import is_logarithmic
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.vocabulary import Measure

ANNOUNCED = (Measure.LEVEL, Measure.GROWTH)
COUNTED = ("count", "persons")
CHANGES = ("growth", "average_growth", "year_path", "near_growth")


def evidence_sentence(evidence: list[Evidence], chapter: Chapter) -> str:
    """Say the figures drawn in one sentence."""
    return chapter.words("general.next").join(_items(evidence, chapter))


def axis_unit(chapter: Chapter, unit: str, counter: str = "") -> str:
    """Name a unit for an axis, in Chinese by its counter."""
    return chapter.words(f"unit.axis_{numbers.unit_key(unit)}", counter=counter or chapter.words("unit.counter"))


def scale_name(numbers_drawn: list[float], unit: str, chapter: Chapter) -> str:
    """Name the scale of a value axis that holds these numbers."""
    return chapter.words("chart.logarithmic" if is_logarithmic(numbers_drawn, unit) else "chart.linear")


def subtitle(chapter: Chapter, indicator: str, measure: str, unit: str, plain: str = "") -> str:
    """Say what is measured, in which unit and on which basis; `plain` is `plain_` where nothing was announced."""
    entry = chapter.archive.indicator(chapter.area.area, indicator)
    basis = "constant" if measure in CHANGES and entry and entry.growth_basis == "constant" else "as_published"
    is_money = measure == "level" and ("100m" in unit or unit == "CNY")

    return chapter.words(
        f"subtitle.{plain}{'money' if is_money else measure}",
        unit=axis_unit(chapter, unit, entry.counter_zh if entry else ""),
        basis=chapter.words(f"subtitle.{basis}"),
    )


def _items(evidence: list[Evidence], chapter: Chapter) -> list[str]:
    """Write each figure with its period, and with its area, indicator and measure where these differ."""
    words = chapter.words
    rows = [item.best for item in evidence]
    names = [_names(row, chapter) for row in rows]
    differing = [len(set(column)) > 1 for column in zip(*names, strict=True)]

    items = []
    for row, name in zip(rows, names, strict=True):
        parts = [part for part, keep in zip(name, differing, strict=True) if keep]
        what = words("general.space").join([*parts, numbers.period(row.period, words)])
        items.append(words("general.item", what=what, told=with_doubt(row, words)))

    return items


def _names(row: Row, chapter: Chapter) -> tuple[str, str, str]:
    measure = chapter.words(f"measure.{row.measure}")
    return chapter.name_of(row.area), chapter.label(row.indicator, row.area), measure


def source_links(evidence: list[Evidence], chapter: Chapter) -> Html:
    """Link each period drawn to the source of its figure."""
    links = [chapter.figures.row(item.best, numbers.period(item.best.period, chapter.words)) for item in evidence]
    return chapter.words.html("history.sources", links=chapter.words.html("general.comma").join(links))


def bounds(evidence: list[Evidence], chapter: Chapter) -> Html:
    """Say what the triangles mean where figures were given as `more than` or `at most`."""
    count = sum(item.best.bound in ("lower", "upper") for item in evidence)
    if not count:
        return Html()
    return chapter.words.html("dated.bounds", n=count, count=chapter.figures.counted(count, chapter.words("dated.how")))


def broken(evidence: list[Evidence], chapter: Chapter) -> Html:
    """Say from which figures on the record marks another scope, base or source; '' where none does."""
    links = [
        chapter.figures.row(item.best, numbers.period(item.best.period, chapter.words))
        for item in evidence[1:]
        if item.series_break
    ]
    return chapter.words.html("history.broken", years=chapter.words.html_list(links)) if links else Html()


def gaps(evidence: list[Evidence], chapter: Chapter) -> str:
    """Say for which years between the first and the last no figure was found; '' where there is none."""
    years = {item.best.period.year for item in evidence}
    missing = [year for year in range(min(years), max(years)) if year not in years]
    return chapter.words("history.gaps", n=len(missing), years=runs(missing, chapter)) if missing else ""


def runs(years: list[int], chapter: Chapter) -> str:
    """Write years as runs: 2008–2010, 2013."""
    stretches: list[list[int]] = []
    for year in years:
        if stretches and year == stretches[-1][-1] + 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])

    words = chapter.words
    texts = [words("general.years", first=run[0], last=run[-1]) if len(run) > 1 else str(run[0]) for run in stretches]

    return words("general.comma").join(texts)


def remarks(evidence: list[Evidence], chapter: Chapter) -> Html:
    """Give what the record notes of the figures drawn, an older scope or name above all, each note once."""
    words = chapter.words
    periods = dict[Html, list[str]]()

    for row in (item.best for item in evidence):
        if row.note:
            periods.setdefault(chapter.figures.note(row), []).append(numbers.period(row.period, words))

    notes = [
        words.html("general.item", what=words("general.comma").join(when), told=note) for note, when in periods.items()
    ]

    return words.html("history.notes", notes=words.html("general.next").join(notes)) if notes else Html()
