"""Speech against plan: quantities for which two documents name different numbers."""

import pandas as pd

from targetbook.judgement.across.neighbours import Pair, document_pairs, sayings
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, claim_data, row_datum, text_cell
from targetbook.page.blocks.credits import claims_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.theme.descriptions import describe
from targetbook.page.theme.history import axis_unit
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.words import Counted

ENOUGH = 3
HEAD = 54
DEPENDS = "depends_on_document"


def documents(chapter: Chapter) -> Block:
    """Show the quantities on which a speech and a plan of the area's family differ: counted, drawn, listed."""
    words = chapter.words
    verdicts = [verdict for verdict in chapter.family_verdicts if verdict.claim.year <= chapter.year]
    pairs = document_pairs(verdicts, chapter.rules)
    if not pairs:
        return Text(words("neighbours.none_documents"))

    lead = words("neighbours.lead_documents", both=_count(sayings(verdicts), chapter), n=_count(len(pairs), chapter))
    rates = [pair for pair in pairs if pair.speech.claim.unit == "%"]
    few = Text(words("neighbours.few_documents"))
    chart = shown(_exhibit(rates, chapter), chapter) if len(rates) >= ENOUGH else [few]

    return Blocks((Text(f"**{words('neighbours.question_documents')}**"), Text(lead), *chart, _table(pairs, chapter)))


def _exhibit(pairs: list[Pair], chapter: Chapter) -> Exhibit:
    words = chapter.words
    split_count = sum(DEPENDS in pair.speech.qualifiers for pair in pairs)
    rows = pd.DataFrame([_pair(row, pair, chapter) for row, pair in enumerate(pairs)])
    claims = (verdict.claim for pair in pairs for verdict in (pair.speech, pair.plan))

    return Exhibit(
        anchor="documents",
        finding=words("neighbours.title_documents", pairs=len(pairs), n=split_count),
        basis=words("neighbours.subtitle_documents"),
        drawing=pairs_chart(rows, axis_unit(chapter, "%"), ("target", "plan")),
        credit=claims_credit(claims, chapter),
        description=describe(rows, chapter, "start_text", "end_text"),
        table=_twin(pairs, chapter),
    )


def _pair(row: int, pair: Pair, chapter: Chapter) -> dict[str, object]:
    speech = pair.speech.claim
    plan = pair.plan.claim
    assert speech.value is not None and plan.value is not None
    turns = "turns" if DEPENDS in pair.speech.qualifiers else "same"

    return {
        "row": row,
        "head": "\n".join(lines(_place(pair, chapter), HEAD)),
        "about": chapter.words(f"neighbours.{turns}") if pair.speech.outcome else "",
        "start": float(speech.value),
        "start_text": numbers.value(speech.value, "%", chapter.words),
        "end": float(plan.value),
        "end_text": numbers.value(plan.value, "%", chapter.words),
    }


def _place(pair: Pair, chapter: Chapter) -> str:
    claim = pair.speech.claim
    period = numbers.period(claim.period, chapter.words)
    label = chapter.label(claim.indicator or "", claim.area)
    return chapter.words("consistency.place", area=chapter.name_of(claim.area), period=period, label=label)


def _table(pairs: list[Pair], chapter: Chapter) -> HtmlTable:
    twin = _twin(pairs, chapter)
    return table(chapter.words("neighbours.caption_documents"), twin.heads, twin.cells())


def _twin(pairs: list[Pair], chapter: Chapter) -> Twin:
    heads = [chapter.words(f"neighbours.head_{name}") for name in ("quantity", "said", "planned", "outcome")]
    return Twin(heads, [_cells(pair, chapter) for pair in pairs])


def _cells(pair: Pair, chapter: Chapter) -> list[Cell]:
    return [
        text_cell(_place(pair, chapter)),
        _claim_cell(pair.speech, chapter),
        _claim_cell(pair.plan, chapter),
        _outcome(pair, chapter),
    ]


def _claim_cell(verdict: Verdict, chapter: Chapter) -> Cell:
    claim = verdict.claim
    document = chapter.words(f"document.{claim.announcement_kind}")
    day = chapter.announced_on(claim)
    status = chapter.words(f"verdict.{verdict.status}")
    html = chapter.words(
        "neighbours.said",
        number=chapter.figures.target(claim),
        document=escape(document),
        day=escape(day),
        verdict=escape(status),
    )
    about = (Datum(document, "document"), Datum(day, "announced_day"), Datum(status, "verdict"))

    return Cell(html, (*claim_data(claim, chapter), *about))


def _outcome(pair: Pair, chapter: Chapter) -> Cell:
    if pair.speech.evidence is None or pair.speech.outcome is None:
        return text_cell(chapter.words("neighbours.no_outcome"))

    best = pair.speech.evidence.best
    turns = chapter.words("neighbours.turns" if DEPENDS in pair.speech.qualifiers else "neighbours.same")
    html = chapter.words("general.next").join([chapter.figures.row(best), escape(turns)])

    return Cell(html, (row_datum(best, chapter), Datum(turns, "result")))


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("neighbours.how"))
