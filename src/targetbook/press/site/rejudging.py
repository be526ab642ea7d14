"""What an edition's data give, worked out anew: its verdicts, and all that is printed of them outside the chapters."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from targetbook.press.book.stage import AUTHOR_ZH
from targetbook.press.edition import Edition
from targetbook.press.pictures.vega_bundle import SHARED
from targetbook.press.places import BRIEF, FEED, SHEET, VERDICTS, VERDICTS_TABLE
from targetbook.press.site.page_faults import anchors, page_faults
from targetbook.press.site.page_statements import PageStatements
from targetbook.press.site.publish import CARD, SCORECARD, edition_card, framed_sheet
from targetbook.record.files.readable import plain_json

MAKERS = "\N{OBJECT REPLACEMENT CHARACTER}"  # where the names of the makers stand, which are in no data
SCRIPT = re.compile(rf"{SHARED}/vega-[0-9a-f]+\.js")
OTHERWISE = "not what its data give"


def save_anew(folder: Path, edition: Edition, chapters: list[str]) -> Path:
    """Judge an edition from the record unpacked in a folder, beside which its chapters are looked for."""
    from targetbook.page.handover.verdict_objects import save_edition

    for name in chapters:
        path = folder / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.touch()

    anew = folder / "anew" / edition.lang
    save_edition(folder / "data", anew, str(edition.path), **edition.parameters())
    return anew


def text_faults(pages: Path, anew: Path, data: Path, edition: Edition, *, commit: str, base: str) -> Iterator[str]:
    """Compare what the edition says outside its chapters with what its data give, to the letter."""
    yield from verdict_differences(anew / VERDICTS, pages / VERDICTS)
    for name in (BRIEF, FEED, VERDICTS_TABLE):
        if _text(pages / name) != _text(anew / name):
            yield f"{name}: {OTHERWISE}"

    yield from _card_faults(_text(pages / CARD), data, edition)
    before, after = framed_sheet(data, anew / SHEET, edition, MAKERS, commit, base=base).split(MAKERS)
    page = _text(pages / SCORECARD)
    makers = page.removeprefix(before).removesuffix(after)
    if f"{before}{makers}{after}" != page or "<" in makers or (edition.lang == "zh" and makers != AUTHOR_ZH):
        yield f"{SCORECARD}: {OTHERWISE}"


def _card_faults(card: str, data: Path, edition: Edition) -> Iterator[str]:
    """Compare an edition's card with its data; of the script that it names only the form is known."""
    script = SCRIPT.search(card)
    if script is None or card != edition_card(data, edition, script[0]):
        yield f"{CARD}: {OTHERWISE}"


def verdict_differences(anew: Path, path: Path) -> Iterator[str]:
    """Compare verdicts judged anew with those that an edition shows."""
    try:
        before = plain_json(_text(path) or "[]")
        after = plain_json(_text(anew))
        old = {str(verdict["target"]): verdict for verdict in before}
    except (json.JSONDecodeError, TypeError, KeyError) as wrong:
        yield f"{VERDICTS}: is no list of verdicts: {wrong}"
        return

    new = {str(verdict["target"]): verdict for verdict in after}
    faults = [*_doubles(before), *_other_rules(before, after)]
    faults += [_difference(target, old, new) for target in sorted({*old, *new}) if old.get(target) != new.get(target)]
    yield from faults or ([] if _text(path) == _text(anew) else [f"{VERDICTS}: {OTHERWISE}"])


def _doubles(verdicts: list[dict[str, Any]]) -> Iterator[str]:
    counts = Counter(verdict["target"] for verdict in verdicts)
    yield from (f"{VERDICTS}: {target}: is there {times} times" for target, times in counts.items() if times > 1)


def _other_rules(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[str]:
    old, new = (sorted({str(verdict.get("rules")) for verdict in verdicts}) for verdicts in (before, after))
    if old and old != new:
        yield f"{VERDICTS}: judged by rules {' and '.join(old)}, but this package has {' and '.join(new)}"


def _difference(target: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    first, second = (str(verdicts.get(target, {}).get("status", "absent")) for verdicts in (old, new))
    if first != second:
        return f"{VERDICTS}: {target}: the edition shows {first}, its data give {second}"
    names = [name for name in new[target] if old[target].get(name) != new[target][name]]
    return f"{VERDICTS}: {target}: {', '.join(names) or 'more than that'}: {OTHERWISE}"


def chapter_faults(pages: Path, site: Path, statements: PageStatements) -> Iterator[str]:
    """Hold every page of an edition to its data, and look for the place of every target."""
    paths = sorted(path for path in pages.rglob("*.html") if path.is_file())
    for path in paths:
        name = path.relative_to(pages).as_posix()
        yield from (f"{name}: {fault}" for fault in page_faults(path, site, statements))

    yield from _absent_targets(paths, statements)


def _absent_targets(paths: list[Path], statements: PageStatements) -> Iterator[str]:
    names = {name for path in paths for name in anchors(path)}
    yield from (f"chapters: no page has a place for {target}" for target in statements.statuses if target not in names)


def _text(path: Path) -> str:
    """Read a text; '' where there is none."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
