"""The command that brings figures in or withdraws one: `add`."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import record_or_exit, require_day, require_one_of, stop
from targetbook.cli.messages import message_in
from targetbook.cli.options import Area, Lang
from targetbook.intake.entering.area_files import Busy, entering
from targetbook.intake.entering.origin import StatedSource, WrongOrigin
from targetbook.press.edition import Edition
from targetbook.record.folder import area_folders
from targetbook.record.languages import LANGUAGES

if TYPE_CHECKING:
    from targetbook.intake.entering.taking import Intake
    from targetbook.page.chapter import Chapter

Answer = list[str] | None
FORMS = ("table", "json")

FigureFile = Annotated[Path | None, typer.Argument(help="A table: .xlsx, .xls, .ods, .csv, .html, .docx, .pdf.")]
Form = Annotated[str, typer.Option("--format", help="table or json.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")]
Searched = Annotated[str | None, typer.Option(help="The day you last looked for figures; moves record_date.")]

PageName = Annotated[str, typer.Option(help="The page it is from, by its name in sources.csv.")]
Publisher = Annotated[str, typer.Option(help="Who published it, where the page is new.")]
Title = Annotated[str, typer.Option(help="The new page's title.")]
Published = Annotated[str, typer.Option(help="The day it was published, YYYY-MM-DD.")]
Url = Annotated[str, typer.Option(help="The new page's address.")]
Channel = Annotated[str, typer.Option(help="official, press, repost or unverified.")]

TablePeriod = Annotated[str, typer.Option(help="Answer: the period of the table, like 2025-01/2025-09.")]
Unit = Annotated[str, typer.Option(help="Answer: the unit of its levels, like 亿元.")]
Column = Annotated[Answer, typer.Option(help="Answer: what a column holds, like C=growth,2025,estimated.")]
LeaveOut = Annotated[Answer, typer.Option(help="Answer: a row (7, 7-9 or its name), column or sheet.")]
Same = Annotated[Answer, typer.Option(help="Answer: a name is that of an indicator, NAME=indicator.")]
Ignore = Annotated[Answer, typer.Option(help="Answer: a word that turns no figure.")]
Confirm = Annotated[Answer, typer.Option(help="Answer: a cell that is right as it stands, B3 or B3=WHY.")]
AreaRow = Annotated[Answer, typer.Option(help="Answer: the row or column of the area, like 7 or H.")]

Withdraw = Annotated[str, typer.Option(metavar="KEY", help="Withdraw a row, like gdp/growth/2025=5@page.")]
Why = Annotated[str, typer.Option(help="Why a row is withdrawn.")]


@dataclass(frozen=True)
class Job:
    """Where the command works, whether it writes, and in which language and form it answers."""

    data: Path
    area: str
    searched: str | None
    dry_run: bool
    lang: str
    form: str


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


def add(
    file: FigureFile = None,
    area: Area = "haizhu",
    source: PageName = "",
    publisher: Publisher = "",
    title: Title = "",
    published: Published = "",
    url: Url = "",
    channel: Channel = "",
    searched: Searched = None,
    dry_run: DryRun = False,
    period: TablePeriod = "",
    unit: Unit = "",
    column: Column = None,
    leave_out: LeaveOut = None,
    same: Same = None,
    ignore: Ignore = None,
    confirm: Confirm = None,
    area_row: AreaRow = None,
    withdraw: Withdraw = "",
    why: Why = "",
    form: Form = "table",
    lang: Lang = "en",
) -> None:
    """Enter the figures of a file, whole or not at all, or withdraw a row; say which verdicts change."""
    job = Job(record_or_exit().data, area, searched, dry_run, lang, form)
    _require_usage(job)
    if bool(withdraw) == bool(file) or bool(withdraw) != bool(why.strip()):
        stop("give a FILE of figures to enter, or --withdraw KEY with --why", code=2)

    answers = Typed(
        period, unit, column or [], leave_out or [], same or [], ignore or [], confirm or [], area_row or []
    )
    try:
        with entering(job.data / area):
            if file:
                _enter(job, file, StatedSource(source, publisher, title, published, channel, url), answers)
            else:
                _withdraw(job, withdraw, why)
    except Busy as busy:
        stop(message_in(str(busy), lang))
    except OSError as wrong:
        stop(f"{wrong.filename or job.data / area}: {wrong.strerror}; no figure was entered")


def _require_usage(job: Job) -> None:
    require_one_of("area", job.area, [folder.name for folder in area_folders(job.data)])
    require_one_of("language", job.lang, LANGUAGES)
    require_one_of("format", job.form, FORMS)
    if job.searched is not None:
        require_day(job.searched)


def _enter(job: Job, file: Path, origin: StatedSource, answers: Typed) -> None:
    from targetbook.intake.entering.taking import enter, prepare
    from targetbook.intake.tables.answers import WrongAnswer, read_answers
    from targetbook.intake.wording.own_units import units_of

    before = overview(job.data, job.area, job.lang)
    try:
        with units_of(job.data, job.area):
            intake = prepare(job.data, job.area, file, origin, job.searched, read_answers(**asdict(answers)))
    except (WrongOrigin, WrongAnswer) as wrong:
        stop(message_in(str(wrong), job.lang), code=2)

    enters = intake.enters and not job.dry_run
    if job.form == "json":
        _print_object(job.data, before, intake, is_entered=enters)
    else:
        _print_intake(job, before, intake)
    if intake.rejected:
        stop(before.words("intake.refused"))

    if enters:
        enter(job.data, job.area, intake)
    if job.form == "table":
        _print_outcome(job, before, intake)


def _print_intake(job: Job, before: "Chapter", intake: "Intake") -> None:
    from targetbook.cli.intake_text import intake_text
    from targetbook.record.folder import read_areas

    typer.echo(intake_text(intake, read_areas(job.data)[job.area], before.words))
    for finding in intake.rejected:
        typer.echo(message_in(str(finding), job.lang), err=True)


def _print_object(data: Path, before: "Chapter", intake: "Intake", is_entered: bool) -> None:
    from targetbook.cli.intake_text import intake_object
    from targetbook.intake.entering.staging import changed_copy
    from targetbook.page.terminal.changes import change_objects

    area = before.area
    verdicts: list[dict[str, object]] = []
    if intake.enters:
        with changed_copy(data, area.area, intake.texts) as copy:
            verdicts = change_objects(before, overview(copy, area.area, before.lang))
    typer.echo(json.dumps(intake_object(intake, area, verdicts, is_entered, before.lang), ensure_ascii=False, indent=1))


def _print_outcome(job: Job, before: "Chapter", intake: "Intake") -> None:
    if not intake.enters:
        typer.echo(before.words("intake.dry" if job.dry_run else "intake.nothing"))
    elif job.dry_run:
        _print_rehearsal(job, before, intake)
    else:
        typer.echo(before.words("intake.written", area=job.area))
        _print_changes(job, before)


def _print_rehearsal(job: Job, before: "Chapter", intake: "Intake") -> None:
    from targetbook.intake.entering.staging import changed_copy
    from targetbook.page.terminal.changes import changed_by_intake

    with changed_copy(job.data, job.area, intake.texts) as copy:
        after = overview(copy, job.area, job.lang)
        typer.echo(changed_by_intake(before, after, dry=True))
        _print_overtaken(job, after)
    typer.echo(before.words("intake.dry"))


def _withdraw(job: Job, key: str, why: str) -> None:
    from targetbook.intake.entering.withdrawing import NoSuchRow, prepare_withdrawal, withdraw

    before = overview(job.data, job.area, job.lang)
    try:
        withdrawal = prepare_withdrawal(job.data, job.area, key, why, job.searched)
    except NoSuchRow as wrong:
        stop(message_in(str(wrong), job.lang), code=2)

    for finding in withdrawal.wrong:
        typer.echo(message_in(str(finding), job.lang), err=True)
    if withdrawal.wrong:
        stop(before.words("intake.refused"))

    if not job.dry_run:
        withdraw(job.data, job.area, withdrawal)
    typer.echo(before.words("intake.withdrawn", figure=withdrawal.key, day=withdrawal.day))
    if job.dry_run:
        typer.echo(before.words("intake.dry"))
    else:
        _print_changes(job, before)


def _print_changes(job: Job, before: "Chapter") -> None:
    from targetbook.page.terminal.changes import changed_by_intake

    after = overview(job.data, job.area, job.lang)
    if job.searched:
        typer.echo(after.words("intake.searched", day=job.searched))
    typer.echo(changed_by_intake(before, after))
    _print_overtaken(job, after)


def _print_overtaken(job: Job, after: "Chapter") -> None:
    """Name the remarks of the area that figures now, or in a dry run would, make untrue."""
    from targetbook.page.commentary.check import overtaken_remarks

    for finding in overtaken_remarks(job.data, after.record, job.area):
        typer.echo(finding)


def overview(data: Path, area: str, lang: str) -> "Chapter":
    """Open the overview of an area's record as it stands on the record date."""
    from targetbook.cli.judgement import overview_of
    from targetbook.judgement.rules.standard import standard_rules
    from targetbook.record.reading import read_record

    record = read_record(data)
    edition = Edition(area, record.areas[area].record_date.year, None, lang)
    return overview_of(data, record, edition, standard_rules())
