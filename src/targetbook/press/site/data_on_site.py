"""Unpacks the record that an edition was made from, once it is sure to be that record and nothing more."""

from collections import Counter
from collections.abc import Iterator
from os import SEEK_END
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from targetbook.press.site.provenance import data_digest

MOST_FILES = 100_000
LARGEST = 2_000_000_000  # bytes unpacked; the record of a hundred areas has some ten million
DATA_FOLDER = "data"
LOCAL_HEADER = b"PK\x03\x04"
END = b"PK\x05\x06"
END_LENGTH = 22  # of a package without a comment


class WrongData(ValueError):
    """Data that are not those of an edition; the message says why."""


def unpack_data(package: Path, digest: str, folder: Path) -> Path:
    """Unpack the record of that digest into a folder; WrongData where the package is anything else."""
    if package.is_symlink() or not package.is_file():
        raise WrongData("missing, so the verdicts cannot be judged anew")

    try:
        with ZipFile(package) as archive:
            if fault := next(_package_faults(package, archive), None):
                raise WrongData(fault)
            archive.extractall(folder)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise WrongData("not a zip file") from None

    data = folder / DATA_FOLDER
    if data_digest(data) != digest:
        raise WrongData("not the data that the edition was made from")
    return data


def _package_faults(package: Path, archive: ZipFile) -> Iterator[str]:
    """Say what a package holds beside a record, or in its place; by its list alone, before anything is unpacked."""
    members = archive.infolist()
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST:
        yield f"holds more than {MOST_FILES} files or {LARGEST / 1e9:.0f} GB"

    names = Counter(member.filename for member in members)
    yield from (f"holds {name!r} twice" for name, times in names.items() if times > 1)
    yield from (f"holds {name!r}, which is no file of a record" for name in names if not _is_of_a_record(name))

    with package.open("rb") as file:
        begins = file.read(len(LOCAL_HEADER)) == LOCAL_HEADER
        file.seek(-END_LENGTH, SEEK_END)
        if not (begins and file.read(len(END)) == END):
            yield "holds bytes that are in none of its files"


def _is_of_a_record(name: str) -> bool:
    parts = PurePosixPath(name).parts
    plain = "\\" not in name and not name.endswith("/") and "/".join(parts) == name
    return plain and parts[0] == DATA_FOLDER and not any(part.startswith(".") for part in parts)
