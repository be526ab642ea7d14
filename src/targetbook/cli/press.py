"""The commands about the built book: `build` and `serve`."""

from typing import Annotated

import typer

from targetbook.cli.choices import chosen_edition, places_or_exit, shown, stop
from targetbook.cli.options import Area, AsOf, Lang, Year
from targetbook.press.errors import PressError


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


def serve(port: Annotated[int, typer.Option(help="The port; 0 takes any free one.", min=0, max=65535)] = 8000) -> None:
    """Show the built site on this machine at 127.0.0.1."""
    from targetbook.press.serve import serve as serve_site

    try:
        serve_site(places_or_exit().site, port)
    except PressError as wrong:
        stop(str(wrong))
