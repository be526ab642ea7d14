"""The other rules that the verdicts are held against: what each is, and where it was read."""

from dataclasses import asdict

from targetbook.judgement.across.robustness import OURS, counts, is_sensitivity
from targetbook.judgement.rules.standard import Rules
from targetbook.page.blocks.output import Block, Blocks, HtmlTable
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.numbers import COMPARATORS

SCALES = {"statcan": "pace", "eustat": "way", "linear": "line"}


def other_rules_table(chapter: Chapter) -> Block:
    """Say what each of the other rules is and where it was read; the rule file's numbers stand in the words."""
    words = chapter.words
    rules = chapter.rules
    rows = [
        [escape(words(f"robust.rule_{name}")), _meaning(name, rules, chapter), _counts(name, rules, chapter)]
        for name in rules.robustness.order
    ]
    heads = [words("robust.head_rule"), words("robust.rules_meaning"), words("robust.head_counts")]

    return Blocks((table(words("robust.rules"), heads, rows), _numbers(rules, chapter)))


def _counts(rule: str, rules: Rules, chapter: Chapter, comparator: str = "") -> str:
    """Say whether a rule counts for the qualifier: for a claim's comparator, or by itself."""
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


def _meaning(rule: str, rules: Rules, chapter: Chapter) -> str:
    how = chapter.words("rulebook.file")
    steps = {
        name: chapter.figures.derived(_percent(least), how)
        for name, least in rules.robustness.scales.get(rule, {}).items()
    }

    return chapter.words(f"robust.means_{rule}", **steps)


def _numbers(rules: Rules, chapter: Chapter) -> HtmlTable:
    words = chapter.words
    values = {
        "confidence": _percent(rules.base_rates.confidence),
        **{f"ambition_{name}": str(number) for name, number in asdict(rules.ambition).items()},
    }
    rows = [
        [escape(words(f"robust.{name}")), chapter.figures.derived(text, words("rulebook.file"))]
        for name, text in values.items()
    ]

    return table(words("robust.other_numbers"), [words("rulebook.head_rule"), words("rulebook.head_value")], rows)


def _percent(number: float) -> str:
    return f"{100 * number:.0f}%".replace("-", "\u2212")
