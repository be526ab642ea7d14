"""What the press says when it must stop: messages for the person at the terminal, never tracebacks."""


class PressError(Exception):
    """The build cannot go on; the text says what is wrong and where."""


class DataError(PressError):
    """The record has findings; the text holds one finding a line."""


class ChapterError(PressError):
    """A chapter's notebook failed; the text names chapter, cell, parameters and error."""


class BookError(PressError):
    """Jupyter Book warned or failed; the text holds its warnings."""
