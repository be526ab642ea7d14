"""A build that rests imports nothing of what chapters and pages need."""

import subprocess
import sys

HEAVY = (
    "altair",
    "babel",
    "bs4",
    "distributed",
    "frictionless",
    "jinja2",
    "nbformat",
    "pandas",
    "papermill",
    "scipy",
    "sphinx",
    "vl_convert",
)


def test_the_command_and_its_graph_load_none_of_what_chapters_need() -> None:
    code = "import sys, targetbook.cli.press, targetbook.press.graph.builds; print(*sys.modules)"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(HEAVY) & set(process.stdout.split()) == set()
