"""The command that drafts targets from a speech: `draft`."""

import re
from pathlib import Path
from typing import Annotated

import typer

from targetbook.cli.choices import places_or_exit, require_one_of, require_year, stop
from targetbook.record.contract import read_contract
from targetbook.record.dates import last_day

AREA_NAME = re.compile("[a-z][a-z0-9_]*")


def draft(
    speech: Annotated[Path, typer.Argument(metavar="SPEECH", help="A text file in UTF-8: the announcement.")],
    area: Annotated[str, typer.Option(help="The area's folder in data/, there already or to come.")],
    year: Annotated[str, typer.Option(help="The year it was announced in.")],
    document: Annotated[str, typer.Option(help="speech, work_report, annual_plan and so on.")] = "speech",
    announced: Annotated[str, typer.Option(help="The day it was announced, YYYY-MM-DD.")] = "",
    source: Annotated[str, typer.Option(help="The name of its row in sources.csv.")] = "",
) -> None:
    """Draft targets.csv from a speech, with the words read and what a person must look at, on standard output."""
    from targetbook.record.drafting.assembling import draft_speech
    from targetbook.record.drafting.catalogue import read_catalogue
    from targetbook.record.drafting.rows import Spoken, make_rows, write_rows
    from targetbook.record.drafting.speech import UnreadableSpeech, read_speech

    data = places_or_exit().data
    contract = read_contract(data)
    documents = next(one for one in contract.tables["targets"]["schema"]["fields"] if one["name"] == "document")
    require_one_of("document", document, documents["constraints"]["enum"])
    require_sound(area, announced)
    spoken = require_year(year)
    try:
        text = read_speech(speech)
    except UnreadableSpeech as wrong:
        stop(str(wrong), code=1 if speech.is_file() else 2)
    drafts = draft_speech(text, spoken, read_catalogue(data, area))
    rows = make_rows(drafts, Spoken(document, announced, source))
    typer.echo(write_rows(rows, contract.columns("targets")), nl=False)
    typer.echo(f"{len(rows)} drafted, {sum(bool(row['review']) for row in rows)} for a person to look at", err=True)


def require_sound(area: str, announced: str) -> None:
    """Stop unless the area could name a folder and the day of the announcement is a date."""
    if not AREA_NAME.fullmatch(area):
        raise typer.BadParameter(f"area {area!r} is no name for a folder; expected small letters, such as east_bank")
    try:
        last_day(announced or "2025")
    except ValueError as wrong:
        raise typer.BadParameter(f"announced {wrong}") from wrong
