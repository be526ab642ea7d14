"""What became of a file of new figures, in plain text for the command line."""

from collections.abc import Iterator

from targetbook.page.words import Words
from targetbook.record.folder import Area
from targetbook.record.intake.candidates import Candidate, Remark
from targetbook.record.intake.origin import Origin
from targetbook.record.intake.sorting import Revision
from targetbook.record.intake.taking import Intake


def intake_text(intake: Intake, area: Area, words: Words) -> str:
    """Tell how a file was read and which of its figures are new, revised or known; the rejected are findings."""
    return "\n".join(_lines(intake, area, words))


def _lines(intake: Intake, area: Area, words: Words) -> Iterator[str]:
    figures = intake.figures
    counts = {name: len(getattr(figures, name)) for name in ("new", "revised", "known")}
    yield words("intake.lead", place=area.name(words.lang), rejected=len(intake.rejected), **counts)
    if intake.origin:
        yield _origin(intake.origin, words)
    yield from dict.fromkeys(_remark(remark, words) for remark in intake.remarks)
    yield from (_figure("new", one, words) for one in figures.new)
    yield from (_revision(one, words) for one in figures.revised)
    yield from (_figure("known", one, words) for one in figures.known)


def _origin(origin: Origin, words: Words) -> str:
    row = origin.row
    channel = words(f"source.{row['channel']}")
    return words("intake.new_source" if origin.new else "intake.known_source", **{**row, "channel": channel})


def _remark(remark: Remark, words: Words) -> str:
    told = dict(remark.told)
    if "measure" in told:
        told["measure"] = words(f"intake.{told['measure']}")
    return words(f"intake.{remark.name}", **told)


def _figure(name: str, one: Candidate, words: Words) -> str:
    return words(f"intake.{name}", **_told(one))


def _revision(one: Revision, words: Words) -> str:
    old = one.old
    return words("intake.revised", old=old["value"], day=old["released"], **_told(one.candidate))


def _told(one: Candidate) -> dict[str, str]:
    row, cell = one.row, one.cell
    return {
        "figure": f"{row['indicator']}/{row['measure']}/{row['period']}",
        "value": row["value"],
        "unit": row["unit"],
        "cell": f"{cell.letter}{cell.row}",
    }
