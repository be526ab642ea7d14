"""Questions that only show when a draft is held beside the others, or beside the area it is drafted for."""

import re
from collections import defaultdict
from dataclasses import replace

from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.indicators import CERTAIN, Catalogue, Match
from targetbook.intake.speech.naming import thing_of
from targetbook.intake.wording.arrivals import NEWLY_COME, counts_arrivals

TWO_VALUES = "another number of the text says something else of this indicator"
# 全市 in 全市地区生产总值增长5%, not in 居全市前列
WIDER = re.compile(
    "(?<![占与和同跟于过超居列入在比为])(?P<scope>[全我]市|[全我]省|全国)"
    "(?!平均|前|第|比重|占比|份额|最|领先|先进|一流|均值|水平|增速|重点|首|统一|性|各)(?=[一-龥])"
)
PART = "其中"
NO_INDICATOR = re.compile("(?:no indicator is named|of what) ?")
SHORTEST_ENDING = 2
SCOPES = {"区": ("市", "省", "国"), "县": ("市", "省", "国"), "市": ("省", "国"), "省": ("国",)}


def doubt_of_indicator(match: Match) -> str:
    """Say what is to be looked at in the indicator that was taken for a noun, or that there is none."""
    if match.indicator:
        return "" if match.score == CERTAIN else "indicator by part of its name"
    noun = thing_of(match.noun)
    if not noun:
        return "of what? no indicator is named beside it"
    if match.nearest:
        return f"no indicator is named {noun}: did you mean {match.nearest}?"
    return f"no indicator is named {noun}: enter it in indicators.csv, or leave this row out"


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


def ask_of_parts(drafts: list[Draft], text: str, catalogue: Catalogue) -> list[Draft]:
    """Take the amounts after 其中 for parts of the one before it: 重点项目120个,其中新建项目30个."""
    return [_part_of(_whole_of(draft, drafts, text), draft, catalogue) for draft in drafts]


def _whole_of(draft: Draft, drafts: list[Draft], text: str) -> Draft | None:
    """Give the amount that another one is a part of, None where it is of itself."""
    start = text.rfind(";", 0, draft.position) + 1
    place = text.rfind(PART, start, draft.position)
    wholes = [
        whole
        for whole in drafts
        if start <= whole.position < place and (whole.measure, whole.unit) == (draft.measure, draft.unit)
    ]

    if place < 0 or draft.measure != "level" or not wholes:
        return None
    is_first = draft.clause.startswith(PART) and not re.search("[、,]", text[place : draft.position])
    return wholes[-1] if is_first or len(_ending(wholes[-1].noun, draft.noun)) >= SHORTEST_ENDING else None


def _part_of(whole: Draft | None, draft: Draft, catalogue: Catalogue) -> Draft:
    """Give a part the indicator that bears the name of its whole too, or ask of the one that names no whole."""
    if whole is None:
        return draft

    ending = _ending(whole.noun, draft.noun)
    name = thing_of(whole.noun)
    part = draft.noun.removeprefix(PART)
    if catalogue.has_form(draft.indicator, name.removesuffix(ending)):
        return draft

    longer = part.removesuffix(ending) + name
    match = catalogue.match((longer,), "", draft.unit)
    if match.score != CERTAIN:
        question = f"a part of {name}: does {draft.indicator} count no others?"
        return replace(draft, review=(*draft.review, question)) if draft.indicator else draft

    reasons = tuple(reason for reason in draft.review if not NO_INDICATOR.match(reason))
    read_as = f"{part} is read as {longer}"
    return replace(draft, indicator=match.indicator, theme=catalogue.theme(match.indicator), review=(*reasons, read_as))


def _ending(whole: str, part: str) -> str:
    """Give the words that two names both end in."""
    shared = next((place for place in range(len(part)) if whole.endswith(part[place:])), len(part))
    return part[shared:]


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
