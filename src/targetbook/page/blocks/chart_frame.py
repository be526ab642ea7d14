"""Sets a chart into its frame: finding, unit and basis, source line, the words for readers, its figures as a table."""

from typing import Any

import altair as alt

from targetbook.page.blocks.chart_table import Twin
from targetbook.page.blocks.credits import Credit
from targetbook.page.blocks.output import Chart
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import styled
from targetbook.page.voice.words import Words

NUMBERS: dict[str, Any] = {"decimal": ".", "grouping": [3], "currency": ["", ""]}


def framed(
    chapter: Chapter,
    anchor: str,
    title: str,
    under: str,
    chart: alt.TopLevelMixin,
    credit: Credit,
    sentence: str,
    twin: Twin,
) -> Chart:
    """Frame a chart; the title is the finding, `under` says unit and basis, `told` its figures in one sentence."""
    words = chapter.words
    spec = with_named_tips(styled(chart, title, under, credit.text, chapter.lang), words)
    spec["config"]["locale"] = {"number": NUMBERS | {"thousands": words("general.thousands")}, "time": _months(words)}

    return Chart(
        spec=spec,
        anchor=anchor.replace("_", "-"),
        title=title,
        alt=words("chart.alt", title=title, told=sentence).replace("\n", words("general.space")),
        lang=chapter.lang,
        caption=credit.html,
        table=twin.html(words("chart.figures")),
        csv=twin.csv(chapter),
    )


def _months(words: Words) -> dict[str, Any]:
    """Give the locale by which an axis of time writes its months (`%x`); what no axis writes is left empty."""
    names = [words(f"month.m{number}") for number in range(1, 13)]
    unused = {"dateTime": "", "time": "", "periods": [""] * 2, "days": [""] * 7, "shortDays": [""] * 7}
    return {**unused, "date": words("chart.month"), "months": names, "shortMonths": [name[:3] for name in names]}


def with_named_tips(spec: Any, words: Words) -> Any:
    """Return the specification with its tooltips' fields named in the book's language; one alone needs no name."""
    if isinstance(spec, list):
        return [with_named_tips(part, words) for part in spec]
    if not isinstance(spec, dict):
        return spec

    parts = {key: with_named_tips(part, words) for key, part in spec.items() if key not in ("datasets", "tooltip")}
    if "tooltip" in spec:
        parts["tooltip"] = _tip(spec["tooltip"], words)

    return {**parts, "datasets": spec["datasets"]} if "datasets" in spec else parts


def _tip(tip: Any, words: Words) -> Any:
    if not isinstance(tip, list):
        return tip
    if len(tip) == 1:
        return tip[0]
    return [{**field, "title": words(f"tip.{field['field']}")} for field in tip]
