"""The commands about the built book: `build`, `paper` and `serve`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from targetbook.cli.choices import chosen_edition, places_or_exit, shown, stop
from targetbook.cli.options import Area, AsOf, Lang, Year
from targetbook.press.errors import PressError

if TYPE_CHECKING:
    from targetbook.press.runner import Outcome


def build(area: Area = "haizhu", year: Year = "2025", as_of: AsOf = None, lang: Lang = "en") -> None:
    """Build the book of one edition and the library's front page into _build/site/."""
    places = places_or_exit()
    edition = chosen_edition(places.data, area, year, as_of, lang)
    from targetbook.press.graph import build_edition

    otherwise = f"the book {edition} was not made; what stood in {shown(places.site)} before still stands"
    finish(partial(build_edition, places, edition), otherwise)
    typer.echo(f"open {shown(places.site / 'index.html')}")


def paper(area: Area = "haizhu", year: Year = "2025", as_of: AsOf = None, lang: Lang = "en") -> None:
    """Print the book of one edition as PDF and EPUB into _build/paper/."""
    places = places_or_exit()
    edition = chosen_edition(places.data, area, year, as_of, lang)
    from targetbook.press.graph import print_paper
    from targetbook.press.paper import FORMS, paper_of

    finish(partial(print_paper, places, edition), f"the book {edition} was not printed")
    for form in FORMS:
        typer.echo(f"open {shown(paper_of(places, edition, form))}")


def serve(port: Annotated[int, typer.Option(help="The port; 0 takes any free one.", min=0, max=65535)] = 8000) -> None:
    """Show the built site on this machine at 127.0.0.1."""
    from targetbook.press.serve import serve as serve_site

    try:
        serve_site(places_or_exit().site, port)
    except PressError as wrong:
        stop(str(wrong))


def finish(work: Callable[[], "Outcome"], otherwise: str) -> None:
    """Do a piece of the press's work; stop with what failed in it."""
    try:
        outcome = work()
    except PressError as wrong:
        stop(str(wrong))
    for failure in outcome.failures:
        typer.echo(failure, err=True)
    if outcome.failures:
        stop(otherwise)
    if not outcome.ran:
        typer.echo("nothing has changed")
