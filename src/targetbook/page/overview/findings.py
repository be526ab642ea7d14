"""The overview's first findings: what became of the targets in three numbers, and what stands out."""

from collections import Counter

from targetbook.judgement.consistency.audit import Check, audit_targets
from targetbook.judgement.tally import channels, promised, standing
from targetbook.judgement.verdicts import RUNNING, SETTLED, UNJUDGED, Verdict
from targetbook.judgement.words import Reason
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


def headline(chapter: Chapter) -> Block:
    """Show three numbers in words, or nothing where nothing was promised."""
    return HtmlTable(tally(chapter)) if promised(chapter.all_verdicts) else Text("")


def tally(chapter: Chapter) -> str:
    """Give as HTML the number of commitments that are answered, still running, and beyond judgement."""
    counted, words = promised(chapter.all_verdicts), chapter.words
    groups = {"settled": SETTLED, "running": RUNNING, "unjudged": (UNJUDGED,)}
    items = []
    for name, statuses in groups.items():
        some = [verdict for verdict in counted if verdict.status in statuses]
        number = words("overview.tally", count=count(len(some), chapter), total=count(len(counted), chapter))
        told = _outcomes(some, chapter) if some and name == "settled" else ""
        items.append(f"<li><strong>{number}</strong> {words(f'overview.tally_{name}')}{told}</li>")
    return f'<ul class="headline">{"".join(items)}</ul>'


def findings(chapter: Chapter) -> Text:
    """List what stands out."""
    items = "\n".join(f"- {one}" for one in what_stands_out(chapter))
    return Text(f"**{chapter.words('overview.findings')}**\n\n{items}" if items else "")


def what_stands_out(chapter: Chapter) -> list[str]:
    """Say by rule what stands out: an answer, numbers that bind, numbers that turn on what counts, why the rest."""
    counted = promised(chapter.all_verdicts)
    told = [find(counted, chapter) for find in (_answered, _binding, _undefined, _waiting)]
    return [one for one in told if one]


def _outcomes(settled: list[Verdict], chapter: Chapter) -> str:
    words, outcomes = chapter.words, Counter(verdict.outcome for verdict in settled)
    counts = {name: count(outcomes[name], chapter) for name in ("met", "missed")}
    parts = words.parts("overview.outcome", counts)
    weak = sum(verdict.status.endswith("_provisional") for verdict in settled)
    if weak:
        key = "provisional_all" if weak == len(settled) else "provisional"
        parts.append(words(f"overview.{key}", count=count(weak, chapter)))
    return words("overview.tally_parts", parts=words("overview.next").join(parts))


def _answered(counted: list[Verdict], chapter: Chapter) -> str:
    """Tell one answered number, growth of GDP before any other, and how many others there are."""
    words = chapter.words
    named = [verdict for verdict in by_theme(counted, chapter) if verdict.claim.value is not None]
    settled = [verdict for verdict in named if verdict.status in SETTLED and _by_result(verdict)]
    settled.sort(key=lambda verdict: (verdict.claim.indicator != "gdp", verdict.claim.measure != "growth"))
    if not settled:
        return words("overview.found_unanswered", n=len(named), count=count(len(named), chapter)) if named else ""
    first, others = settled[0], len(settled) - 1
    assert first.evidence is not None
    sources = Counter(channels(first))
    told = words(
        "overview.found_answered",
        label=escape(chapter.label(first.claim.indicator or "", first.claim.area)),
        target=chapter.figures.target(first.claim),
        kind=kind_name(first.evidence.best, words),
        figure=chapter.figures.row(first.evidence.best, numbers.of_row(first.evidence.best, words)),
        period=numbers.period_within(first.evidence.best.period, words),
        gap=gap(first, chapter),
        verdict=words(f"verdict.{first.status}"),
        evidence=words("general.comma").join(
            words("overview.by_channel", channel=words(f"source.{channel}"), count=count(n, chapter))
            for channel, n in sources.items()
        ),
    )
    bare = words("general.space") + no_address(first, chapter) if no_address(first, chapter) else ""
    total = count(len(named), chapter)
    if not others:
        return told + bare + words("overview.found_only", n=total)
    return told + bare + words("overview.found_others", n=others, count=count(others, chapter), total=total)


def _by_result(verdict: Verdict) -> bool:
    """Whether a verdict goes by a result rather than an estimate."""
    return verdict.evidence is not None and kind_of(verdict.evidence.best).is_result


def _binding(counted: list[Verdict], chapter: Chapter) -> str:
    """Tell the level and the rate of the edition's year that ask for different amounts, the furthest apart first."""
    own = [check for check in audit_targets(chapter.archive, [chapter.area.area]) if _binds(check, chapter)]
    if not own:
        return ""
    check, words = max(own, key=lambda one: one.strain), chapter.words
    label = escape(chapter.label(check.indicator, check.area))
    pair = [verdict for verdict in chapter.all_verdicts if verdict.claim in check.parts]
    missing = bool(pair) and all(verdict.reason in (Reason.NOT_FOUND, Reason.NOT_SEARCHED) for verdict in pair)
    told = words("overview.found_binding", label=label, told=arithmetic(check, chapter))
    return told + (words("overview.found_no_figure", year=check.year) if missing else "")


def _binds(check: Check, chapter: Chapter) -> bool:
    place = (check.area, check.year, check.kind)
    return check.binds is not None and place == (chapter.area.area, chapter.year, "level_and_growth")


def _undefined(counted: list[Verdict], chapter: Chapter) -> str:
    found = [verdict for verdict in counted if "depends_on_definition" in verdict.qualifiers]
    if not found:
        return ""
    links = chapter.words("outcome.next").join(claim_link(verdict, chapter) for verdict in found)
    return chapter.words("overview.found_undefined", n=len(found), count=count(len(found), chapter), texts=links)


def _waiting(counted: list[Verdict], chapter: Chapter) -> str:
    """Say why most of the rest cannot be judged."""
    unjudged = [verdict for verdict in counted if verdict.status == UNJUDGED]
    if not unjudged:
        return ""
    reason, most = Counter(standing(verdict) for verdict in unjudged).most_common(1)[0]
    words, total = chapter.words, count(len(unjudged), chapter)
    names = {"reason": words(f"verdict.{reason}"), "total": total}
    cases = words("overview.waiting_cases", n=len(unjudged) - most, most=count(most, chapter), **names)
    return words("overview.found_waiting", n=total, cases=cases, **names)
