"""What was read of a text, and what became of its numbers, in plain text for the command line."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from targetbook.intake.prose.accounting import Account
from targetbook.intake.prose.columns import Row
from targetbook.intake.prose.documents import Document
from targetbook.intake.prose.reading import TextReading
from targetbook.intake.prose.rows import OmissionReason
from targetbook.page.voice.words import Words

# A date, a name or an item's number says enough by itself, and comes again and again.
SAID_BY_ITSELF = frozenset(
    {
        OmissionReason.NOTE,
        OmissionReason.ITEM,
        OmissionReason.DATE,
        OmissionReason.PHRASE,
        OmissionReason.NAME,
        OmissionReason.NO_CHINESE,
    }
)
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
    return "\n".join([*_left_out(reading.unused, words), *lines])


def _left_out(unused: list[Account], words: Words) -> Iterator[str]:
    for reason in OmissionReason:
        of_reason = [each for each in unused if each.reason is reason]
        if not of_reason:
            continue
        yield words("draft.reason", reason=words(f"read.{reason}"), n=len(of_reason))
        if reason in SAID_BY_ITSELF:
            yield words("draft.bare", numbers=_numbers(of_reason, words))
            continue
        for clause, group in groupby(of_reason, key=lambda each: each.clause):
            yield words("draft.clause", numbers=_numbers(list(group), words), clause=clause)


def _numbers(accounts: list[Account], words: Words) -> str:
    """List numbers in the order of the text, those that come again with how often."""
    counts = Counter(each.words for each in accounts)
    often = (words("draft.often", words=each, n=n) if n > 1 else each for each, n in counts.items())
    return words("draft.comma").join(often)
