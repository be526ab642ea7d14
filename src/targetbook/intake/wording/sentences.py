"""A cleaned text in sentences, each of which knows where in the text its characters stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from targetbook.intake.wording.script import ITEM_NUMBERS, RAISED

# 。 in 完成。
SENTENCE_END = re.compile(rf"[。!?\n«»|●■◆▲★○◎►▶▪•]+|\.{{3,}}|(?<=[一-龥%])\.(?=\s|$)|(?<![0-9])[{ITEM_NUMBERS}]")
# “今年,增长5%。”
QUOTED_SPEECH = re.compile(r"“(?:[^“”]*[,。;][^“”]*|[^“”]{15,})”")
# A mark that stands behind a figure's unit or a word; one right behind a digit is left for a person to look at.
NOTE = re.compile(rf"(?<=[一-龥%”)])(?:[{RAISED}{ITEM_NUMBERS}]+|\[[0-9]{{1,3}}\]|【[0-9]{{1,3}}】|〔[0-9]{{1,3}}〕)")
# (一) in (一)工业
ITEM = re.compile(
    r"\s*(?:[-*·•]|[(]?[一二三四五六七八九十]+[、)](?![一二三四五六七八九十]+、)|[(]?[0-9]{1,2}[、)]|[0-9]{1,2}\.(?![0-9])|[一二三四五六七八九十]+是(?=要?[一-龥]))\s*"
)
# 亿 in 5亿元
HAN = re.compile("[一-龥]")
# a space
BLANK = re.compile(r"\s")
# No grammar is asked what a longer run of digits may be. As in 1234567890123456.
TOO_LONG = re.compile(r"[0-9.]{16,}|[零〇一二两三四五六七八九十百千万亿]{24,}")
HIDDEN = "\N{WHITE SQUARE}"


@dataclass(frozen=True)
class Sentence:
    """A sentence, the paragraph it stands in, and the place in the text of each of its characters."""

    text: str
    paragraph: int
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the whole text of a run of this sentence."""
        return self.places[start], self.places[end - 1] + 1


def split_sentences(text: str) -> list[Sentence]:
    """Split a cleaned text into its sentences; lines without Chinese are left out."""
    sentences: list[Sentence] = []
    start = 0

    for paragraph, line in enumerate(text.split("\n")):
        places = _places_of_words(line)
        sentences += [Sentence(_words(line, part), paragraph, _shift(part, start)) for part in _parts(line, places)]
        start += len(line) + 1

    return sentences


def note_marks(text: str) -> Iterator[re.Match[str]]:
    """Find the marks in a text that lead to a note."""
    return NOTE.finditer(text)


def item_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Find the numbers that only count the items of a text: those at the head of a line or a sentence."""
    heads = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    for head in heads:
        match = ITEM.match(text, head)
        while match and match.end() > match.start():
            yield match.span()
            match = ITEM.match(text, match.end())

    yield from (match.span() for match in re.finditer(rf"(?<![0-9])[{ITEM_NUMBERS}]", text))


def _places_of_words(line: str) -> list[int]:
    """List the places of a line without the marks of quoted speech and of notes."""
    marks = {place for match in NOTE.finditer(line) for place in range(*match.span())}
    for match in QUOTED_SPEECH.finditer(line):
        marks |= {match.start(), match.end() - 1}
    return [place for place in range(len(line)) if place not in marks]


def _parts(line: str, places: list[int]) -> Iterator[list[int]]:
    """Cut the places of a line where a sentence ends; leave out item numbers and blanks."""
    words = "".join(line[place] for place in places)
    ends = [match.span() for match in SENTENCE_END.finditer(words)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(words)]

    for start, stop in zip(starts, stops, strict=True):
        head = start
        while (match := ITEM.match(words, head, stop)) and match.end() > head:
            head = match.end()
        part = [place for place in places[head:stop] if not BLANK.match(line[place])]
        if any(HAN.match(line[place]) for place in part):
            yield part


def hide_endless(text: str) -> str:
    """Hide the runs of digits that are too long for a number."""
    return TOO_LONG.sub(lambda match: HIDDEN * len(match[0]), text)


def _words(line: str, part: list[int]) -> str:
    return hide_endless("".join(line[place] for place in part))


def _shift(part: list[int], start: int) -> tuple[int, ...]:
    return tuple(start + place for place in part)
