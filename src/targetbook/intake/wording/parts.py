"""What a sentence of a text is: a part of its body, a heading, a note, or the explanation of a term."""

import re
from collections.abc import Iterator
from enum import StrEnum

from targetbook.intake.wording.sentences import Sentence

# 三、 and (二) count the parts of a text, 1. the items of a list, which may be deeds.
MARK = re.compile(
    r"\s*(?:第[一二三四五六七八九十]+(?:部分|章|节)[:、\s]*|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))\s*"
)
LONGEST_HEADING = 40
LONGEST_TITLE = 24
STOPS = re.compile("[,;:。!?]")
DIGIT = re.compile("[0-9]")
GLOSSARY = re.compile(
    r"\s*(?:附[件录]?[0-9一二三]*[:、]?)?[一-龥、]{0,8}(?:名词|术语|词语)(?:解释|注释|说明|释义)[:\s]*|\s*注释[:\s]*"
)
NOTE = re.compile(r"\s*\(?(?:备?注|说明|注释|附注)[0-9一二三四五六七八九]{0,2}\s*[:.]")
# 低空经济是指 in 低空经济是指以低空飞行活动为牵引的经济
EXPLAINING = re.compile("[^,;。:]{2,24}[,:]?(?:是指|系指|指的是)|[^,;。:]{2,24}:指")


class TextPart(StrEnum):
    """What a sentence is in its text; a title is a short line of its own that no number counts."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    NOTE = "note"
    EXPLANATION = "explanation"


def text_parts(text: str, sentences: list[Sentence]) -> Iterator[TextPart]:
    """Say of each sentence of a cleaned text what it is there."""
    lines = text.split("\n")
    starts = _starts(lines)
    in_glossary = False
    paragraph = -1

    for sentence in sentences:
        line = lines[sentence.paragraph]
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            in_glossary = bool(GLOSSARY.fullmatch(line)) or (in_glossary and not _opens_a_part(line))
        start, end = sentence.span(0, len(sentence.text))
        yield _part(sentence.text, line, start - starts[paragraph], end - starts[paragraph], in_glossary)


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _part(sentence: str, line: str, start: int, end: int, in_glossary: bool) -> TextPart:
    if in_glossary or EXPLAINING.match(sentence):
        return TextPart.EXPLANATION
    if NOTE.match(line):
        return TextPart.NOTE
    return TextPart.BODY if DIGIT.search(sentence) else _heading(sentence, line[:start], line[end:].strip())


def _opens_a_part(line: str) -> bool:
    """Whether a line is a counted heading and explains no term."""
    return bool(MARK.match(line)) and not re.search("[:。]|指", line)


def _heading(sentence: str, before: str, after: str) -> TextPart:
    """Tell a heading, counted and at the head of its line, and a title, a short line without a stop, from the body."""
    if MARK.fullmatch(before):
        heads_its_line = not after or after.strip("。") != ""
        return TextPart.HEADING if heads_its_line and len(sentence) <= LONGEST_HEADING else TextPart.BODY
    is_title = not before.strip() and not after and len(sentence) <= LONGEST_TITLE and not STOPS.search(sentence)
    return TextPart.TITLE if is_title else TextPart.BODY
