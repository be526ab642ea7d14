"""Keeps a spreadsheet from taking a text of the record for a formula."""

import re

# Chinese and Japanese spreadsheets take the full-width signs for the others.
NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?")
FORMULA = re.compile(r"\s*[=+\-@|\t＝＋－＠].")


def harmless(cell: str) -> str:
    """Put an apostrophe, which spreadsheets leave out, before a text that begins like a formula; numbers stay."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell
