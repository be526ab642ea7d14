"""The names that areas give to units, bodies and themes of their own, as phrases among the book's words."""

from collections.abc import Iterator
from typing import Any

from targetbook.page.voice.numbers import unit_key
from targetbook.page.voice.words import Words
from targetbook.record.reading import Cells, Record
from targetbook.record.safe_names import tame

NAMED = {"bodies": "body", "themes": "theme"}  # tables, and the column that is the key of each


def words_with_names(record: Record, lang: str) -> Words:
    """Give the words of a language, with those that the record's areas have of their own."""
    return Words(lang, dict(_own_phrases(record, lang)))


def _own_phrases(record: Record, lang: str) -> Iterator[tuple[str, Any]]:
    for row in record.rows("units"):
        yield from _unit_phrases(row, lang)
    for table, column in NAMED.items():
        yield from ((f"{column}.{row[column]}", tame(row[f"name_{lang}"])) for row in record.rows(table))


def _unit_phrases(row: Cells, lang: str) -> Iterator[tuple[str, Any]]:
    key = unit_key(row["unit"])
    name = tame(row[f"name_{lang}"])
    general = name if lang == "zh" else tame(row["plural_en"]) or name

    yield from ((f"unit.{part}_{key}", general) for part in ("axis", "data"))
    if lang == "zh":
        yield f"unit.{key}", f"{{text}}{name}"
        yield f"unit.{key}_wan", f"{{text}}万{name}"
    else:
        yield f"unit.{key}", {"one": f"{{text}} {name}", "other": f"{{text}} {general}"}
