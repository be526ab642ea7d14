"""What became of a file of new figures, in plain text or as values, for the command line."""

from collections.abc import Iterator

from targetbook.cli.messages import message_in
from targetbook.intake.entering.candidates import Candidate, Remark
from targetbook.intake.entering.origin import Origin
from targetbook.intake.entering.sorting import Revision
from targetbook.intake.entering.taking import Intake
from targetbook.intake.tables.answers import TableQuestion
from targetbook.page.voice.words import Words
from targetbook.record.checking.findings import Finding
from targetbook.record.folder import Area


def intake_text(intake: Intake, area: Area, words: Words) -> str:
    """Tell how a file was read and which of its figures are new, revised or known; the rejected are findings."""
    return "\n".join(_lines(intake, area, words))


def _lines(intake: Intake, area: Area, words: Words) -> Iterator[str]:
    figures = intake.figures
    counts = {"new": len(figures.new), "revised": len(figures.revised), "known": len(figures.repeats)}
    yield words("intake.lead", place=area.name(words.lang), rejected=len(intake.rejected), **counts)

    if intake.origin:
        yield _origin(intake.origin, words)
    yield from dict.fromkeys(_remark(remark, words) for remark in intake.remarks)
    yield from (_figure("new", item, words) for item in figures.new)
    yield from (_revision(item, words) for item in figures.revised)
    yield from (_figure("known", item, words) for item in figures.repeats)


def _origin(origin: Origin, words: Words) -> str:
    row = origin.row
    channel = words(f"source.{row['channel']}")
    return words("intake.new_source" if origin.new else "intake.known_source", **{**row, "channel": channel})


def _remark(remark: Remark, words: Words) -> str:
    values = dict(remark.values)
    if "measure" in values:
        values["measure"] = words(f"intake.{values['measure']}")
    values = {
        name: message_in(value, words.lang) if isinstance(value, str) else value for name, value in values.items()
    }
    return words(f"intake.{remark.name}", **values)


def _figure(name: str, candidate: Candidate, words: Words) -> str:
    return words(f"intake.{name}", **_cells(candidate)) + _beside(candidate, words)


def _revision(revision: Revision, words: Words) -> str:
    old = revision.old
    figure = words("intake.revised", old=old["value"], day=old["released"], **_cells(revision.candidate))
    return figure + _beside(revision.candidate, words)


def _cells(candidate: Candidate) -> dict[str, str]:
    row = candidate.row

    return {
        "figure": f"{row['indicator']}/{row['measure']}/{row['period']}",
        "value": row["value"],
        "unit": row["unit"],
        "cell": candidate.place,
    }


def _beside(candidate: Candidate, words: Words) -> str:
    """Write what the record has of a figure's series for the same period and next before and after it."""
    neighbours = candidate.neighbours
    nearest = [*neighbours.earlier[:1], *neighbours.same[:2], *neighbours.later[:1]]
    if not nearest:
        return ""

    figures = words("general.clause").join(f"{row.period}={row.value}" for row in nearest)

    return words("intake.beside", figures=figures)


def intake_object(
    intake: Intake, area: Area, verdicts: list[dict[str, object]], is_written: bool, lang: str
) -> dict[str, object]:
    """Give what became of a file as plain values: figures with their cells, questions, remarks, verdicts to change."""
    return {
        "area": area.area,
        "source": intake.origin.row if intake.origin else None,
        "figures": list(_figure_objects(intake)),
        "questions": [_question_object(finding, lang) for finding in intake.rejected],
        "remarks": [{"name": remark.name, **remark.values} for remark in intake.remarks],
        "verdicts": verdicts,
        "written": is_written,
    }


def _figure_objects(intake: Intake) -> Iterator[dict[str, object]]:
    figures = intake.figures
    yield from (_figure_object("new", candidate, None) for candidate in figures.new)
    for revision in figures.revised:
        yield _figure_object("revised", revision.candidate, revision.old["value"])
    yield from (_figure_object("known", candidate, None) for candidate in figures.repeats)


def _figure_object(state: str, candidate: Candidate, old: str | None) -> dict[str, object]:
    columns = ("indicator", "measure", "period", "value", "unit", "bound", "basis", "status", "released", "source")
    neighbours = candidate.neighbours
    beside = [*neighbours.earlier, *neighbours.same, *neighbours.later]

    return {
        "state": state,
        **{name: candidate.row.get(name, "") for name in columns},
        "sheet": candidate.sheet.name,
        "cell": candidate.place,
        "revises": old,
        "neighbours": [{"period": row.period, "value": row.value, "source": row.source} for row in beside],
    }


def _question_object(finding: Finding, lang: str) -> dict[str, object]:
    options = list(finding.options) if isinstance(finding, TableQuestion) else []
    words = finding.words if isinstance(finding, TableQuestion) else ""
    place = {"file": finding.file, "row": finding.row, "column": finding.column}
    return {**place, "message": message_in(finding.message, lang), "left_over": words, "options": options}
