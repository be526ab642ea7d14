"""The press's own pages, from templates."""

from importlib.resources import files
from typing import Any


def render(name: str, **values: Any) -> str:
    """Fill a template, values escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # a build that rests does without

    environment = Environment(
        loader=PackageLoader("targetbook.press", "leaves"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(**values)


def leaf(name: str) -> str:
    """Read a file that lies beside the templates and is taken as it is."""
    return files("targetbook.press").joinpath("leaves", name).read_text(encoding="utf-8")
