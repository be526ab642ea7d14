"""Withdraws a figure: its row stays, and `withdrawals.csv` says from which day on it is no evidence, and why."""

from dataclasses import dataclass
from pathlib import Path

from targetbook.intake.entering.area_files import with_record_date, with_rows
from targetbook.intake.entering.staging import Texts, check_changed
from targetbook.record.checking.findings import Finding
from targetbook.record.contract import read_contract
from targetbook.record.files.together import write_together
from targetbook.record.folder import did_you_mean, require_area
from targetbook.record.reading import Record, read_record
from targetbook.record.series_key import SeriesKey
from targetbook.record.withdrawals import KEY

WITHDRAWALS = "withdrawals.csv"
AREA = "area.yml"
SHAPE = "indicator/measure/period=value@source, as a figure's link in the book has it"


class NoSuchRow(LookupError):
    """No row, or more than one, has the key; the message says what was meant."""


@dataclass(frozen=True)
class Withdrawal:
    """A row to be withdrawn, the day, and the texts the area's files would have; `wrong` is what `check` would find."""

    key: str
    day: str
    texts: Texts
    wrong: tuple[Finding, ...]


def prepare_withdrawal(data: Path, area: str, key: str, why: str, searched: str | None) -> Withdrawal:
    """Find the row and what withdrawing it would write; NoSuchRow says what is near. Nothing is written."""
    contract = read_contract(data)
    record = read_record(data)
    row = _row(record, area, key)
    day = searched or require_area(record.areas, area).record_date.isoformat()
    withdrawal_row = {**{name: row[name] for name in KEY}, "withdrawn": day, "why": " ".join(why.split())}
    folder = data / area
    texts = {WITHDRAWALS: with_rows(folder / WITHDRAWALS, contract.columns("withdrawals"), [withdrawal_row])}

    if searched:
        texts[AREA] = with_record_date((folder / AREA).read_text(encoding="utf-8"), searched)
    return Withdrawal(_key(row), day, texts, tuple(check_changed(data, area, texts)))


def withdraw(data: Path, area: str, withdrawal: Withdrawal) -> None:
    """Write what was prepared; the record date first, since a withdrawal may not be later than that."""
    write_together(
        data / area, {name: withdrawal.texts[name] for name in (AREA, WITHDRAWALS) if name in withdrawal.texts}
    )


def _row(record: Record, area: str, key: str) -> dict[str, str]:
    """Find the one row of that key which still stands."""
    key, _, released = key.removeprefix(f"{area}:").partition("#")
    frame = record.table("observations")[record.table("observations")["area"] == area]
    rows = [{name: str(row[name]) for name in KEY} for row in frame.to_dict("records")]
    matches = [row for row in rows if _key(row) == key and released in ("", row["released"])]

    if not matches:
        raise NoSuchRow(f"no row {key!r}{_hint(key, rows)}")
    if len(matches) > 1:
        days = " or ".join(f"#{row['released']}" for row in matches)
        raise NoSuchRow(f"{len(matches)} rows {key!r}, told on different days; add {days} to the key")
    if day := _withdrawn_on(record, area, matches[0]):
        raise NoSuchRow(f"{key!r} was withdrawn on {day} already")

    return matches[0]


def _withdrawn_on(record: Record, area: str, row: dict[str, str]) -> str | None:
    withdrawals = record.table("withdrawals")[record.table("withdrawals")["area"] == area].to_dict("records")
    days = (line["withdrawn"] for line in withdrawals if all(line[name] == row[name] for name in KEY))
    return next(days, None)


def _hint(key: str, rows: list[dict[str, str]]) -> str:
    return did_you_mean(key, map(_key, rows)) or f"; expected {SHAPE}"


def _key(row: dict[str, str]) -> str:
    return str(SeriesKey.of_row(row))
