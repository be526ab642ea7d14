"""A sentence taken apart: its names of indicators and areas, times, quantities, and the clauses they stand in."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from targetbook.intake.prose.words.indicators import IndicatorNames, Mention
from targetbook.intake.prose.words.periods import Clock, Dating, find_datings
from targetbook.intake.prose.words.places import AreasAround, Naming
from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.wording.clauses import split_clauses
from targetbook.intake.wording.quantities import find_quantities
from targetbook.intake.wording.quantity import Quantity

ASIDE = re.compile(r"\([^()]*\)")
# Numerals that count nothing a record holds: 两位数, 8字头, 两大指标, 连续5年.
HOW_LONG = re.compile(
    "[一两二三个]位数|“?[0-9]字头”?|[两二三四五六七八九]大(?=指标)|[两二三四五六七八九]项(?=指标|行业指标|增速)"
    "|(?:已经?)?连续[0-9一二三四五六七八九十两]+(?:年|个月|个季度|季度)(?![均平])"
)
NUMERAL = re.compile("[0-9]|[一二三四五六七八九十][成倍]")
NEGATIVE = re.compile(r"-(?P<digits>[0-9]+(?:\.[0-9]+)?)%")
LIGHT = re.compile(PROSE.pattern("light"))
LONG_LIGHT = re.compile("|".join(re.escape(word) for word in PROSE.words("light") if len(word) > 1))
HAN = re.compile("[一-龥A-Za-z]")
OPENING = re.compile(f"(?:{'|'.join(map(re.escape, PROSE.words('opening')))})$")
BLANK = " "


@dataclass(frozen=True)
class ParsedClause:
    """A clause of a sentence, by its place in it, and the quantities that it states."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True)
class Parsed:
    """A sentence with all that was recognised in it, each by its place in the sentence."""

    text: str
    plain: str
    clauses: tuple[ParsedClause, ...]
    mentions: tuple[Mention, ...]
    namings: tuple[Naming, ...]
    datings: tuple[Dating, ...]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Give the names of indicators between two places."""
        return [each for each in self.mentions if start <= each.start and each.end <= end]

    def namings_in(self, start: int, end: int) -> list[Naming]:
        """Give the areas named between two places."""
        return [each for each in self.namings if start <= each.start and each.end <= end]

    def datings_in(self, start: int, end: int) -> list[Dating]:
        """Give the times named between two places."""
        return [each for each in self.datings if start <= each.start and each.end <= end]

    def quantities_in(self, start: int, end: int) -> list[Quantity]:
        """Give the quantities stated between two places."""
        return [
            each for clause in self.clauses for each in clause.quantities if start <= each.start and each.end <= end
        ]

    def bare(self, start: int, end: int) -> str:
        """Give a run of the sentence with names of areas and times blanked out."""
        signs = list(self.plain[start:end])
        spans = [*((each.start, each.end) for each in self.namings), *((each.start, each.end) for each in self.datings)]
        for begins, ends in spans:
            first = max(begins, start)
            last = min(ends, end)
            if first < last:
                signs[first - start : last - start] = BLANK * (last - first)
        return "".join(signs)


def parse_sentence(sentence: str, names: IndicatorNames, places: AreasAround, clock: Clock, year_before: int) -> Parsed:
    """Take a sentence apart."""
    plain = HOW_LONG.sub(lambda match: BLANK * len(match[0]), ASIDE.sub(_without_words, sentence))
    datings = find_datings(plain, clock, year_before)
    mentions = names.find(plain)
    namings = [each for each in places.find(plain) if not _overlaps(each, mentions)]
    clauses = [_clause(part.text, part.start, plain) for part in split_clauses(sentence)]
    return Parsed(sentence, plain, tuple(clauses), tuple(mentions), tuple(namings), tuple(datings))


def residue(text: str) -> str:
    """Give what is left of some words without those that name nothing."""
    return "".join(HAN.findall(LIGHT.sub("", text.replace(BLANK, ""))))


def words_around(text: str, rest: str) -> str:
    """Give the words of a text from the first to the last sign of what is left of it: 增效 and not 效."""
    plain = text.replace(BLANK, "")
    start = plain.find(rest[0])
    end = plain.rfind(rest[-1]) + 1
    for word in LONG_LIGHT.finditer(plain):
        if word.start() < start < word.end() or word.start() < end < word.end():
            start = min(start, word.start())
            end = max(end, word.end())
    return plain[start:end]


def nouns(text: str) -> str:
    """Give what is left of some words without those of more than one sign that name nothing."""
    return "".join(HAN.findall(LONG_LIGHT.sub("", text.replace(BLANK, ""))))


def may_begin_after(text: str) -> bool:
    """Whether a name may begin after some words: nothing in them narrows it."""
    rest = text.strip()
    return not rest or bool(OPENING.search(rest)) or not residue(rest)


def _without_words(match: re.Match[str]) -> str:
    """Blank out an aside in brackets that states no number."""
    return match[0] if NUMERAL.search(match[0]) else BLANK * len(match[0])


def _overlaps(each: Naming, others: list[Mention]) -> bool:
    return any(each.start < other.end and other.start < each.end for other in others)


def _clause(text: str, start: int, plain: str) -> ParsedClause:
    quantities = [
        replace(_signed(each, text), start=each.start + start, end=each.end + start)
        for each in find_quantities(plain[start : start + len(text)])
    ]
    return ParsedClause(start, start + len(text), tuple(quantities))


def _signed(quantity: Quantity, text: str) -> Quantity:
    """Read a minus sign right before a growth in percent: (-2.3%)."""
    match = NEGATIVE.match(text, quantity.start)
    if quantity.value is None and match and quantity.doubt:
        return replace(quantity, value=-Decimal(match["digits"]), doubt="")
    return quantity
