"""The name of a series in words: its indicator and what of that it measures, said once."""

import re

from targetbook.page.voice.words import Words


def series_text(label: str, measure: str, words: Words, *, in_brackets: bool = False) -> str:
    """Name a series; an indicator whose name says the measure goes without the measure's word."""
    key = f"series.says_{measure}"
    if words.has(key) and re.search(words(key), label):
        return label
    return words(
        "series.bracketed" if in_brackets else "series.joined", label=label, measure=words(f"measure.{measure}")
    )
