"""The data dictionary: fields as the contract states them, the catalogue of indicators, what an area's folder holds."""

from collections.abc import Iterator
from typing import Any

from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.series_notes import axis_unit
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.verdict import body
from targetbook.page.voice.escaping import escape
from targetbook.record.contract import Descriptor, read_contract


def contract_tables(chapter: Chapter) -> Block:
    """Give a table of fields for each table of the record; an area's own catalogue has the shared one's fields."""
    contract = read_contract(chapter.data)
    shared = list(contract.descriptor["resources"])
    return Blocks(
        _fields(resource, chapter) for resource in [*shared, *contract.tables.values()] if _is_first(resource, shared)
    )


def catalogue_summary(chapter: Chapter) -> Text:
    """Say how many indicators there are and how many of them the area's record uses."""
    used, other = _catalogue(chapter)
    here = _rows(len(used), chapter)
    whole = _rows(len(used) + len(other), chapter)
    return Text(chapter.words("dictionary.catalogue", used=here, whole=whole, place=chapter.place))


def catalogue_tables(chapter: Chapter) -> Block:
    """List the indicators that the area's figures or targets use, the others folded away below them."""
    used, other = _catalogue(chapter)
    words = chapter.words
    used_table = _indicators(used, words("dictionary.used", place=chapter.place), chapter)
    summary = words("dictionary.other", place=chapter.place)
    folded = f"<details><summary>{escape(summary)}</summary>{_indicators(other, summary, chapter).html}</details>"

    return Blocks((used_table, HtmlTable(folded))) if other else used_table


def folder_state(chapter: Chapter) -> Block:
    """Say what the area's folder holds as known on the chapter's day: a row a table."""
    words = chapter.words
    tables = read_contract(chapter.data).tables
    heads = [words(f"dictionary.head_{name}") for name in ("file", "holds", "rows")]
    caption = words("dictionary.folder", place=chapter.place, day=chapter.say_date(chapter.day.isoformat()))

    return table(caption, heads, [_file(name, resource, chapter) for name, resource in tables.items()])


def _file(name: str, resource: Descriptor, chapter: Chapter) -> list[str]:
    area = chapter.area.area
    rows = chapter.record.distinct(name, *resource["schema"]["primaryKey"], area=area)
    path = f"<code>{escape(area)}/{escape(resource['path'])}</code>"
    return [path, escape(_title(resource, chapter)), _rows(len(rows), chapter)]


def _is_first(described: Descriptor, shared: list[Descriptor]) -> bool:
    return described in shared or described["name"] not in [resource["name"] for resource in shared]


def _fields(described: Descriptor, chapter: Chapter) -> HtmlTable:
    schema = described["schema"]
    heads = [chapter.words(f"dictionary.head_{name}") for name in ("field", "meaning", "allowed", "key")]
    rows = [
        [
            f"<code>{escape(field['name'])}</code>",
            escape(_text(field, "description", chapter)) + _example(field, chapter),
            ", ".join(f"<code>{escape(word)}</code>" for word in field.get("constraints", {}).get("enum", [])),
            escape(chapter.words("general.comma").join(_keys(field, schema, chapter))),
        ]
        for field in schema["fields"]
    ]
    caption = chapter.words("dictionary.table", title=_title(described, chapter), path=described["path"])

    return table(caption, heads, rows, "fields")


def _keys(field: Descriptor, schema: Descriptor, chapter: Chapter) -> Iterator[str]:
    words = chapter.words
    name = field["name"]
    if field.get("constraints", {}).get("required"):
        yield words("dictionary.required")
    if name in schema.get("primaryKey", []):
        yield words("dictionary.primary")

    for key in schema.get("foreignKeys", []):
        if name in key["fields"]:
            yield words("dictionary.foreign", table=key["reference"]["resource"])


def _example(field: Descriptor, chapter: Chapter) -> str:
    if "example" not in field:
        return ""
    return chapter.words("dictionary.example", code=f"<code>{escape(str(field['example']))}</code>")


def _title(described: Descriptor, chapter: Chapter) -> str:
    return _text(described, "title", chapter)


def _text(described: Descriptor, key: str, chapter: Chapter) -> str:
    return str(described[f"{key}_zh" if chapter.lang == "zh" else key])


def _catalogue(chapter: Chapter) -> tuple[list[Any], list[Any]]:
    """Give the indicators the area can use: those that its figures, targets or readings name, and the others."""
    names = _indicator_names(chapter)
    area = chapter.area.area
    frame = chapter.record.table("indicators")
    entries = list(frame[frame["area"].isin(["", area])].itertuples())
    return [row for row in entries if row.indicator in names], [row for row in entries if row.indicator not in names]


def _indicator_names(chapter: Chapter) -> set[str]:
    tables = ("observations", "targets", "readings")
    names = {
        name for table in tables for (name,) in chapter.record.distinct(table, "indicator", area=chapter.area.area)
    }
    return {part for name in names for part in name.split("+")}


def _indicators(entries: list[Any], caption: str, chapter: Chapter) -> HtmlTable:
    words = chapter.words
    heads = [words(f"dictionary.head_{name}") for name in ("indicator", "accrual", "unit", "definition", "publisher")]
    return table(caption, heads, [_indicator(entry, chapter) for entry in entries], "catalogue")


def _indicator(entry: Any, chapter: Chapter) -> list[str]:
    words = chapter.words
    label, definition = (str(getattr(entry, f"{name}_{chapter.lang}")) for name in ("label", "definition"))
    name = escape(entry.indicator).replace("_", "_<wbr/>")  # a long name breaks between its words

    return [
        f"{escape(label)} <code>{name}</code>",
        escape(words(f"dictionary.{entry.accrual}")),
        _unit(entry.unit, chapter),
        escape(definition),
        escape(body(entry.publisher, chapter)),
    ]


def _unit(unit: str, chapter: Chapter) -> str:
    """Give a unit's code; in Chinese behind its name, since the codes are English."""
    if not unit:
        return escape(chapter.words("dictionary.no_unit"))
    code = f"<code>{escape(unit)}</code>"
    return f"{escape(axis_unit(chapter, unit))} {code}" if chapter.lang == "zh" else code


def _rows(n: int, chapter: Chapter) -> str:
    return chapter.figures.counted(n, chapter.words("dictionary.how")) if n else chapter.words("dictionary.empty")
