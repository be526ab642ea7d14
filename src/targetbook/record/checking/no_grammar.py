"""Spares jsonschema the grammars of addresses and durations: it takes a second to compile them, for nothing.

To be imported before what brings jsonschema (Altair, Frictionless), which does without where there is none.
"""

import sys

for name in ("rfc3987_syntax", "rfc3986_validator", "isoduration"):
    sys.modules.setdefault(name, None)  # type: ignore[arg-type]
