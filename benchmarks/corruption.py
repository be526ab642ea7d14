"""Scores `check` against corrupted data folders, by kind of slip, into benchmarks/trust.md (`make bench`)."""

import logging
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from conftest import INVENTED, lay_out
from targetbook.press.chapters.machine import cores
from targetbook.record.files.atomic import write_whole
from trust.mutations import mutations
from trust.trying import CAUGHT, JUDGED_ALIKE, READ_ALIKE, outcome, sound

REPORT = Path(__file__).with_name("trust.md")
PARTS = 40
HEAD = """# Corrupted data folders

Written by `make bench`. Each case is the invented area of `tests/data/invented` with one slip in one of its files
(`tests/trust/mutations.py`, always the same ones). *Caught*: `targetbook check` names the file, the row and the column,
or the row that no longer agrees with it. *Read alike*: the record reads as before. *Judged alike*: it reads otherwise,
and no verdict of any year changes. *Missed*: neither. An optional table left out is not tried: without one a record is
smaller, not corrupt; nor is a cell that may be empty left empty, or a plausible figure in another's place, which only
its source can tell.
"""
COLUMNS = ("kind", "cases", CAUGHT, READ_ALIKE, JUDGED_ALIKE, "missed")


def try_part(part: int) -> list[tuple[str, str]]:
    """Try every so-manyeth slip in a folder of its own; give kind and outcome."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        base = sound(lay_out(Path(folder)))
        return [(mutation.kind, column(outcome(mutation, base))) for mutation in mutations(base.data)[part::PARTS]]


def column(outcome: str) -> str:
    """Give an outcome as a column of the report."""
    return outcome if outcome in COLUMNS else "missed"


def lines(results: list[tuple[str, str]]) -> Iterator[str]:
    """Write the table, the whole first."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|---|{'---:|' * (len(COLUMNS) - 1)}"
    yield row("all", results)
    for kind in sorted({kind for kind, _ in results}):
        yield row(kind, [result for result in results if result[0] == kind])


def row(kind: str, results: list[tuple[str, str]]) -> str:
    """Write one kind of slip."""
    counts = Counter(outcome for _, outcome in results)
    return f"| {kind} | {len(results)} | {' | '.join(str(counts[name]) for name in COLUMNS[2:])} |"


def main() -> None:
    """Try every slip and write the report."""
    with ProcessPoolExecutor(cores(), mp_context=get_context("spawn")) as pool:
        results = [result for part in pool.map(try_part, range(PARTS)) for result in part]

    assert len(results) == len(mutations(INVENTED))
    write_whole(REPORT, f"{HEAD}\n" + "\n".join(lines(results)) + "\n")
    fine = sum(outcome != "missed" for _, outcome in results)
    print(f"{fine} of {len(results)} caught or harmless; see {REPORT.name}")


if __name__ == "__main__":
    main()
