"""What is new on an edition, chosen by rule: answers by name, the year before, the peers, spoken against written."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from targetbook.judgement.consistency.audit import Check, audit_targets
from targetbook.judgement.evidence import Row
from targetbook.judgement.knowledge import Knowledge, by_knowledge, is_from_before
from targetbook.judgement.tally import in_order, promised
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.verdicts import NumericVerdict, Verdict, judge, numeric_verdicts
from targetbook.judgement.words import SETTLED, Qualifier, Reason, Status
from targetbook.page.across.growth_targets import within_tolerance
from targetbook.page.across.speech_against_plan import ENOUGH, beyond_one_group, by_occasion, growth_outcomes, met_of
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.blocks.series_notes import runs
from targetbook.page.chapter import Chapter
from targetbook.page.overview.tables import card_page, target_link
from targetbook.page.overview.themes import count
from targetbook.page.sentences.around import parts_in_record
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.reach import is_known_by_example
from targetbook.page.sentences.verdict import report_caveat
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.words import Counted

TALLY = Html("<li><strong>{}</strong> {}{}</li>")
UNMARKED = (Reason.SIZE_CLASS, Reason.EFFORT_ONLY)  # a number would not settle them, whatever it is
NAMED = 4  # answers told by name before the rest is only counted
Item = Callable[[Chapter], Html]


def headline(chapter: Chapter) -> Block:
    """Show in numbers how much is known, or nothing where nothing was promised."""
    return HtmlTable(tally(chapter)) if promised(chapter.all_verdicts) else Text()


def tally(chapter: Chapter) -> Html:
    """Give as HTML the number of promises that are answered, still running, traced, and found nothing on."""
    groups = by_knowledge(promised(chapter.all_verdicts), chapter.archive)
    items = [_tally_item(level, verdicts, chapter) for level, verdicts in groups.items()]
    return Html('<ul class="headline">{}</ul>').format(Html().join(items))


def _tally_item(level: Knowledge, verdicts: list[Verdict], chapter: Chapter) -> Html:
    words = chapter.words
    more = {Knowledge.ANSWERED: _outcomes, Knowledge.TRACED: _from_before, Knowledge.NOTHING: _by_example}.get(level)
    added = more(verdicts, chapter) if more else Html()
    return TALLY.format(count(len(verdicts), chapter), words.html(f"overview.tally_{level}"), added)


def _from_before(traced: list[Verdict], chapter: Chapter) -> Html:
    """Count those of which only something from before their announcement is known; '' where there are none."""
    early = sum(is_from_before(verdict, chapter.archive) for verdict in traced)
    parts = chapter.words.html_parts("overview.traced", {"before": count(early, chapter)}, of=len(traced))
    return chapter.words.html("overview.tally_parts", parts=Html().join(parts)) if parts else Html()


def _by_example(unknown: list[Verdict], chapter: Chapter) -> Html:
    """Count those of which no more than a named example is known; '' where there are none."""
    examples = sum(is_known_by_example(verdict, chapter) for verdict in unknown)
    parts = chapter.words.html_parts("overview.nothing", {"example": count(examples, chapter)}, of=len(unknown))
    return chapter.words.html("overview.tally_parts", parts=Html().join(parts)) if parts else Html()


def _outcomes(settled: list[Verdict], chapter: Chapter) -> Html:
    words = chapter.words
    outcomes = Counter(verdict.outcome for verdict in settled)
    parts = words.html_parts(
        "overview.outcome",
        {name: count(outcomes[name], chapter) for name in (Status.MET, Status.MISSED)},
        of=len(settled),
    )

    weak = sum(verdict.status.is_provisional for verdict in settled)
    if weak:
        parts.append(words.html("overview.provisional", n=count(weak, chapter), of=len(settled)))

    return words.html("overview.tally_parts", parts=words.html("overview.next").join(parts))


def news(chapter: Chapter) -> Text:
    """List the news."""
    return Text(Html("\n").join(Html("- {}").format(item) for item in news_items(chapter)))


def news_items(chapter: Chapter) -> list[Html]:
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


def _answers(chapter: Chapter) -> Html:
    """Name the promises that have an answer."""
    words = chapter.words
    verdicts = promised(chapter.all_verdicts)
    settled = in_order([verdict for verdict in verdicts if verdict.status in SETTLED])
    if not settled:
        return (
            words.html("news.unanswered", n=len(verdicts), count=count(len(verdicts), chapter)) if verdicts else Html()
        )

    entries = words.html("general.next").join(_answer(verdict, chapter) for verdict in settled[:NAMED])
    return words.html("news.answers", entries=entries, more=_rest(len(settled), chapter))


def _answer(verdict: Verdict, chapter: Chapter) -> Html:
    """Name a promise with its verdict and, of a number, the figure, of a deed what limits its report."""
    status = _status(verdict, chapter)
    figure = _figure(verdict, chapter)
    note = report_caveat(verdict, chapter)
    key = "answer_figure" if figure else "answer_noted" if note else "answer"
    return chapter.words.html(
        f"news.{key}", promise=target_link(verdict, chapter), status=status, figure=figure, note=note
    )


def _status(verdict: Verdict, chapter: Chapter) -> str:
    """Name a verdict, and say where a number was met by a tolerance alone."""
    words = chapter.words
    names = [verdict.status, *(name for name in verdict.qualifiers if name is Qualifier.WITHIN_TOLERANCE)]
    return words("general.clause").join(words(f"verdict.{name}") for name in names)


def _figure(verdict: Verdict, chapter: Chapter) -> Html:
    """Write in HTML the figure or the mean that a verdict goes by; '' where reports decide."""
    if verdict.evidence is not None:
        return chapter.figures.evidence(verdict.evidence)
    return mean_figure(verdict.mean, chapter) if verdict.mean is not None else Html()


def _unmarked(chapter: Chapter) -> Html:
    """Count the promises that named no mark which a figure could settle, by what they named instead."""
    verdicts = promised(chapter.all_verdicts)
    reasons = Counter(verdict.reason for verdict in verdicts)
    counts = {str(reason): count(reasons[reason], chapter) for reason in UNMARKED}
    parts = chapter.words.html_parts("news.unmarked", counts, of=sum(reasons[reason] for reason in UNMARKED))
    if not parts:
        return Html()

    without = count(sum(reasons[reason] for reason in UNMARKED), chapter)
    every = count(len(verdicts), chapter)
    return chapter.words.html("news.unmarked", n=without, of=every, parts=chapter.words.html_list(parts))


def _year_before(chapter: Chapter) -> Html:
    """Tell which targets of the year before a published figure answers, of how many, and how these came out."""
    words = chapter.words
    year = chapter.year - 1
    verdicts = promised(judge(chapter.record, chapter.area.area, year, chapter.day, chapter.rules))
    numeric = numeric_verdicts(in_order([verdict for verdict in verdicts if verdict.status in SETTLED]))
    entries = [_result(verdict, chapter) for verdict in numeric if verdict.evidence is not None]
    if not entries:
        return Html()

    return words.html(
        "news.year_before",
        year=year,
        n=count(len(entries), chapter),
        of=count(len(verdicts), chapter),
        entries=words.html("general.next").join(entries[:NAMED]),
        more=_rest(len(entries), chapter),
    )


def _rest(total: int, chapter: Chapter) -> Html:
    """Count those that are not told by name; '' where all are."""
    rest = {"more": count(total - NAMED, chapter)} if total > NAMED else {}
    return Html().join(chapter.words.html_parts("news.answers", rest))


def _result(verdict: NumericVerdict, chapter: Chapter) -> Html:
    assert verdict.evidence is not None
    target = verdict.target
    label = chapter.label(target.indicator, target.area)

    return chapter.words.html(
        "news.result",
        name=series_text(label, target.measure, chapter.words, in_brackets=True),
        status=_status(verdict, chapter),
        figure=chapter.figures.evidence(verdict.evidence),
        target=chapter.figures.target(target),
    )


def _peers(chapter: Chapter) -> Html:
    """Tell how many growth targets of the area's family were reached, over the years and in the last year with some."""
    outcomes = growth_outcomes(chapter)
    years = sorted({verdict.target.year for verdict in outcomes})
    if len(years) < 2:
        return Html()

    newest = [verdict for verdict in outcomes if verdict.target.year == years[-1]]
    met = [verdict for verdict in outcomes if verdict.outcome is Status.MET]
    weak = sum(verdict.status.is_provisional for verdict in met)
    head = chapter.family[0]
    words = chapter.words

    return words.html(
        "news.peers",
        head=chapter.name_of(head),
        parts=parts_in_record(head, chapter),
        first=years[0],
        met=words.html("news.peers_met", **_share(outcomes, chapter)),
        weak=words.html("news.peers_weak", n=count(weak, chapter), of=count(len(met), chapter)),
        newest=words.html("news.peers_newest", year=years[-1], **_share(newest, chapter)),
        within=_within(met, chapter),
    )


def _within(met: list[NumericVerdict], chapter: Chapter) -> Html:
    """Count, with their years, the targets that were met by the tolerance of “about” alone; '' where there are none."""
    verdicts = within_tolerance(met)
    years = sorted({verdict.target.year for verdict in verdicts})
    words = chapter.words
    return words.html(
        "news.peers_within", n=count(len(verdicts), chapter), of=count(len(met), chapter), years=runs(years, chapter)
    )


def _met(verdicts: Iterable[Verdict]) -> int:
    return sum(verdict.outcome is Status.MET for verdict in verdicts)


def _spoken_and_written(chapter: Chapter) -> Html:
    """Hold growth targets named in speeches against those of written plans, by how often they were reached.

    A target named in both is in both groups: their number is told, and that of targets named in other papers alone.
    """
    words = chapter.words
    groups = by_occasion(chapter)
    if min(map(len, groups.values())) < ENOUGH:
        return Html()

    shares = {kind: words.html("news.share_met", **_share(group, chapter)) for kind, group in groups.items()}
    beside = [
        words.html(f"news.spoken_{name}", n=count(len(group), chapter), met=met_of(group, chapter))
        for name, group in beyond_one_group(chapter).items()
        if group
    ]

    return words.html("news.spoken", beside=Html().join(beside), **shares)


def _share(group: Sequence[Verdict], chapter: Chapter) -> dict[str, Counted]:
    """Count the targets of a group that were met, and all of it."""
    return {"n": count(_met(group), chapter), "of": count(len(group), chapter)}


def _harder_number(chapter: Chapter) -> Html:
    """Tell the level and the rate of the edition's year that ask for different amounts, the furthest apart first."""
    checks = [check for check in audit_targets(chapter.archive, [chapter.area.area]) if _binds(check, chapter)]
    if not checks:
        return Html()

    check = max(checks, key=lambda check: check.strain)
    target = next(part for part in check.parts if isinstance(part, NumericTarget) and part.measure == check.binds)
    base = next(part for part in check.parts if isinstance(part, Row))
    sentence = chapter.words.html(
        "news.harder",
        label=chapter.label(check.indicator, check.area),
        year=check.year,
        base=chapter.figures.row(base),
        base_year=numbers.period(base.period, chapter.words),
        target=chapter.figures.target_link(
            target, numbers.of_target(target, chapter.words), card_page(target, chapter)
        ),
    )
    missing = chapter.words.html("news.no_figure", year=check.year) if _lacks_figures(check, chapter) else Html()

    return sentence + missing


def _lacks_figures(check: Check, chapter: Chapter) -> bool:
    """Whether no figure was found on either number of a check."""
    reasons = [verdict.reason for verdict in chapter.all_verdicts if verdict.target in check.parts]
    return bool(reasons) and all(reason in (Reason.NOT_FOUND, Reason.NOT_SEARCHED) for reason in reasons)


def _binds(check: Check, chapter: Chapter) -> bool:
    place = (check.area, check.year, check.kind)
    return check.binds is not None and place == (chapter.area.area, chapter.year, "level_and_growth")


def _undefined(chapter: Chapter) -> Html:
    """Name the promises for which nobody has said what counts."""
    verdicts = promised(chapter.all_verdicts)
    undefined = [verdict for verdict in verdicts if Qualifier.DEPENDS_ON_DEFINITION in verdict.qualifiers]
    if not undefined:
        return Html()

    links = chapter.words.html("general.next").join(target_link(verdict, chapter) for verdict in undefined)
    return chapter.words.html("news.undefined", n=len(undefined), count=count(len(undefined), chapter), texts=links)
