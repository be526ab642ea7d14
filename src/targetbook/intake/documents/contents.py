"""What a file holds, whatever kind of file it is: sheets of cells, paragraphs of prose, and how it was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Sheet, SheetCell, Unreadable
from targetbook.intake.tables.weight import MOST_CELLS
from targetbook.record.checking.findings import Finding

LONGEST_TITLE = 80  # characters; what stands above a table and is longer is prose


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True)
class FileContents:
    """A file as a person sees it; `remarks` say what is to be known of how it was read."""

    sheets: tuple[Sheet, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def prose(self) -> str:
        """The paragraphs as one text."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


Part = str | list[list[str]]


def contents_of(name: str, parts: Iterable[Part], remarks: tuple[Remark, ...] = ()) -> FileContents:
    """Make a document of texts and grids in the order of the file; a short text right above a grid is its title."""
    sheets: list[tuple[str, list[list[str]]]] = []
    texts: list[str] = []
    above = ""

    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            above = part
        elif any(text.strip() for row in part for text in row):
            title = above if len(above) <= LONGEST_TITLE else ""
            sheets.append((title, part))
            above = ""

    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    several = len(sheets) > 1
    at_places = tuple(
        sheet_of(f"{name}[table {number}]" if several else name, title, rows)
        for number, (title, rows) in enumerate(sheets, 1)
    )

    return FileContents(at_places, paragraphs, remarks)


def sheet_of(place: str, title: str, rows: list[list[str]]) -> Sheet:
    """Make a sheet of a grid of texts, with its title in a first row of its own."""
    width = max(map(len, rows), default=0)
    require_small(place, len(rows), width)
    lines = [[title], *rows] if title else rows
    return Sheet(place, list(_cells(lines, width)))


def require_small(place: str, rows: int, columns: int) -> None:
    """Stop at a grid of more cells than any table has."""
    if rows * columns > MOST_CELLS * 5:
        message = f"has cells as far as row {rows:,} and column {columns:,}; copy the table into a file of its own"
        raise Unreadable(Finding(place, 1, "-", message))


def _cells(lines: list[list[str]], width: int) -> Iterator[list[SheetCell]]:
    for row, line in enumerate(lines, 1):
        texts = [*line, *[""] * (width - len(line))]
        yield [SheetCell(row, column, text) for column, text in enumerate(texts, 1)]
