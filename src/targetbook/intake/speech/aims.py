"""Aims without a number: 固定资产投资提质增效, 公务用车经费只减不增, 农村居民收入增速高于城镇居民."""

import re
from dataclasses import replace

from targetbook.intake.speech.deeds import find_lead
from targetbook.intake.speech.doubts import doubt_of_indicator
from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.firmness import firmness_at
from targetbook.intake.speech.indicators import CERTAIN, Catalogue, Match
from targetbook.intake.speech.measures import GROWTH
from targetbook.intake.speech.outcomes import Tense
from targetbook.intake.speech.situation import Situation, due_of
from targetbook.intake.wording.clauses import Clause
from targetbook.intake.wording.nouns import nouns_of

MANNERS = (
    "保持|实现|持续|稳步|进一步|基本|明显|较快|平稳|合理|稳中|提质|提效|增效|稳量|扩量|提量|有进|稳定|增长|优化|改善"
    "|回升|提高|提升|扩大|下降|降低"
)
# 固定资产投资提质增效
AIM = re.compile(f"(?P<name>[^,;:、]{{2,20}}?)(?:{MANNERS})+")
AIMS_OPENED = re.compile("目标[^;]*[是为:]")
# 高于城镇居民 in 农村居民收入增速高于城镇居民
SET_AGAINST = re.compile(
    "(?P<name>[^,;:]{2,24}?)(?:要|将|持续|继续|保持)*"
    "(?P<mark>(?:(?P<higher>高于|快于|好于|优于)|低于|慢于)(?!预期|目标)[^,;:0-9]{2,16})"
)
# 只减不增 in 公务用车经费只减不增
DIRECTED = re.compile(
    "(?P<name>[^,;:]{2,24}?)(?:要|实现|保持|继续|均|都)*"
    "(?:只[减降]不[增升]|只[增升]不[减降]|稳中有[降升]|零增长|“?双(?:下降|提升|增长|降|升)”?"
    "|(?<=[率数量])(?:持续|稳步|逐步|进一步|明显)(?:下降|降低|减少))"
)
NO_NUMBER = "an aim without a number"


def find_aim(clause: Clause, situation: Situation, catalogue: Catalogue) -> Draft | None:
    """Draft what a clause says of the way a figure is to go without a number; None where it says no such thing."""
    tense, word = situation.tense_at(clause.start)
    start = find_lead(clause.text, 0, len(clause.text)).end
    against = SET_AGAINST.fullmatch(clause.text, start)
    directed = DIRECTED.fullmatch(clause.text, start)
    if tense is Tense.OUTCOME:
        return None
    if against is None and directed is None:
        return _listed_aim(clause, situation, catalogue)

    doubt = f"{word}: a target or an outcome?" if tense is Tense.DOUBT else ""
    if against is None:
        return _draft(clause, start, situation, catalogue, Match(), (doubt, NO_NUMBER))

    indicator = catalogue.match(nouns_of(against["name"], ""), "", "")
    grows = GROWTH.search(against["name"]) is not None
    if not indicator.indicator and not grows:
        return None

    question = f"{against['mark']}: set against another figure, no number of its own"
    reasons = (doubt, question, doubt_of_indicator(indicator))
    draft = _draft(clause, start, situation, catalogue, indicator, reasons)
    return replace(draft, kind="", measure="growth" if grows else "", comparator=">" if against["higher"] else "<")


def _listed_aim(clause: Clause, situation: Situation, catalogue: Catalogue) -> Draft | None:
    """Draft what a list of aims says of an indicator: 目标是:投资平稳增长."""
    match = AIM.fullmatch(clause.text)
    tense, _ = situation.tense_at(clause.start)
    opened = AIMS_OPENED.search(situation.text, 0, clause.start)
    if match is None or opened is None or tense is not Tense.TARGET:
        return None

    indicator = catalogue.match((match["name"],), "", "")
    if indicator.score != CERTAIN:
        return None
    return _draft(clause, 0, situation, catalogue, indicator, (NO_NUMBER,))


def _draft(
    clause: Clause, start: int, situation: Situation, catalogue: Catalogue, match: Match, reasons: tuple[str, ...]
) -> Draft:
    """Draft an aim whose words begin at a place of its clause."""
    end = clause.start + len(clause.text)
    moment = situation.moment_at(end)
    return Draft(
        kind="qualitative",
        clause=clause.text,
        quoted=((clause.start + start, end),),
        position=end,
        dated=((moment.start, moment.end),) if moment.end else (),
        year="" if moment.doubt else str(moment.year),
        period="" if moment.doubt else str(moment.year),
        due=due_of(moment),
        noun=match.noun,
        indicator=match.indicator,
        theme=catalogue.theme(match.indicator) if match.indicator else "",
        comparator="done",
        firmness=firmness_at(situation.text, end),
        review=tuple(reason for reason in (*reasons, moment.doubt, moment.due_doubt) if reason),
    )
