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
    """List the folders of the editions on a site."""
    found = sorted(path.parent for path in site.glob(f"*/*/{PROVENANCE}"))
    if not found:
        raise PressError(f"{site} holds no edition with a {PROVENANCE}; expected a site made by `targetbook build`")
    return found


def faults(site: Path, pages: Path) -> list[str]:
    """Say what is wrong with an edition: files that changed, data that are not its own, verdicts that do not follow."""
    try:
        told = json.loads((pages / PROVENANCE).read_text(encoding="utf-8"))
        edition = Edition(**told["parameters"])
    except (ValueError, TypeError, KeyError):
        return [f"{PROVENANCE}:1:1: this does not say what the edition was made from"]
    return [*changed_files(pages), *wrong_verdicts(site, pages, told, edition)]


def changed_files(pages: Path) -> Iterator[str]:
    """Name the files that are not those the edition was made with."""
    listed = pages / SUMS
    stated = by_name(listed.read_text(encoding="utf-8")) if listed.is_file() else {}
    found = by_name(sums(pages))
    for name in sorted({*stated, *found}):
        if name not in stated:
            yield f"{name}: not among the files that were made"
        elif name not in found:
            yield f"{name}: missing"
        elif stated[name] != found[name]:
            yield f"{name}: changed since it was made"


def by_name(lines: str) -> dict[str, str]:
    """Read a list of sums."""
    pairs = (line.split("  ", 1) for line in lines.splitlines() if "  " in line)
    return {name: total for total, name in pairs}


def wrong_verdicts(site: Path, pages: Path, told: dict[str, Any], edition: Edition) -> Iterator[str]:
    """Judge anew from the data on the site, and say where the verdicts differ from those shown."""
    package = data_zip(site, str(told["data"]))
    if not package.is_file():
        yield f"{DATA}/{package.name}: missing, so the verdicts cannot be judged anew"
        return
    with TemporaryDirectory() as folder:
        try:
            with ZipFile(package) as held:
                held.extractall(folder)
            if data_digest(Path(folder, "data")) != told["data"]:
                yield f"{DATA}/{package.name}: not the data that the edition was made from"
                return
            yield from differences(judged_anew(Path(folder), edition), pages / VERDICTS)
        except BadZipFile:
            yield f"{DATA}/{package.name}: not a zip file"


def judged_anew(folder: Path, edition: Edition) -> list[dict[str, Any]]:
    """Judge an edition from an unpacked record."""
    from targetbook.page.handover.verdict_objects import save_edition

    save_edition(folder / "data", folder / "anew", **edition.parameters())
    verdicts: list[dict[str, Any]] = json.loads((folder / "anew" / VERDICTS).read_text(encoding="utf-8"))
    return verdicts


def differences(anew: list[dict[str, Any]], shown: Path) -> Iterator[str]:
    """Compare verdicts judged anew with those that an edition shows."""
    found = json.loads(shown.read_text(encoding="utf-8")) if shown.is_file() else []
    old, new = ({one["target"]: one for one in verdicts} for verdicts in (found, anew))
    rules = {str(one["rules"]) for one in (*found, *anew)}
    if len(rules) > 1:
        yield f"{VERDICTS}: judged by rules {found[0]['rules']}, but this package has {anew[0]['rules']}"
    for target in sorted({*old, *new}):
        if old.get(target) != new.get(target):
            before, after = (str(side.get(target, {}).get("status", "absent")) for side in (old, new))
            yield f"{VERDICTS}: {target}: the edition shows {before}, its data give {after}"
