"""The command that brings figures in or withdraws one: `add`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import places_or_exit, require_day, require_one_of, stop
from targetbook.cli.options import Area, Lang
from targetbook.press.edition import Edition
from targetbook.record.folder import area_folders
from targetbook.record.intake.origin import Stated, WrongOrigin
from targetbook.record.intake.writing import Busy, entering

if TYPE_CHECKING:
    from targetbook.page.chapter import Chapter

Searched = Annotated[str | None, typer.Option(help="The day you last looked for figures; moves record_date.")]


def add(
    file: Annotated[Path | None, typer.Argument(help="A CSV file or an Excel workbook (.xlsx).")] = None,
    area: Area = "haizhu",
    source: Annotated[str, typer.Option(help="The page it is from, by its name in sources.csv.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it, where the page is new.")] = "",
    title: Annotated[str, typer.Option(help="The new page's title.")] = "",
    published: Annotated[str, typer.Option(help="The day it was published, YYYY-MM-DD.")] = "",
    url: Annotated[str, typer.Option(help="The new page's address.")] = "",
    channel: Annotated[str, typer.Option(help="official, press, repost or unverified.")] = "",
    searched: Searched = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")] = False,
    withdraw: Annotated[str, typer.Option(metavar="KEY", help="Withdraw a row, like gdp/growth/2025=5@page.")] = "",
    why: Annotated[str, typer.Option(help="Why a row is withdrawn.")] = "",
    lang: Lang = "en",
) -> None:
    """Enter the figures of a file, whole or not at all, or withdraw a row; say which verdicts change."""
    data = places_or_exit().data
    require_one_of("area", area, [folder.name for folder in area_folders(data)])
    require_one_of("language", lang, ("en", "zh"))
    if searched is not None:
        require_day(searched)
    if bool(withdraw) == bool(file) or bool(withdraw) != bool(why.strip()):
        stop("give a FILE of figures to enter, or --withdraw KEY with --why", code=2)
    try:
        with entering(data / area):
            if file:
                stated = Stated(source, publisher, title, published, channel, url)
                _enter(data, area, file, stated, searched, dry_run, lang)
            else:
                _withdraw(data, area, withdraw, why, searched, dry_run, lang)
    except Busy as busy:
        stop(str(busy))
    except OSError as wrong:
        stop(f"{wrong.filename or data / area}: {wrong.strerror}; no figure was entered")


def _enter(data: Path, area: str, file: Path, stated: Stated, searched: str | None, dry_run: bool, lang: str) -> None:
    from targetbook.page.intake_texts import intake_text
    from targetbook.record.folder import read_areas
    from targetbook.record.intake.taking import enter, prepare

    before = overview(data, area, lang)
    try:
        intake = prepare(data, area, file, stated, searched)
    except WrongOrigin as wrong:
        stop(str(wrong), code=2)
    words = before.words
    typer.echo(intake_text(intake, read_areas(data)[area], words))
    for finding in intake.rejected:
        typer.echo(finding, err=True)
    if intake.rejected:
        stop(words("intake.refused"))
    if not intake.enters or dry_run:
        typer.echo(words("intake.dry" if dry_run else "intake.nothing"))
        return
    enter(data, area, intake)
    typer.echo(words("intake.written", area=area))
    _say_what_changed(before, data, searched)


def _withdraw(data: Path, area: str, key: str, why: str, searched: str | None, dry_run: bool, lang: str) -> None:
    from targetbook.record.intake.withdrawing import NoSuchRow, prepare_withdrawal, withdraw

    before = overview(data, area, lang)
    try:
        withdrawal = prepare_withdrawal(data, area, key, why, searched)
    except NoSuchRow as wrong:
        stop(str(wrong), code=2)
    for finding in withdrawal.wrong:
        typer.echo(finding, err=True)
    if withdrawal.wrong:
        stop(before.words("intake.refused"))
    if not dry_run:
        withdraw(data, area, withdrawal)
    typer.echo(before.words("intake.withdrawn", figure=withdrawal.key, day=withdrawal.day))
    if dry_run:
        typer.echo(before.words("intake.dry"))
    else:
        _say_what_changed(before, data, searched)


def _say_what_changed(before: "Chapter", data: Path, searched: str | None) -> None:
    from targetbook.page.change_texts import changed_by_intake

    after = overview(data, before.area.area, before.lang)
    if searched:
        typer.echo(after.words("intake.searched", day=searched))
    typer.echo(changed_by_intake(before, after))


def overview(data: Path, area: str, lang: str) -> "Chapter":
    """Open the overview of an area's record as it stands on the record date."""
    from targetbook.cli.judgement import overview_of
    from targetbook.judgement.rules import standard_rules
    from targetbook.record.reading import read_record

    record = read_record(data)
    return overview_of(data, record, Edition(area, record.areas[area].record_date.year, None, lang), standard_rules())
