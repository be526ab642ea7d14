"""What changed between two states of the verdicts, in plain text for the command line."""

from targetbook.judgement.changes import Change, Told, changes, withdrawn_keys
from targetbook.judgement.deeds import Milestone
from targetbook.judgement.verdicts import judge
from targetbook.page import numbers
from targetbook.page.chapter import Chapter
from targetbook.page.standings import figure_text, standing_text


def changes_text(found: list[Change], before: Chapter, after: Chapter) -> str:
    """Tell the verdicts that differ between two chapters of one area and year, why, and by which rows."""
    words = after.words
    total = len({verdict.claim.target for one in (before, after) for verdict in one.all_verdicts})
    lead = words(
        "change.lead" if found else "change.none",
        place=after.place, year=after.year, n=len(found), total=total, one=_side(before), other=_side(after),
    )  # fmt: skip
    return "\n\n".join([lead, *(_change(change, after) for change in found)])


def changed_by_intake(before: Chapter, after: Chapter) -> str:
    """Tell the verdicts of any year that differ once figures have been entered or withdrawn."""
    area, words = after.area.area, after.words
    old, new = (judge(one.record, area, None, one.day, after.rules) for one in (before, after))
    found = changes(old, new, new, after.rules, withdrawn_keys(after.record))
    lead = words("intake.verdicts" if found else "intake.same", place=after.place, n=len(found), total=len(new))
    return "\n\n".join([lead, *(_change(change, after) for change in found)])


def _side(chapter: Chapter) -> str:
    day = chapter.say_date(chapter.day.isoformat())
    return chapter.words("change.side", day=day, rules=chapter.rules.version)


def _change(change: Change, chapter: Chapter) -> str:
    words = chapter.words
    causes = words("change.joint").join(words(f"change.{cause}") for cause in change.causes)
    return "\n".join(
        [
            words("change.claim", target=change.claim.target, text=chapter.text_of(change.claim)),
            words(
                "change.move",
                old=standing_text(change.before, chapter),
                new=standing_text(change.after, chapter),
            ),
            words("change.because", causes=causes),
            *(row_text(row, chapter) for row in change.rows),
        ]
    )


def row_text(row: Told, chapter: Chapter) -> str:
    """Write a row with its source, date and key."""
    words = chapter.words
    if isinstance(row, Milestone):
        told = words("change.deed", state=words(f"deeds.{row.state}"), day=chapter.say_date(row.occurred))
    else:
        told = words("change.figure", figure=figure_text(row, chapter), period=numbers.period(row.period, words))
    return words(
        "change.row", what=told, publisher=row.publisher, channel=words(f"source.{row.channel}"),
        day=chapter.say_date(row.released) if row.released else words("change.undated"), row=row.key,
    )  # fmt: skip
