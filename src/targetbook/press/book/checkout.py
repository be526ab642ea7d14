"""Is the checkout sound beside its data: are contents and settings YAML, and the chapters notebooks with parameters?"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
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
FORMAT = "jb-book"
NOTEBOOK = 4
SECTIONS: dict[str, dict[str, type]] = {
    "execute": {},
    "html": {"baseurl": str},
    "launch_buttons": {"binderhub_url": str, "colab_url": str, "jupyterhub_url": str},
    "parse": {},
    "repository": {"url": str, "branch": str},
    "sphinx": {"config": dict, "extra_extensions": list},
}


def check_checkout(places: Places) -> list[Finding]:
    """Look at the settings, the table of contents and every chapter that it lists."""
    if findings := [*_settings(places.config, places), *_settings(places.toc, places)]:
        return findings

    config, toc = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (places.config, places.toc))
    try:
        files = chapter_files(toc)
    except (KeyError, TypeError, AttributeError):
        return [Finding(places.toc.name, 1, "-", "lists no chapters; expected root, and parts with their chapters")]

    findings = [Finding(places.config.name, 1, key, message) for key, message in _config_faults(config)]
    findings += [Finding(places.toc.name, 1, key, message) for key, message in _toc_faults(toc, files)]
    return findings or _chapters(places, files)


def _chapters(places: Places, files: list[str]) -> list[Finding]:
    """Say which chapters are not there, and what is wrong with the others."""
    names = [f"{file}.ipynb" for file in files]
    present = [name for name in names if (places.root / name).exists()]
    missing = [name for name in names if name not in present]
    findings = [Finding(places.toc.name, 1, "-", f"lists {name}, which is not there") for name in missing]

    return findings + [
        Finding(Path(name).as_posix(), *fault) for name in present for fault in _chapter(places.root / name)
    ]


def _settings(path: Path, places: Places) -> list[Finding]:
    return [Finding(path.relative_to(places.root).as_posix(), *fault) for fault in _yaml_faults(path)]


def _yaml_faults(path: Path) -> list[Fault]:
    if faults := file_faults(path):
        return faults

    try:
        text = path.read_text(encoding="utf-8")
        require_plain_yaml(text)
        content = yaml.safe_load(text)
    except UnicodeDecodeError:
        return [(1, "-", "is not in UTF-8; save it again as UTF-8")]
    except yaml.YAMLError as wrong:
        return [_yaml_fault(wrong)]

    return [] if isinstance(content, dict) else [(1, "-", "holds no keys; expected settings, a key a line")]


def _yaml_fault(wrong: yaml.YAMLError) -> Fault:
    mark = getattr(wrong, "problem_mark", None)
    line, column = (mark.line + 1, str(mark.column + 1)) if mark else (1, "-")
    return line, column, f"is not YAML: {getattr(wrong, 'problem', None) or 'a character it does not allow'}"


def _config_faults(config: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Say which of the settings that the press reads are not what Jupyter Book knows them as."""
    if not isinstance(config.get("author"), str):
        yield "author", "is missing or no text; expected who makes the book"
    for section, parts in SECTIONS.items():
        yield from _section_faults(section, config.get(section, {}), parts)
    if _setting(config, "html", "baseurl") and not _setting(config, "repository", "url"):
        yield "url", "is empty in repository, html.baseurl is not; expected where those a public book names can answer"


def _setting(config: dict[str, Any], section: str, key: str) -> Any:
    keys = config.get(section)
    return keys.get(key) if isinstance(keys, dict) else None


def _section_faults(section: str, keys: Any, parts: dict[str, type]) -> Iterator[tuple[str, str]]:
    if not isinstance(keys, dict):
        yield section, f"{str(keys)[:SHOWN]!r} is no section; expected keys below it, or none of it"
        return
    for part, kind in parts.items():
        if part in keys and not isinstance(keys[part], kind):
            yield part, f"{str(keys[part])[:SHOWN]!r} in {section} is no {kind.__name__}; expected one"


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
    sources = ["".join(cell["source"]) for cell in cells if PARAMETERS in cell["metadata"].get("tags", [])]
    if len(sources) != 1:
        yield 1, "-", f"has {len(sources)} cells tagged {PARAMETERS}; expected one"
        return

    names = {line.split("=")[0].split(":")[0].strip() for line in sources[0].splitlines() if "=" in line.split("#")[0]}
    for field in fields(Edition):
        if field.name not in names:
            expected = ", ".join(field.name for field in fields(Edition))
            yield 1, field.name, f"is no parameter of this chapter; expected {expected}"
