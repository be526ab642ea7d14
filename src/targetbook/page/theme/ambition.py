"""How much was asked: growth targets against the area's own past, the area above and the last outcome."""

import pandas as pd

from targetbook.judgement.across.ambition import GROWTH, Ambition, ambitions, passed_over, raised
from targetbook.judgement.claims import claims
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, claim_data, of_claim, row_datum, said, unit_name
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.output import Block, Blocks, Chart, Table, Text
from targetbook.page.blocks.question_chart import axis_unit
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.ambition import ambition_chart
from targetbook.page.charts.kit.style import lines
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.words import Counted

ENOUGH = 3
HEAD = 54
ABOUT = 60


def ambition(chapter: Chapter) -> Block:
    """Show how much each growth target of the theme's main series asked, up to the chapter's year."""
    indicator = _indicator(chapter)
    found = [one for one in _found(chapter, indicator) if one.claim.year <= chapter.year] if indicator else []
    if not indicator or not found:
        return Text(chapter.words("ambition.none", place=escape(chapter.place)))
    words = chapter.words
    label = chapter.label(indicator)
    question = Text(f"**{words('ambition.question', label=label)}**")
    compared = [one for one in found if one.mean is not None or one.above is not None]
    charts = [_chart(compared, indicator, chapter)] if len(compared) >= ENOUGH else []
    return Blocks((question, *charts, Text(_reading(found, indicator, chapter)), _table(found, indicator, chapter)))


def _indicator(chapter: Chapter) -> str | None:
    """Name the indicator on which the area announced the most growth targets in the theme."""
    own = [one for one in claims(chapter.record, chapter.area.area) if one.theme == chapter.theme]
    told = [one.indicator for one in own if one.measure == GROWTH and one.indicator and one.year <= chapter.year]
    return max(dict.fromkeys(told), key=told.count, default=None)


def _found(chapter: Chapter, indicator: str) -> list[Ambition]:
    return ambitions(chapter.archive, chapter.area.area, indicator)


def _chart(found: list[Ambition], indicator: str, chapter: Chapter) -> Chart:
    words = chapter.words
    title = _title(found, indicator, chapter)
    drawn = pd.DataFrame([_row(row, one, chapter) for row, one in enumerate(found)])
    under = words("ambition.subtitle", years=chapter.archive.rules.ambition["years"])
    credit = own_work(words("ambition.source"), chapter)
    told = words("general.next").join(
        words("general.item", what=row["head"], told=words("general.both", one=row["text"], other=row["about"]))
        for row in drawn.to_dict("records")
    )
    picture = ambition_chart(drawn, axis_unit(chapter, "%"))
    twin = _twin(found, chapter)
    return framed(chapter, f"{indicator}-ambition", title, under, picture, credit, told, twin)


def _title(found: list[Ambition], indicator: str, chapter: Chapter) -> str:
    """Count the targets above that of the area above; where none can be compared, those above the own mean."""
    compared = [one for one in found if one.over_above is not None]
    label = chapter.label(indicator)
    if compared and chapter.area.parent:
        above = chapter.name_of(chapter.area.parent)
        return chapter.words("ambition.title", label=label, n=len(compared), raised=len(raised(compared)), above=above)
    known = [one for one in found if one.over_mean is not None]
    over = sum(one.over_mean > 0 for one in known if one.over_mean is not None)
    return chapter.words("ambition.title_own", label=label, n=len(known), raised=over)


def _row(row: int, one: Ambition, chapter: Chapter) -> dict[str, object]:
    claim = one.claim
    past = [float(figure.value) for figure in one.past] if one.mean is not None else []
    assert claim.value is not None
    head = f"{numbers.period(claim.period, chapter.words)} · {chapter.words(f'document.{claim.announcement_kind}')}"
    return {
        "row": row,
        "head": "\n".join(lines(head, HEAD)),
        "about": "\n".join(lines(_about(one, chapter), ABOUT)),
        "number": float(claim.value),
        "text": numbers.value(claim.value, "%", chapter.words),
        "above": float(one.above.value) if one.above and one.above.value is not None else None,
        "mean": float(one.mean) if one.mean is not None else None,
        "low": min(past, default=None),
        "high": max(past, default=None),
    }


def _about(one: Ambition, chapter: Chapter) -> str:
    words = chapter.words
    parts = []
    if one.above and one.above.value is not None and chapter.area.parent:
        number = numbers.value(one.above.value, "%", words)
        parts.append(words("ambition.about_above", above=chapter.name_of(chapter.area.parent), number=number))
    if one.mean is not None:
        parts.append(words("ambition.about_mean", number=_mean(one), n=len(one.past)))
    if one.last is not None:
        last = numbers.value(one.last.value, "%", words, one.last.bound)
        parts.append(words("ambition.about_last", number=last, year=one.last.period.year))
    return words("outcome.next").join(parts)


def _reading(found: list[Ambition], indicator: str, chapter: Chapter) -> str:
    """Say how the newest target stands to the past, and how often the areas below the same one ask more than it."""
    words = chapter.words
    newest = found[-1]
    told = [words("ambition.past", **{name: _rule(name, chapter) for name in ("years", "oldest")})]
    if newest.over_mean is not None and newest.over_best is not None:
        gaps = {"mean": newest.over_mean, "best": newest.over_best}
        shown = {name: _signed(over, newest, name, chapter) for name, over in gaps.items()}
        n = _figure(str(len(newest.past)), "how_n", chapter)
        told.append(words("ambition.newest", period=numbers.period(newest.claim.period, words), n=n, **shown))
    sisters = [one for area in _sisters(chapter) for one in ambitions(chapter.archive, area, indicator)]
    compared = [one for one in sisters if one.over_above is not None and one.claim.year <= chapter.year]
    if compared and chapter.area.parent and len(_sisters(chapter)) > 1:
        equal = sum(one.over_above == 0 for one in compared)
        low = sum((one.over_above or 0) < 0 for one in compared)
        places = {(one.claim.area, one.claim.year) for one in compared}
        asked = {"more": len(raised(compared)), "same": equal, "less": low}
        above = escape(chapter.name_of(chapter.area.parent))
        named = escape(chapter.peers_name)
        parts = words.parts("ambition.asked", _counts(asked, chapter), above=above)
        sizes = {"n": len(compared), "quantities": len(places), "years": len({year for _, year in places})}
        told.append(
            words("ambition.sisters", parts=named, asked=words("general.clause").join(parts), **_counts(sizes, chapter))
        )
    return words("general.space").join(told)


def _rule(name: str, chapter: Chapter) -> str:
    return chapter.figures.derived(str(chapter.archive.rules.ambition[name]), chapter.words("rulebook.file"))


def _sisters(chapter: Chapter) -> list[str]:
    parent = chapter.area.parent
    return [name for name, one in chapter.record.areas.items() if parent is not None and one.parent == parent]


def _table(found: list[Ambition], indicator: str, chapter: Chapter) -> Table:
    caption = chapter.words("ambition.caption", place=chapter.place, label=chapter.label(indicator))
    twin = _twin(found, chapter)
    return table(caption, twin.heads, twin.cells(), "counts")


def _twin(found: list[Ambition], chapter: Chapter) -> Twin:
    names = ("period", "target", "document", "mean", "best", "last", "above")
    heads = [chapter.words(f"ambition.head_{name}") for name in names]
    return Twin(heads, [_cells(one, chapter) for one in found])


def _cells(one: Ambition, chapter: Chapter) -> list[Cell]:
    return [
        said(numbers.period(one.claim.period, chapter.words)),
        of_claim(one.claim, chapter),
        said(chapter.words(f"document.{one.claim.announcement_kind}")),
        _mean_cell(one, chapter),
        _past_cell(one, "best", chapter),
        _past_cell(one, "last", chapter),
        _above_cell(one, chapter),
    ]


def _mean_cell(one: Ambition, chapter: Chapter) -> Cell:
    words = chapter.words
    if one.mean is None or one.over_mean is None:
        return said(words("ambition.few" if one.past else "ambition.unknown"))
    years = words("general.comma").join(str(row.period.year) for row in one.past)
    figure = chapter.figures.derived(_mean(one), words("ambition.how_mean", years=years))
    html = words("ambition.cell", figure=figure, gap=_signed(one.over_mean, one, "mean", chapter))
    mean = Datum(f"{one.mean:.1f}", unit=unit_name("%", words))
    return Cell(html, (mean, _gap_datum(one.over_mean, chapter)))


def _past_cell(one: Ambition, which: str, chapter: Chapter) -> Cell:
    """Give the best or the last past figure with its year and how far the target lies above it."""
    row, over = (one.best, one.over_best) if which == "best" else (one.last, one.over_last)
    if row is None or over is None:
        few = which == "best" and one.past
        return said(chapter.words("ambition.few" if few else "ambition.unknown"))
    gap = _signed(over, one, which, chapter)
    year = row.period.year
    html = chapter.words("ambition.cell_year", figure=chapter.figures.row(row), year=year, gap=gap)
    html += _passed_over(one, chapter) if which == "last" else ""
    return Cell(html, (row_datum(row, chapter), Datum(str(year), "year"), _gap_datum(over, chapter)))


def _above_cell(one: Ambition, chapter: Chapter) -> Cell:
    if one.above is None or one.over_above is None:
        return said(chapter.words("ambition.unknown"))
    gap = _signed(one.over_above, one, "above", chapter)
    html = chapter.words("ambition.cell", figure=chapter.figures.target(one.above), gap=gap)
    return Cell(html, (*claim_data(one.above, chapter), _gap_datum(one.over_above, chapter)))


def _gap_datum(over: object, chapter: Chapter) -> Datum:
    return Datum(f"{round(float(str(over)), 1) + 0.0:.1f}", "gap", unit_name("points", chapter.words))


def _passed_over(one: Ambition, chapter: Chapter) -> str:
    """Say which newer figures were left out: told after the announcement, with the gap to them, or undated."""
    words = chapter.words
    told = []
    for row in passed_over(one, chapter.archive):
        shown = {"figure": chapter.figures.row(row), "year": row.period.year}
        gap = one.claim.value - row.value if one.claim.value is not None else 0
        later = (
            {"day": chapter.say_date(row.released), "gap": _signed(gap, one, "last", chapter)} if row.released else {}
        )
        told.append(words(f"ambition.{'told_later' if later else 'undated'}", **shown, **later))
    return "".join(told)


def _signed(over: object, one: Ambition, which: str, chapter: Chapter) -> str:
    """Write by how many points a target lies above (+) or below (−) something."""
    number = round(float(str(over)), 1) + 0.0
    text = f"{number:+.1f}".replace("-", "\u2212") if number else "0.0"
    how = chapter.words(f"ambition.how_{which}_gap", value=one.claim.value)
    return chapter.figures.derived(chapter.words("number.points", n=0, text=text), how)


def _mean(one: Ambition) -> str:
    assert one.mean is not None
    return f"{one.mean:.1f}%".replace("-", "\u2212")


def _counts(numbers: dict[str, int], chapter: Chapter) -> dict[str, Counted]:
    how = chapter.words("ambition.how_count")
    return {name: chapter.figures.counted(number, how) for name, number in numbers.items()}


def _figure(text: str, how: str, chapter: Chapter) -> str:
    return chapter.figures.derived(text, chapter.words(f"ambition.{how}"))
