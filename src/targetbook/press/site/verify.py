"""Holds a built site to its own record: are its files what was made, and do its data give the verdicts it shows?"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import VERDICTS
from targetbook.press.site.provenance import DATA, PROVENANCE, SUMS, data_digest, data_zip, sums


def editions_of(site: Path) -> list[Path]:
    """List a site's editions."""
    folders = sorted(path.parent for path in site.glob(f"*/*/{PROVENANCE}"))
    if not folders:
        raise PressError(f"{site} holds no edition with a {PROVENANCE}; expected a site made by `targetbook build`")
    return folders


def faults(site: Path, pages: Path) -> list[str]:
    """Say what is wrong with an edition: files that changed, data that are not its own, verdicts that do not follow."""
    try:
        provenance = json.loads((pages / PROVENANCE).read_text(encoding="utf-8"))
        edition = Edition(**provenance["parameters"])
    except (ValueError, TypeError, KeyError):
        return [f"{PROVENANCE}:1:1: this does not say what the edition was made from"]
    return [*changed_files(pages), *wrong_verdicts(site, pages, provenance, edition)]


def changed_files(pages: Path) -> Iterator[str]:
    """Name the files that are not those the edition was made with."""
    path = pages / SUMS
    record = by_name(path.read_text(encoding="utf-8")) if path.is_file() else {}
    actual = by_name(sums(pages))

    for name in sorted({*record, *actual}):
        if name not in record:
            yield f"{name}: not among the files that were made"
        elif name not in actual:
            yield f"{name}: missing"
        elif record[name] != actual[name]:
            yield f"{name}: changed since it was made"


def by_name(lines: str) -> dict[str, str]:
    """Read a list of sums."""
    pairs = (line.split("  ", 1) for line in lines.splitlines() if "  " in line)
    return {name: total for total, name in pairs}


def wrong_verdicts(site: Path, pages: Path, provenance: dict[str, Any], edition: Edition) -> Iterator[str]:
    """Judge anew from the data on the site, and say where the verdicts differ from those shown."""
    package = data_zip(site, str(provenance["data"]))
    if not package.is_file():
        yield f"{DATA}/{package.name}: missing, so the verdicts cannot be judged anew"
        return

    with TemporaryDirectory() as folder:
        try:
            with ZipFile(package) as archive:
                archive.extractall(folder)
            if data_digest(Path(folder, "data")) != provenance["data"]:
                yield f"{DATA}/{package.name}: not the data that the edition was made from"
                return
            yield from verdict_differences(judge_anew(Path(folder), edition), pages / VERDICTS)
        except BadZipFile:
            yield f"{DATA}/{package.name}: not a zip file"


def judge_anew(folder: Path, edition: Edition) -> list[dict[str, Any]]:
    """Judge an edition from an unpacked record."""
    from targetbook.page.handover.verdict_objects import save_edition

    save_edition(folder / "data", folder / "anew", str(edition.path), **edition.parameters())
    verdicts: list[dict[str, Any]] = json.loads((folder / "anew" / VERDICTS).read_text(encoding="utf-8"))
    return verdicts


def verdict_differences(anew: list[dict[str, Any]], path: Path) -> Iterator[str]:
    """Compare verdicts judged anew with those that an edition shows."""
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    rules = {str(verdict["rules"]) for verdict in (*before, *anew)}
    if len(rules) > 1:
        yield f"{VERDICTS}: judged by rules {before[0]['rules']}, but this package has {anew[0]['rules']}"

    old, new = ({verdict["target"]: verdict for verdict in verdicts} for verdicts in (before, anew))
    for target in sorted({*old, *new}):
        if old.get(target) != new.get(target):
            first, second = (str(verdicts.get(target, {}).get("status", "absent")) for verdicts in (old, new))
            yield f"{VERDICTS}: {target}: the edition shows {first}, its data give {second}"
