"""Loads what chapters and books need while a build is still being planned, where something was written since the last.

By the clock of the files alone: where it is wrong, the build starts the warm process later, or one that nobody asks.
"""

from targetbook.press.chapters.machine import can_fork
from targetbook.press.graph.build_lock import writing_for_all
from targetbook.press.places import Places
from targetbook.press.source_files import source_files

STARTED = "started.txt"


def start_early(places: Places) -> None:
    """Let the warm process load by now what most builds will ask it for, where this one has something to do."""
    if can_fork() and has_news(places):
        from targetbook.press.chapters.forking import warm_up

        with writing_for_all():
            warm_up()


def has_news(places: Places) -> bool:
    """Whether a chapter, the record, a translation or code was written after the last build started.

    A style sheet or a script is no news: neither takes a chapter or Sphinx.
    """
    stamp = places.build / STARTED
    if not stamp.is_file():
        return True

    started = stamp.stat().st_mtime_ns
    folders = (places.root / "chapters", places.data, places.locale, places.package)
    return any(path.stat().st_mtime_ns > started for path in source_files(*folders, places.toc, places.config))


def note_start(places: Places) -> None:
    """Note that a build starts now."""
    (places.build / STARTED).touch()
