"""A sentence in, the figures it tells out, with what it leaves to the next one."""

import re
from dataclasses import dataclass, field, replace

from targetbook.intake.prose.carrying import FOREIGN, NumberContext, Subject, is_cause, places_run, subject_run
from targetbook.intake.prose.dealing import RESPECTIVELY, Dealt, deal
from targetbook.intake.prose.doubts import of_each, of_itself, whose
from targetbook.intake.prose.items import Parsed, ParsedClause, residue
from targetbook.intake.prose.lead import NumberWords, with_time
from targetbook.intake.prose.numbers import Book, Number, write_readings
from targetbook.intake.prose.occasion import Outlook
from targetbook.intake.prose.rows import FigureReading, OmissionReason, Unused
from targetbook.intake.prose.section import TextSection
from targetbook.intake.prose.tenses import NumberTense, forecast_before, tense_of_number
from targetbook.intake.prose.timing import Timed, mark_aside, plan_of, time_at, time_in_passing
from targetbook.intake.prose.words.indicators import Mention
from targetbook.intake.prose.words.measures import SOME_YEARS_MEAN, UP_TO, Measured, is_from, measure_of
from targetbook.intake.prose.words.places import AreasAround, Place

INVESTED = re.compile(
    "^[、,]?(?:累计|实际|已)?(?:计划|协议|涉及|完成)?总?投资(?:总额|额|规模)?(?:合计|共|达到?|超过?|约|近|为|逾)*$"
)
MEAN = SOME_YEARS_MEAN
JOINED = re.compile("^[、和及与以(]*$")
REVISED_AFTER = re.compile("^,?(?:调整|修订|修正|核定)[为到至]")
UP_TO_LATER = re.compile("[到至为]")
RESTATED = re.compile("^[^()]*(?:实际|名义|扣除|可比|剔除|同口径)[^()]*$")
ORDER = re.compile("第")


@dataclass
class ReadingSheet:
    """What has been read of a text so far."""

    readings: list[FigureReading] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)

    def put(self, entry: FigureReading | Unused) -> None:
        """Add a row, or a number that is in none."""
        if isinstance(entry, FigureReading):
            self.readings.append(entry)
        else:
            self.unused.append(entry)


@dataclass(frozen=True)
class SentenceReader:
    """Reads the sentences of one text."""

    book: Book
    places: AreasAround
    home: Place
    home_doubt: str = ""

    def read(self, parsed: Parsed, carried: NumberContext, section: TextSection, sheet: ReadingSheet) -> NumberContext:
        """Read a sentence onto a sheet; give what it leaves to the next one."""
        for clause in parsed.clauses:
            carried = self._read_clause(parsed, clause, carried, section, sheet)
        return carried

    def _read_clause(
        self, parsed: Parsed, clause: ParsedClause, carried: NumberContext, section: TextSection, sheet: ReadingSheet
    ) -> NumberContext:
        edge = clause.start
        dealt = deal(parsed, clause, carried)
        for number, quantity in enumerate(clause.quantities):
            later = clause.quantities[number + 1 :]
            lead = NumberWords(parsed, edge, quantity, later[0].start if later else clause.end)
            carried, entries = self._read_number(lead, clause, carried, section, dealt.get(number))
            _put(entries, clause, sheet)
            edge = lead.resumes_at
        return _leave_clause(parsed, clause, edge, carried)

    def _read_number(
        self, lead: NumberWords, clause: ParsedClause, carried: NumberContext, section: TextSection, dealt: Dealt | None
    ) -> tuple[NumberContext, list[FigureReading | Unused]]:
        carried = mark_aside(lead, carried, lead.carry(carried), section)
        goes_on = _goes_on(lead, carried) or (lead.start > clause.start and UP_TO.search(lead.before))
        before = carried.measured if goes_on or dealt else None
        measured = measure_of(lead.quantity, lead.before, lead.after, before)
        if measured.measure == "growth_rank" or measured.measure == "rank":
            measured = _rank(lead, carried, measured)
        onward = replace(carried, measured=measured) if measured.measure in MEASURES else carried
        clause_text = lead.parsed.text[clause.start : clause.end]
        number = self._number(lead, clause_text, carried, section, measured, dealt)
        span = (lead.quantity.start, lead.quantity.end)
        outlook = Outlook.BACK if carried.is_past and section.outlook is Outlook.BOTH else section.outlook
        tense = _tense(number, lead, replace(section, outlook=outlook))
        if reason := _excluded(number, lead, self.home) or UNTIMELY.get(tense):
            return onward, [Unused(span, reason)]
        onward = replace(onward, is_past=onward.is_past or tense is NumberTense.RESULT)
        if tense in QUESTIONS:
            number = replace(number, doubts=(*number.doubts, QUESTIONS[tense]))
        entries = write_readings(number, lead.parsed, clause_text, self.book, section)
        is_unfit = all(isinstance(entry, Unused) for entry in entries) and number.subject == carried.subject
        # What follows an amount of something else, such as what was invested in projects, is told of that.
        return replace(onward, subject=FOREIGN) if is_unfit else onward, entries

    def _subject(self, lead: NumberWords, carried: NumberContext, measured: Measured) -> Subject:
        """Give what a number is of: what is named, its investment, or the economy where nothing is."""
        subject = carried.subject
        if subject and INVESTED.search(lead.before) and lead.quantity.unit.kind in ("money", "sum"):
            return _invested(subject, self.book) or FOREIGN
        if subject is None and measured.measure in ("growth", "average_growth"):
            return ECONOMY
        return subject or FOREIGN

    def _number(
        self,
        lead: NumberWords,
        clause: str,
        carried: NumberContext,
        section: TextSection,
        measured: Measured,
        dealt: Dealt | None,
    ) -> Number:
        timed = time_at(carried, section)
        timed = time_in_passing(lead.passing_time, timed, section) if lead.passing_time else timed
        if measured.measure == "average_growth" and not MEAN.search(clause):
            timed = plan_of(lead.parsed, timed, carried)
        places = lead.places(carried) or (self.home,)
        subject = self._subject(lead, carried, measured)
        if dealt:
            subject, places, timed = dealt.over(subject, places, timed)
        mean = (
            "an average of two or three years" if measured.measure == "average_growth" and MEAN.search(clause) else ""
        )
        doubts = (
            mean,
            whose(lead, carried, subject, self.home, self.home_doubt),
            of_each(lead, len(subject.mentions), len(places)),
            of_itself(lead, places),
        )
        forecast = forecast_before(lead.parsed, lead.quantity.start, section.clock.published)
        is_later = forecast >= 0 and bool(lead.parsed.quantities_in(forecast, lead.start))
        doubt = "an estimate as well, as the number before it?" if is_later else ""
        return Number(
            lead.quantity, lead.before, lead.after, subject, places, timed, measured, (*doubts, doubt), forecast >= 0
        )


UNTIMELY = {NumberTense.TARGET: OmissionReason.TARGET, NumberTense.OPEN: OmissionReason.OPEN}
QUESTIONS = {
    NumberTense.LIKELY_RESULT: "a result or a target?",
    NumberTense.RUNNING: "a result or a target? the period was not over",
}
MEASURES = ("level", "growth", "average_growth", "share", "share_of_city")


ECONOMY = Subject((Mention(0, 0, "经济", ("gdp",)),), "which indicator? none is named; the economy as a whole?")


def _invested(subject: Subject, book: Book) -> Subject | None:
    """Give the investment in the projects just counted, where the catalogue has it."""
    if all(each.endswith("_investment") for mention in subject.mentions for each in mention.indicators):
        return replace(subject, doubt=subject.doubt or "the whole of it, or of a part?")
    partners = {each: f"{each}_investment" for mention in subject.mentions for each in mention.indicators}
    invested = [partner for partner in partners.values() if partner in book.names.units]
    return Subject((Mention(0, 0, "总投资", tuple(invested)),)) if invested else None


def _put(entries: list[FigureReading | Unused], clause: ParsedClause, sheet: ReadingSheet) -> None:
    """Put rows on the sheet; of two unlike figures for one thing in a clause the first may be what was planned."""
    for entry in entries:
        if isinstance(entry, FigureReading):
            entry = _beside_a_plan(entry, clause, sheet)
        sheet.put(entry)


def _beside_a_plan(reading: FigureReading, clause: ParsedClause, sheet: ReadingSheet) -> FigureReading:
    before = sheet.readings[-1] if sheet.readings else None
    is_pair = before and before.key == reading.key and before.value != reading.value and before.clause == reading.clause
    if not before or not is_pair or "growth" not in reading.measure or RESPECTIVELY.search(reading.clause):
        return reading
    sheet.readings.pop()
    sheet.put(Unused(before.number, OmissionReason.OPEN))
    return reading.ask(f"is {before.value} beside it what was planned?")


def _goes_on(lead: NumberWords, carried: NumberContext) -> bool:
    """Whether a number is measured like the one before it: by a joint alone, or for another area: 而临江区为9.1%."""
    if JOINED.match(lead.before):
        return True
    falls = bool(carried.measured and carried.measured.negative)
    bare = lead.parsed.bare(lead.start, lead.quantity.start)
    return bare != lead.before and not falls and not residue(bare)


def _leave_clause(parsed: Parsed, clause: ParsedClause, edge: int, carried: NumberContext) -> NumberContext:
    """Carry on what the words behind the last number of a clause name."""
    at = places_run(parsed, edge, clause.end)
    run = subject_run(parsed, edge, clause.end)
    around = residue(parsed.bare(clause.start, clause.end)) and not run and not clause.quantities
    names = "、".join(place.name for place in at)
    doubt = f"of {names} or of another area? it is named in another clause" if around else ""
    carried = replace(carried, places=at, place_doubt=doubt) if at else carried
    carried = with_time(parsed, edge, clause.end, carried)
    if clause.quantities:
        return carried
    if run and not run.is_foreign and run.mentions and not is_cause(parsed, run.mentions[-1].end, clause.end):
        return replace(carried, subject=run, measured=None)
    if carried.subject and carried.subject.mentions and residue(parsed.bare(clause.start, clause.end)):
        doubtful = replace(carried.subject, doubt="of which indicator? other things are named in between")
        return replace(carried, subject=doubtful)
    return carried


def _rank(lead: NumberWords, carried: NumberContext, measured: Measured) -> Measured:
    """Tell a place by growth from a place by size, by the figure told before it where no word says."""
    if measured.measure == "growth_rank" or "总量" in lead.before or "规模" in lead.before:
        return measured
    if carried.measured and carried.measured.measure == "growth":
        return Measured("growth_rank", doubt="a place by growth, or by size?")
    return Measured("rank")


def _excluded(number: Number, lead: NumberWords, home: Place) -> OmissionReason | None:
    """Say why a number is no figure of the record, None if it may be one."""
    measured = number.measured
    if number.subject.is_foreign or not number.subject.mentions:
        return OmissionReason.NO_INDICATOR
    if measured.reason:
        return OmissionReason(measured.reason)
    if lead.trailing and lead.quantity.unit.kind == "percent" and measured.doubt:
        return OmissionReason.COMPARED
    if _is_over_years(number, lead):
        return OmissionReason.COMPARED
    if number.quantity.size_class and re.match("[一-龥]", number.after) and not number.after.startswith("以"):
        return OmissionReason.VAGUE
    if number.quantity.comparator and number.quantity.measure != "rank":
        return OmissionReason.VAGUE
    if number.quantity.value is None or number.quantity.upper is not None:
        return OmissionReason.VAGUE
    if "rank" in measured.measure and not _is_among_peers(lead, home):
        return OmissionReason.COMPARED
    if REVISED_AFTER.match(lead.parsed.plain[lead.quantity.end :]):
        return OmissionReason.REVISED
    if _is_aside(lead, number):
        return OmissionReason.ASIDE
    dating = number.timed.dating
    bare = lead.parsed.bare(lead.start, lead.quantity.start)
    if is_from(bare) and (dating is None or dating.stretch.is_plan or not UP_TO_LATER.search(lead.parsed.plain)):
        return OmissionReason.CHANGE
    return None


def _is_aside(lead: NumberWords, number: Number) -> bool:
    """Whether a number only restates, in brackets, the one before it: 名义增长9%(实际增长8%)."""
    inside = lead.parsed.plain[: lead.quantity.start].rpartition("(")[2]
    return bool(
        RESTATED.search(inside) and "(" in lead.before and not lead.parsed.mentions_in(lead.start, lead.quantity.start)
    )


def _is_over_years(number: Number, lead: NumberWords) -> bool:
    """Whether a growth is told over several years: 比2020年增长三成."""
    stretch = number.timed.stretch
    start = max(lead.parsed.plain.rfind(stop, 0, lead.quantity.start) for stop in ",;")
    years = [
        each.stretch.year
        for each in lead.parsed.datings_in(max(start, 0), lead.quantity.start)
        if each.compared and each.explicit and not lead.parsed.plain[: each.start].endswith("按")
    ]
    return bool(years and number.measured.measure == "growth" and stretch and years[-1] < stretch.year - 1)


def _is_among_peers(lead: NumberWords, home: Place) -> bool:
    """Whether a place is one among the parts of the same city or province, and an exact one."""
    around = lead.parsed.plain[max(0, lead.quantity.start - 12) : lead.quantity.start]
    scope = {"district": "市", "city": "省", "province": "国"}.get(home.level, "-")
    exact = ORDER.match(lead.parsed.plain[lead.quantity.start :])
    return bool(exact and re.search(f"{scope}(?:各?[区市])?(?:总量|增速|中)?$|{scope}[^,;]{{0,4}}$", around))


def _tense(number: Number, lead: NumberWords, section: TextSection) -> NumberTense:
    quantity = number.quantity
    clock = section.clock
    return tense_of_number(
        lead.parsed.plain,
        quantity.start,
        quantity.end,
        _past_from(number.timed, section),
        section.outlook,
        number.timed.end,
        clock.published,
        bool(number.timed.stretch and clock.is_running(number.timed.stretch)),
    )


def _past_from(timed: Timed, section: TextSection) -> int:
    """Give where the sentence names a time gone by, -1 where it does not."""
    dating = timed.dating
    if dating and dating.stretch.since:
        return dating.start
    if dating is None or not dating.stretch.year or (timed.stretch and not timed.stretch.year):
        return -1
    if not dating.explicit and dating.stretch.is_whole_year:
        return -1
    if not dating.explicit and section.outlook is Outlook.AHEAD:
        return -1
    end = timed.end
    published = section.clock.published
    return dating.start if end and (published is None or end <= published) else -1
