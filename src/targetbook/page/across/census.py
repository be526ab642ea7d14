"""The level of GDP before and after a census, and what must not be set against it."""

from targetbook.judgement.days.vintages import REBASED, Vintage, vintages
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.levels import census_of, exact_levels, rate
from targetbook.page.across.revisions import change
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.caveats import note
from targetbook.page.voice.escaping import escape
from targetbook.record.periods import parse_period


def rebased_years(chapter: Chapter) -> Text:
    """Tell each year of GDP whose level was replaced after a census, and what must not be set against it."""
    own = vintages(chapter.archive, chapter.area.area)
    found = [one for one in own if one.cause == REBASED and one.first.indicator == "gdp"]
    if not found:
        return Text(chapter.words("revisions.rebased_none", place=chapter.place))
    newest_first = sorted(found, key=lambda one: -one.first.period.year)
    return Text("\n\n".join(_rebased(one, chapter) for one in newest_first))


def _rebased(one: Vintage, chapter: Chapter) -> str:
    """Tell a replaced level beside the next year's, which stands on the new base."""
    words = chapter.words
    year = one.first.period.year
    told = {
        "label": escape(chapter.label("gdp")),
        "place": chapter.place,
        "year": year,
        "change": change(one, chapter),
        "first": chapter.figures.row(one.first),
        "latest": chapter.figures.row(one.latest),
        "note": _note(one, chapter),
    }
    after = _figure(chapter.archive, one.first.area, "level", year + 1)
    growth = _figure(chapter.archive, one.first.area, "growth", year + 1)
    rules = chapter.archive.rules
    comparable = after is not None and not chapter.archive.is_broken(one.latest, after)
    if after is None or growth is None or not comparable or census_of(after, rules) != census_of(one.latest, rules):
        return words("revisions.rebased_alone", **told)
    wrong = f"{rate(after.value, one.first.value):.1f}%"
    return words(
        "revisions.rebased_year",
        **told,
        next=year + 1,
        after=chapter.figures.row(after),
        wrong=chapter.figures.derived(wrong, f"{after.value} / {one.first.value}"),
        growth=chapter.figures.row(growth),
    )


def _note(one: Vintage, chapter: Chapter) -> str:
    told = note(one.latest, chapter)
    return chapter.words("general.space") + told if told else ""


def _figure(archive: Archive, area: str, measure: str, year: int) -> Row | None:
    period = parse_period(str(year))
    if measure == "level":
        evidence = archive.best(exact_levels(archive, area, "gdp", period))
    else:
        evidence = archive.of_period(area, "gdp", measure, period)
    return evidence.best if evidence else None
