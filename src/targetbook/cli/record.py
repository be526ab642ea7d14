"""The command about the record itself: `check`."""

from typing import Annotated

import typer

from targetbook.cli.choices import places_or_exit, require_one_of, stop
from targetbook.record.folder import area_folders


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
