"""The clause by which a target is known: as spoken where that is known, else made of its number."""

import re

from targetbook.judgement.targets import Deed, NumericTarget, Target
from targetbook.page.voice import numbers
from targetbook.page.voice.figures import in_order_of
from targetbook.page.voice.words import Words
from targetbook.record.vocabulary import Comparator

TIME = re.compile(r"[年季月]|quarter|half|month|\b20[0-9]{2}\b", re.I)


def clause_text(target: Target, label: str, words: Words) -> str:
    """Give a target's clause in a language, else one made of its number, else the clause as spoken, else its name.

    It names the period where that is not the year of the target: a clause cut out of a sentence may have left it there.
    """
    clause, other_clause = in_order_of(words.lang, target)
    if isinstance(target, Deed):
        return clause or other_clause or target.name

    wording = clause or _wording(target, label, words)
    if target.period.text == str(target.year) or (clause and TIME.search(clause)):
        return wording
    return words("target.of_period", clause=wording, period=numbers.period(target.period, words))


def _wording(target: NumericTarget, label: str, words: Words) -> str:
    n = target.value if target.comparator == Comparator.ABOUT else None
    return words(f"target.{target.measure}", n=n, label=label, number=numbers.of_target(target, words))
