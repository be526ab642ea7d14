"""The verbs of a build: what the commands ask of the graph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from targetbook.press.chapters.machine import cores
from targetbook.press.edition import Edition
from targetbook.press.graph.build_lock import building
from targetbook.press.graph.explain import explain
from targetbook.press.graph.graph import books, lists, on_paper, plan, remarking
from targetbook.press.graph.runner import BuildResult, run
from targetbook.press.graph.soundness import require_sound
from targetbook.press.graph.tasks import tell
from targetbook.press.paper.browser import MISSING, first_browser
from targetbook.press.places import Places

if TYPE_CHECKING:
    from distributed import Client


def build_editions(places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring the editions and the front page up to date; nothing runs whose sources are what they were."""
    with building(places.build):
        require_sound(places)
        plans = run([*plan(places, editions)], places.ledger, workers=1)
        if plans.failures:
            return plans

        result = plans + run([*books(places, editions)], places.ledger, cores())
        return result if result.failures else result + update_lists(places, editions)


def build_on_cluster(client: "Client", places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring the editions up to date on a cluster, and the front page here."""
    from targetbook.press.cluster.scheduler import print_on

    with building(places.build):
        require_sound(places)
        plans = run([*plan(places, editions, meanwhile=None), remarking(places)], places.ledger, workers=1)
        if plans.failures:
            return plans

        result = plans + print_on(client, places, editions)
        return result if result.failures else result + update_lists(places, editions)


def update_lists(places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring what lists the editions on the site up to date; such small work needs no other process."""
    return run([*lists(places, editions)], places.ledger, workers=1)


def explain_editions(places: Places, editions: Sequence[Edition]) -> list[str]:
    """Say of each task of the editions why it would run, or that it rests."""
    plans = explain([*plan(places, editions)], places.ledger)
    ready = [edition for edition in editions if places.contents(edition).is_file()]
    others = [f"  {edition}: not built yet" for edition in editions if edition not in ready]
    return [*plans, *others, *explain([*books(places, ready), *lists(places, ready)], places.ledger)]


def print_paper(places: Places, editions: Sequence[Edition]) -> BuildResult:
    """Bring the editions' PDFs and EPUBs up to date, and the chapters they are made of."""
    if first_browser() is None:
        tell(f"without a PDF: {MISSING}")

    with building(places.build):
        require_sound(places)
        plans = run([*plan(places, editions)], places.ledger, workers=1)
        if plans.failures:
            return plans

        tasks = [task for edition in editions for task in on_paper(places, edition)]
        return plans + run([remarking(places), *tasks], places.ledger, cores())
