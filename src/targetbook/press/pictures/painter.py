"""Hands out the painter of charts and pictures once it knows the fonts of this package."""

from functools import cache
from types import ModuleType

import vl_convert

from targetbook.press.fonts import FOLDER


@cache
def painter() -> ModuleType:
    """Give vl-convert, which draws with the package's fonts before those of the machine."""
    vl_convert.register_font_directory(str(FOLDER))
    return vl_convert
