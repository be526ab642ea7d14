"""The record as data frames: whole, typed, the same that the book's pages are made of, and drawn by plain charts."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from targetbook import page
from targetbook.judgement.days.challenge import WrongChallenge
from targetbook.page.about.frames_explained import frame_columns
from targetbook.page.blocks.output import VEGA_LITE, Blocks, Chart, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.frames.columns import COLUMNS
from targetbook.page.parameters import Parameters
from targetbook.record.folder import NotInRecord
from targetbook.record.reading import Record


@pytest.fixture(scope="module", params=["en", "zh"])
def edition(request: pytest.FixtureRequest, invented: Record, invented_data: Path) -> Chapter:
    """A chapter on no theme, in either language."""
    return make_chapter("overview", Parameters("riverside", 2025, None, request.param), invented_data, invented)


@pytest.fixture(scope="module")
def english(invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("overview", Parameters("riverside", 2025, None, "en"), invented_data, invented)


def frames_of(chapter: Chapter) -> dict[str, pd.DataFrame]:
    """Give every frame of a chapter, by its name in the dictionary."""
    verdicts = chapter.verdicts
    evidence = [chapter.evidence(target) for target in verdicts["target"]]
    return {
        "targets": chapter.targets,
        "verdicts": verdicts,
        "series": chapter.series("gdp", "growth"),
        "peers": chapter.peers("gdp", "growth"),
        "evidence": max(evidence, key=len),
        "sources": chapter.sources,
        "areas": chapter.areas,
    }


def test_every_frame_has_the_columns_and_types_that_the_dictionary_lists(edition: Chapter) -> None:
    frames = frames_of(edition)
    assert set(frames) == set(COLUMNS)
    for name, frame in frames.items():
        assert len(frame), name
        assert dict(frame.dtypes) == {column: pd.Series(dtype=kind).dtype for column, kind in COLUMNS[name].items()}


def test_the_dictionary_says_what_each_column_is_and_where_it_stands(edition: Chapter) -> None:
    rows = frame_columns(edition).html.split("<tr>")[2:]
    names = {name for columns in COLUMNS.values() for name in columns}
    assert len(rows) == len(names)
    for name in names:
        (row,) = [row for row in rows if f'scope="row"><code>{name}</code>' in row]
        assert all(f"<code>{frame}</code>" in row for frame, columns in COLUMNS.items() if name in columns)


def test_verdicts_are_those_of_the_book(english: Chapter) -> None:
    frame = english.verdicts.set_index("target")
    assert list(frame.index) == [verdict.claim.target for verdict in english.all_verdicts]
    for verdict in english.all_verdicts:
        row = frame.loc[verdict.claim.target]
        assert row["status"] == verdict.status
        assert pd.isna(row["observed"]) if verdict.observed is None else row["observed"] == float(verdict.observed)
        assert pd.isna(row["reason"]) if verdict.reason is None else row["reason"] == verdict.reason


def test_a_theme_has_its_own_targets(english: Chapter, invented: Record, invented_data: Path) -> None:
    growth = make_chapter("growth", Parameters("riverside", 2025, None, "en"), invented_data, invented)
    assert set(growth.targets["theme"]) == {"growth"} < set(english.targets["theme"])
    assert list(growth.targets["target"]) == list(growth.verdicts["target"])


def test_a_series_of_two_areas_has_their_figures_and_sources(english: Chapter) -> None:
    frame = english.series("gdp", "growth", ["riverside", "hillside"])
    assert list(frame["area"].unique()) == ["riverside", "hillside"]
    rows = english.archive.series("riverside", "gdp", "growth")
    published = {(row.period.text, f"{row.value:f}") for row in rows}
    figures = frame[frame["area"] == "riverside"]
    assert set(zip(figures["period"], figures["value_text"], strict=True)) <= published
    assert figures["period"].is_unique and figures["period_end"].is_monotonic_increasing

    joined = frame.merge(english.sources, on=["area", "source"], suffixes=("", "_of_source"))
    assert len(joined) == len(frame) and joined["publisher"].notna().all()


def test_peers_are_the_areas_around_or_those_named(english: Chapter) -> None:
    around = english.peers("gdp", "growth")
    assert (around["relation"] == "self").sum() == 1 and around["period"].nunique() == 1
    assert around["value"].is_monotonic_decreasing
    assert set(english.peers("gdp", "growth", areas=["hillside"])["area"]) <= {"riverside", "hillside"}


def test_evidence_says_which_rows_speak_for_a_figure(english: Chapter) -> None:
    (verdict, *_) = [verdict for verdict in english.all_verdicts if verdict.evidence and verdict.outcome]
    frame = english.evidence(verdict.claim.target)
    assert verdict.evidence is not None
    assert list(frame.loc[frame["role"] == "for", "key"]) == [row.key for row in verdict.evidence.rows]


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (lambda chapter: chapter.series("gpd", "growth"), "did you mean 'gdp'"),
        (lambda chapter: chapter.series("gdp", "grwth"), "did you mean 'growth'"),
        (lambda chapter: chapter.series("gdp", "growth", "rivrside"), "did you mean 'riverside'"),
        (lambda chapter: chapter.evidence("nothing-such"), "no target 'nothing-such' of 2025"),
        (lambda chapter: chapter.with_comparator("=<"), "no comparator '=<'"),
        (lambda chapter: chapter.what_if("gdp/growth/2025"), "is no observation"),
    ],
)
def test_a_wrong_name_is_answered_in_one_line(ask: object, hint: str, english: Chapter) -> None:
    with pytest.raises((NotInRecord, WrongChallenge)) as failure:
        ask(english)  # type: ignore[operator]
    assert hint in str(failure.value) and "\n" not in str(failure.value)


def test_another_comparator_and_another_figure_give_other_verdicts(english: Chapter) -> None:
    as_said = english.verdicts.set_index("target")["status"].astype(str)
    higher = english.with_comparator("<").verdicts.set_index("target")["status"].astype(str)
    assert (as_said != higher).any()

    imagined = english.what_if("gdp/growth/2025=0.123").verdicts.set_index("target")
    growth = english.targets.query("indicator == 'gdp' and measure == 'growth' and period == '2025'")["target"]
    assert len(growth) and (imagined.loc[growth, "observed"].dropna() == 0.123).all()


def test_charts_are_altairs_own(english: Chapter) -> None:
    line = page.line_of(english.series("gdp", "growth", ["riverside", "hillside"]))
    dots = page.dots_of(english.peers("gdp", "growth"))
    both = (line.properties(title="Two areas") | dots) & line
    drawing = StringIO()
    both.save(drawing, format="svg")
    assert drawing.getvalue().startswith("<svg")
    alt.Chart.from_dict(both.to_dict())
    assert "T00:00" not in json.dumps(both.to_dict()), "a day that a reader west of here would see as the one before"


def test_a_line_takes_a_frame_of_ones_own(english: Chapter) -> None:
    figures = pd.DataFrame(
        {"name": "my guess", "period_end": pd.to_datetime(["2031-12-31", "2032-12-31"]), "value": 3.0}
    )
    chart = page.line_of(pd.concat([english.series("gdp", "growth"), figures]))
    rows = [row for table in chart.to_dict()["datasets"].values() for row in table]
    assert {row["year"] for row in rows if row["area"] == "my guess"} == {2031, 2032}


def test_a_line_is_joined_within_whole_years_that_may_be_compared() -> None:
    ends = pd.to_datetime([f"{year}-12-31" for year in (2018, 2019, 2021, 2022, 2023)])
    figures = pd.DataFrame(
        {"name": "a", "period_end": ends, "value": 1.0, "breaks": [False, False, False, True, False]}
    )
    chart = page.line_of(figures.assign(bound=["exact"] * 4 + ["lower"]))
    (rows,) = chart.to_dict()["datasets"].values()
    runs = {row["year"]: row["run"] for row in rows}
    assert runs[2018] == runs[2019]
    assert len({runs[year] for year in (2019, 2021, 2022, 2023)}) == 4


def test_what_is_shown_stands_in_the_frame_of_the_book(edition: Chapter) -> None:
    series = edition.series("gdp", "growth")
    blocks = page.show(edition, page.line_of(series), question="How did it grow?", finding="It grew", source="Me")
    assert isinstance(blocks, Blocks)
    question, chart = blocks
    assert isinstance(question, Text) and isinstance(chart, Chart)
    spec = chart._repr_mimebundle_()[VEGA_LITE]
    assert chart.title == "It grew" and "Me" in chart.caption
    assert chart.csv.count("\n") > 1 and "<table" in chart.table
    alt.VConcatChart.validate({name: part for name, part in spec.items() if name != "datasets"})

    untitled = page.show(edition, page.dots_of(edition.peers("gdp", "growth")), question="Who is ahead?")
    assert [block.title for block in untitled if isinstance(block, Chart)] == ["Who is ahead?"]  # type: ignore[union-attr]


def test_a_finding_says_the_extremes_what_is_weak_and_what_is_missing(english: Chapter) -> None:
    ends = pd.to_datetime([f"{year}-12-31" for year in (2020, 2022, 2023)])
    series = pd.DataFrame({"period_end": ends, "period": ["2020", "2022", "2023"], "value": [2.0, 5.0, 4.0]})
    series = series.assign(indicator="gdp", measure="growth", span="year", bound="exact", unit_name="%")
    series = series.assign(value_text=["2", "5", "4"], firm=[True, True, False], area="riverside", name="Riverside")
    sentence = page.finding_of(english, series)
    assert sentence.endswith(
        ": highest 5% (2022), lowest 2% (2020), newest 4% (2023, weak evidence); none found for 2021"
    )

    peers = series.assign(relation="peer", period="2025", name=["A", "B", "C"])
    sentence = page.finding_of(english, peers, areas=["riverside", "hillside"])
    assert ", 2025: B highest of 3, 5%; A lowest, 2%; none found for " in sentence
    assert page.finding_of(english, series.iloc[:0]) == ""


def test_figures_of_the_record_are_credited_to_their_pages(edition: Chapter) -> None:
    series = edition.series("gdp", "growth")
    guess = pd.DataFrame({"name": "mine", "period_end": series["period_end"].tail(1), "value": 1.0})
    for figures in (series, pd.concat([series, guess])):
        blocks = page.show(edition, page.line_of(figures), question="Growth", source=figures)
        (chart,) = [block for block in blocks if isinstance(block, Chart)]  # type: ignore[union-attr]
        assert "sources.html#" in chart.caption
        assert chart.caption.endswith(edition.words("frame.and_own")) == (len(figures) > len(series))


def test_a_frame_is_shown_as_a_table_without_marks_of_absence(edition: Chapter) -> None:
    frame = edition.verdicts[["words", "announced", "observed", "reason", "firm"]]
    block = page.show(edition, frame, question="What became of it?")
    assert isinstance(block, HtmlTable)
    assert "<caption>What became of it?</caption>" in block.html
    assert block.html.count("<tr>") == len(frame) + 1
    assert not {"nan", "<NA>", "None"} & set(block.html.replace(">", " ").replace("<", " ").split())


def test_nothing_to_show_is_said(edition: Chapter) -> None:
    nothing = edition.series("gdp", "growth").iloc[:0]
    for empty in (nothing, page.line_of(nothing), page.dots_of(edition.peers("gdp", "growth").iloc[:0])):
        assert isinstance(page.show(edition, empty), Text)


def test_frames_are_written_to_a_workbook_and_read_again(english: Chapter) -> None:
    file = BytesIO()
    english.verdicts.to_excel(file, index=False)
    again = pd.read_excel(file, keep_default_na=False)
    assert list(again["status"]) == list(english.verdicts["status"].astype(str))
    assert list(again["comparator"]) == list(english.verdicts["comparator"].astype(str))
