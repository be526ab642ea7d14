"""The `targetbook` command: beside the four rooms, and the one place that may use them all."""

import typer

from targetbook.cli.drafting import draft
from targetbook.cli.intake import add
from targetbook.cli.judgement import changes, verdicts
from targetbook.cli.press import build, paper, serve, verify
from targetbook.cli.record import check, new

app = typer.Typer(
    help="Hold announced targets against the public record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (check, draft, verdicts, changes, add, new, build, paper, serve, verify):
    app.command()(command)
