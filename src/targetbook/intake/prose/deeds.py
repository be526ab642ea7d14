"""Sentences that name a deed of the record, with the state that their words tell of it, to be looked through."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targetbook.intake.prose.occasion import Outlook, outlook_of
from targetbook.intake.prose.section import TextSection
from targetbook.intake.prose.words.deed_names import STATES, TIME, name_of
from targetbook.intake.prose.words.periods import Clock, publication_day
from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.wording.script import clean_script
from targetbook.intake.wording.sentences import split_sentences

# 要 in 要建成, not in 主要 or 需要
TO_COME = re.compile("将|计划|拟(?!定)|预计|力争|争取|确保|即将|有望|力促|努力|(?<![主重需首必])要(?![素闻道求点])")
URGED = re.compile("(?<!正在)(?:推动|推进|加快|加速|促进|抓好|支持)")
DEADLINE = re.compile(f"(?:{TIME})(?<=[前内])")
DONE_FOR_SURE = re.compile("已|成功|圆满|了(?!解)")
UNDER_WAY = re.compile("推进|加快|正在|施工|建设中|进展|有序|抓紧")
NOT_DONE = re.compile("未|没有|没能|暂缓|延期|推迟|停工|取消")
# What may stand between a name and its verb without naming a wider or a narrower thing.
BESIDE = re.compile(
    f"(?:项目|工程|建设|主体结构|主体工程|主体|全线|全面|正式|顺利|如期|提前|成功|已经?|现已|于|在|{TIME}"
    "|[0-9]{1,2}日|今[日天]|昨[日天]|[日近]前|实现|均|也|并|[”》)（(]|年|月|整体|同步|率先|将|即将|力争|确保|有望|预计|计划|要)*"
)
SHORTEST_NAME = 4
STEPS = ("deed_starts", "deed_toppings", "deed_completions")
STATE = re.compile(STATES)
# 建成 in 建成甲馆、乙馆; the joints in 甲馆、乙馆建成
LISTING = re.compile(f"^(?:{STATES})+")
JOINT = re.compile("[、和及与等]")


@dataclass(frozen=True)
class NamedDeed:
    """A sentence that names a deed: the target, the state it seems to tell, and the words."""

    target: str
    state: str
    sentence: str


def find_named_deeds(
    text: str, deeds: Iterable[tuple[str, str]], title: str = "", published: str = ""
) -> Iterator[NamedDeed]:
    """Find the sentences that name any of some deeds, each told by its target and its words in Chinese."""
    sentences = [*_with_outlooks(clean_script(text), clean_script(title), published)]
    for target, words in deeds:
        plain = clean_script(words)
        name = name_of(plain)
        for sentence, outlook in sentences:
            if len(name) >= SHORTEST_NAME and name in sentence:
                yield NamedDeed(target, _state(sentence, name, plain, outlook), sentence)


def _with_outlooks(text: str, title: str, published: str) -> Iterator[tuple[str, Outlook]]:
    """Give each sentence, and whether what stands under its heading looks back or ahead."""
    section = TextSection(outlook_of(title), Clock(publication_day(published), 0), None, is_sure=False)
    for sentence in split_sentences(text):
        section = section.under(sentence.text)
        yield sentence.text, section.outlook


def _state(sentence: str, name: str, words: str, outlook: Outlook) -> str:
    """Tell the state of a deed by the words of the clause that names it; a mere mention where they tell none."""
    start = sentence.index(name)
    before = re.split("[,;]", sentence[:start])[-1]
    behind = re.split("[,;]", sentence[start + len(name) :])[0]
    around = f"{before}{name}{behind}"
    if _is_pledged(sentence[:start], before, behind, outlook):
        return "planned"
    reached = _verbs(before, behind)
    if NOT_DONE.search(before + behind):
        return "mentioned"
    if reached and _is_reached(reached, {match[0] for match in STATE.finditer(words)}):
        return "done"
    return "under_way" if reached or UNDER_WAY.search(around) else "mentioned"


def _is_pledged(earlier: str, before: str, behind: str, outlook: Outlook) -> bool:
    """Whether a clause says what is to be done: by its words, by those that govern its sentence, or by its heading."""
    if TO_COME.search(before + behind):
        return True
    if DONE_FOR_SURE.search(before + behind):
        return False
    governing = earlier.rpartition(";")[2]
    if outlook is Outlook.AHEAD or TO_COME.search(governing):
        return True
    is_urged = URGED.search(governing) and _verbs(before, behind)
    return outlook is not Outlook.BACK and bool(DEADLINE.search(before + behind) or is_urged)


def _verbs(before: str, behind: str) -> set[str]:
    """Give what is told of a deed: the verbs that lead up to its name, or behind it with no other noun between."""
    head, *rest = re.split("、", before)
    leading = {match[0] for match in STATE.finditer(rest[-1] if rest else head)}
    leading |= {match[0] for match in LISTING.finditer(head)}
    first = STATE.search(behind)
    if not first or not (BESIDE.fullmatch(behind, 0, first.start()) or JOINT.match(behind)):
        return leading
    return leading | {match[0] for match in STATE.finditer(behind.partition("、")[0])} | {first[0]}


def _is_reached(reached: set[str], aimed_at: set[str]) -> bool:
    """Whether what is told is what was aimed at, or a later step: what is in use was begun."""
    if reached & aimed_at:
        return True
    if aimed_at & {*PROSE.words("deed_events")}:
        return bool(reached & {*PROSE.words("deed_events")})
    step = max(map(_step, aimed_at), default=0) or len(STEPS)
    return max(map(_step, reached)) >= step and not aimed_at & {*PROSE.words("deed_acts")}


def _step(verb: str) -> int:
    """Give how far a verb is on the way from the first spade to use, 0 for one that is not on it."""
    return max((number for number, name in enumerate(STEPS, 1) if verb in PROSE.words(name)), default=0)
