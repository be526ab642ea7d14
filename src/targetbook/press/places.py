"""Where the press finds what it prints and where it puts it."""

from dataclasses import dataclass
from pathlib import Path

import targetbook
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.record.folder import find_data

MARK = "_toc.yml"
# What lists the editions of a site.
FRONT = "index.html"
LISTS = "places"
# What the page writes of an edition.
VERDICTS = "verdicts.json"
VERDICTS_TABLE = "verdicts.csv"
BRIEF = "brief.txt"
SHEET = "sheet.txt"
FEED = "feed.xml"


@dataclass(frozen=True)
class Places:
    """The checkout a book is printed from and its data folder."""

    root: Path
    data: Path

    @property
    def toc(self) -> Path:
        """The whole book's table of contents."""
        return self.root / MARK

    @property
    def config(self) -> Path:
        """The configuration that plain Jupyter Book reads."""
        return self.root / "_config.yml"

    @property
    def locale(self) -> Path:
        """The translations of the chapters' prose, one folder a language."""
        return self.root / "locale"

    @property
    def build(self) -> Path:
        """Everything the press writes lies below here."""
        return self.root / "_build"

    @property
    def drawings(self) -> Path:
        """Where charts that were drawn are kept, by their content."""
        return self.build / "charts"

    @property
    def site(self) -> Path:
        """The finished pages: the library's front page and one folder an edition."""
        return self.build / "site"

    @property
    def ledger(self) -> Path:
        """Where pytask remembers what it has made of what."""
        return self.build / "pytask"

    @property
    def package(self) -> Path:
        """The source of targetbook itself."""
        return Path(targetbook.__file__).parent

    @property
    def commit(self) -> Path:
        """Where the commit that the books are printed from is noted."""
        return self.build / "work" / "commit.txt"

    def work(self, edition: Edition) -> Path:
        """The edition's executed chapters, verdicts and staged book."""
        return self.build / "work" / edition.path

    def contents(self, edition: Edition) -> Path:
        """The edition's own table of contents."""
        return self.work(edition) / MARK

    def twins(self, edition: Edition) -> list[Edition]:
        """List the edition in every language it has been laid out in, its own included."""
        return [twin for twin in edition.in_each_language() if self.contents(twin).is_file()]

    def published(self, edition: Edition) -> Path:
        """The edition's finished pages."""
        return self.site / edition.path


def find_places(start: Path | None = None) -> Places:
    """Find the checkout here or in a folder above, and its data."""
    here = (start or Path.cwd()).resolve()
    folder = _checkout(here)
    if folder is None:
        raise PressError(
            f"no {MARK} in {here} or above: go to the checkout of the book; this command needs its chapters"
        )

    return Places(root=folder, data=find_data(folder).resolve())


def find_record(start: Path | None = None) -> Places:
    """Find the data, in a checkout or by themselves; what needs no chapters needs no more."""
    here = (start or Path.cwd()).resolve()
    folder = _checkout(here)
    data = find_data(folder or here).resolve()
    return Places(root=folder or data.parent, data=data)


def _checkout(here: Path) -> Path | None:
    return next((folder for folder in (here, *here.parents) if (folder / MARK).is_file()), None)
