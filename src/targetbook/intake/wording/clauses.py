"""A sentence in clauses, a clause in stretches of one quantity each."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from targetbook.intake.speech.draft import Span
from targetbook.intake.speech.fates import Fate, NumberRun
from targetbook.intake.wording.comparators import TRAILING
from targetbook.intake.wording.quantities import find_quantities
from targetbook.intake.wording.quantity import Quantity
from targetbook.intake.wording.vocabulary import WORDING

# , in 增长5%,投资增长8%
CLAUSE_END = re.compile(r"[,;:](?![0-9]{2}\b)|[,;:](?=$)")
# 亿 in 5亿元
HAN = re.compile("[一-龥]")
# 和 in 工业和投资
JOINT = re.compile("、|以及|和|及|与|并|且|同时")
HEADS = WORDING.pattern("counted_things")
# 从去年的
STARTING_POINT = re.compile("[从由](?:[^,;、]{0,6}的)?$")
LONGEST_START = 8
# 稳步提 in 稳步提高
FROM_THERE = re.compile("(?:持续|稳步|逐步)?(?:回|提|上|下|降|增)")
# 投资额超过
SIZE_BEFORE_NOUN = re.compile(
    "^(?:总?投资额?|年?产值|营收|营业收入|规模|税收|面积)?(?:超过?|达到?|突破|约|不低于|过)?$"
)
# 以上的重点项目
NOUN_BETWEEN = re.compile(
    rf"^(?:及?以上|及?以下)?的?[一-龥]{{0,6}}?{HEADS}(?:达到?|超过?|突破|不少于|不低于|约|至少|共)?$"
)


@dataclass(frozen=True)
class Clause:
    """A part of a sentence between two stops, and where it begins in it."""

    text: str
    start: int


@dataclass(frozen=True)
class Stretch:
    """The words of a clause that belong to one quantity: those left and those right of it.

    `run` is where its own words stand in the clause; what it shares with others may stand elsewhere.
    """

    clause: Clause
    before: str
    after: str
    quantity: Quantity
    run: Span
    shares_end: bool = False
    doubt: str = ""

    @property
    def position(self) -> int:
        """Where the quantity stands in its sentence."""
        return self.clause.start + self.quantity.start

    @property
    def number(self) -> Span:
        """The run of its sentence that the quantity was read from."""
        return self.position, self.clause.start + self.quantity.end


def split_clauses(sentence: str) -> list[Clause]:
    """Split a sentence at its commas, semicolons and colons, those within quotation marks and brackets apart."""
    hidden = re.sub(r"“[^“”]*”|\([^()]*\)", lambda match: "□" * len(match[0]), sentence)
    starts = [0, *(match.end() for match in CLAUSE_END.finditer(hidden))]
    ends = [*(match.start() for match in CLAUSE_END.finditer(hidden)), len(sentence)]
    return [Clause(sentence[start:end], start) for start, end in zip(starts, ends, strict=True) if start < end]


def split_stretches(clause: Clause) -> tuple[list[Stretch], list[NumberRun]]:
    """Give each quantity of a clause the words that belong to it, and account for those that only describe."""
    every = find_quantities(clause.text)
    describing = [_fate_of(place, every, clause.text) for place in range(len(every))]
    quantities = [quantity for quantity, fate in zip(every, describing, strict=True) if fate is None]
    runs = [
        NumberRun(clause.start + quantity.start, clause.start + quantity.end, fate)
        for quantity, fate in zip(every, describing, strict=True)
        if fate is not None
    ]

    return _stretches(clause, quantities), runs


def _stretches(clause: Clause, quantities: list[Quantity]) -> list[Stretch]:
    stretches: list[Stretch] = []
    edge = 0

    for quantity, following in zip_longest(quantities, quantities[1:]):
        before = clause.text[edge : quantity.start]
        until = following.start if following else len(clause.text)
        cut, resume = _share_out(clause.text[quantity.end : until], quantity.end, before)
        end = cut if following else len(clause.text)
        stretches.append(Stretch(clause, before, clause.text[quantity.end : end], quantity, (edge, end)))
        edge = resume

    return stretches


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


def _fate_of(place: int, quantities: list[Quantity], text: str) -> Fate | None:
    """Say why a quantity states nothing by itself: where a change starts, or a size of what is counted."""
    quantity = quantities[place]
    earlier = quantities[place - 1] if place else None
    later = quantities[place + 1] if place + 1 < len(quantities) else None

    lead = text[max(0, quantity.start - LONGEST_START) : quantity.start]
    if STARTING_POINT.search(lead) and (later or FROM_THERE.match(text[quantity.end :])):
        return Fate.START

    counts = quantity.unit.kind == "count"
    is_size = _sizes_what_precedes(earlier, quantity, text) or _sizes_what_follows(quantity, later, text)
    return Fate.SIZE if is_size and not counts else None


def _sizes_what_precedes(earlier: Quantity | None, quantity: Quantity, text: str) -> bool:
    if earlier is None or earlier.unit.kind != "count":
        return False
    return bool(
        SIZE_BEFORE_NOUN.match(text[earlier.end : quantity.start])
        and re.match("[一-龥、]", text[quantity.end : quantity.end + 1])
    )


def _sizes_what_follows(quantity: Quantity, later: Quantity | None, text: str) -> bool:
    if later is None or later.unit.kind not in ("count", "persons"):
        return False

    between = text[quantity.end : later.start]
    return between == "的" or bool(NOUN_BETWEEN.match(between))
