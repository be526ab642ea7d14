"""The `targetbook` command: beside the four rooms, and the one place that may use them all."""

from typing import Any

import typer
from typer.core import TyperGroup

from targetbook.cli.choices import stop
from targetbook.cli.drafting import draft
from targetbook.cli.intake import add
from targetbook.cli.judgement import changes, verdicts
from targetbook.cli.press import build, paper, serve, verify
from targetbook.cli.record import check, new
from targetbook.press.errors import is_refusal, refusal


class Refusing(TyperGroup):
    """The commands; what the system refuses any of them ends in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OSError as wrong:
            if not is_refusal(wrong):
                raise
            stop(refusal(wrong))


app = typer.Typer(
    cls=Refusing,
    help="Hold announced targets against the public record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (check, draft, verdicts, changes, add, new, build, paper, serve, verify):
    app.command()(command)
