"""Rows drafted for a person to look through, as they leave the program."""

from targetbook.cli.messages import questions_in
from targetbook.page.voice.spreadsheet import harmless

Row = dict[str, str]
WORDS_OF_OTHERS = ("text_zh", "clause")


def row_to_look_through(row: Row, lang: str) -> Row:
    """Give a row with its questions in a language, and words of others that no spreadsheet takes for a formula."""
    words = {column: harmless(row[column]) for column in WORDS_OF_OTHERS if column in row}
    return {**row, **words, "review": questions_in(row["review"], lang)}
