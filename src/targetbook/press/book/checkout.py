"""Is the checkout sound beside its data: are contents and settings YAML, and the chapters notebooks with parameters?"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from targetbook.press.contents import chapter_files
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.record.checking.cell_values import SHOWN
from targetbook.record.checking.findings import Finding
from targetbook.record.files.readable import Fault, file_faults, plain_json, require_plain_yaml

PARAMETERS = "parameters"
FORMAT, NOTEBOOK = "jb-book", 4
SECTIONS: dict[str, dict[str, type]] = {
    "execute": {},
    "html": {"baseurl": str},
    "parse": {},
    "repository": {"url": str},
    "sphinx": {"config": dict, "extra_extensions": list},
}


def check_checkout(places: Places) -> list[Finding]:
    """Look at the settings, the table of contents and every chapter that it lists."""
    found = [*_settings(places.config, places), *_settings(places.toc, places)]
    if found:
        return found
    config, toc = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (places.config, places.toc))
    try:
        files = chapter_files(toc)
    except (KeyError, TypeError, AttributeError):
        return [Finding(places.toc.name, 1, "-", "lists no chapters; expected root, and parts with their chapters")]
    found = [Finding(places.config.name, 1, key, message) for key, message in _config_faults(config)]
    found += [Finding(places.toc.name, 1, key, message) for key, message in _toc_faults(toc, files)]
    if found:
        return found
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
        text = path.read_text(encoding="utf-8")
        require_plain_yaml(text)
        stated = yaml.safe_load(text)
    except UnicodeDecodeError:
        return [(1, "-", "is not in UTF-8; save it again as UTF-8")]
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (1, "-")
        return [(line, column, f"is not YAML: {getattr(wrong, 'problem', None) or 'a character it does not allow'}")]
    return [] if isinstance(stated, dict) else [(1, "-", "holds no keys; expected settings, a key a line")]


def _config_faults(config: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Say which of the settings that the press reads are not what Jupyter Book knows them as."""
    if not isinstance(config.get("author"), str):
        yield "author", "is missing or no text; expected who makes the book"
    for section, parts in SECTIONS.items():
        stated = config.get(section, {})
        if not isinstance(stated, dict):
            yield section, f"{str(stated)[:SHOWN]!r} is no section; expected keys below it, or none of it"
            continue
        yield from (
            (part, f"{str(stated[part])[:SHOWN]!r} in {section} is no {kind.__name__}; expected one")
            for part, kind in parts.items()
            if part in stated and not isinstance(stated[part], kind)
        )


def _toc_faults(toc: dict[str, Any], files: list[str]) -> Iterator[tuple[str, str]]:
    if toc.get("format") != FORMAT:
        yield "format", f"is {toc.get('format')!r}; expected {FORMAT}"
    twice = [file for file, times in Counter(files).items() if times > 1]
    yield from (("-", f"lists {file} twice; expected each chapter once") for file in twice)


def _chapter(path: Path) -> list[Fault]:
    if faults := file_faults(path):
        return faults
    try:
        notebook = plain_json(path.read_text(encoding="utf-8"))
        if notebook["nbformat"] != NOTEBOOK:
            return [(1, "-", f"is a notebook of version {notebook['nbformat']}; expected {NOTEBOOK}")]
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
