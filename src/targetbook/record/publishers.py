"""Who published a page, apart from where a copy of it was seen."""

import re


def root_publisher(publisher: str) -> str:
    """Name the first publisher, leaving out where the copy was seen."""
    return re.split(r"\s*[/(（、]", publisher)[0].strip()
