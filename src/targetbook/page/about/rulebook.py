"""The rules in words: what the rule file holds, printed from it, and what each status, reason and comparator means."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.tally import countable, promised
from targetbook.judgement.words import Qualifier, Reason, Status
from targetbook.page.blocks.chart_table import Twin, text_cell
from targetbook.page.blocks.download import download
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import badge, code, table
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.numbers import COMPARATORS
from targetbook.page.voice.words import Counted
from targetbook.record.contract import read_contract
from targetbook.record.publishers import houses
from targetbook.record.vocabulary import Comparator, Relation

PRINTED = ("version", "firm", "publishers", "about_points", "about_level", "about_most", "on_pace", "behind")


def rules_tables(chapter: Chapter) -> Block:
    """Print the order of evidence and the numbers that matter most; give every rule as a file."""
    words = chapter.words
    sections = {
        "numbers": {**_numbers(chapter.rules, chapter), **_others(chapter.rules, chapter)},
        "audit": _audit(chapter.rules, chapter),
        "accounts": _accounts(chapter.rules, chapter),
    }
    printed = {name: value for name, value in sections["numbers"].items() if name in PRINTED}
    rules = _rules({**printed, **sections["audit"]}, chapter)
    file = download("rules", words("rulebook.whole_file"), _twin(sections, chapter), chapter)

    return Blocks((_evidence(chapter.rules, chapter), rules, file))


def _twin(sections: Mapping[str, Mapping[str, str]], chapter: Chapter) -> Twin:
    """List every rule of the rule file with its section."""
    words = chapter.words
    heads = [words(f"rulebook.head_{name}") for name in ("section", "rule", "value")]
    rows = [
        [text_cell(words(f"rulebook.{section}")), text_cell(words(f"rulebook.rule_{name}")), text_cell(value)]
        for section, values in sections.items()
        for name, value in values.items()
    ]

    return Twin(heads, rows)


def statuses_table(chapter: Chapter) -> Block:
    """Say which targets the tables count, what each status means and how many of them have it."""
    counts = Counter(str(verdict.status) for verdict in countable(chapter.all_verdicts))
    cells = {str(name): badge(name, chapter.words(f"verdict.{name}")) for name in Status}
    return Blocks((Text(_basis(chapter)), _meanings("status", cells, counts, chapter)))


def _basis(chapter: Chapter) -> Html:
    """Say how many targets the tables count, and how many of these the overview counts too."""
    words = chapter.words
    all_count = len(countable(chapter.all_verdicts))
    overview_count = len(promised(chapter.all_verdicts))
    others = _figure(all_count - overview_count, "rulebook.counted", chapter)

    return words.html(
        "rulebook.basis",
        n=_figure(all_count, "rulebook.counted", chapter),
        year=chapter.year,
        promised=_figure(overview_count, "rulebook.counted", chapter),
        others=words.html("rulebook.basis_others", n=others),
    )


def reasons_table(chapter: Chapter) -> Block:
    """Say what each reason for not judging means and how many commitments of the edition have it."""
    counts = Counter(str(verdict.reason) for verdict in countable(chapter.all_verdicts))
    return _meanings("reason", _plain(Reason, "verdict.", chapter), counts, chapter)


def qualifiers_table(chapter: Chapter) -> Block:
    """Say what is added to a verdict and how many commitments of the edition have it."""
    counts = Counter(str(name) for verdict in countable(chapter.all_verdicts) for name in verdict.qualifiers)
    return _meanings("qualifier", _plain(Qualifier, "verdict.", chapter), counts, chapter)


def relations_table(chapter: Chapter) -> Block:
    """Say how a series may stand to a promise and how many readings of the edition do so."""
    relations = (
        str(result.reading.relation) for verdict in countable(chapter.all_verdicts) for result in verdict.readings
    )
    return _meanings("relation", _plain(Relation, "relation.", chapter), Counter(relations), chapter, "readings")


def comparators_table(chapter: Chapter) -> Block:
    """Give each comparator with the Chinese words it stands for and when it counts as reached."""
    words = chapter.words
    counts = Counter(str(verdict.target.comparator) for verdict in countable(chapter.all_verdicts))
    rows = [
        [
            code(sign),
            name_html(words(f"rulebook.said_{name}")),
            words(f"rulebook.read_{name}", written=_criteria_day(chapter), changed=_states_changed(chapter)),
            _figure(counts[sign], "rulebook.counted", chapter),
        ]
        for sign, name in {**COMPARATORS, Comparator.DONE: "done"}.items()
    ]
    heads = [words(f"rulebook.head_{name}") for name in ("sign", "said", "reached", "n")]

    return table(words("rulebook.comparators"), heads, rows)


def _criteria_day(chapter: Chapter) -> str:
    """Say on which day the states that count as done were written."""
    return chapter.say_date(read_contract(chapter.data).descriptor["criteria_written"])


def _states_changed(chapter: Chapter) -> str:
    """Say when the area's targets, whose states count as done, were last corrected; '' where none was."""
    corrections = chapter.record.rows("corrections", area=chapter.area.area)
    days = [correction["corrected"] for correction in corrections if correction["table"] == "targets"]
    return chapter.words("rulebook.states_changed", day=chapter.say_date(max(days))) if days else ""


def _meanings(
    kind: str, cells: Mapping[str, str], counts: Counter[str], chapter: Chapter, last_head: str = "n"
) -> HtmlTable:
    words = chapter.words
    rows = [
        [cell, _meaning(f"{kind}_is_{name}", chapter), _figure(counts[name], "rulebook.counted", chapter)]
        for name, cell in cells.items()
    ]
    heads = [words(f"rulebook.head_{kind}"), words("rulebook.head_meaning"), words(f"rulebook.head_{last_head}")]

    return table(words(f"rulebook.{kind}"), heads, rows, "meanings")


def _meaning(key: str, chapter: Chapter) -> Html:
    """Say what a word means, with the cuts that the rules set for it."""
    pace = chapter.rules.pace
    file = chapter.words("rulebook.file")
    cuts = {name: chapter.figures.derived(_part(getattr(pace, name)), file) for name in ("on_pace", "behind")}
    return chapter.words.html(f"rulebook.{key}", **cuts)


def _plain(names: Iterable[str], stem: str, chapter: Chapter) -> dict[str, str]:
    return {str(name): chapter.words(stem + name) for name in names}


def _evidence(rules: Rules, chapter: Chapter) -> HtmlTable:
    words = chapter.words
    orders = _orders(rules, chapter)
    names = rules.evidence.order
    rows = [[words(f"rulebook.by_{name}"), orders[name]] for name in names]
    return table(words("rulebook.evidence"), [words("rulebook.head_by"), words("rulebook.head_order")], rows)


def _orders(rules: Rules, chapter: Chapter) -> dict[str, str]:
    """Write by what evidence is put in order, the best first."""
    words = chapter.words
    then = words("rulebook.then")
    order = rules.evidence
    provisional = [word for word in order.status if word not in order.provisional_status]

    return {
        "provisional": then.join(words(f"rulebook.{part}") for part in ("others", "estimates")),
        "channel": then.join(words(f"source.{word}") for word in order.channel),
        "status": then.join(words(f"rulebook.told_{word}") for word in provisional),
        "bound": then.join(words(f"rulebook.bound_{word}") for word in order.bound),
        "decimals": words("rulebook.more_decimals"),
        "released": words("rulebook.earlier"),
    }


def _numbers(rules: Rules, chapter: Chapter) -> dict[str, str]:
    return {
        "version": rules.version,
        **_firm_values(rules, chapter),
        **_about_values(rules, chapter),
        **_window_values(rules, chapter),
        **_pace_values(rules, chapter),
        "revision_window": chapter.words("rulebook.days", n=rules.revisions.window_days),
    }


def _others(rules: Rules, chapter: Chapter) -> dict[str, str]:
    """Write what base rates and the comparison with earlier results go by."""
    ambition = asdict(rules.ambition)
    comma = chapter.words("general.comma")
    return {
        "confidence": _part(rules.base_rates.confidence),
        **{f"ambition_{name}": str(number) for name, number in ambition.items()},
        "backtested": comma.join(chapter.label(name) for names in rules.pace.backtested.values() for name in names),
        "calibration": comma.join(map(_part, rules.pace.calibration)),
    }


def _firm_values(rules: Rules, chapter: Chapter) -> dict[str, str]:
    """Write which evidence is firm, and which papers are of one house."""
    words = chapter.words
    firm = rules.evidence.firm_publishers

    return {
        "firm": words("rulebook.one_row", channel=words(f"source.{rules.evidence.firm_channel}")),
        "publishers": words("rulebook.publishers_of", n=firm.count, channel=words(f"source.{firm.channel}")),
        "houses": words("rulebook.then_house").join(map(words("general.comma").join, _houses(chapter))),
    }


def _about_values(rules: Rules, chapter: Chapter) -> dict[str, str]:
    """Write how far `about` reaches."""
    rates = (chapter.words(f"measure.{name}") for name in rules.about.rates)
    return {
        "about_points": _points(rules.about.points, chapter),
        "about_rates": chapter.words("general.comma").join(rates),
        "about_level": _part(rules.about.part_of_level),
        "about_most": _part(rules.about.at_most_part),
    }


def _window_values(rules: Rules, chapter: Chapter) -> dict[str, str]:
    words = chapter.words
    return {
        "stock_window": words("rulebook.days", n=rules.stock_window_days),
        "share_years": words("rulebook.years", n=rules.shares.years),
        "share_left_out": words("general.comma").join(map(str, rules.base_years)),
    }


def _pace_values(rules: Rules, chapter: Chapter) -> dict[str, str]:
    """Write what a running year is judged by."""
    grounds = (chapter.words(f"rulebook.on_{name}") for name in rules.pace.tested_on)
    return {
        "least_class": str(rules.pace.least_class),
        "least_tested": str(rules.pace.least_tested),
        "tested_on": chapter.words("rulebook.then").join(grounds),
        **{name: _part(getattr(rules.pace, name)) for name in ("least_skill", "interval", "on_pace", "behind")},
        "draws": str(rules.pace.draws),
    }


def _audit(rules: Rules, chapter: Chapter) -> dict[str, str]:
    audit = rules.audit
    return {
        "growth_points": _points(audit.growth_points, chapter),
        "mean_points": _points(audit.mean_points, chapter),
        "part_of_level": _part(audit.part_of_level),
        "parts_of_whole": _part(audit.parts_of_whole),
        "share_points": _points(audit.share_points, chapter),
        "deflator_points": _points(audit.deflator_points, chapter),
    }


def _accounts(rules: Rules, chapter: Chapter) -> dict[str, str]:
    audit = rules.audit
    comma = chapter.words("general.comma")
    censuses = (
        chapter.words("rulebook.census", year=census.year, day=chapter.say_date(str(census.release)))
        for census in rules.censuses
    )
    return {
        "censuses": comma.join(censuses),
        "sums": _parts(audit.sums, " = ", " + ", chapter),
        "within": _parts(audit.within, " ≥ ", comma, chapter),
    }


def _houses(chapter: Chapter) -> list[list[str]]:
    """Name the publishers of each house of the press that has several, each in the page's language."""
    house_of = houses(chapter.record)
    name_column = f"name_{chapter.lang}"
    papers: dict[str, list[str]] = {}

    for row in chapter.record.rows("publishers", kind="press"):
        papers.setdefault(house_of[row["publisher"]], []).append(row[name_column])

    distinct = (list(dict.fromkeys(names)) for names in papers.values())

    return [names for names in distinct if len(names) > 1]


def _rules(values: dict[str, str], chapter: Chapter) -> HtmlTable:
    words = chapter.words
    rows = [
        [words(f"rulebook.rule_{name}"), chapter.figures.derived(text, words("rulebook.file"))]
        for name, text in values.items()
    ]

    return table(words("rulebook.main"), [words("rulebook.head_rule"), words("rulebook.head_value")], rows)


def _parts(wholes: dict[str, list[str]], sign: str, joint: str, chapter: Chapter) -> str:
    equations = (chapter.label(whole) + sign + joint.join(map(chapter.label, parts)) for whole, parts in wholes.items())
    return chapter.words("general.next").join(equations)


def _points(number: Any, chapter: Chapter) -> str:
    return chapter.words("number.points", text=number)


def _part(number: float) -> str:
    return f"{number * 100:g}%"


def _figure(n: int, how: str, chapter: Chapter) -> Counted:
    return chapter.figures.counted(n, chapter.words(how))
