"""Corrupts an invented data folder in one place: every kind of slip, in every file, seeded and the same each time.

A mutation says where a check has to find it: file, rows and columns ('-' stands for the whole row or file).
"""

import csv
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

AREA = "riverside"
TABLES = (
    "targets",
    "observations",
    "milestones",
    "readings",
    "searches",
    "sources",
    "indicators",
    "withdrawals",
    "announcements",
    "publications",
    "corrections",
)
NEEDED = ("targets", "observations", "sources", "area")
NUMBERS = {"targets": ("value", "upper", "year"), "observations": ("value",), "withdrawals": ("value",)}
DATES = {
    "targets": ("announced", "due"),
    "observations": ("released",),
    "milestones": ("occurred", "released"),
    "searches": ("searched",),
    "sources": ("published",),
    "withdrawals": ("withdrawn", "released"),
    "announcements": ("day",),
    "publications": ("due",),
    "corrections": ("corrected",),
}
# Empty, these say that a day is not known, or that the end of the period is meant.
MEANT = {
    "targets": ("announced", "due"),
    "observations": ("released",),
    "announcements": ("day",),
    "publications": ("due",),
}
PERIODS = ("targets", "observations", "withdrawals", "publications")
WIDE = {ord(str(digit)): ord("０") + digit for digit in range(10)}


@dataclass(frozen=True)
class Mutation:
    """One slip: its kind, the file (below the data folder), what it is made into, and where it has to be found."""

    kind: str
    file: str
    row: int
    column: str
    content: bytes | None  # None: the file is left out
    about: str = ""  # what the row names, for a finding at a row that refers to it

    def __str__(self) -> str:
        """Name it so that a failing test can be told from the others."""
        return f"{self.kind} in {self.file}:{self.row}:{self.column}"


Rows = list[list[str]]


def table_rows(content: bytes) -> Rows:
    """Read a table."""
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def csv_bytes(rows: Rows) -> bytes:
    """Write a table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


# --- slips of whole files -------------------------------------------------------------------------------------------


def first_foreign_line(content: bytes) -> int:
    """Give the first line with a character that is not ASCII; 1 where there is none."""
    return next((number for number, line in enumerate(content.split(b"\n"), 1) if not line.isascii()), 1)


ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "GB 18030": lambda content: content.decode().encode("gb18030"),
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "UTF-16 without mark": lambda content: content.decode().encode("utf-16-le"),
    "byte-order mark": lambda content: b"\xef\xbb\xbf" + content,
    "zero bytes only": lambda content: b"\0" * len(content),
    "nothing": lambda content: b"",
    "blanks only": lambda content: b" \n\n",
    "cut in a character": lambda content: content.rstrip() + "亿".encode()[:2],
    "Windows line ends": lambda content: content.replace(b"\n", b"\r\n"),
    "old Mac line ends": lambda content: content.replace(b"\n", b"\r"),
    "mixed line ends": lambda content: content.replace(b"\n", b"\r\n", 2),
    "semicolons": lambda content: content.replace(b",", b";"),
    "tabs": lambda content: content.replace(b",", b"\t"),
    "full-width commas": lambda content: content.replace(b",", "，".encode()),
    "no line end at the end": lambda content: content.rstrip(b"\n"),
    "a page of HTML": lambda content: b"<!doctype html><html><body>404</body></html>\n",
}


def of_files(contents: dict[str, bytes]) -> Iterator[Mutation]:
    """Save every file otherwise than it should be."""
    for file, content in contents.items():
        for kind, make in ENCODINGS.items():
            yield Mutation(kind, file, 0, "-", make(content))
        if Path(file).stem in NEEDED:  # without an optional table a record is smaller, not corrupt
            yield Mutation("left out", file, 1, "-", None)


def of_columns(contents: dict[str, bytes]) -> Iterator[Mutation]:
    """Leave out, add, repeat, rename or exchange columns of every table."""
    for file, content in tables(contents):
        header, *body = table_rows(content)
        for place, name in enumerate(header):
            without = [row[:place] + row[place + 1 :] for row in (header, *body)]
            yield Mutation("column missing", file, 1, name, csv_bytes(without))
            renamed = [*header[:place], f"{name}s", *header[place + 1 :]]
            yield Mutation("column renamed", file, 1, f"{name}s", csv_bytes([renamed, *body]))
            twice = [[*row, row[place]] for row in (header, *body)]
            yield Mutation("column twice", file, 1, name, csv_bytes(twice))
            if place:
                yield Mutation(
                    "columns exchanged", file, 1, "-", csv_bytes([exchanged(r, place) for r in (header, *body)])
                )
                yield Mutation("heads exchanged", file, 1, "-", csv_bytes([exchanged(header, place), *body]))
        yield Mutation("column added", file, 1, "remark", csv_bytes([[*header, "remark"], *([*r, "x"] for r in body)]))
        yield Mutation("heads in capitals", file, 1, header[0], csv_bytes([[h.upper() for h in header], *body]))
        yield Mutation("no heads", file, 1, "-", csv_bytes(body))


def exchanged(row: list[str], place: int) -> list[str]:
    """Exchange a cell with the one before it."""
    return [*row[: place - 1], row[place], row[place - 1], *row[place + 1 :]]


# --- slips of rows --------------------------------------------------------------------------------------------------


def of_rows(contents: dict[str, bytes], chance: random.Random) -> Iterator[Mutation]:
    """Repeat, cut, lengthen, empty or split rows of every table."""
    for file, content in tables(contents):
        header, *body = table_rows(content)
        for number in chance.sample(range(len(body)), min(6, len(body))):
            row = body[number]
            line = number + 2
            before = [header, *body[:number]]
            after = body[number + 1 :]
            yield Mutation("row twice", file, line + 1, "-", csv_bytes([*before, row, row, *after]))
            yield Mutation("cell missing", file, line, "-", csv_bytes([*before, row[:-1], *after]))
            yield Mutation("cell too many", file, line, "-", csv_bytes([*before, [*row, "x"], *after]))
            yield Mutation("blank row", file, line, "-", csv_bytes([*before, [], row, *after]))
            yield Mutation("row of commas", file, line, "-", csv_bytes([*before, [""] * len(row), row, *after]))
            yield Mutation("heads again", file, line, "-", csv_bytes([*before, header, row, *after]))
            yield Mutation("total below", file, line, "-", csv_bytes([*before, ["合计", *row[1:]], *after]))
            text = csv_bytes([*before, row, *after]).split(b"\n")
            text[number + 1] = text[number + 1].replace(b",", b',"', 1)
            yield Mutation("quote left open", file, line, "-", b"\n".join(text))
            text = csv_bytes([*before, row, *after]).split(b"\n")
            text[number + 1] = text[number + 1].replace(b",", b"\0,", 1)
            yield Mutation("zero byte", file, line, "-", b"\n".join(text))


# --- slips of cells -------------------------------------------------------------------------------------------------

NUMERALS: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: text.translate(WIDE),
    "thousands separator": lambda text: f"1,{text.rjust(3, '0')}",
    "percent sign": lambda text: f"{text}%",
    "full-width percent sign": lambda text: f"{text}％",
    "亿 in the value": lambda text: f"{text}亿",
    "亿元 in the value": lambda text: f"{text}亿元",
    "decimal comma": lambda text: f"{text.partition('.')[0]},5",
    "a formula": lambda text: f"={text}+1",
    "a spreadsheet's error": lambda text: "#REF!",
    "not a number": lambda text: "NaN",
    "infinity": lambda text: "inf",
    "no number": lambda text: "-",
    "not available": lambda text: "N/A",
    "an exponent": lambda text: f"{text}e2",
    "plus sign": lambda text: f"+{text}",
    "about": lambda text: f"约{text}",
    "a blank before": lambda text: f" {text}",
    "a hard blank behind": lambda text: f"{text}\u00a0",
    "underscore": lambda text: f"1_{text}",
    "Chinese numerals": lambda text: "五点五",
    "a minus that is none": lambda text: f"\u2212{text}",
    "two points": lambda text: f"{text}.5.5",
    "Arabic digits": lambda text: "٥",
}
DAYS: dict[str, Callable[[str], str]] = {
    "the year 20225": lambda text: f"20225{text[4:]}",
    "the year 0025": lambda text: f"0025{text[4:]}",
    "slashes": lambda text: "2025/3/6",
    "points": lambda text: "2025.03.06",
    "Chinese date": lambda text: "2025年3月6日",
    "no zeros": lambda text: "2025-3-6",
    "day first": lambda text: "06-03-2025",
    "31 February": lambda text: "2025-02-31",
    "month 13": lambda text: "2025-13-01",
    "a day of Excel": lambda text: "45722",
    "a time": lambda text: f"{text} 00:00:00",
    "full-width digits": lambda text: text.translate(WIDE),
    "a blank behind": lambda text: f"{text} ",
    "a word": lambda text: "soon",
}
SPANS: dict[str, Callable[[str], str]] = {
    "the year 20225": lambda text: "20225",
    "quarter": lambda text: "2025Q3",
    "Chinese period": lambda text: "2025年1-9月",
    "ends first": lambda text: "2025/2021",
    "months from March": lambda text: "2025-03/2025-09",
    "month 13": lambda text: "2025-13",
    "full-width digits": lambda text: text.translate(WIDE),
    "a decimal": lambda text: "2025.0",
}
CASES: dict[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "a blank behind": lambda text: f"{text} ",
    "full-width": lambda text: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text),
    "no-width blank": lambda text: f"{text}\u200b",
    "a line break inside": lambda text: f"{text}\n{text}",
}
EMPTY: dict[str, Callable[[str], str]] = {"left empty": lambda text: ""}
WORDS: dict[str, Callable[[str], str]] = {
    "a letter too many": lambda text: f"{text}x",
    **EMPTY,
    "another word": lambda text: "nonsense",
}
LISTED = {
    "targets": ("kind", "measure", "comparator", "unit", "firmness", "document", "theme", "indicator", "target"),
    "observations": ("indicator", "measure", "unit", "bound", "basis", "status", "source"),
    "milestones": ("target", "state", "source"),
    "readings": ("target", "indicator", "measure", "accrual", "relation"),
    "searches": ("target",),
    "sources": ("source", "channel"),
    "indicators": ("indicator", "theme", "accrual", "unit", "publisher"),
    "withdrawals": ("indicator", "measure", "source"),
    "announcements": ("announcement", "kind", "sources"),
    "publications": ("publication", "reach", "source", "holds"),
    "corrections": ("table", "row"),
}
ADDRESSES = ("javascript:alert(1)", "data:text/html,x", "www.example.invalid", "ftp://example.invalid/", "https://a b")
UNITS = ("亿元", "万元", "percent", "％", "sq m", "㎡", "家", "CNY100m", "100m CNY")


def of_cells(contents: dict[str, bytes], chance: random.Random) -> Iterator[Mutation]:
    """Write what people write into numbers, dates, periods, codes, units and addresses."""
    for file, content in tables(contents):
        name = Path(file).stem
        rows = table_rows(content)
        yield from cell_mutations(file, rows, NUMBERS.get(name, ()), NUMERALS, chance, 4)
        yield from cell_mutations(file, rows, DATES.get(name, ()), DAYS, chance, 3)
        yield from cell_mutations(file, rows, ("period",) if name in PERIODS else (), SPANS, chance, 4)
        yield from cell_mutations(file, rows, never_empty(name), EMPTY, chance, 4)
        yield from cell_mutations(file, rows, LISTED[name], CASES, chance, 2)
        # Another name for what the rows below are about is another record; dangling ones are tried elsewhere.
        yield from cell_mutations(file, rows, tuple(c for c in LISTED[name] if c != rows[0][0]), WORDS, chance, 2)
        units = {f"unit {unit}": (lambda _, unit=unit: unit) for unit in UNITS}
        yield from cell_mutations(file, rows, ("unit",) if "unit" in rows[0] else (), units, chance, 2)
        urls = {f"address {url[:12]}": (lambda _, url=url: url) for url in ADDRESSES}
        yield from cell_mutations(file, rows, ("url",) if name == "sources" else (), urls, chance, 4)


def never_empty(table: str) -> tuple[str, ...]:
    """Name a table's dates, periods and numbers in which an empty cell means nothing."""
    periods = ("period",) if table in PERIODS else ()
    columns = (*DATES.get(table, ()), *periods, *NUMBERS.get(table, ()))
    return tuple(column for column in columns if column not in MEANT.get(table, ()))


def cell_mutations(
    file: str,
    rows: Rows,
    columns: tuple[str, ...],
    slips: dict[str, Callable[[str], str]],
    chance: random.Random,
    times: int,
) -> Iterator[Mutation]:
    """Spoil some filled cells of each of these columns, by each of these slips."""
    for column in columns:
        place = rows[0].index(column)
        filled = [number for number, row in enumerate(rows) if number and row[place]]
        for kind, slip in slips.items():
            for number in chance.sample(filled, min(times, len(filled))):
                changed = [list(row) for row in rows]
                changed[number][place] = slip(rows[number][place])
                about = rows[number][place if column == "theme" else 0]  # other rows refer to an indicator's theme
                if changed != rows:
                    yield Mutation(kind, file, number + 1, column, csv_bytes(changed), about)


# --- references and keys --------------------------------------------------------------------------------------------


def of_references(contents: dict[str, bytes], chance: random.Random) -> Iterator[Mutation]:
    """Let references dangle, and two rows bear one name."""
    refer = {"observations": ("source", "indicator"), "milestones": ("target", "source"), "searches": ("target",)}
    refer |= {"readings": ("target", "indicator"), "targets": ("sources", "linked", "indicator")}
    for file, content in tables(contents):
        rows = table_rows(content)
        slips = {"dangling": lambda _: "no-such-thing"}
        yield from cell_mutations(file, rows, refer.get(Path(file).stem, ()), slips, chance, 8)

    for name in ("targets", "sources"):
        file = f"{AREA}/{name}.csv"
        header, *body = table_rows(contents[file])
        for number in chance.sample(range(1, len(body)), min(12, len(body) - 1)):
            changed = [list(row) for row in body]
            changed[number][0] = body[number - 1][0]
            yield Mutation("name twice", file, number + 2, header[0], csv_bytes([header, *changed]))


# --- area.yml -------------------------------------------------------------------------------------------------------


def of_area(contents: dict[str, bytes]) -> Iterator[Mutation]:
    """Break area.yml: as YAML, in its keys, in what they hold."""
    file = f"{AREA}/area.yml"
    lines = contents[file].decode().splitlines()
    for number, line in enumerate(lines, 1):
        key = line.partition(":")[0]
        if line.startswith("#"):
            continue
        rest = [*lines[: number - 1], *lines[number:]]
        yield Mutation("key missing", file, 1, key, "\n".join(rest).encode())
        slips = {
            "key empty": f"{key}:",
            "key a list": f"{key}: [1, 2]",
            "key a mapping": f"{key}: {{a: 1}}",
            "quote left open": f'{key}: "x',
            "tab before": f"\t{line}",
            "full-width colon": line.replace(":", "：", 1),
            "a tag of Python": f"{key}: !!python/object/apply:os.system ['true']",
            "an alias": f"{key}: *nothing",
        }
        for kind, text in slips.items():
            broken = [*lines[: number - 1], text, *lines[number:]]
            yield Mutation(kind, file, number, key, "\n".join(broken).encode())
        misspelt = [*lines[: number - 1], f"{key}x:{line.partition(':')[2]}", *lines[number:]]
        yield Mutation("key misspelt", file, number, f"{key}x", "\n".join(misspelt).encode())
        twice = [*lines[:number], f"{key}: other", *lines[number:]]
        yield Mutation("key twice", file, number + 1, key, "\n".join(twice).encode())

    row, date_line = next((number, line) for number, line in enumerate(lines, 1) if line.startswith("record_date"))
    for kind, slip in DAYS.items():
        text = f"record_date: {slip(date_line.partition(': ')[2])}"
        broken = [*lines[: row - 1], text, *lines[row:]]
        yield Mutation(kind, file, row, "record_date", "\n".join(broken).encode())


def tables(contents: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give the files that are tables."""
    return ((file, content) for file, content in contents.items() if file.endswith(".csv"))


def mutations(data: Path, seed: int = 7) -> list[Mutation]:
    """Give every mutation of the invented area's folder, in an order of their own."""
    chance = random.Random(seed)
    names = [f"{AREA}/{table}.csv" for table in TABLES] + [f"{AREA}/area.yml"]
    contents = {name: (data / name).read_bytes() for name in names}
    slips = [
        *of_files(contents),
        *of_columns(contents),
        *of_rows(contents, chance),
        *of_cells(contents, chance),
        *of_references(contents, chance),
        *of_area(contents),
    ]
    changes = [slip for slip in slips if slip.content != contents[slip.file]]
    chance.shuffle(changes)

    return changes
