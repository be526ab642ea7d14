"""Speech against plan: how many spoken and written targets were met, and where the two name different numbers."""

import pandas as pd

from targetbook.judgement.across.neighbours import (
    PLANNED,
    SPOKEN,
    Pair,
    document_pairs,
    sayings,
    target_key,
    targets_on,
)
from targetbook.judgement.verdicts import NumericVerdict, Verdict
from targetbook.page.across.growth_targets import (
    INDICATOR,
    MEASURE,
    count_met,
    count_words,
    evidence_of,
    in_series_order,
    item_text,
    outcome_name,
)
from targetbook.page.across.target_outcomes import outcomes_twin
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, row_datum, target_data, text_cell
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.download import download
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.squares import squares_chart
from targetbook.page.theme.descriptions import describe
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html

KINDS = {"spoken": SPOKEN, "planned": PLANNED}
ENOUGH = 3
Groups = dict[str, list[NumericVerdict]]


def documents(chapter: Chapter) -> Block:
    """Draw which spoken and which written growth targets were met; list quantities on which both name a number."""
    verdicts = _up_to_the_year(chapter)
    groups = by_occasion(chapter)
    pairs = document_pairs(verdicts, chapter.rules)
    is_drawn = min(map(len, groups.values())) >= ENOUGH
    chart = (
        [*shown(_exhibit(groups, chapter), chapter), Text(_counted_twice_or_not(chapter))]
        if is_drawn
        else [Text(_few(groups, chapter))]
    )

    return Blocks((*chart, *(_listing(pairs, sayings(verdicts), chapter) if pairs else [])))


def by_occasion(chapter: Chapter) -> Groups:
    """Give the spoken and the written growth targets of the area's family whose outcome is known."""
    return {name: _with_outcome(_up_to_the_year(chapter), kinds, chapter) for name, kinds in KINDS.items()}


def growth_outcomes(chapter: Chapter) -> list[NumericVerdict]:
    """Give the growth targets of the area's family whose outcome is known, whatever named them, each number once."""
    targets = targets_on(_up_to_the_year(chapter), INDICATOR, MEASURE, chapter.rules)
    return [verdict for verdict in targets if verdict.outcome]


def beyond_one_group(chapter: Chapter) -> Groups:
    """Give the growth targets with a known outcome that both groups hold, and those that neither does."""
    by_speech, by_plan = (_keys(group, chapter) for group in by_occasion(chapter).values())
    targets = {target_key(verdict.target, chapter.rules): verdict for verdict in growth_outcomes(chapter)}
    return {
        "both": [verdict for key, verdict in targets.items() if key in by_speech & by_plan],
        "neither": [verdict for key, verdict in targets.items() if key not in by_speech | by_plan],
    }


def _keys(verdicts: list[NumericVerdict], chapter: Chapter) -> set[tuple[object, ...]]:
    return {target_key(verdict.target, chapter.rules) for verdict in verdicts}


def _counted_twice_or_not(chapter: Chapter) -> Html:
    """Say how the two groups add up to the growth targets with a known outcome, and to those met."""
    words = chapter.words
    sentences = [
        words.html(f"neighbours.counted_{name}", n=count_words(len(group), chapter), met=met_of(group, chapter))
        for name, group in beyond_one_group(chapter).items()
        if group
    ]
    return words.html("general.space").join(sentences)


def met_of(group: list[NumericVerdict], chapter: Chapter) -> Html:
    """Say how many of a group were met."""
    met = count_words(count_met(group), chapter)
    return chapter.words.html("neighbours.met_among", n=met, of=count_words(len(group), chapter))


def _up_to_the_year(chapter: Chapter) -> list[Verdict]:
    return [verdict for verdict in chapter.family_verdicts if verdict.target.year <= chapter.year]


def _with_outcome(verdicts: list[Verdict], kinds: tuple[str, ...], chapter: Chapter) -> list[NumericVerdict]:
    """Keep the growth targets that these kinds of announcement named and whose outcome is known, met ones first."""
    of_kind = [verdict for verdict in verdicts if verdict.target.document in kinds]
    targets = targets_on(of_kind, INDICATOR, MEASURE, chapter.rules)
    return in_series_order([verdict for verdict in targets if verdict.outcome])


def _few(groups: Groups, chapter: Chapter) -> Html:
    """Say how many of each kind were met where there are too few to draw."""
    words = chapter.words
    return words.html("general.space").join(_few_of(name, group, chapter) for name, group in groups.items())


def _few_of(name: str, group: list[NumericVerdict], chapter: Chapter) -> Html:
    words = chapter.words
    met = count_met(group)
    word = words("neighbours.word_met" if met else "neighbours.word_missed")
    result = words.html("neighbours.result", n=count_words(met, chapter), of=len(group))
    return words.html(f"neighbours.few_{name}", n=count_words(len(group), chapter), word=word, result=result)


def _exhibit(groups: Groups, chapter: Chapter) -> Exhibit:
    words = chapter.words
    rows = pd.DataFrame([_row(row, name, group, chapter) for row, (name, group) in enumerate(groups.items())])
    squares = pd.DataFrame(
        [
            {"row": row, "status": verdict.status, "text": _square_text(verdict, chapter)}
            for row, group in enumerate(groups.values())
            for verdict in group
        ]
    )
    members = [verdict for group in groups.values() for verdict in group]
    counts = {
        name: words(f"neighbours.title_{name}", n=count_met(group), of=len(group)) for name, group in groups.items()
    }

    return Exhibit(
        anchor="documents",
        finding=words("neighbours.title_documents", **counts),
        basis=words("neighbours.subtitle_documents"),
        drawing=squares_chart(rows[["row", "head", "about"]], squares),
        credit=evidence_credit(evidence_of(members), chapter, [verdict.target for verdict in members]),
        description=describe(rows, chapter, "counts"),
        table=Twin(_heads(chapter), [_counts(name, group, chapter) for name, group in groups.items()]),
        file=_targets_twin(groups, chapter),
    )


def _heads(chapter: Chapter) -> list[str]:
    return [chapter.words(f"neighbours.head_{name}") for name in ("document", "known", "met")]


def _counts(name: str, group: list[NumericVerdict], chapter: Chapter) -> list[Cell]:
    numbers_of_group = (len(group), count_met(group))
    cells = [Cell(count_words(number, chapter), (Datum(str(number)),)) for number in numbers_of_group]
    return [text_cell(chapter.words(f"base_rates.document_{name}")), *cells]


def _row(row: int, name: str, group: list[NumericVerdict], chapter: Chapter) -> dict[str, object]:
    counts = chapter.words("neighbours.met_of", n=count_met(group), of=len(group))
    head = chapter.words(f"base_rates.document_{name}")
    return {"row": row, "head": f"{head}{chapter.words('general.colon')}{counts}", "about": "", "counts": counts}


def _square_text(verdict: NumericVerdict, chapter: Chapter) -> str:
    period = numbers.period(verdict.target.period, chapter.words)
    number = numbers.of_target(verdict.target, chapter.words)
    return chapter.words("neighbours.square", item=item_text(verdict, chapter), period=period, number=number)


def _targets_twin(groups: Groups, chapter: Chapter) -> Twin:
    """List every target behind the squares with its outcome."""
    members = [verdict for group in groups.values() for verdict in group]
    twin = outcomes_twin(members, chapter)
    rows = [
        [text_cell(numbers.period(verdict.target.period, chapter.words)), *row]
        for verdict, row in zip(members, twin.rows, strict=True)
    ]

    return Twin([chapter.words("twin.period"), *twin.heads], rows)


def _listing(pairs: list[Pair], both: int, chapter: Chapter) -> list[Text | HtmlTable]:
    """Print the quantities on which both name a number, with a file that has their documents and days."""
    heads = [chapter.words(f"neighbours.head_{name}") for name in ("quantity", "said", "planned", "outcome")]
    twin = Twin(heads, [_cells(pair, chapter) for pair in pairs])
    words = chapter.words
    lead = words.html("neighbours.lead_documents", of=count_words(both, chapter), n=count_words(len(pairs), chapter))
    printed = table(words("neighbours.caption_documents"), twin.heads, twin.cells())

    return [Text(lead), printed, download("speech-and-plan", chapter.words("neighbours.file_pairs"), twin, chapter)]


def _cells(pair: Pair, chapter: Chapter) -> list[Cell]:
    return [
        text_cell(_place(pair, chapter)),
        _target_cell(pair.speech, chapter),
        _target_cell(pair.plan, chapter),
        _outcome(pair, chapter),
    ]


def _place(pair: Pair, chapter: Chapter) -> str:
    target = pair.speech.target
    period = numbers.period(target.period, chapter.words)
    label = chapter.label(target.indicator, target.area)
    return chapter.words("consistency.place", area=chapter.name_of(target.area), period=period, label=label)


def _target_cell(verdict: NumericVerdict, chapter: Chapter) -> Cell:
    target = verdict.target
    word = chapter.words(f"neighbours.word_{outcome_name(verdict)}")
    html = chapter.words.html("neighbours.said", number=chapter.figures.target(target), word=word)
    document = chapter.words(f"document.{target.announcement_kind}")
    about = (Datum(document, "document"), Datum(chapter.announced_on(target), "announced_day"), Datum(word, "verdict"))

    return Cell(html, (*target_data(target, chapter), *about))


def _outcome(pair: Pair, chapter: Chapter) -> Cell:
    if pair.speech.evidence is None or pair.speech.outcome is None:
        return text_cell(chapter.words("neighbours.no_outcome"))

    best = pair.speech.evidence.best
    return Cell(chapter.figures.row(best), (row_datum(best, chapter),))
