"""How firm a chapter's figures are: by the channel that told them, and what contradicts."""

from collections import Counter

from targetbook.judgement.days.vintages import with_other_dates
from targetbook.judgement.evidence import Evidence, Row, agree
from targetbook.page.blocks.output import Block, Blocks, Table, Text
from targetbook.page.blocks.plotted import evidence_by_period, told_by_period
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.theme.further_charts import theme_series
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.words import Counted

SHOWN = 6
GROUNDS = ("official", "papers", "weak")


def firmness(chapter: Chapter) -> Block:
    """Count the figures behind settled verdicts and all on the theme by channel; list what contradicts them."""
    behind = verdict_evidence(chapter)
    drawn = theme_evidence(chapter)
    if not behind and not drawn:
        return Text(chapter.words("firm.nothing"))
    parts = [
        _sentence(chapter, behind, drawn),
        _contradictions(chapter, _once([*behind, *drawn])),
        _torn(chapter),
        _left_out(chapter),
    ]
    return Blocks([Text(chapter.words("general.space").join(parts).strip()), _counts(chapter, behind, drawn)])


def verdict_evidence(chapter: Chapter) -> list[Evidence]:
    """Give the evidence behind the chapter's settled verdicts on numbers."""
    settled = [verdict for verdict in chapter.verdicts if verdict.outcome]
    figures = [verdict.evidence for verdict in settled if verdict.evidence]
    means = [verdict.mean for verdict in settled if verdict.mean]
    return _once([*figures, *(one for mean in means for link in mean.links for one in link.evidence)])


def theme_evidence(chapter: Chapter) -> list[Evidence]:
    """Give the figures of every series of the area on the theme, one for each period."""
    area = chapter.area.area
    return [one for series in theme_series(chapter) for one in evidence_by_period(chapter, area, *series)]


def _once(evidence: list[Evidence]) -> list[Evidence]:
    return list({one.best.key: one for one in evidence}.values())


def _sentence(chapter: Chapter, behind: list[Evidence], drawn: list[Evidence]) -> str:
    """Say how many of the figures an official site told, how many several papers, and how many weaker evidence."""
    words = chapter.words
    every = _once([*behind, *drawn])
    counts = Counter(_ground(evidence) for evidence in every)
    by_ground = {ground: _derived(counts[ground], chapter) for ground in GROUNDS}
    parts = words("general.next").join(words.parts("firm.by", by_ground))
    return words("firm.sentence", n=_derived(len(every), chapter), parts=parts)


def _ground(evidence: Evidence) -> str:
    """Name what a figure rests on: an official site, papers enough to be firm, or less than either."""
    if evidence.best.channel == "official":
        return "official"
    return "papers" if evidence.firm else "weak"


def _counts(chapter: Chapter, behind: list[Evidence], drawn: list[Evidence]) -> Table:
    words = chapter.words
    verdicts, series = (Counter(one.best.channel for one in part) for part in (behind, drawn))
    channels = [str(name) for name in chapter.archive.rules.evidence["channel"]]
    rows = [
        [escape(words(f"source.{name}")), _derived(verdicts[name], chapter), _derived(series[name], chapter)]
        for name in channels
        if verdicts[name] or series[name]
    ]
    return table(words("firm.caption"), [words(f"firm.{name}") for name in ("channel", "verdicts", "series")], rows)


def _contradictions(chapter: Chapter, every: list[Evidence]) -> str:
    """List the figures that another source contradicts, a value told twice once."""
    words = chapter.words
    dated = [with_other_dates(one, chapter.archive) for one in every]
    told = [(one, against) for one in dated if (against := _against(one))]
    if not told:
        return words("firm.no_contradiction")
    listed = [_contradiction(one, against, chapter) for one, against in told[:SHOWN]]
    rest = words("firm.and_more", n=len(told) - SHOWN) if len(told) > SHOWN else ""
    return words(
        "firm.contradicted",
        n=len(told),
        count=_derived(len(told), chapter),
        told=words("firm.next").join(listed) + rest,
    )


def _against(one: Evidence) -> list[Row]:
    """Give the rows that tell another figure; an estimate or a mere bound from before the figure is none."""
    rows = [row for row in one.opposing if row.status != "estimated" and not agree(row, one.best)]
    return list({row.value: row for row in rows}.values())


def _contradiction(one: Evidence, against: list[Row], chapter: Chapter) -> str:
    words = chapter.words
    row = one.best
    return words(
        "firm.one",
        label=chapter.label(row.indicator, row.area),
        measure=words(f"measure.{row.measure}"),
        period=numbers.period(row.period, words),
        figure=chapter.figures.row(row),
        other=words.list([chapter.figures.row(other) for other in against]),
    )


def _torn(chapter: Chapter) -> str:
    """List the figures for which one page prints two values, so that neither is used."""
    words = chapter.words
    area = chapter.area.area
    told = [one for series in theme_series(chapter) for one in told_by_period(chapter, area, *series) if one.torn]
    if not told:
        return ""
    listed = [
        words(
            "firm.torn_one",
            label=chapter.label(one.best.indicator, area),
            measure=words(f"measure.{one.best.measure}"),
            period=numbers.period(one.best.period, words),
            figures=words.list([chapter.figures.row(row) for row in (one.best, *one.torn)]),
            source=chapter.figures.source(area, one.best.source),
        )
        for one in told
    ]
    return words("firm.torn", told=words("firm.next").join(listed))


def _left_out(chapter: Chapter) -> str:
    """Name the growth rates that were printed on another basis than the official one and are left out."""
    words = chapter.words
    names = [indicator for indicator, measure in theme_series(chapter) if measure == "growth"]
    rows = [
        row for name in names for row in chapter.archive.told(chapter.area.area, name) if _on_other_basis(row, chapter)
    ]
    listed = [
        words("firm.rate", figure=chapter.figures.row(row), period=numbers.period(row.period, words)) for row in rows
    ]
    told = words("firm.next").join(listed)
    count = _derived(len(listed), chapter)
    return words("firm.left_out", n=len(listed), count=count, told=told) if listed else ""


def _on_other_basis(row: Row, chapter: Chapter) -> bool:
    entry = chapter.archive.indicator(row.area, row.indicator)
    official = entry.growth_basis if entry else ""
    return bool(official) and row.measure == "growth" and row.basis not in ("", official)


def _derived(count: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(count, chapter.words("firm.how"))
