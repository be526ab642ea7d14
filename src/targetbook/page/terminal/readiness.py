"""How ready an area's record is for its book, in plain text for the command line."""

from collections.abc import Iterator

from targetbook.judgement.across.readiness import MissingFigure, Readiness, readiness
from targetbook.judgement.verdicts import judge
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.verdict import body
from targetbook.page.voice import numbers
from targetbook.record.contents import OTHER, empty_chapters, targets_of, themes_with_series
from targetbook.record.reach import NOT_SEEN, OPENING_READ

MOST = 12


def readiness_text(chapter: Chapter) -> str:
    """Tell, for each year with targets, which can be judged, what to look for, and what the chapters will have."""
    return "\n".join(_lines(chapter))


def _lines(chapter: Chapter) -> Iterator[str]:
    words, area = chapter.words, chapter.area.area
    own = chapter.record.observations
    own = own[own["area"] == area]
    series = own.drop_duplicates(["indicator", "measure"])
    verdicts = judge(chapter.record, area, None, chapter.day, chapter.rules)
    years = sorted({verdict.claim.year for verdict in verdicts}, reverse=True)
    day = chapter.say_date(chapter.day.isoformat())
    yield words("readiness.lead", place=chapter.place, day=day, rows=len(own), series=len(series), n=len(verdicts))
    if not years:
        yield words("readiness.no_targets", area=area)
    for year in years:
        told = readiness(verdicts, year, chapter.archive)
        yield ""
        yield _judged(told, chapter)
        yield from (f"  {line}" for line in _wanted(told, chapter))
        yield from (f"  {line}" for line in _publications(year, chapter))
        yield from (f"  {line}" for line in _chapters(year, chapter))


def _judged(told: Readiness, chapter: Chapter) -> str:
    words = chapter.words
    counts = {name: len(getattr(told, name)) for name in ("settled", "running", "unjudged")}
    parts = words("general.clause").join(words.parts("readiness.judged", counts))
    line = words("readiness.judged", year=told.year, n=sum(counts.values()), parts=parts)
    why = [words("readiness.reason", reason=words(f"verdict.{name}"), n=n) for name, n in told.reasons.most_common()]
    return line + (words("readiness.because", reasons=words("general.comma").join(why)) if why else "")


def _wanted(told: Readiness, chapter: Chapter) -> Iterator[str]:
    words = chapter.words
    if not told.missing:
        yield words("readiness.nothing_wanted")
        return
    yield words("readiness.wanted", n=len(told.missing))
    yield from (f"  {_figure(one, chapter)}" for one in told.missing[:MOST])
    if len(told.missing) > MOST:
        yield f"  {words('readiness.more', n=len(told.missing) - MOST)}"


def _figure(one: MissingFigure, chapter: Chapter) -> str:
    return chapter.words(
        "readiness.figure",
        label=chapter.label(one.key.indicator),
        measure=chapter.words(f"measure.{one.key.measure}"),
        period=numbers.period(one.key.period, chapter.words),
        n=len(one.targets),
        body=chapter.words("readiness.body", body=body(one.publisher, chapter)) if one.publisher else "",
        series=one.key,
    )


def _publications(year: int, chapter: Chapter) -> Iterator[str]:
    """List the publications of and about a year that were not read whole; or say that none is listed."""
    words, expected = chapter.words, chapter.reach.of_year(year)
    unread = [one for one in expected if one.reach in (NOT_SEEN, OPENING_READ)]
    if not expected:
        yield words("readiness.no_publications", area=chapter.area.area)
    for one in unread:
        yield words(f"readiness.publication_{one.reach}", title=one.title(chapter.lang))


def _chapters(year: int, chapter: Chapter) -> Iterator[str]:
    """Say what each chapter of a theme will have, and which will be left out."""
    words, area = chapter.words, chapter.area.area
    names = sorted(path.stem for path in (chapter.data.parent / "chapters").glob("*.ipynb"))
    empty = empty_chapters(chapter.record, area, year, None, names)
    themes = targets_of(chapter.record, area, year)["theme"]
    listed = [name for name in names if words.has(f"theme.{name}") and name != OTHER]
    yield words("readiness.chapters")
    for name in listed:
        if name not in empty:
            counts = {"targets": int((themes == name).sum()), "series": _series(name, chapter)}
            yield "  " + words("readiness.chapter", chapter=words(f"theme.{name}"), **counts)
    if others := int((~themes.isin(listed)).sum()):
        yield "  " + words("readiness.others", chapter=words(f"theme.{OTHER}"), targets=others)
    if left := [words(f"theme.{name}") for name in listed if name in empty]:
        yield "  " + words("readiness.left_out", chapters=words("general.comma").join(left))


def _series(theme: str, chapter: Chapter) -> int:
    """Count the area's series of a theme: an indicator in one measure each."""
    record, area = chapter.record, chapter.area.area
    if theme not in themes_with_series(record, area):
        return 0
    indicators = record.indicators
    own = indicators[(indicators["theme"] == theme) & indicators["area"].isin(["", area])]["indicator"]
    rows = record.observations
    rows = rows[(rows["area"] == area) & rows["indicator"].isin(own)]
    return len(rows.drop_duplicates(["indicator", "measure"]))
