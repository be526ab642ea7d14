"""Laws of the engine, tried on generated records: small, valid tables with every kind of row that a record may hold."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from judgement.tiny_record import AREAS, CHANNELS, Row, record
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.judgement.words import SETTLED
from targetbook.record.asof import known_on
from targetbook.record.reading import Record

T = TypeVar("T")
EACH = settings(max_examples=1700)  # six laws: 10,200 generated records
DAYS = [date(2025, 8, 31), date(2025, 12, 31), date(2026, 1, 20), date(2026, 4, 30), date(2026, 9, 30)]
RELEASED = ["", "2025", "2025-07-20", "2025-10", "2026-01-15", "2026-03-20", "2026-03", "2026-08-01"]
PERIODS = ["2025"] * 8 + ["2024", "2024-12-31", "2025-01/2025-06", "2025-01/2025-09", "2025-11", "2025-12-31"]
WHEN = list(product(PERIODS, RELEASED))
SERIES = [
    ("gdp", "growth", "%"),
    ("gdp", "level", "CNY 100m"),
    ("firms", "level", "count"),
    ("boats", "level", "count"),
]
STATUSES = ["published"] * 5 + ["revised", "estimated", "forecast"]
BASES = ["", "constant", "current"]
BOUNDS = ["exact"] * 5 + ["lower", "upper", "nearly", "approximate"]
WHERE = list(product(["place"] * 5 + ["city"], CHANNELS))
FLOORS = [">=", ">", "=", "~", "between"]
CEILINGS = ["<=", "<"]
MERIT = {"missed": 0, None: 1, "met": 2}
# Few different numbers, so that figures agree, contradict each other and hit the target exactly.
NUMBERS = [f"{Decimal(n).scaleb(-places):f}" for n in range(46, 56) for places in (0, 1)] + ["5", "5.04", "50.4", "500"]


def one_of(values: Sequence[T]) -> st.SearchStrategy[T]:
    return st.sampled_from(values)


@st.composite
def figures(draw: st.DrawFn, series: list[tuple[str, str, str]], bounds: list[str]) -> Row:
    indicator, measure, unit = draw(one_of(series))
    period, released = draw(one_of(WHEN))
    status, bound, basis = draw(one_of(list(product(STATUSES, bounds, BASES))))
    area, source = draw(one_of(WHERE))
    return {
        "area": area,
        "indicator": indicator,
        "measure": measure,
        "unit": unit,
        "period": period,
        "value": draw(one_of(NUMBERS)),
        "bound": bound,
        "basis": basis,
        "status": status,
        "released": released,
        "source": source,
    }


@st.composite
def numbers(draw: st.DrawFn, name: str, series: list[tuple[str, str, str]], comparators: list[str]) -> Row:
    """A quantitative target on one of the series."""
    indicator, measure, unit = draw(one_of(series))
    comparator = draw(one_of(comparators))
    value = draw(one_of(NUMBERS))
    document, due = draw(one_of([("speech", ""), ("work_report", "2025-12-31"), ("annual_plan", "2025-11-30")]))
    return {
        "target": name,
        "year": "2025",
        "theme": "growth",
        "kind": "quantitative",
        "period": "2025",
        "indicator": indicator,
        "measure": measure,
        "unit": unit,
        "comparator": comparator,
        "value": value,
        "upper": str(Decimal(value) + 1) if comparator == "between" else "",
        "due": due,
        "firmness": draw(one_of(["plain", "aspirational", "stretch"])),
        "document": document,
        "announced": draw(one_of(["2025-02-10", "2025-02", "2025", ""])),
        "sources": "said",
    }


@st.composite
def deeds(draw: st.DrawFn) -> Row:
    """A milestone or a qualitative target."""
    return {
        "target": "deed",
        "year": "2025",
        "theme": "growth",
        "kind": draw(one_of(["milestone", "qualitative"])),
        "period": "2025",
        "comparator": "done",
        "due": draw(one_of(["", "2025-06-30"])),
        "firmness": "plain",
        "document": "speech",
        "announced": "2025-02-10",
        "sources": "said",
        "counts_as_done": draw(one_of(["", "It opens."])),
    }


@st.composite
def milestone_news(draw: st.DrawFn) -> Row:
    occurred = draw(one_of(["2025-03-01", "2025-06-30", "2025-07", "2025", "2026-01-15"]))
    return {
        "target": "deed",
        "state": draw(one_of(["not_started", "under_way", "done", "dropped"])),
        "occurred": occurred,
        "released": draw(one_of([occurred, "2026-03-20", ""])),
        "source": draw(one_of([*CHANNELS, "said"])),
    }


@st.composite
def readings(draw: st.DrawFn) -> Row:
    return {
        "target": "one",
        "indicator": draw(one_of(["firms", "firms", "boats", "firms+boats"])),
        "measure": "level",
        "accrual": draw(one_of(["stock", "flow"])),
        "relation": draw(one_of(["same", "wider", "narrower", "proxy"])),
    }


@st.composite
def record_contents(draw: st.DrawFn, comparators: list[str], bounds: list[str] = BOUNDS) -> dict[str, list[Row]]:
    """Two targets and a deed, up to ten figures, mostly of one series, four reports of the deed and three readings."""
    main = draw(one_of(SERIES))
    series = [*[main] * 8, *SERIES]
    return {
        "targets": [draw(numbers(name, series, comparators)) for name in ("one", "other")] + [draw(deeds())],
        "observations": draw(st.lists(figures(series, bounds), min_size=1, max_size=10)),
        "milestones": draw(st.lists(milestone_news(), max_size=4)),
        "readings": draw(st.lists(readings(), max_size=3)) if main[0] in ("firms", "boats") else [],
    }


AFTERWARDS = {"announced": "2026-10", "released": "2026-10"}
LATER = st.fixed_dictionaries(
    {
        "targets": st.lists(numbers("later", SERIES, FLOORS), max_size=1),
        "observations": st.lists(figures(SERIES, BOUNDS), min_size=1, max_size=4),
        "milestones": st.lists(milestone_news(), max_size=2),
    }
)
EVERY = record_contents([*FLOORS, *CEILINGS, "class"])


def verdicts_by_target(small_record: Record, day: date) -> dict[str, Verdict]:
    return {
        verdict.target.name: verdict
        for verdict in judge(known_on(small_record, day), "place", 2025, day, standard_rules())
    }


def visible(small_record: Record, day: date) -> dict[str, tuple[object, ...]]:
    """Give what a reader sees of each verdict."""
    return {
        target: (verdict.status, verdict.reason, sorted(verdict.qualifiers), verdict.observed, verdict.gap)
        for target, verdict in verdicts_by_target(small_record, day).items()
    }


def with_figures(content: dict[str, list[Row]], change: Callable[[Row], dict[str, Any]]) -> Record:
    return record(**content | {"observations": [row | change(row) for row in content["observations"]]})


@EACH
@given(EVERY, st.sampled_from(DAYS))
def test_no_record_gives_a_verdict_without_evidence(content: dict[str, list[Row]], day: date) -> None:
    for verdict in verdicts_by_target(record(**content), day).values():
        rows = (*(verdict.evidence.rows if verdict.evidence else ()), *verdict.milestones)
        assert verdict.status in ("open", "on_pace", "behind", "cannot_be_judged") or rows
        assert (verdict.status == "cannot_be_judged") is (verdict.reason is not None)
        assert verdict.status not in SETTLED or day > verdict.target.due or verdict.target.kind == "milestone"


@EACH
@given(EVERY, st.sampled_from(DAYS), st.randoms(use_true_random=False))
def test_verdicts_do_not_depend_on_the_order_of_rows(content: dict[str, list[Row]], day: date, chance: Any) -> None:
    whole = record(**content)
    shuffled = {
        name: frame.sample(frac=1, random_state=chance.randrange(2**32)) for name, frame in whole.tables().items()
    }
    assert visible(Record(AREAS, shuffled), day) == visible(whole, day)


@EACH
@given(EVERY, LATER, st.sampled_from(DAYS))
def test_what_is_told_later_does_not_matter(
    content: dict[str, list[Row]], later: dict[str, list[Row]], day: date
) -> None:
    more = {name: [row | AFTERWARDS for row in rows] for name, rows in later.items()}
    whole = record(**{name: rows + more.get(name, []) for name, rows in content.items()})
    assert visible(whole, day) == visible(record(**content), day)


@EACH
@given(record_contents(FLOORS + CEILINGS, ["exact", "exact", "lower", "upper"]), st.integers(1, 40))
def test_a_better_outcome_is_never_a_worse_verdict(content: dict[str, list[Row]], step: int) -> None:
    content = content | {"readings": []}
    low = record(**content)
    high = with_figures(content, lambda row: {"value": str(Decimal(row["value"]) + step)})
    better = verdicts_by_target(high, DAYS[-1])
    for target, verdict in verdicts_by_target(low, DAYS[-1]).items():
        rise = MERIT[better[target].outcome] - MERIT[verdict.outcome]
        assert rise * (-1 if verdict.target.comparator in CEILINGS else 1) >= 0


@EACH
@given(record_contents(FLOORS[:2], ["exact", "exact", "approximate"]), st.sampled_from(DAYS))
def test_a_ceiling_is_a_floor_upside_down(content: dict[str, list[Row]], day: date) -> None:
    rows = {(row["area"], row["source"]): row for row in content["observations"]}
    content = content | {"observations": list(rows.values()), "readings": []}
    mirrored = [
        row
        | ({"value": f"-{row['value']}", "comparator": row["comparator"].replace(">", "<")} if "value" in row else {})
        for row in content["targets"]
    ]
    below = with_figures(content | {"targets": mirrored}, lambda row: {"value": f"-{row['value']}"})
    day = max(day, date(2026, 1, 1))

    above = verdicts_by_target(record(**content), day)
    mirrored_verdicts = verdicts_by_target(below, day)
    assert {name: (verdict.status, verdict.reason, verdict.gap) for name, verdict in above.items()} == {
        name: (verdict.status, verdict.reason, -verdict.gap if verdict.gap is not None else None)
        for name, verdict in mirrored_verdicts.items()
    }


@EACH
@given(EVERY, st.sampled_from([1, 2, 4]), st.sampled_from(DAYS))
def test_the_unit_does_not_matter(content: dict[str, list[Row]], places: int, day: date) -> None:
    def smaller(row: Row) -> Row:
        if row.get("measure") != "level":
            return row
        cells = {name: f"{Decimal(row[name]).scaleb(-places):f}" for name in ("value", "upper") if row.get(name)}
        return row | cells

    scaled = content | {name: [smaller(row) for row in content[name]] for name in ("targets", "observations")}

    plain = visible(record(**content), day)
    other = visible(record(**scaled), day)
    assert {name: verdict[:3] for name, verdict in plain.items()} == {
        name: verdict[:3] for name, verdict in other.items()
    }
