"""Is the checkout sound beside its data: are contents and settings YAML, and the chapters notebooks with parameters?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from targetbook.press.contents import chapter_files
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.record.findings import Finding
from targetbook.record.tree import file_faults

Fault = tuple[int, str, str]
PARAMETERS = "parameters"


def check_checkout(places: Places) -> list[Finding]:
    """Look at the settings, the table of contents and every chapter that it lists."""
    found = [*_settings(places.config, places), *_settings(places.toc, places)]
    if found:
        return found
    toc = yaml.safe_load(places.toc.read_text(encoding="utf-8"))
    try:
        files = chapter_files(toc)
    except (KeyError, TypeError, AttributeError):
        return [Finding(places.toc.name, 1, "-", "lists no chapters; expected root, and parts with their chapters")]
    notebooks = [places.root / f"{file}.ipynb" for file in files]
    missing = [f"{file}.ipynb" for file, path in zip(files, notebooks, strict=True) if not path.exists()]
    found = [Finding(places.toc.name, 1, "-", f"lists {name}, which is not there") for name in missing]
    present = [path for path in notebooks if path.exists()]
    return found + [
        Finding(path.relative_to(places.root).as_posix(), *fault) for path in present for fault in _chapter(path)
    ]


def _settings(path: Path, places: Places) -> list[Finding]:
    return [Finding(path.relative_to(places.root).as_posix(), *fault) for fault in _yaml_faults(path)]


def _yaml_faults(path: Path) -> list[Fault]:
    if faults := file_faults(path):
        return faults
    try:
        stated = yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return [(1, "-", "is not in UTF-8; save it again as UTF-8")]
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (1, "-")
        return [(line, column, f"is not YAML: {getattr(wrong, 'problem', None) or 'a character it does not allow'}")]
    return [] if isinstance(stated, dict) else [(1, "-", "holds no keys; expected settings, a key a line")]


def _chapter(path: Path) -> list[Fault]:
    if faults := file_faults(path):
        return faults
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return list(_cell_faults(notebook["cells"]))
    except UnicodeDecodeError:
        return [(1, "-", "is not in UTF-8; expected a notebook as Jupyter saves it")]
    except json.JSONDecodeError as wrong:
        return [(wrong.lineno, str(wrong.colno), f"is not JSON: {wrong.msg}; expected a notebook as Jupyter saves it")]
    except (KeyError, TypeError, AttributeError):
        return [(1, "-", "is no notebook: it holds no cells as Jupyter saves them")]


def _cell_faults(cells: list[dict[str, Any]]) -> Iterator[Fault]:
    """Say what keeps papermill from giving the chapter its edition."""
    tagged = [cell for cell in cells if PARAMETERS in cell["metadata"].get("tags", [])]
    if len(tagged) != 1:
        yield 1, "-", f"has {len(tagged)} cells tagged {PARAMETERS}; expected one"
        return
    source = "".join(tagged[0]["source"])
    stated = {line.split("=")[0].strip() for line in source.splitlines() if "=" in line.split("#")[0]}
    for name in Edition.__dataclass_fields__:
        if name not in stated:
            yield 1, name, f"is no parameter of this chapter; expected {', '.join(Edition.__dataclass_fields__)}"
