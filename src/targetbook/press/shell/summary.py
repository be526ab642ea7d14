"""A page in one or two sentences, for those who find it elsewhere."""

import re

from docutils import nodes  # type: ignore[import-untyped]

LENGTH = {"en": 160, "zh": 80}
SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]+[\s”’]*")


def summary(doctree: nodes.document, lang: str) -> str:
    """Shorten the first paragraph."""
    paragraphs = (" ".join(node.astext().split()) for node in doctree.findall(nodes.paragraph))
    return shorten(next(filter(None, paragraphs), ""), LENGTH[lang])


def shorten(text: str, length: int) -> str:
    """Return as many whole sentences as fit, or the first words where these would leave more than half of it empty."""
    if len(text) <= length:
        return text

    sentences = ""
    for sentence in SENTENCE.findall(text):
        if len(sentences + sentence.rstrip()) > length:
            break
        sentences += sentence

    cut = text[: length - 1]
    return sentences.strip() if len(sentences) > length / 2 else f"{cut.rpartition(' ')[0] or cut}…"
