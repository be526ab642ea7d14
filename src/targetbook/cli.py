"""The `targetbook` command: the one module that may use all four rooms."""

import difflib
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places, find_places
from targetbook.record.folder import NotInRecord, area_folders

if TYPE_CHECKING:
    from targetbook.judgement.challenge import Imagined
    from targetbook.judgement.rules import Rules
    from targetbook.page.chapter import Chapter
    from targetbook.record.reading import Record

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
    rules: Annotated[Path | None, typer.Option(help="Judge by the rules in this file.")] = None,
    imagined: Annotated[
        list[str] | None,
        typer.Option("--set", help="Imagine an official figure, such as gdp/growth/2025=5.44; may be repeated."),
    ] = None,
) -> None:
    """Print the verdict on every claim of an area and year, or what imagined figures would change."""
    from targetbook.page.challenges import challenge_text, challenged
    from targetbook.page.verdict_file import FORMATS, verdict_objects, written
    from targetbook.record.reading import read_record

    data = places_or_exit().data
    edition = chosen_edition(data, area, year, as_of, lang)
    require_one_of("format", form, tuple(FORMATS))
    chapter = overview_of(data, read_record(data), edition, chosen_rules(rules))
    told = chosen_figures(imagined or [], chapter)
    if told and form == "table":
        typer.echo(challenge_text(chapter, told))
    else:
        typer.echo(written(verdict_objects(challenged(chapter, told) if told else chapter), form))


@app.command()
def changes(
    one: Annotated[str, typer.Argument(metavar="A", help="A day YYYY-MM-DD, a rule file or 'latest'.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The same.")],
    area: Area = "haizhu",
    year: Year = "2025",
    lang: Lang = "en",
) -> None:
    """List the verdicts that differ between A and B, why, and the rows responsible."""
    from targetbook.judgement.changes import changes as find_changes
    from targetbook.page.change_texts import changes_text
    from targetbook.record.reading import read_record

    data = places_or_exit().data
    chosen_edition(data, area, year, None, lang)
    (day, rules), (later, other_rules) = chosen_state(one), chosen_state(other)
    sides = [(day, rules), (later, rules), (later, other_rules)]
    record = read_record(data)
    editions = [(Edition(area, int(year), as_of, lang), by) for as_of, by in sides]
    before, between, after = (overview_of(data, record, edition, by) for edition, by in editions)
    found = find_changes(before.all_verdicts, between.all_verdicts, after.all_verdicts, after.rules)
    typer.echo(changes_text(found, before, after))


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


def overview_of(data: Path, record: "Record", edition: Edition, rules: "Rules") -> "Chapter":
    """Open the overview of an edition, which holds every verdict, judged by these rules."""
    from targetbook.page.chapter import make_chapter
    from targetbook.page.parameters import Parameters

    parameters = Parameters(edition.area, edition.year, edition.as_of, edition.lang)
    return make_chapter("overview", parameters, data, record, rules)


def chosen_rules(path: Path | None) -> "Rules":
    """Read the rules in a file, or the book's own; stop with every fault found in it."""
    from targetbook.judgement.rules import WrongRules, read_rules, standard_rules

    if path is None:
        return standard_rules()
    try:
        return read_rules(path)
    except WrongRules as wrong:
        stop(str(wrong))
    except (OSError, UnicodeDecodeError) as wrong:
        stop(f"rules {path} cannot be read: {getattr(wrong, 'strerror', None) or 'it is not UTF-8 text'}", code=2)


def chosen_state(given: str) -> tuple[str | None, "Rules"]:
    """Read one side of a comparison: the day (None: the record date) and the rules."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
        require_day(given)
        return given, chosen_rules(None)
    if given == "latest":
        return None, chosen_rules(None)
    if not Path(given).is_file():
        stop(f"{given!r} is neither a day such as 2024-09-01 nor a rule file nor 'latest'", code=2)
    return None, chosen_rules(Path(given))


def chosen_figures(given: list[str], chapter: "Chapter") -> "list[Imagined]":
    """Read imagined observations, or say what is wrong with the first wrong one."""
    from targetbook.judgement.challenge import WrongChallenge, read_challenge

    try:
        return [read_challenge(text, chapter.area.area, chapter.archive) for text in given]
    except (WrongChallenge, NotInRecord) as wrong:
        stop(f"--set: {wrong}", code=2)


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
