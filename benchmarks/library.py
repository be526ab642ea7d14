"""Measure a library of so many invented counties: time, memory, weight.

python benchmarks/library.py 30 300 2900

Writes benchmarks/library.md; counties that were measured before and are not named keep their rows. Of each library
the outer parts are made whole: the record is read and checked, and every edition is listed on the front page, in the
site map and in the sums. Of editions a sample is printed whole, by the same steps as `targetbook build --all`; in the
place of the others stands their card alone.
"""

import json
import os
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import fmean
from tempfile import TemporaryDirectory

from invented_library import YEAR, lay_out_library
from measuring import Run, adopt_orphans, measure

from targetbook.press.edition import Edition
from targetbook.press.excerpts import Excerpts
from targetbook.press.graph.builds import build_area, update_lists
from targetbook.press.graph.graph import checks
from targetbook.press.graph.runner import run
from targetbook.press.pictures.vega_bundle import make_bundle, shared_place
from targetbook.press.places import FRONT, LISTS, Places
from targetbook.press.site.provenance import PROVENANCE, SUMS
from targetbook.press.site.publish import CARD, edition_card
from targetbook.record.files.atomic import write_whole
from targetbook.record.languages import LANGUAGES

REPORT = Path(__file__).with_name("library.md")
SAMPLE = 6  # counties whose editions are printed whole
HEAD = """# A library of many areas

Written by `benchmarks/library.py` on {cores} cores: invented counties with their cities, provinces and nation, each
with 24 figures and three targets, in both languages. *Outer parts*: the whole record is checked, and all editions are
listed on the front page, in the site map and in the sums. *An edition*: the mean over {sample} counties, both
languages, every chapter, printed by the steps of `build --all`. The other editions have a card and no pages, so that
the *whole library* is reckoned: the outer parts, and an edition's time and weight as often as there are editions.
Seconds and hours are those of all processors; *names* is what the front page loads once somebody searches.

| counties | outer parts, s | edition, s | edition, MB | main process, MB | front page, kB | names, kB | whole, h | GB |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def outer_parts(places: Places, counties: list[str]) -> None:
    """Check the record, and list every edition of the library."""
    editions = [Edition(county, YEAR, None, lang) for county in counties for lang in LANGUAGES]
    assert not run([*checks(places, editions, meanwhile=None)], places.ledger, workers=1).failures

    make_bundle(places.drawings)
    excerpts = Excerpts(places)
    for county in counties:
        with excerpts.laid_out(county) as excerpt:
            for lang in LANGUAGES:
                write_stand_in(excerpt, Edition(county, YEAR, None, lang), excerpts.digest(county))
    assert not update_lists(places, editions).failures


def write_stand_in(places: Places, edition: Edition, digest: str) -> None:
    """Write of an edition what the lists are made of."""
    pages = places.published(edition)
    pages.mkdir(parents=True)
    write_whole(pages / CARD, edition_card(places.data, edition, shared_place(places.drawings)))
    write_whole(pages / "brief.txt", "<p>Invented.</p>\n")
    write_whole(pages / PROVENANCE, json.dumps({"data": digest}))
    write_whole(pages / SUMS, "")
    write_whole(places.contents(edition), places.toc.read_text(encoding="utf-8"))


def sample_of_editions(places: Places, counties: list[str]) -> None:
    """Print the editions of a sample of counties, spread over the library."""
    excerpts = Excerpts(places)
    for county in counties[:: max(1, len(counties) // SAMPLE)][:SAMPLE]:
        editions = [Edition(county, YEAR, None, lang) for lang in LANGUAGES]
        assert not build_area(excerpts, county, editions).failures


PARTS = {"outer": outer_parts, "sample": sample_of_editions}


def do_part(part: str, root: Path, number: int) -> None:
    """Do a part of the work in this process, and write down how much memory it held."""
    PARTS[part](Places(root, root / "data"), [f"county_{county}" for county in range(number)])
    (root / f"{part}.txt").write_text(str(getrusage(RUSAGE_SELF).ru_maxrss / 1024), encoding="utf-8")


def measured(part: str, root: Path, counties: int) -> tuple[Run, float]:
    """Do a part of the work in a process of its own; give what it took, and the memory of that process in MB."""
    cost = measure([sys.executable, __file__, part, str(root), str(counties)], root)
    return cost, float((root / f"{part}.txt").read_text(encoding="utf-8"))


def row_of(counties: int) -> str:
    """Measure a library of so many counties, and write its row."""
    with TemporaryDirectory(prefix="library-") as folder:
        root = Path(folder)
        names = lay_out_library(root, counties)
        outer, outer_memory = measured("outer", root, counties)
        sizes = [(root / "_build" / "site" / name).stat().st_size / 1000 for name in (FRONT, f"{LISTS}/names.js")]
        sample, sample_memory = measured("sample", root, counties)

        printed = [path.parent for path in (root / "_build" / "site").glob("*/*/feed.xml")]
        weights = [sum(path.stat().st_size for path in pages.rglob("*") if path.is_file()) for pages in printed]

    editions = len(names) * len(LANGUAGES)
    seconds = sample.cpu / len(printed)
    weight = fmean(weights) / 1e6
    hours = (outer.cpu + seconds * editions) / 3600
    cells = [f"{outer.cpu:.0f}", f"{seconds:.1f}", f"{weight:.2f}", f"{max(outer_memory, sample_memory):.0f}"]
    cells += [f"{sizes[0]:.0f}", f"{sizes[1]:.0f}", f"{hours:.1f}", f"{weight * editions / 1000:.1f}"]
    return f"| {counties} | {' | '.join(cells)} |"


def rows_before() -> dict[int, str]:
    """Read the rows that were measured before."""
    lines = REPORT.read_text(encoding="utf-8").splitlines() if REPORT.is_file() else []
    return {int(line.split("|")[1]): line for line in lines if line.startswith("| ") and line[2].isdigit()}


def main() -> None:
    """Measure libraries of the sizes named, or do a part of the work for one."""
    if sys.argv[1] in PARTS:
        do_part(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
        return

    adopt_orphans()
    for number in sys.argv[1:]:
        rows = rows_before() | {int(number): row_of(int(number))}
        table = "\n".join(rows[count] for count in sorted(rows))
        write_whole(REPORT, HEAD.format(cores=os.cpu_count(), sample=SAMPLE) + table + "\n")


if __name__ == "__main__":
    main()
