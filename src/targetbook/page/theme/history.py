"""Series over the years as a chapter shows them: a question, a chart, a reading."""

import altair as alt
import pandas as pd

from targetbook.judgement.claims import Claim
from targetbook.judgement.evidence import Evidence
from targetbook.judgement.readings import judge_reading, own_reading
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import claims_of_series, evidence_by_period, marks, points, whole_years
from targetbook.page.blocks.series_notes import (
    COUNTED,
    axis_unit,
    bounds,
    broken,
    evidence_sentence,
    gaps,
    remarks,
    source_links,
    subtitle,
)
from targetbook.page.chapter import Chapter
from targetbook.page.charts.history import history_chart
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.vocabulary import Firmness, Measure

__all__ = ["axis_unit", "history", "subtitle"]
ENOUGH = 3
ANNOUNCED = (Measure.LEVEL, Measure.GROWTH)


def history(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show a series of whole years with the numbers announced for them; say so where there are too few to draw."""
    evidence = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, measure))
    if len(evidence) < ENOUGH:
        return Text(too_few(chapter, indicator, measure, evidence))

    claims = yearly_claims(chapter, indicator, measure)
    unit = evidence[0].best.unit
    plain = "" if claims or measure not in ANNOUNCED else "plain_"
    kind = "count" if measure == Measure.LEVEL and unit in COUNTED else measure

    return shown(
        Exhibit(
            anchor=f"{indicator}-{measure}-history",
            question=chapter.words(
                f"history.question_{plain}{kind}", label=chapter.label(indicator), place=chapter.place
            ),
            finding=newest_text(chapter, indicator, measure, evidence, claims),
            basis=subtitle(chapter, indicator, measure, unit, plain),
            drawing=_chart(evidence, claims, chapter),
            credit=evidence_credit(evidence, chapter),
            description=evidence_sentence(evidence, chapter),
            table=series_twin(evidence, claims, chapter),
            reading=_reading(evidence, claims, chapter),
        ),
        chapter,
    )


def _chart(evidence: list[Evidence], claims: list[Claim], chapter: Chapter) -> alt.LayerChart:
    first = evidence[0].best
    unit = axis_unit(chapter, first.unit, first.counter)
    return history_chart(points(evidence, chapter), marks(claims, chapter), _breaks(evidence, chapter), unit)


def _reading(evidence: list[Evidence], claims: list[Claim], chapter: Chapter) -> str:
    notes = (bounds, broken, remarks, gaps, source_links)
    return reached(claims, chapter) + "".join(note(evidence, chapter) for note in notes)


def _breaks(evidence: list[Evidence], chapter: Chapter) -> pd.DataFrame:
    """Lay out the years from which figures count another scope, stand on another base or come from another source."""
    breaks = [observation for observation in evidence if observation.series_break]
    texts = [chapter.words(f"history.new_{observation.series_break}") for observation in breaks]
    return pd.DataFrame({"year": [observation.best.period.year for observation in breaks], "text": texts})


def yearly_claims(chapter: Chapter, indicator: str, measure: str) -> list[Claim]:
    """Give the numbers announced for whole years of a series, size classes apart."""
    claims = claims_of_series(chapter, chapter.area.area, indicator, measure)
    return [claim for claim in claims if claim.period.text == str(claim.year) and not claim.size_class]


def newest_text(chapter: Chapter, indicator: str, measure: str, evidence: list[Evidence], claims: list[Claim]) -> str:
    """Give the figure of the chapter's year, or the newest before it, and what was announced for the chapter's year."""
    words = chapter.words
    row = focus(evidence, chapter).best
    figure = with_doubt(row, words)
    start = words(f"history.last_{measure}", label=chapter.label(indicator), figure=figure, year=row.period.year)

    return start + _announced(row.period.year, claims, chapter)


def focus(evidence: list[Evidence], chapter: Chapter) -> Evidence:
    """Choose the figure of the chapter's year, else the newest before it, else the oldest after it."""
    earlier = [observation for observation in evidence if observation.best.period.year <= chapter.year]
    return earlier[-1] if earlier else evidence[0]


def reached(claims: list[Claim], chapter: Chapter) -> str:
    """Say how many of the numbers announced for earlier years were reached, of those with a figure, each once."""
    earlier = [claim for claim in claims if claim.year < chapter.year]
    answers = _answers(earlier, chapter)
    if not answers:
        return ""

    words = chapter.words
    how = words("history.reached_how")
    count = chapter.figures.counted(len(answers), how)
    hits = chapter.figures.counted(sum(answers), how)
    aside = words("history.stretch") if any(claim.firmness == Firmness.STRETCH for claim in earlier) else ""

    return words("history.reached", n=len(answers), count=count, hits=hits) + aside


def _answers(claims: list[Claim], chapter: Chapter) -> list[bool]:
    """Say of each different number whether it was reached, leaving out those without a figure."""
    archive = chapter.archive
    different = {
        (claim.year, claim.comparator, claim.value): claim for claim in claims if claim.firmness != Firmness.STRETCH
    }
    results = [judge_reading(claim, own_reading(claim, archive), archive).reached for claim in different.values()]
    return [result for result in results if result is not None]


def too_few(chapter: Chapter, indicator: str, measure: str, evidence: list[Evidence]) -> str:
    """Say in words what there is of a series too short to draw."""
    words = chapter.words
    return words(
        "history.few" if evidence else "history.none",
        label=chapter.label(indicator),
        measure=words(f"measure.{measure}"),
        place=chapter.place,
        told=words("general.comma").join(_figure(observation, chapter) for observation in evidence),
    )


def _figure(observation: Evidence, chapter: Chapter) -> str:
    period = numbers.period(observation.best.period, chapter.words)
    return chapter.words("history.one", figure=chapter.figures.row(observation.best), period=period)


def _announced(year: int, claims: list[Claim], chapter: Chapter) -> str:
    """Say what was announced for the chapter's year, with the documents where they name different numbers."""
    words = chapter.words
    documents = _documents(claims, chapter)
    if not documents:
        return "" if year == chapter.year else words("history.newest")

    statements = [
        words("history.in_document", number=number, document=words.list(list(dict.fromkeys(names))))
        for number, names in documents.items()
    ]
    listing = words("general.comma").join(statements if len(statements) > 1 else documents)
    key = "target_same_year" if chapter.year == year else "target_later_year"

    return words(f"history.{key}", number=listing, year=chapter.year)


def _documents(claims: list[Claim], chapter: Chapter) -> dict[str, list[str]]:
    """Name, for each number announced for the chapter's year, the documents that announce it."""
    documents: dict[str, list[str]] = {}
    for claim in claims:
        if claim.year == chapter.year and claim.firmness != Firmness.STRETCH:
            name = chapter.words(f"document.{claim.announcement_kind}")
            documents.setdefault(_number(claim, chapter), []).append(name)

    return documents


def _number(claim: Claim, chapter: Chapter) -> str:
    assert claim.value is not None and claim.unit is not None
    return numbers.of_claim(claim, chapter.words)
