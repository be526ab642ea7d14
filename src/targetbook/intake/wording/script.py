"""The text of a speech in one script: simplified characters, half-width digits, no glosses."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
# A bracket is a gloss only if it bears a tone mark: "(km)" and "(mu)" are units. As in (hǎi).
GLOSS = re.compile(rf"[(（]\s*[a-zü]*[{TONES}][a-zü{TONES}]*\s*[)）]")
# Compatible forms of these would turn a mark into a figure: ①5.5% would read 15.5%, 5²% 52%, ½ 12.
ITEM_NUMBERS = "①-⒛ⓐ-ⓩ⓪⓫-⓿❶-➓㈠-㈩㊀-㊉"
RAISED = "²³¹⁰-₎"
FRACTIONS = "¼-¾⅐-⅞↉"
# 投资 in 投资①
ALL_BUT_MARKS = re.compile(f"[^{ITEM_NUMBERS}{RAISED}{FRACTIONS}]+")
# ² in m²
SQUARE = re.compile("(?<=m)²")
# 1,234
THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?![\d,，])")
HAN = re.compile("[㐀-鿿]")
# In a text in traditional script about a third of the characters have another, simplified form.
TRADITIONAL = 0.1
FEWEST_OF_TEXT = 1
FEWEST_OF_LINE = 3
WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
QUOTES = str.maketrans({"「": "“", "」": "”", "『": "“", "』": "”", '"': "“", "‘": "“", "’": "”", "〈": "“", "〉": "”"})
# — in 2—3月
DASHES = re.compile(r"[‐‑‒–—―−─]")


def clean_script(text: str) -> str:
    """Give the text in simplified script with plain digits and punctuation, pinyin glosses dropped."""
    composed = unicodedata.normalize("NFC", text)
    bare = SQUARE.sub("2", GLOSS.sub("", composed))
    joined = THOUSANDS.sub(_without_commas, bare.translate(WIDE_DIGITS))
    plain = ALL_BUT_MARKS.sub(_in_plain_forms, _dashes(joined)).translate(QUOTES)
    return _in_simplified(plain)


def _in_simplified(text: str) -> str:
    """Convert what is in traditional script; the rare character of a name in a simplified text stays as it is."""
    if _is_traditional(text, FEWEST_OF_TEXT):
        return str(_to_simplified().convert(text))
    return "\n".join(
        str(_to_simplified().convert(line)) if _is_traditional(line, FEWEST_OF_LINE) else line
        for line in text.split("\n")
    )


def _is_traditional(text: str, fewest: int) -> bool:
    """Whether a text has so many traditional characters that they are its script and not a name in it."""
    signs = HAN.findall(text)
    changed = sum(sign != simple for sign, simple in zip(signs, _to_simplified().convert("".join(signs)), strict=False))
    return bool(changed >= max(fewest, TRADITIONAL * len(signs)))


def _in_plain_forms(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _without_commas(match: re.Match[str]) -> str:
    return re.sub("[,，]", "", match[0])


def _dashes(text: str) -> str:
    """Make a long dash a stop and any short one a hyphen."""
    return DASHES.sub("-", re.sub(r"[—―─-]{2,}", "：", text))


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")
