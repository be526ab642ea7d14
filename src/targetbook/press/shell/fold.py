"""The fold around a notebook's code: screen readers read its label in the language of the page."""

from docutils.nodes import Element  # type: ignore[import-untyped]
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

FOLD = Markup(
    '<details class="admonition hide {classes}">\n<summary>\n'
    '<p class="collapsed admonition-title">{show}</p>\n<p class="expanded admonition-title">{hide}</p>\n'
    "</summary>\n"
)


def fold_code(app: Sphinx) -> None:
    """Write folds without the English label that myst-nb gives them in every language."""
    from myst_nb.sphinx_ import HideCodeCellNode

    app.add_node(HideCodeCellNode, override=True, html=(open_fold, close_fold))


def open_fold(translator: HTML5Translator, node: Element) -> None:
    """Open a fold and write what a reader presses: one text while it is closed, another while it is open."""
    classes = " ".join(node["classes"])
    translator.body.append(FOLD.format(classes=classes, show=node["prompt_show"], hide=node["prompt_hide"]))


def close_fold(translator: HTML5Translator, node: Element) -> None:
    """Close a fold."""
    translator.body.append("</details>\n")
