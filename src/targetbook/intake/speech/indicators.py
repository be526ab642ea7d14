"""Which indicator of the catalogue a number is of: by label or synonym, never by likeness alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from targetbook.intake.speech.naming import thing_of
from targetbook.intake.wording.nouns import is_edge, without_opening

CERTAIN = 1.0
CARRIED = 0.9
GAPPED = 0.85
GAP = "…"
DOLLARS = "USD 100m"
# 百亿 in 百亿级项目
FIGURES = re.compile("[0-9十百千万亿]+")
# Half a name that is shorter than this, such as 企业, could be half of anything.
SHORTEST_HALF = 3
LIKE_ENOUGH = 0.5
# (千瓦时) in 用电量(千瓦时)
BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
# “ in “四上”企业
MARKS = re.compile(r"[“”\"《》\s]")
# 二产 in 二产增加值
SECTOR = re.compile("(?<!第)(?P<number>[一二三])产业?增加值")
# A verb that governs all the things listed after it: 新招引甲类项目2个、乙类项目5个.
GOVERNING = re.compile("新招引|新引进|新签约|新开工")


@dataclass(frozen=True)
class CatalogueEntry:
    """An indicator of the catalogue and the words that it goes by."""

    indicator: str
    theme: str
    unit: str
    label: str
    forms: tuple[str, ...]
    is_stock: bool = False


@dataclass(frozen=True)
class Match:
    """The indicator found ('' for none), how surely, the noun, the name it goes by, and what else it may be."""

    indicator: str = ""
    score: float = 0.0
    noun: str = ""
    form: str = ""
    nearest: str = ""


@dataclass(frozen=True)
class Catalogue:
    """The indicators that an area may use, and the names that the area itself goes by."""

    indicators: tuple[CatalogueEntry, ...]
    places: tuple[str, ...] = ()

    def theme(self, indicator: str) -> str:
        """Give the theme of an indicator."""
        return next(entry.theme for entry in self.indicators if entry.indicator == indicator)

    def unit(self, indicator: str) -> str:
        """Give the unit of measure of an indicator's level."""
        return next(entry.unit for entry in self.indicators if entry.indicator == indicator)

    def _in_words(self, indicator: str) -> str:
        return next(_with_label(entry) for entry in self.indicators if entry.indicator == indicator)

    def is_stock(self, indicator: str) -> bool:
        """Whether an indicator counts what is there at a time, and not what comes in the course of one."""
        return any(entry.is_stock for entry in self.indicators if entry.indicator == indicator)

    def has_form(self, indicator: str, words: str) -> bool:
        """Whether one of the names that an indicator goes by holds these words."""
        return any(words in form for entry in self.indicators if entry.indicator == indicator for form in entry.forms)

    def is_name(self, noun: str) -> bool:
        """Whether a noun is surely an indicator's name, and only one's."""
        plain = standard(noun)
        scores = [
            (_score(form, plain, "", self.places), len(form), entry.indicator)
            for entry in self.indicators
            for form in entry.forms
            if plain.endswith(form[-1])
        ]
        best = max(scores, default=(0.0, 0, ""))
        return best[0] == CERTAIN and len({name for *rank, name in scores if tuple(rank) == best[:2]}) == 1

    def match(self, nouns: tuple[str, ...], earlier_nouns: str, unit: str) -> Match:
        """Match the noun at a number, helped by the nouns before it; `unit` is the unit of a level, '' else."""
        fitting = [entry for entry in self.indicators if _fits(entry.unit, unit)]
        plain = [standard(noun) for noun in nouns]
        before = standard(earlier_nouns)
        # A name, or half of one, ends as the noun does.
        last_signs = {noun[-1:] for noun in plain}
        scores = [
            (max(_score(form, noun, before, self.places) for noun in plain), len(form), entry.indicator, form)
            for entry in fitting
            for form in entry.forms
            if form[-1] in last_signs
        ]

        best = max(scores, default=(0.0, 0, "", ""))
        if not best[0]:
            return Match(noun=nouns[-1], nearest=_nearest(plain[-1], tuple(fitting)))

        names = sorted({name for score, length, name, _ in scores if (score, length) == best[:2]})
        if len(names) > 1:
            return Match(noun=nouns[-1], nearest=" or ".join(self._in_words(name) for name in names))

        return Match(best[2], best[0], nouns[-1], best[3])


def standard(text: str) -> str:
    """Write a noun as the catalogue does: long forms, no quotation marks or brackets."""
    plain = MARKS.sub("", BRACKETS.sub("", text))
    for short, full in (
        ("规上", "规模以上"),
        ("限上", "限额以上"),
        ("固投", "固定资产投资"),
        ("社零", "社会消费品零售"),
        ("货物进出口", "进出口"),
        ("吸收外资", "利用外资"),
        ("GDP地区生产总值", "地区生产总值"),
        ("PM_2.5", "PM2.5"),
        ("城市居民人均", "城镇居民人均"),
        ("常住居民人均", "居民人均"),
    ):
        plain = plain.replace(short, full)

    return SECTOR.sub(r"第\g<number>产业增加值", plain)


def make_catalogue(rows: Iterable[dict[str, str]], places: tuple[str, ...]) -> Catalogue:
    """Make a catalogue of the rows of `indicators.csv`; the area's names are no part of a noun."""
    return Catalogue(tuple(_indicator(row) for row in rows), tuple(place for place in places if place))


def _indicator(row: dict[str, str]) -> CatalogueEntry:
    words = [row["label_zh"], *row.get("synonyms_zh", "").split()]
    forms = tuple(standard(word) for word in words if word)
    return CatalogueEntry(
        row["indicator"], row["theme"], row["unit"], row["label_zh"], forms, row.get("accrual") == "stock"
    )


def _fits(indicator_unit: str, unit: str) -> bool:
    """Whether an indicator may be meant: in its own unit, and in dollars only where dollars are written."""
    if indicator_unit == DOLLARS or unit == DOLLARS:
        return indicator_unit == unit
    return not unit or not indicator_unit or indicator_unit == unit or {indicator_unit, unit} == {"CNY", "CNY 100m"}


def _score(form: str, noun: str, earlier: str, places: tuple[str, ...]) -> float:
    if GAP in form:
        return GAPPED if re.search(".*".join(map(re.escape, form.split(GAP))) + "$", noun) else 0.0
    if noun.endswith(form) and is_edge(noun[: -len(form)], places):
        return CERTAIN

    head = _carried_head(form, noun, earlier, places) if earlier else ""
    if not head:
        return 0.0
    return CERTAIN if GOVERNING.fullmatch(head) else CARRIED


def _carried_head(form: str, noun: str, earlier: str, places: tuple[str, ...]) -> str:
    """Give the first half of a name that stands earlier, this noun being the second: 低空(起降点、)应用场景."""
    half = without_opening(noun)
    if len(half) < SHORTEST_HALF or not form.endswith(half):
        return ""

    head = form[: -len(half)]
    return head if len(head) > 1 and _leads(head, earlier, places) else ""


def _leads(head: str, earlier: str, places: tuple[str, ...]) -> bool:
    place = earlier.find(head)
    return place >= 0 and is_edge(earlier[:place], places)


@lru_cache(maxsize=4096)
def _nearest(noun: str, fitting: tuple[CatalogueEntry, ...]) -> str:
    """Name the indicator whose words are most like the noun and say nothing else, for a person to judge."""
    nearest = (LIKE_ENOUGH, "")
    for indicator in fitting:
        for form in indicator.forms:
            tail = noun[-len(form) - 6 :]
            if form[-1] != noun[-1:] or not _agrees(form, noun):
                continue
            matcher = SequenceMatcher(None, form, tail, autojunk=False)
            if matcher.quick_ratio() >= nearest[0]:
                nearest = max(nearest, (matcher.ratio(), _with_label(indicator)))

    _, name = nearest
    return name


def _agrees(form: str, noun: str) -> bool:
    """Whether a name and a noun share more than an ending: one of them holds the other, and both the same figures."""
    thing = thing_of(noun)
    is_longer = len(thing) >= SHORTEST_HALF and form.endswith(thing)
    signs = iter(noun)
    is_narrower = all(sign in signs for sign in form)
    return (is_longer or is_narrower) and FIGURES.findall(form) == FIGURES.findall(noun)


def _with_label(entry: CatalogueEntry) -> str:
    return f"{entry.indicator} ({entry.label})"
