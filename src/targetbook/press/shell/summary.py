"""A page in one or two sentences, for those who find it elsewhere."""

import re
from html import unescape

from docutils import nodes  # type: ignore[import-untyped]

LENGTH = {"en": 160, "zh": 80}
LONGER = {"en": 220, "zh": 100}
TITLED = {"en": "{title}: {text}", "zh": "{title}：{text}"}
TAG = re.compile(r"<[^>]*>")
NUMBER = re.compile(r"\d")
SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]+[\s”’]*")


def summary(doctree: nodes.document, lang: str) -> str:
    """Name the page and shorten its first paragraph."""
    title = next((node.astext() for node in doctree.findall(nodes.title)), "")
    text = next(filter(None, map(words_of, doctree.findall(nodes.paragraph))), "")
    return shorten(TITLED[lang].format(title=title, text=text), LENGTH[lang])


def finding(doctree: nodes.document, lang: str) -> str:
    """Shorten the first paragraph that was worked out from the record and has a number; else the page's summary."""
    outputs = (box for box in doctree.findall(nodes.container) if "cell_output" in box["classes"])
    paragraphs = (words_of(node) for box in outputs for node in box.findall(nodes.paragraph))
    numbered = next((text for text in paragraphs if NUMBER.search(text)), "")
    return shorten(numbered, LONGER[lang]) if numbered else summary(doctree, lang)


def words_of(paragraph: nodes.Node) -> str:
    """Give what is read of a paragraph, which may hold HTML of its own."""
    return " ".join(unescape(TAG.sub("", str(paragraph.astext()))).split())


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
