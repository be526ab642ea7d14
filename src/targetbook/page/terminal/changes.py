"""What changed between two states of the verdicts, in plain text for the command line."""

from targetbook.judgement.days.changes import Change, RecordRow, changes, withdrawn_keys
from targetbook.judgement.deeds import Milestone
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.standing import figure_text, standing_text
from targetbook.page.voice import numbers
from targetbook.page.voice.publishers import attribution


def changes_text(differing: list[Change], before: Chapter, after: Chapter) -> str:
    """Tell the verdicts that differ between two chapters of one area and year, why, and by which rows."""
    words = after.words
    total = len({verdict.target.name for chapter in (before, after) for verdict in chapter.all_verdicts})
    lead = words(
        "change.lead" if differing else "change.none",
        place=after.place,
        year=after.year,
        n=len(differing),
        total=total,
        one=_side(before),
        other=_side(after),
    )

    return "\n\n".join([lead, *(_change(change, after) for change in differing)])


def verdicts_changed(before: Chapter, after: Chapter) -> tuple[list[Change], int]:
    """Find the verdicts of any year that differ between two states of an area's record, and how many were compared."""
    area = after.area.area
    old, new = (judge(chapter.record, area, None, chapter.day, after.rules) for chapter in (before, after))
    return changes(old, new, new, after.rules, withdrawn_keys(after.record)), len(new)


def changed_by_intake(before: Chapter, after: Chapter, dry: bool = False) -> str:
    """Tell the verdicts of any year that differ, or in a dry run would, once figures have been entered or withdrawn."""
    words = after.words
    differing, total = verdicts_changed(before, after)
    different = "would_change" if dry else "verdicts"
    name = different if differing else "same"
    lead = words(f"intake.{name}", place=after.place, n=len(differing), total=total)

    return "\n\n".join([lead, *(_change(change, after) for change in differing)])


def change_objects(before: Chapter, after: Chapter) -> list[dict[str, object]]:
    """Give the verdicts that differ as plain values: target, year, status and reason before and after, causes, rows."""
    differing, _ = verdicts_changed(before, after)

    return [
        {
            "target": change.target.name,
            "year": change.target.year,
            "before": _standing_object(change.before),
            "after": _standing_object(change.after),
            "causes": [str(cause) for cause in change.causes],
            "rows": [row.key for row in change.rows],
        }
        for change in differing
    ]


def _standing_object(verdict: Verdict | None) -> dict[str, object] | None:
    if verdict is None:
        return None
    reason = str(verdict.reason) if verdict.reason else None
    return {"status": str(verdict.status), "reason": reason, "qualifiers": [str(name) for name in verdict.qualifiers]}


def _side(chapter: Chapter) -> str:
    day = chapter.say_date(chapter.day.isoformat())
    return chapter.words("change.side", day=day, rules=chapter.rules.version)


def _change(change: Change, chapter: Chapter) -> str:
    words = chapter.words
    causes = words("general.clause").join(words(f"change.{cause}") for cause in change.causes)

    return "\n".join(
        [
            words("change.target", target=change.target.name, text=chapter.text_of(change.target)),
            words(
                "change.move",
                old=standing_text(change.before, chapter),
                new=standing_text(change.after, chapter),
            ),
            words("change.because", causes=causes),
            *(row_text(row, chapter) for row in change.rows),
        ]
    )


def row_text(row: RecordRow, chapter: Chapter) -> str:
    """Write a row with its source, date and key."""
    words = chapter.words
    publisher = attribution(row.publisher, chapter.record, chapter.words)
    if isinstance(row, Milestone):
        what = words("change.deed", state=words(f"deeds.{row.state}"), day=chapter.say_date(row.occurred))
    else:
        what = words("change.figure", figure=figure_text(row, chapter), period=numbers.period(row.period, words))

    return words(
        "change.row",
        what=what,
        publisher=publisher,
        channel=words(f"source.{row.channel}"),
        day=chapter.say_date(row.released) if row.released else words("change.undated"),
        row=row.key,
    )
