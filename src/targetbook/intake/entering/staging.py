"""Tries changed files of an area's folder on a copy, with the very check that the record is held to."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from targetbook.record.checking.check import check_folder
from targetbook.record.checking.findings import Finding

Texts = dict[str, str]


@contextmanager
def changed_copy(data: Path, area: str, texts: Texts) -> Iterator[Path]:
    """Lay out a copy of the data folder in which these files of an area's folder have these texts."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / data.name
        shutil.copytree(data, copy, ignore=shutil.ignore_patterns(".*"))
        (copy / area).mkdir(exist_ok=True)
        for name, text in texts.items():
            (copy / area / name).write_text(text, encoding="utf-8", newline="")
        yield copy


def check_changed(data: Path, area: str, texts: Texts) -> list[Finding]:
    """Give what `check` would find in an area if these files of its folder had these texts."""
    with changed_copy(data, area, texts) as copy:
        return check_folder(copy, area)
