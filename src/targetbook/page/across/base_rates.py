"""How often claims like this one were met: the nested classes, drawn and listed, by year, document and words."""

import pandas as pd

from targetbook.judgement.across.base_rates import (
    ABOVE,
    ALL,
    SISTERS,
    Rate,
    ReferenceClass,
    by_comparator,
    by_document,
)
from targetbook.judgement.claims import claims
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import judge_claim
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, of_words, said, unit_name
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.output import Block, Blocks, Chart, Table, Text
from targetbook.page.blocks.tables import grouped_table, table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.base_rates import base_rates_chart
from targetbook.page.charts.kit.style import lines
from targetbook.page.sentences.base_rate import (
    Series,
    class_names,
    classes_of,
    counted,
    counts,
    figure,
    percent,
    series_name,
    shares,
    whose,
)
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import named
from targetbook.page.voice.numbers import COMPARATORS

SERIES: Series = ("gdp", "growth")
HEAD = 50
ABOUT = 58


def base_rates_table(chapter: Chapter) -> Block:
    """Show how often growth targets were met, from the area's own to all claims of the record, and by what they are."""
    words = chapter.words
    judged = [judge_claim(claim, chapter.day, chapter.archive) for claim in claims(chapter.record)]
    classes = [group for group in classes_of(judged, SERIES, chapter) if group.verdicts]
    rated = [group for group in classes if group.rate.quantities.known]
    if not rated:
        return Text(words("base_rates.none", series=escape(series_name(SERIES, chapter))))

    alike = next((group for group in reversed(classes) if group.kind != ALL), classes[-1])
    question = Text(f"**{words('base_rates.question')}**")

    return Blocks(
        (
            question,
            _chart(rated, chapter),
            Text(_reading(chapter)),
            _table(classes, chapter),
            _years(alike, chapter),
            _kinds(alike, classes[-1], chapter),
        )
    )


def _chart(rated: list[ReferenceClass], chapter: Chapter) -> Chart:
    words = chapter.words
    table = pd.DataFrame(_rows(rated, chapter))
    near = next((group for group in rated if group.kind in (SISTERS, ABOVE)), rated[0])
    quantities = near.rate.quantities
    title = words(
        "base_rates.title",
        met=quantities.met,
        n=quantities.known,
        whose=whose(near, chapter),
        series=series_name(SERIES, chapter),
    )
    level = percent(standard_rules().base_rates["confidence"])
    under = words("base_rates.subtitle", level=level, narrow=words("base_rates.narrow"))
    description = words("general.next").join(
        words("general.item", what=row["head"], told=words("general.both", one=row["text"], other=row["about"]))
        for row in table.to_dict("records")
    )
    picture = base_rates_chart(table, words("base_rates.axis"))
    credit = own_work(words("base_rates.source"), chapter)

    return framed(chapter, "base-rates", title, under, picture, credit, description, _twin(rated, chapter))


def _rows(rated: list[ReferenceClass], chapter: Chapter) -> list[dict[str, object]]:
    heads = class_names(rated, chapter)
    return [_row(row, head, group, chapter) for row, (head, group) in enumerate(zip(heads, rated, strict=True))]


def _row(row: int, head: str, group: ReferenceClass, chapter: Chapter) -> dict[str, object]:
    rate = group.rate
    words = chapter.words
    assert rate.share is not None and rate.bounds is not None
    about = words(
        "base_rates.about", claims=rate.claims.every, known=rate.quantities.known, quantities=rate.quantities.every
    )
    ends = {
        "share": rate.share,
        "low": rate.low or 0,
        "high": rate.high or 0,
        "least": rate.bounds[0],
        "most": rate.bounds[1],
    }

    return {
        "row": row,
        "head": "\n".join(lines(head, HEAD)),
        "about": "\n".join(lines(about, ABOUT)),
        "text": words("base_rates.label", met=rate.quantities.met, n=rate.quantities.known, share=percent(rate.share)),
        **{name: 100 * number for name, number in ends.items()},
    }


def _reading(chapter: Chapter) -> str:
    place = escape(chapter.place)
    head = escape(chapter.name_of(chapter.family[0]))
    return chapter.words("base_rates.reading", place=place, year=chapter.year, head=head)


def _table(classes: list[ReferenceClass], chapter: Chapter) -> Table:
    words = chapter.words
    caption = words("base_rates.caption", series=series_name(SERIES, chapter), narrow=words("base_rates.narrow"))
    twin = _twin(classes, chapter)
    return table(caption, twin.heads, twin.cells(), "counts")


def _twin(classes: list[ReferenceClass], chapter: Chapter) -> Twin:
    columns = ("class", "quantities", "known", "met", "split", "share", "bounds")
    heads = [chapter.words(f"base_rates.head_{column}") for column in columns]
    names = class_names(classes, chapter)
    rows = [[said(name), *_cells(group.rate, chapter)] for name, group in zip(names, classes, strict=True)]
    return Twin(heads, rows)


def _cells(rate: Rate, chapter: Chapter) -> list[Cell]:
    """Give the counts of quantities, those of claims in brackets, then the share with its interval and the bounds."""
    words = chapter.words
    quantities = rate.quantities
    claims = rate.claims
    pairs = ((quantities.every, claims.every), (quantities.known, claims.known), (quantities.met, claims.met))
    numbers = [_bracketed(*pair, chapter) for pair in pairs]
    split = Cell(figure(str(quantities.split), "base_rates.how", chapter), (Datum(str(quantities.split)),))
    if not quantities.known or rate.share is None or rate.bounds is None:
        return [*numbers, split, *[of_words(escape(words("base_rates.no_outcome")), "notes")] * 2]

    texts = shares(rate, chapter)
    share = words("base_rates.bracketed", n=texts["share"], claims=texts["interval"])
    ends = _range(rate.low or 0, rate.high or 0, chapter)

    return [
        *numbers,
        split,
        Cell(share, (_share(rate.share, "", chapter), *ends)),
        Cell(texts["bounds"], _range(*rate.bounds, chapter)),
    ]


def _bracketed(quantities: int, claims: int, chapter: Chapter) -> Cell:
    html = chapter.words("base_rates.bracketed", n=counted(quantities, chapter), claims=counted(claims, chapter))
    return Cell(html, (Datum(str(quantities)), Datum(str(claims), "claims")))


def _range(low: float, high: float, chapter: Chapter) -> tuple[Datum, Datum]:
    return _share(low, "low", chapter), _share(high, "high", chapter)


def _share(share: float, name: str, chapter: Chapter) -> Datum:
    return Datum(f"{100 * share:.0f}", name, unit_name("%", chapter.words))


def _years(like: ReferenceClass, chapter: Chapter) -> Table:
    words = chapter.words
    rows = [
        [
            escape(words("period.year", year=year)),
            *(figure(str(n), "base_rates.how", chapter) for n in (count.known, count.met, count.split)),
        ]
        for year, count in reversed(like.rate.years)
    ]
    caption = words("base_rates.caption_years", whose=whose(like, chapter), series=series_name(SERIES, chapter))

    return table(caption, [words(f"base_rates.head_{name}") for name in ("year", "known", "met", "split")], rows)


def _kinds(like: ReferenceClass, everything: ReferenceClass, chapter: Chapter) -> Table:
    """Set the shares by document and by comparator beside each other: on the series, and of all claims."""
    words = chapter.words
    documents = {words(f"base_rates.document_{name}"): name for name in by_document(everything.verdicts)}
    signs = {words(f"rulebook.said_{COMPARATORS[sign]}"): sign for sign in by_comparator(everything.verdicts)}
    groups = [
        (
            words("base_rates.by_document"),
            _pair_rows(documents, by_document(like.verdicts), by_document(everything.verdicts), chapter),
        ),
        (
            words("base_rates.by_comparator"),
            _pair_rows(signs, by_comparator(like.verdicts), by_comparator(everything.verdicts), chapter),
        ),
    ]
    heads = [words(f"base_rates.head_{name}") for name in ("kind", "like", "interval", "all", "interval")]
    caption = words(
        "base_rates.caption_kinds",
        whose=whose(like, chapter),
        series=series_name(SERIES, chapter),
        narrow=words("base_rates.narrow"),
    )

    return grouped_table(caption, heads, [(escape(name), rows) for name, rows in groups])


def _pair_rows(
    names: dict[str, str], like: dict[str, Rate], everything: dict[str, Rate], chapter: Chapter
) -> list[list[str]]:
    return [
        [named(label), *_met_of(like.get(name), chapter), *_met_of(everything[name], chapter)]
        for label, name in names.items()
    ]


def _met_of(rate: Rate | None, chapter: Chapter) -> list[str]:
    """Write how many were met of those with an outcome, of how many claims, and the interval."""
    words = chapter.words
    if rate is None:
        return [escape(words("base_rates.no_claim")), ""]
    if not rate.quantities.known:
        return [words("base_rates.no_outcome_of", **counts(rate, chapter)), ""]

    shares_text = words("base_rates.met_of", **counts(rate, chapter))
    return [shares_text, shares(rate, chapter)["interval"]]
