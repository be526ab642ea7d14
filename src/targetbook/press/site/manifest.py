"""The sums of the whole site: of every file that belongs to it, an edition's by the sums that it states itself.

`sha256sum --check SHA256SUMS` reads both, so that one signature on the first holds every page.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from targetbook.press.pictures.vega_bundle import SHARED
from targetbook.press.places import FRONT, LISTS
from targetbook.press.site.provenance import DATA, SUMS, sum_line, sums
from targetbook.press.site.sitemap import map_files
from targetbook.record.files.atomic import write_whole

SIGNATURE = f"{SUMS}.asc"
# Folders of the site that are no edition's, and what is theirs.
BESIDE = {DATA: "*.zip", SHARED: "*.js", LISTS: "*", "paper": "*", "release": "*"}
LAID_BESIDE = ("paper", "release")  # those among them that are laid there by other commands than `build`
LINE = re.compile(r"(?P<total>[0-9a-f]{64})  (?P<name>\S.*)")


def write_site_sums(site: Path) -> None:
    """Write the sums of the site; a signature of other sums is taken away."""
    text = "".join(sum_line(path, site) for path in site_files(site))
    path = site / SUMS
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return

    (site / SIGNATURE).unlink(missing_ok=True)
    write_whole(path, text)


def site_files(site: Path) -> list[Path]:
    """List what the site's own sums hold: its lists, what lies beside the editions, and each edition's sums."""
    lists = [*([site / FRONT] if (site / FRONT).is_file() else []), *map_files(site)]
    beside = [path for name, pattern in BESIDE.items() for path in (site / name).glob(pattern) if path.is_file()]
    return sorted([*lists, *beside, *(pages / SUMS for pages in edition_folders(site) if (pages / SUMS).is_file())])


def edition_folders(site: Path) -> list[Path]:
    """List the folders in which editions lie, or what is to be taken for one."""
    folders = [path for path in site.glob("*/*") if path.is_dir() and path.parent.name not in BESIDE]
    return sorted(path for path in folders if not (path.is_symlink() or path.parent.is_symlink()))


def site_faults(site: Path) -> Iterator[str]:
    """Say which files of the site are not what its sums say, and which are in no sums at all."""
    yield from entry_faults(site)
    inside = {*edition_folders(site)}
    strays = [path for path in site.rglob("*") if path.is_file() and not inside.intersection(path.parents)]
    names = [path.relative_to(site).as_posix() for path in strays]

    actual = by_name("".join(sum_line(path, site) for path in site_files(site)))
    strangers = dict.fromkeys([name for name in names if name not in (SUMS, SIGNATURE)], "") | actual
    yield from sum_faults(site / SUMS, strangers)


def entry_faults(site: Path) -> Iterator[str]:
    """Name what is neither a file nor a folder of the site itself."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_symlink():
            yield f"{name}: is a link; expected the file itself"
        elif not (path.is_file() or path.is_dir()):
            yield f"{name}: is no plain file"


def changed_files(pages: Path) -> Iterator[str]:
    """Name the files that are not those the edition was made with."""
    yield from sum_faults(pages / SUMS, by_name(sums(pages)))


def sum_faults(path: Path, actual: dict[str, str]) -> Iterator[str]:
    """Compare the files that are there with a list of sums."""
    if not path.is_file():
        yield f"{SUMS}: missing, so nothing says which files were made"
        return

    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    yield from _line_faults(lines)
    record = by_name("\n".join(lines))

    for name in sorted({*record, *actual}):
        if name not in record:
            yield f"{name}: not among the files that were made"
        elif name not in actual:
            yield f"{name}: missing"
        elif record[name] != actual[name]:
            yield f"{name}: changed since it was made"


def _line_faults(lines: list[str]) -> Iterator[str]:
    names: set[str] = set()
    for number, line in enumerate(lines, 1):
        match = LINE.fullmatch(line)
        if match is None:
            yield f"{SUMS}:{number}:-: is no sum with a file's name; expected lines as sha256sum writes them"
        elif match["name"] in names:
            yield f"{SUMS}:{number}:-: {match['name']} is there twice"
        else:
            names.add(match["name"])


def by_name(lines: str) -> dict[str, str]:
    """Read a list of sums; of a name that is there twice the first."""
    matches = [match for match in map(LINE.fullmatch, lines.splitlines()) if match]
    return {match["name"]: match["total"] for match in reversed(matches)}
