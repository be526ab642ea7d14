"""How much was asked: growth targets against the area's own past, the area above and the last outcome."""

import pandas as pd

from targetbook.judgement.across.ambition import GROWTH, Ambition, ambitions, passed_over, raised
from targetbook.judgement.claims import claims
from targetbook.judgement.evidence import Row
from targetbook.page.blocks.chart_table import (
    Cell,
    Datum,
    Twin,
    claim_cell,
    claim_data,
    row_datum,
    text_cell,
    unit_name,
)
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.series_notes import axis_unit
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.ambition import ambition_chart
from targetbook.page.charts.kit.style import lines
from targetbook.page.theme.descriptions import describe
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.words import Counted

ENOUGH = 3
HEAD = 54
ABOUT = 60


def ambition(chapter: Chapter) -> Block:
    """Show how much each growth target of the theme's main series asked, up to the chapter's year."""
    indicator = _indicator(chapter)
    targets = _targets_on(indicator, chapter) if indicator else []
    if not indicator or not targets:
        return Text(chapter.words("ambition.none", place=escape(chapter.place)))

    question = chapter.words("ambition.question", label=chapter.label(indicator))
    comparable = [target for target in targets if target.mean is not None or target.above is not None]
    charts = shown(_exhibit(comparable, indicator, chapter), chapter) if len(comparable) >= ENOUGH else []
    reading = Text(_reading(targets, indicator, chapter))

    return Blocks((Text(f"**{question}**"), *charts, reading, _table(targets, indicator, chapter)))


def _targets_on(indicator: str, chapter: Chapter) -> list[Ambition]:
    targets = ambitions(chapter.archive, chapter.area.area, indicator)
    return [target for target in targets if target.claim.year <= chapter.year]


def _indicator(chapter: Chapter) -> str | None:
    """Name the indicator on which the area announced the most growth targets in the theme."""
    theme_claims = [claim for claim in claims(chapter.record, chapter.area.area) if claim.theme == chapter.theme]
    names = [
        claim.indicator
        for claim in theme_claims
        if claim.measure == GROWTH and claim.indicator and claim.year <= chapter.year
    ]

    return max(dict.fromkeys(names), key=names.count, default=None)


def _exhibit(targets: list[Ambition], indicator: str, chapter: Chapter) -> Exhibit:
    words = chapter.words
    rows = pd.DataFrame([_row(row, target, chapter) for row, target in enumerate(targets)])

    return Exhibit(
        anchor=f"{indicator}-ambition",
        finding=_title(targets, indicator, chapter),
        basis=words("ambition.subtitle", years=chapter.archive.rules.ambition.years),
        drawing=ambition_chart(rows, axis_unit(chapter, "%")),
        credit=own_work(words("ambition.source"), chapter),
        description=describe(rows, chapter, "text", "about"),
        table=_twin(targets, chapter),
    )


def _title(targets: list[Ambition], indicator: str, chapter: Chapter) -> str:
    """Count the targets above that of the area above; where none can be compared, those above the own mean."""
    comparable = [target for target in targets if target.over_above is not None]
    label = chapter.label(indicator)
    if comparable and chapter.area.parent:
        above = chapter.name_of(chapter.area.parent)
        return chapter.words(
            "ambition.title", label=label, n=len(comparable), raised=len(raised(comparable)), above=above
        )

    with_mean = [target for target in targets if target.over_mean is not None]
    over = sum(target.over_mean > 0 for target in with_mean if target.over_mean is not None)

    return chapter.words("ambition.title_own", label=label, n=len(with_mean), raised=over)


def _row(row: int, target: Ambition, chapter: Chapter) -> dict[str, object]:
    claim = target.claim
    assert claim.value is not None
    head = f"{numbers.period(claim.period, chapter.words)} · {chapter.words(f'document.{claim.announcement_kind}')}"

    return {
        "row": row,
        "head": "\n".join(lines(head, HEAD)),
        "about": "\n".join(lines(_about(target, chapter), ABOUT)),
        "number": float(claim.value),
        "text": numbers.value(claim.value, "%", chapter.words),
        "above": float(target.above.value) if target.above and target.above.value is not None else None,
        **_past_numbers(target),
    }


def _past_numbers(target: Ambition) -> dict[str, float | None]:
    """Give the mean of the past figures, the lowest and the highest; none of them where they are too few for a mean."""
    if target.mean is None:
        return {"mean": None, "low": None, "high": None}
    past = [float(figure.value) for figure in target.past]
    return {"mean": float(target.mean), "low": min(past, default=None), "high": max(past, default=None)}


def _about(target: Ambition, chapter: Chapter) -> str:
    words = chapter.words
    parts = []
    if target.above and target.above.value is not None and chapter.area.parent:
        number = numbers.value(target.above.value, "%", words)
        parts.append(words("ambition.about_above", above=chapter.name_of(chapter.area.parent), number=number))
    if target.mean is not None:
        parts.append(words("ambition.about_mean", number=_mean(target), n=len(target.past)))
    if target.last is not None:
        last = numbers.value(target.last.value, "%", words, target.last.bound)
        parts.append(words("ambition.about_last", number=last, year=target.last.period.year))

    return words("general.next").join(parts)


def _reading(targets: list[Ambition], indicator: str, chapter: Chapter) -> str:
    """Say how the newest target stands to the past, and how often the areas below the same one ask more than it."""
    words = chapter.words
    basis = words("ambition.past", **{name: _rule(name, chapter) for name in ("years", "oldest")})
    sentences = [basis, _newest_text(targets[-1], chapter), _sisters_text(indicator, chapter)]
    return words("general.space").join(filter(None, sentences))


def _newest_text(newest: Ambition, chapter: Chapter) -> str:
    if newest.over_mean is None or newest.over_best is None:
        return ""

    return chapter.words(
        "ambition.newest",
        period=numbers.period(newest.claim.period, chapter.words),
        n=_figure(str(len(newest.past)), "how_n", chapter),
        mean=_gap_text(newest.over_mean, newest, "mean", chapter),
        best=_gap_text(newest.over_best, newest, "best", chapter),
    )


def _sisters_text(indicator: str, chapter: Chapter) -> str:
    """Say how often the areas below the same one ask more, as much or less than it; '' where none can be compared."""
    words = chapter.words
    targets = _sister_targets(indicator, chapter)
    if not targets or not chapter.area.parent or len(_sisters(chapter)) < 2:
        return ""

    above = escape(chapter.name_of(chapter.area.parent))
    parts = words.parts("ambition.asked", _counts(_tallies(targets), chapter), above=above)
    sizes = _counts(_sizes(targets), chapter)

    return words(
        "ambition.sisters",
        parts=escape(chapter.peers_name),
        asked=words("general.clause").join(parts),
        **sizes,
    )


def _sister_targets(indicator: str, chapter: Chapter) -> list[Ambition]:
    targets = [target for area in _sisters(chapter) for target in ambitions(chapter.archive, area, indicator)]
    return [target for target in targets if target.over_above is not None and target.claim.year <= chapter.year]


def _tallies(targets: list[Ambition]) -> dict[str, int]:
    equal = sum(target.over_above == 0 for target in targets)
    low = sum((target.over_above or 0) < 0 for target in targets)
    return {"more": len(raised(targets)), "same": equal, "less": low}


def _sizes(targets: list[Ambition]) -> dict[str, int]:
    """Count targets, the quantities they name and the years they are of."""
    quantities = {(target.claim.area, target.claim.year) for target in targets}
    years = {target.claim.year for target in targets}
    return {"n": len(targets), "quantities": len(quantities), "years": len(years)}


def _rule(name: str, chapter: Chapter) -> str:
    return chapter.figures.derived(str(getattr(chapter.archive.rules.ambition, name)), chapter.words("rulebook.file"))


def _sisters(chapter: Chapter) -> list[str]:
    parent = chapter.area.parent
    return [name for name, area in chapter.record.areas.items() if parent is not None and area.parent == parent]


def _table(targets: list[Ambition], indicator: str, chapter: Chapter) -> HtmlTable:
    caption = chapter.words("ambition.caption", place=chapter.place, label=chapter.label(indicator))
    twin = _twin(targets, chapter)
    return table(caption, twin.heads, twin.cells(), "counts")


def _twin(targets: list[Ambition], chapter: Chapter) -> Twin:
    names = ("period", "target", "document", "mean", "best", "last", "above")
    heads = [chapter.words(f"ambition.head_{name}") for name in names]
    return Twin(heads, [_cells(target, chapter) for target in targets])


def _cells(target: Ambition, chapter: Chapter) -> list[Cell]:
    return [
        text_cell(numbers.period(target.claim.period, chapter.words)),
        claim_cell(target.claim, chapter),
        text_cell(chapter.words(f"document.{target.claim.announcement_kind}")),
        _mean_cell(target, chapter),
        _past_cell(target, "best", chapter),
        _past_cell(target, "last", chapter),
        _above_cell(target, chapter),
    ]


def _mean_cell(target: Ambition, chapter: Chapter) -> Cell:
    words = chapter.words
    if target.mean is None or target.over_mean is None:
        return text_cell(words("ambition.few" if target.past else "ambition.unknown"))

    years = words("general.comma").join(str(row.period.year) for row in target.past)
    figure = chapter.figures.derived(_mean(target), words("ambition.how_mean", years=years))
    html = words("ambition.cell", figure=figure, gap=_gap_text(target.over_mean, target, "mean", chapter))
    mean = Datum(f"{target.mean:.1f}", unit=unit_name("%", words))

    return Cell(html, (mean, _gap_datum(target.over_mean, chapter)))


def _past_cell(target: Ambition, which: str, chapter: Chapter) -> Cell:
    """Give the best or the last past figure with its year and how far the target lies above it."""
    row, over = (target.best, target.over_best) if which == "best" else (target.last, target.over_last)
    if row is None or over is None:
        few = which == "best" and target.past
        return text_cell(chapter.words("ambition.few" if few else "ambition.unknown"))

    gap = _gap_text(over, target, which, chapter)
    year = row.period.year
    html = chapter.words("ambition.cell_year", figure=chapter.figures.row(row), year=year, gap=gap)
    html += _omissions(target, chapter) if which == "last" else ""

    return Cell(html, (row_datum(row, chapter), Datum(str(year), "year"), _gap_datum(over, chapter)))


def _above_cell(target: Ambition, chapter: Chapter) -> Cell:
    if target.above is None or target.over_above is None:
        return text_cell(chapter.words("ambition.unknown"))

    gap = _gap_text(target.over_above, target, "above", chapter)
    html = chapter.words("ambition.cell", figure=chapter.figures.target(target.above), gap=gap)
    return Cell(html, (*claim_data(target.above, chapter), _gap_datum(target.over_above, chapter)))


def _gap_datum(over: object, chapter: Chapter) -> Datum:
    return Datum(f"{round(float(str(over)), 1) + 0.0:.1f}", "gap", unit_name("points", chapter.words))


def _omissions(target: Ambition, chapter: Chapter) -> str:
    """Say which newer figures were left out: told after the announcement, with the gap to them, or undated."""
    return "".join(_omission(row, target, chapter) for row in passed_over(target, chapter.archive))


def _omission(row: Row, target: Ambition, chapter: Chapter) -> str:
    words = chapter.words
    about = {"figure": chapter.figures.row(row), "year": row.period.year}
    if not row.released:
        return words("ambition.undated", **about)

    gap = target.claim.value - row.value if target.claim.value is not None else 0
    gap_text = _gap_text(gap, target, "last", chapter)

    return words("ambition.told_later", **about, day=chapter.say_date(row.released), gap=gap_text)


def _gap_text(over: object, target: Ambition, which: str, chapter: Chapter) -> str:
    """Write by how many points a target lies above (+) or below (−) something."""
    number = round(float(str(over)), 1) + 0.0
    text = f"{number:+.1f}".replace("-", "\u2212") if number else "0.0"
    how = chapter.words(f"ambition.how_{which}_gap", value=target.claim.value)
    return chapter.figures.derived(chapter.words("number.points", n=0, text=text), how)


def _mean(target: Ambition) -> str:
    assert target.mean is not None
    return f"{target.mean:.1f}%".replace("-", "\u2212")


def _counts(numbers: dict[str, int], chapter: Chapter) -> dict[str, Counted]:
    how = chapter.words("ambition.how_count")
    return {name: chapter.figures.counted(number, how) for name, number in numbers.items()}


def _figure(text: str, how: str, chapter: Chapter) -> str:
    return chapter.figures.derived(text, chapter.words(f"ambition.{how}"))
