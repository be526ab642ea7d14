"""The level of GDP before and after a census, and what must not be set against it."""

from targetbook.judgement.days.vintages import REBASED, Vintage, vintages
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.levels import census_of, exact_levels, rate
from targetbook.page.across.revisions import change_text
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.caveats import note
from targetbook.page.voice.escaping import Html
from targetbook.record.periods import parse_period
from targetbook.record.vocabulary import Measure


def rebased_years(chapter: Chapter) -> Text:
    """Tell the newest year of GDP whose level was replaced after a census, and what must not be set against it."""
    replacements = vintages(chapter.archive, chapter.area.area)
    rebasings = [vintage for vintage in replacements if vintage.cause == REBASED and vintage.first.indicator == "gdp"]
    if not rebasings:
        return Text(chapter.words.html("revisions.rebased_none", place=chapter.place))

    newest = max(rebasings, key=lambda vintage: vintage.first.period.year)
    return Text(_rebasing_text(newest, chapter))


def _rebasing_text(vintage: Vintage, chapter: Chapter) -> Html:
    """Tell a replaced level beside the next year's, which stands on the new base."""
    first = vintage.first
    following = first.period.year + 1
    about = _about(vintage, chapter)
    after = _figure(chapter.archive, first.area, Measure.LEVEL, following)
    growth = _figure(chapter.archive, first.area, Measure.GROWTH, following)
    if after is None or growth is None or not _on_one_base(vintage.latest, after, chapter.archive):
        return chapter.words.html("revisions.rebased_alone", **about)

    ratio = f"{rate(after.value, first.value):.1f}%"

    return chapter.words.html(
        "revisions.rebased_year",
        **about,
        next=following,
        after=chapter.figures.row(after),
        wrong=chapter.figures.derived(ratio, f"{after.value} / {first.value}"),
        growth=chapter.figures.row(growth),
    )


def _about(vintage: Vintage, chapter: Chapter) -> dict[str, object]:
    return {
        "label": chapter.label("gdp"),
        "place": chapter.place,
        "year": vintage.first.period.year,
        "change": change_text(vintage, chapter),
        "first": chapter.figures.row(vintage.first),
        "latest": chapter.figures.row(vintage.latest),
        "note": _note(vintage, chapter),
    }


def _on_one_base(before: Row, after: Row, archive: Archive) -> bool:
    rules = archive.rules
    return not archive.is_broken(before, after) and census_of(after, rules) == census_of(before, rules)


def _note(vintage: Vintage, chapter: Chapter) -> Html:
    text = note(vintage.latest, chapter)
    return chapter.words.html("general.space") + text if text else Html()


def _figure(archive: Archive, area: str, measure: str, year: int) -> Row | None:
    period = parse_period(str(year))
    if measure == Measure.LEVEL:
        evidence = archive.best(exact_levels(archive, area, "gdp", period))
    else:
        evidence = archive.of_period(area, "gdp", measure, period)

    return evidence.best if evidence else None
