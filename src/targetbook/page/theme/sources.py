"""How many pages a chapter rests on, and where they are listed."""

from collections.abc import Iterator

from targetbook.judgement.targets import read_targets
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter


def chapter_sources(chapter: Chapter) -> Text:
    """Count the sources that the theme's targets, deeds and figures cite: each figure leads to its own."""
    names = dict.fromkeys(_citations(chapter))
    if not names:
        return Text(chapter.words("cited.none"))
    return Text(chapter.words("cited.counted", n=chapter.figures.counted(len(names), chapter.words("cited.how"))))


def _citations(chapter: Chapter) -> Iterator[str]:
    area = chapter.area.area
    for target in read_targets(chapter.record, area):
        if target.theme == chapter.theme:
            yield from target.sources

    for verdict in chapter.theme_verdicts:
        yield from (milestone.source for milestone in verdict.milestones)

    for entry in chapter.record.rows("indicators", theme=chapter.theme):
        for row in chapter.record.rows("observations", area=area, indicator=entry["indicator"]):
            yield row["source"]
