"""Two thousand corrupted data folders: each is told at its place, or changes nothing that is judged."""

from pathlib import Path

import pytest

from conftest import lay_out

from .mutations import mutations
from .trying import CAUGHT, HARMLESS, outcome, sound

PARTS = 24  # so that the processors share them


def test_there_are_two_thousand_slips(invented_data: Path) -> None:
    made = mutations(invented_data)
    assert len({(one.file, one.content) for one in made}) >= 2000
    assert made == mutations(invented_data)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_slip_is_told_at_its_place_or_changes_nothing(tmp_path: Path, part: int) -> None:
    base = sound(lay_out(tmp_path))
    tried = {str(one): outcome(one, base) for one in mutations(base.data)[part::PARTS]}
    assert {slip: found for slip, found in tried.items() if found not in (CAUGHT, *HARMLESS)} == {}
    assert list(tried.values()).count(CAUGHT) > len(tried) / 2
