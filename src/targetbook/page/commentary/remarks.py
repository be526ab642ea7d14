"""What is true of one district only: its remarks on a theme, with figures cited by key and taken from the record."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from targetbook.judgement.deeds import Milestone, milestones_of
from targetbook.judgement.evidence import Archive, Evidence
from targetbook.judgement.means.levels import HUNDRED
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import NumericTarget, Target, read_targets
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.commentary.citation_keys import AbsentKey, FigureKey, GrownKey, Key, NotAKey, TargetKey, parse_key
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import doubt
from targetbook.page.voice.glossary import glossary_marked
from targetbook.record.asking.questions import FILE
from targetbook.record.dates import last_day
from targetbook.record.folder import did_you_mean
from targetbook.record.reading import Record, read_record
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import MilestoneState

BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True)
class Bare:
    """A target cited for its number alone."""

    target: NumericTarget


@dataclass(frozen=True)
class Grown:
    """A published level and the target by whose rate it is grown."""

    level: Evidence
    rate: NumericTarget


@dataclass(frozen=True)
class Absence:
    """What a remark supposes to be missing, and is."""


Citation = Evidence | NumericTarget | Milestone | Bare | Grown | Absence


class UnknownKey(LookupError):
    """A key in a commentary that names nothing in the record; the message says where, and what was probably meant."""


@dataclass(frozen=True)
class Lookup:
    """A record asked by key, for an area's commentary."""

    record: Record
    area: str
    rules: Rules

    @cached_property
    def archive(self) -> Archive:
        """The observations, ready to be asked."""
        return Archive(self.record, self.rules)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """The area's targets by name."""
        return {target.name: target for target in read_targets(self.record, self.area)}

    def find(self, key: Key) -> Citation | None:
        """Give what a key names: evidence, a target with a number, a deed's last milestone; None if not there."""
        if isinstance(key, FigureKey):
            return self._evidence(key)
        if isinstance(key, AbsentKey):
            return None if self.holds(key.of) else Absence()
        if isinstance(key, GrownKey):
            level = self._evidence(key.level)
            rate = self.find(key.rate)
            return Grown(level, rate) if level and isinstance(rate, NumericTarget) else None

        target = self.targets.get(key.target)
        if target is not None and key.milestone:
            return next(reversed(milestones_of(target, self.archive)), None)
        if not isinstance(target, NumericTarget):
            return None

        return Bare(target) if key.bare else target

    def holds(self, key: FigureKey | TargetKey) -> bool:
        """Whether the record holds a figure, or a report that a deed is done."""
        if isinstance(key, FigureKey):
            return self._evidence(key) is not None
        target = self.targets.get(key.target)
        reports = milestones_of(target, self.archive) if target else []
        return any(report.state == MilestoneState.DONE for report in reports)

    def names(self, key: FigureKey | TargetKey) -> bool:
        """Whether the record could hold it: it knows the indicator, or the target."""
        if isinstance(key, TargetKey):
            return key.target in self.targets
        return self.archive.indicator(key.series.area or self.area, key.series.indicator) is not None

    def keys(self) -> list[str]:
        """List every key that would be found, as a commentary of the area writes it."""
        rows = self.record.table("observations")[["indicator", "measure", "period", "area"]]
        series = (SeriesKey(*map(str, row)) for row in rows.itertuples(index=False))
        deeds = self.record.table("milestones").loc[self.record.table("milestones")["area"] == self.area, "target"]
        figures = dict.fromkeys(str(replace(key, area="") if key.area == self.area else key) for key in series)

        return [*figures, *(f"target:{name}" for name in self.targets), *(f"milestone:{name}" for name in deeds)]

    def _evidence(self, key: FigureKey) -> Evidence | None:
        rows = self.archive.series(key.series.area or self.area, key.series.indicator, key.series.measure)
        rows = [row for row in rows if row.period.text == key.series.period]
        if key.vintage and rows:
            dated = {last_day(row.released) for row in rows if row.released}
            day = (min if key.vintage == "first" else max)(dated, default=None)
            rows = [row for row in rows if day is None or (row.released and last_day(row.released) == day)]

        return self.archive.best(rows)


def commentary(chapter: Chapter) -> Text:
    """Give the area's remarks on the chapter's theme; '' where there are none."""
    path = _remarks(chapter.theme, chapter)
    if not path.is_file():
        return Text()
    return Text(glossary_marked(resolve(path, chapter), chapter.lang))


def cited_areas(chapter: Chapter) -> set[str]:
    """Name the areas whose figures the edition's remarks cite, whatever the chapter."""
    names = sorted(path.stem for path in (chapter.data.parent / "chapters").glob("*.ipynb"))
    paths = [path for name in names if (path := _remarks(name, chapter)).is_file()]
    keys = [key for path in paths for key in _keys(path, path.read_text(encoding="utf-8"))]
    return {key.series.area for key in keys if isinstance(key, FigureKey)} - {""}


def _remarks(theme: str, chapter: Chapter) -> Path:
    """Say where the area's remarks on a theme are, in the chapter's language, whether or not there are any."""
    suffix = ".zh.md" if chapter.lang == "zh" else ".md"
    place = f"{chapter.area.area}/commentary/{theme}{suffix}"
    chapter.record.reads.note(FILE, path=place)
    return chapter.data / place


def resolve(path: Path, chapter: Chapter) -> Html:
    """Fill a commentary's keys; a paragraph with a figure not yet known on the chapter's day is left out."""
    now = Lookup(chapter.record, chapter.area.area, chapter.rules)
    text = path.read_text(encoding="utf-8")
    citations = {key: now.find(key) for key in _keys(path, text)}

    if unknown := [key for key, citation in citations.items() if citation is None]:
        whole = read_record(chapter.data, chapter.record.reads)
        _require(unknown, path, text, Lookup(whole, chapter.area.area, chapter.rules))
    paragraphs = (_fill(part, citations, chapter) for part in re.split(r"\n\s*\n", text.strip()))

    return Html("\n\n").join(part for part in paragraphs if part is not None)


def _fill(paragraph: str, citations: dict[Key, Citation | None], chapter: Chapter) -> Html | None:
    """Write a paragraph with its figures and without HTML of its own; None where one of them is not as supposed."""
    if any(citations[parse_key(match[1])] is None for match in BRACES.finditer(paragraph)):
        return None
    safe = paragraph.replace("&", "&amp;").replace("<", "&lt;").replace("![", "&#33;[")  # a picture is fetched
    return Html(BRACES.sub(lambda match: _citation_text(citations[parse_key(match[1])], chapter), safe))


def _citation_text(citation: Citation | None, chapter: Chapter) -> Html:
    if isinstance(citation, Absence):
        return Html()
    if isinstance(citation, Evidence):
        return chapter.figures.row(citation.best)
    if isinstance(citation, NumericTarget):
        return chapter.figures.target(citation)
    if isinstance(citation, Bare):
        bare = numbers.bare_of_target(citation.target, chapter.words)
        return chapter.figures.target(citation.target, bare)
    if isinstance(citation, Grown):
        return _grown(citation, chapter)

    assert citation is not None

    return chapter.figures.milestone(citation, chapter.say_date(citation.occurred))


def _grown(citation: Grown, chapter: Chapter) -> Html:
    """Write a level grown by a rate, to one decimal; its parts are said with it."""
    level = citation.level.best
    rate = citation.rate.value
    grown = round(level.value * (HUNDRED + rate) / HUNDRED, 1)
    text = numbers.value(grown, level.unit, chapter.words)
    return chapter.figures.derived(text, f"{level.value} × (1 + {rate}%)") + doubt(level, chapter.words)


def _keys(path: Path, text: str) -> dict[Key, None]:
    """Read every key of a text; a brace that is none stops with its file and line."""
    keys: dict[Key, None] = {}
    for match in BRACES.finditer(text):
        try:
            keys[parse_key(match[1] or "")] = None
        except NotAKey as wrong:
            raise UnknownKey(f"{_place(path, text, match.start())}: {wrong}") from None

    return keys


def unresolved(text: str, whole: Lookup) -> str:
    """Say what is wrong with the words between two braces; '' where the record holds what they name."""
    try:
        key = parse_key(text)
    except NotAKey as wrong:
        return str(wrong)

    if isinstance(key, AbsentKey):
        return _as_supposed(key, whole)
    if whole.find(key) is not None:
        return ""

    return f"nothing in the record for {{{key.text}}}{did_you_mean(key.text, whole.keys())}"


def _as_supposed(key: AbsentKey, whole: Lookup) -> str:
    """Say that something supposed to be missing is there, or could never be; '' where it is missing."""
    supposed = key.text.partition(":")[2]
    if whole.holds(key.of):
        return f"{{{key.text}}}: the record holds {supposed} now; expected a sentence that does not suppose it missing"
    if whole.names(key.of):
        return ""
    return f"{{{key.text}}}: the record could not hold {supposed}; expected an indicator or a target that it knows"


def _require(keys: list[Key], path: Path, text: str, whole: Lookup) -> None:
    """Stop at a key that not even the full record holds."""
    for key in keys:
        if wrong := unresolved(key.text, whole):
            raise UnknownKey(f"{_place(path, text, text.index(f'{{{key.text}}}'))}: {wrong}")


def _place(path: Path, text: str, start: int) -> str:
    line = text.count("\n", 0, start) + 1
    return f"{path.parent.parent.name}/{path.parent.name}/{path.name}:{line}"
