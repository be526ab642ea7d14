"""The press's own pages, from templates."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(name: str, **values: Any) -> str:
    """Fill a template, values escaped."""
    environment = Environment(
        loader=PackageLoader("targetbook.press", "leaves"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(**values)
