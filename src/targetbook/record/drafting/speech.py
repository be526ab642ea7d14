"""The file of a speech: plain text in UTF-8, or one line saying why it cannot be read."""

from pathlib import Path

from targetbook.record.files import file_faults


class UnreadableSpeech(ValueError):
    """A file that holds no speech; the message is `file:line:-: what is wrong`."""


def read_speech(path: Path) -> str:
    """Read the text of a speech; UnreadableSpeech says why it is none."""
    for row, column, message in file_faults(path) if path.exists() else [(1, "-", "no such file")]:
        raise UnreadableSpeech(f"{path}:{row}:{column}: {message}; expected a text file in UTF-8")
    content = path.read_bytes()
    if b"\0" in content:
        line = content.split(b"\0")[0].count(b"\n") + 1
        raise UnreadableSpeech(f"{path}:{line}:-: holds a zero byte; expected plain text in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise UnreadableSpeech(f"{path}:{line}:-: is not in UTF-8 from here on; save it again as UTF-8") from wrong
    if not text.strip():
        raise UnreadableSpeech(f"{path}:1:-: is empty; expected the text of a speech")
    return text
