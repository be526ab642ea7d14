"""The commands about the built book: `build` and `serve`."""

from typing import Annotated

import typer

from targetbook.cli.choices import LANGUAGES, chosen_edition, places_or_exit, shown, stop
from targetbook.cli.options import Area, AsOf, Year
from targetbook.press.errors import PressError


def build(
    area: Area = "haizhu",
    year: Year = "2025",
    as_of: AsOf = None,
    lang: Annotated[str | None, typer.Option(help="en or zh; both if not given.")] = None,
) -> None:
    """Build the book of one edition, in both languages or one, and the library's front page into _build/site/."""
    places = places_or_exit()
    editions = [
        chosen_edition(places.data, area, year, as_of, one) for one in ([lang] if lang is not None else LANGUAGES)
    ]
    from targetbook.press.graph import build_editions

    try:
        outcome = build_editions(places, editions)
    except PressError as wrong:
        stop(str(wrong))
    for failure in outcome.failures:
        typer.echo(failure, err=True)
    if outcome.failures:
        stop(f"not every book was made; what stood in {shown(places.site)} before still stands")
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
