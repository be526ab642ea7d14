"""Where a text names an indicator: the longest name of the catalogue or of everyday use, seen with its left edge."""

import re
from dataclasses import dataclass, replace

from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.speech.indicators import DOLLARS, GAP, Catalogue, standard

SHORT = {"规上": "规模以上", "限上": "限额以上"}
TAIL = re.compile("(?:增加值|营业收入|营收|工业总产值|总产值|产值|收入|支出)$")
DEED = re.compile("(?:集中|已|顺利|正式)?(?P<deed>开工建设|动工建设|开工|动工|竣工|投产|封顶)")
SHARED_TAIL = re.compile("[、和与](?P<tail>总产值|产值|增加值|营业收入|营收)(?![一-龥]{0,3}产业)")
TAXES = ("税收", "税收收入")
AMONG_WHICH = re.compile("其中[,:、]?(?:[区市]级)?$")
SHARE_BEHIND = re.compile("占(?:比|(?:地方|[区市]级)?(?:一般)?公共预算收入)")
BUDGET = ("fiscal_revenue",)
BUDGET_TAXES = ("fiscal_tax_revenue",)
INSERTED = "(?:企业)?(?:实现|完成)?"


@dataclass(frozen=True)
class Mention:
    """Where a text names something, and the indicators it may be: none for a thing the catalogue does not hold."""

    start: int
    end: int
    name: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class IndicatorNames:
    """Every name of an indicator, and the pattern that finds the longest of them."""

    pattern: re.Pattern[str]
    indicators: dict[str, tuple[str, ...]]
    units: dict[str, str]

    def find(self, text: str) -> list[Mention]:
        """Find the names in a text, from left to right."""
        mentions = [
            Mention(match.start(), match.end(), match[0], self.indicators[_plain(match[0])])
            for match in self.pattern.finditer(text)
        ]
        mentions_with_deeds = [self._with_deed(each, text) for each in self._within_budget(mentions, text)]
        return sorted([*mentions_with_deeds, *self._shortened(mentions_with_deeds, text)], key=lambda each: each.start)

    def _within_budget(self, mentions: list[Mention], text: str) -> list[Mention]:
        """Take the taxes that are told as a part of the budget for those: 一般公共预算收入62亿元,其中税收收入51亿元."""
        within: list[Mention] = []
        for each in mentions:
            before = within[-1].indicators if within else ()
            is_part = AMONG_WHICH.search(text[: each.start]) or SHARE_BEHIND.match(text, each.end)
            is_of_budget = is_part and before in (BUDGET, BUDGET_TAXES) and each.name in TAXES
            within.append(replace(each, indicators=BUDGET_TAXES) if is_of_budget else each)
        return within if set(BUDGET_TAXES) <= self.units.keys() else mentions

    def _with_deed(self, mention: Mention, text: str) -> Mention:
        """Give what is counted where a deed stands behind things: 重点项目开工 counts starts, not projects."""
        deed = DEED.match(text, mention.end)
        if not deed or not mention.name.endswith("项目"):
            return mention
        name = f"项目{deed['deed']}"
        return Mention(mention.start, deed.end(), name, self.indicators.get(_plain(name), ()))

    def _shortened(self, mentions: list[Mention], text: str) -> list[Mention]:
        """Give the names of a list that leave out what they share: 规上工业总产值、增加值."""
        shortened = []
        for each in mentions:
            match = SHARED_TAIL.match(text, each.end)
            tail = TAIL.search(each.name)
            if match and tail:
                name = each.name[: tail.start()] + match["tail"]
                shortened.append(Mention(match.start("tail"), match.end(), name, self.indicators.get(_plain(name), ())))
        return shortened

    def in_dollars(self, indicator: str) -> set[str]:
        """Give the indicators in dollars that go by a name of another one."""
        shared = (each for each in self.indicators.values() if indicator in each)
        return {other for each in shared for other in each if self.unit(other) == DOLLARS}

    def unit(self, indicator: str) -> str:
        """Give the unit of an indicator's level."""
        return self.units.get(indicator, "")


def make_names(catalogue: Catalogue) -> IndicatorNames:
    """Gather the names that a catalogue and everyday use have for indicators."""
    indicators: dict[str, set[str]] = {}
    spellings: set[str] = set()
    for each in catalogue.indicators:
        for form in each.forms:
            for name in _spellings(form):
                indicators.setdefault(_plain(name), set()).add(each.indicator)
                spellings.add(name)
    of_record = {each.indicator for each in catalogue.indicators}
    for name, indicator in PROSE.names("everyday").items():
        for spelling in _spellings(standard(name)) | {name}:
            if not indicator or indicator in of_record:
                indicators.setdefault(_plain(spelling), {indicator} if indicator else set())
                spellings.add(spelling)
    spellings = {each for each in spellings if not (each[0] in "区市" and each[1:] in spellings)}
    ordered = sorted(spellings, key=len, reverse=True)
    pattern = re.compile("|".join(map(_loosely, ordered)))
    units = {each.indicator: each.unit for each in catalogue.indicators}
    return IndicatorNames(pattern, {name: tuple(sorted(each)) for name, each in indicators.items()}, units)


def _loosely(name: str) -> str:
    """Give a pattern of a name into which a verb may be put: 第二产业(实现)增加值."""
    match = TAIL.search(name)
    if not match or match.start() < 2:
        return re.escape(name).replace("四上", "“?四上”?")
    return f"{re.escape(name[: match.start()])}{INSERTED}{re.escape(match[0])}"


def _plain(spelling: str) -> str:
    """Give a name as the catalogue has it, without what was put into it."""
    match = TAIL.search(spelling)
    if not match:
        return re.sub("[“”]", "", spelling)
    return re.sub(f"{INSERTED}$", "", spelling[: match.start()]) + match[0]


def _spellings(form: str) -> set[str]:
    """Give a name as texts write it, in long and in short form; a name with a gap has no single form."""
    if GAP in form or "(" in form or "(" in form or "/" in form:
        return set()
    forms = {form, form.replace("营业收入", "营收"), form.replace("营收", "营业收入")}
    for short, full in SHORT.items():
        forms |= {each.replace(full, short) for each in forms}
    return forms
