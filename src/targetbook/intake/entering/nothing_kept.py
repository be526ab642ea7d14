"""A file of which nothing can be taken in and nothing is asked: what was seen in it is said as the reason."""

from targetbook.intake.entering.candidates import Reading, Remark
from targetbook.record.checking.findings import Finding

MOST_REASONS = 4


def nothing_kept(name: str, reading: Reading) -> Reading:
    """Give the finding that nothing of a file is kept, with the reasons; an empty reading where anything is."""
    if reading.candidates or reading.rejected:
        return Reading()
    reasons = list(dict.fromkeys(reason for remark in reading.remarks if (reason := _reason(remark))))
    if not reasons:
        return Reading()
    more = f" and {len(reasons) - MOST_REASONS} more" if len(reasons) > MOST_REASONS else ""
    seen = "; ".join(reasons[:MOST_REASONS]) + more
    return Reading(rejected=(Finding(name, 1, "-", f"holds nothing that the record keeps: {seen}"),))


def _reason(remark: Remark) -> str:
    told = remark.told
    if remark.name == "unfit":
        return f"{told['head']} {told['what']}"
    if remark.name == "not_kept":
        return f"{told['head']} is no indicator of the catalogue"
    if remark.name == "not_in_catalogue":
        return f"{told['name']} is no indicator of the catalogue"
    if remark.name == "describes_series":
        return f"{told['place']} lists series without their figures"
    if remark.name == "no_figures":
        return f"{told['place']} has no figures under a head"
    return ""
