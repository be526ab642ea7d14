"""The overview's first findings: what became of the targets in three numbers, and what stands out."""

from collections import Counter
from collections.abc import Sequence

from targetbook.judgement.consistency.audit import Check, audit_targets
from targetbook.judgement.tally import channels, promised, standing
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, SETTLED, Reason, Status
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.chapter import Chapter
from targetbook.page.overview.scorecard import by_theme, count
from targetbook.page.overview.tables import claim_link
from targetbook.page.sentences.caveats import no_address
from targetbook.page.sentences.check import arithmetic
from targetbook.page.sentences.verdict import gap
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figure_kinds import kind_name, kind_of
from targetbook.record.vocabulary import Measure


def headline(chapter: Chapter) -> Block:
    """Show three numbers in words, or nothing where nothing was promised."""
    return HtmlTable(tally(chapter)) if promised(chapter.all_verdicts) else Text("")


def tally(chapter: Chapter) -> str:
    """Give as HTML the number of commitments that are answered, still running, and beyond judgement."""
    verdicts = promised(chapter.all_verdicts)
    groups = {"settled": SETTLED, "running": RUNNING, "unjudged": (Status.UNJUDGED,)}
    items = [_tally_item(name, statuses, verdicts, chapter) for name, statuses in groups.items()]
    return f'<ul class="headline">{"".join(items)}</ul>'


def _tally_item(name: str, statuses: Sequence[str], verdicts: list[Verdict], chapter: Chapter) -> str:
    words = chapter.words
    group = [verdict for verdict in verdicts if verdict.status in statuses]
    number = words("overview.tally", count=count(len(group), chapter), total=count(len(verdicts), chapter))
    outcomes = _outcomes(group, chapter) if group and name == "settled" else ""
    return f"<li><strong>{number}</strong> {words(f'overview.tally_{name}')}{outcomes}</li>"


def findings(chapter: Chapter) -> Text:
    """List what stands out."""
    items = "\n".join(f"- {item}" for item in what_stands_out(chapter))
    return Text(f"**{chapter.words('overview.findings')}**\n\n{items}" if items else "")


def what_stands_out(chapter: Chapter) -> list[str]:
    """Say by rule what stands out."""
    verdicts = promised(chapter.all_verdicts)
    items = [
        find(verdicts, chapter) for find in (_answer_finding, _binding_finding, _undefined_finding, _waiting_finding)
    ]
    return [item for item in items if item]


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


def _answer_finding(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Tell one answered number, growth of GDP before any other, and how many others there are."""
    words = chapter.words
    numeric = [verdict for verdict in by_theme(verdicts, chapter) if verdict.claim.value is not None]
    settled = [verdict for verdict in numeric if verdict.status in SETTLED and _by_result(verdict)]
    total = count(len(numeric), chapter)

    if not settled:
        return words("overview.found_unanswered", n=len(numeric), count=total) if numeric else ""

    first = min(
        settled, key=lambda verdict: (verdict.claim.indicator != "gdp", verdict.claim.measure != Measure.GROWTH)
    )
    others = len(settled) - 1
    if not others:
        return _answer(first, chapter) + words("overview.found_only", n=total)

    number = count(others, chapter)
    return _answer(first, chapter) + words("overview.found_others", n=others, count=number, total=total)


def _answer(verdict: Verdict, chapter: Chapter) -> str:
    """Tell an answered number with its target, gap and channels, and that no page can be cited where none can."""
    assert verdict.evidence is not None
    words = chapter.words
    claim = verdict.claim
    figure = verdict.evidence.best
    sentence = words(
        "overview.found_answered",
        label=escape(chapter.label(claim.indicator or "", claim.area)),
        target=chapter.figures.target(claim),
        kind=kind_name(figure, words),
        figure=chapter.figures.row(figure, numbers.of_row(figure, words)),
        period=numbers.period_within(figure.period, words),
        gap=gap(verdict, chapter),
        verdict=words(f"verdict.{verdict.status}"),
        evidence=_by_channel(verdict, chapter),
    )

    bare = no_address(verdict, chapter)
    return sentence + (words("general.space") + bare if bare else "")


def _by_channel(verdict: Verdict, chapter: Chapter) -> str:
    """Count the evidence of a verdict by the channel of its pages."""
    words = chapter.words
    counts = Counter(channels(verdict)).items()
    items = [
        words("overview.by_channel", channel=words(f"source.{name}"), count=count(n, chapter)) for name, n in counts
    ]

    return words("general.comma").join(items)


def _by_result(verdict: Verdict) -> bool:
    """Whether a verdict goes by a result rather than an estimate."""
    return verdict.evidence is not None and kind_of(verdict.evidence.best).is_result


def _binding_finding(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Tell the level and the rate of the edition's year that ask for different amounts, the furthest apart first."""
    checks = [check for check in audit_targets(chapter.archive, [chapter.area.area]) if _binds(check, chapter)]
    if not checks:
        return ""

    check = max(checks, key=lambda check: check.strain)
    label = escape(chapter.label(check.indicator, check.area))
    sentence = chapter.words("overview.found_binding", label=label, told=arithmetic(check, chapter))
    missing = chapter.words("overview.found_no_figure", year=check.year) if _lacks_figures(check, chapter) else ""

    return sentence + missing


def _lacks_figures(check: Check, chapter: Chapter) -> bool:
    """Whether no figure was found on either number of a check."""
    reasons = [verdict.reason for verdict in chapter.all_verdicts if verdict.claim in check.parts]
    return bool(reasons) and all(reason in (Reason.NOT_FOUND, Reason.NOT_SEARCHED) for reason in reasons)


def _binds(check: Check, chapter: Chapter) -> bool:
    place = (check.area, check.year, check.kind)
    return check.binds is not None and place == (chapter.area.area, chapter.year, "level_and_growth")


def _undefined_finding(verdicts: list[Verdict], chapter: Chapter) -> str:
    undefined = [verdict for verdict in verdicts if "depends_on_definition" in verdict.qualifiers]
    if not undefined:
        return ""

    links = chapter.words("general.next").join(claim_link(verdict, chapter) for verdict in undefined)

    return chapter.words(
        "overview.found_undefined", n=len(undefined), count=count(len(undefined), chapter), texts=links
    )


def _waiting_finding(verdicts: list[Verdict], chapter: Chapter) -> str:
    """Say why most of the rest cannot be judged."""
    unjudged = [verdict for verdict in verdicts if verdict.status == Status.UNJUDGED]
    if not unjudged:
        return ""

    reason, most = Counter(standing(verdict) for verdict in unjudged).most_common(1)[0]
    words = chapter.words
    total = count(len(unjudged), chapter)
    names = {"reason": words(f"verdict.{reason}"), "total": total}
    cases = words("overview.waiting_cases", n=len(unjudged) - most, most=count(most, chapter), **names)

    return words("overview.found_waiting", n=total, cases=cases, **names)
