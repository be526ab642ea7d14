"""The look of charts, in one place: colours, type, sizes."""

import re
from typing import Any
from unicodedata import east_asian_width

import altair as alt

from targetbook.judgement.words import Status

INK = "#1f2933"
QUIET = "#52606d"
GRID = "#d9dee4"
PUBLISHED = "#0b5fa5"
TARGET = "#c2410c"
EARLIER = "#748190"
NEIGHBOUR = "#6b7785"
ACCENT = "#7a3e9d"
STATUS: dict[str, str] = {  # the hues of the badges of _static/book.css, dark enough for white type
    Status.MET: "#0072b2",
    Status.MET_PROVISIONAL: "#7fb8dc",
    Status.MISSED: "#bf5300",
    Status.MISSED_PROVISIONAL: "#f0a877",
    Status.ON_PACE: "#007f5c",
    Status.BEHIND: "#946600",
    Status.OPEN: "#9aa3af",
    Status.UNJUDGED: "#c3cad2",
}
DARK = (Status.MET, Status.MISSED, Status.ON_PACE, Status.BEHIND)  # white is read on them
# Pictures are drawn in the package's own family, which no machine has: a page falls to what its reader has.
LATIN_FAMILY = "Targetbook Sans"
CHINESE_FAMILY = "Targetbook Sans SC"
LATIN_FONTS = '"Noto Sans", "Helvetica Neue", Arial, "Liberation Sans"'
CHINESE_FONTS = '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"'
FONT = {
    "en": f'"{LATIN_FAMILY}", {LATIN_FONTS}, {CHINESE_FONTS}, sans-serif',
    "zh": f'"{CHINESE_FAMILY}", {CHINESE_FONTS}, {LATIN_FONTS}, sans-serif',
}
# A phone of 390 px leaves a drawing PHONE px; drawn no wider than BROADEST, its smallest type, of TYPE px, is
# still 11 px there. A desk shows the same chart drawn wider by BROADER px, in place of larger type.
PHONE = 340
BROADEST = 370
BROADER = 260
TYPE = 12
WIDTH = 300
HEIGHT = 200
LINE = 46
WIDE_LINE = 84
SCRAP = 5  # a last line of a title shorter than a line by so many times is a scrap
WIDE = "wide_"
BASIS = 8  # letters more than a line of the title has, as its type is smaller
MONTH = "%x"  # how an axis of time writes a month: as the locale of the framed chart says

BROAD = dict.fromkeys("0123456789", 0.15) | {"%": 0.7}  # of a letter, that these are broader than one
STOPS = "、。，；：！？）》」"
# What stays together on a line: a day with its month and year, a sum with its currency and unit, a Latin word, a number
# with its Chinese measure word or one Chinese character, with the bracket or quotation mark that opens before it and
# the Chinese stops that follow it.
DAY = r"(?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}"
SUM = r"(?:CNY|USD) \d[\d.,]*(?: (?:bn|million))?|\d[\d.,]* (?:bn|million|points?|m²|km²|tonnes)"
PIECE = re.compile(
    rf"[（《「“]*(?:(?:{DAY}|{SUM})[^\s\u2e80-\uffef]*|[^\s\u2e80-\uffef]*\d(?:[亿万]?[年月日项个家人元])|[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[{STOPS}”]*\s*|\s+"
)
BREAKS = STOPS.replace("：", "")  # what a colon announces stays with it
TORN = re.compile(rf"(.*(?:[{BREAKS}]|(?=[（《「])))(.*[^{BREAKS}\s])")


def styled(chart: alt.TopLevelMixin, title: str, subtitle: str, source: str, lang: str) -> dict[str, Any]:
    """Give a chart's specification with its title (the finding), subtitle (unit and basis), source line and look.

    The frame is laid around the finished specification: Altair would copy the whole chart for each part of it. It has
    checked the parts as they were made; the whole is checked by a test.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    outer = {name: spec.pop(name) for name in ("$schema", "config", "datasets")}
    base_look = look(lang)
    config = {**base_look, "view": outer["config"]["view"] | base_look["view"]}
    body = [{"vconcat": [spec], "title": _heading(title, subtitle)}]

    return {**outer, "config": config, "vconcat": body, "title": _foot(source), "padding": 4}


def widened(spec: dict[str, Any], title: str, subtitle: str) -> dict[str, Any] | None:
    """Give a styled chart drawn wider, for a desk; None where the chart itself is of several parts or states no width.

    A chart reserves room for its labels in px, which is enough in a wider one too. Rows that were laid out for a desk
    as well take those lines and places.
    """
    body = spec["vconcat"][0] if "vconcat" in spec else {}
    drawing = body["vconcat"][0] if "vconcat" in body else {}
    width = drawing.get("width")
    if not isinstance(width, int | float):
        return None

    heading = _heading(title, subtitle, WIDE_LINE)
    tables: dict[str, list[dict[str, Any]]] = spec.get("datasets", {})
    height = wide_name("height")
    heights = [row[height] for rows in tables.values() for row in rows if height in row]
    size = {"width": width + BROADER} | ({"height": max(heights)} if heights else {})
    datasets = {name: [_laid_wide(row) for row in rows] for name, rows in tables.items()}

    return {**spec, "datasets": datasets, "vconcat": [{"vconcat": [{**drawing, **size}], "title": heading}]}


def wide_name(name: str) -> str:
    """Name the twin that a column has in a chart drawn wider."""
    return f"{WIDE}{name}"


def _laid_wide(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name.removeprefix(WIDE): value for name, value in row.items() if name.startswith(WIDE)}


def _heading(title: str, subtitle: str, width: int = LINE) -> dict[str, object]:
    return {
        "text": _balanced(title, width),
        "subtitle": lines(subtitle, round(width * (LINE + BASIS) / LINE)),
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 14,
        "color": INK,
        "subtitleColor": QUIET,
        "subtitleFontSize": TYPE,
        "offset": 12,
        "fontWeight": 600,
    }


def _balanced(text: str, width: int) -> list[str]:
    """Break a title into no more lines than it needs, and leave no scrap of it on a line of its own."""
    result = lines(text, width)
    for narrower in range(width, width * 2 // 3, -1):
        if len(result) < 2 or breadth(result[-1]) >= width / SCRAP:
            break
        other = lines(text, narrower)
        result = other if len(other) == len(result) else result

    return result


def _foot(source: str) -> dict[str, object]:
    return {
        "text": lines(source, LINE + BASIS),
        "orient": "bottom",
        "anchor": "start",
        "frame": "bounds",
        "fontSize": TYPE,
        "color": QUIET,
        "fontWeight": "normal",
        "offset": 10,
    }


def look(lang: str) -> dict[str, Any]:
    """Give the configuration that every chart in a language shares."""
    return {
        "font": FONT[lang],
        "aria": False,  # a drawing is one image with a description of its own; its parts would speak of columns
        "background": "white",
        "view": {"stroke": None},
        "axis": {
            "labelColor": QUIET,
            "titleColor": QUIET,
            "labelFontSize": TYPE,
            "titleFontSize": TYPE,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "domainColor": EARLIER,
            "tickColor": EARLIER,
        },
        "axisX": {"grid": False},
        "legend": {"labelFontSize": TYPE, "titleFontSize": TYPE, "orient": "top", "labelColor": INK, "title": None},
        "text": {"fontSize": TYPE, "color": INK},
        "concat": {"spacing": 8},
    }


def lines(text: str, width: int = LINE) -> list[str]:
    """Break a text into lines of about `width` Latin characters; a Chinese one counts for two."""
    pieces = [""]
    for piece in PIECE.findall(text):
        if _room(pieces[-1] + piece.rstrip()) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += piece

    return [line.rstrip() for line in _at_stops(pieces, width)]


def _at_stops(rows: list[str], width: int) -> list[str]:
    """Move the words after a line's last Chinese stop, or from a bracket on, to the next line where there is room."""
    result = rows[-1:]
    for line in reversed(rows[:-1]):
        match = TORN.fullmatch(line)
        if match and breadth(match[1]) > width / 2 and _room(match[2] + result[0].rstrip()) <= width:
            line = match[1]
            result[0] = match[2] + result[0]
        result.insert(0, line)

    return result


def _room(text: str) -> float:
    """Measure a text for a line, with a reserve for the digits and % of fonts broader than the package's own."""
    return breadth(text) + sum(BROAD.get(char, 0) for char in text)


def breadth(text: str) -> int:
    """Measure a text in Latin characters; a Chinese one counts for two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
