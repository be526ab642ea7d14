"""The words that a verdict may say: why a claim is not judged, why one is not counted; each list in its order."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a claim cannot be judged, in the order in which such claims are listed."""

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
"""The reasons that follow from the words of a claim, so that no figure or report alone takes them away."""


class Uncounted(StrEnum):
    """Why a claim is listed and never counted: an occasion named, an example of a counted number, another's word."""

    PREMISE = "premise"
    EXAMPLE = "example"
    NOT_OWN = "not_own"
