"""How far an area's record was read: its newest page, its last search, and the publications expected for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from targetbook.record.asof import known_by
from targetbook.record.dates import last_day
from targetbook.record.folder import Area
from targetbook.record.periods import Period, parse_period
from targetbook.record.reading import Cells, Record

NOT_SEEN = "not_seen"
OPENING_READ = "opening_read"


@dataclass(frozen=True)
class Publication:
    """A publication that usually comes out: what it reports on, when it was due, how far it was read, what it holds."""

    title_en: str
    title_zh: str
    period: Period
    due: date | None
    reach: str
    source: str
    holds: tuple[str, ...]

    def title(self, lang: str) -> str:
        """Give its title in English or Chinese."""
        return self.title_zh if lang == "zh" else self.title_en

    def reports_on(self, year: int) -> bool:
        """Whether it tells how a year came out."""
        return self.period.end.year == year

    def came_out_in(self, year: int) -> bool:
        """Whether it usually came out in a year, and so may have said what that year was to bring."""
        return self.due is not None and self.due.year == year


@dataclass(frozen=True)
class Reach:
    """How far an area's record was read by a day; `newest` is the date of its newest page, '' where none is dated.

    `places` are where the last searches for single targets looked, by language, as far as somebody wrote it.
    """

    newest: str
    searched: date
    places: dict[str, tuple[str, ...]]
    mostly_openings: bool
    publications: tuple[Publication, ...]

    def of_year(self, year: int) -> list[Publication]:
        """Give the publications that report on a year or came out in it."""
        return [paper for paper in self.publications if paper.reports_on(year) or paper.came_out_in(year)]

    def holder(self, year: int, indicator: str | None, theme: str) -> Publication | None:
        """Give the publication on a year that usually holds an indicator, else the theme; None where none is listed."""
        reports = [paper for paper in self.publications if paper.reports_on(year)]
        by_indicator = [paper for paper in reports if indicator in paper.holds]
        by_theme = [paper for paper in reports if theme in paper.holds]
        return next(iter([*by_indicator, *by_theme]), None)


def reach_of(record: Record, area: str, day: date) -> Reach:
    """Work out how far the record of an area was read, as known on a day."""
    place = record.areas[area]
    published = (days for (days,) in record.distinct("sources", "published", area=area))
    expected = [_publication(cells, record) for cells in record.rows("publications", area=area)]

    return Reach(
        newest=newest_page(published, place, day),
        searched=place.record_date,
        places=_places_searched(record, area),
        mostly_openings=place.reach == OPENING_READ,
        publications=tuple(paper for paper in expected if paper.due is None or paper.due <= day),
    )


def _places_searched(record: Record, area: str) -> dict[str, tuple[str, ...]]:
    """Give in each language where was looked on the newest day with a search, each place once."""
    rows = record.rows("searches", area=area)
    newest = max((row["searched"] for row in rows), default="")
    last = [row for row in rows if row["searched"] == newest]
    columns = {"en": "where", "zh": "where_zh"}

    return {lang: tuple(dict.fromkeys(row[name] for row in last if row[name])) for lang, name in columns.items()}


def newest_page(published: Iterable[str], area: Area, day: date) -> str:
    """Give the date of the newest page that was surely known by a day."""
    return max((text for text in published if text and known_by(text, day, area.record_date)), default="")


def _publication(cells: Cells, record: Record) -> Publication:
    """Read a row; one that was read came out when its source did, whenever it was expected."""
    rows = record.rows("sources", area=cells["area"], source=cells["source"]) if cells["source"] else []
    came_out = next((row["published"] for row in rows if row["published"]), cells["due"])

    return Publication(
        title_en=cells["title_en"],
        title_zh=cells["title_zh"],
        period=parse_period(cells["period"]),
        due=last_day(came_out) if came_out else None,
        reach=cells["reach"],
        source=cells["source"],
        holds=tuple(cells["holds"].split()),
    )
