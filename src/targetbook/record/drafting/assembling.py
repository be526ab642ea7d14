"""A speech in, the drafts of its commitments out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from targetbook.record.drafting.clauses import (
    Clause,
    Sentence,
    Stretch,
    split_clauses,
    split_sentences,
    split_stretches,
)
from targetbook.record.drafting.deeds import Deed, find_deeds, named_deed, separate_deeds
from targetbook.record.drafting.draft import Draft
from targetbook.record.drafting.firmness import firmness_at
from targetbook.record.drafting.indicators import Catalogue
from targetbook.record.drafting.numbers import Carried, draft_number
from targetbook.record.drafting.outcomes import Tense
from targetbook.record.drafting.pairs import mark_pairs
from targetbook.record.drafting.script import clean_script
from targetbook.record.drafting.sharing import share_words
from targetbook.record.drafting.situation import Situation, due_of

PAST_HEADING = re.compile("回顾|工作总结|取得的?成绩|成绩单|(?:完成|执行)情况|成就")
FUTURE_HEADING = re.compile("安排|目标|打算|部署|展望|计划")
LONGEST_HEADING = 30


def draft_speech(text: str, year: int, catalogue: Catalogue) -> list[Draft]:
    """Draft every commitment of a speech of that year, in the order in which they are spoken."""
    drafts: list[Draft] = []
    heading, paragraph, tense, lent = Tense.OPEN, -1, Tense.OPEN, ""
    for number, sentence in enumerate(split_sentences(clean_script(text))):
        heading = _heading(sentence.text, heading)
        if sentence.paragraph != paragraph:
            paragraph, tense, lent = sentence.paragraph, heading, ""
        situation = Situation(sentence.text, year, Tense.DOUBT if tense is Tense.OUTCOME else Tense.OPEN, lent)
        drafts += [replace(one, sentence=number) for one in _of_sentence(sentence, situation, catalogue)]
        tense, lent = _tense_left(situation, tense), situation.lends()
    return _said_once(drafts)


def _heading(text: str, before: Tense) -> Tense:
    """Say what a heading tells of the paragraphs below it."""
    if len(text) > LONGEST_HEADING or re.search("[,;]", text):
        return before
    if PAST_HEADING.search(text):
        return Tense.OUTCOME
    return Tense.OPEN if FUTURE_HEADING.search(text) else before


def _tense_left(situation: Situation, before: Tense) -> Tense:
    tense, _ = situation.tense_at(len(situation.text))
    kept = before if tense in (Tense.OPEN, Tense.DOUBT) else tense
    return Tense.OUTCOME if kept is Tense.OUTCOME else Tense.OPEN


def _of_sentence(sentence: Sentence, situation: Situation, catalogue: Catalogue) -> list[Draft]:
    drafts: list[Draft] = []
    carried = Carried()
    for clause in split_clauses(sentence.text):
        stretches = share_words(split_stretches(clause), catalogue)
        for stretch in stretches:
            numbers, carried = _of_stretch(stretch, situation, carried, catalogue)
            drafts += numbers
        if not stretches:
            for part in separate_deeds(clause):
                drafts += list(_deeds(find_deeds(part.text), part, situation))
    return mark_pairs(drafts, situation.text)


def _of_stretch(
    stretch: Stretch, situation: Situation, carried: Carried, catalogue: Catalogue
) -> tuple[list[Draft], Carried]:
    draft, passed_on = draft_number(stretch, situation, carried, catalogue)
    if draft is None:
        return [], passed_on
    named = named_deed(stretch.before, stretch.after)
    deeds = list(_deeds([named] if named else [], stretch.clause, situation, stretch.position))
    return [draft, *deeds], passed_on


def _deeds(deeds: list[Deed], clause: Clause, situation: Situation, position: int | None = None) -> Iterator[Draft]:
    place = clause.start + len(clause.text) if position is None else position
    tense, word = situation.tense_at(place)
    moment = situation.moment_at(place)
    if tense is Tense.OUTCOME:
        return
    doubts = (f"{word}: a target or an outcome?" if tense is Tense.DOUBT else "", moment.doubt, moment.due_doubt)
    for deed in deeds:
        yield Draft(
            kind="" if tense is Tense.DOUBT else deed.kind,
            clause=clause.text,
            text=deed.text,
            position=place,
            sentence=0,
            year="" if moment.doubt else str(moment.year),
            period="" if moment.doubt else str(moment.year),
            due=due_of(moment),
            comparator="done",
            firmness=firmness_at(situation.text, place),
            review=tuple(doubt for doubt in (*doubts, deed.review) if doubt),
        )


def _said_once(drafts: list[Draft]) -> list[Draft]:
    """Keep the first of the drafts that say the same of one indicator: a headline repeats its text."""
    kept: dict[tuple[str, ...], Draft] = {}
    for number, one in enumerate(drafts):
        said = (one.indicator, one.measure, one.period, one.comparator, one.value, one.upper)
        kept.setdefault(said if one.indicator and one.value else (str(number),), one)
    return list(kept.values())
