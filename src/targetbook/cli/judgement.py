"""The commands about verdicts: `verdicts` and `changes`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from targetbook.cli.choices import chosen_edition, chosen_rules, record_or_exit, require_one_of, stop
from targetbook.cli.options import Area, AsOf, Lang, Year
from targetbook.cli.states import Printed, State, chosen_side
from targetbook.press.edition import Edition
from targetbook.record.folder import NotInRecord

if TYPE_CHECKING:
    from targetbook.judgement.days.challenge import Imagined
    from targetbook.judgement.rules.standard import Rules
    from targetbook.page.chapter import Chapter
    from targetbook.record.reading import Record


TABLE = "table"
IMAGINE = "Imagine an official figure, such as gdp/growth/2025=5.44; may be repeated."
SIDE = "A day, 'latest', a rule file, a commit or an edition (AREA-2025)."
Form = Annotated[str, typer.Option("--format", help="table, csv or json.")]
RuleFile = Annotated[Path | None, typer.Option(help="Judge by the rules in this file.")]
ImaginedFigures = Annotated[list[str] | None, typer.Option("--set", help=IMAGINE)]
FirstSide = Annotated[str, typer.Argument(metavar="A", help=SIDE)]
SecondSide = Annotated[str, typer.Argument(metavar="B", help="The same.")]


def verdicts(
    area: Area = "haizhu",
    year: Year = "2025",
    as_of: AsOf = None,
    lang: Lang = "en",
    form: Form = "table",
    rules: RuleFile = None,
    imagined: ImaginedFigures = None,
) -> None:
    """Print the verdict on every target of an area and year, or what imagined figures would change."""
    from targetbook.page.handover.verdict_formats import FORMATS, format_verdicts
    from targetbook.page.handover.verdict_objects import verdict_objects
    from targetbook.page.terminal.imagined import challenge_text, imagined_chapter
    from targetbook.page.terminal.verdict_table import verdict_table
    from targetbook.record.reading import read_record

    data = record_or_exit().data
    edition = chosen_edition(data, area, year, as_of, lang)
    require_one_of("format", form, (TABLE, *FORMATS))

    chapter = overview_of(data, read_record(data), edition, chosen_rules(rules))
    figures = chosen_figures(imagined or [], chapter)
    if form == TABLE:
        typer.echo(challenge_text(chapter, figures) if figures else verdict_table(chapter))
    else:
        typer.echo(format_verdicts(verdict_objects(imagined_chapter(chapter, figures) if figures else chapter), form))


def list_changes(
    first: FirstSide, second: SecondSide, area: Area = "haizhu", year: Year = "2025", lang: Lang = "en"
) -> None:
    """List what differs between A and B, verdicts first, with the cause and the rows responsible."""
    places = record_or_exit()
    edition = chosen_edition(places.data, area, year, None, lang)
    before = chosen_side(first, places, lang)
    after = chosen_side(second, places, lang)

    if isinstance(before, State) and isinstance(after, State):
        typer.echo(_between_states(places.data, before, after, edition))
    else:
        typer.echo(_between_editions(places.data, before, after, edition))


def _between_states(data: Path, before: State, after: State, edition: Edition) -> str:
    from targetbook.judgement.days.changes import changes as find_changes
    from targetbook.judgement.days.changes import withdrawn_keys
    from targetbook.page.terminal.changes import changes_text
    from targetbook.page.terminal.differences import differences_text

    between = replace(after, rules=before.rules)
    old, middle, new = (_overview_at(data, state, edition) for state in (before, between, after))
    withdrawals = withdrawn_keys(new.record)
    rows = find_changes(old.all_verdicts, middle.all_verdicts, new.all_verdicts, new.rules, withdrawals)
    return "\n\n".join(filter(None, [changes_text(rows, old, new), differences_text(old, new)]))


def _between_editions(data: Path, before: State | Printed, after: State | Printed, edition: Edition) -> str:
    from targetbook.page.terminal.editions import edition_changes_text
    from targetbook.page.voice.own_words import words_with_names
    from targetbook.record.reading import read_record

    old = _verdicts_of(before, data, edition)
    new = _verdicts_of(after, data, edition)
    return edition_changes_text(old, new, (before.name, after.name), words_with_names(read_record(data), edition.lang))


def _overview_at(data: Path, state: State, edition: Edition) -> "Chapter":
    if edition.area not in state.record.areas:
        stop(f"{state.name} has no area {edition.area!r}")
    return overview_of(data, state.record, replace(edition, as_of=state.day), state.rules)


def _verdicts_of(side: State | Printed, data: Path, edition: Edition) -> list[dict[str, Any]]:
    from targetbook.page.handover.verdict_objects import verdict_objects

    return side.verdicts if isinstance(side, Printed) else verdict_objects(_overview_at(data, side, edition))


def overview_of(data: Path, record: "Record", edition: Edition, rules: "Rules") -> "Chapter":
    """Open the overview of an edition, which holds every verdict, judged by these rules."""
    from targetbook.page.chapter import make_chapter
    from targetbook.page.parameters import Parameters

    parameters = Parameters(edition.area, edition.year, edition.as_of, edition.lang)
    return make_chapter("overview", parameters, data, record, rules)


def chosen_figures(texts: list[str], chapter: "Chapter") -> "list[Imagined]":
    """Read imagined observations, or say what is wrong with the first wrong one."""
    from targetbook.judgement.days.challenge import WrongChallenge, read_challenge

    try:
        return [read_challenge(text, chapter.area.area, chapter.archive) for text in texts]
    except (WrongChallenge, NotInRecord) as wrong:
        stop(f"--set: {wrong}", code=2)
