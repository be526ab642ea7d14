"""A text in, the figures that it tells out; and of every number of it, where it went."""

from dataclasses import dataclass, replace

from targetbook.intake.prose.accounting import Account, account_for_numbers
from targetbook.intake.prose.carrying import NumberContext, Subject
from targetbook.intake.prose.comparing import ask_of_comparisons
from targetbook.intake.prose.items import parse_sentence
from targetbook.intake.prose.numbers import Book, beside_their_levels
from targetbook.intake.prose.occasion import Occasion, read_occasion
from targetbook.intake.prose.rows import FigureReading, OmissionReason, Unused, settle
from targetbook.intake.prose.section import first_section
from targetbook.intake.prose.sentence_reading import ReadingSheet, SentenceReader
from targetbook.intake.prose.words.indicators import IndicatorNames
from targetbook.intake.prose.words.places import AreasAround
from targetbook.intake.wording.parts import TextPart, text_parts
from targetbook.intake.wording.script import clean_script
from targetbook.intake.wording.sentences import Sentence, split_sentences


@dataclass(frozen=True)
class ProseText:
    """A text to be read, and what is known of it beside its words."""

    words: str
    title: str = ""
    published: str = ""


@dataclass(frozen=True)
class TextReading:
    """The figures read from a text, and what became of each of its numbers."""

    readings: list[FigureReading]
    accounts: list[Account]

    @property
    def unused(self) -> list[Account]:
        """Give the numbers that are in no row."""
        return [each for each in self.accounts if not each.reason.in_row]


def read_figures(text: ProseText, places: AreasAround, book: Book) -> TextReading:
    """Read every figure that a text tells, in the order in which it tells them."""
    cleaned = clean_script(text.words)
    occasion = read_occasion(clean_script(text.title), text.published, places)
    readings: list[FigureReading] = []
    unused: list[Unused] = []
    sentences = split_sentences(cleaned)
    section = first_section(occasion)
    carried = NumberContext(subject=_subject_of_title(occasion, book.names))
    reader = SentenceReader(book, places, occasion.place, occasion.place_doubt)
    paragraph = 0
    for sentence, part in zip(sentences, text_parts(cleaned, sentences), strict=True):
        if part is TextPart.EXPLANATION:
            unused.append(Unused(sentence.span(0, len(sentence.text)), OmissionReason.EXPLAINED))
            continue
        section = section.under(sentence.text)
        carried = carried.into_sentence(sentence.paragraph == paragraph, occasion.place)
        paragraph = sentence.paragraph
        sheet = ReadingSheet()
        parsed = parse_sentence(sentence.text, book.names, places, section.clock, carried.year)
        carried = reader.read(parsed, carried, section, sheet)
        of_sentence = ask_of_comparisons(beside_their_levels(sheet.readings, book))
        readings += [_in_text(each, sentence) for each in of_sentence]
        unused += [replace(each, number=sentence.span(*each.number)) for each in sheet.unused]
    distinct, repeated = settle(readings)
    return TextReading(distinct, account_for_numbers(cleaned, distinct, [*unused, *repeated]))


def _in_text(reading: FigureReading, sentence: Sentence) -> FigureReading:
    dated = tuple(sentence.span(*each) for each in reading.dated)
    return replace(reading, number=sentence.span(*reading.number), dated=dated)


def _subject_of_title(occasion: Occasion, names: IndicatorNames) -> Subject | None:
    """Give the one indicator that a title names, which a sentence without a name may be on."""
    mentions = [each for each in names.find(occasion.title) if each.indicators]
    indicators = {each.indicators for each in mentions}
    if len(indicators) != 1:
        return None
    return Subject((mentions[0],), "which indicator? only the title names one")
