"""Names for drafted targets without an indicator: what they are of, spelt in Latin letters."""

import re

from text_unidecode import unidecode

from targetbook.intake.speech.draft import Draft
from targetbook.intake.wording.nouns import without_verbs

LONGEST = 8
HAN = re.compile("([一-龥])")
# 30亿元 in 70个30亿元以上项目
AMOUNT = re.compile("[0-9.]+[%万亿个家项元平方公里米]*")
WORD = re.compile("[a-z0-9]+")


def name_of_thing(draft: Draft) -> str:
    """Spell what a draft is of: the thing that is counted, of a deed its first words."""
    if draft.comparator == "done":
        return "-".join(_syllables(draft.text)[:LONGEST])
    thing = without_verbs(AMOUNT.sub("", draft.noun))
    return "-".join(_syllables(thing or AMOUNT.sub("", draft.text))[-LONGEST:])


def _syllables(text: str) -> list[str]:
    """Spell a text sign by sign, as small letters: 幼儿园 is you, er, yuan."""
    return WORD.findall(unidecode(HAN.sub(r" \1 ", text)).lower())
