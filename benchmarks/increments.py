"""Brings a book up to date after each of many changes and builds it from nothing: the same bytes? (`make audit`)"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from rebuilding import CHANGES, differing, lay_out_book, site_files
from targetbook.press.places import Places
from targetbook.record.files.atomic import write_whole

REPORT = Path(__file__).with_name("increments.md")
HEAD = """# A book brought up to date

Written by `make audit`. A small book of the invented district, in Chinese, goes through the changes of
`tests/rebuilding.py`, one after the other. After each it is brought up to date, then built from nothing; *alike*
means: the same files, byte for byte. The seconds are of one run, whatever else the machine was doing.

| change | brought up to date, seconds | from nothing, seconds | alike |
|---|---:|---:|---|
"""


def try_changes(places: Places) -> Iterator[tuple[str, float, float, list[str]]]:
    """Yield each change with the seconds of both builds and the files that differ."""
    site_files(places)

    for name, change in CHANGES.items():
        change(places)
        begin = perf_counter()
        in_steps = site_files(places)
        middle = perf_counter()

        for folder in (places.build / "work", places.site, places.ledger):
            shutil.rmtree(folder)
        begin_anew = perf_counter()
        anew = site_files(places)
        yield name, middle - begin, perf_counter() - begin_anew, differing(in_steps, anew)


def main() -> None:
    """Try every change and write the report; exit with 1 where one makes another book."""
    with TemporaryDirectory() as folder:
        results = list(try_changes(lay_out_book(Path(folder))))

    rows = (
        f"| {name} | {in_steps:.1f} | {anew:.1f} | {'yes' if not files else 'no: ' + ', '.join(files)} |\n"
        for name, in_steps, anew, files in results
    )
    write_whole(REPORT, HEAD + "".join(rows))
    sys.exit(any(files for *_, files in results))


if __name__ == "__main__":
    main()
