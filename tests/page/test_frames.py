"""The record as data frames: whole, typed, the same that the book's pages are made of, and drawn by plain charts."""

import json
from dataclasses import replace
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
from targetbook.page.frames.requirements import WrongPicture
from targetbook.page.parameters import Parameters
from targetbook.record.folder import NotInRecord
from targetbook.record.reading import Record, read_record


@pytest.fixture(scope="module", params=["en", "zh"])
def edition(request: pytest.FixtureRequest, invented: Record, invented_data: Path) -> Chapter:
    """A chapter on no theme, in either language."""
    return make_chapter("overview", Parameters("riverside", 2025, None, request.param), invented_data, invented)


@pytest.fixture(scope="module")
def english(invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("overview", Parameters("riverside", 2025, None, "en"), invented_data, invented)


def frames_of(chapter: Chapter) -> dict[str, pd.DataFrame]:
    """Give every frame of a chapter, by its name in the dictionary."""
    return {
        "targets": chapter.targets,
        "verdicts": chapter.verdicts,
        "series": chapter.series("gdp", "growth"),
        "peers": chapter.peers("gdp", "growth"),
        "evidence": chapter.evidence(),
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
    assert list(frame.index) == [verdict.target.name for verdict in english.all_verdicts]
    for verdict in english.all_verdicts:
        row = frame.loc[verdict.target.name]
        assert row["status"] == verdict.status
        assert pd.isna(row["observed"]) if verdict.observed is None else row["observed"] == float(verdict.observed)
        assert pd.isna(row["reason"]) if verdict.reason is None else row["reason"] == verdict.reason


def test_a_theme_has_its_own_targets(english: Chapter, invented: Record, invented_data: Path) -> None:
    growth = make_chapter("growth", Parameters("riverside", 2025, None, "en"), invented_data, invented)
    assert set(growth.targets["theme"]) == {"growth"} < set(english.targets["theme"])
    assert list(growth.targets["target"]) == list(growth.verdicts["target"])


def test_a_theme_that_the_record_does_not_know_has_empty_frames(own_copy: Path) -> None:
    toc = "root: overview\nparts:\n- chapters: [{file: chapters/health}]\n- chapters: [{file: chapters/about}]\n"
    (own_copy.parent / "_toc.yml").write_text(toc, encoding="utf-8")
    record = read_record(own_copy)
    parameters = Parameters("riverside", 2025, None, "en")
    health = make_chapter("health", parameters, own_copy, record)
    for name, frame in (("targets", health.targets), ("verdicts", health.verdicts)):
        assert frame.empty and list(frame.columns) == list(COLUMNS[name])

    about = make_chapter("about", parameters, own_copy, record)
    assert len(about.verdicts) == len(about.all_verdicts)


def test_a_series_of_two_areas_has_their_figures_and_sources(english: Chapter) -> None:
    frame = english.series("gdp", "growth", ["riverside", "hillside"])
    assert list(frame["area"].unique()) == ["riverside", "hillside"]
    rows = english.archive.series("riverside", "gdp", "growth")
    published = {(row.period.text, f"{row.value:f}") for row in rows}
    figures = frame[frame["area"] == "riverside"]
    assert set(zip(figures["period"], figures["value_text"], strict=True)) <= published
    assert figures["period"].is_unique and figures["period_end"].is_monotonic_increasing


def test_frames_are_merged_with_their_sources_without_a_loss_or_a_clash(english: Chapter) -> None:
    figures = [english.series("gdp", "growth", ["riverside", "hillside"]), english.peers("gdp", "growth")]
    for frame in (*figures, english.evidence()):
        joined = frame.merge(english.sources, on=["area", "source"])
        assert len(joined) == len(frame) and joined["publisher"].notna().all()
        assert list(joined.columns) == list(dict.fromkeys([*frame.columns, *english.sources.columns]))

    verdicts = english.verdicts.merge(english.sources, on=["area", "source"], how="left")
    assert list(verdicts["target"]) == list(english.verdicts["target"])
    assert verdicts["publisher"].isna().equals(verdicts["source"].isna())


def test_a_unit_is_that_of_the_value_beside_it(english: Chapter) -> None:
    levels = english.series("gdp", "level").set_index("period")
    assert levels.loc["2025", "value"] == 1175.2 and levels.loc["2025", "unit_name"] == "CNY 100 million"


def test_peers_are_the_areas_around_or_those_named(english: Chapter) -> None:
    around = english.peers("gdp", "growth")
    assert (around["relation"] == "self").sum() == 1 and around["period"].nunique() == 1
    assert around["value"].is_monotonic_decreasing
    assert set(english.peers("gdp", "growth", areas=["hillside"])["area"]) <= {"riverside", "hillside"}


def test_evidence_says_which_rows_speak_for_a_figure(english: Chapter) -> None:
    (verdict, *_) = [verdict for verdict in english.all_verdicts if verdict.evidence and verdict.outcome]
    frame = english.evidence(verdict.target.name)
    assert verdict.evidence is not None
    assert list(frame.loc[frame["role"] == "for", "key"]) == [row.key for row in verdict.evidence.rows]


def test_evidence_is_given_of_all_targets_or_of_those_named(english: Chapter) -> None:
    targets = english.targets["target"]
    whole = english.evidence()
    single = pd.concat([english.evidence(target) for target in targets], ignore_index=True)
    pd.testing.assert_frame_equal(whole, single.astype(whole.dtypes))
    assert set(whole["target"]) < set(targets), "some have none"

    few = list(whole["target"].unique()[:2])
    assert list(english.evidence(few)["target"].unique()) == few
    assert english.evidence([]).empty


def test_a_verdict_without_a_source_has_no_one_figure_or_report(english: Chapter) -> None:
    for verdict, row in zip(english.all_verdicts, english.verdicts.to_dict("records"), strict=True):
        assert pd.isna(row["source"]) == (verdict.evidence is None and not verdict.deciding)


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (lambda chapter: chapter.series("gpd", "growth"), "did you mean 'gdp'"),
        (lambda chapter: chapter.series("GDP", "growth"), "no indicator 'GDP' in the catalogue; did you mean 'gdp'"),
        (lambda chapter: chapter.series("gdp", "grwth"), "did you mean 'growth'"),
        (lambda chapter: chapter.series_name("gpd", "growth"), "did you mean 'gdp'"),
        (lambda chapter: page.history(chapter, "gdp", "grow"), "no measure 'grow'; did you mean 'growth'"),
        (lambda chapter: page.history(chapter, "gdp", "speed"), "no measure 'speed'; there are level, growth, "),
        (lambda chapter: page.history(chapter, "gpd", "growth"), "did you mean 'gdp'"),
        (lambda chapter: page.neighbours(chapter, "gpd", "growth"), "did you mean 'gdp'"),
        (lambda chapter: page.neighbours(chapter, "gdp", "grow"), "did you mean 'growth'"),
        (lambda chapter: page.year_path(chapter, "gpd", "growth"), "did you mean 'gdp'"),
        (lambda chapter: page.year_path(chapter, "gdp", "grow"), "did you mean 'growth'"),
        (lambda chapter: page.levels(chapter, "gpd"), "did you mean 'gdp'"),
        (lambda chapter: page.ambition(chapter, "gpd"), "did you mean 'gdp'"),
        (lambda chapter: page.level_and_growth(chapter, "gpd"), "did you mean 'gdp'"),
        (lambda chapter: page.other_series(chapter, [("gpd", "growth")]), "did you mean 'gdp'"),
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


def yearly(chapter: Chapter, areas: list[str] | None = None) -> pd.DataFrame:
    """Give growth in whole years."""
    return chapter.series("gdp", "growth", areas).query("span == 'year'")


def test_charts_are_altairs_own(english: Chapter) -> None:
    line = page.line_of(yearly(english, ["riverside", "hillside"]))
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
    chart = page.line_of(pd.concat([yearly(english), figures]))
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


OWN = pd.DataFrame({"name": ["a", "a"], "period_end": pd.to_datetime(["2023-12-31", "2024-06-30"]), "value": 1.0})


def test_a_line_says_how_many_rows_it_does_not_draw() -> None:
    with pytest.warns(UserWarning, match="1 of the 2 rows are not drawn"):
        page.line_of(OWN.assign(span=["year", "cumulative"]))
    with pytest.raises(WrongPicture, match="draws whole years, and each of the 2 rows is for another period"):
        page.line_of(OWN.assign(span="cumulative"))


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (OWN.drop(columns="period_end"), "needs the columns name, period_end, value; period_end is missing"),
        (OWN[["name"]], "period_end, value are missing"),
        (OWN.assign(period_end="2024"), "the column period_end holds no days"),
        (OWN.assign(value="about 5"), "the column value holds no numbers"),
    ],
)
def test_a_frame_that_cannot_be_drawn_is_answered_in_one_line(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(WrongPicture, match=message):
        page.line_of(frame)


def test_a_frame_cut_too_short_has_no_finding_and_says_why(english: Chapter) -> None:
    with pytest.raises(WrongPicture, match="bound, firm are missing"):
        page.finding_of(english, english.series("gdp", "growth").drop(columns=["bound", "firm"]))


def test_a_chart_of_a_chapter_can_be_changed_and_shown_again(english: Chapter) -> None:
    growth = replace(english, theme="growth")
    blocks = page.history(growth, "gdp", "growth")
    assert isinstance(blocks, Blocks)
    changed = blocks.chart.properties(title="Mine")  # type: ignore[attr-defined]
    (chart,) = [block for block in page.show(english, changed) if isinstance(block, Chart)]  # type: ignore[union-attr]
    assert chart.title == "Mine" and chart.csv


def test_what_is_shown_stands_in_the_frame_of_the_book(edition: Chapter) -> None:
    series = yearly(edition)
    blocks = page.show(edition, page.line_of(series), question="How did it grow?", finding="It grew", source="Me")
    assert isinstance(blocks, Blocks)
    question, chart = blocks
    assert isinstance(question, Text) and isinstance(chart, Chart)
    spec = chart._repr_mimebundle_()[VEGA_LITE]
    assert chart.title == "It grew" and "Me" in chart.caption
    assert chart.csv.count("\n") > 1 and "<table" in chart.table
    alt.VConcatChart.validate({name: part for name, part in spec.items() if name != "datasets"})

    peers = edition.peers("gdp", "growth")
    (sourced,) = [
        block for block in page.show(edition, page.dots_of(peers), "Who?", "A", peers) if isinstance(block, Chart)
    ]  # type: ignore[union-attr]
    assert edition.words("subtitle.constant") in sourced.basis, "figures of one series say their unit and basis"
    untitled = page.show(edition, page.dots_of(peers), question="Who is ahead?")
    assert [block.title for block in untitled if isinstance(block, Chart)] == ["Who is ahead?"]  # type: ignore[union-attr]


def shown_chart(chapter: Chapter, **texts: str) -> Chart:
    """Show the same points under another title or source."""
    title = alt.TitleParams(texts.pop("title"), subtitle="In %") if "title" in texts else alt.TitleParams("")
    points = alt.Chart(chapter.series("gdp", "growth")[["period", "value"]]).mark_point().encode(x="period", y="value")
    blocks = page.show(chapter, points.properties(title=title), **texts)
    assert isinstance(blocks, Blocks)
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    return chart


def test_a_source_is_vouched_for_only_where_the_record_has_it(edition: Chapter) -> None:
    row = edition.sources.query("area == 'riverside'").iloc[0]
    for source in (row["source"], row["publisher"]):
        caption = shown_chart(edition, source=source).caption
        assert "sources.html" in caption and row["publisher"] in caption

    caption = shown_chart(edition, source="My <own> count").caption
    assert "My &lt;own&gt; count" in caption and "sources.html" not in caption
    assert "sources page" not in caption and "below" not in shown_chart(edition).alt


def test_a_title_is_said_once_and_the_finding_before_others(edition: Chapter) -> None:
    both = shown_chart(edition, title="Mine", finding="It grew", question="How fast?")
    assert both.title == "It grew" and "Mine" not in json.dumps(both.spec) and "In %" in json.dumps(both.spec)

    titled = shown_chart(edition, title="Mine", question="How fast?")
    assert titled.title == "Mine" and json.dumps(titled.spec).count("Mine") == 1


@pytest.mark.parametrize("thing", [[1, 2], "a chart", None])
def test_what_is_no_chart_is_answered_in_one_line(thing: object, edition: Chapter) -> None:
    with pytest.raises(WrongPicture, match=f"a data frame of pandas, and no {type(thing).__name__}") as failure:
        page.show(edition, thing)  # type: ignore[arg-type]
    assert failure.value._render_traceback_() == [f"WrongPicture: {failure.value}"]


def test_a_finding_says_the_extremes_what_is_weak_and_what_is_missing(english: Chapter) -> None:
    ends = pd.to_datetime([f"{year}-12-31" for year in (2020, 2022, 2023)])
    series = pd.DataFrame({"period_end": ends, "period": ["2020", "2022", "2023"], "value": [2.0, 5.0, 4.0]})
    series = series.assign(indicator="gdp", measure="growth", span="year", bound="exact", unit="%", unit_name="%")
    series = series.assign(value_text=["2", "5", "4"], firm=[True, True, False], area="riverside", name="Riverside")
    sentence = page.finding_of(english, series)
    assert sentence.endswith(
        ": highest 5% (2022), lowest 2% (2020), newest 4% (2023, weak evidence); none found for 2021"
    )

    peers = series.assign(relation="peer", period="2025", name=["A", "B", "C"])
    sentence = page.finding_of(english, peers, areas=["riverside", "hillside"])
    assert ", 2025: B highest of 3, 5%; A lowest, 2%; none found for " in sentence
    assert page.finding_of(english, series.iloc[:0]) == ""


def invented_series(**columns: object) -> pd.DataFrame:
    """Make a frame of an invented area's figures for 2023 and 2024."""
    ends = pd.to_datetime(["2023-12-31", "2024-12-31"])
    fixed = {"indicator": "gdp", "measure": "growth", "span": "year", "bound": "exact", "unit": "%", "unit_name": "%"}
    return pd.DataFrame({"period_end": ends, "period": ["2023", "2024"], "firm": True}).assign(**{**fixed, **columns})


def test_a_finding_on_several_series_names_each_area_with_its_newest_figure(english: Chapter) -> None:
    ours = invented_series(area="riverside", name="Riverside", value=[2.0, 5.0], value_text=["2.0", "5.0"])
    theirs = invented_series(area="hillside", name="Hillside", value=[9.0, -1.9], value_text=["9.0", "-1.9"])
    sentence = page.finding_of(english, pd.concat([ours, theirs], ignore_index=True))
    assert sentence.endswith("newest figures: Riverside 5.0% (2024); Hillside −1.9% (2024)")


def test_a_finding_writes_amounts_as_the_book_does(english: Chapter) -> None:
    amounts = {"unit": "CNY 100m", "unit_name": "CNY 100 million", "value": [6000.0, 7017.0]}
    levels = invented_series(
        area="riverside", name="Riverside", value_text=["6000", "7017"], measure="level", **amounts
    )
    assert "newest CNY 701.7 bn (2024)" in page.finding_of(english, levels)


def test_figures_of_the_record_are_credited_to_their_pages(edition: Chapter) -> None:
    series = yearly(edition)
    guess = pd.DataFrame({"name": "mine", "period_end": series["period_end"].tail(1), "value": 1.0})
    for figures in (series, pd.concat([series, guess])):
        blocks = page.show(edition, page.line_of(figures), question="Growth", source=figures)
        (chart,) = [block for block in blocks if isinstance(block, Chart)]  # type: ignore[union-attr]
        assert "sources.html#" in chart.caption
        assert chart.caption.endswith(edition.words("frame.and_own")) == (len(figures) > len(series))


def test_only_what_is_drawn_is_credited(edition: Chapter) -> None:
    series = yearly(edition)
    part = series.tail(1).assign(source="no-such-page", period="2025-06", span="cumulative")
    blocks = page.show(edition, page.line_of(series), source=pd.concat([series, part]))
    whole = page.show(edition, page.line_of(series), source=series)
    assert [block.caption for block in blocks if isinstance(block, Chart)] == [  # type: ignore[union-attr]
        block.caption
        for block in whole  # type: ignore[union-attr]
        if isinstance(block, Chart)
    ]


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
    with pd.ExcelWriter(file) as book:
        english.verdicts.to_excel(book, sheet_name="verdicts", index=False)
        english.evidence().to_excel(book, sheet_name="evidence", index=False)
    sheets = pd.read_excel(file, sheet_name=None, keep_default_na=False)
    assert list(sheets["evidence"]["key"]) == list(english.evidence()["key"])
    again = sheets["verdicts"]
    assert list(again["status"]) == list(english.verdicts["status"].astype(str))
    assert list(again["comparator"]) == list(english.verdicts["comparator"].astype(str))
