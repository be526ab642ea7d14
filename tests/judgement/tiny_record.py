"""Small records told in a line or two: one place in one city, six sources of every kind."""

from datetime import date
from typing import Any

import pandas as pd

from targetbook.judgement.evidence import Archive, Indicator
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.targets import Deed, NumericTarget, Target, read_targets
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.folder import Area
from targetbook.record.reading import Record

Row = dict[str, str]
RECORD_DATE = date(2026, 9, 30)
AREAS = {
    "place": Area("place", "1", "Place", "某区", "city", (), RECORD_DATE),
    "city": Area("city", "2", "City", "某市", None, (), RECORD_DATE),
}
HOUSE = "Paper"
PAPERS = ("Paper", "Paper+", "Evening Paper")
CHANNELS = {
    "bureau": ("official", "Bureau"),
    "office": ("official", "Office"),
    "morning": ("press", "Morning Post"),
    "morning-again": ("press", "Morning Post (Portal)"),
    "evening": ("press", "Evening Paper"),
    "copy": ("repost", "Forum"),
    "copy-too": ("repost", "Portal"),
    "wiki": ("unverified", "Wiki"),
}
COLUMNS = {
    "announcements": "announcement kind day speaker_en speaker_zh office_en office_zh occasion_en occasion_zh sources",
    "targets": " ".join(
        {"name": "target"}.get(field, field)
        for field in dict.fromkeys((*NumericTarget.__dataclass_fields__, *Deed.__dataclass_fields__))
        if field != "area"
    ),
    "observations": "indicator measure period value unit bound basis status released source note note_zh series_break",
    "withdrawals": "indicator measure period value released source withdrawn why unit bound basis status note note_zh",
    "milestones": "target state occurred released source note note_zh",
    "readings": "target indicator measure accrual relation note",
    "searches": "target searched where where_zh found found_zh queries",
    "publications": "publication title_en title_zh publisher_en publisher_zh period due reach source holds note",
    "sources": "source publisher title published channel url",
    "publishers": "publisher name_en name_zh kind house",
    "links": "url checked answered last_answered",
    "indicators": " ".join(name for name in Indicator.__dataclass_fields__ if name != "area"),
    "corrections": "corrected table row stood stood_zh stands stands_zh why why_zh",
}
INDICATORS = {"gdp": ("flow", "constant"), "firms": ("stock", ""), "plants": ("stock", ""), "boats": ("flow", "")}


def figure(value: str, source: str = "bureau", **other: str) -> Row:
    """Tell an observation: the growth of gdp in 2025 unless said otherwise."""
    usual = {"indicator": "gdp", "measure": "growth", "period": "2025", "unit": "%", "bound": "exact"}
    return {**usual, "status": "published", "released": "2026-03-20", "value": value, "source": source, **other}


def promise(comparator: str = ">=", value: str = "5", **other: str) -> Row:
    """Tell a target: growth of gdp in 2025 unless said otherwise."""
    usual = {"target": "promise", "year": "2025", "theme": "growth", "kind": "quantitative", "indicator": "gdp"}
    usual |= {"measure": "growth", "period": "2025", "unit": "%", "firmness": "plain", "document": "speech"}
    return {**usual, "comparator": comparator, "value": value, "announced": "2025-02-10", "sources": "said", **other}


def deed(due: str = "2025-06-30", **other: str) -> Row:
    """Tell a milestone target."""
    usual = {"kind": "milestone", "indicator": "", "measure": "", "unit": "", "due": due, "counts_as_done": "It opens."}
    return promise("done", "", **{**usual, **other})


def news(state: str, occurred: str, source: str = "bureau", released: str = "2026-01-12") -> Row:
    """Tell what became of the promise."""
    return {"target": "promise", "state": state, "occurred": occurred, "released": released, "source": source}


def reading(indicator: str, relation: str, accrual: str = "stock", measure: str = "level") -> Row:
    """Tell a series that could stand for the promise."""
    return {"target": "promise", "indicator": indicator, "measure": measure, "accrual": accrual, "relation": relation}


def record(**tables: list[Row]) -> Record:
    """Put what was told into a record; the sources and indicators are the usual ones."""
    sources = [{"source": name, "channel": kind, "publisher": who} for name, (kind, who) in CHANNELS.items()]
    sources.append({"source": "said", "channel": "press", "publisher": "Announcer"})
    catalogue = [
        {"indicator": name, "accrual": accrual, "growth_basis": basis, "publisher": "statistics", "area": ""}
        for name, (accrual, basis) in INDICATORS.items()
    ]
    everywhere = [{**source, "area": area} for source in sources for area in AREAS]
    papers = [{"publisher": paper, "kind": "press", "house": HOUSE, "area": ""} for paper in PAPERS]
    rows: dict[str, Any] = {"sources": everywhere, "indicators": catalogue, "publishers": papers, **tables}
    frames = {name: _frame(rows.get(name, []), columns) for name, columns in COLUMNS.items()}
    return Record(AREAS, frames)


def archive(**tables: list[Row]) -> Archive:
    """Put what was told into an archive."""
    return Archive(record(**tables), standard_rules())


def read_target(row: Row) -> Target:
    """Read one target."""
    return read_targets(record(targets=[row]))[0]


def verdict(day: str = "2026-09-30", **tables: list[Row]) -> Verdict:
    """Judge the one promise of 2025."""
    return judge(record(**tables), "place", 2025, date.fromisoformat(day), standard_rules())[0]


def _frame(rows: list[Row], columns: str) -> pd.DataFrame:
    names = [*columns.split(), "area"]
    return pd.DataFrame([[{"area": "place", **row}.get(name, "") for name in names] for row in rows], columns=names)
