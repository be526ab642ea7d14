"""A speech in, the drafts of its commitments out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from targetbook.intake.speech.accounting import account
from targetbook.intake.speech.aims import find_aim
from targetbook.intake.speech.deeds import SpokenDeed, example_deed, find_deeds, separate_deeds
from targetbook.intake.speech.doubts import ask_of_contradictions, ask_of_parts
from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.fates import Fate, NumberRun, SpokenNumber
from targetbook.intake.speech.firmness import firmness_at
from targetbook.intake.speech.indicators import Catalogue
from targetbook.intake.speech.numbers import EarlierNumbers, draft_number
from targetbook.intake.speech.outcomes import Tense
from targetbook.intake.speech.pairs import mark_pairs
from targetbook.intake.speech.places import ask_of_place, with_place
from targetbook.intake.speech.situation import Situation, due_of
from targetbook.intake.wording.clauses import Clause, split_clauses, split_stretches
from targetbook.intake.wording.parts import TextPart, text_parts
from targetbook.intake.wording.script import clean_script
from targetbook.intake.wording.sentences import Sentence, item_numbers, split_sentences
from targetbook.intake.wording.sharing import share_words

# 回顾 in 2024年工作回顾
PAST_HEADING = re.compile("回顾|工作总结|取得的?成绩|成绩单|(?:完成|执行)情况|成就")
# 安排 in 2025年工作安排
FUTURE_HEADING = re.compile("安排|目标|打算|部署|展望|计划")
# 2025年主要工作
WORK_OF_YEAR = re.compile("(?P<year>20[0-9]{2})年度?(?:的|政府|主要|重点)*(?:工作|任务|工作任务)$")
# 十件民生实事
TASKS = (
    "(?:(?:[0-9]+|[一二三四五六七八九十]+)[件项大](?:民生|惠民|利民|为民|重点)*(?:实事|任务|事项)|民生实事)"
    "(?:项目|清单|计划)?"
)
LIST_OF_TASKS = re.compile(f"{TASKS}(?::|$)")
# 2025年十件民生实事, but not 2025年办好十件民生实事
NAME_OF_LIST = re.compile(f"(?:20[0-9]{{2}}年度?|今年)?(?:[全我本][市区县镇]|区|政府|为民办|的)*{TASKS}:?")
LONGEST_HEADING = 30
# a space
BLANKS = re.compile(r"\s")
Report = Callable[[int, int], None]


def say_nothing(sentence: int, sentences: int) -> None:
    """Report nothing of how far the drafting has come."""


@dataclass(frozen=True)
class SpeechSection:
    """What a heading tells of the text below it: tense, period beside the speech's year, whether items are tasks."""

    tense: Tense = Tense.OPEN
    period: str = ""
    lists_tasks: bool = False


@dataclass(frozen=True)
class Drafting:
    """The drafts of a speech's commitments, what became of every number in it, and the headings that name deeds."""

    drafts: list[Draft]
    figures: list[SpokenNumber]
    headings: list[str]


def draft_speech(text: str, year: int, catalogue: Catalogue, report: Report = say_nothing) -> Drafting:
    """Draft every commitment of a speech of that year, in the order in which they are spoken."""
    cleaned = clean_script(text)
    sentences = split_sentences(cleaned)
    of_place, place = with_place(catalogue, cleaned)
    drafts: list[Draft] = []
    runs: list[NumberRun] = []
    headings: list[str] = []
    parts = text_parts(cleaned, sentences)

    for number, (sentence, situation, part) in enumerate(
        zip(sentences, _situations(sentences, cleaned, year), parts, strict=True)
    ):
        report(number, len(sentences))
        if part in (TextPart.NOTE, TextPart.EXPLANATION):
            runs.append(NumberRun(*sentence.span(0, len(sentence.text)), Fate.EXPLAINED))
            continue

        of_sentence, left_out = _of_sentence(sentence, situation, of_place)
        if _only_heads(of_sentence, part) or (of_sentence and NAME_OF_LIST.fullmatch(sentence.text)):
            headings.append(sentence.text)
            runs += [
                NumberRun(*sentence.span(*place), Fate.NO_PLEDGE) for draft in of_sentence for place in draft.numbers
            ]
            continue

        drafts += [
            replace(ask_of_place(draft, place), sentence=number, text=_words(draft, sentence, cleaned))
            for draft in of_sentence
        ]
        runs += [NumberRun(*sentence.span(run.start, run.end), run.fate) for run in left_out]

    distinct = _distinct(drafts)
    standing = set(distinct)
    runs += [run for draft in drafts for run in _runs(draft, sentences[draft.sentence], draft in standing)]
    return Drafting(ask_of_contradictions(distinct), account(cleaned, runs), headings)


def _only_heads(drafts: list[Draft], part: TextPart) -> bool:
    """Whether a sentence heads others and pledges nothing itself; a title may tell of a deed with a state to reach."""
    if part is TextPart.TITLE:
        return bool(drafts) and all(draft.comparator == "done" and draft.kind != "milestone" for draft in drafts)
    return part is TextPart.HEADING and bool(drafts) and all(draft.comparator == "done" for draft in drafts)


def _situations(sentences: list[Sentence], text: str, year: int) -> Iterator[Situation]:
    """Give the situation of each sentence, after the heading above it and the sentence before it."""
    section = SpeechSection()
    paragraph = -1
    tense = Tense.OPEN
    period = ""

    for sentence, is_item in zip(sentences, _are_items(sentences, text), strict=True):
        section = _section(sentence.text, year, section)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            tense = section.tense
            period = section.period

        situation = Situation(
            sentence.text, year, _outset(section, tense, is_item), period, period_of_heading=section.period
        )
        yield situation

        tense = _tense_after(situation, tense)
        period = situation.lends()


def _outset(section: SpeechSection, tense: Tense, is_item: bool) -> Tense:
    """Say which tense a sentence begins in: an item of a list of tasks is one of them."""
    if section.tense is Tense.OUTCOME:
        return Tense.OUTCOME
    if section.lists_tasks and is_item:
        return Tense.TARGET
    return Tense.DOUBT if tense is Tense.OUTCOME else tense


def _are_items(sentences: list[Sentence], text: str) -> Iterator[bool]:
    """Say of each sentence whether it begins an item of a list, or stands in a line that begins one."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for sentence in sentences:
        place = sentence.places[0] - starts[sentence.paragraph]
        spans = item_numbers(lines[sentence.paragraph])
        yield any(start == 0 or end == place for start, end in spans if start < place)


def _words(draft: Draft, sentence: Sentence, cleaned: str) -> str:
    """Quote the runs of the text that a draft is taken from; a mark stands where words between them are left out."""
    spans = [sentence.span(start, end) for start, end in draft.quoted]
    return "…".join(BLANKS.sub("", cleaned[start:end]) for start, end in spans)


def _runs(draft: Draft, sentence: Sentence, stands: bool) -> Iterator[NumberRun]:
    """Say which numbers of the text a draft accounts for."""
    if not stands:
        yield from (NumberRun(*sentence.span(*number), Fate.REPEATED) for number in draft.numbers)
        return

    yield from (NumberRun(*sentence.span(*number), Fate.VALUE) for number in draft.numbers)
    yield from (NumberRun(*sentence.span(*date), Fate.PERIOD) for date in draft.dated)
    yield from (NumberRun(*sentence.span(*run), Fate.QUOTED) for run in draft.quoted)


def _section(text: str, year: int, before: SpeechSection) -> SpeechSection:
    """Say what a heading tells of the paragraphs below it."""
    if LIST_OF_TASKS.search(text) and not PAST_HEADING.search(text):
        return _list_of_tasks(text, year, before)
    if len(text) > LONGEST_HEADING or re.search("[,;]", text):
        return before

    period = Situation(text, year, Tense.OPEN).lends()
    if PAST_HEADING.search(text):
        return SpeechSection(Tense.OUTCOME, period)
    work = WORK_OF_YEAR.search(text)
    if work and int(work["year"]) < year:
        return SpeechSection(Tense.OUTCOME, period)
    return SpeechSection(Tense.OPEN, period) if work or FUTURE_HEADING.search(text) else before


def _list_of_tasks(text: str, year: int, before: SpeechSection) -> SpeechSection:
    """Say what the head of a list of tasks tells of its items, which are pledged unless they are of a year gone by."""
    situation = Situation(text, year, before.tense, before.period)
    tense, _ = situation.tense_at(len(text))
    if tense is Tense.OUTCOME:
        return replace(before, lists_tasks=False)
    return SpeechSection(Tense.OPEN, situation.lends(), lists_tasks=True)


def _tense_after(situation: Situation, before: Tense) -> Tense:
    tense, _ = situation.tense_at(len(situation.text))
    lasting = before if tense in (Tense.OPEN, Tense.DOUBT) else tense
    return Tense.OUTCOME if lasting is Tense.OUTCOME else Tense.OPEN


def _of_sentence(sentence: Sentence, situation: Situation, catalogue: Catalogue) -> tuple[list[Draft], list[NumberRun]]:
    drafts: list[Draft] = []
    runs: list[NumberRun] = []
    earlier = EarlierNumbers()

    for clause in split_clauses(sentence.text):
        stretches, describing = split_stretches(clause)
        runs += describing
        for stretch in share_words(stretches, catalogue):
            draft, earlier = draft_number(stretch, situation, earlier, catalogue)
            if isinstance(draft, Fate):
                runs.append(NumberRun(*stretch.number, draft))
                continue

            example = example_deed(stretch)
            drafts += [draft, *_deeds([example] if example else [], stretch.clause, situation, stretch.position)]

        if not stretches:
            aim = find_aim(clause, situation, catalogue)
            drafts += [aim] if aim else _deeds_of_clause(clause, situation)

    return mark_pairs(ask_of_parts(drafts, situation.text, catalogue), situation.text), runs


def _deeds_of_clause(clause: Clause, situation: Situation) -> list[Draft]:
    return [draft for part in separate_deeds(clause) for draft in _deeds(find_deeds(part.text), part, situation)]


def _deeds(
    deeds: list[SpokenDeed], clause: Clause, situation: Situation, position: int | None = None
) -> Iterator[Draft]:
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
            quoted=tuple((clause.start + start, clause.start + end) for start, end in deed.runs),
            position=place,
            dated=((moment.start, moment.end),) if moment.end else (),
            year="" if moment.doubt else str(moment.year),
            period="" if moment.doubt else str(moment.year),
            due=due_of(moment),
            comparator="done",
            firmness=firmness_at(situation.text, place),
            review=tuple(doubt for doubt in (*doubts, deed.review) if doubt),
        )


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep the first of the drafts that say the same of one indicator: a headline repeats its text."""
    first_of: dict[tuple[str, ...], Draft] = {}
    for number, draft in enumerate(drafts):
        content = (draft.indicator, draft.measure, draft.period, draft.comparator, draft.value, draft.upper)
        first_of.setdefault(content if draft.indicator and draft.value else (str(number),), draft)
    return list(first_of.values())
