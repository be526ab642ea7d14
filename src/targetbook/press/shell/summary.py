"""A page in one or two sentences, for those who find it elsewhere."""

import re

from docutils import nodes  # type: ignore[import-untyped]

LENGTH = {"en": 160, "zh": 80}
SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]+[\s”’]*")


def summary(doctree: nodes.document, lang: str) -> str:
    """Return the page's first paragraph, cut after a sentence or a word where it is too long."""
    first = next((found for node in doctree.findall(nodes.paragraph) if (found := plain(node))), "")
    return shortened(first, LENGTH[lang])


def plain(node: nodes.paragraph) -> str:
    """Return a paragraph's text on one line."""
    return " ".join(node.astext().split())


def shortened(text: str, length: int) -> str:
    """Return as many whole sentences as fit, or the first words where these would leave more than half of it empty."""
    if len(text) <= length:
        return text
    kept = ""
    for sentence in SENTENCE.findall(text):
        if len(kept + sentence.rstrip()) > length:
            break
        kept += sentence
    cut = text[: length - 1]
    return kept.strip() if len(kept) > length / 2 else f"{cut.rpartition(' ')[0] or cut}…"
