"""The sheets of a file that figures are to be taken from."""

from pathlib import Path

from targetbook.intake.documents.opening import read_contents
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Sheet, Unreadable
from targetbook.record.checking.findings import Finding


def read_sheets(path: Path) -> tuple[list[Sheet], tuple[Remark, ...]]:
    """Read a file's sheets that show anything, and what is to be said of how; Unreadable says why not."""
    document = read_contents(path)
    if not document.sheets:
        content = f"holds {len(document.paragraphs)} paragraphs of text and no table"
        raise Unreadable(Finding(path.name, 1, "-", f"{content}; expected a table"))

    return list(document.sheets), document.remarks
