"""Sentences that name a deed of the record, with the state that their words tell of it, to be looked through."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targetbook.intake.wording.script import clean_script
from targetbook.intake.wording.sentences import split_sentences
from targetbook.intake.wording.vocabulary import WORDING

LEADS = re.compile(
    f"^(?:{WORDING.pattern('leads_of_a_deed')}|{WORDING.pattern('leading_deeds')}|{WORDING.pattern('endeavours')}|精准招商|落地|筹建|高标准)+"
)
ENDS = re.compile(f"(?:{WORDING.pattern('states_reached')}|建设|改造|项目|落地|工程)+$")
TO_COME = re.compile("将|计划|拟|预计|力争|争取|确保|即将|有望")
UNDER_WAY = re.compile("推进|加快|正在|施工|建设中|进展|有序|抓紧")
STATES = re.compile(WORDING.pattern("states_reached"))
SOME = re.compile("更多|一批|若干|各类")
SHORTEST_NAME = 4


@dataclass(frozen=True)
class NamedDeed:
    """A sentence that names a deed: the target, the state it seems to tell, and the words."""

    target: str
    state: str
    sentence: str


def find_named_deeds(text: str, deeds: Iterable[tuple[str, str]]) -> Iterator[NamedDeed]:
    """Find the sentences that name any of some deeds, each told by its target and its words in Chinese."""
    sentences = [sentence.text for sentence in split_sentences(clean_script(text))]
    for target, words in deeds:
        plain = clean_script(words)
        name = name_of(plain)
        for sentence in sentences:
            if len(name) >= SHORTEST_NAME and name in sentence:
                yield NamedDeed(target, _state(sentence, name, plain), sentence)


def name_of(words: str) -> str:
    """Give the name of what is to be done, without what is to be done: 推动北岸学校开工 names 北岸学校; '' for none."""
    if SOME.search(words):
        return ""
    quoted = re.search("“([^“”]{4,})”", words)
    if quoted:
        return quoted[1]
    first = re.split("等|、|和|及", LEADS.sub("", words))[0]
    return ENDS.sub("", first)


def _state(sentence: str, name: str, words: str) -> str:
    """Tell the state of a deed by the words of the clause that names it; a mere mention where they tell none."""
    start = sentence.index(name)
    clauses = re.split("[,;]", sentence[start:])
    around = re.split("[,;]", sentence[:start])[-1] + clauses[0]
    if TO_COME.search(around):
        return "planned"
    reached = {match[0] for match in STATES.finditer(around)}
    aimed_at = {match[0] for match in STATES.finditer(words)}
    if reached and (reached & aimed_at or not aimed_at):
        return "done"
    return "under_way" if reached or UNDER_WAY.search(around) else "mentioned"
