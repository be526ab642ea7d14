"""What chapters and books need, imported once: the fork server loads this module, then forks each from itself.

Nothing here may start a thread, open a socket or wake V8: a fork copies one thread only.
"""

import gc
import sys

# The grammar of international addresses takes a second to compile, and nothing here checks one.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import altair  # noqa: E402, F401
import sphinx_external_toc  # noqa: E402, F401

import targetbook.page  # noqa: E402, F401

gc.collect()
gc.freeze()  # what is here stays here: collecting it in a child would copy its memory
