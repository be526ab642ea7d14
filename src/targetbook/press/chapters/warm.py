"""What chapters and books need, imported and read once: the fork server loads this module, then forks each from itself.

Nothing here may start a thread, open a socket or wake V8: a fork copies one thread only.
"""
# ruff: noqa: E402, F401, I001  # imported for what they load, in this order

import gc
import sys
from importlib import import_module

MANY = 100_000  # objects made and not dropped before the collector looks

gc.disable()  # nothing of what is loaded goes away again
sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]  # nobody debugs a chapter that is printed

import targetbook.record.checking.no_grammar  # first: it spares what follows a second

# what a worker takes its tasks in
import targetbook.press.graph.graph
import pytask_parallel.wrappers

# what a chapter's kernel needs
import altair
import narwhals._pandas_like.namespace
import openpyxl
import ipykernel.debugger
import ipykernel.ipkernel
import ipykernel.kernelapp
import IPython.core.oinspect
import IPython.core.completerlib
import IPython.core.debugger
import IPython.core.logger
import IPython.extensions.storemagic
import papermill.execute
import psutil
import sqlite3
import tornado.platform.asyncio

import targetbook.page
import targetbook.press.chapters.clients
import targetbook.press.chapters.execute
import targetbook.press.chapters.kernels
import targetbook.press.pictures.draw_early

# what a book needs
import fontTools.ttLib
import jupyter_book.cli.main
import jupyter_book.sphinx
import myst_nb.sphinx_ext
import sphinx.builders.html
import sphinx.jinja2glue
import sphinx.writers.latex
import sphinx.writers.manpage
import sphinx.writers.texinfo
import sphinx.writers.text
import sphinx.writers.xml
import sphinx_book_theme
import sphinx_comments
import sphinx_external_toc
import sphinx_jupyterbook_latex.transforms

import targetbook.press.book.launch
import targetbook.press.pictures.extension
import targetbook.press.shell
from sphinx.application import builtin_extensions

from nbformat.validator import get_validator

from targetbook.page.voice.glossary import glossary
from targetbook.page.voice.words import phrases
from targetbook.press.chapters.ahead import read_ahead
from targetbook.press.pictures.glyphs import code_points
from targetbook.record.languages import LANGUAGES

for name in builtin_extensions:
    import_module(name)
for lang in LANGUAGES:
    phrases(lang)
    glossary(lang)
code_points()
get_validator()  # type: ignore[no-untyped-call]
read_ahead()
gc.freeze()  # what is here stays here, what could be collected too: looking for that takes longer than it is worth
gc.set_threshold(MANY)
gc.enable()
