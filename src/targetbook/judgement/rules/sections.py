"""The sections of the rules, each with what the rule file says in it."""

from dataclasses import dataclass
from datetime import date

Steps = dict[str, float]


@dataclass(frozen=True)
class AboutRules:
    """How far `about` reaches below its number."""

    points: float
    rates: list[str]
    part_of_level: float
    at_most_part: float


@dataclass(frozen=True)
class FirmPublishers:
    """How many independent publishers of a channel make evidence firm."""

    channel: str
    count: int


@dataclass(frozen=True)
class EvidenceRules:
    """By what evidence is put in order, the best first, and which is firm."""

    order: list[str]
    status: list[str]
    channel: list[str]
    bound: list[str]
    firm_channel: str
    firm_publishers: FirmPublishers
    provisional_status: list[str]

    def rank(self, section: str, word: str) -> int:
        """Give the place of a word in the order of its section, the best being 0."""
        order: list[str] = getattr(self, section)
        return order.index(word) if word in order else len(order)


@dataclass(frozen=True)
class Census:
    """An economic census and the day on which it was told."""

    year: int
    release: date


@dataclass(frozen=True)
class ShareRules:
    """How many of the newest years show how much of a year is over."""

    years: int


@dataclass(frozen=True)
class PaceRules:
    """What a running year is judged by."""

    least_class: int
    least_tested: int
    least_skill: float
    tested_on: list[str]
    draws: int
    interval: float
    on_pace: float
    behind: float
    backtested: dict[str, list[str]]
    calibration: list[float]


@dataclass(frozen=True)
class AuditRules:
    """How far two numbers that should agree may lie apart, and which parts make up a whole or lie within it."""

    growth_points: float
    mean_points: float
    part_of_level: float
    parts_of_whole: float
    share_points: float
    deflator_points: float
    sums: dict[str, list[str]]
    within: dict[str, list[str]]


@dataclass(frozen=True)
class RevisionRules:
    """How long one release takes."""

    window_days: int


@dataclass(frozen=True)
class BaseRateRules:
    """How sure an interval is."""

    confidence: float


@dataclass(frozen=True)
class AmbitionRules:
    """What an area's own history is."""

    years: int
    oldest: int
    fewest: int


@dataclass(frozen=True)
class RobustnessRules:
    """The other rules, in their order; those a verdict may depend on; and the steps of two published scales."""

    order: list[str]
    qualifier: list[str]
    without_doubt: dict[str, list[str]]
    statcan: Steps
    eustat: Steps

    @property
    def scales(self) -> dict[str, Steps]:
        """Give the steps of each rule that has a scale of its own."""
        return {"statcan": self.statcan, "eustat": self.eustat}
