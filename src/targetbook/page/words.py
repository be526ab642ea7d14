"""The book's words in each language, kept as YAML beside this module: one file a subject and language."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("en", "zh")
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader  # the first is ten times as fast


class Words:
    """Looks up and fills the phrases of one language; `n` chooses between `one` and `other` where both are given."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.phrases = phrases(lang)

    def __call__(self, key: str, **values: object) -> str:
        """Fill the phrase of that key, like `verdict.met`."""
        phrase = self.phrases[key]
        if isinstance(phrase, dict):
            phrase = phrase["one" if values.get("n") == 1 and "one" in phrase else "other"]
        return str(phrase).format(**values) if values else str(phrase)

    def has(self, key: str) -> bool:
        """Whether there is a phrase of that key."""
        return key in self.phrases

    def list(self, items: list[str]) -> str:
        """Join items as the language does: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self("general.comma").join(items[:-1]) + self("general.and") + items[-1]


@cache
def phrases(lang: str) -> dict[str, Any]:
    """Read every phrase of a language, keyed by subject (its file's name) and name."""
    folder = files(__package__).joinpath("words")
    found: dict[str, Any] = {}
    for file in sorted(folder.iterdir(), key=lambda path: path.name):
        subject, _, rest = file.name.partition(".")
        if rest == f"{lang}.yml":
            found |= {
                f"{subject}.{key}": phrase for key, phrase in yaml.load(file.read_text("utf-8"), Loader=LOADER).items()
            }
    return found
