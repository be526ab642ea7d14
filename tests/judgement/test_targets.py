"""A number and a deed are two classes, of targets and of the verdicts on them."""

from decimal import Decimal

import pytest

from judgement.tiny_record import deed, promise, read_target, record, verdict
from targetbook.judgement.targets import Deed, NumericTarget, numeric_targets, read_targets
from targetbook.judgement.verdicts import DeedVerdict, NumericVerdict, numeric_verdicts
from targetbook.record.vocabulary import Measure, TargetKind

KINDS_OF_DEEDS = [TargetKind.MILESTONE, TargetKind.QUALITATIVE, TargetKind.PREMISE]


def test_a_number_has_its_series_its_value_and_its_unit() -> None:
    target = read_target(promise("between", "5", upper="5.5"))
    assert isinstance(target, NumericTarget)
    assert (target.series, target.value, target.upper) == (("gdp", Measure.GROWTH), Decimal(5), Decimal("5.5"))
    assert target.unit == "%"


@pytest.mark.parametrize("kind", KINDS_OF_DEEDS)
def test_a_deed_has_no_number_and_what_counts_as_done(kind: TargetKind) -> None:
    target = read_target(deed(kind=kind))
    assert isinstance(target, Deed)
    assert (target.kind, target.counts_as_done) == (kind, "It opens.")
    assert not {"indicator", "measure", "value", "upper", "unit"} & set(vars(target))


def test_numbers_are_kept_from_among_deeds_in_their_order() -> None:
    rows = [promise(target="first"), deed(target="bridge"), promise(target="second")]
    assert [target.name for target in numeric_targets(read_targets(record(targets=rows)))] == ["first", "second"]


@pytest.mark.parametrize("kind", KINDS_OF_DEEDS)
def test_the_verdict_on_a_deed_is_none_on_a_number(kind: TargetKind) -> None:
    on_deed = verdict(targets=[deed(kind=kind)])
    on_number = verdict(targets=[promise()])
    assert isinstance(on_deed, DeedVerdict) and isinstance(on_number, NumericVerdict)
    assert numeric_verdicts([on_deed, on_number]) == [on_number]
