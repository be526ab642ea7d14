"""The draft of a commitment with a number: every field read by its own grammar, or left open with the reason."""

import re
from dataclasses import dataclass, replace

from targetbook.intake.speech.deeds import find_lead
from targetbook.intake.speech.doubts import ask_of_arrivals, ask_of_scope, doubt_of_indicator
from targetbook.intake.speech.draft import Draft, Span
from targetbook.intake.speech.fates import Fate
from targetbook.intake.speech.firmness import firmness_at, is_floor
from targetbook.intake.speech.indicators import Catalogue, Match
from targetbook.intake.speech.measures import GROWTH, RANK_VERBS, choose_measure, is_fall, spans_years
from targetbook.intake.speech.outcomes import Tense
from targetbook.intake.speech.situation import Situation, due_of
from targetbook.intake.wording.clauses import Stretch
from targetbook.intake.wording.comparators import FLIPPED, choose_comparator, split_comparator
from targetbook.intake.wording.moments import TimeExpression
from targetbook.intake.wording.nouns import is_light, nouns_of
from targetbook.intake.wording.quantity import Quantity
from targetbook.intake.wording.units import BARE_MONEY, RELATIVE
from targetbook.intake.wording.values import value_of
from targetbook.intake.wording.vocabulary import WORDING

# 引进 in 引进企业
DEED = re.compile(WORDING.pattern("pledging_verbs"))
# 占地面积约
DESCRIBING = re.compile("(?:占地|全长|总长|下辖|辖)(?:面积)?(?:约|达|超|近)?$")
# 龙头引领作用 in 发挥千亿级园区龙头引领作用
OF_USE = re.compile("(?:作用|优势|效应)$")
# 全部完成
DONE_AFTER = re.compile("(?:全部|均已|均|已|超额|顺利|如期)(?:超额)?(?:完成|建成|开工|投产)$|已|入选")
# 建设一座
OBJECT_VERB = re.compile("(?:建设|打造|建成|新建|开建|构建|启用)[^,;、]{0,12}$")
# 中心 in 文化中心
ONE_THING = re.compile(f"{WORDING.pattern('single_things')}$")
# 加快推进
HASTENED = re.compile("(?:加快|推进|加速|抓好|推动)[^,;]*$")
OBJECT_KINDS = ("area", "land", "money")
NARROWING = "降幅"
# 主要目标是 in 主要目标是增长
HEAD_OF_AIMS = re.compile("[^,;]*目标(?:任务)?(?:是|为|:)(?=.)")
# What a number is of may stand some numbers earlier, in a list that governs all of them, but not in any list.
LONGEST_LIST = 40
# (含 in 项目(含
UNCLOSED = re.compile(r"\([^()]*$")


@dataclass(frozen=True)
class EarlierNumbers:
    """What a number may take over from those before it in the sentence."""

    matches: tuple[Match, ...] = ()
    noun_spans: tuple[Span, ...] = ()
    measure: str = ""
    is_pledged: bool = False

    @property
    def nouns(self) -> str:
        """Give the nouns of the numbers before, as a list in words."""
        return "、".join(match.noun for match in self.matches)


@dataclass(frozen=True)
class StretchWords:
    """The words of a stretch, the comparator's taken out, and the signs they stood for."""

    before: str
    after: str
    lead: str
    trail: str
    light: bool


def draft_number(
    stretch: Stretch, situation: Situation, earlier: EarlierNumbers, catalogue: Catalogue
) -> tuple[Draft | Fate, EarlierNumbers]:
    """Draft the commitment of a stretch, or say why it holds none; say what the next may take over."""
    tense, word = situation.tense_at(stretch.position)
    words = _words(stretch, catalogue)
    earlier_measure = earlier.measure if words.light or "目标" in words.before else ""
    measure, measure_doubt = choose_measure(stretch.quantity, words.before, words.after, earlier_measure)
    match = _indicator(stretch.quantity, words, measure, earlier, catalogue)
    noun_span = _noun_span(stretch, match, words, earlier)
    matches = (*earlier.matches, match)[-LONGEST_LIST:]
    noun_spans = (*earlier.noun_spans, noun_span)[-LONGEST_LIST:]
    passed_on = EarlierNumbers(matches, noun_spans, measure, is_pledged=True)

    is_pledged = earlier.is_pledged or tense is Tense.TARGET
    fate = Fate.OUTCOME if tense is Tense.OUTCOME else _fate(stretch, words, measure, match, is_pledged)
    if fate is not Fate.VALUE:
        return fate, replace(passed_on, is_pledged=False)

    tense_doubt = f"{word}: a target or an outcome?" if tense is Tense.DOUBT else ""
    draft = ask_of_scope(_draft(stretch, situation, words, match, noun_span), words.before, catalogue.places)
    draft = replace(
        draft,
        kind="" if tense_doubt else draft.kind,
        theme=catalogue.theme(match.indicator) if match.indicator else "",
        measure=measure,
        review=_reasons(tense_doubt, measure_doubt, *draft.review),
    )
    draft = ask_of_arrivals(draft, situation.text, stretch.clause.start + stretch.run[0], noun_span[0], catalogue)

    dated = _with_moment(draft, situation.moment_at(stretch.position), words, situation.year)
    return _as_object(_with_value(dated, stretch.quantity, words, catalogue), stretch, words), passed_on


def _draft(stretch: Stretch, situation: Situation, words: StretchWords, match: Match, noun_span: Span) -> Draft:
    """Draft what a stretch says by itself: neither its measure nor its time."""
    comparator, doubt = _comparator(stretch, words, situation)
    return Draft(
        kind="" if stretch.quantity.unit == RELATIVE else "quantitative",
        clause=stretch.clause.text,
        quoted=_quoted(stretch, noun_span if words.light else None),
        position=stretch.position,
        numbers=(stretch.number,),
        noun=match.noun,
        indicator=match.indicator,
        comparator=comparator,
        firmness=firmness_at(situation.text, stretch.position),
        review=_reasons(doubt, stretch.quantity.doubt, stretch.doubt, doubt_of_indicator(match)),
    )


def _words(stretch: Stretch, catalogue: Catalogue) -> StretchWords:
    before, after, lead, trail = split_comparator(stretch.before, stretch.after)
    return StretchWords(before, after, lead, trail, is_light(nouns_of(before, after)[-1], catalogue.places))


def _indicator(
    quantity: Quantity, words: StretchWords, measure: str, earlier: EarlierNumbers, catalogue: Catalogue
) -> Match:
    unit = quantity.unit.name if measure == "level" and quantity.unit != BARE_MONEY else ""
    if not words.light:
        nouns = nouns_of(words.before, words.after)
        # 经济实现6%的增长 is told of the same as 经济增长6%.
        growing = [f"{noun}增长" for noun in nouns if measure == "growth" and noun.endswith("经济")]
        return catalogue.match((*growing, *nouns), earlier.nouns, unit)
    if not unit:
        return earlier.matches[-1] if earlier.matches else Match()

    fitting = [match for match in earlier.matches if match.indicator and catalogue.unit(match.indicator) in ("", unit)]
    return fitting[-1] if fitting else Match(noun=earlier.matches[-1].noun if earlier.matches else "")


def _fate(stretch: Stretch, words: StretchWords, measure: str, match: Match, is_pledged: bool) -> Fate:
    """Say whether a number is pledged, or why it is not taken for one."""
    if DESCRIBING.search(stretch.before):
        return Fate.SIZE
    if stretch.before.endswith(("发挥", "用好")) and OF_USE.search(words.after):
        return Fate.NO_PLEDGE
    if DONE_AFTER.search(words.after):
        return Fate.OUTCOME
    return Fate.VALUE if _is_commitment(stretch, words, measure, match, is_pledged) else Fate.NO_PLEDGE


def _is_commitment(stretch: Stretch, words: StretchWords, measure: str, match: Match, is_pledged: bool) -> bool:
    """Tell a pledged number from one that only describes: it needs an indicator, a comparator, a deed or a pledge."""
    if stretch.quantity.measure == "rank":
        return bool(RANK_VERBS.search(stretch.before))
    if stretch.quantity.unit == RELATIVE:
        has_noun = not words.after and not words.light
        return has_noun or bool(match.indicator or GROWTH.search(words.before))
    if match.indicator or words.lead or words.trail or stretch.quantity.measure or stretch.quantity.size_class:
        return True
    if stretch.quantity.unit.kind == "percent" and measure:
        return True

    return is_pledged or bool(DEED.search(stretch.before) or DEED.search(stretch.after))


def _comparator(stretch: Stretch, words: StretchWords, situation: Situation) -> tuple[str, str]:
    quantity = stretch.quantity
    sign, doubt = choose_comparator(quantity, words.before, words.after, words.lead, words.trail)
    if quantity.unit == RELATIVE:
        return quantity.comparator, ""
    if quantity.unit.kind == "points":
        return "", doubt
    if words.before.rstrip("至到").endswith(("收窄", NARROWING)):
        return "", "a fall that narrows: which side of it is meant is not said"
    if stretch.shares_end and not (words.lead or words.trail):
        return "", "does the comparator of the last number hold for this one?"
    if quantity.value is None:
        return "", doubt
    if quantity.bare and sign == "=":
        return "", doubt or "百, 千 or 万 without a figure may be meant loosely"
    if is_fall(words.before) and quantity.unit.kind != "percent":
        return "", doubt or "which side of the fall is meant is not said"

    return (">=" if sign == "=" and is_floor(situation.text, stretch.position) else sign), doubt


def _with_moment(draft: Draft, moment: TimeExpression, words: StretchWords, speech_year: int) -> Draft:
    if draft.measure == "growth" and spans_years(words.before, moment, speech_year):
        dated = _with_moment(replace(draft, measure=""), moment, words, speech_year)
        return replace(dated, review=(*draft.review, "growth over several years has no measure of its own"))

    period, doubt = _period(draft.measure, moment, words)
    year = str(moment.year) if period or moment.within_year else ""
    due = "" if "每年" in words.before else due_of(moment)
    dates = ((moment.start, moment.end),) if moment.end else ()
    reasons = draft.review + _reasons(doubt, moment.due_doubt)

    return replace(draft, period=period, year=year, due=due, dated=dates, review=reasons)


def _period(measure: str, moment: TimeExpression, words: StretchWords) -> tuple[str, str]:
    """Give the reference period and, where it is left open (''), why."""
    if measure == "average_growth":
        return moment.plan, "" if moment.plan else "an average over years whose first is not said"
    if moment.within_year:
        return "", "a later quarter, a half or a month has no period of its own in the contract"
    if moment.over_years or "每年" in words.before:
        return "", moment.doubt or "over several years: of each, of all, or at their end?"
    return moment.period, moment.doubt


def _with_value(draft: Draft, quantity: Quantity, words: StretchWords, catalogue: Catalogue) -> Draft:
    if (quantity.bare and not (words.lead or words.trail)) or NARROWING in words.before:
        return replace(draft, unit=quantity.unit.name)

    indicator_unit = catalogue.unit(draft.indicator) if draft.indicator else ""
    value = value_of(quantity, draft.measure, indicator_unit, words.before)
    complete = replace(
        draft,
        value=value.value,
        upper=value.upper,
        unit=value.unit,
        review=draft.review + _reasons(value.doubt),
    )

    falls = is_fall(words.before) and draft.measure == "growth" and not draft.indicator.endswith("_reduction")
    return _as_fall(complete) if falls else complete


def _as_fall(draft: Draft) -> Draft:
    """Write a fall as negative growth; a bare number says nothing of which side of it is meant."""
    sign = FLIPPED.get(draft.comparator, "~" if draft.comparator == "~" else "")
    reasons = _reasons("a fall: negative growth", "" if sign else "which side of the fall is meant is not said")
    return replace(
        draft, value=f"-{draft.value}" if draft.value else "", comparator=sign, review=draft.review + reasons
    )


def _as_object(draft: Draft, stretch: Stretch, words: StretchWords) -> Draft:
    """Take a size that only describes a thing to be built for what it is: the deed is the commitment."""
    is_size = stretch.quantity.unit.kind in OBJECT_KINDS and not stretch.quantity.size_class
    if not is_size or not re.match("的?[一-龥]{2,}", words.after) or words.lead or words.trail:
        return draft
    if HASTENED.search(words.before) and words.after.endswith("建设"):
        return replace(draft, review=(*draft.review, "the number describes the thing that is worked on"))
    if not OBJECT_VERB.search(words.before) or not ONE_THING.search(words.after):
        return draft

    size = f"{draft.value} {draft.unit}".strip()
    bare = Draft(draft.kind and "milestone", draft.clause, draft.quoted, draft.position)
    return replace(
        bare,
        numbers=draft.numbers,
        dated=draft.dated,
        year=draft.year,
        period=draft.period,
        due=draft.due,
        comparator="done",
        firmness=draft.firmness,
        review=(f"{size} describes the thing to be built and is not taken for the target",),
    )


def _noun_span(stretch: Stretch, match: Match, words: StretchWords, earlier: EarlierNumbers) -> Span:
    """Give the run of the sentence that names what the number is of."""
    if words.light and match in earlier.matches:
        return earlier.noun_spans[earlier.matches.index(match)]

    start = stretch.run[0]
    end = stretch.quantity.start
    place = stretch.clause.text.find(match.noun, start, end) if match.noun else -1
    first, last = (place, place + len(match.noun)) if place >= 0 else (start, end)

    return stretch.clause.start + first, stretch.clause.start + last


def _quoted(stretch: Stretch, noun_span: Span | None) -> tuple[Span, ...]:
    """Give the runs of the sentence that say what is pledged: its own words, after what names it where it does not."""
    text = stretch.clause.text
    offset = stretch.clause.start
    start, end = stretch.run
    head = HEAD_OF_AIMS.match(text, start, stretch.quantity.start)
    first = find_lead(text, head.end() if head else start, stretch.quantity.start).end
    open_bracket = UNCLOSED.search(text, stretch.quantity.end, end)
    last = open_bracket.start() if open_bracket else end
    first += text.startswith("(", first)
    last -= text.endswith(")", first, last) and "(" not in text[first:last]
    run = (offset + first, offset + last)

    return (noun_span, run) if noun_span and noun_span[0] < noun_span[1] <= run[0] else (run,)


def _reasons(*reasons: str) -> tuple[str, ...]:
    return tuple(reason for reason in reasons if reason)
