"""The targets of a series year by year, each beside what came of it, and how many of them were reached."""

from collections.abc import Iterable
from dataclasses import dataclass

import altair as alt
import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.means.bases import crosses_bases
from targetbook.judgement.readings import Result, is_within_tolerance, judge_reading, own_reading
from targetbook.judgement.targets import NumericTarget
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit
from targetbook.page.blocks.plotted import plotted
from targetbook.page.blocks.series_notes import axis_unit, bounds, broken, remarks, runs, source_links, subtitle
from targetbook.page.chapter import Chapter
from targetbook.page.charts.answers import answers_chart
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_of, with_doubt
from targetbook.page.voice.publishers import attribution
from targetbook.record.vocabulary import Firmness

ENOUGH = 2
MOST = 9  # rows: with more, years without a target are left out


@dataclass(frozen=True)
class Year:
    """A year with the numbers announced for it and the result that the record holds."""

    year: int
    targets: tuple[NumericTarget, ...]
    result: Evidence | None


def can_be_drawn(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> bool:
    """Whether there are targets of two years or more and a result for one of them."""
    with_target = [year for year in years_drawn(evidence, targets, chapter) if year.targets]
    return len(with_target) >= ENOUGH and any(year.result for year in with_target)


def years_drawn(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> list[Year]:
    """Lay out the years from the first target to the chapter's, oldest first; of too many those with a target."""
    results = {observation.best.period.year: observation for observation in evidence}
    announced = {target.year for target in targets if target.year <= chapter.year}
    if not announced:
        return []

    known_years = sorted(year for year in announced | set(results) if min(announced) <= year <= chapter.year)
    every = list(range(known_years[0], known_years[-1] + 1))
    chosen = next((years for years in (every, known_years) if len(years) <= MOST), sorted(announced)[-MOST:])

    return [Year(year, _of_year(year, targets), results.get(year)) for year in chosen]


def _of_year(year: int, targets: list[NumericTarget]) -> tuple[NumericTarget, ...]:
    return tuple(target for target in targets if target.year == year)


def answers_exhibit(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> Exhibit:
    """Show each year's target beside its result; the title says how many were reached."""
    first = evidence[0].best
    years = years_drawn(evidence, targets, chapter)
    results = [year.result for year in years if year.result]
    label = chapter.label(first.indicator)
    drawn_targets = [target for year in years for target in year.targets]
    has_stretch = any(_is_stretch(target) for target in drawn_targets)

    return Exhibit(
        anchor=f"{first.indicator}-{first.measure}-history",
        question=chapter.words.html(f"answers.question_{first.measure}", label=label, place=chapter.place),
        finding=answers_finding(years, chapter),
        basis=subtitle(chapter, first.indicator, first.measure, first.unit) + _legend(results, chapter),
        drawing=_chart(years, chapter),
        credit=evidence_credit(results, chapter, drawn_targets),
        description=chapter.words("general.next").join(_head(year, chapter) for year in years),
        table=series_twin(evidence, targets, chapter),
        reading=(chapter.words.html("answers.stretch") if has_stretch else Html())
        + _left_out(years, chapter)
        + _notes(results, chapter),
    )


def _left_out(years: list[Year], chapter: Chapter) -> str:
    """Name the years between the first and the last that are not drawn; '' where all are."""
    shown_years = [year.year for year in years]
    missing = [year for year in range(shown_years[0], shown_years[-1]) if year not in shown_years]
    return chapter.words("answers.left_out", years=runs(missing, chapter)) if missing else ""


def _notes(results: list[Evidence], chapter: Chapter) -> Html:
    return Html().join(note(results, chapter) for note in (bounds, broken, remarks, source_links))


def _legend(results: list[Evidence], chapter: Chapter) -> str:
    """Say what hollow marks mean, where one is results."""
    return "" if all(observation.firm for observation in results) else chapter.words("answers.hollow")


def answers_finding(years: list[Year], chapter: Chapter) -> str:
    """Say how many of the targets were reached of those with a result, how many rest on weak evidence or lack one."""
    targets = list(_different(years))
    answers = {target: answer for target in targets if (answer := _answer(target, chapter)) is not None}
    results = list(answers.values())
    due = sum(target.due < chapter.day for target in targets)
    words = chapter.words
    first = targets[0]
    about = {"place": chapter.place, "label": chapter.label(first.indicator), "first": first.year}
    if not results:
        return words(f"answers.none_{first.measure}", n=len(targets), **about)

    if len(results) == 1:
        answer = _single(*next(iter(answers.items())), chapter)
        return words(f"answers.single_{first.measure}", n=1, of=len(targets), answer=answer, **about)

    reached = sum(bool(answer.reached) for answer in results)
    missing = max(0, due - len(results))
    title = words(f"answers.finding_{first.measure}", n=reached, of=len(results), **about)
    parts = words.parts("answers.doubt", {**_doubts(answers), "missing": missing}, of=len(results))

    return words("general.next").join([title, *parts])


def _doubts(answers: dict[NumericTarget, Result]) -> dict[str, int]:
    """Count the answers that rest on a tolerance alone, on weak evidence, on figures without a date."""
    return {
        "within": sum(is_within_tolerance(target, answer) for target, answer in answers.items()),
        "weak": sum(not answer.firm for answer in answers.values()),
        "undated": sum(_is_undated(answer) for answer in answers.values()),
    }


def _is_undated(answer: Result) -> bool:
    return answer.evidence is not None and not answer.evidence.best.released


def _single(target: NumericTarget, answer: Result, chapter: Chapter) -> str:
    """Say the only answer, and what it rests on alone."""
    words = chapter.words
    outcome = words("answers.single_reached" if answer.reached else "answers.single_missed")
    doubts = words.parts("answers.single", _doubts({target: answer}))
    return (
        words("answers.single_doubts", answer=outcome, doubts=words("general.clause").join(doubts))
        if doubts
        else outcome
    )


def _different(years: list[Year]) -> Iterable[NumericTarget]:
    """Give the different numbers announced, each once; a stretch goal beside a floor is none."""
    every = (target for year in years for target in year.targets if not _is_stretch(target))
    return {(target.year, target.comparator, target.value): target for target in every}.values()


def _is_stretch(target: NumericTarget) -> bool:
    return target.firmness == Firmness.STRETCH


def _answer(target: NumericTarget, chapter: Chapter) -> Result | None:
    """Hold a number against its own series; None where no result settles it, or only across a change of base."""
    archive = chapter.archive
    result = judge_reading(target, own_reading(target, archive), archive)
    if result.reached is None or result.evidence is None or not kind_of(result.evidence.best).is_result:
        return None
    return None if crosses_bases(target, result.evidence.best, archive) else result


def _chart(years: list[Year], chapter: Chapter) -> alt.LayerChart:
    first = next(year.result.best for year in years if year.result)
    heads = pd.DataFrame([{"row": year.year, "head": _head(year, chapter)} for year in years])
    targets = [_target(target, chapter) for year in years for target in year.targets]
    results = [_result(year.result, chapter) for year in years if year.result]
    unit = axis_unit(chapter, first.unit, first.counter)

    return answers_chart(heads, pd.DataFrame(targets), pd.DataFrame(results), unit)


def _target(target: NumericTarget, chapter: Chapter) -> dict[str, object]:
    words = chapter.words
    document = words(f"document.{target.announcement_kind}")
    number = numbers.of_target(target, words)

    return {
        "row": target.year,
        "number": plotted(target.value, target.unit, chapter.lang),
        "text": words("answers.tip_target", year=target.year, number=number, document=document),
    }


def _result(observation: Evidence, chapter: Chapter) -> dict[str, object]:
    row = observation.best
    return {
        "row": row.period.year,
        "number": plotted(row.value, row.unit, chapter.lang),
        "text": chapter.words("answers.tip_result", year=row.period.year, number=with_doubt(row, chapter.words)),
        "source": attribution(row.publisher, chapter.record, chapter.words),
        "bound": row.bound,
        "firm": observation.firm,
    }


def _head(year: Year, chapter: Chapter) -> str:
    """Write a year's target and result."""
    words = chapter.words
    result = with_doubt(year.result.best, words) if year.result else ""
    if not year.targets and not result:
        return words("answers.head_none", year=year.year)
    if not year.targets:
        return words("answers.head_result", year=year.year, result=result)

    key = "both" if result else "target" if max(target.due for target in year.targets) < chapter.day else "running"
    return words(f"answers.head_{key}", year=year.year, targets=_targets(year.targets, chapter), result=result)


def _targets(targets: tuple[NumericTarget, ...], chapter: Chapter) -> str:
    """Write the numbers announced for a year, each once; with their documents where these name different numbers."""
    words = chapter.words
    documents: dict[tuple[str, bool], list[str]] = {}
    for target in sorted(targets, key=lambda target: (_is_stretch(target), target.value)):
        name = words(f"document.short_{target.announcement_kind}")
        documents.setdefault((numbers.of_target(target, words), _is_stretch(target)), []).append(name)

    floors = [number for number, is_stretch in documents if not is_stretch]
    texts = [
        words("answers.stretch_number", number=number)
        if is_stretch and floors
        else words("history.in_document", number=number, document="/".join(dict.fromkeys(names)))
        if len(floors) > 1
        else number
        for (number, is_stretch), names in documents.items()
    ]

    return words("general.comma").join(texts)
