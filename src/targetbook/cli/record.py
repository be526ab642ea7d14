"""The commands about the record itself: `check` and `new`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import record_or_exit, require_day, require_one_of, short_path, stop
from targetbook.cli.options import Lang
from targetbook.press.places import MARK
from targetbook.record.folder import area_folders
from targetbook.record.languages import LANGUAGES

if TYPE_CHECKING:
    from targetbook.press.places import Places
    from targetbook.record.checking.findings import Finding


READINESS = "Say also how ready an area is, and what to look for."
DOUBTS = "Name also figures that look odd beside their neighbours, and unnamed publishers."
OneArea = Annotated[str | None, typer.Option(help="One area alone.")]
Readiness = Annotated[bool, typer.Option("--readiness", help=READINESS)]
Doubts = Annotated[bool, typer.Option("--doubts", help=DOUBTS)]

NewName = Annotated[str, typer.Argument(help="The folder's name, like springfield.")]
Code = Annotated[str, typer.Option(help="The area's GB/T 2260 code, six digits.")]
NameEn = Annotated[str, typer.Option(help="Its name in English.")]
NameZh = Annotated[str, typer.Option(help="Its name in Chinese.")]
Parent = Annotated[str, typer.Option(help="The area above it, by its folder's name.")]
SearchDay = Annotated[str, typer.Option(help="The day you looked for figures; the parent's if none is given.")]


def check(area: OneArea = None, readiness: Readiness = False, questions: Doubts = False, lang: Lang = "en") -> None:
    """Check the record, remarks, chapters, translations and settings: one line `file:row:column: message` a finding."""
    from targetbook.cli.messages import message_in
    from targetbook.page.voice.words import Words

    places = record_or_exit()
    data = places.data
    require_one_of("language", lang, LANGUAGES)
    if area is not None:
        require_one_of("area", area, [folder.name for folder in area_folders(data)])
    if readiness and area is None:
        raise typer.BadParameter("--readiness speaks of one area; say which: --area NAME")

    words = Words(lang)
    findings = everything_wrong(places, area)
    for finding in findings:
        typer.echo(message_in(str(finding), lang))
    if findings:
        stop(words("check.wrong", n=len(findings)))

    typer.echo(words("check.sound", of=area or words("check.every_area")))
    if not places.toc.is_file():
        typer.echo(words("check.record_alone", file=MARK))
    if questions:
        for doubt in doubts_about(data, area):
            typer.echo(message_in(str(doubt), lang))

    if readiness and area is not None:
        from targetbook.cli.intake import overview
        from targetbook.page.terminal.readiness import readiness_text

        typer.echo(readiness_text(overview(data, area, lang)))


def doubts_about(data: Path, area: str | None) -> "list[Finding]":
    """Give the figures and publishers of an area, or of every one, that are worth a second look."""
    from targetbook.record.checking.contradictions import doubts
    from targetbook.record.publishers import unnamed_publishers
    from targetbook.record.reading import read_record

    record = read_record(data)
    areas = [area] if area else list(record.areas)
    places = [(name, f"{data.name}/{name}") for name in areas]

    return [
        doubt
        for name, place in places
        for doubt in (*unnamed_publishers(record, name, place), *doubts(record, name, place))
    ]


def everything_wrong(places: "Places", area: str | None) -> "list[Finding]":
    """Look at the checkout's own files and at the record, and at what rests on either once that can be read."""
    from targetbook.page.commentary.check import check_remarks
    from targetbook.press.book.catalogue_check import check_catalogues
    from targetbook.press.book.checkout import check_checkout
    from targetbook.record.checking.check import check_folder
    from targetbook.record.reading import read_record

    is_checkout = places.toc.is_file()
    checkout = check_checkout(places) if is_checkout else []
    translations = check_catalogues(places) if is_checkout and not checkout else []

    findings = check_folder(places.data, *([area] if area else []))
    remarks = [] if findings else check_remarks(places.data, read_record(places.data))
    if area is not None:
        remarks = [remark for remark in remarks if remark.file.startswith(f"{places.data.name}/{area}/")]

    return [*checkout, *translations, *findings, *remarks]


def new(
    area: NewName,
    code: Code,
    name_en: NameEn,
    name_zh: NameZh,
    parent: Parent = "",
    searched: SearchDay = "",
) -> None:
    """Set up a new area's folder: its names, and its tables with their headers."""
    from targetbook.intake.new_area import NewArea, WrongArea, set_up

    if searched:
        require_day(searched)
    try:
        folder = set_up(record_or_exit().data, NewArea(area, code, name_en, name_zh, parent, searched))
    except WrongArea as wrong:
        stop(str(wrong), code=2)
    typer.echo(f"{short_path(folder)} is set up; next: its targets, then targetbook add FILE --area {area}")
