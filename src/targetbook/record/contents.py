"""Which themes an area's record has anything to say about."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pandas as pd
import yaml

from targetbook.record.asof import as_of_day, known_on
from targetbook.record.folder import require_area
from targetbook.record.reading import Record

OTHER = "other_commitments"


def listed_themes(toc: Path) -> list[str]:
    """Name the chapters of the first part of a `_toc.yml`, each of which is on a theme; none where there is no file."""
    contents = yaml.safe_load(toc.read_text(encoding="utf-8")) if toc.is_file() else {}
    parts = contents.get("parts", [])
    return [PurePosixPath(entry["file"]).name for part in parts[:1] for entry in part["chapters"]]


def empty_chapters(record: Record, area: str, year: int, as_of: str | None, chapters: Iterable[str]) -> set[str]:
    """Name the theme chapters with neither target nor series in this edition."""
    then = known_on(record, as_of_day(require_area(record.areas, area), as_of))
    promised = set(targets_of(then, area, year)["theme"])
    names = set(chapters)

    themes = (names & {*record.table("indicators")["theme"], *record.table("targets")["theme"]}) - {OTHER}
    empty = themes - promised - themes_with_series(then, area)
    return empty | ({OTHER} & names if promised <= themes else set())


def targets_of(record: Record, area: str, year: int) -> pd.DataFrame:
    """Give the area's targets that are judged in that year."""
    targets = record.table("targets")
    return targets[(targets["area"] == area) & (targets["year"] == str(year))]


def target_years(record: Record, area: str, as_of: str | None) -> list[int]:
    """List the years with targets that were known on a day, else on the record's own."""
    then = known_on(record, as_of_day(require_area(record.areas, area), as_of))
    return sorted({int(row["year"]) for row in then.rows("targets", area=area)})


def area_years(record: Record) -> list[tuple[str, int]]:
    """List the areas and years that have targets."""
    return sorted({(row["area"], int(row["year"])) for row in record.rows("targets")})


def themes_with_series(record: Record, area: str) -> set[str]:
    """Name the themes of the indicators that the area has observations of."""
    indicators = set(record.table("observations").loc[record.table("observations")["area"] == area, "indicator"])
    return set(record.table("indicators").loc[record.table("indicators")["indicator"].isin(indicators), "theme"])
