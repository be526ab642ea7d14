"""Small helpers for telling a sentence and reading its draft."""

from intake.speech.scoring import YEAR, gold_catalogue
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.draft import Draft


def drafts_in(text: str, year: int = YEAR) -> list[Draft]:
    """Draft a text of the invented district."""
    return draft_speech(text, year, gold_catalogue()).drafts


def only_draft(text: str, year: int = YEAR) -> Draft:
    """Draft a text that holds one commitment."""
    (draft,) = drafts_in(text, year)
    return draft
