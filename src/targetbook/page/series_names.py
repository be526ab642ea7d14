"""The names of indicators and measures that a notebook states, checked before anything is asked with them."""

from collections.abc import Iterable

from targetbook.judgement.evidence import Archive
from targetbook.record.folder import NotInRecord, did_you_mean
from targetbook.record.vocabulary import Measure


def require_series(archive: Archive, areas: Iterable[str], indicator: str, measure: str) -> None:
    """Stop at an indicator that none of these areas has or at a measure that is none, with the one probably meant."""
    require_indicator(archive, areas, indicator)

    measures = [str(name) for name in Measure]
    if measure not in measures:
        hint = did_you_mean(str(measure), measures) or f"; there are {', '.join(measures)}"
        raise NotInRecord(f"no measure {measure!r}{hint}")


def require_indicator(archive: Archive, areas: Iterable[str], indicator: str) -> None:
    """Stop at a name that no indicator of these areas has, several joined by a plus, with the one probably meant."""
    places = list(areas)
    for part in str(indicator).split("+"):
        if not any(archive.indicator(area, part) for area in places):
            catalogue = archive.record.distinct("indicators", "area", "indicator")
            names = {name for area, name in catalogue if area in ("", *places)}
            raise NotInRecord(f"no indicator {part!r} in the catalogue{did_you_mean(part, names)}")
