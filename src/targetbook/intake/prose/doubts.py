"""What a person is asked of a number: whose it is, and whether it is of what is named beside it."""

import re

from targetbook.intake.prose.carrying import NumberContext, Subject
from targetbook.intake.prose.lead import NumberWords
from targetbook.intake.prose.words.places import Place

ALL_OF_THEM = re.compile("均|都|各|双双|同步|分别")


def whose(lead: NumberWords, carried: NumberContext, subject: Subject, home: Place, home_doubt: str) -> str:
    """Ask whose figure it is where another's stands beside it, or no area is named."""
    if lead.set_against:
        return "a figure told beside another's: whose?"
    nation = any(each.name == "国内生产总值" for each in subject.mentions) and home.level != "nation"
    if not carried.places and nation:
        return f"of the nation or of {home.name}?"
    return carried.place_doubt if carried.places else home_doubt


def of_each(lead: NumberWords, subjects: int, places: int) -> str:
    """Ask whether one number holds for several things, unless a word says that it does."""
    if (subjects > 1 or places > 1) and not ALL_OF_THEM.search(lead.before):
        return "does it hold for each of them?"
    return ""


def of_itself(lead: NumberWords, places: tuple[Place, ...]) -> str:
    """Ask about a share of the area's own whole: it is of a part of the area, and not of the area."""
    whole = {"district": "占全区", "city": "占全市", "province": "占全省", "nation": "占全国"}
    is_own = any(whole.get(place.level, "-") in lead.before for place in places)
    return "a share of the area's own whole: of which part of it?" if is_own else ""
