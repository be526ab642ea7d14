"""The verdict rules a second time: a walk over the tables, written from the design and not from the engine."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import Any

from targetbook.judgement.rules.sections import EvidenceRules
from targetbook.judgement.rules.standard import Rules
from targetbook.record.dates import last_day
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record

Row = dict[str, Any]
Ends = tuple[Decimal, Decimal]
MEASURES = ("growth", "average_growth")
Answer = tuple[str, str]  # a status and, where it cannot be judged, the reason; ("running", "") while the period runs
NOT_FOUND = ("cannot_be_judged", "not_found")
UNDEFINED = ("cannot_be_judged", "undefined")
UNSOUGHT = ("cannot_be_judged", "not_searched")


def say(record: Record, area: str, year: int, day: date, rules: Rules) -> dict[str, Answer]:
    """Give status and reason of every target of an area and year from a record as known on a day."""
    targets = [row for row in _matching(record.table("targets"), area=area) if row["year"] == str(year)]
    judges: dict[str, Callable[..., Answer]] = {
        "quantitative": _number,
        "milestone": _deed,
        "qualitative": _effort,
        "premise": lambda *_: ("cannot_be_judged", "premise"),
    }
    answers = {row["target"]: judges[row["kind"]](row, record, day, rules) for row in targets}
    sought = {row["target"] for row in _matching(record.table("searches"), area=area)}
    return {
        target: UNSOUGHT if sought and answer == NOT_FOUND and target not in sought else answer
        for target, answer in answers.items()
    }


def _effort(target: Row, record: Record, day: date, rules: Rules) -> Answer:
    if target["names_state"] != "yes" and not target["counts_as_done"]:
        return "cannot_be_judged", "effort_only"
    if day <= _due(target):
        return "cannot_be_judged", "not_due"
    return NOT_FOUND if target["counts_as_done"] else UNDEFINED


def _deed(target: Row, record: Record, day: date, rules: Rules) -> Answer:
    due = _due(target)
    if not target["counts_as_done"]:
        return UNDEFINED
    rows = _matching(record.table("milestones"), area=target["area"], target=target["target"])
    settled = [row | _channel(row, record) for row in rows if row["state"] in ("done", "dropped")]
    settled += [
        row | _channel(row, record)
        for row in rows
        if row["state"] == "not_started" and last_day(row["occurred"] or row["released"]) > due
    ]
    if not settled:
        return NOT_FOUND if day > due else ("cannot_be_judged", "not_due")
    announced = target["sources"].split()
    if all(row["state"] == "done" and row["source"] in announced for row in settled):
        return "cannot_be_judged", "self_reported"
    for row in settled:
        row["ok"] = row["state"] == "done" and last_day(row["occurred"] or row["released"]) <= due
        row["status"] = "published"
    return _label(settled, rules, agree=lambda row, other: row["ok"] == other["ok"])


def _number(target: Row, record: Record, day: date, rules: Rules) -> Answer:
    if target["comparator"] == "class" or "级" in target["words"].split():
        return "cannot_be_judged", "size_class"
    if day <= _due(target):
        return "running", ""
    readings = _matching(record.table("readings"), area=target["area"], target=target["target"])
    own_series = {"relation": "same", "accrual": _kind(record, target["area"], target["indicator"])["accrual"]}
    readings = readings or [target | own_series]
    promised = [row for row in readings if row["relation"] == "same"] or [target | own_series]
    flow = target["measure"] == "level" and {row["accrual"] for row in promised} == {"flow"}
    answers = [
        (reading["relation"], _first_passed(target, reading, record, rules))
        for reading in readings
        if reading["relation"] != "proxy"
        and not (flow and (reading["accrual"] == "stock" or reading["relation"] == "wider"))
    ]
    judged = [answer for _, answer in answers if answer[0] != "cannot_be_judged"]
    ways = {status.removesuffix("_provisional") for status, _ in judged}
    if len(ways) > 1 or (ways and any(who == "same" and answer not in judged for who, answer in answers)):
        return UNDEFINED
    if judged:
        return judged[0]
    return answers[0][1] if answers else NOT_FOUND


def _first_passed(target: Row, reading: Row, record: Record, rules: Rules) -> Answer:
    """What is to be passed (突破) by a year counts from the year of the announcement on; a firm year goes first."""
    to_pass = "突破" in target["words"].split() and target["comparator"] in (">", ">=", "=", "~", "between")
    last = _read(target, reading, record, rules)
    if not to_pass or target["measure"] != "level" or len(target["period"]) != 4 or not target["announced"]:
        return last
    years = range(last_day(target["announced"]).year, int(target["period"]))
    answers = [_read(target | {"period": str(year), "due": ""}, reading, record, rules) for year in years] + [last]
    met = [answer for answer in answers if answer[0] in ("met", "met_provisional")]
    return min(met, key=lambda answer: answer[0] != "met") if met else last


def _read(target: Row, reading: Row, record: Record, rules: Rules) -> Answer:
    parts = [_series(target, reading, name, record, rules) for name in reading["indicator"].split("+")]
    rows = parts[0] if len(parts) == 1 else _sum(parts[0], parts[1])
    for row in rows:
        row["ok"] = _passes(target, row, rules)
    rows = [row for row in rows if row["ok"] is not None]
    if not rows and target["measure"] == reading["measure"] == "average_growth":
        return _chain(target, record, rules)
    return _label(rows, rules, agree=_same) if rows else NOT_FOUND


def _chain(target: Row, record: Record, rules: Rules) -> Answer:
    """Multiply the years out; a year without a figure lies between the districts ranked next to this one."""
    first, last = (int(year) for year in target["period"].split("/"))
    years = {year: _year(target, str(year), record, rules) for year in range(first, last + 1)}
    rates = {year: (bottom, top) for year, (bottom, top, _) in years.items() if bottom is not None and top is not None}
    if len(rates) < len(years):
        return NOT_FOUND

    ends = _mean_passes(target, rates, rules)
    if len(ends) > 1:
        return NOT_FOUND

    for year, (low, high) in rates.items():
        for other, firm in _by_other_means(target, year, record, rules) if low != high else ():
            apart = other[1] < low or other[0] > high
            if apart and (firm or not years[year][2]) and _mean_passes(target, rates | {year: other}, rules) != ends:
                return "cannot_be_judged", "contradicted"

    sure = all(firm for _, _, firm in years.values())
    return ("met" if ends == {True} else "missed") + ("" if sure else "_provisional"), ""


def _mean_passes(target: Row, rates: dict[int, Ends], rules: Rules) -> set[bool | None]:
    """Hold the lowest and the highest mean that yearly rates allow against the target."""
    means = [
        100 * (prod((100 + rate) / 100 for rate in side) ** (Decimal(1) / len(rates)) - 1)
        for side in zip(*rates.values(), strict=True)
    ]
    return {_passes(target, {"value": str(mean), "bound": "exact"}, rules) for mean in means}


def _by_other_means(target: Row, year: int, record: Record, rules: Rules) -> list[tuple[Ends, bool]]:
    """Give what each printed mean leaves for a year, and whether it is firm, where its other years are known."""
    rows = _matching(record.table("observations"), area=target["area"], indicator=target["indicator"], unit="%")
    periods = {measure: {row["period"] for row in rows if row["measure"] == measure} for measure in MEASURES}
    singles, stretches = ({}, {})  # type: dict[frozenset[int], Ends], dict[frozenset[int], tuple[Ends, bool]]
    for measure, names in periods.items():
        for name in sorted(names):
            chosen = _chosen(target | {"measure": measure, "period": name, "unit": "%"}, record, rules)
            if chosen is None or not re.fullmatch(r"\d{4}(/\d{4})?", name):
                continue
            first, last = (int(part) for part in (name[:4], name[-4:]))
            half = Decimal(5).scaleb(int(chosen[0].as_tuple().exponent) - 1)
            factors = [((100 + chosen[0] + step) / 100) ** (last - first + 1) for step in (-half, half)]
            ends = factors[0], factors[1]
            if measure == "growth":
                singles[frozenset([first])] = ends
            else:
                stretches[frozenset(range(first, last + 1))] = ends, chosen[1]

    remainders = []
    for span, (ends, firm) in stretches.items():
        if year not in span:
            continue
        low, high = ends
        missing = span - {year}
        rests = {other: _without(other, other_ends, singles) for other, (other_ends, _) in stretches.items()}
        for part, (bottom, top) in [*singles.items(), *(rest for other, rest in rests.items() if other != span)]:
            if part and part <= missing:
                low, high = low / top, high / bottom
                missing -= part
        if not missing:
            remainders.append(((100 * (low - 1), 100 * (high - 1)), firm))
    return remainders


def _without(span: frozenset[int], ends: Ends, singles: dict[frozenset[int], Ends]) -> tuple[frozenset[int], Ends]:
    """Take the years that are known singly out of a stretch."""
    low, high = ends
    for part, (bottom, top) in singles.items():
        if part <= span:
            low, high = low / top, high / bottom
            span -= part
    return span, (low, high)


def _year(target: Row, year: str, record: Record, rules: Rules) -> tuple[Decimal | None, Decimal | None, bool]:
    areas = record.areas
    city = areas[target["area"]].parent
    table = {}
    for area in (name for name in areas if areas[name].parent == city):
        for measure in ("growth", "growth_rank"):
            cells = {"area": area, "measure": measure, "unit": "%" if measure == "growth" else "rank"}
            cells |= {"period": year, "indicator": target["indicator"]}
            table[area, measure] = _chosen(target | cells, record, rules)
    own_series = table[target["area"], "growth"]
    if own_series:
        return own_series[0], own_series[0], own_series[1]
    place = table[target["area"], "growth_rank"]
    both = [(table[area, "growth_rank"], table[area, "growth"]) for area, measure in table if measure == "growth"]
    both = [(rank, rate) for rank, rate in both if rank and rate and place and rank[0] != place[0]]
    over = [pair for pair in both if place and pair[0][0] < place[0]]
    under = [pair for pair in both if place and pair[0][0] > place[0]]
    if not place or not over or not under:
        return None, None, False

    above = max(over)
    below = min(under)
    sure = all(figure[1] for figure in (place, *above, *below))
    return (below[1][0], above[1][0], sure) if below[1][0] <= above[1][0] else (None, None, False)


def _chosen(cells: Row, record: Record, rules: Rules) -> tuple[Decimal, bool] | None:
    """Give the best exact figure of a series and whether it is firm; None where there is none."""
    rows = [row | {"ok": True} for row in _series(cells, cells, cells["indicator"], record, rules)]
    rows.sort(key=lambda row: _rank(row, rules.evidence))
    if not rows or rows[0]["bound"] != "exact" or rows[0]["status"] == "estimated":
        return None
    label = _label(rows, rules, agree=_same)[0]
    return Decimal(rows[0]["value"]), label == "met"


def _series(target: Row, reading: Row, name: str, record: Record, rules: Rules) -> list[Row]:
    area = target["area"]
    measure = reading["measure"]
    kind = _kind(record, area, name)
    rows = _matching(record.table("observations"), area=area, indicator=name, measure=measure, unit=target["unit"])
    rows = [row | _channel(row, record) for row in rows if row["status"] != "forecast" and row["bound"] != "class"]
    if measure == "growth" and kind["growth_basis"]:
        rows = [row for row in rows if row["basis"] in ("", kind["growth_basis"])]
    if kind["accrual"] == "flow" or measure != "level":
        return [row for row in rows if row["period"] == target["period"]]
    ends = [(parse_period(row["period"]).end, row) for row in rows]
    first = _due(target) - timedelta(days=rules.stock_window_days)
    inside = [(end, row) for end, row in ends if first <= end <= _due(target)]
    return [row for end, row in inside if end == max(end for end, _ in inside)]


def _kind(record: Record, area: str, name: str) -> Row:
    return next(row for row in _matching(record.table("indicators"), indicator=name) if row["area"] in ("", area))


def _sum(rows: list[Row], right: list[Row]) -> list[Row]:
    pairs = [(first, two) for first in rows for two in right if first["period"] == two["period"]]
    return [first | {"value": str(Decimal(first["value"]) + Decimal(two["value"]))} for first, two in pairs]


def _passes(target: Row, row: Row, rules: Rules) -> bool | None:
    """Hold a figure against the target; None where its bound leaves the answer open."""
    value = Decimal(row["value"])
    goal = Decimal(target["value"])
    sign = target["comparator"]
    if sign == "~":
        growth = target["unit"] == "%"
        step = Decimal(str(rules.about.points if growth else rules.about.part_of_level))
        most = abs(goal) * Decimal(str(rules.about.at_most_part))
        goal -= min(step if growth else abs(goal) * step, most)
    tests = {">": value > goal, "<=": value <= goal, "<": value < goal}
    ok = tests.get(sign, value >= goal)
    down = sign in ("<", "<=")
    if row["bound"] == "lower":
        return (not down) if value >= goal else None
    if row["bound"] == "upper":
        return down if ok == down else None
    return ok


def _label(rows: list[Row], rules: Rules, agree: Callable[[Row, Row], bool]) -> Answer:
    """Choose the best row, see whether its equals contradict it and whether it is firm."""
    order = rules.evidence
    rows = sorted(rows, key=lambda row: _rank(row, order))
    best = rows[0]
    rivals = [row for row in rows if (row["status"], row["channel"]) == (best["status"], best["channel"])]
    if any(row["ok"] != best["ok"] and not agree(row, best) for row in rivals):
        return "cannot_be_judged", "contradicted"
    firm = [row for row in rows if row["status"] not in order.provisional_status and agree(row, best)]
    papers = [row["publisher"] for row in firm if row["channel"] == order.firm_publishers.channel]
    press = set(papers)
    enough = len(press) >= order.firm_publishers.count
    sure = best in firm and (enough or any(row["channel"] == order.firm_channel for row in firm))
    return ("met" if best["ok"] else "missed") + ("" if sure else "_provisional"), ""


def _rank(row: Row, order: EvidenceRules) -> tuple[object, ...]:
    words = [_place(row, column, order) for column in ("status", "channel", "bound") if column in row]
    return *words, -_decimals(row), row["released"] or "9999"


def _place(row: Row, column: str, order: EvidenceRules) -> int:
    return int(getattr(order, column).index(row[column]))


def _same(row: Row, other: Row) -> bool:
    step = Decimal(1).scaleb(-min(_decimals(row), _decimals(other)))
    first, right = (Decimal(row["value"]).quantize(step, ROUND_HALF_UP) for row in (row, other))
    return first == right


def _decimals(row: Row) -> int:
    return len(row.get("value", "").partition(".")[2])


def _channel(row: Row, record: Record) -> Row:
    source = _matching(record.table("sources"), area=row["area"], source=row["source"])[0]
    paper = re.split(r"[ (]", source["publisher"])[0]
    row = next(iter(_matching(record.table("publishers"), publisher=paper)), {})
    return {"channel": source["channel"], "publisher": row.get("house") or paper}


def _due(target: Row) -> date:
    return last_day(target["due"]) if target["due"] else parse_period(target["period"]).end


def _matching(frame: Any, **equal: str) -> list[Row]:
    for column, value in equal.items():
        frame = frame[frame[column] == value]
    return [dict(row) for row in frame.to_dict("records")]
