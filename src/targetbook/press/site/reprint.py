"""Prints an edition anew from the data on its site, with a checkout's chapters and settings, and compares all of it."""

from collections.abc import Iterator
from pathlib import Path

from targetbook.press.cluster.scheduler import TRAVELLING
from targetbook.press.cluster.worker import Order, call_in_fork, print_order
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places
from targetbook.press.site.manifest import by_name
from targetbook.press.site.provenance import sums


def reprint_faults(root: Path, folder: Path, pages: Path, edition: Edition, commit: str) -> Iterator[str]:
    """Say which files of an edition differ from what a checkout prints of the record in `folder`."""
    places = lay_out_beside(root, folder, commit)
    twins = tuple(twin for twin in edition.in_each_language() if (pages.parent / twin.lang).is_dir())

    try:
        call_in_fork(print_order, places, Order("", "", "", edition, twins))
    except PressError as failure:
        yield f"cannot be printed anew: {failure}"
        return

    before = by_name(sums(pages))
    anew = by_name(sums(places.published(edition)))
    for name in sorted({*before, *anew}):
        if before.get(name) != anew.get(name):
            yield f"{name}: not what this checkout prints of its data"


def lay_out_beside(root: Path, folder: Path, commit: str) -> Places:
    """Lay out a checkout whose data are those in a folder."""
    desk = folder / "checkout"
    desk.mkdir()
    for name in (*TRAVELLING, "data"):
        source = folder / name if name == "data" else root / name
        if source.exists():
            (desk / name).symlink_to(source.resolve(), target_is_directory=source.is_dir())

    places = Places(desk, desk / "data")
    places.commit.parent.mkdir(parents=True)
    places.commit.write_text(commit, encoding="utf-8")
    return places
