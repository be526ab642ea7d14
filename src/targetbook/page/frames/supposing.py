"""The same chapter under other suppositions: another official figure, another comparator."""

from collections.abc import Sequence
from dataclasses import replace

from targetbook.judgement.days.challenge import read_challenge
from targetbook.page.chapter import Chapter
from targetbook.page.terminal.imagined import imagined_chapter
from targetbook.record.folder import NotInRecord
from targetbook.record.vocabulary import Comparator

OF_ONE_NUMBER = (
    Comparator.AT_LEAST,
    Comparator.ABOVE,
    Comparator.EQUAL,
    Comparator.ABOUT,
    Comparator.AT_MOST,
    Comparator.BELOW,
)


def supposed(chapter: Chapter, figures: Sequence[str]) -> Chapter:
    """Give the chapter as if these official figures had been published."""
    return imagined_chapter(chapter, [read_challenge(text, chapter.area.area, chapter.archive) for text in figures])


def reworded(chapter: Chapter, comparator: str) -> Chapter:
    """Give the chapter as if every target of one number had been announced with this comparator."""
    if comparator not in OF_ONE_NUMBER:
        raise NotInRecord(f"no comparator {comparator!r} of one number; there are {' '.join(OF_ONE_NUMBER)}")

    table = chapter.record.table("targets")
    of_one_number = table["comparator"].isin(list(OF_ONE_NUMBER)) & (table["value"] != "")
    words = table["comparator"].mask(of_one_number, comparator)

    return replace(chapter, record=chapter.record.with_tables(targets=table.assign(comparator=words)))
