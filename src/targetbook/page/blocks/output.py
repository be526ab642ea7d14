"""What a notebook cell shows: text, a table, a chart, or several of them."""

from dataclasses import dataclass
from typing import Any

import altair as alt
from IPython.display import display
from markupsafe import Markup

VEGA_LITE = "application/vnd.vegalite.v6+json"
Bundle = dict[str, Any]
NOTHING = Markup()


@dataclass(frozen=True)
class Text:
    """A paragraph or more, as Markdown."""

    markdown: Markup = NOTHING

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return {"text/markdown": self.markdown, "text/plain": self.markdown}

    def _ipython_display_(self) -> None:
        """Show the text, and nothing at all where there is none: an empty output would leave an empty box."""
        if self.markdown:
            display(self._repr_mimebundle_(), raw=True)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class HtmlTable:
    """A table, as HTML."""

    html: Markup

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return {"text/html": self.html, "text/plain": self.html}


@dataclass(frozen=True)
class Chart:
    """A chart with what stands beside it: the sentence for those who do not see it, source line, table, CSV."""

    drawing: alt.TopLevelMixin
    spec: dict[str, Any]
    anchor: str
    title: str
    basis: str
    alt: str
    lang: str
    caption: Markup
    table: Markup
    csv: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        beside = {name: value for name, value in vars(self).items() if name not in ("drawing", "spec")}
        return {VEGA_LITE: {**self.spec, "usermeta": beside}, "text/plain": self.alt}


class Blocks(tuple["Text | HtmlTable | Chart", ...]):
    """Several blocks, shown one under the other."""

    @property
    def chart(self) -> alt.TopLevelMixin:
        """Give the first chart among the blocks as Altair's own, to be changed and shown again."""
        for block in self:
            if isinstance(block, Chart):
                return block.drawing
        raise AttributeError("there is no chart among these blocks")

    def _ipython_display_(self) -> None:
        for block in self:
            display(block)  # type: ignore[no-untyped-call]


Block = Text | HtmlTable | Chart | Blocks
