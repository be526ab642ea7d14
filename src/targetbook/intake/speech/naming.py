"""Names for drafted targets without an indicator: what they are of, spelt in Latin letters."""

import re

from text_unidecode import unidecode

from targetbook.intake.speech.draft import Draft
from targetbook.intake.wording.nouns import without_verbs
from targetbook.intake.wording.vocabulary import WORDING

LONGEST = 8
HAN = re.compile("([一-龥])")
# 30亿元 in 70个30亿元以上项目
AMOUNT = re.compile("[0-9.]+[%万亿个家项元平方公里米]*")
QUOTATION_MARK = "“"
VERBS = tuple(sorted({*WORDING.words("verbs_before_a_noun"), *WORDING.words("fillers")}, key=len, reverse=True))
# These signs are words of their own; any other may be the first of a longer one, such as 保 in 保障.
PARTICLES = "的将"
WORD = re.compile("[a-z0-9]+")


def name_of_thing(draft: Draft) -> str:
    """Spell what a draft is of: the thing that is counted, of a deed its first words."""
    if draft.comparator == "done":
        return "-".join(_syllables(draft.text)[:LONGEST])
    thing = thing_of(AMOUNT.sub("", draft.noun))
    return "-".join(_syllables(thing or AMOUNT.sub("", draft.text))[-LONGEST:])


def thing_of(noun: str) -> str:
    """Give the words of what is counted, from where one of them begins: 筹集保障性住房 is of 保障性住房."""
    thing = without_verbs(noun)
    verbs = noun[: len(noun) - len(thing)]
    last = next((word for word in (QUOTATION_MARK, *VERBS) if verbs.endswith(word)), "")
    return last + thing if thing and len(last) == 1 and last not in PARTICLES else thing


def _syllables(text: str) -> list[str]:
    """Spell a text sign by sign, as small letters: 幼儿园 is you, er, yuan."""
    return WORD.findall(unidecode(HAN.sub(r" \1 ", text)).lower())
