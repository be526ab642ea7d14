"""How far the record was read, in words: said before any date, beside what was not found, and above the count."""

import re
from collections.abc import Sequence

from targetbook.judgement.evidence import Row
from targetbook.judgement.knowledge import NOTHING_FOUND, has_known_example, related_figure
from targetbook.judgement.targets import NumericTarget, examples_of
from targetbook.judgement.verdicts import Search, Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.before import dated
from targetbook.page.sentences.caveats import caveat, note
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import plain
from targetbook.page.voice.words import Counted
from targetbook.record.reach import NOT_SEEN, OPENING_READ, Publication, Reach, reach_of
from targetbook.record.vocabulary import Relation

BRACKET = re.compile("[(（]")
REACHES = (NOT_SEEN, OPENING_READ, "read")


def read_up_to(chapter: Chapter) -> Html:
    """Say up to when pages were read, how far most of them were, and when and where the record was last searched."""
    words = chapter.words
    reach = chapter.reach
    searched = chapter.say_date(reach.searched.isoformat())
    opening = words.html("reach.opening") if reach.mostly_openings else Html()
    key = "reach.read_up_to" if reach.newest else "reach.undated"
    where = _where_alone(reach.places[chapter.lang], chapter)
    sentence = words.html(key, newest=newest_page_date(chapter), opening=opening, searched=searched, where=where)

    if chapter.day == reach.searched:
        return sentence

    past = words.html("reach.past", day=chapter.say_date(chapter.day.isoformat()))

    return sentence + words.html("general.space") + past


def _where_alone(places: Sequence[str], chapter: Chapter) -> Html:
    """Say where alone was searched, or that the record does not say where."""
    if not places:
        return chapter.words.html("reach.where_unsaid")
    return chapter.words.html("reach.where", where=plain(in_short(places, chapter)))


def in_short(places: Sequence[str], chapter: Chapter) -> str:
    """Name the places of a search without what the record lists of them in brackets."""
    names = (BRACKET.split(place)[0].strip() for place in places)
    return chapter.words.list(list(dict.fromkeys(names)))


def newest_page_date(chapter: Chapter) -> str:
    """Write the date of the newest page that was read; '' where none is dated."""
    return chapter.say_date(chapter.reach.newest) if chapter.reach.newest else ""


def reach_note(chapter: Chapter) -> Html:
    """Say up to when pages were read, and which publications of and on the year were not seen, or only begun."""
    return _reach_with(publications_by_reach(chapter), chapter)


def reach_in_numbers(chapter: Chapter) -> Html:
    """Say up to when pages were read, and how many publications of and on the year were not seen, or only begun."""
    counts = [
        chapter.words.html(f"reach.counted_{group[0].reach}", n=_number(group, chapter), year=chapter.year)
        for group in _groups(chapter)
    ]
    return _reach_with(chapter.words.html("general.space").join(counts), chapter)


def publications_by_reach(chapter: Chapter) -> Html:
    """List the publications of and on the year by how far they were read, those not seen first; '' of none."""
    return chapter.words.html("general.space").join(_list_group(group, chapter) for group in _groups(chapter))


def _reach_with(publications: Html, chapter: Chapter) -> Html:
    """Say up to when pages were read, then what is known of the publications, or that none is listed."""
    sentences = publications or chapter.words.html("reach.none", year=chapter.year)
    return read_up_to(chapter) + chapter.words.html("general.space") + sentences


def _groups(chapter: Chapter) -> list[list[Publication]]:
    """Group the publications of and on the year by how far they were read, those not seen first."""
    publications = chapter.reach.of_year(chapter.year)
    groups = ([item for item in publications if item.reach == reach] for reach in REACHES)
    return [group for group in groups if group]


def _list_group(group: list[Publication], chapter: Chapter) -> Html:
    """List publications that were read equally far."""
    words = chapter.words
    titles = words.html("reach.next").join(_title(publication, chapter) for publication in group)
    return words.html(f"reach.{group[0].reach}", n=_number(group, chapter), titles=titles, year=chapter.year)


def _number(group: list[Publication], chapter: Chapter) -> Counted:
    return chapter.figures.counted(len(group), chapter.words("reach.how"))


def _title(publication: Publication, chapter: Chapter) -> Html:
    """Write a title as the language marks it."""
    return chapter.words.html("reach.title", title=chapter.figures.title(publication.title(chapter.lang)))


def where_to_look(verdict: Verdict, chapter: Chapter) -> Html:
    """Name in HTML the publication that holds, or may hold, what was not found, and how far it was read; '' if none."""
    target = verdict.target
    if verdict.reason not in NOTHING_FOUND:
        return Html()

    indicator = target.indicator if isinstance(target, NumericTarget) else None
    holder = _reach_of(verdict, chapter).holder(target.period.end.year, indicator, target.theme)
    if holder is None:
        return Html()

    match = "holder" if indicator in holder.holds else "theme_holder"  # a theme only makes it likely
    return chapter.words.html(f"reach.{match}_{holder.reach}", title=_title(holder, chapter))


def _reach_of(verdict: Verdict, chapter: Chapter) -> Reach:
    """Give the reach of an area's record on the verdict's day, once."""
    area = verdict.target.area
    day = verdict.as_of
    return chapter.archive.once(("reach", area, day), lambda: reach_of(chapter.record, area, day))


def newest_of_series(verdict: Verdict, chapter: Chapter) -> Html:
    """Give in HTML the newest figure of the promised series up to its period's end, where that itself was not found."""
    evidence = related_figure(verdict, chapter.archive)
    if evidence is None:
        return Html()

    key = "related" if is_promised(evidence.best, verdict) else "beside"
    period = evidence.best.period
    when = dated(numbers.period(period, chapter.words), period.end, verdict.target, chapter)

    sentence = chapter.words.html(f"reach.{key}", figure=chapter.figures.row(evidence.best), period=when)
    remark = note(evidence.best, chapter)
    return chapter.words.html("general.space").join([sentence, caveat(remark)]) if remark else sentence


def is_promised(figure: Row, verdict: Verdict) -> bool:
    """Whether the series of a figure is what is promised, by the readings that the record names of a target."""
    readings = (result.reading for result in verdict.readings)
    relations = {reading.relation for reading in readings if figure.indicator in reading.indicators}
    return not relations or Relation.SAME in relations


def is_known_by_example(verdict: Verdict, chapter: Chapter) -> bool:
    """Whether something is known of a target that is listed as an example of a verdict's."""
    examples = examples_of(verdict.target, chapter.targets_of_year)
    return has_known_example(chapter.verdicts_on(examples), chapter.archive)


def searches_made(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML how often and where a target was searched for, and when last; its record must hold a search."""
    words = chapter.words
    day = chapter.say_date(max(search.searched for search in verdict.searches))
    queries = [search.queries for search in verdict.searches if search.queries]

    places = [place for search in verdict.searches if (place := _place_of(search, chapter.lang))]
    key = "reach.among_openings" if _reach_of(verdict, chapter).mostly_openings else "reach.among"
    among = words.html(key, where=plain(in_short(places, chapter))) if places else Html()

    if not queries:
        return words.html("reach.searched_uncounted", day=day, where=among)

    number = chapter.figures.counted(sum(queries), words("reach.how"))
    return words.html("reach.searched_times", n=number, day=day, where=among)


def _place_of(search: Search, lang: str) -> str:
    return search.where_zh if lang == "zh" else search.where
