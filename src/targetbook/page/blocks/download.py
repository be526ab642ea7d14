"""A list too long to print, as a file that a reader takes away: its figures keep unit, bound and key."""

from base64 import b64encode
from dataclasses import dataclass

from targetbook.page.blocks.chart_table import Twin
from targetbook.page.blocks.output import Bundle, HtmlTable
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html

CSV_FILE = "application/vnd.targetbook.csv+json"
LINK = Html('<p class="take"><a download="{name}.csv" href="{href}">{label}</a></p>')


@dataclass(frozen=True)
class Download(HtmlTable):
    """A link to a CSV file; where no press writes the file beside the page, the link itself holds it."""

    anchor: str
    label: str
    csv: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        file = {"anchor": self.anchor, "label": self.label, "csv": self.csv}
        return {CSV_FILE: file, "text/html": self.html, "text/plain": self.label}


def download(anchor: str, label: str, rows: Twin, chapter: Chapter) -> Download:
    """Offer rows as a CSV file under a name and a label that says what is in it."""
    csv = rows.csv(chapter)
    content = b64encode(csv.encode("utf-8-sig")).decode("ascii")
    html = LINK.format(name=anchor, href=Html(f"data:text/csv;charset=utf-8;base64,{content}"), label=label)

    return Download(html, anchor, label, csv)
