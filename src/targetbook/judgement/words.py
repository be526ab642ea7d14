"""The words that a verdict may say: its status, what is added to it, why none is given; each list in its order."""

from enum import StrEnum


class Status(StrEnum):
    """What a verdict amounts to, in the order in which statuses are listed."""

    MET = "met"
    MET_PROVISIONAL = "met_provisional"
    MISSED = "missed"
    MISSED_PROVISIONAL = "missed_provisional"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OPEN = "open"
    UNJUDGED = "cannot_be_judged"

    @property
    def outcome(self) -> "Status | None":
        """Give met or missed, however firm the evidence; None where neither is shown."""
        return OUTCOMES.get(self)

    @property
    def is_provisional(self) -> bool:
        """Whether an outcome is shown on evidence that is not firm."""
        return self in (Status.MET_PROVISIONAL, Status.MISSED_PROVISIONAL)


OUTCOMES = {
    Status.MET: Status.MET,
    Status.MET_PROVISIONAL: Status.MET,
    Status.MISSED: Status.MISSED,
    Status.MISSED_PROVISIONAL: Status.MISSED,
}
SETTLED = tuple(OUTCOMES)
RUNNING = (Status.ON_PACE, Status.BEHIND, Status.OPEN)


class Qualifier(StrEnum):
    """What is added to a verdict, in the order in which the rules list it."""

    EXACTLY_AT_THRESHOLD = "exactly_at_threshold"
    WITHIN_TOLERANCE = "within_tolerance"
    DEPENDS_ON_DEFINITION = "depends_on_definition"
    DEPENDS_ON_DOCUMENT = "depends_on_document"
    DEPENDS_ON_RULE = "depends_on_rule"
    DEPENDS_ON_BASE = "depends_on_base"
    CONTRADICTING_SOURCES = "contradicting_sources"
    ESTIMATED = "estimated"
    SOFT_TARGET = "soft_target"
    LATE = "late"


class Reason(StrEnum):
    """Why a target cannot be judged, in the order in which such targets are listed."""

    NOT_DUE = "not_due"
    NOT_FOUND = "not_found"
    NOT_SEARCHED = "not_searched"
    UNDEFINED = "undefined"
    NO_BASELINE = "no_baseline"
    SIZE_CLASS = "size_class"
    SELF_REPORTED = "self_reported"
    CONTRADICTED = "contradicted"
    EFFORT_ONLY = "effort_only"
    PREMISE = "premise"


OF_WORDS = frozenset({Reason.UNDEFINED, Reason.SIZE_CLASS, Reason.EFFORT_ONLY, Reason.PREMISE})
"""The reasons that follow from the words of a target, so that no figure or report alone takes them away."""


class Uncounted(StrEnum):
    """Why a target is listed and never counted: an occasion named, an example of a counted number, another's word."""

    PREMISE = "premise"
    EXAMPLE = "example"
    NOT_OWN = "not_own"
