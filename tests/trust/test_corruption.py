"""Corrupted data folders: each slip is told at its place, or changes nothing that is judged.

Here one slip of each kind, file and column is tried; `make bench` tries all of them.
"""

from pathlib import Path

import pytest

from conftest import lay_out

from .mutations import Mutation, mutations
from .trying import CAUGHT, HARMLESS, outcome, sound

PARTS = 24  # so that the processors share them


def test_there_are_two_thousand_slips(invented_data: Path) -> None:
    slips = mutations(invented_data)
    assert len({(slip.file, slip.content) for slip in slips}) >= 2000
    assert slips == mutations(invented_data)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_slip_is_told_at_its_place_or_changes_nothing(tmp_path: Path, part: int) -> None:
    base = sound(lay_out(tmp_path))
    outcomes = {str(slip): outcome(slip, base) for slip in one_of_each(mutations(base.data))[part::PARTS]}
    assert {slip: result for slip, result in outcomes.items() if result not in (CAUGHT, *HARMLESS)} == {}
    assert list(outcomes.values()).count(CAUGHT) > len(outcomes) / 2


def one_of_each(slips: list[Mutation]) -> list[Mutation]:
    """Take the first slip of each kind in each column of each file."""
    return list({(slip.kind, slip.file, slip.column): slip for slip in reversed(slips)}.values())
