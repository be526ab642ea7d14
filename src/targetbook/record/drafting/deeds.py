"""Commitments without a number: a deed with a state to reach, or an endeavour without one."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from targetbook.record.drafting.clauses import Clause
from targetbook.record.drafting.vocabulary import any_of, words

REACHED = words("states_reached")
FACILITY = re.compile(f"{any_of('facilities')}(?:[一二三四]期)?$")
FRAME = re.compile("以(?P<inner>[^,;。]+?)为(?:契机|抓手|牵引|突破口)")
HASTENED = re.compile("^(?P<body>.+?)(?:建设|改造|开发)$")
LEAD_WORDS = any_of("leads_of_a_deed")
OWN_NAME = "[一-龥]{2,6}(?=加快|推动|推进|加速)|[一-龥]{2,3}区(?=[将要力建打举设开推加高拓还])"
LEAD_TIMES = (
    "[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末)?前?|第?[一二三四]季度|[一-龥]{2,4}(?:召开|开幕)?前(?=建成|完成|开通|启用)"
)
LEAD = re.compile(f"(?:{LEAD_WORDS}|{OWN_NAME}|{LEAD_TIMES})")
ENDS = re.compile(f"^(?P<body>.{{2,}}?)(?P<verb>{any_of('states_reached')})$")
BEGINS = re.compile(f"^(?P<verb>{any_of('leading_deeds')})(?P<body>.{{2,}})$")
STRIVES = re.compile(f"^(?P<verb>{any_of('endeavours')})(?P<body>.{{3,}})$")
LISTED = re.compile("^(?P<names>.+?)等(?P<noun>[一-龥A-Za-z]*)$")
SEVERAL = re.compile("[、和及与](?![^“]*”)")
NAMED = re.compile("(?P<name>[^、,;:]{2,16})等$")


@dataclass(frozen=True)
class Deed:
    """A commitment without a number: its kind and its words."""

    kind: str
    text: str
    review: str = ""


def find_deeds(clause: str) -> list[Deed]:
    """Find the commitments of a clause that states no quantity; one that may name several things says so."""
    found = _deeds_of(clause)
    return [
        replace(one, review="names more than one thing?") if not one.review and SEVERAL.search(one.text) else one
        for one in found
    ]


def _deeds_of(clause: str) -> list[Deed]:
    framed = FRAME.search(clause)
    bare, hastened = without_lead(framed["inner"] if framed else clause)
    if framed and "和" in bare and all(ENDS.match(part) or _has_deed(part) for part in bare.split("和")):
        return [Deed("milestone", part) for part in bare.split("和")]
    return _read(bare, hastened)


def separate_deeds(clause: Clause) -> list[Clause]:
    """Take a clause apart whose listed parts each end in a deed of their own: 甲二季度投产、乙年底前封顶."""
    ends = [match.start() for match in re.finditer("、", clause.text)]
    edges = list(pairwise([-1, *ends, len(clause.text)]))
    parts = [Clause(clause.text[start + 1 : end], clause.start + start + 1) for start, end in edges]
    return parts if all(part.text.endswith(REACHED) for part in parts) else [clause]


def named_deed(before: str, after: str) -> Deed | None:
    """Give the deed of the one thing that is named among those counted: 某学校等10个项目开工."""
    named, ends = NAMED.search(before), ENDS.match("项目" + after if not after.startswith("项目") else after)
    if not named or not ends:
        return None
    name, _ = without_lead(named["name"])
    return Deed("milestone", name + ends["verb"])


def without_lead(text: str) -> tuple[str, bool]:
    """Take off the words of time, place and endeavour before a deed; say whether it is to be hastened."""
    rest = text
    while match := LEAD.match(rest):
        rest = rest[match.end() :]
    return rest, bool(re.search("加快|推进|加速|推动|抓好", text[: len(text) - len(rest)]))


def _has_deed(text: str) -> bool:
    return any(verb in text for verb in REACHED)


def _read(text: str, hastened: bool) -> list[Deed]:
    if text in REACHED:
        return [Deed("milestone", text, "the thing itself stands in the clause before")]
    if begins := BEGINS.match(text):
        return [Deed("milestone", begins["verb"] + name) for name in _listed(begins["body"])]
    if (ends := ENDS.match(text)) and not (
        hastened and text.endswith("建设") and not text.endswith(("启动建设", "开工建设"))
    ):
        return [Deed("milestone", name + ends["verb"]) for name in _listed(ends["body"])]
    if strives := STRIVES.match(text):
        reached = strives["verb"] == "建设" and FACILITY.search(text)
        return [Deed("milestone" if reached else "qualitative", text)]
    if hastened and HASTENED.match(text):
        return [Deed("qualitative", f"加快{text}")]
    return [Deed("milestone", text)] if re.search("(?:启用|设立|增设|举办|建成|开通)(?:新)?[一-龥]{3,}$", text) else []


def _listed(body: str) -> list[str]:
    """Take a list such as 甲、乙等项目 apart: 甲项目, 乙项目."""
    listed = LISTED.match(body)
    if listed is None:
        return body.split("、") if body.count("、") and "和" not in body else [body]
    noun = listed["noun"] if listed["noun"] == "项目" else ""
    names = listed["names"].split("、")
    return [name + noun for name in names] if len(names) > 1 else [body]
