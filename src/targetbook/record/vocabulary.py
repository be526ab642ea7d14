"""The closed words of the record's tables, each list in the order in which the contract has it."""

from enum import StrEnum


class TargetKind(StrEnum):
    """What a target is: a number, a deed, a quality or state, or what others are to do."""

    QUANTITATIVE = "quantitative"
    MILESTONE = "milestone"
    QUALITATIVE = "qualitative"
    PREMISE = "premise"


class Measure(StrEnum):
    """What of an indicator a number measures."""

    LEVEL = "level"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average_growth"
    SHARE = "share"
    RANK = "rank"
    GROWTH_RANK = "growth_rank"
    SHARE_OF_CITY = "share_of_city"


class Comparator(StrEnum):
    """How a target's number is to be reached."""

    AT_LEAST = ">="
    ABOVE = ">"
    EQUAL = "="
    ABOUT = "~"
    AT_MOST = "<="
    BELOW = "<"
    BETWEEN = "between"
    SIZE_CLASS = "class"
    DONE = "done"


class Firmness(StrEnum):
    """How firmly a target is worded, the firmest first."""

    PLAIN = "plain"
    ASPIRATIONAL = "aspirational"
    STRETCH = "stretch"


class AnnouncementKind(StrEnum):
    """What kind of occasion or paper an announcement is."""

    SPEECH = "speech"
    WORK_REPORT = "work_report"
    ANNUAL_PLAN = "annual_plan"
    DISTRICT_CONFERENCE = "district_conference"
    PARTY_REPORT = "party_report"
    FIVE_YEAR_PLAN = "five_year_plan"
    ACTION_PLAN = "action_plan"
    LAND_SALE = "land_sale"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What kind of document a target stands in; its announcement may say more."""

    SPEECH = "speech"
    WORK_REPORT = "work_report"
    ANNUAL_PLAN = "annual_plan"
    DISTRICT_CONFERENCE = "district_conference"
    FIVE_YEAR_PLAN = "five_year_plan"
    OTHER = "other"


class Bound(StrEnum):
    """What a figure says of the true one."""

    EXACT = "exact"
    LOWER = "lower"
    UPPER = "upper"
    NEARLY = "nearly"  # just under (近)
    APPROXIMATE = "approximate"
    SIZE_CLASS = "class"


POINTS = (Bound.EXACT, Bound.NEARLY, Bound.APPROXIMATE)  # the others say where a figure lies, not what it is


class FigureStatus(StrEnum):
    """How final a figure is."""

    PUBLISHED = "published"
    REVISED = "revised"
    ESTIMATED = "estimated"
    FORECAST = "forecast"


FINAL = (FigureStatus.PUBLISHED, FigureStatus.REVISED)
"""What a publisher lets stand: no estimate and no forecast."""


class Channel(StrEnum):
    """What kind of page a source is, the most trusted first."""

    OFFICIAL = "official"
    PRESS = "press"
    REPOST = "repost"
    UNVERIFIED = "unverified"


class MilestoneState(StrEnum):
    """How far a report says that a deed has come."""

    MENTIONED = "mentioned"
    PLANNED = "planned"
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Accrual(StrEnum):
    """Whether an amount is summed over its period or counted at its end."""

    FLOW = "flow"
    STOCK = "stock"


class Relation(StrEnum):
    """How a series stands to what is promised."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    PROXY = "proxy"


BODIES_BY_FIELD = frozenset(
    {
        "industry_it",
        "science_technology",
        "cyberspace",
        "commerce",
        "investment_promotion",
        "housing_construction",
        "urban_renewal",
        "planning_resources",
        "transport",
        "market_regulation",
        "human_resources",
        "ecology",
        "culture_tourism",
        "data_administration",
        "zone_committee",
        "customs_port",
        "company",
    }
)
"""Bodies that the contract lists by their field of work: which office holds it, and its name, differ by area."""
