"""The neighbours: who reached the growth announced for GDP, year by year and area by area."""

import pandas as pd

from targetbook.judgement.across.neighbours import one_per_area, targets_on
from targetbook.judgement.comparison import threshold
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.verdicts import NumericVerdict
from targetbook.judgement.words import Qualifier, Status
from targetbook.page.across.target_outcomes import outcomes_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.overview.parts_held import parts_coverage
from targetbook.page.sentences.around import parts_in_record
from targetbook.page.theme.history import axis_unit
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import Comparator, Measure

INDICATOR = "gdp"
MEASURE = Measure.GROWTH
ENOUGH = 3
OUTCOMES = (Status.MET, "within", Status.MISSED, "none")


def neighbours_lead(chapter: Chapter) -> Text:
    """Say how many growth targets of the area's family were met, and how the cases were found."""
    words = chapter.words
    targets = growth_targets(chapter)
    head = chapter.family[0]
    names = {"head": chapter.name_of(head), "parts": parts_in_record(head, chapter)}
    outcomes = [verdict for verdict in targets if verdict.outcome]
    if not outcomes:
        lead = words.html("neighbours.lead_none", n=count_words(len(targets), chapter), **names)
        return Text(words.html("general.space").join([lead, parts_coverage(chapter)]))

    met = count_met(outcomes)
    lead = words.html(
        "neighbours.lead",
        n=count_words(len(outcomes), chapter),
        reached=words.html("neighbours.reached", n=count_words(met, chapter), of=count_words(len(outcomes), chapter)),
        doubts=_doubts(outcomes, chapter),
        word=words("neighbours.word_met" if met else "neighbours.word_missed"),
        **names,
    )
    waiting = words.html("neighbours.lead_open", n=count_words(len(targets) - len(outcomes), chapter))
    sentences = [lead, waiting, _shared(outcomes, chapter), parts_coverage(chapter)]

    return Text(words.html("general.space").join(filter(None, sentences)))


def _doubts(outcomes: list[NumericVerdict], chapter: Chapter) -> Html:
    """Count those of the targets met that are provisional or met by a tolerance alone; '' where there are none."""
    words = chapter.words
    sizes = {"provisional": len(_provisional(outcomes)), "within": len(within_tolerance(outcomes))}
    counts = {name: count_words(size, chapter) for name, size in sizes.items()}
    parts = words.html_parts("neighbours.doubt", counts, of=count_met(outcomes))

    return words.html("neighbours.doubts", parts=words.html("general.clause").join(parts)) if parts else Html()


def _shared(outcomes: list[NumericVerdict], chapter: Chapter) -> Html:
    """Say how many years the outcomes come from; '' where each year has one at most, so that none is shared."""
    years = [verdict.target.year for verdict in outcomes]
    if len(set(years)) == len(years):
        return Html()

    cases = count_words(len(set(years)), chapter)
    return chapter.words.html("neighbours.lead_shared", n=cases, known=count_words(len(years), chapter))


def against_targets(chapter: Chapter, back: int = 0) -> Block:
    """Show each area's announced and published growth for the edition's year, or `back` years before."""
    words = chapter.words
    year = chapter.year - back
    label = chapter.label(INDICATOR)
    of_year = [verdict for verdict in growth_targets(chapter) if verdict.target.year == year]
    targets = _by_gap(one_per_area(of_year, year))
    if not targets:
        return Text(words.html("neighbours.none_year", year=year, label=label))

    outcomes = [verdict for verdict in targets if verdict.outcome]
    others = [verdict for verdict in of_year if verdict not in targets]
    note = [Text(_left_out(others, chapter))] if others else []
    if len(outcomes) < ENOUGH:
        return Blocks((_year_table(targets, year, chapter), *note))

    return Blocks((*shown(_year_exhibit(targets, outcomes, year, chapter), chapter), *note))


def _left_out(others: list[NumericVerdict], chapter: Chapter) -> Html:
    """Name the areas that announced a second number for the year, which is counted and not drawn."""
    areas = dict.fromkeys(chapter.name_of(verdict.target.area) for verdict in others)
    number = count_words(len(others), chapter)
    return chapter.words.html("neighbours.left_out", n=number, areas=chapter.words.list(list(areas)))


def _year_exhibit(
    targets: list[NumericVerdict], outcomes: list[NumericVerdict], year: int, chapter: Chapter
) -> Exhibit:
    rows = pd.DataFrame([_pair(row, verdict, chapter) for row, verdict in enumerate(targets)])
    return Exhibit(
        anchor=f"against-targets-{year}",
        finding=_year_title(outcomes, year, chapter),
        basis=chapter.words("neighbours.subtitle_year"),
        drawing=pairs_chart(rows, axis_unit(chapter, "%")),
        credit=evidence_credit(evidence_of(outcomes), chapter, [verdict.target for verdict in targets]),
        description=chapter.words("general.next").join(_description(verdict, chapter) for verdict in targets),
        table=outcomes_twin(targets, chapter),
        reading=_year_reading(outcomes, chapter),
    )


def _year_title(outcomes: list[NumericVerdict], year: int, chapter: Chapter) -> str:
    """Count the parts that reached their target, fell within its tolerance or missed it; the area above is apart."""
    words = chapter.words
    head = chapter.family[0]
    parts = [verdict for verdict in outcomes if verdict.target.area != head]
    within_count = len(within_tolerance(parts))
    met_count = count_met(parts)
    counts = {"reached": met_count - within_count, "within": within_count, "missed": len(parts) - met_count}
    clauses = words("general.clause").join(words.parts("neighbours.title", counts, of=len(parts)))
    title = words(
        "neighbours.title_year", year=year, n=len(parts), parts=parts_in_record(head, chapter), counts=clauses
    )
    above = next((verdict.outcome for verdict in outcomes if verdict not in parts), None)

    return title + (words(f"neighbours.above_{above}", head=chapter.name_of(head)) if above else "")


def within_tolerance(verdicts: list[NumericVerdict]) -> list[NumericVerdict]:
    """Keep the targets that were met although the outcome lies below their number, by the tolerance of “about”."""
    return [verdict for verdict in verdicts if Qualifier.WITHIN_TOLERANCE in verdict.qualifiers]


def _year_reading(outcomes: list[NumericVerdict], chapter: Chapter) -> Html:
    """Say how many of the outcomes met are provisional; '' where none is."""
    words = chapter.words
    met = [verdict for verdict in outcomes if verdict.outcome is Status.MET]
    provisional = _provisional(met)
    pages = {_page(observation.best, chapter) for observation in evidence_of(provisional)}

    return words.html(
        "neighbours.reading_year",
        n=count_words(len(provisional), chapter),
        of=count_words(len(met), chapter),
        pages=words.html("neighbours.pages", n=count_words(len(pages), chapter)),
    )


def growth_targets(chapter: Chapter) -> list[NumericVerdict]:
    """Judge the growth targets for GDP of the area's family, of every year up to the edition's."""
    targets = targets_on(chapter.family_verdicts, INDICATOR, MEASURE, chapter.rules)
    return [verdict for verdict in targets if verdict.target.year <= chapter.year]


def count_words(number: int, chapter: Chapter) -> Counted:
    """Write a count that says how it was counted."""
    return chapter.figures.counted(number, chapter.words("neighbours.how"))


def _page(row: Row, chapter: Chapter) -> tuple[str, ...]:
    """Name the page a row was read on, which each area lists among its own sources."""
    table = chapter.record.table("sources")
    source = table[(table["area"] == row.area) & (table["source"] == row.source)].iloc[0]
    return source["publisher"], source["title"], source["published"]


def count_met(verdicts: list[NumericVerdict]) -> int:
    """Count the targets that were met."""
    return sum(verdict.outcome is Status.MET for verdict in verdicts)


def _provisional(verdicts: list[NumericVerdict]) -> list[NumericVerdict]:
    return [verdict for verdict in verdicts if verdict.status is Status.MET_PROVISIONAL]


def _by_gap(verdicts: list[NumericVerdict]) -> list[NumericVerdict]:
    """Put the areas that passed their target furthest first and those without an outcome last."""
    return sorted(verdicts, key=lambda verdict: (verdict.outcome is None, -(verdict.gap or 0), verdict.target.area))


def outcome_name(verdict: NumericVerdict) -> str:
    """Say in one of the words of OUTCOMES what became of a target."""
    return "within" if within_tolerance([verdict]) else verdict.outcome or "none"


def in_series_order(group: list[NumericVerdict]) -> list[NumericVerdict]:
    """Sort verdicts: met, met within a tolerance, missed, without an outcome."""
    return sorted(group, key=lambda verdict: (OUTCOMES.index(outcome_name(verdict)), verdict.status))


def evidence_of(verdicts: list[NumericVerdict]) -> list[Evidence]:
    """Give the figures that verdicts rest on."""
    return [verdict.evidence for verdict in verdicts if verdict.evidence]


def _pair(row: int, verdict: NumericVerdict, chapter: Chapter) -> dict[str, object]:
    target = verdict.target
    words = chapter.words
    best = verdict.evidence.best if verdict.evidence and verdict.outcome else None
    name = chapter.name_of(target.area)
    result = with_doubt(best, words) if best else None

    return {
        "row": row,
        "head": name,
        "about": _about(verdict, chapter),
        "start": float(target.value),
        "start_text": numbers.value(target.value, "%", words),
        "start_tip": words("neighbours.tip_target", area=name, number=numbers.of_target(target, words)),
        "end": float(best.value) if best else None,
        "firm": verdict.evidence is not None and verdict.evidence.firm,
        "end_text": result,
        "end_tip": words("neighbours.tip_result", area=name, figure=result) if best else None,
        **_tolerance(verdict, name, chapter),
    }


def _tolerance(verdict: NumericVerdict, name: str, chapter: Chapter) -> dict[str, object]:
    """Give from what number on a target announced with “about” is met; nothing for other targets."""
    target = verdict.target
    if target.comparator != Comparator.ABOUT:
        return {"least": None, "least_tip": None}

    least = threshold(target.comparator, target.value, target.measure, chapter.rules).value
    text = numbers.value(least.normalize(), "%", chapter.words)
    return {"least": float(least), "least_tip": chapter.words("neighbours.tip_least", area=name, number=text)}


def _about(verdict: NumericVerdict, chapter: Chapter) -> str:
    words = chapter.words
    document = words(f"document.{verdict.target.announcement_kind}")
    is_unjudged = verdict.status is Status.UNJUDGED
    status = words("neighbours.word_none" if is_unjudged else f"verdict.{verdict.status}")
    return words("neighbours.about", number=numbers.of_target(verdict.target, words), document=document, verdict=status)


def _description(verdict: NumericVerdict, chapter: Chapter) -> str:
    """Tell an area's target and outcome in one line."""
    words = chapter.words
    pair = _pair(0, verdict, chapter)
    outcome = pair["end_text"] or words("neighbours.no_outcome")
    text = words("general.both", one=pair["about"], other=outcome)

    return words("general.item", what=pair["head"], told=text)


def _year_table(targets: list[NumericVerdict], year: int, chapter: Chapter) -> HtmlTable:
    caption = chapter.words("neighbours.caption_year", year=year, label=chapter.label(INDICATOR))
    twin = outcomes_twin(targets, chapter)
    return table(caption, twin.heads, twin.cells())


def item_text(verdict: NumericVerdict, chapter: Chapter) -> str:
    """Name an area and what became of its target."""
    word = chapter.words(f"neighbours.word_{outcome_name(verdict)}")
    return chapter.words("neighbours.about_item", area=chapter.name_of(verdict.target.area), word=word)
