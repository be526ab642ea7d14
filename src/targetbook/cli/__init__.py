"""The `targetbook` command: beside the rooms, and the one place that may use them all."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from yaml import YAMLError

from targetbook.cli.choices import record_findings, stop
from targetbook.cli.drafting import draft
from targetbook.cli.intake import add
from targetbook.cli.judgement import list_changes, verdicts
from targetbook.cli.press import build, new_chapter, paper, serve_book, verify
from targetbook.cli.reading import read
from targetbook.cli.record import check, new
from targetbook.press.errors import is_refusal, refusal

# What comes of taking a cell for what it is not, wherever in a command that happens.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, YAMLError)


class Refusing(TyperGroup):
    """The commands; what the system refuses any of them, or the record does not allow, ends in lines of its own."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except OSError as wrong:
            if not is_refusal(wrong):
                raise
            stop(refusal(wrong))
        except UNREADABLE:
            if findings := record_findings():  # most of what stops a command midway is wrong there
                stop("\n".join(map(str, findings)))
            raise


app = typer.Typer(
    cls=Refusing,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
DataFolder = Annotated[Path | None, typer.Option("--data", help="The data folder, also by TARGETBOOK_DATA.")]


@app.callback()
def choose_data(data: DataFolder = None) -> None:
    """Hold announced targets against the public record."""
    if data is not None:
        os.environ["TARGETBOOK_DATA"] = str(data.resolve())  # kernels and workers are told by it, too


COMMANDS: dict[str, Callable[..., None]] = {
    "check": check,
    "draft": draft,
    "read": read,
    "verdicts": verdicts,
    "changes": list_changes,
    "add": add,
    "new": new,
    "new-chapter": new_chapter,
    "build": build,
    "paper": paper,
    "serve": serve_book,
    "verify": verify,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
