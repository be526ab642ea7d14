"""The command that reads the figures told in prose: `read`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import record_or_exit, require_day, require_one_of, stop
from targetbook.cli.options import Area, Lang
from targetbook.record.folder import area_folders

if TYPE_CHECKING:
    from targetbook.intake.prose.columns import Row
    from targetbook.intake.prose.documents import Document
    from targetbook.intake.prose.reading import ProseText, TextReading
    from targetbook.page.voice.words import Words

FORMS = ("csv", "table", "json")


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text, or a page saved from a site.")],
    area: Area = "haizhu",
    published: Annotated[str, typer.Option(help="The day it was published, YYYY-MM-DD.")] = "",
    title: Annotated[str, typer.Option(help="Its title, which often says the period; a page may have its own.")] = "",
    source: Annotated[str, typer.Option(help="The name of its row in sources.csv.")] = "",
    form: Annotated[str, typer.Option("--format", help="csv, table or json.")] = "csv",
    lang: Lang = "en",
) -> None:
    """Read the figures that a report or a newspaper tells as rows to look through; say what became of every number."""
    from targetbook.cli.messages import row_to_look_through
    from targetbook.cli.reading_text import reading_text, table_text
    from targetbook.intake.entering.refusals import with_refusals
    from targetbook.intake.prose.columns import figure_rows, figures_csv
    from targetbook.intake.prose.library import read_library
    from targetbook.intake.prose.reading import ProseText, read_figures
    from targetbook.intake.wording.own_units import units_of
    from targetbook.page.voice.words import Words
    from targetbook.record.contract import read_contract
    from targetbook.record.languages import LANGUAGES

    data = record_or_exit().data
    require_one_of("area", area, [folder.name for folder in area_folders(data)])
    require_one_of("format", form, FORMS)
    require_one_of("language", lang, LANGUAGES)
    if published:
        require_day(published)
    document = _document_of(file, lang)
    library = read_library(data, area)
    text = ProseText(document.words, title or document.title, published)
    with units_of(data, area):
        reading = read_figures(text, library.places, library.book)
    figures = with_refusals(figure_rows(reading.readings, library, published, source), data, area)
    rows = [row_to_look_through(row, lang) for row in figures]
    if form == "json":
        _print_object(data, area, rows, reading, text, lang)
        return
    words = Words(lang)
    columns = read_contract(data).columns("observations")
    typer.echo(figures_csv(rows, columns) if form == "csv" else table_text(rows, words), nl=form == "table")
    typer.echo(reading_text(rows, reading, document, words), err=True)
    _print_targets(data, area, rows, text, words)


def _document_of(file: Path, lang: str) -> "Document":
    """Read a document's prose; stop where it holds none."""
    from targetbook.cli.messages import message_in
    from targetbook.intake.prose.documents import read_document
    from targetbook.intake.speech.speech_file import UnreadableSpeech

    try:
        return read_document(file)
    except UnreadableSpeech as wrong:
        stop(message_in(str(wrong), lang), code=1 if file.is_file() else 2)


def _print_targets(data: Path, area: str, rows: "list[Row]", text: "ProseText", words: "Words") -> None:
    """Tell which targets the rows bear on, and which deeds the text names."""
    from targetbook.cli.bearing import bearing_lines, named_deeds

    for line in bearing_lines(data, area, rows, words.lang):
        typer.echo(line, err=True)
    for deed in named_deeds(data, area, text):
        typer.echo(
            words(
                "read.deed",
                target=deed.target,
                state=words(f"deeds.{deed.state}"),
                code=deed.state,
                sentence=deed.sentence,
            ),
            err=True,
        )


def _print_object(
    data: Path, area: str, rows: "list[Row]", reading: "TextReading", text: "ProseText", lang: str
) -> None:
    from targetbook.cli.bearing import bearing_lines, named_deeds

    answer = {
        "rows": rows,
        "unused": [{"number": each.words, "clause": each.clause, "reason": each.reason} for each in reading.unused],
        "bears": list(bearing_lines(data, area, rows, lang)),
        "deeds": [asdict(each) for each in named_deeds(data, area, text)],
    }
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
