"""The build as a graph: check the data -> contents -> remarks, verdicts, chapters -> book, pictures -> front page."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from targetbook.press.book.translations import WRITTEN_IN
from targetbook.press.chapters.execute import KEPT, execute_chapter, slow_chapters
from targetbook.press.chapters.machine import can_fork, cores
from targetbook.press.chapters.rows_read import AskedNode
from targetbook.press.cluster.scheduler import print_on
from targetbook.press.contents import chapter_files, chapter_name, read_once, read_toc, write_toc
from targetbook.press.edition import Edition
from targetbook.press.graph.build_lock import building
from targetbook.press.graph.explain import explain
from targetbook.press.graph.runner import Outcome, run
from targetbook.press.graph.soundness import check_data, found, look_at_remarks, require_sound, translating
from targetbook.press.graph.tasks import FilesNode, PressTask, files_below, task, tell
from targetbook.press.paper import forms
from targetbook.press.paper.browser import MISSING, first_browser
from targetbook.press.pictures.vega_bundle import kept_bundle, make_bundle
from targetbook.press.places import BRIEF, FEED, SHEET, VERDICTS, Places
from targetbook.press.site import front_page as front
from targetbook.press.site import publish as site
from targetbook.press.site import sitemap
from targetbook.press.site.commit import note_commit
from targetbook.press.site.provenance import PROVENANCE, drop_unused_data, offer_data, offered_data
from targetbook.record.asking.answers import Answers

if TYPE_CHECKING:
    from distributed import Client

ROOMS_OF_A_CHAPTER = ("record", "judgement", "page")


def get_ready() -> None:
    """Let the warm process load what chapters need, where there is one."""
    if can_fork():
        from targetbook.press.chapters.forking import warm_up

        warm_up()


def build_editions(places: Places, editions: Sequence[Edition]) -> Outcome:
    """Bring the editions and the front page up to date; nothing runs whose sources are what they were."""
    with building(places.build):
        require_sound(places)
        planned = run([*plan(places, editions)], places.ledger, workers=1)
        if planned.failures:
            return planned
        printed = planned + run([*books(places, editions)], places.ledger, cores())
        return printed if printed.failures else printed + gather(places, editions)


def build_on_cluster(client: "Client", places: Places, editions: Sequence[Edition]) -> Outcome:
    """Bring the editions up to date on a cluster, and the front page here."""
    with building(places.build):
        require_sound(places)
        planned = run([*plan(places, editions, meanwhile=None), remarking(places)], places.ledger, workers=1)
        if planned.failures:
            return planned
        printed = planned + print_on(client, places, editions)
        return printed if printed.failures else printed + gather(places, editions)


def gather(places: Places, editions: Sequence[Edition]) -> Outcome:
    """Bring what lists the editions on the site up to date; such small work needs no other process."""
    return run([*lists(places, editions)], places.ledger, workers=1)


def explain_editions(places: Places, editions: Sequence[Edition]) -> list[str]:
    """Say of each task of the editions why it would run, or that it rests."""
    told = explain([*plan(places, editions)], places.ledger)
    planned = [edition for edition in editions if (places.work(edition) / "_toc.yml").is_file()]
    told += [f"  {edition}: not built yet" for edition in editions if edition not in planned]
    return told + explain([*books(places, planned), *lists(places, planned)], places.ledger)


def print_paper(places: Places, editions: Sequence[Edition]) -> Outcome:
    """Bring the editions' PDFs and EPUBs up to date, and the chapters they are made of."""
    if first_browser() is None:
        tell(f"without a PDF: {MISSING}")
    with building(places.build):
        require_sound(places)
        planned = run([*plan(places, editions)], places.ledger, workers=1)
        if planned.failures:
            return planned
        tasks = [each for edition in editions for each in on_paper(places, edition)]
        return planned + run([remarking(places), *tasks], places.ledger, cores())


def plan(
    places: Places, editions: Sequence[Edition], meanwhile: Callable[[], None] | None = get_ready
) -> Iterator[PressTask]:
    """Check the data, then settle which chapters each edition has: the other tasks follow from that."""
    note_commit(places.root, places.commit)
    sources, checked = [data_files(places), files_below("record", places.package / "record")], found(places, "data")
    check = partial(check_data, places.data, checked, meanwhile)
    yield task("check", "check the data", check, sources, [checked])
    if any(edition.lang != WRITTEN_IN for edition in editions):
        yield translating(places)
    read, listed = read_once(places.data), files_below("chapter names", places.package / "press" / "contents.py")
    for edition in editions:
        contents = places.work(edition) / "_toc.yml"
        write = partial(write_toc, places.toc, read, edition, contents)
        yield task(
            f"{edition} contents", f"contents {edition}", write, [*sources, listed, checked, places.toc], [contents]
        )


def remarking(places: Places) -> PressTask:
    """Make the task that checks the remarks of every area: it takes the page, which only a warm process has at hand."""
    looked = found(places, "remarks")
    look = partial(look_at_remarks, places.data, looked)
    return task("remarks", "check the remarks", look, [data_files(places), chapter_code(places)], [looked])


def books(places: Places, editions: Sequence[Edition]) -> Iterator[PressTask]:
    """Yield what all editions need (checked remarks, script, record to take away), then what each is made of."""
    yield remarking(places)
    yield bundling(places)
    yield offering(places)
    for edition in editions:
        yield judging(places, edition)
        files = chapter_files(read_toc(places.work(edition) / "_toc.yml"))
        yield from chapters(places, edition, files)
        yield printing(places, edition, files)
        yield painting(places, edition, files)


def lists(places: Places, editions: Sequence[Edition]) -> Iterator[PressTask]:
    """Yield what lists every edition on the site."""
    yield front_page(places, editions)
    yield site_map(places, editions)


def bundling(places: Places) -> PressTask:
    """Make the task that puts together the script by which charts come alive."""
    script = kept_bundle(places.drawings)
    return task("script", "script of the charts", partial(make_bundle, places.drawings), [], [script])


def offering(places: Places) -> PressTask:
    """Make the task that puts the record on the site; editions follow, which say that they were made from it."""
    offer = partial(offer_data, places)
    return task("data", "data to take away", offer, [data_files(places), press_files(places)], [offered_data(places)])


def judging(places: Places, edition: Edition) -> PressTask:
    """Make the task that has the page write the edition's verdicts as a file."""
    folder = places.work(edition)
    write = partial(write_verdicts, places.data, edition, folder)
    makes = [folder / name for name in (VERDICTS, BRIEF, SHEET, FEED)]
    return task(
        f"{edition} verdicts", f"verdicts {edition.lang}", write, [chapter_code(places), data_files(places)], makes
    )


def write_verdicts(data: Path, edition: Edition, folder: Path) -> None:
    """Ask the page for the edition's verdicts and for the edition in brief."""
    from targetbook.page.handover.verdict_objects import save_edition

    save_edition(data, folder, **edition.parameters())


def chapters(places: Places, edition: Edition, files: list[str]) -> Iterator[PressTask]:
    """Yield a task a chapter."""
    code, answers, work = chapter_code(places), Answers(places.data), places.work(edition)
    slow = slow_chapters(work, files)
    for file in files:
        name, notebook = f"{edition} {file}", places.root / f"{file}.ipynb"
        asked = AskedNode(name=name, kept=(work / file).with_suffix(KEPT), answers=answers)
        execute = partial(execute_chapter, notebook, work, places.data, edition, places.drawings)
        label = f"{chapter_name(file)} {edition.lang}"
        yield task(name, label, execute, [notebook, code, asked], [work / f"{file}.ipynb"], early=file in slow)


def chapter_code(places: Places) -> FilesNode:
    """Take what a chapter runs on as one: the rooms to the left, how the press runs it, the repository's address."""
    rooms = [places.package / room for room in ROOMS_OF_A_CHAPTER]
    return files_below("package", *rooms, places.package / "press" / "chapters", places.config)


def printing(places: Places, edition: Edition, files: list[str]) -> PressTask:
    """Make the task that prints the edition and swaps it into the site."""
    work, target = places.work(edition), places.published(edition)
    areas = files_below("areas", *places.data.glob("*/area.yml"))
    twins = (places.work(twin) / "_toc.yml" for twin in places.twins(edition))  # a page links to its twin
    needs: tuple[Path | FilesNode, ...] = (
        *twins,
        offered_data(places),
        kept_bundle(places.drawings),
        found(places, "remarks"),  # of the book and not of its chapters, which rest where the data changed elsewhere
        *(work / name for name in (VERDICTS, BRIEF, SHEET, FEED)),
        places.commit,
        looks(places),
        areas,
        data_files(places),  # the pages state which data they were made from, and under which lock
        files_below("lock", places.root / "requirements.lock"),
        press_files(places),
    )
    executed = (work / f"{file}.ipynb" for file in files)
    makes = [
        *(target / name for name in (site.CARD, BRIEF, FEED, PROVENANCE)),
        *(target / f"{file}.html" for file in files),
    ]
    publish = partial(site.publish_book, places, edition)
    return task(f"{edition} book", f"book {edition}", publish, [*executed, *needs], makes)


def painting(places: Places, edition: Edition, files: list[str]) -> PressTask:
    """Make the task that paints the edition's charts while its book is printed, which takes them as it ends."""
    executed = [places.work(edition) / f"{file}.ipynb" for file in files]
    paint = partial(paint_pictures, executed, places.drawings)
    return task(f"{edition} pictures", f"pictures {edition.lang}", paint, [*executed, press_files(places)], [])


def paint_pictures(executed: Sequence[Path], drawings: Path) -> None:
    """Paint the charts of executed chapters."""
    from targetbook.press.pictures.draw_early import (
        paint_ahead,  # it brings pandas and Altair, which a build that rests does without
    )

    paint_ahead(executed, drawings)


def on_paper(places: Places, edition: Edition) -> Iterator[PressTask]:
    """Yield the edition's chapters, and a task for each form of paper made of them."""
    files, work = chapter_files(read_toc(places.work(edition) / "_toc.yml")), places.work(edition)
    yield from chapters(places, edition, files)
    executed = [work / f"{file}.ipynb" for file in files]
    needs: list[Path | FilesNode] = [*executed, found(places, "remarks"), work / "_toc.yml", looks(places)]
    needs.append(press_files(places))
    for form, make in forms.FORMS.items():
        target = forms.paper_of(places, edition, form)
        yield task(f"{edition} {form}", f"{form} {edition}", partial(make, places, edition, target), needs, [target])


def front_page(places: Places, editions: Sequence[Edition]) -> PressTask:
    """Make the task that lists every edition on the site, these included."""
    listed = {*front.cards(places.site), *(places.published(edition) / site.CARD for edition in editions)}
    beside = sorted(card.with_name(name) for card in listed for name in (BRIEF, PROVENANCE))
    write = partial(write_front_page, places.site)
    needs: list[Path | FilesNode] = [*sorted(listed), *beside, press_files(places)]
    return task("front page", "front page", write, needs, [places.site / "index.html"])


def write_front_page(folder: Path) -> None:
    """Write the library's front page, and clear away data that it no longer offers."""
    front.write_front_page(folder)
    drop_unused_data(folder)


def site_map(places: Places, editions: Sequence[Edition]) -> PressTask:
    """Make the task that lists every page on the site, those of these editions included."""
    listed = {*front.cards(places.site), *(places.published(edition) / site.CARD for edition in editions)}
    contents = (places.work(edition) / "_toc.yml" for edition in editions)
    write = partial(sitemap.write_sitemap, places.site, places.config)
    needs: list[Path | FilesNode] = [*sorted(listed), *contents, places.site / "index.html", looks(places)]
    return task("site map", "site map", write, [*needs, press_files(places)], [places.site / sitemap.NAME])


def data_files(places: Places) -> FilesNode:
    """Take all data as one, for what looks at all of it."""
    return files_below("data", places.data)


def looks(places: Places) -> FilesNode:
    """Take what the pages look like as one: configuration, static files, translations."""
    return files_below("looks", places.config, places.root / "_static", places.locale)


def press_files(places: Places) -> FilesNode:
    """Take the press's own source as one."""
    return files_below("press", places.package / "press")
