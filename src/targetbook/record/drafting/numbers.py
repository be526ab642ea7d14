"""The draft of a commitment with a number: every field read by its own grammar, or left open with the reason."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from targetbook.record.drafting.clauses import Stretch
from targetbook.record.drafting.comparators import FLIPPED, choose_comparator, split_comparator
from targetbook.record.drafting.deeds import without_lead
from targetbook.record.drafting.draft import Draft
from targetbook.record.drafting.firmness import firmness_at, is_floor
from targetbook.record.drafting.indicators import CERTAIN, Catalogue, Match
from targetbook.record.drafting.measures import RANK_VERBS, choose_measure, is_fall
from targetbook.record.drafting.moments import Moment
from targetbook.record.drafting.nouns import is_light, nouns_of
from targetbook.record.drafting.outcomes import Tense
from targetbook.record.drafting.quantity import Quantity
from targetbook.record.drafting.situation import Situation, due_of
from targetbook.record.drafting.units import BARE_MONEY, HUNDRED_MILLION

DEED = re.compile(
    "引进|引育|新增|净增|建设|建成|打造|构建|培育|布局|建强|开工|竣工|封顶|落地|完成|实现|达|出让|盘活|举办|承办|申报|备案|招引|签约|改造|"
    "供应|整备|拆除|拆卸|筹集|筹建|开设|新建|开通|发放|孵化|认定|推动|推进|上线|投产|储备|接待|发放|集聚|吸引|新登记|设立|增加|安排|服务|办理|收储|提升|开展|组织|建|增"
)
DONE_AFTER = re.compile("(?:全部|均已|均|已|超额|顺利|如期)(?:超额)?(?:完成|建成|开工|投产)$|已|入选")
DESCRIBING = re.compile("(?:占地|全长|总长|下辖|辖)(?:面积)?(?:约|达|超|近)?$")
OBJECT_VERB = re.compile("(?:建设|打造|建成|新建|开建|构建|启用)[^,;、]{0,12}$")
ONE_THING = re.compile(
    "(?:地标|中心|园区?|基地|综合体|广场|大厦|楼|岛|城|港|馆|院|校|片区|谷|湾|小镇|街区|塔|枢纽|社区|[一-龥]村)$"
)
HASTENED = re.compile("(?:加快|推进|加速|抓好|推动)[^,;]*$")
PER_HEAD = re.compile("人均|户均|每人|每户|工资|单价")
OBJECT_KINDS = ("area", "land", "money")


@dataclass(frozen=True)
class Carried:
    """What a number may take over from the one before it in the sentence."""

    match: Match = Match()
    measure: str = ""
    pledged: bool = False


@dataclass(frozen=True)
class Words:
    """The words of a stretch, the comparator's taken out, and the signs they stood for."""

    before: str
    after: str
    lead: str
    trail: str


def draft_number(
    stretch: Stretch, situation: Situation, carried: Carried, catalogue: Catalogue
) -> tuple[Draft | None, Carried]:
    """Draft the commitment that a stretch states, None for an outcome or a mere fact; say what the next may take over."""
    tense, word = situation.tense_at(stretch.position)
    words = Words(*split_comparator(stretch.before, stretch.after))
    kept = carried.measure if is_light(nouns_of(words.before, words.after)[-1], catalogue.places) else ""
    measure, measure_doubt = choose_measure(stretch.quantity, words.before, words.after, kept)
    found = _indicator(stretch.quantity, words, measure, carried, catalogue)
    if (
        tense is Tense.OUTCOME
        or DONE_AFTER.search(words.after)
        or not _is_commitment(stretch, words, measure, found, carried.pledged or tense is Tense.TARGET)
    ):
        return None, Carried(found, measure)
    comparator, comparator_doubt = _comparator(stretch, words, situation)
    draft = Draft(
        kind="" if tense is Tense.DOUBT else "quantitative",
        clause=stretch.clause.text,
        text=_text(stretch, found, carried),
        position=stretch.position,
        sentence=0,
        indicator=found.indicator,
        theme=catalogue.theme(found.indicator) if found.indicator else "",
        measure=measure,
        comparator=comparator,
        firmness=firmness_at(situation.text, stretch.position),
        review=_reasons(
            f"{word}: a target or an outcome?" if tense is Tense.DOUBT else "",
            measure_doubt,
            comparator_doubt,
            stretch.quantity.doubt,
            _indicator_doubt(found),
        ),
    )
    dated = _with_moment(draft, situation.moment_at(stretch.position))
    valued = _with_value(dated, stretch.quantity, words, catalogue)
    return _as_object(valued, stretch, words), Carried(found, measure, pledged=True)


def _indicator(quantity: Quantity, words: Words, measure: str, carried: Carried, catalogue: Catalogue) -> Match:
    nouns = nouns_of(words.before, words.after)
    unit = quantity.unit.name if measure == "level" and quantity.unit != BARE_MONEY else ""
    if is_light(nouns[-1], catalogue.places):
        kept = carried.match
        known = catalogue.unit(kept.indicator) if kept.indicator else ""
        fits = not (unit and known) or unit == known
        return kept if fits else Match(noun=kept.noun)
    return catalogue.match(nouns, carried.match.noun, unit)


def _is_commitment(stretch: Stretch, words: Words, measure: str, found: Match, pledged: bool) -> bool:
    """Tell a pledged number from one that only describes: it needs an indicator, a comparator, a deed or a pledge."""
    if DESCRIBING.search(stretch.before):
        return False
    if stretch.quantity.measure == "rank":
        return bool(RANK_VERBS.search(stretch.before))
    if found.indicator or words.lead or words.trail or stretch.quantity.measure or stretch.quantity.size_class:
        return True
    if stretch.quantity.unit.kind == "percent" and measure:
        return True
    return bool(DEED.search(stretch.before) or DEED.search(stretch.after)) or pledged


def _comparator(stretch: Stretch, words: Words, situation: Situation) -> tuple[str, str]:
    quantity = stretch.quantity
    sign, doubt = choose_comparator(quantity, words.before, words.after, words.lead, words.trail)
    if quantity.unit.kind == "points":
        return "", doubt
    if quantity.value is None or (quantity.bare and sign == "="):
        return "", doubt or "百, 千 or 万 without a figure may be meant loosely"
    return (">=" if sign == "=" and is_floor(situation.text, stretch.position) else sign), doubt


def _with_moment(draft: Draft, moment: Moment) -> Draft:
    period, doubt = moment.period, moment.doubt
    if draft.measure == "average_growth":
        period, doubt = moment.plan, "" if moment.plan else "an average over years whose first is not said"
    elif moment.within_year:
        period, doubt = "", "a later quarter or half has no period of its own in the contract"
    year = str(moment.year) if period or moment.within_year else ""
    return replace(
        draft, period=period, year=year, due=due_of(moment), review=draft.review + _reasons(doubt, moment.due_doubt)
    )


def _with_value(draft: Draft, quantity: Quantity, words: Words, catalogue: Catalogue) -> Draft:
    value, upper, unit, doubt = quantity.value, quantity.upper, quantity.unit.name, ""
    known = catalogue.unit(draft.indicator) if draft.indicator else ""
    if quantity.unit.kind == "points" or (quantity.bare and not draft.comparator):
        value = None
    elif quantity.unit.kind == "times" and value is not None and draft.measure == "growth":
        value, unit = value * 100, "%"
    elif quantity.unit.kind == "money" and (known == "CNY" or PER_HEAD.search(words.before)):
        value, upper, unit = _yuan(value), _yuan(upper), "CNY"
    elif (
        quantity.unit == BARE_MONEY
        and known not in ("", "CNY 100m")
        or quantity.unit == BARE_MONEY
        and not known
        and not quantity.size_class
    ):
        value, upper, unit, doubt = _yuan(value), _yuan(upper), "", "亿 of what is not written"
    elif quantity.unit.kind == "none":
        unit, doubt = known, "no unit is written"
    elif not unit:
        doubt = "the contract has no such unit"
    filled = replace(
        draft, value=_written(value), upper=_written(upper), unit=unit, review=draft.review + _reasons(doubt)
    )
    return (
        _as_fall(filled)
        if is_fall(words.before) and draft.measure == "growth" and not _counts_falls(filled)
        else filled
    )


def _as_fall(draft: Draft) -> Draft:
    """Write a fall as negative growth; a bare number says nothing of which side of it is meant."""
    sign = FLIPPED.get(draft.comparator, "~" if draft.comparator == "~" else "")
    reasons = _reasons("a fall: negative growth", "" if sign else "which side of the fall is meant is not said")
    return replace(
        draft, value=f"-{draft.value}" if draft.value else "", comparator=sign, review=draft.review + reasons
    )


def _counts_falls(draft: Draft) -> bool:
    return draft.indicator.endswith("_reduction")


def _as_object(draft: Draft, stretch: Stretch, words: Words) -> Draft:
    """Take a size that only describes a thing to be built for what it is: the deed is the commitment."""
    sized = (
        stretch.quantity.unit.kind in OBJECT_KINDS
        and not stretch.quantity.size_class
        and re.match("的?[一-龥]{2,}", words.after)
    )
    if not sized or words.lead or words.trail:
        return draft
    if HASTENED.search(words.before) and words.after.endswith("建设"):
        return replace(draft, review=(*draft.review, "the number describes the thing that is worked on"))
    if not OBJECT_VERB.search(words.before) or not ONE_THING.search(words.after):
        return draft
    reason = f"{draft.value} {draft.unit} describes the thing to be built and is not taken for the target".replace(
        "  ", " "
    )
    return Draft(
        kind="milestone" if draft.kind else "",
        clause=draft.clause,
        text=draft.clause,
        position=draft.position,
        sentence=0,
        year=draft.year,
        period=draft.period,
        due=draft.due,
        comparator="done",
        firmness=draft.firmness,
        review=(reason,),
    )


def _indicator_doubt(found: Match) -> str:
    if not found.indicator:
        return f"no indicator by that name{f'; nearest: {found.nearest}' if found.nearest else ''}"
    return "" if found.score == CERTAIN else f"indicator by part of its name ({found.score:.2f})"


def _text(stretch: Stretch, found: Match, carried: Carried) -> str:
    own = stretch.before + stretch.clause.text[stretch.quantity.start : stretch.quantity.end] + stretch.after
    bare, _ = without_lead(own)
    return (found.form or found.noun) + bare if found is carried.match else bare


def _reasons(*reasons: str) -> tuple[str, ...]:
    return tuple(reason for reason in reasons if reason)


def _yuan(value: Decimal | None) -> Decimal | None:
    return None if value is None else value * HUNDRED_MILLION


def _written(value: Decimal | None) -> str:
    """Write a number in plain digits, without trailing zeros."""
    if value is None:
        return ""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
