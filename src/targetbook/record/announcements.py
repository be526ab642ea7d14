"""The occasion or paper in which targets were named: who spoke, in which office, where, and who reports it."""

from dataclasses import dataclass

from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Cells, Record


@dataclass(frozen=True)
class Announcement:
    """A row of announcements; names are in English and Chinese, '' where the record does not say."""

    area: str
    kind: str
    day: str
    speaker: dict[str, str]
    office: dict[str, str]
    occasion: dict[str, str]
    note: dict[str, str]
    selection: dict[str, str]
    sources: tuple[str, ...]


def announcement_of(record: Record, area: str, name: str | None) -> Announcement | None:
    """Give an area's announcement by its name, or None."""
    rows = record.rows("announcements", area=area, announcement=name) if name else []
    return _announcement(rows[0]) if rows else None


def _announcement(cells: Cells) -> Announcement:
    return Announcement(
        area=cells["area"],
        kind=cells["kind"],
        day=cells["day"],
        speaker=_in_both(cells, "speaker"),
        office=_in_both(cells, "office"),
        occasion=_in_both(cells, "occasion"),
        note={"en": cells["note"], "zh": cells["note_zh"]},
        selection={lang: cells.get(f"selection_{lang}", "") for lang in LANGUAGES},
        sources=tuple(cells["sources"].split()),
    )


def _in_both(cells: Cells, name: str) -> dict[str, str]:
    return {lang: cells[f"{name}_{lang}"] for lang in LANGUAGES}
