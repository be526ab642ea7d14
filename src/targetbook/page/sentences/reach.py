"""How far the record was read, in words: said before any date, beside what was not found, and above the count."""

from targetbook.judgement.readings import SAME
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import plain
from targetbook.record.periods import Span
from targetbook.record.reach import NOT_SEEN, OPENING_READ, Publication, reach_of

REACHES = (NOT_SEEN, OPENING_READ, "read")
NOTHING_FOUND = ("not_found", "not_searched")


def read_up_to(chapter: Chapter) -> str:
    """Say up to when pages were read, how far most of them were, and when the record was last searched."""
    words, reach = chapter.words, chapter.reach
    searched = chapter.say_date(reach.searched.isoformat())
    opening = words("reach.opening") if reach.mostly_openings else ""
    key = "reach.read_up_to" if reach.newest else "reach.undated"
    sentence = words(key, newest=newest_page_date(chapter), opening=opening, searched=searched)
    if chapter.day == reach.searched:
        return sentence
    past = words("reach.past", day=chapter.say_date(chapter.day.isoformat()))
    return sentence + words("general.space") + past


def newest_page_date(chapter: Chapter) -> str:
    """Write the date of the newest page that was read; '' where none is dated."""
    return chapter.say_date(chapter.reach.newest) if chapter.reach.newest else ""


def reach_note(chapter: Chapter, html: bool = True) -> str:
    """Say up to when pages were read, and which publications of and on the year were not seen, or only begun."""
    expected = publications_by_reach(chapter.reach.of_year(chapter.year), chapter, html)
    listed = expected or chapter.words("reach.none", year=chapter.year)
    return read_up_to(chapter) + chapter.words("general.space") + listed


def publications_by_reach(publications: list[Publication], chapter: Chapter, html: bool = True) -> str:
    """List publications by how far they were read, those not seen first, as HTML or as plain text; '' of none."""
    words = chapter.words
    groups = {reach: [one for one in publications if one.reach == reach] for reach in REACHES}
    sentences = []
    for reach, group in groups.items():
        if group:
            titles = words("reach.next").join(_title(publication, chapter, html) for publication in group)
            number = chapter.figures.counted(len(group), words("reach.how")) if html else len(group)
            sentences.append(words(f"reach.{reach}", n=number, titles=titles, year=chapter.year))
    return words("general.space").join(sentences)


def _title(publication: Publication, chapter: Chapter, html: bool = True) -> str:
    """Write the title of a publication as the language marks titles."""
    title = publication.title(chapter.lang)
    return chapter.words("reach.title", title=f"<cite>{plain(title)}</cite>" if html else title)


def plans_not_read(chapter: Chapter) -> Text:
    """Say of which papers of the year itself nothing, or only the opening, was read: they may set more targets."""
    words, year = chapter.words, chapter.year
    papers = [one for one in chapter.reach.publications if one.came_out_in(year)]
    state = publications_by_reach(papers, chapter)
    return Text(words("reach.plans", year=year, state=state) if state else words("reach.plans_none", year=year))


def where_to_look(verdict: Verdict, chapter: Chapter) -> str:
    """Name in HTML the publication that holds, or may hold, what was not found, and how far it was read; '' if none."""
    claim = verdict.claim
    if verdict.reason not in NOTHING_FOUND:
        return ""
    reach = chapter.archive.once(
        ("reach", claim.area, verdict.as_of), lambda: reach_of(chapter.record, claim.area, verdict.as_of)
    )
    holder = reach.holder(claim.period.end.year, claim.indicator, claim.theme)
    if holder is None:
        return ""
    match = "holder" if claim.indicator in holder.holds else "theme_holder"  # a theme only makes it likely
    return chapter.words(f"reach.{match}_{holder.reach}", title=_title(holder, chapter))


def newest_of_series(verdict: Verdict, chapter: Chapter) -> str:
    """Give in HTML the newest figure of the promised series up to its period's end, where that itself was not found."""
    claim = verdict.claim
    if claim.indicator is None or claim.measure is None or verdict.reason not in NOTHING_FOUND:
        return ""
    if claim.period.span is Span.PLAN:  # an average over other years says nothing of these
        return ""
    series = chapter.archive.series(claim.area, claim.indicator, claim.measure)
    rows = [row for row in series if row.bound != "class" and row.period.end <= claim.period.end]
    newest = max((row.period.end for row in rows), default=None)
    evidence = chapter.archive.best([row for row in rows if row.period.end == newest])
    if evidence is None:
        return ""
    period = numbers.period(evidence.best.period, chapter.words)
    key = "related" if _is_promised(verdict) else "beside"
    return chapter.words(f"reach.{key}", figure=chapter.figures.row(evidence.best), period=period)


def _is_promised(verdict: Verdict) -> bool:
    """Whether the series of a claim's own indicator is what is promised, by the readings that the record names."""
    indicator = verdict.claim.indicator or ""
    relations = {one.reading.relation for one in verdict.readings if indicator in one.reading.indicators}
    return not relations or SAME in relations


def searches_made(verdict: Verdict, chapter: Chapter) -> str:
    """Say in HTML how often a target was searched for, and when last; its record must hold a search."""
    words = chapter.words
    day = chapter.say_date(max(search.searched for search in verdict.searches))
    counted = [search.queries for search in verdict.searches if search.queries]
    if not counted:
        return escape(words("reach.searched_uncounted", day=day))
    return words("reach.searched_times", n=chapter.figures.counted(sum(counted), words("reach.how")), day=day)
