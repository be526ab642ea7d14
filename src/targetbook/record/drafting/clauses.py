"""A speech in sentences, a sentence in clauses, a clause in stretches of one quantity each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from targetbook.record.drafting.comparators import TRAILING
from targetbook.record.drafting.quantities import find_quantities
from targetbook.record.drafting.quantity import Quantity
from targetbook.record.drafting.vocabulary import any_of

SENTENCE_END = re.compile(r"[。!?\n«»|●■◆▲★○◎►▶▪•]+|\.{3,}|(?<=[一-龥%])\.(?=\s|$)")
CLAUSE_END = re.compile(r"[,;:](?![0-9]{2}\b)|[,;:](?=$)")
QUOTED_SPEECH = re.compile(r"“([^“”]*[,。;][^“”]*|[^“”]{15,})”")
ITEM = re.compile(r"^(?:[-*·•]|[(]?[一二三四五六七八九十]+[、)]|[(]?[0-9]{1,2}[、)]|[0-9]{1,2}\.(?![0-9]))\s*")
HAN = re.compile("[一-龥]")
JOINT = re.compile("、|以及|和|及|与|并|且|同时")
HEADS = any_of("counted_things")
STARTING_POINT = re.compile("[从由](?:[^,;、]{0,6}的)?$")
FROM_THERE = re.compile("(?:持续|稳步|逐步)?(?:回|提|上|下|降|增)")
SIZE_BEFORE_NOUN = re.compile(
    "^(?:总?投资额?|年?产值|营收|营业收入|规模|税收|面积)?(?:超过?|达到?|突破|约|不低于|过)?$"
)
NOUN_BETWEEN = re.compile(
    rf"^(?:及?以上|及?以下)?的?[一-龥]{{0,6}}?{HEADS}(?:达到?|超过?|突破|不少于|不低于|约|至少|共)?$"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a speech and the paragraph it stands in."""

    text: str
    paragraph: int


@dataclass(frozen=True)
class Clause:
    """A part of a sentence between two stops, and where it begins in it."""

    text: str
    start: int


@dataclass(frozen=True)
class Stretch:
    """The words of a clause that belong to one quantity: those left and those right of it."""

    clause: Clause
    before: str
    after: str
    quantity: Quantity
    shares_end: bool = False

    @property
    def position(self) -> int:
        """Where the quantity stands in its sentence."""
        return self.clause.start + self.quantity.start


def split_sentences(text: str) -> list[Sentence]:
    """Split a cleaned text into its sentences; lines without Chinese are left out."""
    found = []
    for number, line in enumerate(text.splitlines()):
        plain = QUOTED_SPEECH.sub(r"\1", ITEM.sub("", line.strip()))
        parts = [ITEM.sub("", re.sub(r"\s+", "", part)) for part in SENTENCE_END.split(plain)]
        found += [Sentence(part, number) for part in parts if HAN.search(part)]
    return found


def split_clauses(sentence: str) -> list[Clause]:
    """Split a sentence at its commas, semicolons and colons, those within quotation marks and brackets apart."""
    hidden = re.sub(r"“[^“”]*”|\([^()]*\)", lambda match: "□" * len(match[0]), sentence)
    starts = [0, *(match.end() for match in CLAUSE_END.finditer(hidden))]
    ends = [*(match.start() for match in CLAUSE_END.finditer(hidden)), len(sentence)]
    return [Clause(sentence[start:end], start) for start, end in zip(starts, ends, strict=True) if start < end]


def split_stretches(clause: Clause) -> list[Stretch]:
    """Give each quantity of a clause the words that belong to it."""
    quantities = list(_without_attributes(find_quantities(clause.text), clause.text))
    edges = [0]
    afters = []
    for place, one in enumerate(quantities):
        following = quantities[place + 1].start if place + 1 < len(quantities) else len(clause.text)
        cut, resume = _share_out(clause.text[one.end : following], one.end, clause.text[edges[-1] : one.start])
        afters.append(clause.text[one.end : cut] if place + 1 < len(quantities) else clause.text[one.end :])
        edges.append(resume)
    return [
        Stretch(clause, clause.text[edge : one.start], after, one)
        for edge, one, after in zip(edges, quantities, afters, strict=False)
    ]


def _share_out(between: str, start: int, before: str) -> tuple[int, int]:
    """Say where the words between two quantities cease to be the first one's and where the second one's begin."""
    trailing = TRAILING.match(between)
    offset = trailing.end() if trailing else 0
    if joint := JOINT.search(between, offset):
        return start + joint.start(), start + joint.end()
    growth = re.match("的?(?:增长|增速|增幅)", between[offset:])
    cut = start + offset + (growth.end() if growth else 0)
    has_noun = len(HAN.findall(before)) > 3
    return (cut, cut) if has_noun else (start + len(between), start + len(between))


def _without_attributes(quantities: list[Quantity], text: str) -> Iterator[Quantity]:
    """Leave out sizes that only describe the things that are counted, as in 百亿级项目2个."""
    for place, one in enumerate(quantities):
        earlier = quantities[place - 1] if place else None
        later = quantities[place + 1] if place + 1 < len(quantities) else None
        if STARTING_POINT.search(text[: one.start]) and (later or FROM_THERE.match(text[one.end :])):
            continue
        if one.unit.kind == "count" or not (_counted_before(earlier, one, text) or _counted_after(one, later, text)):
            yield one


def _counted_before(earlier: Quantity | None, one: Quantity, text: str) -> bool:
    if earlier is None or earlier.unit.kind != "count":
        return False
    return bool(
        SIZE_BEFORE_NOUN.match(text[earlier.end : one.start]) and HAN.match(text[one.end : one.end + 1] or "。")
    )


def _counted_after(one: Quantity, later: Quantity | None, text: str) -> bool:
    if later is None or later.unit.kind not in ("count", "persons"):
        return False
    between = text[one.end : later.start]
    return between == "的" or bool(NOUN_BETWEEN.match(between))
