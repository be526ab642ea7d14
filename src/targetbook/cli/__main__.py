"""Lets `python -m targetbook.cli` run the command."""

from targetbook.cli import app

app()
