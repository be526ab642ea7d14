"""The build as a graph: check the data -> contents -> remarks, verdicts, chapters -> book -> front page."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from targetbook.press.book.stage import prints_nothing
from targetbook.press.book.translations import SPHINX_LANGUAGE, WRITTEN_IN
from targetbook.press.chapters.execute import ANSWERS, execute_chapter, slow_chapters
from targetbook.press.chapters.machine import can_fork
from targetbook.press.chapters.prose import Renewal
from targetbook.press.chapters.rows_read import AnswersNode
from targetbook.press.contents import chapter_files, chapter_name, read_once, read_toc, write_toc
from targetbook.press.edition import Edition
from targetbook.press.graph.soundness import check_data, look_at_remarks, report_path, translating
from targetbook.press.graph.tasks import FilesNode, PressTask, files_below, task
from targetbook.press.paper.forms import FORMS, paper_of
from targetbook.press.pictures.vega_bundle import bundle_path, make_bundle, shared_place
from targetbook.press.places import BRIEF, FEED, FRONT, SHEET, VERDICTS, VERDICTS_TABLE, Places
from targetbook.press.site.commit import note_commit
from targetbook.press.site.front_page import edition_cards, write_front_page
from targetbook.press.site.manifest import LAID_BESIDE, write_site_sums
from targetbook.press.site.provenance import PROVENANCE, SUMS, data_offer, drop_unused_data, offer_data
from targetbook.press.site.publish import CARD, drop_unused_scripts, publish_book, share_script
from targetbook.press.site.sitemap import SITEMAP, site_address, write_sitemap
from targetbook.record.asking.answers import Answers
from targetbook.record.folder import area_folders
from targetbook.record.languages import LANGUAGES

ROOMS_OF_A_CHAPTER = ("record", "judgement", "page")
Needs = list[Path | FilesNode]


def get_ready() -> None:
    """Let the warm process load what chapters need, where there is one."""
    if can_fork():
        from targetbook.press.chapters.forking import warm_up

        warm_up()


def checks(
    places: Places, editions: Sequence[Edition], meanwhile: Callable[[], None] | None = get_ready
) -> Iterator[PressTask]:
    """Yield what looks at the whole record and at the translations, before anything is made of them."""
    note_commit(places.root, places.commit)
    yield checking(places, meanwhile)
    if any(edition.lang != WRITTEN_IN for edition in editions):
        yield translating(places)


def checking(places: Places, meanwhile: Callable[[], None] | None) -> PressTask:
    """Make the task that checks the tables."""
    report = report_path(places, "data")
    check = partial(check_data, places.data, rules_node(places), report, meanwhile)
    return task("check", "check the data", check, record_nodes(places), [report])


def outlining(places: Places, editions: Sequence[Edition]) -> Iterator[PressTask]:
    """Yield a task an edition that settles which chapters it has: the other tasks follow from that."""
    read = read_once(places.data)
    names = files_below("chapter names", places.package / "press" / "contents.py")
    needs: Needs = [*record_nodes(places), names, places.toc]

    for edition in editions:
        target = places.contents(edition)
        write = partial(write_toc, places.toc, read, edition, target)
        yield task(f"{edition} contents", f"contents {edition}", write, needs, [target])


def remarking(places: Places) -> PressTask:
    """Make the task that checks the remarks: it takes the page, so a warm process."""
    report = report_path(places, "remarks")
    look = partial(look_at_remarks, places.data, report)
    needs: Needs = [data_node(places), chapter_node(places, *LANGUAGES)]
    return task("remarks", "check the remarks", look, needs, [report])


def books(places: Places, editions: Sequence[Edition]) -> Iterator[PressTask]:
    """Yield what all editions need (checked remarks, script, record to take away), then what each is made of."""
    yield remarking(places)
    yield bundling(places)
    yield offering(places)
    answers = Answers(places.data)

    for edition in editions:
        files = chapter_files(read_toc(places.contents(edition)))
        yield judging(places, edition)
        yield from executing(places, edition, files, answers)
        yield printing(places, edition, files)


def lists(places: Places, editions: Sequence[Edition]) -> Iterator[PressTask]:
    """Yield what lists every edition on the site."""
    yield shelving(places, editions)
    yield mapping(places, editions)
    yield summing(places, editions)


def bundling(places: Places) -> PressTask:
    """Make the task of the script by which charts come alive."""
    make = partial(make_bundle, places.drawings)
    return task("script", "script of the charts", make, [], [bundle_path(places.drawings)])


def offering(places: Places) -> PressTask:
    """Make the task that puts the record on the site."""
    offer = partial(offer_data, places)
    return task("data", "data to take away", offer, [data_node(places), press_node(places)], [data_offer(places)])


def judging(places: Places, edition: Edition) -> PressTask:
    """Make the task that has the page write the edition's verdicts as a file."""
    write = partial(write_verdicts, places.data, edition, places.work(edition))
    needs: Needs = [chapter_node(places, edition.lang), data_node(places)]
    return task(f"{edition} verdicts", f"verdicts {edition.lang}", write, needs, handover(places, edition))


def handover(places: Places, edition: Edition) -> list[Path]:
    """List what the page writes of an edition."""
    return [places.work(edition) / name for name in (VERDICTS, VERDICTS_TABLE, BRIEF, SHEET, FEED)]


def write_verdicts(data: Path, edition: Edition, folder: Path) -> None:
    """Ask the page for the edition's verdicts."""
    from targetbook.page.handover.verdict_objects import save_edition

    save_edition(data, folder, str(edition.path), **edition.parameters())


def executing(places: Places, edition: Edition, files: list[str], answers: Answers) -> Iterator[PressTask]:
    """Yield a task a chapter, which rests as long as the record answers it the same."""
    code = chapter_node(places, edition.lang)
    slow = slow_chapters(places.work(edition), files)

    for file, executed in zip(files, executed_chapters(places, edition, files), strict=True):
        name = f"{edition} {file}"
        notebook = places.root / f"{file}.ipynb"
        rows = AnswersNode(name=name, path=executed.with_suffix(ANSWERS), answers=answers)
        run = partial(execute_chapter, notebook, places.work(edition), places.data, edition, places.drawings)
        renew = Renewal(notebook, executed, rows.path, places.data, code, run)
        label = f"{chapter_name(file)} {edition.lang}"
        is_early = file in slow
        yield task(name, label, renew, [notebook, code, rows], [executed], early=is_early, is_light=renew.is_light)


def executed_chapters(places: Places, edition: Edition, files: list[str]) -> list[Path]:
    """Say where an edition's executed chapters lie."""
    return [places.work(edition) / f"{file}.ipynb" for file in files]


def printing(places: Places, edition: Edition, files: list[str]) -> PressTask:
    """Make the task that prints the edition and swaps it into the site."""
    pages = (*(CARD, BRIEF, FEED, PROVENANCE, SUMS), *(f"{file}.html" for file in files))
    makes = [places.published(edition) / page for page in pages]
    needs: Needs = [*executed_chapters(places, edition, files), *needs_of_a_book(places, edition)]
    is_light = partial(prints_nothing, places, edition)
    publish = partial(publish_book, places, edition)
    return task(f"{edition} book", f"book {edition}", publish, needs, makes, is_light=is_light)


def needs_of_a_book(places: Places, edition: Edition) -> Needs:
    """List what a book is made of beside its chapters."""
    return [
        *(places.contents(twin) for twin in places.twins(edition)),  # a page links to its twin
        data_offer(places),
        bundle_path(places.drawings),
        report_path(places, "remarks"),  # chapters do without: they rest where the data changed elsewhere
        *handover(places, edition),
        places.commit,
        looks_node(places),
        locale_node(places, edition),
        files_below("areas", *(folder / "area.yml" for folder in area_folders(places.data))),
        data_node(places),  # the pages state which data they were made from, and under which lock
        files_below("lock", places.root / "requirements.lock"),
        press_node(places),
    ]


def papers(places: Places, editions: Sequence[Edition]) -> Iterator[PressTask]:
    """Yield what prints the editions on paper, and what that needs."""
    yield remarking(places)
    for edition in editions:
        yield from on_paper(places, edition)


def on_paper(places: Places, edition: Edition) -> Iterator[PressTask]:
    """Yield the edition's chapters, and a task for each form of paper made of them."""
    toc = places.contents(edition)
    files = chapter_files(read_toc(toc))
    yield from executing(places, edition, files, Answers(places.data))

    chapters = executed_chapters(places, edition, files)
    needs: Needs = [*chapters, report_path(places, "remarks"), toc, looks_node(places), locale_node(places, edition)]
    needs.append(press_node(places))

    for form, make in FORMS.items():
        target = paper_of(places, edition, form)
        yield task(f"{edition} {form}", f"{form} {edition}", partial(make, places, edition, target), needs, [target])


def shelving(places: Places, editions: Sequence[Edition]) -> PressTask:
    """Make the task that lists every edition on the site, these included."""
    shelf = all_cards(places, editions)
    beside = sorted(card.with_name(name) for card in shelf for name in (BRIEF, PROVENANCE))
    refresh = partial(refresh_front_page, places)

    makes = [places.site / "index.html", places.site / shared_place(places.drawings)]
    needs: Needs = [*shelf, *beside, looks_node(places), press_node(places)]

    return task("front page", "front page", refresh, needs, makes)


def refresh_front_page(places: Places) -> None:
    """Write the library's front page, and clear away data and scripts that nothing on the site leads to any more."""
    write_front_page(places.site, site_address(places.config))
    share_script(places)
    drop_unused_data(places.site)
    drop_unused_scripts(places.site)


def mapping(places: Places, editions: Sequence[Edition]) -> PressTask:
    """Make the task that lists every page on the site, those of these editions included."""
    tocs = map(places.contents, editions)
    pages: Needs = [*all_cards(places, editions), *tocs, places.site / "index.html"]
    write = partial(write_sitemap, places.site, places.config)
    needs = [*pages, looks_node(places), press_node(places)]
    return task("site map", "site map", write, needs, [places.site / SITEMAP])


def summing(places: Places, editions: Sequence[Edition]) -> PressTask:
    """Make the task that sums up the site: its lists, its editions, and what was laid beside them."""
    editions_sums = [card.with_name(SUMS) for card in all_cards(places, editions)]
    made_here = [places.site / FRONT, places.site / SITEMAP, places.site / shared_place(places.drawings)]
    beside = files_below("beside the editions", *(places.site / name for name in LAID_BESIDE))
    write = partial(write_site_sums, places.site)
    needs: Needs = [*made_here, *editions_sums, beside, press_node(places)]  # the sums of editions name their data
    return task("site sums", "sums of the site", write, needs, [places.site / SUMS])


def all_cards(places: Places, editions: Sequence[Edition]) -> list[Path]:
    """List the cards on the site, these editions' included."""
    return sorted({*edition_cards(places.site), *(places.published(edition) / CARD for edition in editions)})


def record_nodes(places: Places) -> Needs:
    """List what the check of the tables looks at, and what looks."""
    return [data_node(places), rules_node(places)]


def rules_node(places: Places) -> FilesNode:
    """Take what looks at the tables as one."""
    return files_below("record", places.package / "record")


def data_node(places: Places) -> FilesNode:
    """Take all data as one, for what looks at all of it."""
    return files_below("data", places.data)


def chapter_node(places: Places, *langs: str) -> FilesNode:
    """Take what a chapter runs on in these languages as one."""
    rooms = [places.package / room for room in ROOMS_OF_A_CHAPTER]
    everything = files_below("package", *rooms, places.package / "press" / "chapters", places.config)
    others = tuple(f".{lang}.yml" for lang in LANGUAGES if lang not in langs)
    paths = tuple(path for path in everything.paths if not path.name.endswith(others))
    return FilesNode(name=f"package {' '.join(langs)}", paths=paths)


def looks_node(places: Places) -> FilesNode:
    """Take what the pages look like as one: configuration, static files."""
    return files_below("looks", places.config, places.root / "_static")


def locale_node(places: Places, edition: Edition) -> FilesNode:
    """Take the translations of the chapters' prose into the edition's language as one."""
    return files_below(f"prose {edition.lang}", places.locale / SPHINX_LANGUAGE[edition.lang])


def press_node(places: Places) -> FilesNode:
    """Take the press's own source as one."""
    return files_below("press", places.package / "press")
