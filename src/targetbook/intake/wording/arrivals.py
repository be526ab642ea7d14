"""Whether a number counts things that come, or those that are there: 引进企业20家 beside 集聚企业85家."""

import re

from targetbook.intake.wording.vocabulary import WORDING

NEWLY_COME = "those that newly come, or how many there are in all?"
# 累计引进 counts what is there: its first word holds.
STANDING = f"{WORDING.pattern('standing')}{WORDING.pattern('arrivals')}?"
WORD = re.compile(f"(?P<standing>{STANDING})|{WORDING.pattern('arrivals')}")
# 其中 in 新增高新技术企业31家,其中人工智能企业22家
LISTED = re.compile("[、,和及与]*(?:以及|其中)?")
OTHER_VERB = re.compile(WORDING.pattern("pledging_verbs"))
STATED = re.compile("[达为有]")


def counts_arrivals(text: str, start: int, name: int, end: int) -> bool:
    """Whether a number, its words between `start` and `end` and its name at `name`, is of things that come."""
    words = [*WORD.finditer(text, start, end)]
    if words:
        return not words[-1]["standing"]

    joint = LISTED.match(text, start)
    if not joint or joint.end() != name or STATED.search(text, name, end):
        return False

    earlier = [*WORD.finditer(text, text.rfind(";", 0, start) + 1, start)]
    if not earlier or OTHER_VERB.match(text, name) or OTHER_VERB.search(text, earlier[-1].end(), start):
        return False
    return not earlier[-1]["standing"]
