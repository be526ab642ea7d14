"""What a schema cannot say of targets."""

from targetbook.record.checking.rule_folder import Faults, Folder, Row
from targetbook.record.folder import did_you_mean
from targetbook.record.periods import parse_period
from targetbook.record.vocabulary import Comparator, TargetKind

NUMERIC = ("indicator", "measure", "value", "unit")
STATE = ("counts_as_done", "counts_as_done_zh", "names_state")


def year_ends_period(row: Row, folder: Folder) -> Faults:
    """A target is judged when its period ends."""
    year = parse_period(row.period).year
    if str(year) != row.year:
        yield "year", f"{row.year} is not the year in which {row.period} ends; expected {year}"


def kind_has_its_fields(row: Row, folder: Folder) -> Faults:
    """A number needs indicator, measure, value and unit; a deed needs none of them, and `done`."""
    for name in NUMERIC:
        cell = getattr(row, name)
        if row.kind == TargetKind.QUANTITATIVE and not cell:
            yield name, f"is empty; a quantitative target needs {', '.join(NUMERIC)} (else it is qualitative)"
        elif row.kind != TargetKind.QUANTITATIVE and cell:
            yield name, f"{cell!r} in a {row.kind} commitment; expected an empty cell"

    if (row.comparator == Comparator.DONE) == (row.kind == TargetKind.QUANTITATIVE):
        yield "comparator", f"{row.comparator!r} does not go with kind {row.kind}; done is for deeds alone"
    if row.kind == TargetKind.MILESTONE and not row.counts_as_done:
        yield "counts_as_done", "is empty; a milestone needs the sentence that says what would settle it"


def deed_has_words(row: Row, folder: Folder) -> Faults:
    """A deed is known by the words of its promise, in one language at least."""
    if row.kind != TargetKind.QUANTITATIVE and not (row.text_zh or row.text_en):
        yield "text_zh", "is empty, and text_en is; expected the words in which the deed was promised"


def state_goes_with_kind(row: Row, folder: Folder) -> Faults:
    """A number names no state; a deed that names none is a wish, and nothing settles it."""
    for name in STATE:
        cell = getattr(row, name)
        if row.kind == TargetKind.QUANTITATIVE and cell:
            yield name, f"{cell!r} in a quantitative target; expected an empty cell"
    if row.names_state == "no" and (row.kind == TargetKind.MILESTONE or row.counts_as_done):
        yield "names_state", "is no beside a state to reach; expected kind qualitative without counts_as_done"


def upper_only_between(row: Row, folder: Folder) -> Faults:
    """An upper end goes with `between` alone, above the lower one."""
    if (row.comparator == Comparator.BETWEEN) != bool(row.upper):
        yield "upper", "expected an upper end with comparator between, and with no other"
    elif row.upper and row.value and float(row.upper) <= float(row.value):
        yield "upper", f"{row.upper} is not above the lower end {row.value}"


def partial_due_has_note(row: Row, folder: Folder) -> Faults:
    """A due date without a day needs a note."""
    if row.due and len(row.due) < 10 and not row.note:
        yield "due", f"{row.due} is not a day; expected a day, or a note saying why it is not known"


def announcement_agrees(row: Row, folder: Folder) -> Faults:
    """The announcement of a target is in the area's announcements, and both were made on one day."""
    if not row.announcement:
        return

    days = folder.announcement_days
    day = days.get(row.announcement)
    if day is None:
        near = did_you_mean(row.announcement, days)
        yield "announcement", f"no announcement {row.announcement!r} in announcements.csv{near}"
    elif day != row.announced:
        yield "announced", f"{row.announced or 'nothing'} is not {day}, the day of {row.announcement}"


def example_is_counted(row: Row, folder: Folder) -> Faults:
    """An example belongs to another target of the same year that is counted itself."""
    if not row.example_of:
        return

    targets = folder.tables["targets"].drop_duplicates("target").set_index("target")  # a doubled name is told elsewhere
    if row.example_of not in targets.index or row.example_of == row.target:
        yield "example_of", f"no other target {row.example_of!r} in targets.csv"
        return

    target = targets.loc[row.example_of]
    if target["example_of"] or target["year"] != row.year:
        yield "example_of", f"{row.example_of!r} is no counted target of {row.year}; expected the one it is named under"


def links_return(row: Row, folder: Folder) -> Faults:
    """A linked target exists and links back."""
    targets = folder.tables["targets"].set_index("target")["linked"]
    for name in row.linked.split():
        if name not in targets:
            yield "linked", f"no target {name!r} in targets.csv"
        elif row.target not in str(targets[name]).split():
            yield "linked", f"{name!r} does not link back to {row.target!r}"


def theme_in_catalogue(row: Row, folder: Folder) -> Faults:
    """A target's theme is one that an indicator has, or one of the area's own."""
    if row.theme not in folder.themes:
        near = did_you_mean(row.theme, folder.themes)
        themes = f"; expected {', '.join(sorted(folder.themes))}, or a row for it in themes.csv of the area"
        yield "theme", f"no indicator has the theme {row.theme!r}{near or themes}"
