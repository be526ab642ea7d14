"""The `targetbook` command: the one module that may use all four rooms."""

import difflib
import re
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places, find_places
from targetbook.record.folder import NotInRecord, area_folders

app = typer.Typer(
    help="Hold announced targets against the public record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

LANGUAGES = ("en", "zh")

Area = Annotated[str, typer.Option(help="The area's folder in data/.")]
Year = Annotated[str, typer.Option(help="The year the targets are judged in.")]
AsOf = Annotated[str | None, typer.Option(help="Only what was known on this day, YYYY-MM-DD.")]
Lang = Annotated[str, typer.Option(help="en or zh.")]


@app.command()
def check(area: Annotated[str | None, typer.Option(help="One area alone.")] = None) -> None:
    """Check the record: one line `file:row:column: message` a finding."""
    from targetbook.record.check import check_folder

    data = places_or_exit().data
    if area is not None:
        require_one_of("area", area, [folder.name for folder in area_folders(data)])
    findings = check_folder(data, area)
    for finding in findings:
        typer.echo(finding)
    if findings:
        stop(f"{len(findings)} found wrong")
    typer.echo(f"{area or 'every area'}: nothing found wrong")


@app.command()
def verdicts(
    area: Area = "haizhu",
    year: Year = "2025",
    as_of: AsOf = None,
    lang: Lang = "en",
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Print the verdict on every claim of an area and year."""
    from targetbook.page.chapter import make_chapter
    from targetbook.page.parameters import Parameters
    from targetbook.page.verdict_file import FORMATS, verdict_objects, written
    from targetbook.record.reading import read_record

    data = places_or_exit().data
    edition = chosen_edition(data, area, year, as_of, lang)
    require_one_of("format", form, tuple(FORMATS))
    parameters = Parameters(edition.area, edition.year, edition.as_of, edition.lang)
    chapter = make_chapter("overview", parameters, data, read_record(data))
    typer.echo(written(verdict_objects(chapter), form))


@app.command()
def build(area: Area = "haizhu", year: Year = "2025", as_of: AsOf = None, lang: Lang = "en") -> None:
    """Build the book of one edition and the library's front page into _build/site/."""
    places = places_or_exit()
    edition = chosen_edition(places.data, area, year, as_of, lang)
    from targetbook.press.graph import build_edition

    try:
        outcome = build_edition(places, edition)
    except PressError as wrong:
        stop(str(wrong))
    for failure in outcome.failures:
        typer.echo(failure, err=True)
    if outcome.failures:
        stop(f"the book {edition} was not made; what stood in {shown(places.site)} before still stands")
    if not outcome.ran:
        typer.echo("nothing has changed")
    typer.echo(f"open {shown(places.site / 'index.html')}")


@app.command()
def serve(port: Annotated[int, typer.Option(help="The port; 0 takes any free one.", min=0, max=65535)] = 8000) -> None:
    """Show the built site on this machine at 127.0.0.1."""
    from targetbook.press.serve import serve as serve_site

    try:
        serve_site(places_or_exit().site, port)
    except PressError as wrong:
        stop(str(wrong))


def chosen_edition(data: Path, area: str, year: str, as_of: str | None, lang: str) -> Edition:
    """Return the edition asked for, or explain what was meant instead."""
    require_one_of("area", area, [folder.name for folder in area_folders(data)])
    require_one_of("language", lang, LANGUAGES)
    if not re.fullmatch(r"\d{4}", year):
        raise typer.BadParameter(f"year {year!r} is not four digits, such as 2025")
    if as_of is not None:
        require_day(as_of)
    return Edition(area, int(year), as_of, lang)


def require_one_of(what: str, given: str, known: list[str] | tuple[str, ...]) -> None:
    """Stop with a suggestion unless the word is known."""
    if given in known:
        return
    near = difflib.get_close_matches(given, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
    raise typer.BadParameter(f"no {what} {given!r}; {hint}")


def require_day(given: str) -> None:
    """Stop unless the text is a day such as 2024-09-01."""
    try:
        if date.fromisoformat(given).isoformat() == given:
            return
    except ValueError:
        pass
    raise typer.BadParameter(f"as-of {given!r} is not a day, such as 2024-09-01")


def places_or_exit() -> Places:
    """Find the checkout and its data, or stop with what to do."""
    try:
        return find_places()
    except (PressError, NotInRecord) as wrong:
        stop(str(wrong), code=2)


def shown(path: Path) -> Path:
    """Give a path as seen from here, where that is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def stop(message: str, code: int = 1) -> NoReturn:
    """Say what is wrong and leave."""
    typer.echo(message, err=True)
    sys.exit(code)


if __name__ == "__main__":
    app()
