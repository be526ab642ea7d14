"""Two editions compared by the verdict files they were printed with: what differs, and what did it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from targetbook.judgement.days.changes import ALTERED, ANNOUNCED, FIGURE, LINKED, REVISION, RULE, TIME, WITHDRAWAL
from targetbook.page.voice import numbers
from targetbook.page.voice.words import Words
from targetbook.record.periods import parse_period
from targetbook.record.vocabulary import FigureStatus

CODE = "code"
STANDING = ("status", "reason", "qualifiers", "observed")
TARGET = ("kind", "indicator", "measure", "period", "comparator", "value", "upper", "unit", "due", "firmness")
VerdictObject = dict[str, Any]


@dataclass(frozen=True)
class EditionChange:
    """A target that two editions tell differently, why, and the rows that only the later one has, or has no more."""

    before: VerdictObject | None
    after: VerdictObject | None
    causes: tuple[str, ...]
    rows: tuple[VerdictObject, ...]


def edition_changes(before: list[VerdictObject], after: list[VerdictObject]) -> list[EditionChange]:
    """Give the targets of two verdict files that differ in verdict or in the figure gone by."""
    old, new = ({verdict["target"]: verdict for verdict in verdicts} for verdicts in (before, after))
    pairs = [(old.get(target), new.get(target)) for target in dict.fromkeys([*old, *new])]

    return [
        _change(old_verdict, new_verdict)
        for old_verdict, new_verdict in pairs
        if _standing(old_verdict) != _standing(new_verdict)
    ]


def edition_changes_text(
    before: list[VerdictObject], after: list[VerdictObject], names: tuple[str, str], words: Words
) -> str:
    """Tell them, with a line on what the two files were made of."""
    changes = edition_changes(before, after)
    total = len({verdict["target"] for verdicts in (before, after) for verdict in verdicts})
    sides = [_side(verdicts, name, words) for verdicts, name in zip((before, after), names, strict=True)]
    lead = words(
        "edition_change.lead" if changes else "edition_change.none",
        n=len(changes),
        total=total,
        one=sides[0],
        other=sides[1],
    )

    return "\n\n".join([lead, *(_text(change, words) for change in changes)])


def _standing(verdict: VerdictObject | None) -> tuple[Any, ...] | None:
    return tuple(verdict[name] for name in STANDING) if verdict else None


def _change(before: VerdictObject | None, after: VerdictObject | None) -> EditionChange:
    if before is None or after is None:
        return EditionChange(before, after, (ANNOUNCED,), ())

    old, new = (_rows(verdict) for verdict in (before, after))
    came = [row for key, row in new.items() if key not in old]
    went = [row for key, row in old.items() if key not in new]
    rules = (RULE,) if before["rules"] != after["rules"] else ()
    altered = (ALTERED,) if any(before.get(name) != after.get(name) for name in TARGET) else ()
    by_record = _by_record(before, after, came, went)
    causes = (*altered, *(cause for cause in by_record if cause != LINKED or not altered), *rules)

    return EditionChange(before, after, causes or (CODE,), tuple(came or went))


def _by_record(
    before: VerdictObject, after: VerdictObject, came: list[VerdictObject], went: list[VerdictObject]
) -> tuple[str, ...]:
    """Say what in the record or in time did it; nothing where both files saw the same on the same day."""
    if before["as_of"] <= before["due"] < after["as_of"] and not came:
        return (TIME,)
    if came:
        return (REVISION if any(_revises(row, before) for row in came) else FIGURE,)
    if went and before["rules"] == after["rules"]:
        return (WITHDRAWAL,)

    return (LINKED,) if before["as_of"] != after["as_of"] and not went else ()


def _revises(row: VerdictObject, before: VerdictObject) -> bool:
    """Whether a row replaces one: it says so, only other rules look at it, or its channel said another value before."""
    if row.get("status") == FigureStatus.REVISED or "channel" not in row:
        return True
    olds = [old for old in _rows(before).values() if "value" in old and old["period"] == row.get("period")]
    return any(old["channel"] == row["channel"] and old["value"] != row["value"] for old in olds)


def _rows(verdict: VerdictObject) -> dict[str, VerdictObject]:
    """Give the rows a verdict rests on or sets aside, and the keys of those that other rules go by."""
    by_others = {
        alternative["evidence"]: {"key": alternative["evidence"]} for alternative in verdict.get("robustness", [])
    }
    return by_others | {row["key"]: row for row in verdict["evidence"]}


def _side(verdicts: list[VerdictObject], name: str, words: Words) -> str:
    if not verdicts:
        return name
    return words(
        "edition_change.side", name=name, day=numbers.date(verdicts[0]["as_of"], words), rules=verdicts[0]["rules"]
    )


def _text(change: EditionChange, words: Words) -> str:
    verdict = change.after or change.before or {}
    causes = [words(f"change.{cause}") for cause in change.causes]

    return "\n".join(
        [
            words("change.target", target=verdict["target"], text=verdict[f"text_{words.lang}"] or verdict["target"]),
            words("change.move", old=_state(change.before, words), new=_state(change.after, words)),
            words("change.because", causes=words("general.clause").join(causes)),
            *(_row(row, words) for row in change.rows),
        ]
    )


def _state(verdict: VerdictObject | None, words: Words) -> str:
    """Name a verdict with its reason and qualifiers and the figure gone by."""
    if verdict is None:
        return words("change.unannounced")

    more = [words(f"verdict.{name}") for name in (*filter(None, [verdict["reason"]]), *verdict["qualifiers"])]
    if verdict["observed"] is not None:
        more.insert(0, numbers.value(_number(verdict["observed"]), verdict["unit"], words))
    status = words(f"verdict.{verdict['status']}")

    return words("change.standing", status=status, more=words("general.clause").join(more)) if more else status


def _row(row: VerdictObject, words: Words) -> str:
    if "channel" not in row:
        return words("edition_change.row", row=row["key"])

    if "state" in row:
        what = words("change.deed", state=words(f"deeds.{row['state']}"), day=numbers.date(row["occurred"], words))
    else:
        figure = numbers.value(_number(row["value"]), row["unit"], words, row["bound"])
        what = words("change.figure", figure=figure, period=numbers.period(parse_period(row["period"]), words))
    day = numbers.date(row["released"], words) if row["released"] else words("change.undated")

    return words(
        "change.row",
        what=what,
        publisher=row["publisher"],
        channel=words(f"source.{row['channel']}"),
        day=day,
        row=row["key"],
    )


def _number(number: float) -> Decimal:
    return Decimal(str(number))
