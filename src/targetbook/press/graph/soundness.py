"""Is all sound that a book is made of? Each check stops the build with its findings, or notes that there are none."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from targetbook.press.book.checkout import check_checkout
from targetbook.press.errors import DataError
from targetbook.press.graph.areas_checked import findings_since, noted_states, states_of
from targetbook.press.graph.tasks import FilesNode, PressTask, files_below, task
from targetbook.press.places import Places
from targetbook.record.checking.findings import Finding
from targetbook.record.files.atomic import write_whole


def require_sound(places: Places) -> None:
    """Stop with everything wrong in the checkout's own files, before any of them is used."""
    if findings := check_checkout(places):
        raise DataError("\n".join(map(str, findings)))


def check_data(data: Path, rules: FilesNode, report: Path, meanwhile: Callable[[], None] | None) -> None:
    """Stop with every finding about the tables; start meanwhile what is needed next.

    Areas that were sound under the same rules are not looked at again: the report notes which those were.
    """
    if meanwhile:
        meanwhile()

    states = states_of(data, rules.digest)
    if findings := findings_since(data, noted_states(report), states):
        raise DataError("\n".join(map(str, findings)))
    write_whole(report, json.dumps(states, indent=0))


def translating(places: Places) -> PressTask:
    """Make the task that checks the catalogues: a book in another language is printed whole in it, or not at all."""
    report = report_path(places, "translations")
    check = places.package / "press" / "book" / "catalogue_check.py"
    sources = files_below("translations", places.locale, check, places.toc)
    chapters = files_below("chapters", places.root / "chapters")

    look = partial(look_at_translations, places, report)
    return task("translations", "check the translations", look, [sources, chapters], [report])


def look_at_translations(places: Places, report: Path) -> None:
    """Check the catalogues."""
    from targetbook.press.book.catalogue_check import check_catalogues

    conclude(check_catalogues(places), report)


def look_at_remarks(data: Path, report: Path) -> None:
    """Check every remark."""
    from targetbook.page.commentary.check import check_remarks
    from targetbook.record.reading import read_record

    conclude(check_remarks(data, read_record(data)), report)


def conclude(findings: Sequence[Finding], report: Path) -> None:
    """Stop with these findings, or write that there are none."""
    if findings:
        raise DataError("\n".join(map(str, findings)))
    write_whole(report, "no findings\n")


def report_path(places: Places, subject: str) -> Path:
    """Say where a check writes that it found nothing."""
    return places.build / "work" / f"{subject}-checked.txt"
