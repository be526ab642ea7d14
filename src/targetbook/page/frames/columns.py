"""The columns of every frame and their types, in one place: frames are made by it, the data dictionary prints it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import pandas as pd

from targetbook.judgement.words import Reason, Status
from targetbook.record.periods import Span
from targetbook.record.vocabulary import (
    AnnouncementKind,
    Bound,
    Channel,
    Comparator,
    FigureStatus,
    Firmness,
    Measure,
    MilestoneState,
    TargetKind,
)

Kind = str | pd.CategoricalDtype
Columns = dict[str, Kind]

TEXT = "str"
NUMBER = "float64"
YEAR = "int64"
YES_OR_NO = "boolean"  # pandas' own, which may be missing
DAY = "datetime64[s]"


class Role(StrEnum):
    """What a row of evidence says: the figure gone by or one that agrees, one that does not, a report on a deed."""

    FOR = "for"
    AGAINST = "against"
    REPORT = "report"


class AreaRelation(StrEnum):
    """How an area stands to the chapter's."""

    SELF = "self"
    PEER = "peer"
    ABOVE = "above"
    OTHER = "other"


class Tier(StrEnum):
    """What an area is, by its code; what is above a city is wider."""

    WIDER = "wider"
    CITY = "city"
    DISTRICT = "district"


def closed(words: type[StrEnum]) -> pd.CategoricalDtype:
    """Give the type of a column that holds these words, in their order."""
    return pd.CategoricalDtype([str(word) for word in words])


TARGETS: Columns = {
    "target": TEXT,
    "year": YEAR,
    "theme": TEXT,
    "words": TEXT,
    "kind": closed(TargetKind),
    "indicator": TEXT,
    "measure": closed(Measure),
    "period": TEXT,
    "due": DAY,
    "comparator": closed(Comparator),
    "announced": NUMBER,
    "upper": NUMBER,
    "unit": TEXT,
    "announced_on": DAY,
    "document": closed(AnnouncementKind),
    "firmness": closed(Firmness),
    "counted": YES_OR_NO,
    "in_overview": YES_OR_NO,
}
VERDICTS: Columns = {
    "target": TEXT,
    "theme": TEXT,
    "words": TEXT,
    "comparator": closed(Comparator),
    "announced": NUMBER,
    "unit": TEXT,
    "period": TEXT,
    "observed": NUMBER,
    "gap": NUMBER,
    "status": closed(Status),
    "reason": closed(Reason),
    "qualifiers": TEXT,
    "firm": YES_OR_NO,
    "evidence": TEXT,
    "area": TEXT,
    "source": TEXT,
}
FIGURES: Columns = {
    "area": TEXT,
    "name": TEXT,
    "indicator": TEXT,
    "label": TEXT,
    "measure": closed(Measure),
    "period": TEXT,
    "span": closed(Span),
    "period_start": DAY,
    "period_end": DAY,
    "value": NUMBER,
    "value_text": TEXT,
    "unit": TEXT,
    "unit_name": TEXT,
    "bound": closed(Bound),
    "figure_status": closed(FigureStatus),
    "channel": closed(Channel),
    "released": DAY,
    "source": TEXT,
    "key": TEXT,
}
COLUMNS: dict[str, Columns] = {
    "targets": TARGETS,
    "verdicts": VERDICTS,
    "series": {**FIGURES, "firm": YES_OR_NO, "breaks": YES_OR_NO},
    "peers": {**FIGURES, "firm": YES_OR_NO, "breaks": YES_OR_NO, "relation": closed(AreaRelation)},
    "evidence": {"target": TEXT, **FIGURES, "role": closed(Role), "state": closed(MilestoneState)},
    "sources": {
        "area": TEXT,
        "source": TEXT,
        "publisher": TEXT,
        "title": TEXT,
        "published": DAY,
        "source_channel": closed(Channel),  # not `channel`, which a figure has too: the two are merged
        "url": TEXT,
    },
    "areas": {
        "area": TEXT,
        "name": TEXT,
        "code": TEXT,
        "tier": closed(Tier),
        "parent": TEXT,
        "relation": closed(AreaRelation),
        "record_date": DAY,
    },
}


def typed_frame(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Make the frame of that name of rows that have its columns."""
    columns = COLUMNS[name]
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def kind_name(kind: Kind) -> str:
    """Name the type of a column as pandas does."""
    return kind if isinstance(kind, str) else kind.name
