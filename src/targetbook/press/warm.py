"""What chapters and books need, imported and read once: the fork server loads this module, then forks each from itself.

Nothing here may start a thread, open a socket or wake V8: a fork copies one thread only.
"""

import gc
from importlib import import_module

FIRST = "targetbook.record.no_grammar"
CHAPTERS = (
    "altair",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.extensions.storemagic",
    "papermill.execute",
    "psutil",
    "sqlite3",
    "targetbook.page",
    "targetbook.press.ahead",
    "targetbook.press.clients",
    "targetbook.press.execute",
    "targetbook.press.kernels",
    "tornado.platform.asyncio",
)
BOOKS = (
    "fontTools.ttLib",
    "jupyter_book.cli.main",
    "jupyter_book.sphinx",
    "myst_nb.sphinx_ext",
    "sphinx.builders.html",
    "sphinx_book_theme",
    "sphinx_comments",
    "sphinx_external_toc",
    "targetbook.press.extension",
    "targetbook.press.shell",
)


def read_ahead() -> None:
    """Read the book's words, which are the package's own and the same for every chapter."""
    from targetbook.page.words import LANGUAGES, phrases

    for lang in LANGUAGES:
        phrases(lang)


gc.disable()  # nothing of what is loaded goes away again
for name in (FIRST, *CHAPTERS, *BOOKS):
    import_module(name)
read_ahead()
gc.collect()
gc.freeze()  # what is here stays here: collecting it in a child would copy its memory
gc.enable()
