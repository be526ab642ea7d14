"""The commands about verdicts: `verdicts` and `changes`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import chosen_edition, chosen_rules, places_or_exit, require_day, require_one_of, stop
from targetbook.cli.options import Area, AsOf, Lang, Year
from targetbook.press.edition import Edition
from targetbook.record.folder import NotInRecord

if TYPE_CHECKING:
    from targetbook.judgement.challenge import Imagined
    from targetbook.judgement.rules import Rules
    from targetbook.page.chapter import Chapter
    from targetbook.record.reading import Record


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


def changes(
    one: Annotated[str, typer.Argument(metavar="A", help="A day YYYY-MM-DD, a rule file or 'latest'.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The same.")],
    area: Area = "haizhu",
    year: Year = "2025",
    lang: Lang = "en",
) -> None:
    """List the verdicts that differ between A and B, why, and the rows responsible."""
    from targetbook.judgement.changes import changes as find_changes
    from targetbook.judgement.changes import withdrawn_keys
    from targetbook.page.change_texts import changes_text
    from targetbook.record.reading import read_record

    data = places_or_exit().data
    chosen_edition(data, area, year, None, lang)
    (day, rules), (later, other_rules) = chosen_state(one), chosen_state(other)
    sides = [(day, rules), (later, rules), (later, other_rules)]
    record = read_record(data)
    editions = [(Edition(area, int(year), as_of, lang), by) for as_of, by in sides]
    before, between, after = (overview_of(data, record, edition, by) for edition, by in editions)
    found = find_changes(
        before.all_verdicts, between.all_verdicts, after.all_verdicts, after.rules, withdrawn_keys(after.record)
    )
    typer.echo(changes_text(found, before, after))


def overview_of(data: Path, record: "Record", edition: Edition, rules: "Rules") -> "Chapter":
    """Open the overview of an edition, which holds every verdict, judged by these rules."""
    from targetbook.page.chapter import make_chapter
    from targetbook.page.parameters import Parameters

    parameters = Parameters(edition.area, edition.year, edition.as_of, edition.lang)
    return make_chapter("overview", parameters, data, record, rules)


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
