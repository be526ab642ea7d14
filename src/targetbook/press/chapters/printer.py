"""Runs Jupyter Book in a process forked from the warm server, which has imported Sphinx and its extensions."""

import sys

from targetbook.press.chapters.forking import Fork


class Printer(Fork):
    """A `jupyter-book` command."""

    def __init__(self, arguments: list[str], env: dict[str, str], cwd: str, log: int) -> None:
        super().__init__(env, cwd, log, log)
        self.arguments = arguments

    def run(self) -> None:
        """Run the command; its exit code becomes the process's."""
        self.settle()
        sys.argv = ["jupyter-book", *self.arguments]
        from jupyter_book.cli.main import main

        main()
