"""What is new on an edition, chosen by rule: answers by name, the year before, the peers, spoken against written."""

from collections import Counter
from collections.abc import Callable

from targetbook.judgement.across.neighbours import target_key
from targetbook.judgement.consistency.audit import Check, audit_targets
from targetbook.judgement.knowledge import Knowledge, by_knowledge, is_from_before
from targetbook.judgement.tally import in_order, promised
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.judgement.words import SETTLED, Qualifier, Reason, Status
from targetbook.page.across.speech_against_plan import ENOUGH, by_occasion, growth_outcomes
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.chapter import Chapter
from targetbook.page.overview.tables import target_link
from targetbook.page.overview.themes import count
from targetbook.page.sentences.check import arithmetic
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.verdict import report_caveat
from targetbook.page.voice.escaping import escape

UNMARKED = (Reason.SIZE_CLASS, Reason.EFFORT_ONLY)  # a number would not settle them, whatever it is
NAMED = 4  # answers told by name before the rest is only counted
Item = Callable[[Chapter], str]


def headline(chapter: Chapter) -> Block:
    """Show in numbers how much is known, or nothing where nothing was promised."""
    return HtmlTable(tally(chapter)) if promised(chapter.all_verdicts) else Text("")


def tally(chapter: Chapter) -> str:
    """Give as HTML the number of promises that are answered, still running, traced, and found nothing on."""
    groups = by_knowledge(promised(chapter.all_verdicts), chapter.archive)
    items = [_tally_item(level, verdicts, chapter) for level, verdicts in groups.items()]
    return f'<ul class="headline">{"".join(items)}</ul>'


def _tally_item(level: Knowledge, verdicts: list[Verdict], chapter: Chapter) -> str:
    words = chapter.words
    more = {Knowledge.ANSWERED: _outcomes, Knowledge.TRACED: _from_before}.get(level)
    added = more(verdicts, chapter) if more else ""
    return f"<li><strong>{count(len(verdicts), chapter)}</strong> {words(f'overview.tally_{level}')}{added}</li>"


def _from_before(traced: list[Verdict], chapter: Chapter) -> str:
    """Count those of which only something from before their announcement is known; '' where there are none."""
    early = sum(is_from_before(verdict, chapter.archive) for verdict in traced)
    parts = chapter.words.parts("overview.traced", {"before": count(early, chapter)})
    return chapter.words("overview.tally_parts", parts="".join(parts)) if parts else ""


def _outcomes(settled: list[Verdict], chapter: Chapter) -> str:
    words = chapter.words
    outcomes = Counter(verdict.outcome for verdict in settled)
    parts = words.parts(
        "overview.outcome", {name: count(outcomes[name], chapter) for name in (Status.MET, Status.MISSED)}
    )

    weak = sum(verdict.status.is_provisional for verdict in settled)
    if weak:
        key = "provisional_all" if weak == len(settled) else "provisional"
        parts.append(words(f"overview.{key}", count=count(weak, chapter)))

    return words("overview.tally_parts", parts=words("overview.next").join(parts))


def news(chapter: Chapter) -> Text:
    """List the news."""
    return Text("\n".join(f"- {item}" for item in news_items(chapter)))


def news_items(chapter: Chapter) -> list[str]:
    """Say by rule what is new; what the record does not hold is left out."""
    if not promised(chapter.all_verdicts):
        return []

    items: tuple[Item, ...] = (
        _answers,
        _unmarked,
        _year_before,
        _peers,
        _spoken_and_written,
        _harder_number,
        _undefined,
    )
    return [text for item in items if (text := item(chapter))]


def _answers(chapter: Chapter) -> str:
    """Name the promises that have an answer."""
    words = chapter.words
    verdicts = promised(chapter.all_verdicts)
    settled = in_order([verdict for verdict in verdicts if verdict.status in SETTLED])
    if not settled:
        return words("news.unanswered", n=len(verdicts), count=count(len(verdicts), chapter)) if verdicts else ""

    entries = words("general.next").join(_answer(verdict, chapter) for verdict in settled[:NAMED])
    rest = {"more": count(len(settled) - NAMED, chapter)} if len(settled) > NAMED else {}
    return words(
        "news.answers",
        entries=entries,
        more="".join(words.parts("news.answers", rest)),
    )


def _answer(verdict: Verdict, chapter: Chapter) -> str:
    """Name a promise with its verdict and, of a number, the figure, of a deed what limits its report."""
    status = chapter.words(f"verdict.{verdict.status}")
    figure = _figure(verdict, chapter)
    note = report_caveat(verdict, chapter)
    key = "answer_figure" if figure else "answer_noted" if note else "answer"
    return chapter.words(f"news.{key}", promise=target_link(verdict, chapter), status=status, figure=figure, note=note)


def _figure(verdict: Verdict, chapter: Chapter) -> str:
    """Write in HTML the figure or the mean that a verdict goes by; '' where reports decide."""
    if verdict.evidence is not None:
        return chapter.figures.evidence(verdict.evidence)
    return mean_figure(verdict, chapter) if verdict.mean is not None else ""


def _unmarked(chapter: Chapter) -> str:
    """Count the promises that named no mark which a figure could settle, by what they named instead."""
    verdicts = promised(chapter.all_verdicts)
    reasons = Counter(verdict.reason for verdict in verdicts)
    counts = {str(reason): count(reasons[reason], chapter) for reason in UNMARKED}
    parts = chapter.words.parts("news.unmarked", counts)
    if not parts:
        return ""

    without = count(sum(reasons[reason] for reason in UNMARKED), chapter)
    every = count(len(verdicts), chapter)
    return chapter.words("news.unmarked", n=without, every=every, parts=chapter.words.list(parts))


def _year_before(chapter: Chapter) -> str:
    """Tell how the targets of the year before came out, as far as a published figure answers them."""
    words = chapter.words
    year = chapter.year - 1
    verdicts = judge(chapter.record, chapter.area.area, year, chapter.day, chapter.rules)
    settled = [verdict for verdict in promised(verdicts) if verdict.status in SETTLED]
    entries = [_result(verdict, chapter) for verdict in in_order(settled) if verdict.evidence is not None]
    if not entries:
        return ""

    return words("news.year_before", year=year, entries=words("general.next").join(entries[:NAMED]))


def _result(verdict: Verdict, chapter: Chapter) -> str:
    assert verdict.evidence is not None
    target = verdict.target
    return chapter.words(
        "news.result",
        label=escape(chapter.label(target.indicator or "", target.area)),
        measure=chapter.words(f"measure.{target.measure}"),
        status=chapter.words(f"verdict.{verdict.status}"),
        figure=chapter.figures.evidence(verdict.evidence),
        target=chapter.figures.target(target),
    )


def _peers(chapter: Chapter) -> str:
    """Tell how many growth targets of the area's family were reached, over the years and in the last year with some."""
    outcomes = growth_outcomes(chapter)
    years = sorted({verdict.target.year for verdict in outcomes})
    if len(years) < 2:
        return ""

    newest = [verdict for verdict in outcomes if verdict.target.year == years[-1]]
    head = chapter.family[0]

    return chapter.words(
        "news.peers",
        head=chapter.name_of(head),
        parts=chapter.parts_of(head),
        first=years[0],
        year=years[-1],
        met=count(_met(outcomes), chapter),
        n=count(len(outcomes), chapter),
        met_newest=count(_met(newest), chapter),
        n_newest=count(len(newest), chapter),
    )


def _met(verdicts: list[Verdict]) -> int:
    return sum(verdict.outcome is Status.MET for verdict in verdicts)


def _spoken_and_written(chapter: Chapter) -> str:
    """Hold growth targets named in speeches against those of written plans, by how often they were reached.

    A target named in both is in both groups: their number is told, and that of targets named in other papers alone.
    """
    words = chapter.words
    groups = by_occasion(chapter)
    if min(map(len, groups.values())) < ENOUGH:
        return ""

    values = {f"{kind}_{name}": number for kind, group in groups.items() for name, number in _shares(group, chapter)}
    spoken_keys, planned_keys = (_keys(group, chapter) for group in groups.values())
    sizes = {
        "both": len(spoken_keys & planned_keys),
        "neither": len(_keys(growth_outcomes(chapter), chapter) - spoken_keys - planned_keys),
    }
    beside = words.parts("news.spoken", {name: count(size, chapter) for name, size in sizes.items()})

    return words("news.spoken", beside="".join(beside), **values)


def _keys(verdicts: list[Verdict], chapter: Chapter) -> set[tuple[object, ...]]:
    return {target_key(verdict.target, chapter.rules) for verdict in verdicts}


def _shares(group: list[Verdict], chapter: Chapter) -> list[tuple[str, object]]:
    return [("met", count(_met(group), chapter)), ("n", count(len(group), chapter))]


def _harder_number(chapter: Chapter) -> str:
    """Tell the level and the rate of the edition's year that ask for different amounts, the furthest apart first."""
    checks = [check for check in audit_targets(chapter.archive, [chapter.area.area]) if _binds(check, chapter)]
    if not checks:
        return ""

    check = max(checks, key=lambda check: check.strain)
    label = escape(chapter.label(check.indicator, check.area))
    sentence = chapter.words("news.harder", label=label, arithmetic=arithmetic(check, chapter))
    missing = chapter.words("news.no_figure", year=check.year) if _lacks_figures(check, chapter) else ""

    return sentence + missing


def _lacks_figures(check: Check, chapter: Chapter) -> bool:
    """Whether no figure was found on either number of a check."""
    reasons = [verdict.reason for verdict in chapter.all_verdicts if verdict.target in check.parts]
    return bool(reasons) and all(reason in (Reason.NOT_FOUND, Reason.NOT_SEARCHED) for reason in reasons)


def _binds(check: Check, chapter: Chapter) -> bool:
    place = (check.area, check.year, check.kind)
    return check.binds is not None and place == (chapter.area.area, chapter.year, "level_and_growth")


def _undefined(chapter: Chapter) -> str:
    """Name the promises for which nobody has said what counts."""
    verdicts = promised(chapter.all_verdicts)
    undefined = [verdict for verdict in verdicts if Qualifier.DEPENDS_ON_DEFINITION in verdict.qualifiers]
    if not undefined:
        return ""

    links = chapter.words("general.next").join(target_link(verdict, chapter) for verdict in undefined)
    return chapter.words("news.undefined", n=len(undefined), count=count(len(undefined), chapter), texts=links)
