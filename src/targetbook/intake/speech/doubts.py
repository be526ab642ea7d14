"""Questions that only show when a draft is held beside the others, or beside the area it is drafted for."""

import re
from collections import defaultdict
from dataclasses import replace

from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.indicators import Catalogue
from targetbook.intake.wording.arrivals import NEWLY_COME, counts_arrivals

TWO_VALUES = "another number of the text says something else of this indicator"
# 全市 in 全市地区生产总值增长5%, not in 居全市前列
WIDER = re.compile(
    "(?<![占与和同跟于过超居列入在比为])(?P<scope>[全我]市|[全我]省|全国)"
    "(?!平均|前|第|比重|占比|份额|最|领先|先进|一流|均值|水平|增速|重点|首|统一|性|各)(?=[一-龥])"
)
SCOPES = {"区": ("市", "省", "国"), "县": ("市", "省", "国"), "市": ("省", "国"), "省": ("国",)}


def ask_of_scope(draft: Draft, before: str, places: tuple[str, ...]) -> Draft:
    """Ask of a draft whose words name a wider area than the one it is drafted for."""
    wider = SCOPES.get(places[0][-1:], ()) if places else ()
    match = WIDER.search(before)
    if match is None or not match["scope"].endswith(wider):
        return draft
    return replace(draft, review=(*draft.review, f"{match['scope']}: a figure of a wider area?"))


def ask_of_arrivals(draft: Draft, text: str, start: int, name: int, catalogue: Catalogue) -> Draft:
    """Ask of a draft that counts what newly comes, where its indicator counts all that is there."""
    is_level_of_stock = draft.measure == "level" and catalogue.is_stock(draft.indicator)
    if not is_level_of_stock or not counts_arrivals(text, start, name, draft.position):
        return draft
    return replace(draft, review=(*draft.review, NEWLY_COME))


def ask_of_contradictions(drafts: list[Draft]) -> list[Draft]:
    """Ask of the drafts that give one indicator, measure and period two values, but for a floor and its stretch."""
    values: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for draft in drafts:
        values[_what(draft)].add(draft.value)
    return [
        replace(draft, review=(*draft.review, TWO_VALUES))
        if draft.indicator and draft.value and len(values[_what(draft)]) > 1
        else draft
        for draft in drafts
    ]


def _what(draft: Draft) -> tuple[str, ...]:
    stretch = "stretch" if draft.firmness == "stretch" else ""
    return (draft.indicator, draft.measure, draft.period, draft.due, draft.unit, stretch, draft.value and "figure")
