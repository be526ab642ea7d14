"""The command that drafts targets from a speech: `draft`."""

import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from targetbook.cli.choices import record_or_exit, require_one_of, require_year, stop
from targetbook.cli.options import Lang
from targetbook.record.contract import Contract, read_contract
from targetbook.record.dates import last_day
from targetbook.record.files.decoding import UTF_8

if TYPE_CHECKING:
    from targetbook.page.voice.words import Words

AREA_NAME = re.compile("[a-z][a-z0-9_]*")
LONGEST_NAME = 60
SECONDS_OF_SILENCE = 1.0


SpeechFile = Annotated[Path, typer.Argument(metavar="SPEECH", help="A text file: the announcement.")]
AreaToCome = Annotated[str, typer.Option(help="The area's folder in data/, there already or to come.")]
SpeechYear = Annotated[str, typer.Option(help="The year it was announced in.")]
Document = Annotated[str, typer.Option(help="speech, work_report, annual_plan and so on.")]
AnnouncedOn = Annotated[str, typer.Option(help="The day it was announced, YYYY-MM-DD.")]
SourceName = Annotated[str, typer.Option(help="The name of its row in sources.csv.")]


def draft(
    speech: SpeechFile,
    area: AreaToCome,
    year: SpeechYear,
    document: Document = "speech",
    announced: AnnouncedOn = "",
    source: SourceName = "",
    lang: Lang = "en",
) -> None:
    """Draft targets.csv from a speech on standard output; say beside it what became of every number in the text."""
    from targetbook.cli.bearing import drafted_lines
    from targetbook.cli.draft_text import count_rows, draft_text
    from targetbook.cli.messages import row_to_look_through
    from targetbook.intake.speech.assembling import draft_speech
    from targetbook.intake.speech.catalogue import read_area_catalogue
    from targetbook.intake.speech.rows import SpeechDetails, make_rows, write_rows
    from targetbook.intake.wording.own_units import units_of
    from targetbook.page.voice.words import Words
    from targetbook.record.languages import LANGUAGES

    data = record_or_exit().data
    contract = read_contract(data)

    require_one_of("document", document, _constraints(contract, "targets", "document")["enum"])
    require_one_of("language", lang, LANGUAGES)
    require_area_name(area)
    require_date(announced)
    require_source(source, _constraints(contract, "sources", "source")["pattern"])
    number = require_year(year)
    text, encoding = _text_of(speech, lang)

    words = Words(lang)
    with units_of(data, area):
        drafting = draft_speech(text, number, read_area_catalogue(data, area), _progress(words))
    rows = make_rows(drafting.drafts, SpeechDetails(document, announced, source))
    in_words = [row_to_look_through(row, lang) for row in rows]
    typer.echo(write_rows(in_words, contract.columns("targets")), nl=False)

    if encoding != UTF_8:
        typer.echo(words("intake.encoding", encoding=encoding).strip(), err=True)
    bearing = drafted_lines(data, area, number, rows, lang)
    typer.echo("\n".join([*bearing, draft_text(count_rows(rows), drafting, words)]), err=True)


def _text_of(speech: Path, lang: str) -> tuple[str, str]:
    """Read the text of a speech and name its encoding; stop where it is none."""
    from targetbook.cli.messages import message_in
    from targetbook.intake.speech.speech_file import UnreadableSpeech, read_speech

    try:
        return read_speech(speech)
    except UnreadableSpeech as wrong:
        stop(message_in(str(wrong), lang), code=1 if speech.is_file() else 2)


def _progress(words: "Words") -> Callable[[int, int], None]:
    """Say on standard error, once a second, how many sentences of a long text have been read."""
    last = monotonic()

    def report(sentence: int, sentences: int) -> None:
        nonlocal last
        if monotonic() - last < SECONDS_OF_SILENCE:
            return
        last = monotonic()
        typer.echo(words("draft.working", n=sentence, total=sentences), err=True)

    return report


def _constraints(contract: Contract, table: str, column: str) -> dict[str, Any]:
    fields = contract.tables[table]["schema"]["fields"]
    field: dict[str, Any] = next(field for field in fields if field["name"] == column)
    return dict(field["constraints"])


def require_source(source: str, pattern: str) -> None:
    """Stop unless the name is one for sources.csv."""
    if source and not re.fullmatch(pattern, source):
        raise typer.BadParameter(f"source {source!r} is no name; expected small letters, digits, - and _")


def require_area_name(area: str) -> None:
    """Stop unless the area could name a folder."""
    if not AREA_NAME.fullmatch(area) or len(area) > LONGEST_NAME:
        name = area if len(area) <= LONGEST_NAME else f"{area[:12]}..."
        raise typer.BadParameter(f"area {name!r} is no name for a folder; expected small letters, such as east_bank")


def require_date(announced: str) -> None:
    """Stop unless the day of the announcement is a date, or left open."""
    try:
        last_day(announced or "2025")
    except ValueError as wrong:
        raise typer.BadParameter(f"announced {wrong}") from wrong
