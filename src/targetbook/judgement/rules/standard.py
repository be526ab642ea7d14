"""The rules of judgement, read from their one file or from another of the same shape."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from targetbook.judgement.rules.rule_file import find_faults, parse
from targetbook.judgement.rules.sections import (
    AboutRules,
    AmbitionRules,
    AuditRules,
    BaseRateRules,
    Census,
    EvidenceRules,
    FirmPublishers,
    PaceRules,
    RevisionRules,
    RobustnessRules,
    ShareRules,
)
from targetbook.record.files.readable import LOADER


class WrongRules(ValueError):
    """A rule file that cannot be judged by; the message has one line `file:row:column: message` a fault."""


@dataclass(frozen=True)
class Rules:
    """A version of the rules, in the sections of its file."""

    version: str
    about: AboutRules
    evidence: EvidenceRules
    stock_window_days: int
    censuses: list[Census]
    shares: ShareRules
    pace: PaceRules
    audit: AuditRules
    revisions: RevisionRules
    base_rates: BaseRateRules
    ambition: AmbitionRules
    robustness: RobustnessRules

    @property
    def base_years(self) -> list[int]:
        """Give the years whose totals are the first on a new base: those in which a census was told."""
        return [census.release.year for census in self.censuses]


@cache
def standard_rules() -> Rules:
    """Read the rules that the book uses."""
    return _rules(yaml.load(_standard_text(), Loader=LOADER))


def read_rules(path: Path) -> Rules:
    """Read rules from a file of the standard one's shape; WrongRules says where it differs from that."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise WrongRules(f"{path}:{line}:-: is not in UTF-8 from here on; save it again as UTF-8") from None

    if faults := find_faults(text, _standard_text()):
        raise WrongRules("\n".join(f"{path}:{fault}" for fault in faults))

    return _rules(parse(text))


def _standard_text() -> str:
    return files(__package__).joinpath("rules.yml").read_text(encoding="utf-8")


def _rules(entries: dict[str, Any]) -> Rules:
    """Make rules of the entries of a file in which nothing is wrong."""
    evidence = entries["evidence"]
    firm_publishers = FirmPublishers(**evidence["firm_publishers"])

    return Rules(
        version=entries["version"],
        about=AboutRules(**entries["about"]),
        evidence=EvidenceRules(**{**evidence, "firm_publishers": firm_publishers}),
        stock_window_days=entries["stock_window_days"],
        censuses=[Census(census["year"], release=census["told"]) for census in entries["censuses"]],
        shares=ShareRules(**entries["shares"]),
        pace=PaceRules(**entries["pace"]),
        audit=AuditRules(**entries["audit"]),
        revisions=RevisionRules(**entries["revisions"]),
        base_rates=BaseRateRules(**entries["base_rates"]),
        ambition=AmbitionRules(**entries["ambition"]),
        robustness=_robustness(entries["robustness"]),
    )


def _robustness(entries: dict[str, Any]) -> RobustnessRules:
    others = {key: value for key, value in entries.items() if key != "shown"}
    return RobustnessRules(order=entries["shown"], **others)
