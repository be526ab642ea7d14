"""A chart as a chapter exhibits it: question, finding, unit and basis, source line, figures in words and as a table."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from targetbook.page.blocks.chart_table import Twin
from targetbook.page.blocks.credits import Credit
from targetbook.page.blocks.output import Blocks, Chart, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import styled
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.words import Words

NOTHING = Html()
NUMBERS: dict[str, Any] = {"decimal": ".", "grouping": [3], "currency": ["", ""]}


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A chart with all that stands around it; `description` says its figures in one sentence, for those who hear it.

    `file` has the rows of the CSV file where the page's table only sums them up.
    """

    anchor: str
    question: Html = NOTHING
    finding: str
    basis: str
    drawing: alt.TopLevelMixin
    credit: Credit
    description: str
    table: Twin
    file: Twin | None = None
    reading: Html = NOTHING


def shown(exhibit: Exhibit, chapter: Chapter) -> Blocks:
    """Set an exhibit's chart under its question and over its reading, where it has these."""
    above = [Text(Html("**{}**").format(exhibit.question))] if exhibit.question else []
    below = [Text(exhibit.reading)] if exhibit.reading else []
    return Blocks([*above, _chart(exhibit, chapter), *below])


def _chart(exhibit: Exhibit, chapter: Chapter) -> Chart:
    """Frame the drawing; the title is the finding, the subtitle says unit and basis."""
    words = chapter.words
    drawing = styled(exhibit.drawing, exhibit.finding, exhibit.basis, exhibit.credit.text, chapter.lang)
    spec = with_named_tips(drawing, words)
    spec["config"]["locale"] = {"number": NUMBERS | {"thousands": words("general.thousands")}, "time": _months(words)}
    alt_text = words("chart.alt", title=exhibit.finding, told=exhibit.description)

    return Chart(
        drawing=exhibit.drawing,
        spec=spec,
        anchor=exhibit.anchor.replace("_", "-"),
        title=exhibit.finding,
        basis=exhibit.basis,
        alt=alt_text.replace("\n", words("general.space")),
        lang=chapter.lang,
        caption=exhibit.credit.html,
        table=exhibit.table.html(words("chart.figures")),
        csv=(exhibit.file or exhibit.table).csv(chapter),
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
    return [_named(field, words) for field in tip]


def _named(field: dict[str, Any], words: Words) -> dict[str, Any]:
    """Name a field that the book has a name for; a chart of a reader's own may have others."""
    key = f"tip.{field['field']}"
    return {**field, "title": words(key)} if words.has(key) else field
