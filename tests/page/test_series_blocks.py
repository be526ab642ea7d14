"""Blocks on series, told by the invented district: what is drawn, what is said instead, and with which figures."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from targetbook.judgement.consistency.level_growth import level_growth
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.binding import binding
from targetbook.page.theme.dated_figures import dated
from targetbook.page.theme.firmness import firmness
from targetbook.page.theme.further_charts import drawable, other_series, theme_series
from targetbook.page.theme.history import history, reached, yearly_claims
from targetbook.page.theme.level_growth import level_and_growth
from targetbook.page.theme.levels import levels
from targetbook.page.theme.peers import neighbours
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


def test_a_history_tells_the_chapters_year_and_how_many_numbers_were_reached(open_theme: Open) -> None:
    block = history(open_theme("growth"), "gdp", "growth")
    assert "5.2% growth in 2025" in series_charts(block)[0].title
    assert "can be held against a result" in series_text(block)
    assert "5.2%" in series_charts(block)[0].alt


def test_only_targets_of_years_before_the_chapters_count_among_those_of_earlier_years(open_theme: Open) -> None:
    chapter = open_theme("growth")
    claims = yearly_claims(chapter, "gdp", "growth")
    earlier = [claim for claim in claims if claim.year < chapter.year]
    assert len(earlier) < len(claims)
    assert reached([claim for claim in claims if claim.year >= chapter.year], chapter) == ""
    assert reached(claims, chapter) == reached(earlier, chapter) != ""


def test_a_history_without_announced_numbers_does_not_speak_of_them(own_copy: Path) -> None:
    lines = [f"goods_sales,growth,{year},4,%,exact,,published,2025-03-20,bulletin-2024," for year in (2022, 2023, 2024)]
    block = history(with_observations(own_copy, "growth", *lines), "goods_sales", "growth")
    assert "4% growth in 2024, the newest found" in series_charts(block)[0].title
    assert "announced" not in series_text(block) + series_charts(block)[0].title


def test_too_short_a_series_is_told_in_words(open_theme: Open) -> None:
    block = history(open_theme("investment"), "fixed_asset_investment", "level")
    assert not series_charts(block)
    assert "CNY 18.5 bn" in series_text(block)


def test_levels_show_the_first_print_and_name_the_revision(open_theme: Open) -> None:
    block = levels(open_theme("growth"), "gdp")
    assert "later given as CNY 106.25 bn" in series_charts(block)[0].title
    assert "CNY 100.00 bn" in series_text(block)
    assert "From 2024 on, levels probably stand on the base of a new economic census" in series_text(block)


def test_before_the_census_levels_have_no_revision(open_theme: Open) -> None:
    block = levels(open_theme("growth", 2023, as_of="2024-06-30"), "gdp")
    assert "revised" not in series_charts(block)[0].title
    assert "base" not in series_text(block)


def test_the_year_unfolds_from_its_first_quarter_to_its_end(open_theme: Open) -> None:
    block = year_path(open_theme("growth"), "gdp", "growth")
    assert "5.6% (Q1), then 5.4% (first half), then 5.3% (9 months), then 5.2% (year)" in series_charts(block)[0].title
    assert "0.4 points lower" in series_text(block)


def test_a_year_without_in_year_figures_says_so_and_shows_an_earlier_one(open_theme: Open) -> None:
    chapter = open_theme("growth", 2024)
    assert path_evidence(chapter, "gdp", "growth") == []
    assert "too few figures from within a year" in series_text(year_path(chapter, "gdp", "growth"))
    later = open_theme("growth", 2027)
    assert series_charts(year_path(later, "gdp", "growth"))[0].title.startswith("No in-year figure for 2027 found.")


def test_nothing_is_said_twice_of_a_series_without_figures(open_theme: Open) -> None:
    assert series_text(year_path(open_theme("growth"), "foreign_investment_used", "growth")) == ""


def test_levels_are_compared_on_one_base_and_the_other_ratio_is_only_told(open_theme: Open) -> None:
    chapter = open_theme("growth")
    of_2024 = next(pair for pair in level_growth(chapter.archive, "riverside", "gdp") if pair.year == 2024)
    assert of_2024.before is not None and of_2024.across is not None
    assert (str(of_2024.before.value), str(of_2024.across.value)) == ("1062.50", "1000.00")
    block = level_and_growth(chapter, "gdp")
    assert "11.8%" in series_text(block) and "no growth rate" in series_text(block)
    assert "11.8%" not in series_charts(block)[0].alt


def test_neighbours_rank_the_area_among_its_kind_and_list_what_is_missing(own_copy: Path) -> None:
    for name, value in (("lakeside", "4.1"), ("seaside", "6.0"), ("farside", "")):
        _add_peer(own_copy, name, value)

    chapter = make_chapter("growth", Parameters("riverside", 2025, None, "en"), own_copy, read_record(own_copy))
    block = neighbours(chapter, "gdp", "growth")
    assert "no. 2 of the 4 areas" in series_charts(block)[0].title
    assert "No figure for 2025 was found for Invented Farside." in series_text(block)


def test_too_few_neighbours_are_told_in_words(open_theme: Open) -> None:
    assert not series_charts(neighbours(open_theme("industry"), "industrial_output_above_scale", "growth"))


def test_further_series_are_drawn_once_in_the_catalogues_order(open_theme: Open) -> None:
    chapter = open_theme("growth")
    every = series_charts(other_series(chapter))
    rest = series_charts(other_series(chapter, elsewhere=[("gdp", "growth"), ("gdp", "level")]))
    assert [chart.anchor for chart in every] == [
        "gdp-level-history",
        "gdp-growth-history",
        "retail-sales-growth-history",
    ]
    assert [chart.anchor for chart in rest] == ["retail-sales-growth-history"]
    assert set(drawable(chapter)) < set(theme_series(chapter))


def test_a_series_that_ended_years_ago_is_listed_and_not_drawn(own_copy: Path) -> None:
    lines = [f"goods_sales,growth,{year},4,%,exact,,published,2020-03-20,bulletin-2019," for year in range(2016, 2020)]
    chapter = with_observations(own_copy, "growth", *lines)
    assert ("goods_sales", "growth") in theme_series(chapter)
    assert ("goods_sales", "growth") not in drawable(chapter)
    later = with_observations(
        own_copy, "growth", "goods_sales,growth,2020,4,%,exact,,published,2021-03-20,bulletin-2020,"
    )
    assert ("goods_sales", "growth") in drawable(later)


def test_a_change_of_scope_breaks_the_line_and_is_told(own_copy: Path) -> None:
    breaks = {2023: "", 2024: "scope", 2025: ""}
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
    assert not series_charts(block) and "no figure for Invented Riverside was found" in series_text(block)


def test_ranks_are_drawn_from_four_years_on(own_copy: Path) -> None:
    lines = [
        f"gdp,growth_rank,{year},{year - 2020},rank,exact,,published,2025-03-20,bulletin-2024," for year in (2022, 2023)
    ]
    assert ("gdp", "growth_rank") not in drawable(with_observations(own_copy, "growth", *lines))
    more = with_observations(
        own_copy, "growth", "gdp,growth_rank,2024,3,rank,exact,,published,2025-03-20,bulletin-2024,"
    )
    assert any("ranks" in chart.anchor for chart in series_charts(other_series(more)))


def test_sector_shares_make_one_chart(own_copy: Path) -> None:
    lines = [
        f"{sector},share,{year},{share},%,exact,,published,2025-03-20,bulletin-2024,"
        for sector, share in (("gdp_primary", 1), ("gdp_secondary", 20), ("gdp_tertiary", 79))
        for year in (2022, 2023, 2024)
    ]
    drawings = series_charts(other_series(with_observations(own_copy, "growth", *lines)))
    assert [chart.anchor for chart in drawings].count("gdp-sectors-share") == 1
    assert not any("share-history" in chart.anchor for chart in drawings)


def test_dated_figures_say_which_are_bounds(own_copy: Path) -> None:
    lines = [
        "algorithm_filings,level,2024-06-30,9,count,exact,,published,2024-07-12,government-2025-07,",
        "algorithm_filings,level,2024-12-31,15,count,lower,,published,2025-01-12,government-2025-07,",
    ]
    block = dated(with_observations(own_copy, "artificial_intelligence", *lines), "algorithm_filings", "level")
    assert series_charts(block)[0].anchor == "algorithm-filings-level-dated"
    assert "1 figure was given as a bound" in series_text(block)


def test_firmness_counts_by_channel_and_lists_what_contradicts(open_theme: Open) -> None:
    text = series_text(firmness(open_theme("growth")))
    assert "official site" in text
    assert "Retail sales" in text and "4.8% used, 5.3% elsewhere" in text


def test_a_theme_without_figures_has_neither_firmness_nor_sources(open_theme: Open) -> None:
    chapter = open_theme("no_such_theme")
    assert series_text(firmness(chapter)) == "The record holds no figure on this theme."
    assert "No source" in series_text(chapter_sources(chapter))


def test_a_chapters_sources_are_folded_where_they_are_many(open_theme: Open) -> None:
    many = block_parts(chapter_sources(open_theme("growth")))[0]
    few = block_parts(chapter_sources(open_theme("industry")))[0]
    assert isinstance(many, HtmlTable) and many.html.startswith("<details>")
    assert isinstance(few, HtmlTable) and few.html.startswith("<ul")
    assert "sources.html#s-riverside-" in few.html


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
