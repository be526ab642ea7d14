"""Figures of the record as frames: a series of one area or several, the peers in a year, areas and sources."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from targetbook.judgement.evidence import Evidence, Row
from targetbook.page.blocks.chart_table import unit_name
from targetbook.page.blocks.plotted import evidence_by_period
from targetbook.page.chapter import Chapter
from targetbook.page.frames.columns import AreaRelation, Tier, typed_frame
from targetbook.page.series_names import require_series
from targetbook.page.voice.publishers import publisher_name
from targetbook.record.dates import last_day
from targetbook.record.folder import Area, require_area
from targetbook.record.periods import Span

Areas = str | Sequence[str] | None


def series_frame(chapter: Chapter, indicator: str, measure: str, area: Areas = None) -> pd.DataFrame:
    """Lay out a series of an area or several, the best figure of each period, oldest first."""
    return typed_frame("series", _rows(chapter, indicator, measure, _areas(chapter, area)))


def peers_frame(chapter: Chapter, indicator: str, measure: str, year: int | None, areas: Areas) -> pd.DataFrame:
    """Lay out one year's figure of the area and others, the highest first; of its peers and what is above by default.

    Without a year it is the newest up to the chapter's for which the area itself has a figure.
    """
    names = _areas(chapter, areas) if areas is not None else _around(chapter)
    names = list(dict.fromkeys([chapter.area.area, *names]))
    rows = [row for row in _rows(chapter, indicator, measure, names) if row["span"] == Span.YEAR]
    newest = year or _newest(rows, chapter)
    chosen = [{**row, "relation": relation(row["area"], chapter)} for row in rows if row["period"] == str(newest)]

    return typed_frame("peers", sorted(chosen, key=lambda row: row["value"], reverse=True))


def areas_frame(chapter: Chapter) -> pd.DataFrame:
    """List the areas that the record holds."""
    return typed_frame("areas", [_area(area, chapter) for area in chapter.record.areas.values()])


def sources_frame(chapter: Chapter) -> pd.DataFrame:
    """List the pages that figures were taken from, to be joined to a frame by `area` and `source`."""
    table = chapter.record.table("sources").drop_duplicates(["area", "source"], keep="last")
    return typed_frame("sources", [_source(row, chapter) for row in table.to_dict("records")])


def figure(row: Row, chapter: Chapter) -> dict[str, Any]:
    """Lay out one figure."""
    return {
        "area": row.area,
        "name": chapter.name_of(row.area),
        "indicator": row.indicator,
        "label": chapter.label(row.indicator, row.area),
        "measure": row.measure,
        "period": row.period.text,
        "span": row.period.span,
        "period_start": row.period.start,
        "period_end": row.period.end,
        "value": float(row.value),
        "value_text": f"{row.value:f}",
        "unit": row.unit,
        "unit_name": unit_name(row.unit, chapter.words, row.counter),
        "bound": row.bound,
        "figure_status": row.status,
        "channel": row.channel or None,
        "released": last_of(row.released),
        "source": row.source,
        "key": row.key,
    }


def last_of(text: str | None) -> date | None:
    """Give the last day that a date of the record may stand for."""
    return last_day(text) if text else None


def relation(area: str, chapter: Chapter) -> AreaRelation:
    """Say how an area stands to the chapter's."""
    if area == chapter.area.area:
        return AreaRelation.SELF
    if area in chapter.area.peers:
        return AreaRelation.PEER
    return AreaRelation.ABOVE if area == chapter.area.parent else AreaRelation.OTHER


def _rows(chapter: Chapter, indicator: str, measure: str, names: Iterable[str]) -> list[dict[str, Any]]:
    require_series(chapter.archive, chapter.record.areas, indicator, measure)
    return [
        _best(evidence, chapter) for area in names for evidence in evidence_by_period(chapter, area, indicator, measure)
    ]


def _best(evidence: Evidence, chapter: Chapter) -> dict[str, Any]:
    return {**figure(evidence.best, chapter), "firm": evidence.firm, "breaks": bool(evidence.series_break)}


def _areas(chapter: Chapter, areas: Areas) -> list[str]:
    if areas is None:
        return [chapter.area.area]
    names = [areas] if isinstance(areas, str) else areas
    return [require_area(chapter.record.areas, name).area for name in names]


def _around(chapter: Chapter) -> list[str]:
    """Name the area's peers and the one above, as far as the record holds them."""
    names = [*chapter.area.peers, *([chapter.area.parent] if chapter.area.parent else [])]
    return [name for name in names if name in chapter.record.areas]


def _newest(rows: Iterable[dict[str, Any]], chapter: Chapter) -> int:
    years = [int(row["period"]) for row in rows if row["area"] == chapter.area.area]
    return max((year for year in years if year <= chapter.year), default=chapter.year)


def _area(area: Area, chapter: Chapter) -> dict[str, Any]:
    tier = Tier.DISTRICT if area.is_district else Tier.CITY if area.is_city else Tier.WIDER
    return {
        "area": area.area,
        "name": area.name(chapter.lang),
        "code": area.code,
        "tier": tier,
        "parent": area.parent,
        "relation": relation(area.area, chapter),
        "record_date": area.record_date,
    }


def _source(row: dict[Any, Any], chapter: Chapter) -> dict[str, Any]:
    return {
        "area": row["area"],
        "source": row["source"],
        "publisher": publisher_name(row["publisher"], chapter.record, chapter.words),
        "title": row["title"],
        "published": last_of(row["published"]),
        "source_channel": row["channel"],
        "url": row["url"] or None,
    }
