"""Reads the record before the first chapter asks for it, so that all chapters forked afterwards share it."""

from collections import Counter

from pandas.errors import ParserError
from yaml import YAMLError

from targetbook.record.asof import known_on
from targetbook.record.folder import area_folders, find_data
from targetbook.record.reading import read_record

# What comes of reading tables that are not sound: the check of the data says so, in words.
UNSOUND = (ArithmeticError, AttributeError, LookupError, OSError, ParserError, TypeError, ValueError, YAMLError)
MOST_AREAS = 60  # the books of a larger record are made of excerpts: what is read ahead would be none of theirs
COLUMNS_ASKED_BY: dict[str, list[tuple[str, ...]]] = {
    "indicators": [("area", "indicator")],
    "observations": [("area", "indicator"), ("area", "indicator", "measure")],
    "sources": [("area", "source")],
    "targets": [("area",)],
}


def read_ahead() -> None:
    """Read the record at hand and lay it out as it was known when most areas' records end."""
    try:
        data = find_data()
        if len(area_folders(data)) > MOST_AREAS:
            return
        record = read_record(data)
    except UNSOUND:
        return

    days = Counter(area.record_date for area in record.areas.values())
    for day, _ in days.most_common(1):
        then = known_on(record, day)
        for table, groups in COLUMNS_ASKED_BY.items():
            for columns in groups:
                then.rows(table, **dict.fromkeys(columns, ""))
