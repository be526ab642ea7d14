"""A file of which nothing can be taken in and nothing is asked: what was seen in it is said as the reason."""

from targetbook.intake.entering.candidates import Remark, SheetReading
from targetbook.record.checking.findings import Finding

MOST_REASONS = 4


def nothing_to_enter(name: str, reading: SheetReading) -> SheetReading:
    """Give the finding that nothing of a file is entered, with the reasons; an empty reading where anything is."""
    if reading.candidates or reading.rejected:
        return SheetReading()
    reasons = list(dict.fromkeys(reason for remark in reading.remarks if (reason := _reason(remark))))
    if not reasons:
        return SheetReading()
    more = f" and {len(reasons) - MOST_REASONS} more" if len(reasons) > MOST_REASONS else ""
    reasons_text = "; ".join(reasons[:MOST_REASONS]) + more

    return SheetReading(rejected=(Finding(name, 1, "-", f"holds nothing that the record keeps: {reasons_text}"),))


def _reason(remark: Remark) -> str:
    words = remark.values
    if remark.name == "unfit":
        return f"{words['head']} {words['what']}"
    if remark.name == "not_kept":
        return f"{words['head']} is no indicator of the catalogue"
    if remark.name == "not_in_catalogue":
        return f"{words['name']} is no indicator of the catalogue"
    if remark.name == "of_another_area":
        return f"{words['n']} of the rows of {words['place']} are of {words['area']}"
    if remark.name == "describes_series":
        return f"{words['place']} lists series without their figures"
    if remark.name == "no_figures":
        return f"{words['place']} has no figures under a head"

    return ""
