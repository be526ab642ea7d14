"""A target: a number or a deed as one document states it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.words import Uncounted
from targetbook.record.dates import last_day
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.reading import Record
from targetbook.record.vocabulary import AnnouncementKind, Comparator, DocumentKind, Firmness, Measure, TargetKind

REPRINTED = "as printed in"
SIZE = "级"  # 百亿级: of the size of 10 billion, from nobody says what number on
PASS = "突破"  # what is to be passed by a year may be passed before
OTHERS = (AnnouncementKind.LAND_SALE,)  # kinds of announcements in which somebody else than the area gives the word


@dataclass(frozen=True)
class Target:
    """A row of targets, parsed; `due` is the day by which it is due, the period's end where none is stated."""

    area: str
    year: int
    name: str
    theme: str
    kind: TargetKind
    indicator: str | None
    measure: Measure | None
    period: Period
    comparator: Comparator
    value: Decimal | None
    upper: Decimal | None
    unit: str | None
    document: DocumentKind
    announced: str | None
    due: date
    firmness: Firmness
    text_en: str | None
    text_zh: str | None
    counts_as_done: str | None
    counts_as_done_zh: str | None
    linked: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None
    announcement: str | None
    announcement_kind: AnnouncementKind  # that of its announcement, which may say more than `document`
    example_of: str | None
    words: tuple[str, ...]
    names_state: str | None
    publisher: str | None
    counter: str  # the word by which Chinese counts what its indicator counts

    @property
    def listed_because(self) -> Uncounted | None:
        """Why the target is listed and not counted among those of its area; None of one that counts."""
        if self.kind == TargetKind.PREMISE:
            return Uncounted.PREMISE
        if self.announcement_kind in OTHERS:
            return Uncounted.NOT_OWN
        return Uncounted.EXAMPLE if self.example_of else None

    @property
    def counts(self) -> bool:
        """Whether the target counts among those of its area."""
        return self.listed_because is None

    @property
    def states_day(self) -> bool:
        """Whether a day within its period is stated by which it is due; else it is due as the period ends."""
        return self.due != self.period.end

    @property
    def size_class(self) -> bool:
        """Whether what is promised, or what counts towards it, is a size class without a number where it begins."""
        return self.comparator == Comparator.SIZE_CLASS or SIZE in self.words

    @property
    def passed_once(self) -> bool:
        """Whether a level may be passed in an earlier year than its own."""
        rises = self.comparator in AT_LEAST and self.measure == Measure.LEVEL
        return rises and self.period.span is Span.YEAR and PASS in self.words

    @property
    def reprinted(self) -> bool:
        """Whether the number is known from a later paper that repeats it, so that the day of the target is not."""
        return REPRINTED in (self.note or "")


def examples_of(target: Target, targets: Iterable[Target]) -> list[Target]:
    """Keep the targets that are listed as examples of one."""
    return [other for other in targets if other.example_of == target.name]


def read_targets(record: Record, area: str | None = None, year: int | None = None) -> list[Target]:
    """Give the targets of a record in its order, of one area or one year where stated."""
    rows = record.rows("targets", area=area) if area else record.rows("targets")
    return [_target(row, record) for row in rows if year in (None, int(row["year"]))]


def read_targets_on(record: Record, indicator: str, measure: str) -> list[Target]:
    """Give the targets of every area on a series, in the record's order."""
    return [_target(row, record) for row in record.rows("targets", indicator=indicator, measure=measure)]


def _target(row: dict[Any, Any], record: Record) -> Target:
    cells: dict[str, Any] = {name: row.get(name) or None for name in Target.__dataclass_fields__}
    period = parse_period(row["period"])
    return Target(
        **{
            **cells,
            "name": row["target"],
            "year": int(row["year"]),
            "kind": TargetKind(row["kind"]),
            "measure": Measure(row["measure"]) if row["measure"] else None,
            "comparator": Comparator(row["comparator"]),
            "document": DocumentKind(row["document"]),
            "firmness": Firmness(row["firmness"]),
            "period": period,
            "value": Decimal(row["value"]) if row["value"] else None,
            "upper": Decimal(row["upper"]) if row["upper"] else None,
            "due": last_day(row["due"]) if row["due"] else period.end,
            "linked": tuple(row["linked"].split()),
            "sources": tuple(row["sources"].split()),
            "words": tuple((row.get("words") or "").split()),
            "announcement_kind": _announcement_kind(row, record),
            "counter": _counter(row, record),
        }
    )


def _announcement_kind(row: dict[Any, Any], record: Record) -> AnnouncementKind:
    """Give the kind of the announcement that a row points to, else the kind of document that it states."""
    name = row.get("announcement", "")
    announcements = record.rows("announcements", area=row["area"], announcement=name) if name else []
    return AnnouncementKind(announcements[-1]["kind"] if announcements else row["document"])


def _counter(row: dict[Any, Any], record: Record) -> str:
    """Give the counter of a row's indicator, the area's own catalogue first; '' where none is stated."""
    if not row["indicator"]:
        return ""
    area_entries = record.rows("indicators", area=row["area"], indicator=row["indicator"])
    entries = area_entries or record.rows("indicators", area="", indicator=row["indicator"])
    return str(entries[-1].get("counter_zh", "")) if entries else ""
