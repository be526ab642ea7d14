"""The other rules that the verdicts are held against: what each is, and where it was read."""

from targetbook.judgement.across.robustness import OURS, counts, is_sensitivity
from targetbook.judgement.rules.standard import Rules
from targetbook.page.blocks.chart_table import Cell, Twin, sentence_cell, text_cell
from targetbook.page.blocks.download import download
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.base_rate import percent
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.numbers import COMPARATORS


def other_rules(chapter: Chapter) -> Block:
    """Say in a line that verdicts are held against other rules; give these, with what each counts for, as a file."""
    words = chapter.words
    names = chapter.rules.robustness.order
    rows = [[_rule(name, chapter), _meaning(name, chapter), _counts_cell(name, chapter)] for name in names]
    heads = [words("robust.head_rule"), words("robust.rules_meaning"), words("robust.head_counts")]
    file = download("other-rules", words("robust.file"), Twin(heads, rows), chapter)

    return Blocks((Text(words("robust.summary")), file))


def _rule(name: str, chapter: Chapter) -> Cell:
    return text_cell(chapter.words(f"robust.rule_{name}"))


def _counts_cell(name: str, chapter: Chapter) -> Cell:
    return sentence_cell(lambda place: _counts(name, place.rules, place), chapter)


def _counts(rule: str, rules: Rules, chapter: Chapter, comparator: str = "") -> str:
    """Say whether a rule counts for the qualifier: for a target's comparator, or by itself."""
    if rule == OURS:
        return ""

    words = chapter.words
    signs = [] if comparator else rules.robustness.without_doubt.get(rule, [])
    if is_sensitivity(rule, comparator, rules):
        return escape(words("robust.sensitivity"))
    if not counts(rule, comparator, rules):
        return escape(words("robust.beside"))

    exceptions = words("general.comma").join(words(f"rulebook.said_{COMPARATORS[sign]}") for sign in signs)
    return escape(words("robust.counts")) + (words("robust.but_not", words=name_html(exceptions)) if signs else "")


def _meaning(rule: str, chapter: Chapter) -> Cell:
    """Say what a rule is; the rule file's numbers stand in the words."""
    scales = chapter.rules.robustness.scales.get(rule, {})
    steps = {name: percent(least) for name, least in scales.items()}
    return text_cell(chapter.words(f"robust.means_{rule}", **steps))
