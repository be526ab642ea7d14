"""The words that the book explains, for those that the edition uses."""

from targetbook.page.blocks.output import HtmlTable
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.glossary import terms_of

LIST = Html('<dl class="glossary">{}</dl>')
ENTRY = Html("<dt>{}</dt><dd>{}</dd>")


def word_list(chapter: Chapter) -> HtmlTable:
    """List the words explained: those of every edition, and those that the targets of this one use."""
    texts = (chapter.text_of(target) for target in chapter.area_targets if target.year == chapter.year)
    entries = (ENTRY.format(term.term, term.meaning) for term in terms_of(texts, chapter.lang))
    return HtmlTable(LIST.format(Html("").join(entries)))
