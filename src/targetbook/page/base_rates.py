"""How often claims like this one were met: the nested classes, drawn and listed, and one sentence for a theme."""

from html import escape

import pandas as pd

from targetbook.judgement.base_rates import (
    ABOVE,
    ALL,
    OWN,
    SISTERS,
    Rate,
    ReferenceClass,
    by_comparator,
    by_document,
    reference_classes,
)
from targetbook.judgement.claims import claims
from targetbook.judgement.neighbours import judge_all
from targetbook.judgement.rules import standard_rules
from targetbook.judgement.verdicts import Verdict, judge_claim
from targetbook.page.blocks import Block, Blocks, Chart, Table, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.base_rates import base_rates_chart
from targetbook.page.numbers import COMPARATORS
from targetbook.page.style import lines, styled
from targetbook.page.tables import grouped_table, table

Series = tuple[str, str]
SERIES: Series = ("gdp", "growth")
HEAD, ABOUT = 50, 58
FEW = 5  # with fewer outcomes than these no share is called a rate


def base_rates_table(chapter: Chapter) -> Block:
    """Show how often growth targets were met, from the area's own to all claims of the record, and by what they are."""
    words, judged = chapter.words, judge_all(chapter.record, chapter.record.areas, chapter.day)
    classes = [one for one in _classes(judged, SERIES, chapter) if one.verdicts]
    known = [one for one in classes if one.rate.known]
    if not known:
        return Text(words("base_rates.none", series=escape(_series(SERIES, chapter))))
    like = next((one for one in reversed(classes) if one.kind != ALL), classes[-1])
    question = Text(f"**{words('base_rates.question')}**")
    return Blocks((question, _chart(known, chapter), Text(_reading(chapter)), _table(classes, chapter),
                   _years(like, chapter), _kinds(like, classes[-1], chapter)))  # fmt: skip


def base_rate_note(chapter: Chapter) -> Text:
    """Say in a sentence or two how often claims on the theme's own series were met, of the districts around."""
    found = {series: _nearest(series, chapter) for series in _own_series(chapter)}
    counted = {series: one for series, one in found.items() if one is not None}
    if not counted:
        return Text(chapter.words("base_rates.note_none", place=escape(chapter.place)))
    series, one = max(counted.items(), key=lambda pair: (pair[1].rate.known, pair[1].rate.claims))
    shown = {"series": escape(_series(series, chapter)), "whose": escape(_whose(one, chapter)), "year": chapter.year,
             **_counts(one.rate, chapter)}  # fmt: skip
    if not one.rate.known:
        return Text(chapter.words("base_rates.note_unknown", **shown))
    key = "base_rates.note" if one.rate.known >= FEW else "base_rates.note_few"
    return Text(chapter.words(key, **shown, **_shares(one.rate, chapter)))


def _classes(judged: list[Verdict], series: Series, chapter: Chapter) -> list[ReferenceClass]:
    return reference_classes(
        judged, chapter.record.areas, chapter.area.area, series, chapter.day, chapter.year
    )  # fmt: skip


def _own_series(chapter: Chapter) -> list[Series]:
    told = [verdict.claim for verdict in chapter.verdicts if verdict.claim.kind == "quantitative"]
    return list(dict.fromkeys((claim.indicator or "", claim.measure or "") for claim in told))


def _nearest(series: Series, chapter: Chapter) -> ReferenceClass | None:
    """Give the class of the districts around, or the next wider one with claims on the series."""
    told = [claim for claim in claims(chapter.record) if (claim.indicator, claim.measure) == series]
    judged = [judge_claim(claim, chapter.day, chapter.archive) for claim in told]
    classes = [one for one in _classes(judged, series, chapter) if one.kind != ALL and one.verdicts]
    known = [one for one in classes if one.rate.known]
    wider = [one for one in known or classes if one.kind != OWN]
    return next(iter(wider or known or classes), None)


def _series(series: Series, chapter: Chapter) -> str:
    indicator, measure = series
    return chapter.words("promise.measured", label=chapter.label(indicator), measure=chapter.words(f"measure.{measure}"))


def _name(one: ReferenceClass, chapter: Chapter) -> str:
    area = chapter.name_of(one.area) if one.area else ""
    return chapter.words(f"base_rates.class_{one.kind}", area=area)


def _whose(one: ReferenceClass, chapter: Chapter) -> str:
    area = chapter.name_of(one.area) if one.area else ""
    return chapter.words(f"base_rates.whose_{one.kind}", area=area)


def _counts(rate: Rate, chapter: Chapter) -> dict[str, str]:
    told = {"claims": rate.claims, "quantities": rate.quantities, "known": rate.known, "met": rate.met}
    return {name: _figure(str(number), "base_rates.how", chapter) for name, number in told.items()}


def _shares(rate: Rate, chapter: Chapter) -> dict[str, str]:
    assert rate.share is not None and rate.bounds is not None
    least, most = rate.bounds
    return {
        "share": _figure(_percent(rate.share), "base_rates.how_share", chapter),
        "interval": _figure(_between(rate.low or 0, rate.high or 0), "base_rates.how_interval", chapter),
        "bounds": _figure(_between(least, most), "base_rates.how_bounds", chapter),
        "level": _figure(_percent(standard_rules().base_rates["confidence"]), "rulebook.file", chapter),
    }


def _chart(known: list[ReferenceClass], chapter: Chapter) -> Chart:
    words, drawn = chapter.words, pd.DataFrame([_row(row, one, chapter) for row, one in enumerate(known)])
    near = next((one for one in known if one.kind in (SISTERS, ABOVE)), known[0])
    title = words("base_rates.title", met=near.rate.met, n=near.rate.known, whose=_whose(near, chapter),
                  series=_series(SERIES, chapter))  # fmt: skip
    under = words("base_rates.subtitle", level=_percent(standard_rules().base_rates["confidence"]))
    framed = styled(base_rates_chart(drawn, words("base_rates.axis")), title, under, words("base_rates.source"))
    told = "; ".join(f"{row['head']}: {row['text']}, {row['about']}" for row in drawn.to_dict("records"))
    return Chart(framed, "base-rates", title, words("chart.alt", title=title, told=told.replace("\n", " ")))


def _row(row: int, one: ReferenceClass, chapter: Chapter) -> dict[str, object]:
    rate, words = one.rate, chapter.words
    assert rate.share is not None and rate.bounds is not None
    about = words("base_rates.about", claims=rate.claims, known=rate.known, quantities=rate.quantities)
    ends = {"share": rate.share, "low": rate.low or 0, "high": rate.high or 0,
            "least": rate.bounds[0], "most": rate.bounds[1]}  # fmt: skip
    return {
        "row": row,
        "head": "\n".join(lines(_name(one, chapter), HEAD)),
        "about": "\n".join(lines(about, ABOUT)),
        "text": words("base_rates.label", met=rate.met, n=rate.known, share=_percent(rate.share)),
        **{name: 100 * number for name, number in ends.items()},
    }


def _reading(chapter: Chapter) -> str:
    return chapter.words("base_rates.reading", place=escape(chapter.place), year=chapter.year)


def _table(classes: list[ReferenceClass], chapter: Chapter) -> Table:
    words = chapter.words
    heads = [words(f"base_rates.head_{name}") for name in
             ("class", "claims", "quantities", "known", "met", "share", "interval", "bounds")]  # fmt: skip
    caption = words("base_rates.caption", series=_series(SERIES, chapter))
    return table(caption, heads, [[escape(_name(one, chapter)), *_cells(one.rate, chapter)] for one in classes])


def _cells(rate: Rate, chapter: Chapter) -> list[str]:
    shares = _shares(rate, chapter) if rate.known else {}
    none = escape(chapter.words("base_rates.no_outcome"))
    return [*_counts(rate, chapter).values(), *(shares.get(name, none) for name in ("share", "interval", "bounds"))]


def _years(like: ReferenceClass, chapter: Chapter) -> Table:
    words = chapter.words
    rows = [
        [escape(words("period.year", year=year)), *(_figure(str(n), "base_rates.how", chapter) for n in (known, met))]
        for year, met, known in reversed(like.rate.years)
    ]
    caption = words("base_rates.caption_years", whose=_whose(like, chapter), series=_series(SERIES, chapter))
    return table(caption, [words(f"base_rates.head_{name}") for name in ("year", "known", "met")], rows)


def _kinds(like: ReferenceClass, everything: ReferenceClass, chapter: Chapter) -> Table:
    """Set the shares by document and by comparator beside each other: on the series, and of all claims."""
    words = chapter.words
    documents = {words(f"base_rates.document_{name}"): name for name in by_document(everything.verdicts)}
    signs = {words(f"rulebook.said_{COMPARATORS[sign]}"): sign for sign in by_comparator(everything.verdicts)}
    groups = [
        (words("base_rates.by_document"), _pair_rows(documents, by_document(like.verdicts),
                                                     by_document(everything.verdicts), chapter)),
        (words("base_rates.by_comparator"), _pair_rows(signs, by_comparator(like.verdicts),
                                                       by_comparator(everything.verdicts), chapter)),
    ]  # fmt: skip
    heads = [words(f"base_rates.head_{name}") for name in ("kind", "like", "like_interval", "all", "all_interval")]
    caption = words("base_rates.caption_kinds", whose=_whose(like, chapter), series=_series(SERIES, chapter))
    return grouped_table(caption, heads, [(escape(name), rows) for name, rows in groups])


def _pair_rows(
    names: dict[str, str], like: dict[str, Rate], everything: dict[str, Rate], chapter: Chapter
) -> list[list[str]]:
    return [
        [escape(shown), *_met_of(like.get(name), chapter), *_met_of(everything[name], chapter)]
        for shown, name in names.items()
    ]


def _met_of(rate: Rate | None, chapter: Chapter) -> list[str]:
    """Write how many were met of those with an outcome, of how many claims, and the interval."""
    if rate is None or not rate.known:
        return [escape(chapter.words("base_rates.no_outcome"))] * 2
    told = chapter.words("base_rates.met_of", **_counts(rate, chapter))
    return [told, _shares(rate, chapter)["interval"]]


def _figure(text: str, how: str, chapter: Chapter) -> str:
    return chapter.figures.derived(text, chapter.words(how))


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _between(low: float, high: float) -> str:
    return f"{100 * low:.0f}–{100 * high:.0f}%"
