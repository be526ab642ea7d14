"""An open chapter: the edition, the record as known on its day, and what every part of the page needs of both."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from targetbook.judgement.across.neighbours import circle, judge_all
from targetbook.judgement.days.replay import Replays
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import Rules, standard_rules
from targetbook.judgement.targets import NumericTarget, Target, read_targets
from targetbook.judgement.verdicts import Verdict, judge, judge_some
from targetbook.page.parameters import Parameters, read_parameters, require_theme
from targetbook.page.series_names import require_series
from targetbook.page.voice import numbers
from targetbook.page.voice.clauses import clause_text
from targetbook.page.voice.figures import BareFigures, Figures
from targetbook.page.voice.own_words import words_with_names
from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.words import Words
from targetbook.record.address import corrections_address
from targetbook.record.announcements import Announcement, announcement_of
from targetbook.record.asking.questions import FILE, PRESENCE, Reads
from targetbook.record.asof import as_of_day, known_on
from targetbook.record.contents import OTHER, listed_themes
from targetbook.record.dates import last_day
from targetbook.record.folder import Area, find_data, kin
from targetbook.record.reach import Reach, reach_of
from targetbook.record.reading import Record, read_record

READS = "TARGETBOOK_READS"  # names the file in which the press wants to find what a chapter asked of the record


@dataclass(frozen=True)
class Chapter:
    """One chapter of one edition; `theme` is its name, `data` the folder it was read from."""

    theme: str
    area: Area
    year: int
    day: date
    lang: str
    data: Path
    record: Record
    rules: Rules

    @cached_property
    def archive(self) -> Archive:
        """The observations, ready to be asked."""
        return Archive(self.record, self.rules)

    @cached_property
    def repository(self) -> str:
        """The address of the book's repository as `_config.yml` beside the data states it; '' where it states none."""
        return corrections_address(self.data.parent / "_config.yml")

    @cached_property
    def words(self) -> Words:
        """The words of the chapter's language, with those of areas' own units, bodies and themes."""
        return words_with_names(self.record, self.lang)

    @cached_property
    def figures(self) -> Figures:
        """The writer of figures with their sources."""
        return Figures(self.record, self.words)

    @cached_property
    def bare(self) -> "Chapter":
        """The same chapter, its sentences written without links, as escaped text."""
        return self._voiced(BareFigures(self.record, self.words))

    def linked_from(self, chapters: str) -> "Chapter":
        """Give the same chapter for a page that finds the book's chapters in that folder."""
        return self._voiced(Figures(self.record, self.words, chapters))

    def _voiced(self, voice: Figures) -> "Chapter":
        values = {field.name: getattr(self, field.name) for field in fields(Chapter)}
        return VoicedChapter(**values, origin=self, voice=voice)

    @cached_property
    def all_verdicts(self) -> list[Verdict]:
        """The verdicts on every target of the edition."""
        return judge(self.record, self.area.area, self.year, self.day, self.rules)

    @cached_property
    def area_targets(self) -> list[Target]:
        """The area's targets, of all years."""
        return read_targets(self.record, self.area.area)

    @property
    def targets_of_year(self) -> list[Target]:
        """The targets of the edition."""
        return [target for target in self.area_targets if target.year == self.year]

    @cached_property
    def theme_verdicts(self) -> list[Verdict]:
        """The verdicts of the theme; on other commitments, of every theme without a chapter."""
        return self.verdicts_on(target for target in self.targets_of_year if self.speaks_of(target.theme))

    def verdicts_on(self, targets: Iterable[Target]) -> list[Verdict]:
        """Judge some of the area's targets, and nothing that they do not depend on."""
        return judge_some([*targets], self.area_targets, self.day, self.archive)

    @cached_property
    def replays(self) -> Replays:
        """The verdicts that each target of a year has had up to the chapter's day, by year."""
        return Replays(self.record, self.area.area, self.day, self.rules)

    def speaks_of(self, theme: str) -> bool:
        """Whether a theme is the chapter's: its own, and on other commitments any that has no chapter."""
        return theme == self.theme or (self.theme == OTHER and not self.has_chapter(theme))

    @property
    def is_on_theme(self) -> bool:
        """Whether the chapter is on a theme, though nothing is known of it, and not on the edition as a whole."""
        promised = self.record.distinct("targets", "theme", area=self.area.area)
        if self.theme == OTHER or (self.theme,) in self.record.distinct("indicators", "theme") | promised:
            return True
        self.record.reads.note(FILE, path="../_toc.yml")
        return self.theme in listed_themes(self.data.parent / "_toc.yml")

    @property
    def targets(self) -> pd.DataFrame:
        """What was announced on the theme, a row a target; on every theme in a chapter that is on none."""
        from targetbook.page.frames.targets import targets_frame  # each module of `frames/` takes a chapter

        return targets_frame(self)

    @property
    def verdicts(self) -> pd.DataFrame:
        """What became of these targets, a row a target."""
        from targetbook.page.frames.targets import verdicts_frame

        return verdicts_frame(self)

    def evidence(self, target: str | Iterable[str] | None = None) -> pd.DataFrame:
        """The figures and reports on a target or several, by their names in `targets`; on all of these by default."""
        from targetbook.page.frames.targets import evidence_frame

        return evidence_frame(self, target)

    def series(self, indicator: str, measure: str, area: str | Sequence[str] | None = None) -> pd.DataFrame:
        """The best figure of each period of a series, of the chapter's area unless another or several are named."""
        from targetbook.page.frames.figures import series_frame

        return series_frame(self, indicator, measure, area)

    def peers(
        self, indicator: str, measure: str, year: int | None = None, areas: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """One year's figure of the area and of its peers and the area above, or of the areas named."""
        from targetbook.page.frames.figures import peers_frame

        return peers_frame(self, indicator, measure, year, areas)

    @property
    def areas(self) -> pd.DataFrame:
        """The areas that the record holds."""
        from targetbook.page.frames.figures import areas_frame

        return areas_frame(self)

    @property
    def sources(self) -> pd.DataFrame:
        """The pages that figures were taken from, to be merged with a frame on `area` and `source`."""
        from targetbook.page.frames.figures import sources_frame

        return sources_frame(self)

    def what_if(self, *figures: str) -> "Chapter":
        """Give the chapter as if official figures such as `gdp/growth/2025=5.44` had been published."""
        from targetbook.page.frames.supposing import supposed

        return supposed(self, figures)

    def with_comparator(self, comparator: str) -> "Chapter":
        """Give the chapter as if every single number had been announced with this comparator."""
        from targetbook.page.frames.supposing import reworded

        return reworded(self, comparator)

    def has_chapter(self, theme: str) -> bool:
        """Whether the book has a chapter on a theme."""
        self.record.reads.note(PRESENCE, path=f"../chapters/{theme}.ipynb")
        return (self.data.parent / "chapters" / f"{theme}.ipynb").is_file()

    @property
    def kin(self) -> list[str]:
        """The areas that the book speaks of: its own, those above it, beside it and directly below."""
        return kin(self.record.areas, self.area.area)

    @property
    def family(self) -> list[str]:
        """The areas that the chapter on neighbours speaks of, the one above the others first."""
        return circle(self.record.areas, self.area.area)

    @cached_property
    def family_verdicts(self) -> list[Verdict]:
        """The verdicts on every target of the family, of all years."""
        return judge_all(self.record, self.family, self.day, self.rules)

    @property
    def place(self) -> str:
        """The area's name in the chapter's language."""
        return self.area.name(self.lang)

    def parts_of(self, area: str) -> str:
        """Name the areas below one: a city's as its districts."""
        kind = "city" if self.record.areas[area].is_city else "wider"
        return self.words(f"general.parts_{kind}", area=self.name_of(area))

    @property
    def peers_name(self) -> str:
        """Name the area and its peers: the parts of the area above where the record has it."""
        return self.parts_of(self.area.parent) if self.area.parent else self.words("general.peers")

    def count_of_peers(self, n: int) -> str:
        """Name some of the area and its peers by their number."""
        parent = self.area.parent
        kind = "peers" if not parent else "city" if self.record.areas[parent].is_city else "wider"
        return self.words(f"general.counted_{kind}", n=n, area=self.name_of(parent) if parent else "")

    def name_of(self, area: str) -> str:
        """Give an area's name in the chapter's language."""
        return self.record.areas[area].name(self.lang)

    def label(self, indicator: str, area: str | None = None) -> str:
        """Give an indicator's name in the chapter's language; several joined by a plus."""
        entries = [self.archive.indicator(area or self.area.area, name) for name in indicator.split("+")]
        return self.words("general.plus").join(str(getattr(entry, f"label_{self.lang}")) for entry in entries)

    def require_series(self, indicator: str, measure: str) -> None:
        """Stop at a name that no indicator of the area and no measure has."""
        require_series(self.archive, [self.area.area], indicator, measure)

    def series_name(self, indicator: str, measure: str) -> str:
        """Give a series' name in the chapter's language: its indicator and what of that it measures."""
        self.require_series(indicator, measure)
        return series_text(self.label(indicator), measure, self.words)

    def text_of(self, target: Target) -> str:
        """Give a target's clause in the chapter's language, else one made of its number, else the clause as spoken."""
        label = self.label(target.indicator, target.area) if isinstance(target, NumericTarget) else ""
        return clause_text(target, label, self.words)

    def announcement_of(self, target: Target) -> Announcement | None:
        """Give the announcement that a target points to; None where it points to none."""
        return announcement_of(self.record, target.area, target.announcement)

    @cached_property
    def reach(self) -> Reach:
        """How far the area's record was read, as known on the chapter's day."""
        return reach_of(self.record, self.area.area, self.day)

    def announced_on(self, target: Target) -> str:
        """Say when a target was announced; of one known from a later paper, when that paper printed it."""
        if target.reprinted:
            return self.words("document.reprinted", day=self.say_date(self._reprint_day(target)))
        return self.say_date(target.announced) if target.announced else self.words("source.undated")

    def _reprint_day(self, target: Target) -> str:
        """Give the day of the first paper that printed a target; of undated papers, of the target or the record."""
        table = self.record.table("sources")
        sources = table[(table["area"] == target.area) & table["source"].isin(target.sources)]
        days = [str(day) for day in sources["published"] if day]
        return min(days, key=last_day) if days else target.announced or self.area.record_date.isoformat()

    def say_date(self, text: str) -> str:
        """Write a date of the record."""
        return numbers.date(text, self.words)


@dataclass(frozen=True)
class VoicedChapter(Chapter):
    """A chapter whose figures another writer writes."""

    origin: Chapter
    voice: Figures

    @cached_property
    def archive(self) -> Archive:
        """The observations of the chapter that it comes from."""
        return self.origin.archive

    @cached_property
    def all_verdicts(self) -> list[Verdict]:
        """The verdicts of the chapter that it comes from."""
        return self.origin.all_verdicts

    @cached_property
    def figures(self) -> Figures:
        """The writer of figures."""
        return self.voice


def open_chapter(theme: str, namespace: dict[str, Any]) -> Chapter:
    """Open a chapter with the parameters in its notebook's namespace (pass `globals()`)."""
    data = find_data()
    reads_path = os.environ.get(READS)
    record = read_record(data, Reads(Path(reads_path) if reads_path else None))

    parameters = read_parameters(namespace, record.areas)
    require_theme(theme, data, record)

    return make_chapter(theme, parameters, data, record)


def make_chapter(theme: str, parameters: Parameters, data: Path, record: Record, rules: Rules | None = None) -> Chapter:
    """Give a chapter of an edition from a record already read, judged by the book's rules unless others are given."""
    area = record.areas[parameters.area]
    day = as_of_day(area, parameters.as_of)
    record_of_day = known_on(record, day)
    return Chapter(theme, area, parameters.year, day, parameters.lang, data, record_of_day, rules or standard_rules())
