"""Whose table is it, where it names no area and an office of an area above published it? A person must say."""

from collections.abc import Iterator

from targetbook.intake.entering.candidates import SheetReading
from targetbook.intake.entering.origin import Origin
from targetbook.intake.tables.answers import TableAnswers, TableQuestion, ask
from targetbook.intake.tables.cells import Sheet
from targetbook.intake.tables.divisions import Names, short_name

NATIONAL = (
    "国家",
    "全国",
    "中国",
    "国务院",
    "海关总署",
    "财政部",
    "商务部",
    "人力资源和社会保障部",
    "工业和信息化部",
    "文化和旅游部",
)


def ask_whose(
    reading: SheetReading, origin: Origin | None, names: Names, answers: TableAnswers
) -> Iterator[TableQuestion]:
    """Ask once a sheet that names the area nowhere, whose publisher is of an area above and whose title is silent."""
    if origin is None or "全国" in names.area:
        return

    publisher = str(origin.row["publisher"])
    title = str(origin.row["title"])
    above = _office_above(publisher, names)
    if not above or _names_area(title, names):
        return

    places: set[str] = set()

    for candidate in reading.candidates:
        sheet = candidate.sheet
        is_answered = bool(answers.area_lines & {str(candidate.cell.row), candidate.cell.letter})
        if sheet.place in places or is_answered or "area" in candidate.cells or _sheet_names_area(sheet, names):
            continue
        places.add(sheet.place)
        why = f"the table names no area, and {publisher} is an office of {above}: is it of {names.area[0]}?"
        yield ask(sheet, candidate.cell, why, "", f"--title {names.area[0]}{title} (if it is)")


def _office_above(publisher: str, names: Names) -> str:
    if any(name in publisher for name in names.own_names):
        return ""
    if publisher.startswith(NATIONAL):
        return "全国"
    return next((name for name in names.above if name in publisher or short_name(name) in publisher), "")


def _names_area(text: str, names: Names) -> bool:
    return any(name in text for name in names.own_names)


def _sheet_names_area(sheet: Sheet, names: Names) -> bool:
    """Whether any word of a sheet is the area's name, or its own word for itself (全市) beside areas below it."""
    texts = [sheet.name, *(cell.plain for row in sheet.rows for cell in row if cell.plain)]
    return any(_names_area(text, names) for text in texts) or any(text in names.related for text in texts)
