"""The book's words in each language, kept as YAML beside the folders that say them: one file a folder and language."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from markupsafe import Markup

from targetbook.page.voice.escaping import Html
from targetbook.record.files.readable import LOADER

PAGE = Path(__file__).parents[1]
OTHER = "other"
FORMS: dict[object, str] = {0: "zero", 1: "one", 2: "two"}
ALL = "all"
WHOLES: dict[object, str] = {1: "only", 2: "both"}
NOTHING: dict[object, str] = {1: "not_one", 2: "neither"}


class Counted(Html):
    """A number that was counted, as HTML; it still knows how many it is."""

    number: int

    def __new__(cls, text: Html, number: int) -> "Counted":
        """Keep the number beside its text."""
        count = super().__new__(cls, text)
        count.number = number
        return count


class Filler(Formatter):
    """Fills a phrase; `{n:target|targets}` in it is the word that goes with that number, for one and for others."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write a value, or choose the word that goes with it."""
        singular, bar, plural = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return singular if number_of(value) == 1 else plural


class Words:
    """Looks up and fills the phrases of one language; `n` chooses the form: `zero`, `one`, `two` or `other`.

    Where `n` is the whole of what it is counted `of`, the forms `only`, `both` and `all` come before these; where it is
    nothing of one or two, `not_one` and `neither`.

    `further` are phrases that a record adds; none of them takes the place of the book's own.
    """

    def __init__(self, lang: str, further: Mapping[str, Any] | None = None) -> None:
        self.lang = lang
        self.phrases = phrases(lang) | {key: text for key, text in (further or {}).items() if key not in phrases(lang)}

    def __call__(self, key: str, **values: object) -> str:
        """Fill the phrase of that key, like `verdict.met`, as text; HTML among the values would not stay HTML."""
        if any(isinstance(value, Markup) for value in values.values()):
            raise TypeError(f"{key} is filled as text with HTML; expected words.html")
        return self._filled(key, values)

    def html(self, key: str, **values: object) -> Html:
        """Fill a phrase with HTML; texts among the values are escaped."""
        return Html(self._filled(key, {name: as_html(value) for name, value in values.items()}))

    def _filled(self, key: str, values: Mapping[str, object]) -> str:
        phrase = self.phrases[key]
        if isinstance(phrase, dict):
            forms = forms_for(number_of(values.get("n")), number_of(values.get("of")))
            phrase = next(phrase[form] for form in forms if form in phrase)
        return FILLER.vformat(str(phrase), (), values) if values else str(phrase)

    def parts(self, subject: str, counts: Mapping[str, int], **values: object) -> list[str]:
        """Say each count of a subject by a phrase of its own, a whole `of` as one; what counts none is left out."""
        return [self(f"{subject}_{name}", n=count, **values) for name, count in counts.items() if count]

    def html_parts(self, subject: str, counts: Mapping[str, Counted], **values: object) -> list[Html]:
        """Say it in HTML."""
        nonzero = {name: count for name, count in counts.items() if count.number}
        return [self.html(f"{subject}_{name}", n=count, **values) for name, count in nonzero.items()]

    def has(self, key: str) -> bool:
        """Whether there is a phrase of that key."""
        return key in self.phrases

    def list(self, items: list[str]) -> str:
        """Join items as the language does: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self("general.comma").join(items[:-1]) + self("general.and") + items[-1]

    def html_list(self, items: Sequence[Html]) -> Html:
        """Join them as HTML."""
        if len(items) < 2:
            return Html().join(items)
        return self.html("general.comma").join(items[:-1]) + self.html("general.and") + items[-1]


FILLER = Filler()


def forms_for(number: object, whole: object) -> list[str]:
    """Name the forms that a count may take, the best first: that of a whole, of a number, of every other number."""
    complete = [WHOLES.get(whole), ALL] if number and number == whole else []
    missing = [NOTHING.get(whole)] if number == 0 else []
    return [form for form in (*complete, *missing, FORMS.get(number), OTHER) if form]


def number_of(value: object) -> object:
    """Give the number of something counted; a plain number is its own."""
    return value.number if isinstance(value, Counted) else value


def as_html(value: object) -> object:
    """Escape a value that is a text; HTML, numbers and what is not there stay."""
    return Html.escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def phrases(lang: str) -> dict[str, Any]:
    """Read every phrase of a language, keyed by subject and name, as in `verdict.met`."""
    subjects = (pair for file in word_files(lang) for pair in yaml.load(file.read_bytes(), Loader=LOADER).items())
    return {f"{subject}.{name}": phrase for subject, names in subjects for name, phrase in names.items()}


def word_files(lang: str) -> list[Path]:
    """List the files that hold the words of a language, one in each folder of the page that says any."""
    return sorted(PAGE.glob(f"*/words.{lang}.yml"))
