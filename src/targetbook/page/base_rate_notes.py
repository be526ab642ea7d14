"""One sentence for a theme: how often claims like its own were met."""

from targetbook.judgement.base_rates import ALL, OWN, ReferenceClass
from targetbook.judgement.claims import claims_on
from targetbook.judgement.verdicts import judge_claim
from targetbook.page.base_rate_words import (
    Series,
    answers_apart,
    classes_of,
    counts,
    open_share,
    series_name,
    shares,
    whose,
)
from targetbook.page.blocks import Text
from targetbook.page.chapter import Chapter
from targetbook.page.escaping import escape

FEW = 5  # with fewer outcomes than these no share is called a rate


def base_rate_note(chapter: Chapter) -> Text:
    """Say in a sentence or two how often claims on the theme's own series were met, of the districts around."""
    found = {series: _nearest(series, chapter) for series in _own_series(chapter)}
    counted = {series: one for series, one in found.items() if one is not None}
    if not counted:
        return Text(chapter.words("base_rates.note_none", place=escape(chapter.place)))
    series, one = max(counted.items(), key=lambda pair: _size(pair[1]))
    shown = {"series": escape(series_name(series, chapter)), "whose": escape(whose(one, chapter)), "year": chapter.year,
             "narrow": chapter.words("base_rates.narrow"), **counts(one.rate, chapter),
             **answers_apart(one.rate, chapter)}  # fmt: skip
    if not one.rate.quantities.known:
        return Text(chapter.words("base_rates.note_unknown", **shown))
    key = "base_rates.note" if one.rate.quantities.known >= FEW else "base_rates.note_few"
    shown |= shares(one.rate, chapter)
    shown["bounds"] = open_share(one.rate, chapter)
    return Text(chapter.words(key, **shown))


def _size(one: ReferenceClass) -> tuple[int, int]:
    return one.rate.quantities.known, one.rate.quantities.every


def _own_series(chapter: Chapter) -> list[Series]:
    told = [verdict.claim for verdict in chapter.verdicts if verdict.claim.kind == "quantitative"]
    return list(dict.fromkeys((claim.indicator or "", claim.measure or "") for claim in told))


def _nearest(series: Series, chapter: Chapter) -> ReferenceClass | None:
    """Give the class of the districts around, or the next wider one with claims on the series."""
    told = claims_on(chapter.record, *series)
    judged = [judge_claim(claim, chapter.day, chapter.archive) for claim in told]
    classes = [one for one in classes_of(judged, series, chapter) if one.kind != ALL and one.verdicts]
    known = [one for one in classes if one.rate.quantities.known]
    wider = [one for one in known or classes if one.kind != OWN]
    return next(iter(wider or known or classes), None)
