"""What was read of a text, and what became of its numbers, in plain text for the command line."""

from targetbook.cli.left_out import LeftOut, left_out_lines
from targetbook.intake.prose.columns import Row
from targetbook.intake.prose.documents import Document
from targetbook.intake.prose.reading import TextReading
from targetbook.intake.prose.rows import OmissionReason
from targetbook.page.voice.words import Words

TABLE_COLUMNS = ("area", "indicator", "measure", "period", "value", "unit")


def table_text(rows: list[Row], words: Words) -> str:
    """Set the rows in columns, each with its clause below it, and the question where there is one."""
    widths = [max((len(row[column]) for row in rows), default=0) for column in TABLE_COLUMNS]
    lines = []
    for row in rows:
        cells = (row[column].ljust(width) for column, width in zip(TABLE_COLUMNS, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
        lines.append(f"    {row['clause']}")
        lines += [words("read.question", question=row["review"])] if row["review"] else []
    return "\n".join(lines)


def reading_text(rows: list[Row], reading: TextReading, document: Document, words: Words) -> str:
    """Tell how many rows were read and list each number that is in none, with the reason and its clause."""
    asked_of = sum(bool(row["review"]) for row in rows)
    targets = sum(each.reason is OmissionReason.TARGET for each in reading.unused)
    lines = [
        words("read.lead", n=len(rows), review=asked_of),
        words(
            "read.count",
            n=len(reading.accounts),
            rows=len(reading.accounts) - len(reading.unused),
            targets=targets,
            out=len(reading.unused) - targets,
        ),
    ]
    lines += [words("read.tables", n=document.tables)] if document.tables else []
    lines += [words("read.links", n=document.links)] if document.links else []
    numbers = [LeftOut(account.words, account.clause, account.reason) for account in reading.unused]
    labels = {reason.value: words(f"read.{reason}") for reason in OmissionReason if not reason.in_row}
    return "\n".join([*left_out_lines(numbers, labels, words), *lines])
