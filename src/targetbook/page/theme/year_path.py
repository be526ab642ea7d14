"""How the year unfolded: cumulative in-year growth against the number announced, beside earlier years."""

from decimal import Decimal

import altair as alt
import pandas as pd

from targetbook.judgement.claims import Claim
from targetbook.judgement.days.replay import Moment, replay_claim
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.words import RUNNING
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import evidence_by_period, in_year, marks, points, whole_years
from targetbook.page.blocks.series_notes import axis_unit, evidence_sentence, source_links, subtitle
from targetbook.page.chapter import Chapter
from targetbook.page.charts.year_path import year_path_chart
from targetbook.page.sentences.verdict import outcome
from targetbook.page.theme.history import ENOUGH, yearly_claims
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.vocabulary import Firmness

EARLIER_YEARS = 3
BACK = 5


def year_path(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show the chapter's year by months, or the latest before it that has such figures, with three earlier years."""
    evidence = path_evidence(chapter, indicator, measure)
    if len(evidence) < ENOUGH:
        return Text(_nothing(chapter, indicator, measure))

    year = _year(evidence[-1])
    of_year = [observation for observation in evidence if _year(observation) == year]
    claims = [claim for claim in yearly_claims(chapter, indicator, measure) if claim.year == year]
    legend = chapter.words("year_path.orange") if claims else ""

    return shown(
        Exhibit(
            anchor=f"{indicator}-{measure}-year-path",
            question=chapter.words("year_path.question", label=chapter.label(indicator), year=year),
            finding=_finding(chapter, indicator, of_year, claims),
            basis=subtitle(chapter, indicator, "year_path", evidence[0].best.unit) + legend,
            drawing=_chart(evidence, claims, year, chapter),
            credit=evidence_credit(evidence, chapter),
            description=evidence_sentence(evidence, chapter),
            table=series_twin(evidence, claims, chapter),
            reading=_reading(chapter, year, of_year) + source_links(evidence, chapter) + _standings(claims, chapter),
        ),
        chapter,
    )


def _year(observation: Evidence) -> int:
    return observation.best.period.year


def _chart(evidence: list[Evidence], claims: list[Claim], year: int, chapter: Chapter) -> alt.LayerChart:
    table = points(evidence, chapter)
    first = evidence[0].best
    names = [chapter.words(f"year_path.m{months}") for months in (3, 6, 9, 12)]
    unit = axis_unit(chapter, first.unit, first.counter)

    return year_path_chart(table.assign(focus=table["year"] == year), _marks(claims, chapter), names, unit)


def path_evidence(chapter: Chapter, indicator: str, measure: str) -> list[Evidence]:
    """Give the figures of the newest year with in-year figures, up to the chapter's, and of three earlier years."""
    every = evidence_by_period(chapter, chapter.area.area, indicator, measure)
    partial = [_year(observation) for observation in in_year(every) if _year(observation) <= chapter.year]
    if not partial:
        return []

    span = range(max(partial) - BACK, max(partial) + 1)
    evidence = [observation for observation in (*in_year(every), *whole_years(every)) if _year(observation) in span]
    years = sorted({_year(observation) for observation in evidence})[-EARLIER_YEARS - 1 :]
    newest = [observation for observation in evidence if _year(observation) in years]

    return sorted(newest, key=lambda observation: observation.best.period.end)


def _marks(claims: list[Claim], chapter: Chapter) -> pd.DataFrame:
    table = marks(claims, chapter)
    if not len(table):
        return table
    return table.assign(label=table["text"]).drop_duplicates("number")


def _finding(chapter: Chapter, indicator: str, evidence: list[Evidence], claims: list[Claim]) -> str:
    """Tell the year's path from its first figure to its last, and what was announced for it."""
    words = chapter.words
    year = _year(evidence[0])
    start = "" if year == chapter.year else words("year_path.no_figures", year=chapter.year)
    key = "year_path.path" if len(evidence) > 1 else "year_path.single"
    path = words("year_path.then").join(_figure_by(observation, chapter) for observation in evidence)
    course = words(key, label=chapter.label(indicator), year=year, path=path)

    return start + course + _against(claims, chapter)


def _against(claims: list[Claim], chapter: Chapter) -> str:
    """Name the numbers announced for the year, each once; '' without any."""
    words = chapter.words
    targets = dict.fromkeys(numbers.of_claim(claim, words) for claim in claims if _is_target(claim))
    return words("year_path.against", number=words("general.comma").join(targets)) if targets else ""


def _is_target(claim: Claim) -> bool:
    return claim.value is not None and claim.firmness != Firmness.STRETCH


def _figure_by(observation: Evidence, chapter: Chapter) -> str:
    """Write a figure of the year with the months it covers."""
    words = chapter.words
    row = observation.best
    key = f"year_path.m{observation.best.period.months}"
    last = words(f"month.m{row.period.months}")
    months = words(key) if words.has(key) else words("year_path.months", month=last)

    return words("year_path.at", figure=with_doubt(row, words), months=months)


def _reading(chapter: Chapter, year: int, evidence: list[Evidence]) -> str:
    """Set the first figure of the year beside its last."""
    words = chapter.words
    first = evidence[0].best
    last = evidence[-1].best
    later = words("year_path.no_figures_long", year=chapter.year) if year != chapter.year else ""

    return later if first is last else later + _course(first, last, chapter)


def _course(first: Row, last: Row, chapter: Chapter) -> str:
    words = chapter.words
    difference = last.value - first.value
    return words(
        f"year_path.{_direction(difference)}",
        first=chapter.figures.row(first),
        first_period=numbers.period(first.period, words),
        last=chapter.figures.row(last),
        last_period=numbers.period(last.period, words),
        size=chapter.figures.difference(difference, last.unit, f"{last.value} − {first.value}"),
    )


def _direction(difference: Decimal) -> str:
    if difference < 0:
        return "fell"
    return "rose" if difference > 0 else "held"


def _standings(claims: list[Claim], chapter: Chapter) -> str:
    """List, for each number announced for the year, how it stood on each day a figure from within the year was told."""
    moments = [
        (claim, moment)
        for claim in claims
        if _is_target(claim)
        for moment in replay_claim(chapter.record, claim, chapter.day, chapter.rules)
    ]
    lines = [
        f"- {_standing(claim, moment, chapter)}"
        for claim, moment in moments
        if moment.verdict.pace and moment.verdict.status in RUNNING
    ]

    return "\n\n" + "\n".join(lines) if lines else ""


def _standing(claim: Claim, moment: Moment, chapter: Chapter) -> str:
    return chapter.words(
        "year_path.stood",
        day=chapter.say_date(moment.day.isoformat()),
        number=chapter.figures.target(claim),
        status=chapter.words(f"verdict.{moment.verdict.status}"),
        told=outcome(moment.verdict, chapter),
    )


def _nothing(chapter: Chapter, indicator: str, measure: str) -> str:
    """Say that there is too little to show; '' where there is nothing at all, which the series itself says."""
    if not evidence_by_period(chapter, chapter.area.area, indicator, measure):
        return ""
    name = chapter.words(f"measure.{measure}")
    return chapter.words("year_path.nothing", label=chapter.label(indicator), measure=name, place=chapter.place)
