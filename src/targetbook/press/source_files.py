"""The files that people write, apart from what machines leave beside them."""

from pathlib import Path


def source_files(*folders: Path, suffix: str = "") -> tuple[Path, ...]:
    """Gather the files below these folders (or the files themselves) in order, leaving out caches and hidden ones."""
    paths = {path for folder in folders for path in ([folder] if folder.is_file() else folder.rglob(f"*{suffix}"))}
    return tuple(sorted(filter(_is_source, paths)))


def _is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
