"""Two editions compared by the verdict files they were printed with: what differs, and what did it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from targetbook.judgement.days.changes import ANNOUNCED, FIGURE, LINKED, REVISION, RULE, TIME, WITHDRAWAL
from targetbook.page.voice import numbers
from targetbook.page.voice.words import Words
from targetbook.record.periods import parse_period

CODE = "code"
STANDING = ("status", "reason", "qualifiers", "observed")
Told = dict[str, Any]


@dataclass(frozen=True)
class EditionChange:
    """A claim that two editions tell differently, why, and the rows that only the later one has, or has no more."""

    before: Told | None
    after: Told | None
    causes: tuple[str, ...]
    rows: tuple[Told, ...]


def edition_changes(before: list[Told], after: list[Told]) -> list[EditionChange]:
    """Give the claims of two verdict files that differ in verdict or in the figure gone by."""
    old, new = ({verdict["target"]: verdict for verdict in told} for told in (before, after))
    pairs = [(old.get(target), new.get(target)) for target in dict.fromkeys([*old, *new])]
    return [_change(one, other) for one, other in pairs if _standing(one) != _standing(other)]


def edition_changes_text(before: list[Told], after: list[Told], names: tuple[str, str], words: Words) -> str:
    """Tell them, with a line on what the two files were made of."""
    found = edition_changes(before, after)
    total = len({verdict["target"] for told in (before, after) for verdict in told})
    sides = [_side(told, name, words) for told, name in zip((before, after), names, strict=True)]
    lead = words("edition_change.lead" if found else "edition_change.none", n=len(found), total=total,
                 one=sides[0], other=sides[1])  # fmt: skip
    return "\n\n".join([lead, *(_text(change, words) for change in found)])


def _standing(told: Told | None) -> tuple[Any, ...] | None:
    return tuple(told[name] for name in STANDING) if told else None


def _change(before: Told | None, after: Told | None) -> EditionChange:
    if before is None or after is None:
        return EditionChange(before, after, (ANNOUNCED,), ())
    old, new = (_rows(told) for told in (before, after))
    came = [row for key, row in new.items() if key not in old]
    went = [row for key, row in old.items() if key not in new]
    rules = (RULE,) if before["rules"] != after["rules"] else ()
    causes = (*_by_record(before, after, came, went), *rules)
    return EditionChange(before, after, causes or (CODE,), tuple(came or went))


def _by_record(before: Told, after: Told, came: list[Told], went: list[Told]) -> tuple[str, ...]:
    """Say what in the record or in time did it; nothing where both files saw the same on the same day."""
    if before["as_of"] <= before["due"] < after["as_of"] and not came:
        return (TIME,)
    if came:
        return (REVISION if any(_revises(row, before) for row in came) else FIGURE,)
    if went and before["rules"] == after["rules"]:
        return (WITHDRAWAL,)
    return (LINKED,) if before["as_of"] != after["as_of"] and not went else ()


def _revises(row: Told, before: Told) -> bool:
    """Whether a row replaces one: it says so, only other rules look at it, or its channel said another value before."""
    if row.get("status") == "revised" or "channel" not in row:
        return True
    olds = [old for old in _rows(before).values() if "value" in old and old["period"] == row.get("period")]
    return any(old["channel"] == row["channel"] and old["value"] != row["value"] for old in olds)


def _rows(told: Told) -> dict[str, Told]:
    """Give the rows a verdict rests on or sets aside, and the keys of those that other rules go by."""
    by_others = {one["evidence"]: {"key": one["evidence"]} for one in told.get("robustness", [])}
    return by_others | {row["key"]: row for row in told["evidence"]}


def _side(told: list[Told], name: str, words: Words) -> str:
    if not told:
        return name
    return words("edition_change.side", name=name, day=numbers.date(told[0]["as_of"], words), rules=told[0]["rules"])


def _text(change: EditionChange, words: Words) -> str:
    claim = change.after or change.before or {}
    return "\n".join(
        [
            words("change.claim", target=claim["target"], text=claim[f"text_{words.lang}"] or claim["target"]),
            words("change.move", old=_state(change.before, words), new=_state(change.after, words)),
            words("change.because", causes=words("change.joint").join(_causes(change, words))),
            *(_row(row, words) for row in change.rows),
        ]
    )


def _causes(change: EditionChange, words: Words) -> Iterator[str]:
    return (words(f"change.{cause}") for cause in change.causes)


def _state(told: Told | None, words: Words) -> str:
    """Name a verdict with its reason and qualifiers and the figure gone by."""
    if told is None:
        return words("change.unannounced")
    more = [words(f"verdict.{name}") for name in (*filter(None, [told["reason"]]), *told["qualifiers"])]
    if told["observed"] is not None:
        more.insert(0, numbers.value(_number(told["observed"]), told["unit"], words))
    status = words(f"verdict.{told['status']}")
    return words("change.standing", status=status, more=words("change.joint").join(more)) if more else status


def _row(row: Told, words: Words) -> str:
    if "channel" not in row:
        return words("edition_change.row", row=row["key"])
    if "state" in row:
        what = words("change.deed", state=words(f"deeds.{row['state']}"), day=numbers.date(row["occurred"], words))
    else:
        figure = numbers.value(_number(row["value"]), row["unit"], words, row["bound"])
        what = words("change.figure", figure=figure, period=numbers.period(parse_period(row["period"]), words))
    day = numbers.date(row["released"], words) if row["released"] else words("change.undated")
    return words("change.row", what=what, publisher=row["publisher"], channel=words(f"source.{row['channel']}"),
                 day=day, row=row["key"])  # fmt: skip


def _number(told: float) -> Decimal:
    return Decimal(str(told))
