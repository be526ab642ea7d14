"""Every leaf of the rule file stands in the chapter on methods, in the words that the book has for it."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import CHECKOUT
from showing import show
from targetbook.page.blocks.download import Download
from targetbook.page.blocks.output import HtmlTable
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.voice.numbers import COMPARATORS
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record

RULES = yaml.safe_load((CHECKOUT / "src/targetbook/judgement/rules/rules.yml").read_text(encoding="utf-8"))
# How the leaves of a section are told where not as they stand: by a phrase of the words, or by a name of the record.
PHRASES = {
    "about.rates": "measure.{}",
    "evidence.order": "rulebook.by_{}",
    "evidence.channel": "source.{}",
    "evidence.bound": "rulebook.bound_{}",
    "evidence.firm_channel": "source.{}",
    "evidence.firm_publishers.channel": "source.{}",
    "pace.tested_on": "rulebook.on_{}",
    "robustness.shown": "robust.rule_{}",
    "robustness.qualifier": "robust.rule_{}",
}
INDICATORS = ("audit.sums", "audit.within", "pace.backtested")
STATUSES = {"published": "others", "revised": "others", "estimated": "estimates"}


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every leaf with the path of keys to it."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield from leaves(below, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list):
        for below in node:
            yield from leaves(below, path)
    else:
        yield path, node


def printed_forms(path: str, leaf: Any, chapter: Chapter) -> set[str]:
    """Give the ways in which a leaf may be printed."""
    words = chapter.words
    section = next((name for name in PHRASES if path == name or path.startswith(f"{name}.")), None)
    if section:
        return {words(PHRASES[section].format(leaf), place=chapter.place)}
    if path.startswith("robustness.without_doubt"):
        return {words(f"rulebook.said_{COMPARATORS[leaf]}")}
    if path in ("evidence.status", "evidence.provisional_status"):
        return {words(f"rulebook.{STATUSES[leaf]}")}
    if path.startswith(INDICATORS):
        return {chapter.label(leaf)}
    if isinstance(leaf, date):
        return {chapter.say_date(leaf.isoformat())}
    if isinstance(leaf, float) or path.endswith("_points") or path == "about.points":
        return {f"{leaf * 100:g}%", words("number.points", n=leaf, text=leaf)}

    return {str(leaf)}


@pytest.fixture(params=LANGUAGES)
def haizhu_methods(request: pytest.FixtureRequest, real: Record, real_data: Path) -> Chapter:
    return make_chapter("methods", Parameters("haizhu", 2025, None, request.param), real_data, real)


def test_every_leaf_of_the_rules_is_printed_in_the_methods(
    haizhu_methods: Chapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CHECKOUT)
    blocks = show(CHECKOUT / "chapters" / "methods.ipynb", area="haizhu", year=2025, lang=haizhu_methods.lang)
    html = unescape(" ".join(block.html for block in blocks if isinstance(block, HtmlTable)))
    files = {block.anchor: block.csv for block in blocks if isinstance(block, Download)}
    printed = re.sub("<[^>]+>", " ", html) + "\n".join(files.values())
    from_the_file = files["rules"] + files["other-rules"]

    assert len(list(leaves(RULES))) > 100
    for path, leaf in leaves(RULES):
        place = from_the_file if isinstance(leaf, int | float) and path != "pace.calibration" else printed
        ways = [re.escape(way) for way in printed_forms(path, leaf, haizhu_methods)]
        assert re.search(rf"(?<![\d.])({'|'.join(ways)})(?![\d%]|\.\d)", place), (path, leaf)
