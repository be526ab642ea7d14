"""Holds a built site to its own record: are its files what was made, and do its pages say what its data give?"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import FRONT, VERDICTS
from targetbook.press.site.data_on_site import WrongData, unpack_data
from targetbook.press.site.front_page import front_pages
from targetbook.press.site.manifest import SIGNATURE, changed_files, edition_folders, site_faults
from targetbook.press.site.page_statements import page_statements
from targetbook.press.site.provenance import DATA, PROVENANCE, command_of, data_zip
from targetbook.press.site.rejudging import OTHERWISE, chapter_faults, save_anew, text_faults
from targetbook.press.site.signature import signature_faults
from targetbook.press.site.sitemap import SITEMAP, listed_pages, mapped_addresses, stated_address
from targetbook.record.files.readable import plain_json

SITE = "."  # the place of what is wrong with the site as a whole
Reprint = Callable[[Path, Path, Edition, str], Iterator[str]]


@dataclass(frozen=True)
class Basis:
    """What an edition says that it was made from."""

    edition: Edition
    data: str
    commit: str
    rules: object
    chapters: list[str]
    addresses: tuple[str, ...]


def verify_site(site: Path, key: Path | None = None, reprint: Reprint | None = None) -> dict[str, list[str]]:
    """Say what is wrong with the site, and with each of its editions; `reprint` prints one anew and compares."""
    if not any(site.glob(f"*/*/{PROVENANCE}")):
        raise PressError(f"{site} holds no edition with a {PROVENANCE}; expected a site made by `targetbook build`")

    editions = {pages.relative_to(site).as_posix(): faults(site, pages, reprint) for pages in edition_folders(site)}
    whole = [*site_faults(site), *signature_faults(site, key), *list_faults(site)]
    return {SITE: whole} | editions


def is_signed(site: Path) -> bool:
    """Whether a signature lies beside the sums, anybody's."""
    return (site / SIGNATURE).is_file()


def list_faults(site: Path) -> Iterator[str]:
    """Compare the front page, its lists and the site map with the editions that are there."""
    try:
        for name, text in front_pages(site, stated_address(site)).items():
            if (site / name).read_text(encoding="utf-8") != text:
                yield f"{name}: not what its editions give"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield f"{FRONT}: cannot be made anew from its editions"

    if (site / SITEMAP).is_file():
        addresses = mapped_addresses(site)
        pages = listed_pages(site)
        bases = {address.removesuffix(page) for address, page in zip(addresses, pages, strict=False)}
        if len(addresses) != len(pages) or len(bases) != 1:
            yield f"{SITEMAP}: not the pages that are there"


def faults(site: Path, pages: Path, reprint: Reprint | None = None) -> list[str]:
    """Say what is wrong with an edition: files that changed, data that are not its own, pages that do not follow."""
    try:
        basis = read_provenance(pages)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return [f"{PROVENANCE}:1:-: does not say what the edition was made from", *changed_files(pages)]

    if str(basis.edition) != pages.relative_to(site).as_posix():
        return [f"{PROVENANCE}:1:-: is of {basis.edition}; expected this edition's", *changed_files(pages)]
    return [*changed_files(pages), *data_faults(site, pages, basis, reprint)]


def read_provenance(pages: Path) -> Basis:
    """Read what an edition was made from; ValueError and its like where that is not said."""
    provenance: dict[str, Any] = plain_json((pages / PROVENANCE).read_text(encoding="utf-8"))
    edition = Edition(**provenance["parameters"])
    if provenance["command"] != command_of(edition):
        raise ValueError(PROVENANCE)

    return Basis(
        edition,
        data=str(provenance["data"]),
        commit=str(provenance["commit"]),
        rules=provenance["rules"],
        chapters=[str(name) for name in provenance["notebooks"]],
        addresses=tuple(str(address) for address in provenance["addresses"]),
    )


def data_faults(site: Path, pages: Path, basis: Basis, reprint: Reprint | None) -> Iterator[str]:
    """Judge anew from the data on the site, and say where the edition says otherwise."""
    package = data_zip(site, basis.data)
    with TemporaryDirectory() as folder:
        try:
            data = unpack_data(package, basis.data, Path(folder))
        except WrongData as wrong:
            yield f"{DATA}/{package.name}: {wrong}"
            return

        try:
            anew = save_anew(Path(folder), basis.edition, basis.chapters)
            base = stated_address(site)
            yield from text_faults(pages, anew, data, basis.edition, commit=basis.commit, base=base)
            yield from chapter_faults(pages, site, page_statements(data, basis.edition, basis.addresses))
            yield from _other_rules(anew, basis)
        except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as wrong:
            yield f"{DATA}/{package.name}: cannot be judged anew: {type(wrong).__name__}: {wrong}"
            return
        if reprint:
            yield from reprint(Path(folder), pages, basis.edition, basis.commit)


def _other_rules(anew: Path, basis: Basis) -> Iterator[str]:
    verdicts = json.loads((anew / VERDICTS).read_text(encoding="utf-8"))
    if basis.rules != (verdicts[0]["rules"] if verdicts else None):
        yield f"{PROVENANCE}: rules {basis.rules}: {OTHERWISE}"
