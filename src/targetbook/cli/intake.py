"""The command that brings figures in or withdraws one: `add`."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import places_or_exit, require_day, require_one_of, stop
from targetbook.cli.options import Area, Lang
from targetbook.intake.entering.area_files import Busy, entering
from targetbook.intake.entering.origin import Stated, WrongOrigin
from targetbook.press.edition import Edition
from targetbook.record.folder import area_folders

if TYPE_CHECKING:
    from targetbook.intake.entering.taking import Intake
    from targetbook.page.chapter import Chapter

Searched = Annotated[str | None, typer.Option(help="The day you last looked for figures; moves record_date.")]
Answer = list[str] | None
FORMS = ("table", "json")


def add(
    file: Annotated[Path | None, typer.Argument(help="A table: .xlsx, .xls, .ods, .csv, .html, .docx, .pdf.")] = None,
    area: Area = "haizhu",
    source: Annotated[str, typer.Option(help="The page it is from, by its name in sources.csv.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it, where the page is new.")] = "",
    title: Annotated[str, typer.Option(help="The new page's title.")] = "",
    published: Annotated[str, typer.Option(help="The day it was published, YYYY-MM-DD.")] = "",
    url: Annotated[str, typer.Option(help="The new page's address.")] = "",
    channel: Annotated[str, typer.Option(help="official, press, repost or unverified.")] = "",
    searched: Searched = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")] = False,
    period: Annotated[str, typer.Option(help="Answer: the period of the table, like 2025-01/2025-09.")] = "",
    unit: Annotated[str, typer.Option(help="Answer: the unit of its levels, like 亿元.")] = "",
    column: Annotated[Answer, typer.Option(help="Answer: what a column holds, like C=growth,2025,estimated.")] = None,
    leave_out: Annotated[Answer, typer.Option(help="Answer: a row (7, 7-9 or its name), column or sheet.")] = None,
    same: Annotated[Answer, typer.Option(help="Answer: a name is that of an indicator, NAME=indicator.")] = None,
    ignore: Annotated[Answer, typer.Option(help="Answer: a word that turns no figure.")] = None,
    confirm: Annotated[Answer, typer.Option(help="Answer: a cell that is right as it stands, B3 or B3=WHY.")] = None,
    area_row: Annotated[Answer, typer.Option(help="Answer: the row or column of the area, like 7 or H.")] = None,
    withdraw: Annotated[str, typer.Option(metavar="KEY", help="Withdraw a row, like gdp/growth/2025=5@page.")] = "",
    why: Annotated[str, typer.Option(help="Why a row is withdrawn.")] = "",
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    lang: Lang = "en",
) -> None:
    """Enter the figures of a file, whole or not at all, or withdraw a row; say which verdicts change."""
    data = places_or_exit().data
    _require_usage(data, area, lang, form, searched)
    if bool(withdraw) == bool(file) or bool(withdraw) != bool(why.strip()):
        stop("give a FILE of figures to enter, or --withdraw KEY with --why", code=2)
    try:
        typed = Typed(
            period, unit, column or [], leave_out or [], same or [], ignore or [], confirm or [], area_row or []
        )
        with entering(data / area):
            if file:
                origin = Stated(source, publisher, title, published, channel, url)
                _enter(data, area, file, origin, searched, typed, dry_run, Style(lang, form))
            else:
                _withdraw(data, area, withdraw, why, searched, dry_run, lang)
    except Busy as busy:
        stop(str(busy))
    except OSError as wrong:
        stop(f"{wrong.filename or data / area}: {wrong.strerror}; no figure was entered")


def _require_usage(data: Path, area: str, lang: str, form: str, searched: str | None) -> None:
    require_one_of("area", area, [folder.name for folder in area_folders(data)])
    require_one_of("language", lang, ("en", "zh"))
    require_one_of("format", form, FORMS)
    if searched is not None:
        require_day(searched)


@dataclass(frozen=True)
class Typed:
    """The answers as they were typed."""

    period: str
    unit: str
    columns: list[str]
    leave_out: list[str]
    same: list[str]
    ignore: list[str]
    confirm: list[str]
    area_row: list[str]


@dataclass(frozen=True)
class Style:
    """In which language and form the command answers."""

    lang: str
    form: str


def _enter(
    data: Path,
    area: str,
    file: Path,
    origin: Stated,
    searched: str | None,
    typed: Typed,
    dry_run: bool,
    style: Style,
) -> None:
    from targetbook.cli.intake_text import intake_text
    from targetbook.intake.entering.taking import enter, prepare
    from targetbook.intake.tables.answers import WrongAnswer, read_answers
    from targetbook.record.folder import read_areas

    before = overview(data, area, style.lang)
    try:
        intake = prepare(data, area, file, origin, searched, read_answers(**asdict(typed)))
    except (WrongOrigin, WrongAnswer) as wrong:
        stop(str(wrong), code=2)
    enters = intake.enters and not dry_run
    if style.form == "json":
        _print_object(data, before, intake, written=enters)
    else:
        typer.echo(intake_text(intake, read_areas(data)[area], before.words))
        for finding in intake.rejected:
            typer.echo(finding, err=True)
    if intake.rejected:
        stop(before.words("intake.refused"))
    if enters:
        enter(data, area, intake)
    if style.form == "table":
        _say_what_became(data, before, intake, searched, dry_run)


def _print_object(data: Path, before: "Chapter", intake: "Intake", written: bool) -> None:
    from targetbook.cli.intake_text import intake_object
    from targetbook.intake.entering.staging import changed_copy
    from targetbook.page.terminal.changes import change_objects

    area = before.area
    verdicts: list[dict[str, object]] = []
    if intake.enters:
        with changed_copy(data, area.area, intake.texts) as copy:
            verdicts = change_objects(before, overview(copy, area.area, before.lang))
    typer.echo(json.dumps(intake_object(intake, area, verdicts, written), ensure_ascii=False, indent=1))


def _say_what_became(data: Path, before: "Chapter", intake: "Intake", searched: str | None, dry_run: bool) -> None:
    from targetbook.intake.entering.staging import changed_copy
    from targetbook.page.terminal.changes import changed_by_intake

    area = before.area.area
    if not intake.enters:
        typer.echo(before.words("intake.dry" if dry_run else "intake.nothing"))
    elif dry_run:
        with changed_copy(data, area, intake.texts) as copy:
            typer.echo(changed_by_intake(before, overview(copy, area, before.lang), dry=True))
        typer.echo(before.words("intake.dry"))
    else:
        typer.echo(before.words("intake.written", area=area))
        _say_what_changed(before, data, searched)


def _withdraw(data: Path, area: str, key: str, why: str, searched: str | None, dry_run: bool, lang: str) -> None:
    from targetbook.intake.entering.withdrawing import NoSuchRow, prepare_withdrawal, withdraw

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
    from targetbook.page.terminal.changes import changed_by_intake

    after = overview(data, before.area.area, before.lang)
    if searched:
        typer.echo(after.words("intake.searched", day=searched))
    typer.echo(changed_by_intake(before, after))


def overview(data: Path, area: str, lang: str) -> "Chapter":
    """Open the overview of an area's record as it stands on the record date."""
    from targetbook.cli.judgement import overview_of
    from targetbook.judgement.rules.standard import standard_rules
    from targetbook.record.reading import read_record

    record = read_record(data)
    return overview_of(data, record, Edition(area, record.areas[area].record_date.year, None, lang), standard_rules())
