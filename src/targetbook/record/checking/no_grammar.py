"""Spares jsonschema the grammar of international addresses: it takes a second to compile, and nothing here checks one.

To be imported before what brings jsonschema (Altair, Frictionless), which does without where there is none.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
