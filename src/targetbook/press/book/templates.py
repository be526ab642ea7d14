"""The press's own pages, from templates."""

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
