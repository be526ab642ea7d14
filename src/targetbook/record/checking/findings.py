"""What `check` finds: a place in a file, what is wrong there and what was expected."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong in the record; rows count as a spreadsheet shows them, the header being row 1."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """Write it as `file:row:column: message`."""
        return f"{self.file}:{self.row}:{self.column}: {self.message}"
