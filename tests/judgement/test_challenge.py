"""An imagined official figure is judged as a published one would be, and is marked as imagined."""

from datetime import date

import pytest

from judgement.tiny_record import Row, figure, promise, record
from targetbook.judgement.days.challenge import SOURCE, Imagined, WrongChallenge, imagine, read_challenge
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.folder import NotInRecord

DAY = date(2026, 9, 30)
TOLD = record(
    targets=[promise(), promise(target="firms", indicator="firms", measure="level")],
    observations=[figure("5.5", "wiki")],
)
BOX = Archive(TOLD, standard_rules())


def judged_with(value: str, *rows: Row) -> Verdict:
    tables = record(targets=[promise()], observations=list(rows))
    box = Archive(tables, standard_rules())
    observation = read_challenge(f"gdp/growth/2025={value}", "place", box)
    return judge(imagine(tables, [observation], DAY, box), "place", 2025, DAY, standard_rules())[0]


def test_an_imagined_official_figure_goes_before_an_unverified_one() -> None:
    verdict = judged_with("4.94", figure("5.0", "wiki"))
    assert (verdict.status, str(verdict.gap)) == ("missed", "-0.06")
    assert verdict.evidence is not None and verdict.evidence.best.source == SOURCE
    assert "contradicting_sources" in verdict.qualifiers


def test_against_another_official_figure_it_is_a_contradiction() -> None:
    assert judged_with("4.94", figure("5.2")).reason == "contradicted"
    assert judged_with("5.3", figure("5.2")).status == "met"


def test_the_record_itself_stays_as_it_is() -> None:
    imagine(TOLD, [Imagined("place", "gdp", "growth", "2025", "4")], DAY, BOX)
    assert SOURCE not in set(TOLD.table("observations")["source"])
    assert judge(TOLD, "place", 2025, DAY, standard_rules())[0].status == "met_provisional"


def test_another_area_may_be_named_and_several_figures_imagined() -> None:
    observations = [
        read_challenge(text, "place", BOX) for text in ("city:gdp/growth/2025=4", "firms/level/2025-12-31=7")
    ]
    rows = imagine(TOLD, observations, DAY, BOX).table("observations").tail(2).to_dict("records")
    assert [(row["area"], row["unit"], row["basis"], row["released"]) for row in rows] == [
        ("city", "%", "constant", "2026-09-30"),
        ("place", "", "", "2026-09-30"),
    ]
    assert observations[0].text == "city:gdp/growth/2025=4"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("gdp", "'gdp' is no observation; expected indicator/measure/period=number"),
        ("gpd/growth/2025=5", "no indicator 'gpd'; did you mean 'gdp'?"),
        ("weather/growth/2025=5", "no indicator 'weather'; expected one of boats, firms, gdp, plants"),
        ("gdp/grwth/2025=5", "no measure 'grwth'; did you mean 'growth'?"),
        ("gdp/growth/25=5", "'25' is not a period; expected 2024"),
        ("gdp/growth/2025=five", "'five' is not a number; expected digits with a point, such as 5.44"),
        ("gdp/growth/2025=nan", "'nan' is not a number"),
        ("gdp/growth/2025=1e999999999", "is not a number"),
        ("gdp/growth/2025=5=6", "is no"),
    ],
)
def test_what_cannot_be_imagined_is_said_in_one_line(text: str, message: str) -> None:
    with pytest.raises(WrongChallenge) as wrong:
        read_challenge(text, "place", BOX)
    assert message in str(wrong.value) and "\n" not in str(wrong.value)


def test_an_unknown_area_is_said() -> None:
    with pytest.raises(NotInRecord, match="did you mean 'place'"):
        read_challenge("plaec:gdp/growth/2025=5", "place", BOX)
