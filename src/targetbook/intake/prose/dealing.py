"""Numbers dealt out to what is listed before them: 甲、乙分别增长5%和6%."""

import re
from dataclasses import dataclass, replace

from targetbook.intake.prose.carrying import NumberContext, Subject, datings_run, places_run, subject_run
from targetbook.intake.prose.items import Parsed, ParsedClause
from targetbook.intake.prose.timing import Timed
from targetbook.intake.prose.words.periods import Dating
from targetbook.intake.prose.words.places import Place
from targetbook.intake.wording.quantity import Quantity

RESPECTIVELY = re.compile("分别|依次")
LISTED = re.compile("^(?:以上|左右|,)?(?:[、和与及,]+|以及)(?:同比)?(?:增长|下降|减少|上升|回落)?(?:达|为)?$")


@dataclass(frozen=True)
class Dealt:
    """What one number of a list is of: the indicator, the area or the time that is its own."""

    subject: Subject | None = None
    place: Place | None = None
    dating: Dating | None = None
    doubt: str = ""

    def over(
        self, subject: Subject, places: tuple[Place, ...], timed: Timed
    ) -> tuple[Subject, tuple[Place, ...], Timed]:
        """Put what is its own over what holds for all."""
        subject = replace(subject, doubt=self.doubt) if self.doubt else self.subject or subject
        timed = replace(timed, stretch=self.dating.stretch, dating=self.dating, doubt="") if self.dating else timed
        return subject, (self.place,) if self.place else places, timed


def deal(parsed: Parsed, clause: ParsedClause, carried: NumberContext) -> dict[int, Dealt]:
    """Deal the listed things out to the numbers of a clause, by the number's place among them."""
    numbers = _listed_numbers(parsed, clause)
    if len(numbers) < 2:
        return {}
    start = clause.quantities[numbers[0]].start
    word = RESPECTIVELY.search(parsed.plain, clause.start, start)
    edge = word.start() if word else start
    last = clause.quantities[numbers[-1]].end
    behind = [each for each in parsed.mentions_in(last, clause.end) if each.start - last <= 1]
    shared = Subject((behind[0],)) if behind else None
    subject = subject_run(parsed, clause.start, edge) or shared or carried.subject or Subject()
    places = places_run(parsed, clause.start, edge) or carried.places
    datings = datings_run(parsed, clause.start, edge) or carried.datings
    subjects = subject.mentions if not subject.doubt else ()
    lists = [each for each in (subjects, places, datings) if len(each) == len(numbers)]
    if len(lists) != 1:
        doubt = "分别: which number is whose?" if word or len(lists) > 1 else ""
        return {place: Dealt(doubt=doubt) for place in numbers} if doubt else {}
    return {
        place: replace(_own(lists[0][number]), subject=_own(lists[0][number]).subject or shared)
        for number, place in enumerate(numbers)
    }


def _own(each: object) -> Dealt:
    if isinstance(each, Place):
        return Dealt(place=each)
    if isinstance(each, Dating):
        return Dealt(dating=each)
    return Dealt(subject=Subject((each,)))  # type: ignore[arg-type]


def _listed_numbers(parsed: Parsed, clause: ParsedClause) -> list[int]:
    """Give the places of the numbers that stand in one list, or all behind 分别 that are of one kind."""
    word = RESPECTIVELY.search(parsed.plain, clause.start, clause.end)
    behind = [place for place, each in enumerate(clause.quantities) if not word or each.start > word.start()]
    run: list[int] = []
    for place in behind:
        quantity = clause.quantities[place]
        if not run:
            run = [place]
            continue
        between = parsed.plain[clause.quantities[run[-1]].end : quantity.start]
        if _alike(quantity, clause.quantities[run[0]]) and LISTED.match(between):
            run.append(place)
        elif len(run) < 2 and not word:
            run = [place]
        else:
            break
    return run


def _alike(quantity: Quantity, other: Quantity) -> bool:
    return quantity.unit.kind == other.unit.kind
