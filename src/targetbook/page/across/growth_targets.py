"""The neighbours: who reached the growth announced for GDP, year by year and area by area."""

from collections import Counter

import pandas as pd

from targetbook.judgement.across.neighbours import one_per_area, targets_on
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.verdicts import Verdict
from targetbook.page.across.target_outcomes import outcomes_twin
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Twin, said
from targetbook.page.blocks.credits import of_evidence
from targetbook.page.blocks.output import Block, Blocks, Table, Text
from targetbook.page.blocks.question_chart import runs
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.charts.squares import squares_chart
from targetbook.page.overview.parts_held import held, not_held
from targetbook.page.theme.history import axis_unit
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.page.voice.words import Counted

INDICATOR = "gdp"
MEASURE = "growth"
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

    tally = Counter(verdict.outcome or "open" for verdict in targets)
    counts = {name: _count(tally[name], chapter) for name in ("met", "missed", "open")}
    provisional = words("neighbours.lead_provisional", n=_count(len(_provisional(targets)), chapter))
    outcomes = words("general.clause").join(words.parts("neighbours.lead", counts, provisional=provisional))
    total = _count(len(targets), chapter)
    shared = _shared(targets, chapter)
    lead = words("neighbours.lead", n=total, outcomes=outcomes, shared=shared, **names)

    return Text(lead + words("general.space") + held(chapter))


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
    answered = [verdict for verdict in targets if verdict.outcome]
    if len(answered) < ENOUGH:
        return Blocks(
            (
                Text(words("neighbours.few_year", year=year, label=escape(label), n=_count(len(targets), chapter))),
                listing,
            )
        )

    title = _year_title(answered, year, chapter)
    rows = pd.DataFrame([_pair(row, verdict, chapter) for row, verdict in enumerate(targets)])
    credit = of_evidence(_evidence(answered), chapter)
    description = words("general.next").join(_description(verdict, chapter) for verdict in targets)
    question = words("neighbours.question_year", year=year, label=label)
    reading = Text(_year_reading(answered, chapter) + not_held(chapter.family[0], chapter))
    chart = framed(
        chapter,
        f"against-targets-{year}",
        title,
        words("neighbours.subtitle_year"),
        pairs_chart(rows, axis_unit(chapter, "%")),
        credit,
        description,
        outcomes_twin(targets, chapter),
    )

    return Blocks((Text(f"**{question}**"), chart, reading, listing))


def _year_title(answered: list[Verdict], year: int, chapter: Chapter) -> str:
    """Count the parts that reached their target; the area above, which contains them, is named apart."""
    words = chapter.words
    head = chapter.name_of(chapter.family[0])
    below = chapter.parts_of(chapter.family[0])
    parts = [verdict for verdict in answered if verdict.claim.area != chapter.family[0]]
    above = next((verdict.outcome for verdict in answered if verdict not in parts), None)
    above_text = words(f"neighbours.above_{above}", head=head) if above else ""
    within = sum(map(_is_within, parts))
    beside = "".join(words.parts("neighbours.title", {"within": within}))
    number = _met(parts) - within
    title = words("neighbours.title_year", year=year, n=number, total=len(parts), parts=below, within=beside)

    return title + above_text


def _is_within(verdict: Verdict) -> bool:
    """Whether a target was met although the outcome lies below its number, within the tolerance of “about”."""
    return verdict.outcome == "met" and verdict.gap is not None and verdict.gap < 0


def _year_reading(answered: list[Verdict], chapter: Chapter) -> str:
    """Say how firm the outcomes met are, and which of them lie below the number announced."""
    met = [verdict for verdict in answered if verdict.outcome == "met"]
    if not met:
        return ""

    pages = {_page(observation.best, chapter) for observation in _evidence(_provisional(met))}
    below = [chapter.name_of(verdict.claim.area) for verdict in met if _is_within(verdict)]
    weak_count = _count(len(_provisional(met)), chapter)
    page_count = _count(len(pages), chapter)
    provisional = chapter.words("neighbours.reading_provisional", n=weak_count, pages=page_count)
    lead = chapter.words("neighbours.reading_year", met=_count(len(met), chapter), provisional=provisional)
    if not below:
        return lead

    return lead + chapter.words("neighbours.below", n=len(below), areas=escape(chapter.words.list(below)))


def met_share(chapter: Chapter) -> Block:
    """Draw every growth target of the area's family as a square, a row each year with enough, one for the others."""
    words = chapter.words
    targets = growth_targets(chapter)
    if len({verdict.claim.year for verdict in targets}) < ENOUGH:
        return Text(words("neighbours.few_share"))

    groups = _year_groups(targets)
    members = [verdict for group in groups for verdict in group]
    answered = [verdict for verdict in members if verdict.outcome]
    title = words("neighbours.title_share", met=_met(answered), n=len(answered))
    rows = pd.DataFrame([_year_row(row, group, chapter) for row, group in enumerate(groups)])
    squares = pd.DataFrame(
        [
            {"row": row, "status": verdict.status, "text": _item(verdict, chapter)}
            for row, group in enumerate(groups)
            for verdict in group
        ]
    )
    head = chapter.family[0]
    subtitle = words("neighbours.subtitle_share", head=chapter.name_of(head), parts=chapter.parts_of(head))
    description = words("general.next").join(
        words("general.item", what=row["head"], told=row["about"]) for row in rows.to_dict("records")
    )
    question = words("neighbours.question_share", label=chapter.label(INDICATOR))
    drawing = squares_chart(rows, squares)
    credit = of_evidence(_evidence(answered), chapter)
    twin = _share_twin(members, chapter)
    chart = framed(chapter, "met-share", title, subtitle, drawing, credit, description, twin)

    return Blocks((Text(f"**{question}**"), chart, Text(_reading(groups, chapter))))


def _share_twin(verdicts: list[Verdict], chapter: Chapter) -> Twin:
    verdicts = sorted(verdicts, key=lambda verdict: -verdict.claim.year)
    twin = outcomes_twin(verdicts, chapter)
    years = [said(numbers.period(verdict.claim.period, chapter.words)) for verdict in verdicts]
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
    targets = targets_on(chapter.family_verdicts, INDICATOR, MEASURE)
    return [verdict for verdict in targets if verdict.claim.year <= chapter.year]


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("neighbours.how"))


def _page(row: Row, chapter: Chapter) -> tuple[str, ...]:
    """Name the page a row was read on, which each area lists among its own sources."""
    table = chapter.record.sources
    source = table[(table["area"] == row.area) & (table["source"] == row.source)].iloc[0]
    return source["publisher"], source["title"], source["published"]


def _met(verdicts: list[Verdict]) -> int:
    return sum(verdict.outcome == "met" for verdict in verdicts)


def _provisional(verdicts: list[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.status == "met_provisional"]


def _by_gap(verdicts: list[Verdict]) -> list[Verdict]:
    """Put the areas that passed their target furthest first and those without an outcome last."""
    return sorted(verdicts, key=lambda verdict: (verdict.outcome is None, -(verdict.gap or 0), verdict.claim.area))


def _in_order(group: list[Verdict]) -> list[Verdict]:
    order = ("met", "missed", None)
    return sorted(group, key=lambda verdict: (order.index(verdict.outcome), verdict.status))


def _evidence(verdicts: list[Verdict]) -> list[Evidence]:
    return [verdict.evidence for verdict in verdicts if verdict.evidence]


def _pair(row: int, verdict: Verdict, chapter: Chapter) -> dict[str, object]:
    claim = verdict.claim
    words = chapter.words
    assert claim.value is not None
    best = verdict.evidence.best if verdict.evidence and verdict.outcome else None
    about = words(
        "neighbours.about",
        number=numbers.of_claim(claim, words),
        document=words(f"document.{claim.announcement_kind}"),
        verdict=words(f"verdict.{verdict.status}"),
    )

    return {
        "row": row,
        "head": chapter.name_of(claim.area),
        "about": "\n".join(lines(about, ABOUT)),
        "start": float(claim.value),
        "start_text": numbers.value(claim.value, "%", words),
        "end": float(best.value) if best else None,
        "end_text": with_doubt(best, words) if best else None,
    }


def _description(verdict: Verdict, chapter: Chapter) -> str:
    """Tell an area's target and outcome in one line."""
    words = chapter.words
    pair = _pair(0, verdict, chapter)
    outcome = pair["end_text"] or words("neighbours.no_outcome")
    text = words("general.both", one=pair["about"], other=outcome)
    return words("general.item", what=pair["head"], told=text)


def _year_table(targets: list[Verdict], year: int, chapter: Chapter) -> Table:
    caption = chapter.words("neighbours.caption_year", year=year, label=chapter.label(INDICATOR))
    twin = outcomes_twin(targets, chapter)
    return table(caption, twin.heads, twin.cells())


def _item(verdict: Verdict, chapter: Chapter) -> str:
    word = chapter.words(f"neighbours.word_{verdict.outcome or 'none'}")
    return chapter.words("neighbours.about_item", area=chapter.name_of(verdict.claim.area), word=word)


def _year_row(row: int, group: list[Verdict], chapter: Chapter) -> dict[str, object]:
    parts = [_areas(group, outcome, chapter) for outcome in ("met", "missed", None)]
    about = chapter.words("neighbours.next").join(part for part in parts if part)
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
    several = len({verdict.claim.year for verdict in group}) > 1
    claims = (verdict.claim for verdict in group if verdict.outcome == outcome)
    words = chapter.words
    counts = Counter(
        words("neighbours.in_year", area=chapter.name_of(claim.area), year=claim.year)
        if several
        else chapter.name_of(claim.area)
        for claim in claims
    )
    names = [name if n == 1 else words("neighbours.times", area=name, n=n) for name, n in counts.items()]
    word = words(f"neighbours.word_{outcome or 'none'}")
    comma = words("general.comma")

    return words("neighbours.about_areas", word=word, areas=comma.join(names)) if names else ""


def _span(group: list[Verdict], chapter: Chapter) -> str:
    return runs(sorted({verdict.claim.year for verdict in group}), chapter)


def _reading(groups: list[list[Verdict]], chapter: Chapter) -> str:
    """Say year by year how many of the targets with an outcome were met."""
    sentences = []
    for group in groups:
        outcomes = [verdict.outcome for verdict in group if verdict.outcome]
        if outcomes:
            counts = {"met": _count(outcomes.count("met"), chapter), "n": _count(len(outcomes), chapter)}
            sentences.append(chapter.words("neighbours.told_year", years=_span(group, chapter), **counts))

    list_of_years = chapter.words("neighbours.next").join(sentences)
    return chapter.words("neighbours.reading_share", told=list_of_years) if sentences else ""
