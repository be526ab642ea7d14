"""The clause by which a target is known: as spoken where that is known, else made of its number."""

import re

from targetbook.judgement.claims import Claim
from targetbook.page.voice import numbers
from targetbook.page.voice.figures import in_order_of
from targetbook.page.voice.words import Words
from targetbook.record.vocabulary import Comparator

TIME = re.compile(r"[年季月]|quarter|half|month|\b20[0-9]{2}\b", re.I)


def clause_text(claim: Claim, label: str, words: Words) -> str:
    """Give a claim's clause in a language, else one made of its number, else the clause as spoken, else its name.

    It names the period where that is not the year of the claim: a clause cut out of a sentence may have left it there.
    """
    clause, other_clause = in_order_of(words.lang, claim)
    if claim.value is None or claim.indicator is None:
        return clause or other_clause or claim.target

    wording = clause or _wording(claim, label, words)
    if claim.period.text == str(claim.year) or (clause and TIME.search(clause)):
        return wording
    return words("claim.of_period", clause=wording, period=numbers.period(claim.period, words))


def _wording(claim: Claim, label: str, words: Words) -> str:
    n = claim.value if claim.comparator == Comparator.ABOUT else None
    return words(f"claim.{claim.measure}", n=n, label=label, number=numbers.of_claim(claim, words))
