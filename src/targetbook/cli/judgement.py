"""The commands about verdicts: `verdicts` and `changes`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from targetbook.cli.choices import chosen_edition, chosen_rules, places_or_exit, require_one_of, stop
from targetbook.cli.options import Area, AsOf, Lang, Year
from targetbook.cli.states import Printed, State, chosen_side
from targetbook.press.edition import Edition
from targetbook.record.folder import NotInRecord

if TYPE_CHECKING:
    from targetbook.judgement.days.challenge import Imagined
    from targetbook.judgement.rules.standard import Rules
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
    from targetbook.page.handover.verdict_formats import FORMATS, format_verdicts
    from targetbook.page.handover.verdict_objects import verdict_objects
    from targetbook.page.terminal.imagined import challenge_text, imagined_chapter
    from targetbook.record.reading import read_record

    data = places_or_exit().data
    edition = chosen_edition(data, area, year, as_of, lang)
    require_one_of("format", form, tuple(FORMATS))
    chapter = overview_of(data, read_record(data), edition, chosen_rules(rules))
    told = chosen_figures(imagined or [], chapter)
    if told and form == "table":
        typer.echo(challenge_text(chapter, told))
    else:
        typer.echo(format_verdicts(verdict_objects(imagined_chapter(chapter, told) if told else chapter), form))


def changes(
    one: Annotated[
        str,
        typer.Argument(metavar="A", help="A day, 'latest', a rule file, a commit or an edition (AREA-2025)."),
    ],
    other: Annotated[str, typer.Argument(metavar="B", help="The same.")],
    area: Area = "haizhu",
    year: Year = "2025",
    lang: Lang = "en",
) -> None:
    """List what differs between A and B, verdicts first, with the cause and the rows responsible."""
    places = places_or_exit()
    chosen_edition(places.data, area, year, None, lang)
    sides = [chosen_side(given, places, lang) for given in (one, other)]
    before, after = sides
    if isinstance(before, State) and isinstance(after, State):
        typer.echo(_between_states(places.data, before, after, Edition(area, int(year), None, lang)))
        return
    from targetbook.page.terminal.editions import edition_changes_text
    from targetbook.page.voice.words import Words

    told = [_verdicts_of(side, places.data, Edition(area, int(year), None, lang)) for side in sides]
    typer.echo(edition_changes_text(told[0], told[1], (before.name, after.name), Words(lang)))


def _between_states(data: Path, before: State, after: State, edition: Edition) -> str:
    from targetbook.judgement.days.changes import changes as find_changes
    from targetbook.judgement.days.changes import withdrawn_keys
    from targetbook.page.terminal.changes import changes_text
    from targetbook.page.terminal.differences import differences_text

    between = replace(after, rules=before.rules)
    one, middle, other = (_opened(data, state, edition) for state in (before, between, after))
    found = find_changes(
        one.all_verdicts, middle.all_verdicts, other.all_verdicts, other.rules, withdrawn_keys(other.record)
    )
    return "\n\n".join(filter(None, [changes_text(found, one, other), differences_text(one, other)]))


def _opened(data: Path, state: State, edition: Edition) -> "Chapter":
    if edition.area not in state.record.areas:
        stop(f"{state.name} has no area {edition.area!r}")
    return overview_of(data, state.record, replace(edition, as_of=state.day), state.rules)


def _verdicts_of(side: State | Printed, data: Path, edition: Edition) -> list[dict[str, Any]]:
    from targetbook.page.handover.verdict_objects import verdict_objects

    return side.verdicts if isinstance(side, Printed) else verdict_objects(_opened(data, side, edition))


def overview_of(data: Path, record: "Record", edition: Edition, rules: "Rules") -> "Chapter":
    """Open the overview of an edition, which holds every verdict, judged by these rules."""
    from targetbook.page.chapter import make_chapter
    from targetbook.page.parameters import Parameters

    parameters = Parameters(edition.area, edition.year, edition.as_of, edition.lang)
    return make_chapter("overview", parameters, data, record, rules)


def chosen_figures(given: list[str], chapter: "Chapter") -> "list[Imagined]":
    """Read imagined observations, or say what is wrong with the first wrong one."""
    from targetbook.judgement.days.challenge import WrongChallenge, read_challenge

    try:
        return [read_challenge(text, chapter.area.area, chapter.archive) for text in given]
    except (WrongChallenge, NotInRecord) as wrong:
        stop(f"--set: {wrong}", code=2)
