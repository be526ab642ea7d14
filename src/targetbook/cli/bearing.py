"""What rows read from a text bear on: figures on the targets of their quantity, targets on the figures there are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from targetbook.press.edition import Edition

if TYPE_CHECKING:
    import pandas as pd

    from targetbook.intake.prose.columns import Row
    from targetbook.intake.prose.deeds import NamedDeed
    from targetbook.intake.prose.reading import ProseText
    from targetbook.judgement.days.challenge import Imagined
    from targetbook.judgement.targets import Target
    from targetbook.page.chapter import Chapter
    from targetbook.record.reading import Record


def bearing_lines(data: Path, area: str, rows: "list[Row]", lang: str) -> Iterator[str]:
    """Name each target that a row without a question bears on, how it stands, and how it would stand with the row."""
    from targetbook.record.reading import read_record

    record = read_record(data)
    sure = [row for row in rows if row["area"] == area and not row["review"]]
    for year, imagined in _by_year(record, area, sure).items():
        chapter = _overview(data, record, Edition(area, year, None, lang))
        yield from _of_chapter(chapter, imagined)


def drafted_lines(data: Path, area: str, year: int, rows: list[dict[str, str]], lang: str) -> Iterator[str]:
    """Tell how each sure number drafted for a year stands by the figures there are, or that it is there already."""
    from targetbook.page.sentences.standing import compared_text
    from targetbook.record.reading import read_record

    record = read_record(data)
    sure = {row["target"]: row for row in rows if row["value"] and not row["review"]}
    if area not in record.areas or not sure:
        return

    there = {row["target"] for row in record.rows("targets", area=area)}
    with_rows = record.with_tables(targets=_with_drafts(record, area, [*sure.values()]))
    chapter = _overview(data, with_rows, Edition(area, year, None, lang))

    for verdict in chapter.all_verdicts:
        target = verdict.target.name
        if target in sure:
            key = "draft.there" if target in there else "draft.stands"
            yield chapter.words(key, target=target, now=compared_text(verdict, chapter))


def _with_drafts(record: "Record", area: str, drafts: list[dict[str, str]]) -> "pd.DataFrame":
    """Lay drafted rows below the targets that are there; of two of one name the one that is there is taken."""
    import pandas as pd

    table = record.table("targets")
    there = set(table.loc[table["area"] == area, "target"])
    new = [{"area": area, **draft} for draft in drafts if draft["target"] not in there]
    added = [{column: draft.get(column, "") for column in table.columns} for draft in new]

    return pd.concat([table, pd.DataFrame(added, columns=table.columns)], ignore_index=True)


def named_deeds(data: Path, area: str, text: "ProseText") -> "list[NamedDeed]":
    """Find the sentences that name a deed which nothing has settled, and the state that they seem to tell.

    A text that appeared no later than the pledge itself tells of no deed that it is done.
    """
    from targetbook.intake.prose.deeds import find_named_deeds
    from targetbook.judgement.targets import Deed, read_targets
    from targetbook.record.reading import read_record

    record = read_record(data)
    settled = {row["target"] for row in record.rows("milestones", area=area) if row["state"] in ("done", "dropped")}
    open_targets = {
        target.name: target
        for target in read_targets(record, area)
        if isinstance(target, Deed) and target.name not in settled
    }
    deeds = [(name, target.text_zh or "") for name, target in open_targets.items()]
    return [
        replace(deed, state="planned") if _is_announced_after(open_targets[deed.target], text.published) else deed
        for deed in find_named_deeds(text.words, deeds, text.title, text.published)
    ]


def _is_announced_after(target: "Target", published: str) -> bool:
    announced = target.announced or ""
    return bool(published and announced and published[: len(announced)] <= announced)


def _by_year(record: "Record", area: str, rows: "list[Row]") -> "dict[int, list[Imagined]]":
    """Sort the rows by the years of the targets on their quantity; those on none are left out."""
    from targetbook.judgement.days.challenge import Imagined
    from targetbook.judgement.targets import numeric_targets, read_targets
    from targetbook.record.periods import parse_period

    by_year: dict[int, list[Imagined]] = {}
    for row in rows:
        quantity = (row["indicator"], row["measure"], parse_period(row["period"]).year)
        figure = Imagined(area, row["indicator"], row["measure"], row["period"], row["value"])
        for target in numeric_targets(read_targets(record, area)):
            if (*target.series, target.period.year) == quantity:
                figures = by_year.setdefault(target.year, [])
                figures += [] if figure in figures else [figure]
    return dict(sorted(by_year.items()))


def _of_chapter(chapter: "Chapter", imagined: "list[Imagined]") -> Iterator[str]:
    from targetbook.judgement.days.changes import essence
    from targetbook.judgement.targets import NumericTarget
    from targetbook.page.sentences.standing import compared_text
    from targetbook.page.terminal.imagined import imagined_chapter

    quantities = {(each.indicator, each.measure) for each in imagined}
    with_rows = imagined_chapter(chapter, imagined)
    for old, new in zip(chapter.all_verdicts, with_rows.all_verdicts, strict=True):
        if not isinstance(old.target, NumericTarget) or old.target.series not in quantities:
            continue
        now = compared_text(old, chapter)
        then = compared_text(new, with_rows)
        key = "read.bears" if essence(old) == essence(new) else "read.changes"
        yield chapter.words(key, target=old.target.name, now=now, then=then)


def _overview(data: Path, record: "Record", edition: Edition) -> "Chapter":
    from targetbook.cli.judgement import overview_of
    from targetbook.judgement.rules.standard import standard_rules

    return overview_of(data, record, edition, standard_rules())
