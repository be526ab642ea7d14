"""An edition: one area's book of one year, as known on a day, in one language."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from targetbook.record.languages import LANGUAGES


@dataclass(frozen=True)
class Edition:
    """What makes one book differ from another; `as_of` None means the record as it stands."""

    area: str
    year: int
    as_of: str | None = None
    lang: str = "en"

    @property
    def folder(self) -> str:
        """Name the folder all languages of this edition share: `AREA-2025`, `AREA-2024-as-of-2024-09-01`."""
        past = f"-as-of-{self.as_of}" if self.as_of else ""
        return f"{self.area}-{self.year}{past}"

    @property
    def path(self) -> PurePosixPath:
        """Give the edition's place below the site and the work folder: `AREA-2025/en`."""
        return PurePosixPath(self.folder, self.lang)

    def in_each_language(self) -> list["Edition"]:
        """List the same edition in every language of the book."""
        return [replace(self, lang=lang) for lang in LANGUAGES]

    def parameters(self) -> dict[str, Any]:
        """Give the four parameters every chapter takes."""
        return asdict(self)

    def __str__(self) -> str:
        """Write it as its place below the site."""
        return str(self.path)


def by_area(editions: Iterable[Edition]) -> dict[str, list[Edition]]:
    """Group editions by their areas."""
    groups: dict[str, list[Edition]] = {}
    for edition in editions:
        groups.setdefault(edition.area, []).append(edition)
    return groups
