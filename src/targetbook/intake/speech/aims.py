"""Aims that name an indicator and a direction without a number, as plans do: 固定资产投资提质增效."""

import re

from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.firmness import firmness_at
from targetbook.intake.speech.indicators import CERTAIN, Catalogue
from targetbook.intake.speech.outcomes import Tense
from targetbook.intake.speech.situation import Situation, due_of
from targetbook.intake.wording.clauses import Clause

MANNERS = (
    "保持|实现|持续|稳步|进一步|基本|明显|较快|平稳|合理|稳中|提质|提效|增效|稳量|扩量|提量|有进|稳定|增长|优化|改善"
    "|回升|提高|提升|扩大|下降|降低"
)
# 固定资产投资提质增效
AIM = re.compile(f"(?P<name>[^,;:、]{{2,20}}?)(?:{MANNERS})+")
AIMS_OPENED = re.compile("目标[^;]*[是为:]")


def find_aim(clause: Clause, situation: Situation, catalogue: Catalogue) -> Draft | None:
    """Draft what a list of aims says of an indicator without a number; None where it says no such thing."""
    match = AIM.fullmatch(clause.text)
    tense, _ = situation.tense_at(clause.start)
    opened = AIMS_OPENED.search(situation.text, 0, clause.start)
    if match is None or opened is None or tense is not Tense.TARGET:
        return None

    indicator = catalogue.match((match["name"],), "", "")
    if indicator.score != CERTAIN:
        return None

    end = clause.start + len(clause.text)
    moment = situation.moment_at(end)
    return Draft(
        kind="qualitative",
        clause=clause.text,
        quoted=((clause.start, end),),
        position=end,
        dated=((moment.start, moment.end),) if moment.end else (),
        year="" if moment.doubt else str(moment.year),
        period="" if moment.doubt else str(moment.year),
        due=due_of(moment),
        indicator=indicator.indicator,
        theme=catalogue.theme(indicator.indicator),
        comparator="done",
        firmness=firmness_at(situation.text, end),
        review=("an aim without a number", *(doubt for doubt in (moment.doubt, moment.due_doubt) if doubt)),
    )
