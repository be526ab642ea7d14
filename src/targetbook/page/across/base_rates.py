"""How often claims like this one were met: the nested classes, drawn and listed, by year, document and words."""

import pandas as pd

from targetbook.judgement.across.base_rates import (
    ABOVE,
    ALL,
    SISTERS,
    Count,
    Rate,
    ReferenceClass,
    by_comparator,
    by_document,
)
from targetbook.judgement.claims import claims
from targetbook.judgement.verdicts import judge_claim
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, text_cell, unit_name
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import grouped_table, table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.base_rates import base_rates_chart
from targetbook.page.charts.kit.style import lines
from targetbook.page.sentences.base_rate import (
    Series,
    claim_count,
    class_counts,
    class_names,
    classes_of,
    figure,
    percent,
    series_name,
    shares,
    whose,
)
from targetbook.page.theme.descriptions import describe
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.numbers import COMPARATORS
from targetbook.record.vocabulary import Measure

SERIES: Series = ("gdp", Measure.GROWTH)
HEAD = 50
ABOUT = 58


def base_rates_table(chapter: Chapter) -> Block:
    """Show how often growth targets were met, from the area's own to all claims of the record, and by what they are."""
    words = chapter.words
    verdicts = [judge_claim(claim, chapter.day, chapter.archive) for claim in claims(chapter.record)]
    classes = [group for group in classes_of(verdicts, SERIES, chapter) if group.verdicts]
    with_outcome = [group for group in classes if group.rate.quantities.outcomes]
    if not with_outcome:
        return Text(words("base_rates.none", series=escape(series_name(SERIES, chapter))))

    peers = next((group for group in reversed(classes) if group.kind != ALL), classes[-1])
    tables = (_table(classes, chapter), _years(peers, chapter), _kinds(peers, classes[-1], chapter))

    return Blocks((*shown(_exhibit(with_outcome, chapter), chapter), *tables))


def _exhibit(classes: list[ReferenceClass], chapter: Chapter) -> Exhibit:
    words = chapter.words
    rows = pd.DataFrame(_rows(classes, chapter))
    level = percent(chapter.rules.base_rates.confidence)

    return Exhibit(
        anchor="base-rates",
        question=words("base_rates.question"),
        finding=_title(classes, chapter),
        basis=words("base_rates.subtitle", level=level, narrow=words("base_rates.narrow")),
        drawing=base_rates_chart(rows, words("base_rates.axis")),
        credit=own_work(words("base_rates.source"), chapter),
        description=describe(rows, chapter, "text", "about"),
        table=_twin(classes, chapter),
        reading=_reading(chapter),
    )


def _title(classes: list[ReferenceClass], chapter: Chapter) -> str:
    """Say how many were met among the sisters or in the area above, else in the first class."""
    peer = next((group for group in classes if group.kind in (SISTERS, ABOVE)), classes[0])
    quantities = peer.rate.quantities
    return chapter.words(
        "base_rates.title",
        met=quantities.met,
        n=quantities.outcomes,
        whose=whose(peer, chapter),
        series=series_name(SERIES, chapter),
    )


def _rows(classes: list[ReferenceClass], chapter: Chapter) -> list[dict[str, object]]:
    heads = class_names(classes, chapter)
    return [_row(row, head, group, chapter) for row, (head, group) in enumerate(zip(heads, classes, strict=True))]


def _row(row: int, head: str, group: ReferenceClass, chapter: Chapter) -> dict[str, object]:
    words = chapter.words
    quantities = group.rate.quantities
    about = words(
        "base_rates.about", claims=group.rate.claims.every, known=quantities.outcomes, quantities=quantities.every
    )
    ends = _ends(group.rate)
    text = words("base_rates.label", met=quantities.met, n=quantities.outcomes, share=percent(ends["share"]))

    return {
        "row": row,
        "head": "\n".join(lines(head, HEAD)),
        "about": "\n".join(lines(about, ABOUT)),
        "text": text,
        **{name: 100 * number for name, number in ends.items()},
    }


def _ends(rate: Rate) -> dict[str, float]:
    """Give a share with the ends of its interval and of its bounds."""
    assert rate.share is not None and rate.bounds is not None
    least, most = rate.bounds
    return {"share": rate.share, "low": rate.low or 0, "high": rate.high or 0, "least": least, "most": most}


def _reading(chapter: Chapter) -> str:
    place = escape(chapter.place)
    head = escape(chapter.name_of(chapter.family[0]))
    return chapter.words("base_rates.reading", place=place, year=chapter.year, head=head)


def _table(classes: list[ReferenceClass], chapter: Chapter) -> HtmlTable:
    words = chapter.words
    caption = words("base_rates.caption", series=series_name(SERIES, chapter), narrow=words("base_rates.narrow"))
    twin = _twin(classes, chapter)
    return table(caption, twin.heads, twin.cells(), "counts")


def _twin(classes: list[ReferenceClass], chapter: Chapter) -> Twin:
    columns = ("class", "quantities", "known", "met", "split", "share", "bounds")
    heads = [chapter.words(f"base_rates.head_{column}") for column in columns]
    names = class_names(classes, chapter)
    rows = [[text_cell(name), *_cells(group.rate, chapter)] for name, group in zip(names, classes, strict=True)]

    return Twin(heads, rows)


def _cells(rate: Rate, chapter: Chapter) -> list[Cell]:
    """Give the counts of quantities, those of claims in brackets, then the share with its interval and the bounds."""
    quantities = rate.quantities
    claims = rate.claims
    pairs = ((quantities.every, claims.every), (quantities.outcomes, claims.outcomes), (quantities.met, claims.met))
    class_counts = [_bracketed(*pair, chapter) for pair in pairs]
    split = Cell(figure(str(quantities.split), "base_rates.how", chapter), (Datum(str(quantities.split)),))

    return [*class_counts, split, *_share_cells(rate, chapter)]


def _share_cells(rate: Rate, chapter: Chapter) -> list[Cell]:
    words = chapter.words
    if not rate.quantities.outcomes or rate.share is None or rate.bounds is None:
        return [text_cell(words("base_rates.no_outcome"), "notes")] * 2

    texts = shares(rate, chapter)
    share = words("base_rates.bracketed", n=texts["share"], claims=texts["interval"])
    ends = _range(rate.low or 0, rate.high or 0, chapter)

    return [
        Cell(share, (_share(rate.share, "", chapter), *ends)),
        Cell(texts["bounds"], _range(*rate.bounds, chapter)),
    ]


def _bracketed(quantities: int, claims: int, chapter: Chapter) -> Cell:
    html = chapter.words(
        "base_rates.bracketed", n=claim_count(quantities, chapter), claims=claim_count(claims, chapter)
    )
    return Cell(html, (Datum(str(quantities)), Datum(str(claims), "claims")))


def _range(low: float, high: float, chapter: Chapter) -> tuple[Datum, Datum]:
    return _share(low, "low", chapter), _share(high, "high", chapter)


def _share(share: float, name: str, chapter: Chapter) -> Datum:
    return Datum(f"{100 * share:.0f}", name, unit_name("%", chapter.words))


def _years(peers: ReferenceClass, chapter: Chapter) -> HtmlTable:
    words = chapter.words
    caption = words("base_rates.caption_years", whose=whose(peers, chapter), series=series_name(SERIES, chapter))
    heads = [words(f"base_rates.head_{name}") for name in ("year", "known", "met", "split")]
    return table(caption, heads, [_year_row(year, count, chapter) for year, count in reversed(peers.rate.years)])


def _year_row(year: int, count: Count, chapter: Chapter) -> list[str]:
    class_counts = (count.outcomes, count.met, count.split)
    year_text = escape(chapter.words("period.year", year=year))
    return [year_text, *(figure(str(n), "base_rates.how", chapter) for n in class_counts)]


def _kinds(peers: ReferenceClass, everything: ReferenceClass, chapter: Chapter) -> HtmlTable:
    """Set the shares by document and by comparator beside each other: on the series, and of all claims."""
    words = chapter.words
    groups = [
        (escape(words("base_rates.by_document")), _document_rows(peers, everything, chapter)),
        (escape(words("base_rates.by_comparator")), _comparator_rows(peers, everything, chapter)),
    ]
    heads = [words(f"base_rates.head_{name}") for name in ("kind", "like", "interval", "all", "interval")]
    narrow = words("base_rates.narrow")
    series = series_name(SERIES, chapter)
    caption = words("base_rates.caption_kinds", whose=whose(peers, chapter), series=series, narrow=narrow)

    return grouped_table(caption, heads, groups)


def _document_rows(peers: ReferenceClass, everything: ReferenceClass, chapter: Chapter) -> list[list[str]]:
    rates = by_document(everything.verdicts, chapter.rules)
    names = {chapter.words(f"base_rates.document_{name}"): name for name in rates}
    return _pair_rows(names, by_document(peers.verdicts, chapter.rules), rates, chapter)


def _comparator_rows(peers: ReferenceClass, everything: ReferenceClass, chapter: Chapter) -> list[list[str]]:
    rates = by_comparator(everything.verdicts, chapter.rules)
    names = {chapter.words(f"rulebook.said_{COMPARATORS[sign]}"): sign for sign in rates}
    return _pair_rows(names, by_comparator(peers.verdicts, chapter.rules), rates, chapter)


def _pair_rows(
    names: dict[str, str], like: dict[str, Rate], everything: dict[str, Rate], chapter: Chapter
) -> list[list[str]]:
    return [
        [name_html(label), *_met_of(like.get(name), chapter), *_met_of(everything[name], chapter)]
        for label, name in names.items()
    ]


def _met_of(rate: Rate | None, chapter: Chapter) -> list[str]:
    """Write how many were met of those with an outcome, of how many claims, and the interval."""
    words = chapter.words
    if rate is None:
        return [escape(words("base_rates.no_claim")), ""]
    if not rate.quantities.outcomes:
        return [words("base_rates.no_outcome_of", **class_counts(rate, chapter)), ""]

    shares_text = words("base_rates.met_of", **class_counts(rate, chapter))
    return [shares_text, shares(rate, chapter)["interval"]]
