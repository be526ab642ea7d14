"""Commitments without a number: a deed with a state to reach, or an endeavour without one."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from targetbook.intake.speech.draft import Span
from targetbook.intake.wording.clauses import Clause, Stretch
from targetbook.intake.wording.vocabulary import WORDING

REACHED = WORDING.words("states_reached")
# 医院二期 in 人民医院二期
FACILITY = re.compile(f"{WORDING.pattern('facilities')}(?:[一二三四]期)?$")
# 以全运会为契机
FRAME = re.compile("以(?P<inner>[^,;。]+?)为(?:契机|抓手|牵引|突破口)")
# 旧村改造
HASTENED = re.compile("^(?P<body>.+?)(?:建设|改造|开发)$")
LEAD_WORDS = WORDING.pattern("leads_of_a_deed")
OWN_NAME = "[一-龥]{2,6}(?=加快|推动|推进|加速)|[一-龥]{2,3}区(?=[将要力建打举设开推加高拓还])"
LEAD_TIMES = (
    "[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末)?前?|第?[一二三四]季度(?:底前|末前|底|末|前)?"
    "|[一-龥]{2,4}(?:召开|开幕)?前(?=建成|完成|开通|启用)"
)
# 年内
LEAD = re.compile(f"(?:{LEAD_WORDS}|{LEAD_TIMES})")
# Whoever is to act is named before what is to be done: in 推动教育强区建设 no district is. As in 临江区 in 临江区将.
ACTOR_OR_LEAD = re.compile(f"(?:{LEAD_WORDS}|{OWN_NAME}|{LEAD_TIMES})")
# 加快 in 加快建设
URGING = re.compile("加快|推进|加速|推动|抓好")
# Words that say how something is urged on belong to what was said, those of time and place do not.
HOW = re.compile(f"(?:{WORDING.pattern('manners_of_urging')})+$")
# 人民医院竣工
ENDS = re.compile(f"^(?P<body>.{{2,}}?)(?P<verb>{WORDING.pattern('states_reached')})$")
# 建成人民医院
BEGINS = re.compile(f"^(?P<verb>{WORDING.pattern('leading_deeds')})(?P<body>.{{2,}})$")
# 打造创新高地
STRIVES = re.compile(f"^(?P<verb>{WORDING.pattern('endeavours')})(?P<body>.{{3,}})$")
# 扩大高水平对外开放 is a policy, and no place that opens.
OPENING_UP = re.compile("(?:扩大|深化|改革|高水平|制度型)[^,;]*开放$")
# 医院、学校等项目
LIST_OF_NAMES = re.compile("^(?P<names>.+?)等(?P<noun>[一-龥A-Za-z]*)$")
# 和 in 医院和学校
SEVERAL = re.compile("[、和及与](?![^“]*”)")
# 人民医院等
EXAMPLE = re.compile("(?P<name>[^、,;:]{2,16})等$")


@dataclass(frozen=True)
class SpokenDeed:
    """A commitment without a number: its kind and the runs of the clause that its words are."""

    kind: str
    runs: tuple[Span, ...]
    review: str = ""


@dataclass(frozen=True)
class Lead:
    """Where a clause's deed begins behind the words of time, place and endeavour, and where its urging begins."""

    end: int
    urged_from: int | None


def find_deeds(clause: str) -> list[SpokenDeed]:
    """Find the commitments of a clause that states no quantity; one that may name several things says so."""
    return [
        replace(deed, review="names more than one thing?")
        if not deed.review and SEVERAL.search("".join(clause[start:end] for start, end in deed.runs))
        else deed
        for deed in _deeds_of(clause)
    ]


def _deeds_of(clause: str) -> list[SpokenDeed]:
    frame = FRAME.search(clause)
    start, end = frame.span("inner") if frame else (0, len(clause))
    lead = find_lead(clause, start, end)

    if frame and (parts := _two_deeds(clause, lead.end, end)):
        return [SpokenDeed("milestone", (part,)) for part in parts]
    return _deeds_behind(clause, lead, end)


def _two_deeds(clause: str, start: int, end: int) -> list[Span]:
    """Take two deeds apart that 和 joins, where either is one by itself."""
    edges = [match.start() for match in re.finditer("和", clause[start:end])]
    starts = [start, *(start + edge + 1 for edge in edges)]
    ends = [*(start + edge for edge in edges), end]
    parts = list(zip(starts, ends, strict=True))
    whole = all(any(verb in clause[first:last] for verb in REACHED) for first, last in parts)
    return parts if edges and whole else []


def separate_deeds(clause: Clause) -> list[Clause]:
    """Take a clause apart whose listed parts each end in a deed of their own: 甲二季度投产、乙年底前封顶."""
    ends = [match.start() for match in re.finditer("、", clause.text)]
    edges = list(pairwise([-1, *ends, len(clause.text)]))
    parts = [Clause(clause.text[start + 1 : end], clause.start + start + 1) for start, end in edges]
    return parts if all(part.text.endswith(REACHED) for part in parts) else [clause]


def example_deed(stretch: Stretch) -> SpokenDeed | None:
    """Give the deed of the one thing that is named among those counted: 某学校等10个项目开工."""
    clause = stretch.clause.text
    quantity = stretch.quantity
    after = stretch.after
    example = EXAMPLE.search(clause[stretch.run[0] : quantity.start])
    ends = ENDS.match("项目" + after if not after.startswith("项目") else after)

    if not example or not ends or not clause[quantity.end :].startswith(after):
        return None

    start = stretch.run[0] + example.start("name")
    end = stretch.run[0] + example.end("name")
    lead = find_lead(clause, start, end)
    stop = quantity.end + len(after)

    return SpokenDeed("milestone", ((lead.end, end), (stop - len(ends["verb"]), stop)))


def find_lead(text: str, start: int, end: int) -> Lead:
    """Pass the words of time, place and endeavour before a deed; say where it is urged on, if it is."""
    place = start
    while match := (LEAD if URGING.search(text, start, place) else ACTOR_OR_LEAD).match(text, place, end):
        place = match.end()

    urging = URGING.search(text, start, place)
    if urging is None:
        return Lead(place, None)

    how = HOW.search(text, start, urging.start())
    return Lead(place, how.start() if how else urging.start())


def _deeds_behind(clause: str, lead: Lead, end: int) -> list[SpokenDeed]:
    start = lead.end
    text = clause[start:end]
    if text in REACHED:
        return [SpokenDeed("milestone", ((start, end),), "the thing itself stands in the clause before")]
    if begins := BEGINS.match(text):
        verb = (start, start + begins.end("verb"))
        return [SpokenDeed("milestone", _join(verb, *name)) for name in _list_parts(clause, verb[1], end)]
    if (ends := ENDS.match(text)) and not _is_only_urged(text, lead) and not OPENING_UP.search(text):
        verb = (start + ends.start("verb"), end)
        return [SpokenDeed("milestone", _join(*name, verb)) for name in _list_parts(clause, start, verb[0])]
    if strives := STRIVES.match(text):
        is_facility = strives["verb"] == "建设" and FACILITY.search(text)
        return [SpokenDeed("milestone" if is_facility else "qualitative", ((start, end),))]
    if lead.urged_from is not None and HASTENED.match(text):
        return [SpokenDeed("qualitative", ((lead.urged_from, end),))]

    opens = re.search("(?:启用|设立|增设|举办|建成|开通)(?:新)?[一-龥]{3,}$", text)
    return [SpokenDeed("milestone", ((start, end),))] if opens else []


def _is_only_urged(text: str, lead: Lead) -> bool:
    """Whether building is to be pressed on with, which is no state to reach."""
    builds = text.endswith("建设") and not text.endswith(("启动建设", "开工建设"))
    return lead.urged_from is not None and builds


def _list_parts(clause: str, start: int, end: int) -> list[tuple[Span, ...]]:
    """Take a list such as 甲、乙等项目 apart: 甲项目, 乙项目."""
    body = clause[start:end]
    enumeration = LIST_OF_NAMES.match(body)
    if enumeration is None:
        return _names(body, start) if "、" in body and "和" not in body else [((start, end),)]

    names = _names(enumeration["names"], start)
    if len(names) == 1:
        return [((start, end),)]

    noun = (start + enumeration.start("noun"), end)
    return [(*name, noun) for name in names] if enumeration["noun"] == "项目" else names


def _names(text: str, start: int) -> list[tuple[Span, ...]]:
    return [((start + name.start(), start + name.end()),) for name in re.finditer("[^、]+", text)]


def _join(*runs: Span) -> tuple[Span, ...]:
    """Make one run of those that follow upon each other."""
    spans = [runs[0]]
    for run in runs[1:]:
        if run[0] == spans[-1][1]:
            spans[-1] = (spans[-1][0], run[1])
        else:
            spans.append(run)

    return tuple(spans)
