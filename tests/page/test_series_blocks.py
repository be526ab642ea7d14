"""Blocks on series, told by the invented district: what is drawn, what is said instead, and with which figures."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from targetbook.judgement.consistency.level_growth import level_growth
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.blocks.plotted import evidence_by_period, whole_years
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.binding import binding
from targetbook.page.theme.answers import years_drawn
from targetbook.page.theme.firmness import firmness
from targetbook.page.theme.further_charts import drawable, other_series, theme_series
from targetbook.page.theme.history import history, yearly_targets
from targetbook.page.theme.levels import levels
from targetbook.page.theme.peers import neighbours
from targetbook.page.theme.publication_calendar import publication_calendar
from targetbook.page.theme.sources import chapter_sources
from targetbook.page.theme.year_path import path_evidence, year_path
from targetbook.record.reading import Record, read_record

Open = Callable[..., Chapter]


@pytest.fixture(scope="module")
def open_theme(invented_data: Path, invented: Record) -> Open:
    """Open a theme of the invented district, in another year or language or as known on a day where stated."""

    def chapter(theme: str, year: int = 2025, lang: str = "en", as_of: str | None = None) -> Chapter:
        return make_chapter(theme, Parameters("riverside", year, as_of, lang), invented_data, invented)

    return chapter


def with_observations(data: Path, theme: str, *lines: str) -> Chapter:
    """Open a theme after observations were added to the district."""
    with (data / "riverside" / "observations.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    return make_chapter(theme, Parameters("riverside", 2025, None, "en"), data, read_record(data))


def block_parts(block: Block) -> tuple[Text | HtmlTable | Chart, ...]:
    return tuple(block) if isinstance(block, Blocks) else (block,)


def series_charts(block: Block) -> list[Chart]:
    return [part for part in block_parts(block) if isinstance(part, Chart)]


def series_text(block: Block) -> str:
    """Give what a reader reads of a block, without markup."""
    texts = [
        part.html if isinstance(part, HtmlTable) else part.markdown
        for part in block_parts(block)
        if not isinstance(part, Chart)
    ]

    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", " ".join(texts)))


def test_a_history_says_how_many_targets_were_reached_and_names_each_year(open_theme: Open) -> None:
    block = history(open_theme("growth"), "gdp", "growth")
    (chart,) = series_charts(block)
    assert chart.title == (
        "Gross domestic product: Invented Riverside has reached 2 of its 4 growth targets since 2023 that have a result"
    )
    assert "2024: target more than 5%, result 4.9%" in chart.alt
    assert "2025: target 5% or more (report), 5.5% or more (speech), stretch 6%, result 5.2%" in chart.alt


def test_figures_enough_for_a_line_are_drawn_beside_a_single_target(open_theme: Open) -> None:
    block = history(open_theme("growth", year=2023), "gdp", "growth")
    (chart,) = series_charts(block)
    assert chart.title == "Gross domestic product: 6.3% growth in 2023"
    assert "Announced, too seldom to be drawn beside the figures: 6% or more for 2023 (" in series_text(block)
    assert "for 2024" not in series_text(block) and "too few" not in series_text(block)


def test_the_title_counts_what_the_picture_shows(open_theme: Open) -> None:
    chapter = open_theme("growth")
    targets = yearly_targets(chapter, "gdp", "growth")
    evidence = whole_years(evidence_by_period(chapter, "riverside", "gdp", "growth"))
    years = years_drawn(evidence, targets, chapter)
    pairs = [
        (target.value, year.result.best.value, target.comparator)
        for year in years
        for target in year.targets
        if target.firmness != "stretch" and year.result
    ]
    reached = sum(result > value if comparator == ">" else result >= value for value, result, comparator in pairs)
    title = series_charts(history(chapter, "gdp", "growth"))[0].title
    assert f"reached {reached} of its {len(pairs)} growth targets since {years[0].year}" in title


def test_a_year_that_still_runs_has_a_target_and_no_answer(open_theme: Open) -> None:
    (chart,) = series_charts(history(open_theme("growth", as_of="2025-11-01"), "gdp", "growth"))
    assert "reached 1 of its 2 growth targets" in chart.title and "comparable" not in chart.title
    assert "still running" in chart.alt


def test_one_answer_among_several_targets_is_called_so(open_theme: Open) -> None:
    chapter = open_theme("investment", as_of="2025-12-01")
    (chart,) = series_charts(history(chapter, "fixed_asset_investment", "growth"))
    assert "only one of Invented Riverside’s 2 growth targets since 2024 can be checked; it was reached" in chart.title


def test_an_estimate_is_never_drawn_as_a_result(own_copy: Path) -> None:
    table = own_copy / "riverside" / "observations.csv"
    rows = table.read_text(encoding="utf-8")
    table.write_text(
        rows.replace(
            "gdp,growth,2025,5.2,%,exact,constant,published", "gdp,growth,2025,5.2,%,exact,constant,estimated"
        ),
        encoding="utf-8",
    )
    (chart,) = series_charts(history(with_observations(own_copy, "growth"), "gdp", "growth"))
    assert "stretch 6%, no figure found" in chart.alt and "2 more have no comparable figure" in chart.title


def test_a_history_without_announced_numbers_does_not_speak_of_them(own_copy: Path) -> None:
    lines = [f"goods_sales,growth,{year},4,%,exact,,published,2025-03-20,bulletin-2024," for year in range(2020, 2025)]
    block = history(with_observations(own_copy, "growth", *lines), "goods_sales", "growth")
    assert "4% growth in 2024, the newest found" in series_charts(block)[0].title
    assert "target" not in series_text(block) + series_charts(block)[0].title


def test_too_short_a_series_is_told_in_words(open_theme: Open) -> None:
    block = history(open_theme("investment"), "fixed_asset_investment", "level")
    assert not series_charts(block)
    assert "CNY 18.5 bn" in series_text(block)


def with_level_target(data: Path, number: int) -> Chapter:
    """Open growth after a level target was added that was announced before the census."""
    with (data / "riverside" / "targets.csv").open("a", encoding="utf-8") as file:
        file.write(
            f"2025-gdp-level-five-years,2025,growth,quantitative,gdp,level,2025,>,{number},,CNY 100m,,plain,"
            "five_year_plan,2021-05-10,,,,,,speech-2023,,,,,,\n"
        )
    return with_observations(data, "growth")


@pytest.mark.parametrize(
    ("number", "finding"),
    [
        (1150, "but probably not on the old base"),
        (1100, "and probably on the old base too"),
        (1200, "fell short of its target"),
    ],
)
def test_a_level_target_is_held_against_both_census_bases(own_copy: Path, number: int, finding: str) -> None:
    (chart,) = series_charts(levels(with_level_target(own_copy, number), "gdp"))
    assert finding in chart.title
    assert "CNY 117.52 bn" in chart.title and " in 2025, " in chart.title
    assert chart.title.endswith(
        ("base: CNY 110.6 bn in 2025", "too: CNY 110.6 bn in 2025", "too: CNY 110.6 bn")
    )  # × 1000 / 1062.50
    assert "2023: CNY 106.25 bn (revised)" in chart.alt


def test_a_level_without_a_target_before_a_census_has_no_chart_of_bases(open_theme: Open) -> None:
    (chart,) = series_charts(levels(open_theme("growth"), "gdp"))
    assert chart.anchor == "gdp-level-history"
    assert series_text(levels(open_theme("investment"), "retail_sales")) == ""


def test_a_running_year_unfolds_against_its_target(open_theme: Open) -> None:
    (chart,) = series_charts(year_path(open_theme("growth", as_of="2025-11-01"), "gdp", "growth"))
    assert "growth in 2025 so far is up to its target" in chart.title
    assert "5.6% (Q1), 5.4% (first half), 5.3% (9 months)" in chart.title


def test_a_year_that_fell_from_above_its_target_to_below_it_is_drawn(own_copy: Path) -> None:
    table = own_copy / "riverside" / "targets.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(row for row in rows if "2025-gdp-growth-work-report" not in row), encoding="utf-8")
    block = year_path(with_observations(own_copy, "growth"), "gdp", "growth")
    assert "fell from above its target of 5.5% or more to below it" in series_charts(block)[0].title
    assert "0.4 points lower" in series_text(block) and "Not found" not in series_text(block)


def test_a_quarter_s_end_without_a_figure_is_named(own_copy: Path) -> None:
    for name, part in (
        ("targets.csv", "2025-gdp-growth-work-report"),
        ("observations.csv", "gdp,growth,2025-01/2025-06"),
    ):
        table = own_copy / "riverside" / name
        rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(row for row in rows if part not in row), encoding="utf-8")

    assert "Not found: first half." in series_text(year_path(with_observations(own_copy, "growth"), "gdp", "growth"))


def test_a_year_that_is_over_and_crossed_no_target_has_no_path(open_theme: Open) -> None:
    chapter = open_theme("growth")
    assert len(path_evidence(chapter, "gdp", "growth")) == 4
    assert series_text(year_path(chapter, "gdp", "growth")) == ""
    assert path_evidence(open_theme("growth", 2024), "gdp", "growth") == []


def test_nothing_is_said_twice_of_a_series_without_figures(open_theme: Open) -> None:
    assert series_text(year_path(open_theme("growth"), "foreign_investment_used", "growth")) == ""


def test_levels_are_compared_on_one_base(open_theme: Open) -> None:
    chapter = open_theme("growth")
    of_2024 = next(pair for pair in level_growth(chapter.archive, "riverside", "gdp") if pair.year == 2024)
    assert of_2024.before is not None and of_2024.across is not None
    assert (str(of_2024.before.value), str(of_2024.across.value)) == ("1062.50", "1000.00")


def test_neighbours_rank_the_area_among_its_kind_and_list_what_is_missing(own_copy: Path) -> None:
    for name, value in (("lakeside", "4.1"), ("seaside", "6.0"), ("farside", "")):
        _add_peer(own_copy, name, value)

    chapter = make_chapter("growth", Parameters("riverside", 2025, None, "en"), own_copy, read_record(own_copy))
    block = neighbours(chapter, "gdp", "growth")
    assert "grew 5.2% in 2025, no. 2 of the 4 " in series_charts(block)[0].title
    assert "No figure for 2025 was found for Invented Farside." in series_text(block)


def test_too_few_neighbours_and_levels_are_not_compared(open_theme: Open) -> None:
    assert series_text(neighbours(open_theme("industry"), "industrial_output_above_scale", "growth")) == ""
    assert series_text(neighbours(open_theme("growth"), "gdp", "level")) == ""


def test_further_charts_are_those_with_targets_that_the_chapter_does_not_draw(open_theme: Open) -> None:
    chapter = open_theme("growth")
    assert [chart.anchor for chart in series_charts(other_series(chapter))] == ["gdp-growth-history"]
    assert not series_charts(other_series(chapter, elsewhere=[("gdp", "growth")]))
    assert set(drawable(chapter)) < set(theme_series(chapter))


def test_a_series_without_a_target_is_listed_and_not_drawn(own_copy: Path) -> None:
    lines = [f"goods_sales,growth,{year},4,%,exact,,published,2025-03-20,bulletin-2024," for year in range(2019, 2025)]
    chapter = with_observations(own_copy, "growth", *lines)
    assert ("goods_sales", "growth") in theme_series(chapter)
    assert ("goods_sales", "growth") not in drawable(chapter)


def test_a_change_of_scope_breaks_the_line_and_is_told(own_copy: Path) -> None:
    breaks = {2021: "", 2022: "", 2023: "", 2024: "scope", 2025: ""}
    lines = [
        f"goods_sales,level,{year},4,CNY 100m,exact,,published,2025-03-20,bulletin-2024,,,{change}"
        for year, change in breaks.items()
    ]
    block = history(with_observations(own_copy, "growth", *lines), "goods_sales", "level")
    assert "From 2024 on the record marks another scope" in series_text(block)
    assert "other scope" in str(series_charts(block)[0]._repr_mimebundle_())


def test_of_two_values_on_one_page_neither_is_used(own_copy: Path) -> None:
    chapter = with_observations(
        own_copy,
        "growth",
        *(
            f"goods_sales,growth,2025-01/2025-07,{value},%,exact,,published,2025-08-20,bulletin-2024,"
            for value in (3, 9)
        ),
    )
    text = series_text(firmness(chapter))
    assert "One page prints two values for one figure, so that neither is used" in text
    assert (
        "2025: 3% and 9% (Invented" in text
        and "Sales of goods (wholesale and retail turnover)" not in text.split("One page")[0]
    )


def test_neighbours_are_not_drawn_without_the_area_itself(own_copy: Path) -> None:
    for name, value in (("lakeside", "4.1"), ("seaside", "6.0"), ("farside", "5.0"), ("outside", "5.1")):
        _add_peer(own_copy, name, value)

    table = own_copy / "riverside" / "observations.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(row for row in rows if not row.startswith("gdp,growth,")), encoding="utf-8")
    block = neighbours(with_observations(own_copy, "growth"), "gdp", "growth")
    assert series_text(block) == ""


def test_ranks_are_drawn_from_four_years_on_and_not_across_a_break(own_copy: Path) -> None:
    line = "gdp,growth_rank,{},{},rank,exact,,published,2025-03-20,bulletin-2024,,,{}"
    few = with_observations(own_copy, "growth", *(line.format(year, 2, "") for year in (2022, 2023)))
    assert ("gdp", "growth_rank") not in drawable(few)
    more = with_observations(own_copy, "growth", line.format(2024, 2, ""))
    (chart,) = [chart for chart in series_charts(other_series(more)) if "ranks" in chart.anchor]
    assert "no. 2 by growth in 2025, 4 years running" in chart.title
    broken = (own_copy / "riverside" / "observations.csv").read_text(encoding="utf-8")
    (own_copy / "riverside" / "observations.csv").write_text(
        broken.replace(line.format(2024, 2, ""), line.format(2024, 2, "scope")), encoding="utf-8"
    )
    assert ("gdp", "growth_rank") not in drawable(with_observations(own_copy, "growth"))


def test_the_calendar_says_what_was_not_seen_and_where_the_record_stops(open_theme: Open) -> None:
    chapter = open_theme("growth")
    (chart,) = series_charts(publication_calendar(chapter))
    assert chart.title == "1 of the 3 publications expected in 2025 or on it was not seen, and 1 only in its opening"
    assert chapter.say_date(chapter.reach.newest) in chart.basis
    assert "Invented list of projects of 2025: April 2025: not seen" in chart.alt


def test_firmness_counts_by_channel_and_lists_what_contradicts(open_theme: Open) -> None:
    text = series_text(firmness(open_theme("growth")))
    assert "official site" in text
    assert "Retail sales" in text and "4.8% used, 5.3% elsewhere" in text


def test_a_theme_without_figures_has_neither_firmness_nor_sources(open_theme: Open) -> None:
    chapter = open_theme("no_such_theme")
    assert series_text(firmness(chapter)) == "The record holds no figure on this theme."
    assert "No source" in series_text(chapter_sources(chapter))


def test_a_chapters_sources_are_counted_once_each(open_theme: Open) -> None:
    text = series_text(chapter_sources(open_theme("growth")))
    number = re.search(r"rests on (\d+) pages", text)
    every = open_theme("growth").record.rows("sources", area="riverside")
    assert number is not None and 1 < int(number[1]) <= len(list(every)) and "in Sources" in text


def test_of_a_level_and_a_rate_the_harder_is_named(open_theme: Open) -> None:
    text = series_text(binding(open_theme("investment")))
    assert "10% or more is the harder target" in text and "8.1%" in text
    assert "No level was announced" in series_text(binding(open_theme("growth")))


@pytest.mark.parametrize("show", [history, year_path, neighbours])
def test_every_block_speaks_chinese(open_theme: Open, show: Callable[..., Block]) -> None:
    block = show(open_theme("growth", lang="zh"), "gdp", "growth")
    assert not re.search(r"[A-Za-z]{4,}", " ".join(chart.title for chart in series_charts(block)))


def _add_peer(data: Path, name: str, value: str) -> None:
    folder = data / name
    folder.mkdir()
    hillside = (data / "hillside" / "area.yml").read_text(encoding="utf-8")
    area = hillside.replace("hillside", name).replace("Hillside", name.title())
    (folder / "area.yml").write_text(area, encoding="utf-8")

    for table in ("sources", "targets"):
        (folder / f"{table}.csv").write_text(
            (data / "hillside" / f"{table}.csv").read_text(encoding="utf-8"), encoding="utf-8"
        )

    head, *_ = (data / "hillside" / "observations.csv").read_text(encoding="utf-8").splitlines()
    row = f"gdp,growth,2025,{value},%,exact,constant,published,2026-03-25,hillside-bulletin,"
    (folder / "observations.csv").write_text("\n".join([head, *([row] if value else [])]) + "\n", encoding="utf-8")
