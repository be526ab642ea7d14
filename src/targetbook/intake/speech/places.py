"""The place that a text speaks for, where the record does not know it yet."""

import re
from dataclasses import replace

from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.indicators import Catalogue

# 青石市 in 青石市要实现
ACTING = re.compile(
    r"(?:^|[,;:。!?\n])(?P<name>[一-龥]{2,4}?[市区县州省])(?=要|将|力争|确保|计划|今年|全年|的?主要预期|实现|推动)",
    re.MULTILINE,
)
# 高新区 is a part of some place, 全市 the place itself.
NO_NAME = re.compile("[全我本各整该]|[园片景社新城地郊辖灾]区$|开发区$")


def acting_place(text: str) -> str:
    """Give the one place that a cleaned text says of what it will do, '' where there is none or more than one."""
    names = {match["name"] for match in ACTING.finditer(text) if not NO_NAME.search(match["name"])}
    return names.pop() if len(names) == 1 else ""


def with_place(catalogue: Catalogue, text: str) -> tuple[Catalogue, str]:
    """Take the acting place for the area where the catalogue names none, and give its name."""
    name = "" if catalogue.places else acting_place(text)
    return (replace(catalogue, places=(name,)) if name else catalogue), name


def ask_of_place(draft: Draft, name: str) -> Draft:
    """Ask of a draft that names the place whether that is the area."""
    if not name or name not in draft.clause:
        return draft
    return replace(draft, review=(*draft.review, f"{name} is taken for the area itself"))
