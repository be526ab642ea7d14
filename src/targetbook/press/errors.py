"""What the press says when it must stop: messages for the person at the terminal, never tracebacks."""

import errno
import shutil

# What a system says that is the user's to mend: no room, no leave, nothing to be written here.
REFUSED = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


class PressError(Exception):
    """The build cannot go on; the text says what is wrong and where."""


class DataError(PressError):
    """The record has findings; the text holds one finding a line."""


class ChapterError(PressError):
    """A chapter's notebook failed; the text names chapter, cell, parameters and error."""


class BookError(PressError):
    """Jupyter Book warned or failed; the text holds its warnings."""


def is_refusal(wrong: BaseException | None) -> bool:
    """Whether the system had no room or gave no leave, which is the user's to mend."""
    return isinstance(wrong, OSError) and (wrong.errno in REFUSED or isinstance(wrong, shutil.Error))


def refusal(wrong: OSError) -> str:
    """Say in one line what the system refused, and that nothing was left half-written."""
    reason = str(wrong.args[0][0][2]) if isinstance(wrong, shutil.Error) else wrong.strerror or str(wrong)
    place = f"{wrong.filename}: " if wrong.filename else ""
    return f"{place}{reason}; what stood before still stands: make room or give leave, and try again"
