"""Says in a sentence what a frame of figures tells, and which page each of them was taken from."""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from targetbook.page.blocks.credits import Credit, credit, plain_credit
from targetbook.page.blocks.series_notes import runs
from targetbook.page.chapter import Chapter
from targetbook.page.frames.requirements import require_columns
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.record.periods import Span
from targetbook.record.vocabulary import POINTS

READ = (
    "area",
    "name",
    "indicator",
    "measure",
    "period",
    "span",
    "period_end",
    "value",
    "value_text",
    "unit",
    "unit_name",
    "bound",
    "firm",
)


def finding_of(chapter: Chapter, figures: pd.DataFrame, areas: Iterable[str] = ()) -> str:
    """Say the extremes of a series or of peers and what is missing, of several series the newest; '' of no figures.

    `areas` are those that figures were asked of.
    """
    require_columns(figures, READ, "page.finding_of")
    rows = figures[(figures["span"] == Span.YEAR) & figures["bound"].isin(POINTS)]
    if rows.empty:
        return ""

    ranked = rows.sort_values("value", ascending=False, kind="stable")
    name = chapter.series_name(rows["indicator"].iloc[0], rows["measure"].iloc[0])
    if "relation" in rows:
        return _of_areas(ranked, name, areas, chapter)
    return _of_years(rows, ranked, name, chapter) if rows["area"].nunique() == 1 else _of_newest(rows, name, chapter)


def _of_areas(ranked: pd.DataFrame, name: str, areas: Iterable[str], chapter: Chapter) -> str:
    words = chapter.words
    first = ranked.iloc[0]
    last = ranked.iloc[-1]
    missing = [chapter.name_of(area) for area in areas if area not in set(ranked["area"])]
    finding = words(
        "frame.of_areas",
        n=len(ranked),
        name=name,
        period=first["period"],
        first=first["name"],
        high=_in_area(first, chapter),
        last=last["name"],
        low=_in_area(last, chapter),
    )
    return finding + (words("frame.lacking", names=words.list(missing)) if missing else "")


def _of_years(rows: pd.DataFrame, ranked: pd.DataFrame, name: str, chapter: Chapter) -> str:
    words = chapter.words
    years = sorted(rows["period_end"].dt.year)
    missing = [year for year in range(years[0], years[-1]) if year not in years]
    finding = words(
        "frame.of_years",
        name=name,
        high=_in_year(ranked.iloc[0], chapter),
        low=_in_year(ranked.iloc[-1], chapter),
        newest=_in_year(rows.sort_values("period_end").iloc[-1], chapter),
    )
    return finding + (words("frame.lacking_years", years=runs(missing, chapter)) if missing else "")


def _of_newest(rows: pd.DataFrame, name: str, chapter: Chapter) -> str:
    """Say the newest figure of each of several series, in the order of the frame."""
    words = chapter.words
    newest = (
        rows.reset_index(drop=True)
        .sort_values("period_end", kind="stable")
        .drop_duplicates("area", keep="last")
        .sort_index()
    )
    clauses = [
        words("frame.newest_of", area=row["name"], figure=_in_year(row, chapter)) for _, row in newest.iterrows()
    ]
    return words("frame.of_series", name=name, figures=words("general.next").join(clauses))


def _in_year(row: pd.Series, chapter: Chapter) -> str:
    key = "frame.in_year" if row["firm"] else "frame.in_year_weak"
    return chapter.words(key, figure=_figure(row, chapter), year=row["period"])


def _in_area(row: pd.Series, chapter: Chapter) -> str:
    figure = _figure(row, chapter)
    return figure if row["firm"] else chapter.words("frame.weak", figure=figure)


def _figure(row: pd.Series, chapter: Chapter) -> str:
    """Write a figure as the book does; the name of a counted unit is its counter."""
    return numbers.value(Decimal(row["value_text"]), row["unit"], chapter.words, counter=row["unit_name"])


def credit_of(chapter: Chapter, figures: pd.DataFrame) -> Credit:
    """Name the sources of the figures that come from the record, and say where others stand beside them.

    They are linked where the sources page lists them all: it has those of the areas that the book speaks of.
    """
    of_record = figures.dropna(subset=["area", "source"])
    if of_record.empty:
        return plain_credit(chapter.words("frame.worked_out"))

    known_sources = credit(zip(of_record["area"], of_record["source"], strict=True), chapter)
    if not set(of_record["area"]) <= set(chapter.kin):
        known_sources = plain_credit(known_sources.text)
    if len(of_record) == len(figures):
        return known_sources

    addition = chapter.words("frame.and_own")
    return Credit(known_sources.text + addition, known_sources.html + Html.escape(addition))


def own_name(chapter: Chapter) -> str:
    """Name the figures of a reader's own that stand beside those of the record."""
    return chapter.words("frame.yours")
