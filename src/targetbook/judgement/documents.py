"""Verdicts on one quantity that several documents name: does what becomes of it depend on the document?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from targetbook.judgement.targets import NumericTarget, Target
from targetbook.judgement.words import Qualifier
from targetbook.record.vocabulary import Firmness

if TYPE_CHECKING:
    from targetbook.judgement.verdicts import Verdict


def with_documents(verdicts: list["Verdict"]) -> list["Verdict"]:
    """Mark the targets on one quantity and period of which one document's is met and another's missed."""
    outcomes: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for verdict in verdicts:
        if _tells_documents_apart(verdict):
            by_document = outcomes.setdefault(quantity_of(verdict.target), {})
            by_document.setdefault(verdict.target.document, set()).add(verdict.outcome or "")

    split = {quantity for quantity, by_document in outcomes.items() if _differ(by_document)}
    return [_with_document(verdict) if quantity_of(verdict.target) in split else verdict for verdict in verdicts]


def _tells_documents_apart(verdict: "Verdict") -> bool:
    return verdict.outcome is not None and verdict.target.firmness != Firmness.STRETCH


def _differ(by_document: dict[str, set[str]]) -> bool:
    """Whether more than one outcome stands in more than one document."""
    return len(set.union(*by_document.values())) > 1 < len(by_document)


def _with_document(verdict: "Verdict") -> "Verdict":
    if not _tells_documents_apart(verdict):
        return verdict
    return replace(verdict, qualifiers=(*verdict.qualifiers, Qualifier.DEPENDS_ON_DOCUMENT))


def quantity_of(target: Target) -> tuple[str, ...]:
    """Give what two documents may name different numbers for: a series and its period; a deed stands for itself."""
    return (*target.series, target.period.text) if isinstance(target, NumericTarget) else (target.name,)
