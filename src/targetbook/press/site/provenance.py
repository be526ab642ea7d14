"""What an edition was made from: data, commit, rules, lock, command, notebooks; and the sum of every file in it."""

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from targetbook.press.book.stage import read_config
from targetbook.press.contents import chapter_files, read_toc
from targetbook.press.edition import Edition
from targetbook.press.places import VERDICTS, Places
from targetbook.press.reproducible_zip import write_zip
from targetbook.record.address import corrections_address
from targetbook.record.files.atomic import write_whole

PROVENANCE = "provenance.json"
SUMS = "SHA256SUMS"
DATA = "data"


def provenance(places: Places, edition: Edition) -> dict[str, Any]:
    """State what the edition is made from; `data` names the zip file on the site that holds the whole record."""
    verdicts = json.loads((places.work(edition) / VERDICTS).read_text(encoding="utf-8"))
    files = chapter_files(read_toc(places.contents(edition)))

    return {
        "parameters": edition.parameters(),
        "command": command_of(edition),
        "commit": places.commit.read_text(encoding="utf-8") if places.commit.is_file() else "",
        "data": data_digest(places.data),
        "rules": verdicts[0]["rules"] if verdicts else None,
        "addresses": addresses(places.config),
        "lock": file_digest(places.root / "requirements.lock"),
        "notebooks": {file: notebook_sums(places, edition, file) for file in files},
    }


def command_of(edition: Edition) -> str:
    """Give the command that makes an edition."""
    past = f" --as-of {edition.as_of}" if edition.as_of else ""
    return f"targetbook build --area {edition.area} --year {edition.year}{past} --lang {edition.lang}"


def addresses(config: Path) -> list[str]:
    """List what pages lead to beside sources: where the book is published, and its repository."""
    base = read_config(config).get("html", {}).get("baseurl") or ""
    return [address for address in (str(base).rstrip("/"), corrections_address(config)) if address]


def notebook_sums(places: Places, edition: Edition, file: str) -> dict[str, str | None]:
    """Give a chapter's sums."""
    return {
        "written": file_digest(places.root / f"{file}.ipynb"),
        "executed": file_digest(places.work(edition) / f"{file}.ipynb"),
    }


def file_digest(path: Path) -> str | None:
    """Give the SHA-256 sum of a file; None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def data_files(data: Path) -> Iterator[Path]:
    """Yield a folder's files in order, hidden ones left out."""
    for path in sorted(data.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(data).parts):
            yield path


def data_digest(data: Path) -> str:
    """Give one sum of a data folder: of names and sums."""
    lines = (sum_line(path, data) for path in data_files(data))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def data_zip(site: Path, data: str) -> Path:
    """Say where on a site the record of that sum lies."""
    return site / DATA / f"{data[:16]}.zip"


def data_offer(places: Places) -> Path:
    """Say where on the site the record lies as it is now."""
    return data_zip(places.site, data_digest(places.data))


def offer_data(places: Places) -> None:
    """Put the whole record on the site as a zip file, under a name that follows from its content."""
    target = data_offer(places)
    if target.is_file():
        return

    packed = BytesIO()
    paths = data_files(places.data)
    write_zip(packed, ((f"data/{path.relative_to(places.data).as_posix()}", path.read_bytes()) for path in paths))

    write_whole(target, packed.getvalue())


def drop_unused_data(site: Path) -> None:
    """Remove data that no edition on the site is made from."""
    paths = site.glob(f"*/*/{PROVENANCE}")
    used = {data_zip(site, json.loads(path.read_text(encoding="utf-8"))["data"]) for path in paths}
    for path in (site / DATA).glob("*.zip"):
        if path not in used:
            path.unlink()


def state(pages: Path, places: Places, edition: Edition) -> None:
    """Write what the pages were made from, and last their sums."""
    text = json.dumps(provenance(places, edition), ensure_ascii=False, indent=2)
    (pages / PROVENANCE).write_text(text + "\n", encoding="utf-8")
    (pages / SUMS).write_text(sums(pages), encoding="utf-8")


def sums(pages: Path) -> str:
    """List sums as `sha256sum` reads them."""
    paths = sorted(path for path in pages.rglob("*") if path.is_file() and path != pages / SUMS)
    return "".join(sum_line(path, pages) for path in paths)


def sum_line(path: Path, folder: Path) -> str:
    """Write the sum of a file and its name as `sha256sum` does."""
    return f"{file_digest(path)}  {path.relative_to(folder).as_posix()}\n"
