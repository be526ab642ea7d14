"""The shell's words in each language of the book."""

from functools import cache
from importlib.resources import files

import yaml

NAMES = {"en": "English", "zh": "中文"}
TAGS = {"en": "en", "zh": "zh-CN"}


def of_sphinx(language: str) -> str:
    """Give the book's name of a Sphinx language: `zh` for `zh_CN`."""
    lang = language.split("_")[0]
    return lang if lang in NAMES else "en"


@cache
def shell_words(lang: str) -> dict[str, str]:
    """Read the shell's words of one language."""
    words: dict[str, str] = yaml.safe_load(files(__package__).joinpath("words", f"{lang}.yml").read_text("utf-8"))
    return words
