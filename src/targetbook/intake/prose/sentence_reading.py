"""A sentence in, the figures it tells out, with what it leaves to the next one."""

import re
from dataclasses import dataclass, field, replace

from targetbook.intake.prose.carrying import FOREIGN, Carried, places_run, subject_run
from targetbook.intake.prose.dealing import Dealt, deal
from targetbook.intake.prose.items import Clause, Parsed, residue
from targetbook.intake.prose.lead import Lead, with_time
from targetbook.intake.prose.measures import Measured, is_from, measure_of
from targetbook.intake.prose.numbers import Book, Number, write_readings
from targetbook.intake.prose.occasion import Outlook
from targetbook.intake.prose.places import Place, Places
from targetbook.intake.prose.rows import Reading, Reason, Unused
from targetbook.intake.prose.section import Section
from targetbook.intake.prose.tenses import Tense, tense_at
from targetbook.intake.prose.timing import Timed, plan_of, time_at

JOINED = re.compile("^[、和及与以(]*$")
REVISED_AFTER = re.compile("^,?(?:调整|修订|修正|核定)[为到至]")
ALL_OF_THEM = re.compile("均|都|各|双双|同步|分别")
BETWEEN_LINES = re.compile("增速|增幅")
ORDER = re.compile("第")


@dataclass
class Sheet:
    """What has been read of a text so far."""

    readings: list[Reading] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)

    def put(self, entry: Reading | Unused) -> None:
        """Add a row, or a number that is in none."""
        if isinstance(entry, Reading):
            self.readings.append(entry)
        else:
            self.unused.append(entry)


@dataclass(frozen=True)
class SentenceReader:
    """Reads the sentences of one text."""

    book: Book
    places: Places
    home: Place

    def read(self, parsed: Parsed, carried: Carried, section: Section, sheet: Sheet) -> Carried:
        """Read a sentence onto a sheet; give what it leaves to the next one."""
        for clause in parsed.clauses:
            carried = self._read_clause(parsed, clause, carried, section, sheet)
        return carried

    def _read_clause(self, parsed: Parsed, clause: Clause, carried: Carried, section: Section, sheet: Sheet) -> Carried:
        edge = clause.start
        dealt = deal(parsed, clause, carried)
        for number, quantity in enumerate(clause.quantities):
            later = clause.quantities[number + 1 :]
            lead = Lead(parsed, edge, quantity, later[0].start if later else clause.end)
            carried, entries = self._read_number(lead, clause, carried, section, dealt.get(number))
            for entry in entries:
                sheet.put(entry)
            edge = lead.resumes_at
        return _leave_clause(parsed, clause, edge, carried)

    def _read_number(
        self, lead: Lead, clause: Clause, carried: Carried, section: Section, dealt: Dealt | None
    ) -> tuple[Carried, list[Reading | Unused]]:
        carried = lead.carry(carried)
        before = carried.measured if JOINED.match(lead.before) or dealt else None
        measured = measure_of(lead.quantity, lead.before, lead.after, before)
        if measured.measure == "growth_rank" or measured.measure == "rank":
            measured = _rank(lead, carried, measured)
        left_with = replace(carried, measured=measured) if measured.measure in MEASURES else carried
        number = self._number(lead, carried, section, measured, dealt)
        span = (lead.quantity.start, lead.quantity.end)
        if reason := _excluded(number, lead, self.home) or _untimely(number, lead, section):
            return left_with, [Unused(span, reason)]
        clause_text = lead.parsed.text[clause.start : clause.end]
        return left_with, write_readings(number, lead.parsed, clause_text, self.book, section)

    def _number(
        self, lead: Lead, carried: Carried, section: Section, measured: Measured, dealt: Dealt | None
    ) -> Number:
        timed = time_at(carried, section)
        if measured.measure == "average_growth":
            timed = plan_of(lead.parsed, timed, carried)
        places = lead.places(carried) or (self.home,)
        subject = carried.subject or FOREIGN
        if dealt:
            subject, places, timed = dealt.over(subject, places, timed)
        doubts = (
            carried.place_doubt if not lead.set_against else "a figure told beside another's: whose?",
            _alike(lead, len(subject.mentions), len(places)),
        )
        return Number(lead.quantity, lead.before, lead.after, subject, places, timed, measured, doubts)


MEASURES = ("level", "growth", "average_growth")


def _leave_clause(parsed: Parsed, clause: Clause, edge: int, carried: Carried) -> Carried:
    """Carry on what the words behind the last number of a clause name."""
    at = places_run(parsed, edge, clause.end)
    carried = replace(carried, places=at, place_doubt="") if at else carried
    carried = with_time(parsed, edge, clause.end, carried)
    run = subject_run(parsed, edge, clause.end)
    if clause.quantities:
        return carried
    if run and not run.is_foreign:
        return replace(carried, subject=run, measured=None)
    if carried.subject and carried.subject.mentions and residue(parsed.bare(clause.start, clause.end)):
        doubtful = replace(carried.subject, doubt="of which indicator? other things are named in between")
        return replace(carried, subject=doubtful)
    return carried


def _alike(lead: Lead, subjects: int, places: int) -> str:
    """Ask whether one number holds for several things, unless a word says that it does."""
    if (subjects > 1 or places > 1) and not ALL_OF_THEM.search(lead.before):
        return "does it hold for each of them?"
    return ""


def _rank(lead: Lead, carried: Carried, measured: Measured) -> Measured:
    """Tell a place by growth from a place by size, by the figure told before it where no word says."""
    if measured.measure == "growth_rank" or "总量" in lead.before:
        return measured
    if carried.measured and carried.measured.measure == "growth":
        return Measured("growth_rank", doubt="a place by growth, or by size?")
    return Measured("rank")


def _excluded(number: Number, lead: Lead, home: Place) -> Reason | None:
    """Say why a number is no figure of the record, None if it may be one."""
    measured = number.measured
    if number.subject.is_foreign:
        return Reason.NO_INDICATOR
    if measured.reason:
        return Reason(measured.reason)
    if number.quantity.value is None or number.quantity.upper is not None:
        return Reason.VAGUE
    if "rank" in measured.measure and not _is_among_peers(lead, home):
        return Reason.COMPARED
    if REVISED_AFTER.match(lead.parsed.plain[lead.quantity.end :]):
        return Reason.REVISED
    if is_from(lead.before) and not number.timed.dating:
        return Reason.CHANGE
    return None


def _is_among_peers(lead: Lead, home: Place) -> bool:
    """Whether a place is one among the parts of the same city or province, and an exact one."""
    around = lead.parsed.plain[max(0, lead.quantity.start - 12) : lead.quantity.start]
    scope = {"district": "市", "city": "省", "province": "国"}.get(home.level, "-")
    exact = ORDER.match(lead.parsed.plain[lead.quantity.start :])
    return bool(exact and re.search(f"{scope}(?:各?[区市])?(?:总量|增速|中)?$|{scope}[^,;]{{0,4}}$", around))


def _untimely(number: Number, lead: Lead, section: Section) -> Reason | None:
    """Say that a number is a target, or may be one; None for a result."""
    quantity, clock = number.quantity, section.clock
    tense = tense_at(
        lead.parsed.plain,
        quantity.start,
        quantity.end,
        _past_from(number.timed, section),
        section.outlook,
        number.timed.end,
        clock.published,
    )
    if tense is Tense.LIKELY_RESULT:
        return None
    return {Tense.TARGET: Reason.TARGET, Tense.OPEN: Reason.OPEN}.get(tense)


def _past_from(timed: Timed, section: Section) -> int:
    """Give where the sentence names a time gone by, -1 where it does not."""
    dating = timed.dating
    if dating is None or not dating.stretch.year or (timed.stretch and not timed.stretch.year):
        return -1
    if not dating.explicit and dating.stretch.is_whole_year:
        return -1
    if not dating.explicit and section.outlook is Outlook.AHEAD:
        return -1
    end, published = timed.end, section.clock.published
    return dating.start if end and (published is None or end <= published) else -1
