"""The verbs of a build: what the commands ask of the graph."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from targetbook.press.chapters.machine import cores
from targetbook.press.edition import Edition, by_area
from targetbook.press.excerpts import Excerpts
from targetbook.press.graph.build_lock import building
from targetbook.press.graph.early_start import note_start
from targetbook.press.graph.explain import explain
from targetbook.press.graph.graph import books, checks, lists, outlining, papers, remarking
from targetbook.press.graph.runner import BuildResult, run
from targetbook.press.graph.soundness import require_sound
from targetbook.press.graph.tasks import PressTask, tell
from targetbook.press.paper.browser import MISSING, first_browser
from targetbook.press.places import Places

if TYPE_CHECKING:
    from distributed import Client

TasksOf = Callable[[Places, Sequence[Edition]], Iterator[PressTask]]


def build_editions(places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring the editions and the front page up to date; nothing runs whose sources are what they were."""
    with building(places.build):
        note_start(places)
        result = _make(places, editions, books)
        return result if result.failures else result + update_lists(places, editions)


def _make(places: Places, editions: Sequence[Edition], tasks: TasksOf) -> BuildResult:
    """Check everything, then do what is to be done for the editions of each area."""
    require_sound(places)
    result = run([*checks(places, editions)], places.ledger, workers=1)
    if result.failures:
        return result

    excerpts = Excerpts(places)
    for area, group in by_area(editions).items():
        result += build_area(excerpts, area, group, tasks)
    return result


def build_area(excerpts: Excerpts, area: str, editions: Sequence[Edition], tasks: TasksOf = books) -> BuildResult:
    """Bring the editions of an area up to date, or their papers, from its excerpt of the record.

    Each area has a ledger of its own: pytask reads and renews the whole of a ledger for every task.
    """
    with excerpts.laid_out(area) as places:
        ledger = places.ledger / area
        contents = run([*outlining(places, editions)], ledger, workers=1)
        return contents if contents.failures else contents + run([*tasks(places, editions)], ledger, cores())


def build_on_cluster(client: "Client", places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring the editions up to date on a cluster, and the front page here."""
    from targetbook.press.cluster.scheduler import print_on

    with building(places.build):
        require_sound(places)
        result = run([*checks(places, editions, meanwhile=None), remarking(places)], places.ledger, workers=1)
        if result.failures:
            return result

        result += print_on(client, places, editions)
        return result if result.failures else result + update_lists(places, editions)


def update_lists(places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring what lists the editions on the site up to date; such small work needs no other process."""
    return run([*lists(places, editions)], places.ledger, workers=1)


def explain_editions(places: Places, editions: Sequence[Edition]) -> list[str]:
    """Say of each task of the editions why it would run, or that it rests."""
    lines = explain([*checks(places, editions)], places.ledger)
    excerpts = Excerpts(places)
    for area, group in by_area(editions).items():
        lines += explain_area(excerpts, area, group)
    return [*lines, *explain([*lists(places, editions)], places.ledger)]


def explain_area(excerpts: Excerpts, area: str, editions: Sequence[Edition]) -> list[str]:
    """Say of each task of an area's editions why it would run, or that it rests."""
    with excerpts.laid_out(area) as places:
        ledger = places.ledger / area
        ready = [edition for edition in editions if places.contents(edition).is_file()]
        others = [f"  {edition}: not built yet" for edition in editions if edition not in ready]
        contents = explain([*outlining(places, editions)], ledger)
        return [*contents, *others, *explain([*books(places, ready)], ledger)]


def print_paper(places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring the editions' PDFs and EPUBs up to date, and the chapters they are made of."""
    if first_browser() is None:
        tell(f"without a PDF: {MISSING}")

    with building(places.build):
        return _make(places, editions, papers)
