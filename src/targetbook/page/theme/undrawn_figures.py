"""Every figure of a theme that is not part of a series long enough to draw."""

from targetbook.judgement.evidence import Row
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.theme.further_charts import Series, drawable, theme_indicators
from targetbook.page.theme.sources import FOLDED_FROM
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figure_kinds import kind_of
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import Measure


def theme_series_table(chapter: Chapter) -> Block:
    """List the area's figures on the theme that no chart shows, those that are no results among them.

    The newest come first, folded where there are many.
    """
    series = series_of_theme(chapter)
    rows = _uncharted(series, chapter)
    if not rows:
        return Text(chapter.words("few.all_drawn" if series else "few.nothing", place=chapter.place))

    count = chapter.figures.counted(len(rows), chapter.words("few.how"))
    note = chapter.words("few.note", n=len(rows), count=count) + _note_on_plans(rows, chapter)

    return Blocks((Text(note), _listing(rows, count, chapter)))


def _uncharted(series: dict[Series, list[Row]], chapter: Chapter) -> list[Row]:
    in_charts = drawable(chapter)
    return [row for pair, rows in series.items() for row in rows if pair not in in_charts or not kind_of(row).is_result]


def _listing(rows: list[Row], count: Counted, chapter: Chapter) -> HtmlTable:
    """List the newest first, folded where there are many."""
    words = chapter.words
    newest_first = sorted(rows, key=lambda row: (row.period.end, row.released), reverse=True)
    heads = [words(f"few.{name}") for name in ("series", "period", "figure", "told")]
    listing = table(words("few.caption", place=chapter.place), heads, [_cells(row, chapter) for row in newest_first])
    if len(rows) <= FOLDED_FROM:
        return listing

    return HtmlTable(f"<details><summary>{words('few.folded', n=count)}</summary>{listing.html}</details>")


def series_of_theme(chapter: Chapter) -> dict[Series, list[Row]]:
    """Give the area's rows on the theme by indicator and measure, forecasts among them."""
    series: dict[Series, list[Row]] = {}
    for name in theme_indicators(chapter):
        for row in chapter.archive.all_rows(chapter.area.area, name):
            series.setdefault((name, row.measure), []).append(row)

    return series


def _note_on_plans(rows: list[Row], chapter: Chapter) -> str:
    """Say how many of the figures were never results."""
    n = sum(not kind_of(row).is_result for row in rows)
    count = chapter.figures.counted(n, chapter.words("few.how"))
    return chapter.words("few.planned", n=n, count=count) if n else ""


def _cells(row: Row, chapter: Chapter) -> list[str]:
    words = chapter.words
    label = name_html(chapter.label(row.indicator))
    if row.measure != Measure.LEVEL:
        label = words.html("promise.measured", label=label, measure=words(f"measure.{row.measure}"))

    return [
        label,
        escape(numbers.period(row.period, words)),
        chapter.figures.row(row),
        chapter.figures.source(row.area, row.source) + escape(_channel(row, chapter)),
    ]


def _channel(row: Row, chapter: Chapter) -> str:
    day = chapter.say_date(row.released) if row.released else chapter.words("source.undated")
    return chapter.words("few.channel", channel=chapter.words(f"source.{row.channel}"), day=day)
