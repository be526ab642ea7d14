"""What one number leaves to the next: whose, of what, when, and how it was measured."""

import re
from dataclasses import dataclass, replace

from targetbook.intake.prose.items import Parsed, may_begin_after, nouns, residue, words_around
from targetbook.intake.prose.words.indicators import Mention
from targetbook.intake.prose.words.measures import SHARE, Measured
from targetbook.intake.prose.words.periods import Dating, TimeStretch
from targetbook.intake.prose.words.places import Naming, Place

JOINT = re.compile(r"^[\s(]*(?:、|和|及|与|以及|/|,)?[\s)]*$")
# What stands behind a name and before its number: how it is compared, or how it went.
COMPARING = re.compile("(?:(?<![可同环对占])比(?!重|例|价)|较(?!快|大|好|高)|高于|低于|快于|慢于|好于|优于)[^,;]*$")
NARROWING = re.compile("[业品额值人家目税费资入产房户车类型化术民私外农支]")
LONGEST_MANNER = 6
CAUSE = re.compile("带动|推动|拉动|支撑|影响|作用|驱动")
WHOLE = re.compile("^(?:全|我|本|该)")
LISTED = re.compile("、[^、,;]*$|[和与及][^、,;]*$")


@dataclass(frozen=True)
class Subject:
    """What numbers are of: names that stand together, or nothing the catalogue holds; `doubt` says what is unsure."""

    mentions: tuple[Mention, ...] = ()
    doubt: str = ""

    @property
    def is_foreign(self) -> bool:
        """Whether something is named that the catalogue does not hold."""
        return not self.is_weak and (not self.mentions or not all(each.indicators for each in self.mentions))

    @property
    def is_weak(self) -> bool:
        """Whether nothing is named, but words stand there that a person should look at."""
        return bool(not self.mentions and self.doubt)


FOREIGN = Subject()


@dataclass(frozen=True)
class NumberContext:
    """What holds for the next number unless it is said anew."""

    subject: Subject | None = None
    places: tuple[Place, ...] = ()
    place_doubt: str = ""
    dating: Dating | None = None
    stretch: TimeStretch | None = None
    stretch_doubt: str = ""
    plan: TimeStretch | None = None
    is_plan_of_sentence: bool = False
    datings: tuple[Dating, ...] = ()
    measured: Measured | None = None
    year: int = 0
    is_past: bool = False
    before_aside: "NumberContext | None" = None

    def after_aside(self) -> "NumberContext":
        """Give what holds again once another thing is named behind an earlier time: 去年为5.1%."""
        main = self.before_aside
        if main is None:
            return self
        times = replace(self, dating=main.dating, datings=main.datings, stretch=main.stretch, year=main.year)
        return replace(times, before_aside=None)

    def into_sentence(self, same_paragraph: bool, home: Place) -> "NumberContext":
        """Give what holds in the next sentence: its subject must be said again, its area unless it is the text's."""
        abroad = same_paragraph and self.places and self.places != (home,)
        doubt = f"of {'、'.join(place.name for place in self.places)} or of {home.name}?" if abroad else ""
        subject = (
            replace(self.subject, doubt=self.subject.doubt or "which indicator? none is named in this sentence")
            if self.subject and self.subject.mentions
            else self.subject
        )
        return replace(
            self,
            subject=subject,
            places=self.places if abroad else (),
            place_doubt=doubt,
            dating=None,
            plan=self.plan if same_paragraph else None,
            is_plan_of_sentence=False,
            datings=(),
            measured=None,
            stretch=self.after_aside().stretch if same_paragraph else None,
            year=self.after_aside().year,
            before_aside=None,
            is_past=self.is_past and same_paragraph,
        )


def subject_before(parsed: Parsed, start: int, end: int) -> Subject | None:
    """Give what is named right before a place: FOREIGN for what is not in the catalogue, None where nothing is."""
    last = _before_share(parsed, start, end)
    run = subject_run(parsed, start, last)
    if run is None:
        rest = residue(COMPARING.sub("", parsed.bare(start, last)))
        return _narrowed((), rest, parsed.bare(start, last)) if rest else None
    if run.is_foreign:
        return FOREIGN
    if is_cause(parsed, run.mentions[-1].end, last):
        return Subject((), f"is {run.mentions[-1].name} what grew, or only why?")
    rest = residue(COMPARING.sub("", parsed.bare(run.mentions[-1].end, last)))
    if not rest:
        return run
    narrowed = _narrowed(run.mentions, rest, parsed.bare(run.mentions[-1].end, last))
    return replace(narrowed, doubt=run.doubt or narrowed.doubt)


def is_cause(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the words behind a name make it the reason of something else: 项目带动下增长5%."""
    return bool(CAUSE.search(parsed.bare(start, end)))


def _narrowed(mentions: tuple[Mention, ...], rest: str, words: str) -> Subject:
    """Take words beside a name for how it went if they are few and end like no noun; a person is asked."""
    is_noun = len(rest) > LONGEST_MANNER or NARROWING.search(nouns(COMPARING.sub("", words)))
    return FOREIGN if is_noun else Subject(mentions, f"does {words_around(words, rest)} make it another thing?")


def subject_run(parsed: Parsed, start: int, end: int) -> Subject | None:
    """Give the names that stand together last between two places, FOREIGN where they are narrowed by other words."""
    mentions = parsed.mentions_in(start, end)
    if not mentions:
        return None
    run = [mentions[-1]]
    for each in reversed(mentions[:-1]):
        if not JOINT.match(parsed.bare(each.end, run[0].start)):
            break
        run.insert(0, each)
    before = parsed.bare(mentions[-len(run) - 1].end if len(mentions) > len(run) else start, run[0].start)
    if not may_begin_after(before):
        return _narrowed(tuple(run), residue(before), before)
    distinct = {each.indicators: each for each in run}
    return Subject(tuple(distinct.values()))


def _before_share(parsed: Parsed, start: int, end: int) -> int:
    """Give where the words of a share begin, whose whole is named like an indicator: 占地区生产总值比重."""
    match = SHARE.search(parsed.plain[start:end])
    return start + match.start() if match else end


def places_run(parsed: Parsed, start: int, end: int) -> tuple[Place, ...]:
    """Give the areas that stand together last between two places, those of comparisons apart."""
    namings = [each for each in parsed.namings_in(start, end) if not each.beside]
    if not namings:
        return ()
    run = [namings[-1]]
    for each in reversed(namings[:-1]):
        between = parsed.plain[each.end : run[0].start]
        if not between.strip("的"):
            run[0] = _narrower(parsed, each, run[0])
        elif JOINT.match(between) and "," not in between:
            run.insert(0, each)
        else:
            break
    return tuple(dict.fromkeys(each.place for each in run))


def _narrower(parsed: Parsed, first: Naming, second: Naming) -> Naming:
    """Of two areas side by side take the inner one: 云泽市临江区; 全市 after a name repeats it."""
    return first if WHOLE.match(parsed.plain[second.start : second.end]) else second


def datings_run(parsed: Parsed, start: int, end: int) -> tuple[Dating, ...]:
    """Give the times that stand together last between two places, those of comparisons and of one number apart."""
    datings = [each for each in parsed.datings_in(start, end) if not (each.compared or each.passing)]
    if not datings:
        return ()
    run = [datings[-1]]
    for each in reversed(datings[:-1]):
        between = parsed.plain[each.end : run[0].start]
        if not between or not JOINT.match(between) or "," in between:
            break
        run.insert(0, each)
    return tuple(run)
