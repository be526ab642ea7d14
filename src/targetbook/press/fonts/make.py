"""Makes the fonts of the package, from packages that npm carries: `make fonts`, after new characters came in use."""

import subprocess
import sys
import tarfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from targetbook.press.errors import PressError
from targetbook.press.fonts import FILES, LICENCE
from targetbook.press.fonts.characters import characters
from targetbook.press.fonts.faces import Sources, collection
from targetbook.press.places import find_places
from targetbook.record.files.atomic import write_whole

PACKAGES = {  # family: version on npm, SHA-256 of the packed file
    "noto-sans-sc": ("0.4.3", "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"),
    "noto-sans": ("0.4.2", "98cf14a19b8e67a0e76bfd4d5df98937b9734e6dde570bd750f2259042042548"),
    "noto-sans-symbols-2": ("0.4.1", "3bf3d6333487df36e88d146e032a9ed8246617ca2dfe1513a8a382c3fad12ac4"),
}
OUTLINES = {  # in the order of the packages; the symbols have one weight
    400: (
        "400Regular/NotoSansSC_400Regular.ttf",
        "400Regular/NotoSans_400Regular.ttf",
        "400Regular/NotoSansSymbols2_400Regular.ttf",
    ),
    700: (
        "700Bold/NotoSansSC_700Bold.ttf",
        "700Bold/NotoSans_700Bold.ttf",
        "400Regular/NotoSansSymbols2_400Regular.ttf",
    ),
}


def make_fonts() -> None:
    """Write both weights and their licence; say what no font could draw."""
    try:
        places = find_places()
        packages = [fetch(family, places.build / "fonts") for family in PACKAGES]
    except PressError as problem:
        sys.exit(str(problem))

    chars = characters(places.root)
    codes: set[int] = set()

    for weight, names in OUTLINES.items():
        sources = Sources(*(TTFont(folder / name) for folder, name in zip(packages, names, strict=True)))
        fonts = collection(sources, chars, weight)
        codes = set(fonts.fonts[0].getBestCmap())
        content = BytesIO()
        fonts.save(content)
        write_whole(FILES[weight], content.getvalue())

    write_whole(LICENCE, licence(packages))
    others = "".join(sorted(char for char in chars if ord(char) not in codes))
    print(f"{len(codes)} characters; without an outline: {others or 'none'}")


def fetch(family: str, folder: Path) -> Path:
    """Fetch a family's package by npm and give the folder it unpacks to; another content than expected is refused."""
    version, expected = PACKAGES[family]
    packed = folder / f"expo-google-fonts-{family}-{version}.tgz"
    folder.mkdir(parents=True, exist_ok=True)
    if not packed.is_file():
        download(f"@expo-google-fonts/{family}@{version}", folder)

    actual = sha256(packed.read_bytes()).hexdigest()
    if actual != expected:
        raise PressError(f"{packed}: SHA-256 is {actual}; expected {expected}")

    with tarfile.open(packed) as archive:
        archive.extractall(folder / family, filter="data")

    return folder / family / "package"


def download(package: str, folder: Path) -> None:
    """Have npm put a package into a folder."""
    command = ["npm", "pack", "--silent", package]
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as problem:
        raise PressError(f"{' '.join(command)}: {problem}; npm comes with Node.js") from problem


def licence(folders: list[Path]) -> str:
    """Give the licence under each copyright."""
    texts = [(folder / "LICENSE_FONT").read_text(encoding="utf-8").partition("\n") for folder in folders]
    makers = "\n".join(first for first, _, _ in texts)
    (text,) = {rest for _, _, rest in texts}
    return f"{makers}\n{text}"


if __name__ == "__main__":
    make_fonts()
