"""How ready an area's record is for its book, in plain text for the command line."""

from collections.abc import Iterator

from targetbook.judgement.across.readiness import MissingFigure, Readiness, readiness
from targetbook.judgement.verdicts import judge
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import theme_name
from targetbook.page.sentences.verdict import body
from targetbook.page.voice import numbers
from targetbook.record.contents import OTHER, empty_chapters, targets_of, themes_with_series, themes_without_chapter
from targetbook.record.periods import parse_period
from targetbook.record.reach import NOT_SEEN, OPENING_READ


def readiness_text(chapter: Chapter) -> str:
    """Tell, for each year with targets, which can be judged, what to look for, and what the chapters will have."""
    return "\n".join(_lines(chapter))


def _lines(chapter: Chapter) -> Iterator[str]:
    area = chapter.area.area
    verdicts = judge(chapter.record, area, None, chapter.day, chapter.rules)
    years = sorted({verdict.target.year for verdict in verdicts}, reverse=True)

    yield _lead(len(verdicts), chapter)
    if not years:
        yield chapter.words("readiness.no_targets", area=area)

    for year in years:
        yield from _year(readiness(verdicts, year, chapter.archive), chapter)


def _lead(targets: int, chapter: Chapter) -> str:
    """Count the area's rows, series and targets."""
    observations = chapter.record.table("observations")
    rows = observations[observations["area"] == chapter.area.area]
    series = rows.drop_duplicates(["indicator", "measure"])
    day = chapter.say_date(chapter.day.isoformat())
    counts = {"rows": len(rows), "series": len(series), "n": targets}

    return chapter.words("readiness.lead", place=chapter.place, day=day, **counts)


def _year(state: Readiness, chapter: Chapter) -> Iterator[str]:
    yield ""
    yield _judgement_line(state, chapter)
    parts = (_wanted_lines(state, chapter), _publications(state.year, chapter), _chapters(state.year, chapter))
    yield from (f"  {line}" for lines in parts for line in lines)


def _judgement_line(state: Readiness, chapter: Chapter) -> str:
    words = chapter.words
    counts = {name: len(getattr(state, name)) for name in ("settled", "running", "unjudged")}
    parts = words("general.clause").join(words.parts("readiness.judged", counts))
    line = words("readiness.judged", year=state.year, n=sum(counts.values()), parts=parts)
    why = [words("readiness.reason", reason=words(f"verdict.{name}"), n=n) for name, n in state.reasons.most_common()]

    return line + (words("readiness.because", reasons=words("general.comma").join(why)) if why else "")


def _wanted_lines(state: Readiness, chapter: Chapter) -> Iterator[str]:
    words = chapter.words
    if not state.missing:
        yield words("readiness.nothing_wanted")
        return

    yield words("readiness.wanted", n=len(state.missing))
    yield from (f"  {_figure(figure, chapter)}" for figure in state.missing)


def _figure(figure: MissingFigure, chapter: Chapter) -> str:
    return chapter.words(
        "readiness.figure",
        name=chapter.series_name(figure.key.indicator, figure.key.measure),
        period=numbers.period(parse_period(figure.key.period), chapter.words),
        n=len(figure.targets),
        body=chapter.words("readiness.body", body=body(figure.publisher, chapter)) if figure.publisher else "",
        series=figure.key,
    )


def _publications(year: int, chapter: Chapter) -> Iterator[str]:
    """List the publications of and about a year that were not read whole; or say that none is listed."""
    words = chapter.words
    expected = chapter.reach.of_year(year)
    unread = [publication for publication in expected if publication.reach in (NOT_SEEN, OPENING_READ)]

    if not expected:
        yield words("readiness.no_publications", area=chapter.area.area)

    for publication in unread:
        yield words(f"readiness.publication_{publication.reach}", title=publication.title(chapter.lang))


def _chapters(year: int, chapter: Chapter) -> Iterator[str]:
    """Say what each chapter of a theme will have, and which will be left out."""
    words = chapter.words
    names = sorted(path.stem for path in (chapter.data.parent / "chapters").glob("*.ipynb"))
    empty = empty_chapters(chapter.record, chapter.area.area, year, None, names)
    themed = [name for name in names if words.has(f"theme.{name}") and name != OTHER]

    yield words("readiness.chapters")
    yield from _chapter_counts(year, themed, set(empty), chapter)
    if omitted := [words(f"theme.{name}") for name in themed if name in empty]:
        yield "  " + words("readiness.left_out", chapters=words("general.comma").join(omitted))


def _chapter_counts(year: int, themed: list[str], empty: set[str], chapter: Chapter) -> Iterator[str]:
    """Count the targets and series of each chapter, and of each theme without one."""
    words = chapter.words
    themes = targets_of(chapter.record, chapter.area.area, year)["theme"]

    for name in themed:
        if name not in empty:
            counts = {"targets": int((themes == name).sum()), "series": _series(name, chapter)}
            yield "  " + words("readiness.chapter", chapter=words(f"theme.{name}"), **counts)

    if others := int((themes == OTHER).sum()):
        yield "  " + words("readiness.others", chapter=words(f"theme.{OTHER}"), targets=others)
    for name in themes_without_chapter(chapter.record, chapter.area.area, year, themed):
        counts = {"targets": int((themes == name).sum()), "series": _series(name, chapter)}
        yield from (f"  {line}" for line in _without_chapter(name, counts, chapter))


def _without_chapter(theme: str, counts: dict[str, int], chapter: Chapter) -> Iterator[str]:
    """Say where a theme without a chapter stands in the book, how to make one, and where its name would go."""
    words = chapter.words
    other = words(f"theme.{OTHER}")
    yield words("readiness.without_chapter", theme=theme_name(theme, chapter), name=theme, other=other, **counts)
    if not words.has(f"theme.{theme}"):
        yield words("readiness.unnamed", name=theme, area=chapter.area.area)


def _series(theme: str, chapter: Chapter) -> int:
    """Count the area's series of a theme: an indicator in one measure each."""
    record = chapter.record
    area = chapter.area.area
    if theme not in themes_with_series(record, area):
        return 0

    indicators = record.table("indicators")
    theme_indicators = indicators[(indicators["theme"] == theme) & indicators["area"].isin(["", area])]["indicator"]
    rows = record.table("observations")
    rows = rows[(rows["area"] == area) & rows["indicator"].isin(theme_indicators)]

    return len(rows.drop_duplicates(["indicator", "measure"]))
