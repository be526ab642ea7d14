"""The options that several commands share."""

from typing import Annotated

import typer

Area = Annotated[str, typer.Option(help="The area's folder in data/.")]
Year = Annotated[str, typer.Option(help="The year the targets are judged in.")]
AsOf = Annotated[str | None, typer.Option(help="Only what was known on this day, YYYY-MM-DD.")]
Lang = Annotated[str, typer.Option(help="en or zh.")]
