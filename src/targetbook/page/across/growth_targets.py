"""The neighbours: who reached the growth announced for GDP, year by year and area by area."""

from collections import Counter

import pandas as pd

from targetbook.judgement.across.neighbours import one_per_area, targets_on
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Status
from targetbook.page.across.target_outcomes import outcomes_twin
from targetbook.page.blocks.chart_table import Twin, text_cell
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.series_notes import runs
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.charts.squares import squares_chart
from targetbook.page.overview.parts_held import missing_parts, parts_coverage
from targetbook.page.theme.descriptions import describe
from targetbook.page.theme.history import axis_unit
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import Measure

INDICATOR = "gdp"
MEASURE = Measure.GROWTH
ENOUGH = 3
ABOUT = 62


def neighbours_lead(chapter: Chapter) -> Text:
    """Say how many growth targets of the area's family were met, and how the cases were found."""
    words = chapter.words
    targets = growth_targets(chapter)
    head = chapter.family[0]
    names = {"head": chapter.name_of(head), "parts": chapter.parts_of(head), "label": escape(chapter.label(INDICATOR))}
    if not targets:
        return Text(words("neighbours.lead_none", **names))

    total = _count(len(targets), chapter)
    outcomes = _outcomes(targets, chapter)
    lead = words("neighbours.lead", n=total, outcomes=outcomes, shared=_shared(targets, chapter), **names)

    return Text(lead + words("general.space") + parts_coverage(chapter))


def _outcomes(targets: list[Verdict], chapter: Chapter) -> str:
    """Say how many were met, provisional ones among them, missed, or are open."""
    words = chapter.words
    tally = Counter(verdict.outcome or Status.OPEN for verdict in targets)
    counts: dict[str, Counted | int] = {
        name: _count(tally[name], chapter) for name in (Status.MET, Status.MISSED, Status.OPEN)
    }
    provisional = words("neighbours.lead_provisional", n=_count(len(_provisional(targets)), chapter))

    return words("general.clause").join(words.parts("neighbours.lead", counts, provisional=provisional))


def _shared(targets: list[Verdict], chapter: Chapter) -> str:
    """Say how many years the outcomes come from; '' where each year has one at most, so that none is shared."""
    years = [verdict.claim.year for verdict in targets if verdict.outcome]
    if len(set(years)) == len(years):
        return ""

    outcomes = _count(len(years), chapter)
    cases = _count(len(set(years)), chapter)
    return chapter.words("neighbours.lead_shared", n=cases, known=outcomes)


def against_targets(chapter: Chapter, back: int = 0) -> Block:
    """Show each area's announced and published growth for the edition's year, or `back` years before."""
    words = chapter.words
    year = chapter.year - back
    label = chapter.label(INDICATOR)
    targets = _by_gap(one_per_area(growth_targets(chapter), year))
    if not targets:
        return Text(words("neighbours.none_year", year=year, label=escape(label)))

    listing = _year_table(targets, year, chapter)
    outcomes = [verdict for verdict in targets if verdict.outcome]
    if len(outcomes) < ENOUGH:
        count = _count(len(targets), chapter)
        return Blocks((Text(words("neighbours.few_year", year=year, label=escape(label), n=count)), listing))

    return Blocks((*shown(_year_exhibit(targets, outcomes, year, chapter), chapter), listing))


def _year_exhibit(targets: list[Verdict], outcomes: list[Verdict], year: int, chapter: Chapter) -> Exhibit:
    rows = pd.DataFrame([_pair(row, verdict, chapter) for row, verdict in enumerate(targets)])
    return Exhibit(
        anchor=f"against-targets-{year}",
        question=chapter.words("neighbours.question_year", year=year, label=chapter.label(INDICATOR)),
        finding=_year_title(outcomes, year, chapter),
        basis=chapter.words("neighbours.subtitle_year"),
        drawing=pairs_chart(rows, axis_unit(chapter, "%")),
        credit=evidence_credit(_evidence(outcomes), chapter),
        description=chapter.words("general.next").join(_description(verdict, chapter) for verdict in targets),
        table=outcomes_twin(targets, chapter),
        reading=_year_reading(outcomes, chapter) + missing_parts(chapter.family[0], chapter),
    )


def _year_title(outcomes: list[Verdict], year: int, chapter: Chapter) -> str:
    """Count the parts that reached their target; the area above, which contains them, is named apart."""
    words = chapter.words
    head = chapter.family[0]
    parts = [verdict for verdict in outcomes if verdict.claim.area != head]
    within_count = sum(map(_is_within, parts))
    title = words(
        "neighbours.title_year",
        year=year,
        n=_met(parts) - within_count,
        total=len(parts),
        parts=chapter.parts_of(head),
        within="".join(words.parts("neighbours.title", {"within": within_count})),
    )
    above = next((verdict.outcome for verdict in outcomes if verdict not in parts), None)

    return title + (words(f"neighbours.above_{above}", head=chapter.name_of(head)) if above else "")


def _is_within(verdict: Verdict) -> bool:
    """Whether a target was met although the outcome lies below its number, within the tolerance of “about”."""
    return verdict.outcome is Status.MET and verdict.gap is not None and verdict.gap < 0


def _year_reading(outcomes: list[Verdict], chapter: Chapter) -> str:
    """Say how firm the outcomes met are, and which of them lie below the number announced."""
    met = [verdict for verdict in outcomes if verdict.outcome is Status.MET]
    if not met:
        return ""

    words = chapter.words
    lead = words("neighbours.reading_year", met=_count(len(met), chapter), provisional=_weakness(met, chapter))
    below = [chapter.name_of(verdict.claim.area) for verdict in met if _is_within(verdict)]
    if not below:
        return lead

    return lead + words("neighbours.below", n=len(below), areas=escape(words.list(below)))


def _weakness(met: list[Verdict], chapter: Chapter) -> str:
    """Say how many outcomes rest on provisional evidence, and on how many pages."""
    provisional = _provisional(met)
    pages = {_page(observation.best, chapter) for observation in _evidence(provisional)}
    count = _count(len(provisional), chapter)
    return chapter.words("neighbours.reading_provisional", n=count, pages=_count(len(pages), chapter))


def met_share(chapter: Chapter) -> Block:
    """Draw every growth target of the area's family as a square, a row each year with enough, one for the others."""
    targets = growth_targets(chapter)
    if len({verdict.claim.year for verdict in targets}) < ENOUGH:
        return Text(chapter.words("neighbours.few_share"))
    return shown(_share_exhibit(_year_groups(targets), chapter), chapter)


def _share_exhibit(groups: list[list[Verdict]], chapter: Chapter) -> Exhibit:
    words = chapter.words
    head = chapter.family[0]
    members = [verdict for group in groups for verdict in group]
    outcomes = [verdict for verdict in members if verdict.outcome]
    rows = pd.DataFrame([_year_row(row, group, chapter) for row, group in enumerate(groups)])

    return Exhibit(
        anchor="met-share",
        question=words("neighbours.question_share", label=chapter.label(INDICATOR)),
        finding=words("neighbours.title_share", met=_met(outcomes), n=len(outcomes)),
        basis=words("neighbours.subtitle_share", head=chapter.name_of(head), parts=chapter.parts_of(head)),
        drawing=squares_chart(rows, pd.DataFrame(_squares(groups, chapter))),
        credit=evidence_credit(_evidence(outcomes), chapter),
        description=describe(rows, chapter, "about"),
        table=_share_twin(members, chapter),
        reading=_reading(groups, chapter),
    )


def _squares(groups: list[list[Verdict]], chapter: Chapter) -> list[dict[str, object]]:
    return [
        {"row": row, "status": verdict.status, "text": _item(verdict, chapter)}
        for row, group in enumerate(groups)
        for verdict in group
    ]


def _share_twin(verdicts: list[Verdict], chapter: Chapter) -> Twin:
    verdicts = sorted(verdicts, key=lambda verdict: -verdict.claim.year)
    twin = outcomes_twin(verdicts, chapter)
    years = [text_cell(numbers.period(verdict.claim.period, chapter.words)) for verdict in verdicts]
    rows = [[year, *row] for year, row in zip(years, twin.rows, strict=True)]

    return Twin([chapter.words("twin.period"), *twin.heads], rows)


def _year_groups(targets: list[Verdict]) -> list[list[Verdict]]:
    """Group targets by year, the newest first; years with fewer than three make one group at the end."""
    sizes = Counter(verdict.claim.year for verdict in targets)
    large = sorted((year for year, n in sizes.items() if n >= ENOUGH), reverse=True)
    groups = [[verdict for verdict in targets if verdict.claim.year == year] for year in large]
    small = [verdict for verdict in targets if verdict.claim.year not in large]

    return [_in_order(group) for group in [*groups, small] if group]


def growth_targets(chapter: Chapter) -> list[Verdict]:
    """Judge the growth targets for GDP of the area's family, of every year up to the edition's."""
    targets = targets_on(chapter.family_verdicts, INDICATOR, MEASURE, chapter.rules)
    return [verdict for verdict in targets if verdict.claim.year <= chapter.year]


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("neighbours.how"))


def _page(row: Row, chapter: Chapter) -> tuple[str, ...]:
    """Name the page a row was read on, which each area lists among its own sources."""
    table = chapter.record.table("sources")
    source = table[(table["area"] == row.area) & (table["source"] == row.source)].iloc[0]
    return source["publisher"], source["title"], source["published"]


def _met(verdicts: list[Verdict]) -> int:
    return sum(verdict.outcome is Status.MET for verdict in verdicts)


def _provisional(verdicts: list[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.status is Status.MET_PROVISIONAL]


def _by_gap(verdicts: list[Verdict]) -> list[Verdict]:
    """Put the areas that passed their target furthest first and those without an outcome last."""
    return sorted(verdicts, key=lambda verdict: (verdict.outcome is None, -(verdict.gap or 0), verdict.claim.area))


def _in_order(group: list[Verdict]) -> list[Verdict]:
    order = (Status.MET, Status.MISSED, None)
    return sorted(group, key=lambda verdict: (order.index(verdict.outcome), verdict.status))


def _evidence(verdicts: list[Verdict]) -> list[Evidence]:
    return [verdict.evidence for verdict in verdicts if verdict.evidence]


def _pair(row: int, verdict: Verdict, chapter: Chapter) -> dict[str, object]:
    claim = verdict.claim
    words = chapter.words
    assert claim.value is not None
    best = verdict.evidence.best if verdict.evidence and verdict.outcome else None

    return {
        "row": row,
        "head": chapter.name_of(claim.area),
        "about": "\n".join(lines(_about(verdict, chapter), ABOUT)),
        "start": float(claim.value),
        "start_text": numbers.value(claim.value, "%", words),
        "end": float(best.value) if best else None,
        "end_text": with_doubt(best, words) if best else None,
    }


def _about(verdict: Verdict, chapter: Chapter) -> str:
    words = chapter.words
    document = words(f"document.{verdict.claim.announcement_kind}")
    status = words(f"verdict.{verdict.status}")
    return words("neighbours.about", number=numbers.of_claim(verdict.claim, words), document=document, verdict=status)


def _description(verdict: Verdict, chapter: Chapter) -> str:
    """Tell an area's target and outcome in one line."""
    words = chapter.words
    pair = _pair(0, verdict, chapter)
    outcome = pair["end_text"] or words("neighbours.no_outcome")
    text = words("general.both", one=pair["about"], other=outcome)

    return words("general.item", what=pair["head"], told=text)


def _year_table(targets: list[Verdict], year: int, chapter: Chapter) -> HtmlTable:
    caption = chapter.words("neighbours.caption_year", year=year, label=chapter.label(INDICATOR))
    twin = outcomes_twin(targets, chapter)
    return table(caption, twin.heads, twin.cells())


def _item(verdict: Verdict, chapter: Chapter) -> str:
    word = chapter.words(f"neighbours.word_{verdict.outcome or 'none'}")
    return chapter.words("neighbours.about_item", area=chapter.name_of(verdict.claim.area), word=word)


def _year_row(row: int, group: list[Verdict], chapter: Chapter) -> dict[str, object]:
    parts = [_areas(group, outcome, chapter) for outcome in (Status.MET, Status.MISSED, None)]
    about = chapter.words("general.next").join(part for part in parts if part)
    head = _years(group, chapter)
    return {"row": row, "head": "\n".join(lines(head)), "about": "\n".join(lines(about, ABOUT))}


def _years(group: list[Verdict], chapter: Chapter) -> str:
    """Name a group by its year, or by its years where each has few targets, with the number of its targets."""
    years = sorted({verdict.claim.year for verdict in group})
    n = len(group)
    if len(years) == 1:
        return chapter.words("neighbours.row_year", year=years[0], n=n)

    return chapter.words("neighbours.row_years", years=runs(years, chapter), n=n)


def _areas(group: list[Verdict], outcome: str | None, chapter: Chapter) -> str:
    """Name the areas of one outcome; an area with two targets bears their number."""
    words = chapter.words
    has_years = len({verdict.claim.year for verdict in group}) > 1
    verdicts = [verdict for verdict in group if verdict.outcome == outcome]
    counts = Counter(_area_name(verdict, has_years, chapter) for verdict in verdicts)
    if not counts:
        return ""

    names = [name if n == 1 else words("neighbours.times", area=name, n=n) for name, n in counts.items()]
    word = words(f"neighbours.word_{outcome or 'none'}")

    return words("neighbours.about_areas", word=word, areas=words("general.comma").join(names))


def _area_name(verdict: Verdict, has_years: bool, chapter: Chapter) -> str:
    name = chapter.name_of(verdict.claim.area)
    return chapter.words("neighbours.in_year", area=name, year=verdict.claim.year) if has_years else name


def _reading(groups: list[list[Verdict]], chapter: Chapter) -> str:
    """Say year by year how many of the targets with an outcome were met."""
    words = chapter.words
    sentences = [_group_text(group, chapter) for group in groups if any(verdict.outcome for verdict in group)]
    return words("neighbours.reading_share", told=words("general.next").join(sentences)) if sentences else ""


def _group_text(group: list[Verdict], chapter: Chapter) -> str:
    outcomes = [verdict for verdict in group if verdict.outcome]
    years = runs(sorted({verdict.claim.year for verdict in group}), chapter)
    met = _count(_met(outcomes), chapter)
    return chapter.words("neighbours.told_year", years=years, met=met, n=_count(len(outcomes), chapter))
