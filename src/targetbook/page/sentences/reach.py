"""How far the record was read, in words: said before any date, beside what was not found, and above the count."""

import re
from collections.abc import Sequence

from targetbook.judgement.knowledge import NOTHING_FOUND, related_figure
from targetbook.judgement.verdicts import Search, Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.before import dated
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import plain
from targetbook.record.reach import NOT_SEEN, OPENING_READ, Publication, Reach, reach_of
from targetbook.record.vocabulary import Relation

BRACKET = re.compile("[(（]")
REACHES = (NOT_SEEN, OPENING_READ, "read")


def read_up_to(chapter: Chapter, html: bool = True) -> str:
    """Say up to when pages were read, how far most of them were, and when and where the record was last searched."""
    words = chapter.words
    reach = chapter.reach
    searched = chapter.say_date(reach.searched.isoformat())
    opening = words("reach.opening") if reach.mostly_openings else ""
    key = "reach.read_up_to" if reach.newest else "reach.undated"
    where = _where_alone(reach.places[chapter.lang], chapter, html)
    sentence = words(key, newest=newest_page_date(chapter), opening=opening, searched=searched, where=where)

    if chapter.day == reach.searched:
        return sentence

    past = words("reach.past", day=chapter.say_date(chapter.day.isoformat()))

    return sentence + words("general.space") + past


def _where_alone(places: Sequence[str], chapter: Chapter, html: bool) -> str:
    """Say where alone was searched, or that the record does not say where."""
    if not places:
        return chapter.words("reach.where_unsaid")
    names = in_short(places, chapter)
    return chapter.words("reach.where", where=plain(names) if html else names)


def in_short(places: Sequence[str], chapter: Chapter) -> str:
    """Name the places of a search without what the record lists of them in brackets."""
    names = (BRACKET.split(place)[0].strip() for place in places)
    return chapter.words.list(list(dict.fromkeys(names)))


def newest_page_date(chapter: Chapter) -> str:
    """Write the date of the newest page that was read; '' where none is dated."""
    return chapter.say_date(chapter.reach.newest) if chapter.reach.newest else ""


def reach_note(chapter: Chapter, html: bool = True) -> str:
    """Say up to when pages were read, and which publications of and on the year were not seen, or only begun."""
    expected = publications_by_reach(chapter.reach.of_year(chapter.year), chapter, html)
    publications = expected or chapter.words("reach.none", year=chapter.year)
    return read_up_to(chapter, html) + chapter.words("general.space") + publications


def publications_by_reach(publications: list[Publication], chapter: Chapter, html: bool = True) -> str:
    """List publications by how far they were read, those not seen first, as HTML or as plain text; '' of none."""
    groups = [[item for item in publications if item.reach == reach] for reach in REACHES]
    sentences = [_group(group, chapter, html) for group in groups if group]
    return chapter.words("general.space").join(sentences)


def _group(group: list[Publication], chapter: Chapter, html: bool) -> str:
    """List publications that were read equally far."""
    words = chapter.words
    titles = words("reach.next").join(_title(publication, chapter, html) for publication in group)
    number = chapter.figures.counted(len(group), words("reach.how")) if html else len(group)
    return words(f"reach.{group[0].reach}", n=number, titles=titles, year=chapter.year)


def _title(publication: Publication, chapter: Chapter, html: bool = True) -> str:
    """Write a title as the language marks it."""
    title = publication.title(chapter.lang)
    return chapter.words("reach.title", title=f"<cite>{plain(title)}</cite>" if html else title)


def where_to_look(verdict: Verdict, chapter: Chapter) -> str:
    """Name in HTML the publication that holds, or may hold, what was not found, and how far it was read; '' if none."""
    target = verdict.target
    if verdict.reason not in NOTHING_FOUND:
        return ""

    holder = _reach_of(verdict, chapter).holder(target.period.end.year, target.indicator, target.theme)
    if holder is None:
        return ""

    match = "holder" if target.indicator in holder.holds else "theme_holder"  # a theme only makes it likely
    return chapter.words(f"reach.{match}_{holder.reach}", title=_title(holder, chapter))


def _reach_of(verdict: Verdict, chapter: Chapter) -> Reach:
    """Give the reach of an area's record on the verdict's day, once."""
    area = verdict.target.area
    day = verdict.as_of
    return chapter.archive.once(("reach", area, day), lambda: reach_of(chapter.record, area, day))


def newest_of_series(verdict: Verdict, chapter: Chapter) -> str:
    """Give in HTML the newest figure of the promised series up to its period's end, where that itself was not found."""
    evidence = related_figure(verdict, chapter.archive)
    if evidence is None:
        return ""

    key = "related" if is_promised(verdict) else "beside"
    period = evidence.best.period
    when = dated(numbers.period(period, chapter.words), period.end, verdict.target, chapter)

    return chapter.words(f"reach.{key}", figure=chapter.figures.row(evidence.best), period=when)


def is_promised(verdict: Verdict) -> bool:
    """Whether the series of a target's own indicator is what is promised, by the readings that the record names."""
    indicator = verdict.target.indicator or ""
    relations = {result.reading.relation for result in verdict.readings if indicator in result.reading.indicators}
    return not relations or Relation.SAME in relations


def searches_made(verdict: Verdict, chapter: Chapter) -> str:
    """Say in HTML how often and where a target was searched for, and when last; its record must hold a search."""
    words = chapter.words
    day = chapter.say_date(max(search.searched for search in verdict.searches))
    queries = [search.queries for search in verdict.searches if search.queries]

    places = [place for search in verdict.searches if (place := _place_of(search, chapter.lang))]
    key = "reach.among_openings" if _reach_of(verdict, chapter).mostly_openings else "reach.among"
    among = words(key, where=plain(in_short(places, chapter))) if places else ""

    if not queries:
        return words("reach.searched_uncounted", day=escape(day), where=among)

    number = chapter.figures.counted(sum(queries), words("reach.how"))
    return words("reach.searched_times", n=number, day=day, where=among)


def _place_of(search: Search, lang: str) -> str:
    return search.where_zh if lang == "zh" else search.where
