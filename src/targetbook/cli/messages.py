"""Questions and refusals in the language that was asked for: each is known by its English form, with slots."""

import re
from functools import cache
from pathlib import Path

import yaml

ENGLISH = "en"
# {1} in holds {1}; expected a number
SLOT = re.compile(r"\{([0-9])\}")
# table.csv:3:B: in table.csv:3:B: is no number
PLACE = re.compile(r"(?P<place>[^\n]*?:[0-9]+:[^\s:]+: )(?P<message>.+)")
# names another area; left over: 青石
# What a second slot right behind another adds, if anything: ; did you mean gdp?
ADDED = r"((?:(?:[;,]| \().*?)?)"
PART = re.compile(r"; |(?<=\?) ")
JOINTS = {" or ": "或", " and ": "和"}
BETWEEN_QUESTIONS = "; "
WORDS_OF_OTHERS = ("text_zh", "clause")
Form = tuple[re.Pattern[str], str]
Row = dict[str, str]


def message_in(message: str, lang: str) -> str:
    """Give a message, each of its lines with or without its place, in a language; English is what it is written in."""
    return message if lang == ENGLISH else "\n".join(_line(line, lang) for line in message.split("\n"))


def questions_in(review: str, lang: str) -> str:
    """Give the questions of a row, which semicolons part, in a language."""
    if lang == ENGLISH or not review:
        return review
    return "；".join(_questions(review.split(BETWEEN_QUESTIONS), lang))


def row_to_look_through(row: Row, lang: str) -> Row:
    """Give a row with its questions in a language, and words of others that no spreadsheet takes for a formula."""
    from targetbook.page.voice.spreadsheet import harmless

    words = {column: harmless(row[column]) for column in WORDS_OF_OTHERS if column in row}
    return {**row, **words, "review": questions_in(row["review"], lang)}


def _questions(parts: list[str], lang: str) -> list[str]:
    """Take the shortest runs of parts that are questions; one may hold a semicolon itself."""
    questions: list[str] = []
    start = 0
    while start < len(parts):
        runs = (parts[start:stop] for stop in range(start + 1, len(parts) + 1))
        run = next((run for run in runs if _filled(BETWEEN_QUESTIONS.join(run), lang)), parts[start : start + 1])
        questions.append(_translated(BETWEEN_QUESTIONS.join(run), lang))
        start += len(run)
    return questions


def _line(line: str, lang: str) -> str:
    line_at_place = PLACE.fullmatch(line)
    if line_at_place and (filled := _filled(line_at_place["message"], lang)):
        return line_at_place["place"] + filled
    if filled := _filled(line, lang):
        return filled
    return (
        line_at_place["place"] + _translated(line_at_place["message"], lang)
        if line_at_place
        else _translated(line, lang)
    )


def _translated(text: str, lang: str) -> str:
    """Translate a text as a whole or, where none of the forms is its own, part by part."""
    if filled := _filled(text, lang):
        return filled
    parts = [part for part in PART.split(text) if part]
    if len(parts) > 1:
        return "；".join(_part(part, lang).strip("；") for part in parts)
    for joint, word in JOINTS.items():
        text = word.join(_filled(part, lang) or part for part in text.split(joint)) if joint in text else text
    return text


def _part(part: str, lang: str) -> str:
    """Translate a part of a message, which its form may have with the semicolon before or behind it."""
    if not part:
        return ""
    forms = (_filled(form, lang) for form in (part, f"{part}; ", f"; {part}"))
    return next(filter(None, forms), "") or _translated(part, lang)


def _filled(text: str, lang: str) -> str:
    """Fill the form that a text has with what stands in its slots, '' where it has none."""
    for pattern, form in _forms(lang):
        if match := pattern.fullmatch(text):
            slots = {
                str(number): _part(slot.removesuffix(BETWEEN_QUESTIONS), lang)
                for number, slot in enumerate(match.groups(), start=1)
            }
            return SLOT.sub(lambda slot, slots=slots: slots[slot[1]], form)  # type: ignore[misc]
    return ""


@cache
def _forms(lang: str) -> tuple[Form, ...]:
    """Read the forms of messages, those with the most words of their own first."""
    path = Path(__file__).with_name(f"messages.{lang}.yml")
    messages: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    ordered = sorted(messages, key=lambda message: -len(SLOT.sub("", message)))
    return tuple((_pattern(message), messages[message]) for message in ordered)


def _pattern(message: str) -> re.Pattern[str]:
    """Make a pattern of a message in English, its slots open."""
    pieces = SLOT.split(message)[::2]
    plain = "(.*?)".join(map(re.escape, pieces))
    return re.compile(plain.replace("(.*?)(.*?)", f"(.*?){ADDED}"), re.DOTALL)
