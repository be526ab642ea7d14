"""Which share of the growth targets for GDP was reached: a square for each, year by year."""

from collections import Counter

import pandas as pd

from targetbook.judgement.verdicts import NumericVerdict
from targetbook.page.across.growth_targets import (
    ENOUGH,
    OUTCOMES,
    count_met,
    evidence_of,
    growth_targets,
    in_series_order,
    item_text,
    outcome_name,
)
from targetbook.page.across.target_outcomes import outcomes_twin
from targetbook.page.blocks.chart_table import Twin, derived_cell, name_cell, text_cell
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.series_notes import runs
from targetbook.page.chapter import Chapter
from targetbook.page.charts.squares import squares_chart
from targetbook.page.sentences.around import parts_in_record
from targetbook.page.theme.descriptions import describe
from targetbook.page.voice import numbers


def met_share(chapter: Chapter) -> Block:
    """Draw every growth target of the area's family as a square, a row each year with enough, one for the others."""
    targets = growth_targets(chapter)
    if len({verdict.target.year for verdict in targets}) < ENOUGH:
        return Text(chapter.words.html("neighbours.few_share"))
    return shown(_share_exhibit(_year_groups(targets), chapter), chapter)


def _share_exhibit(groups: list[list[NumericVerdict]], chapter: Chapter) -> Exhibit:
    words = chapter.words
    head = chapter.family[0]
    names = {"head": chapter.name_of(head), "parts": parts_in_record(head, chapter)}
    members = [verdict for group in groups for verdict in group]
    outcomes = [verdict for verdict in members if verdict.outcome]
    rows = pd.DataFrame([_year_row(row, group, chapter) for row, group in enumerate(groups)])
    title = "title_share" if outcomes else "title_unshared"

    return Exhibit(
        anchor="met-share",
        finding=words(f"neighbours.{title}", n=count_met(outcomes), of=len(outcomes), **names),
        basis=words("neighbours.subtitle_share"),
        drawing=squares_chart(rows[["row", "head", "about"]], pd.DataFrame(_squares(groups, chapter))),
        credit=evidence_credit(evidence_of(outcomes), chapter, [verdict.target for verdict in members]),
        description=describe(rows, chapter, "about"),
        table=_year_twin(rows, chapter),
        file=_share_twin(members, chapter),
    )


def _squares(groups: list[list[NumericVerdict]], chapter: Chapter) -> list[dict[str, object]]:
    return [
        {"row": row, "status": verdict.status, "text": item_text(verdict, chapter)}
        for row, group in enumerate(groups)
        for verdict in group
    ]


def _year_twin(rows: pd.DataFrame, chapter: Chapter) -> Twin:
    """Name, year by year, the areas that met their target, missed it, or have no outcome."""
    heads = [chapter.words(f"neighbours.head_{name}") for name in ("years", "met", "areas")]
    how = chapter.words("neighbours.how")
    cells = [
        [
            name_cell(str(row["years"]), chapter),
            derived_cell(str(row["met"]), how, chapter),
            name_cell(str(row["areas"]), chapter),
        ]
        for row in rows.to_dict("records")
    ]

    return Twin(heads, cells)


def _share_twin(verdicts: list[NumericVerdict], chapter: Chapter) -> Twin:
    verdicts = sorted(verdicts, key=lambda verdict: -verdict.target.year)
    twin = outcomes_twin(verdicts, chapter)
    years = [text_cell(numbers.period(verdict.target.period, chapter.words)) for verdict in verdicts]
    rows = [[year, *row] for year, row in zip(years, twin.rows, strict=True)]

    return Twin([chapter.words("twin.period"), *twin.heads], rows)


def _year_groups(targets: list[NumericVerdict]) -> list[list[NumericVerdict]]:
    """Group targets by year, the newest first; years with fewer than three make one group at the end."""
    sizes = Counter(verdict.target.year for verdict in targets)
    large = sorted((year for year, n in sizes.items() if n >= ENOUGH), reverse=True)
    groups = [[verdict for verdict in targets if verdict.target.year == year] for year in large]
    small = [verdict for verdict in targets if verdict.target.year not in large]

    return [in_series_order(group) for group in [*groups, small] if group]


def _year_row(row: int, group: list[NumericVerdict], chapter: Chapter) -> dict[str, object]:
    parts = [_areas(group, outcome, chapter) for outcome in OUTCOMES]
    about = chapter.words("general.next").join(part for part in parts if part)
    head = _years(group, chapter)
    return {
        "row": row,
        "head": head,
        "about": about,
        "years": head,
        "met": count_met(group),
        "areas": about,
    }


def _years(group: list[NumericVerdict], chapter: Chapter) -> str:
    """Name a group by its year, or by its years where each has few targets, with the number of its targets."""
    years = sorted({verdict.target.year for verdict in group})
    n = len(group)
    if len(years) == 1:
        return chapter.words("neighbours.row_year", year=years[0], n=n)

    return chapter.words("neighbours.row_years", years=runs(years, chapter), n=n)


def _areas(group: list[NumericVerdict], outcome: str, chapter: Chapter) -> str:
    """Name the areas of one outcome; an area with two targets bears their number."""
    words = chapter.words
    has_years = len({verdict.target.year for verdict in group}) > 1
    verdicts = [verdict for verdict in group if outcome_name(verdict) == outcome]
    counts = Counter(_area_name(verdict, has_years, chapter) for verdict in verdicts)
    if not counts:
        return ""

    names = [name if n == 1 else words("neighbours.times", area=name, n=n) for name, n in counts.items()]
    word = words(f"neighbours.word_{outcome}")

    return words("neighbours.about_areas", word=word, areas=words("general.comma").join(names))


def _area_name(verdict: NumericVerdict, has_years: bool, chapter: Chapter) -> str:
    name = chapter.name_of(verdict.target.area)
    return chapter.words("neighbours.in_year", area=name, year=verdict.target.year) if has_years else name
