"""The same targets under other rules: what each says of them, and what each is."""

from dataclasses import asdict

from targetbook.judgement.across.robustness import OURS, Alternative, counts, is_sensitivity
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import SETTLED, Qualifier
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import grouped_table, table
from targetbook.page.chapter import Chapter
from targetbook.page.theme.verdicts import claim_text
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.numbers import COMPARATORS
from targetbook.page.voice.words import Counted

SCALES = {"statcan": "pace", "eustat": "way", "linear": "line"}


def robustness_table(chapter: Chapter) -> Block:
    """List each settled target of the chapter with what every other rule would say of it."""
    words = chapter.words
    verdicts = [verdict for verdict in chapter.theme_verdicts if verdict.status in SETTLED and verdict.robustness]
    if not verdicts:
        return Text(words("robust.none"))

    turning = sum(Qualifier.DEPENDS_ON_RULE in verdict.qualifiers for verdict in verdicts)
    lead = words("robust.lead", n=_count(turning, chapter), settled=_count(len(verdicts), chapter))

    return Blocks((Text(f"**{words('robust.question')}**"), Text(lead), _listing(verdicts, chapter)))


def _listing(verdicts: list[Verdict], chapter: Chapter) -> HtmlTable:
    words = chapter.words
    heads = [words(f"robust.head_{name}") for name in ("rule", "result", "by", "counts")]
    groups = [(claim_text(verdict, chapter), _rows(verdict, chapter)) for verdict in verdicts]
    return grouped_table(words("robust.caption", place=chapter.place, year=chapter.year), heads, groups)


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


def _rows(verdict: Verdict, chapter: Chapter) -> list[list[str]]:
    return [_row(alternative, verdict.claim.comparator, chapter) for alternative in verdict.robustness]


def _row(alternative: Alternative, comparator: str, chapter: Chapter) -> list[str]:
    words = chapter.words
    return [
        escape(words(f"robust.rule_{alternative.rule}")),
        escape(words(f"robust.result_{alternative.result}")),
        _by(alternative, chapter),
        _counts(alternative.rule, chapter.rules, chapter, comparator),
    ]


def _by(alternative: Alternative, chapter: Chapter) -> str:
    """Give the figure that a rule goes by, and what it works out of it."""
    words = chapter.words
    period = escape(numbers.period(alternative.row.period, words))
    basis = words("robust.by", figure=chapter.figures.row(alternative.row), period=period)
    if alternative.number is None:
        return basis

    number = chapter.figures.derived(_percent(alternative.number), words(f"robust.how_{alternative.rule}"))
    return basis + words("general.next") + words(f"robust.{SCALES[alternative.rule]}", number=number)


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


def _count(n: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(n, chapter.words("summary.how"))
