"""How firm a chapter's figures are: by the channel that told them, and what contradicts."""

from collections import Counter

from targetbook.judgement.days.vintages import with_other_dates
from targetbook.judgement.evidence import Evidence, Row, coincide
from targetbook.page.blocks.output import Text
from targetbook.page.blocks.plotted import evidence_by_period, results_by_period
from targetbook.page.chapter import Chapter
from targetbook.page.theme.further_charts import theme_series
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import Channel, FigureStatus, Measure

SHOWN = 6
GROUNDS = ("official", "papers", "weak")


def firmness(chapter: Chapter) -> Text:
    """Count the figures on the theme by what they rest on, and list what contradicts them."""
    basis = verdict_evidence(chapter)
    series = theme_evidence(chapter)
    if not basis and not series:
        return Text(chapter.words.html("firm.nothing"))

    parts = [
        _sentence(chapter, basis, series),
        _contradictions(chapter, _once([*basis, *series])),
        _torn(chapter),
        _left_out(chapter),
    ]

    return Text(chapter.words.html("general.space").join(filter(None, parts)))


def verdict_evidence(chapter: Chapter) -> list[Evidence]:
    """Give the evidence behind the chapter's settled verdicts on numbers."""
    verdicts = [verdict for verdict in chapter.theme_verdicts if verdict.outcome]
    figures = [verdict.evidence for verdict in verdicts if verdict.evidence]
    means = [verdict.mean for verdict in verdicts if verdict.mean]
    return _once([*figures, *(observation for mean in means for link in mean.links for observation in link.evidence)])


def theme_evidence(chapter: Chapter) -> list[Evidence]:
    """Give the figures of every series of the area on the theme, one for each period."""
    area = chapter.area.area
    return [
        observation for series in theme_series(chapter) for observation in evidence_by_period(chapter, area, *series)
    ]


def _once(evidence: list[Evidence]) -> list[Evidence]:
    return list({observation.best.key: observation for observation in evidence}.values())


def _sentence(chapter: Chapter, basis: list[Evidence], series: list[Evidence]) -> Html:
    """Say how many of the figures an official site told, how many several papers, and how many weaker evidence."""
    words = chapter.words
    every = _once([*basis, *series])
    counts = Counter(_ground(evidence) for evidence in every)
    by_ground = {ground: _derived(counts[ground], chapter) for ground in GROUNDS}
    parts = words.html("general.next").join(words.html_parts("firm.by", by_ground, of=len(every)))

    return words.html("firm.sentence", n=_derived(len(every), chapter), parts=parts)


def _ground(evidence: Evidence) -> str:
    """Name what a figure rests on: an official site, papers enough to be firm, or less than either."""
    if evidence.best.channel == Channel.OFFICIAL:
        return "official"
    return "papers" if evidence.firm else "weak"


def _contradictions(chapter: Chapter, every: list[Evidence]) -> Html:
    """List the figures that another source contradicts, a value told twice once."""
    words = chapter.words
    evidence = [with_other_dates(observation, chapter.archive) for observation in every]
    contradictions = [(observation, rows) for observation in evidence if (rows := _against(observation))]
    if not contradictions:
        return words.html("firm.no_contradiction") if len(every) > 1 else Html()

    entries = [_contradiction(observation, rows, chapter) for observation, rows in contradictions[:SHOWN]]
    rest = words.html("firm.and_more", n=len(contradictions) - SHOWN) if len(contradictions) > SHOWN else Html()

    return words.html(
        "firm.contradicted",
        n=len(contradictions),
        of=len(every),
        count=_derived(len(contradictions), chapter),
        told=words.html("firm.next").join(entries) + rest,
    )


def _against(observation: Evidence) -> list[Row]:
    """Give the rows that tell another figure; an estimate or a mere bound from before the figure is none."""
    rows = [
        row
        for row in observation.opposing
        if row.status != FigureStatus.ESTIMATED and not coincide(row, observation.best)
    ]
    return list({row.value: row for row in rows}.values())


def _contradiction(observation: Evidence, rows: list[Row], chapter: Chapter) -> Html:
    words = chapter.words
    best = observation.best

    return words.html(
        "firm.one",
        name=series_text(chapter.label(best.indicator, best.area), best.measure, words),
        period=numbers.period(best.period, words),
        figure=chapter.figures.row(best),
        other=words.html_list([chapter.figures.row(other) for other in rows]),
    )


def _torn(chapter: Chapter) -> Html:
    """List the figures for which one page prints two values, so that neither is used."""
    words = chapter.words
    area = chapter.area.area
    series = [results_by_period(chapter, area, *pair) for pair in theme_series(chapter)]
    entries = [_torn_figure(observation, chapter) for part in series for observation in part if observation.torn]

    return words.html("firm.torn", told=words.html("firm.next").join(entries)) if entries else Html()


def _torn_figure(observation: Evidence, chapter: Chapter) -> Html:
    words = chapter.words
    best = observation.best
    values = [chapter.figures.row(row) for row in (best, *observation.torn)]

    return words.html(
        "firm.torn_one",
        name=series_text(chapter.label(best.indicator, chapter.area.area), best.measure, words),
        period=numbers.period(best.period, words),
        figures=words.html_list(values),
        source=chapter.figures.source(chapter.area.area, best.source),
    )


def _left_out(chapter: Chapter) -> Html:
    """Name the growth rates that were printed on another basis than the official one and are left out."""
    words = chapter.words
    names = [indicator for indicator, measure in theme_series(chapter) if measure == Measure.GROWTH]
    rows = [row for name in names for row in chapter.archive.all_rows(chapter.area.area, name)]
    rates = [_rate(row, chapter) for row in rows if _on_other_basis(row, chapter)]
    if not rates:
        return Html()

    return words.html(
        "firm.left_out", n=len(rates), count=_derived(len(rates), chapter), told=words.html("firm.next").join(rates)
    )


def _rate(row: Row, chapter: Chapter) -> Html:
    period = numbers.period(row.period, chapter.words)
    return chapter.words.html("firm.rate", figure=chapter.figures.row(row), period=period)


def _on_other_basis(row: Row, chapter: Chapter) -> bool:
    entry = chapter.archive.indicator(row.area, row.indicator)
    official = entry.growth_basis if entry else ""
    return bool(official) and row.measure == Measure.GROWTH and row.basis not in ("", official)


def _derived(count: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(count, chapter.words("firm.how"))
