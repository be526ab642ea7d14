"""Blocks on deeds, definitions and repeated promises, told by the invented district."""

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from judgement.tiny_record import archive, deed, news, verdict
from targetbook.judgement.deeds import milestones_of
from targetbook.judgement.newest import newest_figure
from targetbook.judgement.readings import Reading
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.charts.kit.axis import ValueAxis
from targetbook.page.charts.kit.rows import rows
from targetbook.page.overview.listing import promise_list
from targetbook.page.parameters import Parameters
from targetbook.page.theme.deeds import count_standings, deeds
from targetbook.page.theme.definitions import definitions, figures_of
from targetbook.page.theme.timeline import deeds_timeline, timeline
from targetbook.record.reading import Record, read_record
from targetbook.record.vocabulary import TargetKind

Open = Callable[..., Chapter]


@pytest.fixture(scope="module")
def open_deeds(invented_data: Path, invented: Record) -> Open:
    """Open a theme of the invented district, in another language or as known on a day where stated."""

    def chapter(theme: str, lang: str = "en", as_of: str | None = None) -> Chapter:
        return make_chapter(theme, Parameters("riverside", 2025, as_of, lang), invented_data, invented)

    return chapter


def add_lines(data: Path, table: str, *lines: str) -> None:
    with (data / "riverside" / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def reopened(data: Path, theme: str, lang: str = "en") -> Chapter:
    return make_chapter(theme, Parameters("riverside", 2025, None, lang), data, read_record(data))


def deeds_text(block: Block) -> str:
    """Give what a reader sees of a block, without markup."""
    parts = block if isinstance(block, Blocks) else (block,)
    return re.sub(r"<[^>]+>", " ", "\n".join(map(part_text, parts))).replace("  ", " ")


def part_text(part: Block) -> str:
    if isinstance(part, HtmlTable):
        return part.html
    assert isinstance(part, (Chart, Text))
    return part.alt if isinstance(part, Chart) else part.markdown


def deeds_charts(block: Block) -> list[Chart]:
    return [part for part in block if isinstance(part, Chart)] if isinstance(block, Blocks) else []


def drawn_texts(chart: Chart) -> list[str]:
    """List the texts in a chart's data."""
    spec = chart.spec
    lines = [line for lines in spec["datasets"].values() for line in lines]
    return [str(line["text"]) for line in lines if "text" in line]


def test_deeds_are_counted_by_how_they_stand(open_deeds: Open) -> None:
    assert count_standings(deeds(open_deeds("project_construction"))) == {
        "kept": 1,
        "late": 1,
        "broken": 2,
        "partly": 1,
    }
    assert count_standings(deeds(open_deeds("urban_renewal"))) == {"kept": 1, "self_reported": 1}


def test_the_time_line_says_how_many_deeds_are_done(open_deeds: Open) -> None:
    block = timeline(open_deeds("project_construction"))
    (chart,) = deeds_charts(block)
    assert chart.title.startswith("Of 5 deeds due by 31 December 2025, 1 is reported done, 1 is reported done late")
    assert {"under way, 1 May 2025", "done, 15 October 2025", "dropped, 1 August 2025"} <= set(drawn_texts(chart))
    assert "due 31 October 2025; done, 15 October 2025" in str(chart.spec["datasets"])
    assert "Begin the library: not started, 10 July 2025" in chart.alt
    assert re.search(r"Source of each report.*Begin the library ?: +10 July 2025", deeds_text(block))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_only_a_day_that_was_stated_is_marked_as_one(open_deeds: Open, lang: str) -> None:
    (chart,) = deeds_charts(timeline(open_deeds("project_construction", lang)))
    lines = [line for lines in chart.spec["datasets"].values() for line in lines if "open" in line]
    marked = mark_lines(chart, "tick")
    due = {"en": "due ", "zh": "到期"}[lang]

    assert {line["open"] for line in lines} == {True, False}
    assert marked and not any(line["open"] for line in marked)
    assert all((due in line["about"]) is not line["open"] for line in lines)


def mark_lines(chart: Chart, mark: str) -> list[dict[str, object]]:
    """Give the data behind the marks of a kind."""
    (drawing,) = chart.spec["vconcat"][0]["vconcat"]
    names = [layer["data"]["name"] for layer in drawing["layer"] if layer.get("mark", {}).get("type") == mark]
    return [line for name in names for line in chart.spec["datasets"][name]]


def test_a_time_line_says_how_many_promised_numbers_are_on_it(open_deeds: Open) -> None:
    chapter = open_deeds("overview")
    (chart,) = deeds_charts(deeds_timeline(chapter))
    assert ("promised number" in str(chart.spec)) is any(
        verdict.target.kind == TargetKind.QUANTITATIVE and chapter.text_of(verdict.target) in chart.alt
        for verdict in chapter.all_verdicts
    )


def test_a_time_line_needs_three_dated_reports(open_deeds: Open) -> None:
    assert deeds_text(timeline(open_deeds("industry"))) == ""
    assert deeds_text(timeline(open_deeds("artificial_intelligence"))) == ""


def test_one_time_line_has_the_deeds_of_every_theme_with_the_newest_reports_first(open_deeds: Open) -> None:
    chapter = open_deeds("overview")
    (chart,) = deeds_charts(deeds_timeline(chapter))
    of_themes = [deeds(open_deeds(theme)) for theme in ("project_construction", "urban_renewal")]
    texts = [chapter.text_of(verdict.target) for pairs in of_themes for verdict, _ in pairs if verdict.target.counts]
    assert texts and all(text in chart.alt for text in texts)

    days = [line["day"] for lines in chart.spec["datasets"].values() for line in lines if "state" in line]
    last_days = [max(line["day"] for line in lines) for lines in by_row(chart)]
    assert days and last_days == sorted(last_days, reverse=True)


def by_row(chart: Chart) -> list[list[dict[str, str]]]:
    """Give the reports of a time line deed by deed."""
    reports = [line for lines in chart.spec["datasets"].values() for line in lines if "state" in line]
    rows = sorted({line["row"] for line in reports})
    return [[line for line in reports if line["row"] == row] for row in rows]


def test_deeds_without_a_report_stay_on_the_time_line(own_copy: Path) -> None:
    add_lines(
        own_copy,
        "targets",
        "2025-pier,2025,urban_renewal,milestone,,,2025,done,,,,,plain,speech,2025-02-10,It opens.,,,Open the pier,,"
        "speech-2025,",
    )
    block = timeline(reopened(own_copy, "urban_renewal"))
    assert "1 left no report" in deeds_charts(block)[0].title
    assert "Open the pier: no report found" in deeds_charts(block)[0].alt
    heights = {
        line["head"]: line["band"]
        for lines in deeds_charts(block)[0].spec["datasets"].values()
        for line in lines
        if "band" in line
    }
    assert heights["Open the pier"] == 0, "nothing lies on a bar that is not there"


def test_what_counts_as_done_is_told_in_both_languages(open_deeds: Open) -> None:
    assert "The opening of the riverside park is reported by the due day." in deeds_text(
        cards(open_deeds("urban_renewal"))
    )
    assert "到期日前有报道显示滨江公园开放。" in deeds_text(cards(open_deeds("urban_renewal", "zh")))


def test_a_card_links_the_last_report_and_calls_an_effort_one(open_deeds: Open) -> None:
    projects = cards(open_deeds("project_construction"))
    assert isinstance(projects, HtmlTable)
    assert 'data-key="riverside:2025-tram-opened/under_way=2025-12-01@government-2026-01"' in projects.html
    effort = deeds_text(cards(open_deeds("investment_attraction")))
    assert "an effort with no stated result" in effort and "Nothing found" in effort


def test_nothing_told_of_an_effort_is_called_done(own_copy: Path) -> None:
    add_lines(
        own_copy, "milestones", "2025-business-climate,done,2025-06-01,2025-06-02,government-2025-07,a counter opened"
    )
    assert "Reported ( 1 June 2025 ). a counter opened." in deeds_text(
        cards(reopened(own_copy, "investment_attraction"))
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_start_is_told_after_a_later_report_that_only_names_the_deed(own_copy: Path, lang: str) -> None:
    add_lines(own_copy, "milestones", "2025-tram-opened,mentioned,2025-12-20,2025-12-21,government-2026-01,seen")
    listing = deeds_text(promise_list(reopened(own_copy, "overview", lang)))
    card = deeds_text(cards(reopened(own_copy, "project_construction", lang)))
    start, name = {"en": ("Under way", "Mentioned"), "zh": ("推进中", "仅提及")}[lang]

    assert re.search(rf"{start}( as of |（截至)\W*(1 December 2025|2025年12月1日)", listing)
    assert re.search(rf"{start}.*(1 December 2025|2025年12月1日).*{name}.*(20 December 2025|2025年12月20日)", card)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_from_before_the_promise_says_so(own_copy: Path, lang: str) -> None:
    add_lines(
        own_copy, "milestones", "2025-business-climate,under_way,2024-06-01,2024-06-02,government-2025-07,a counter"
    )
    before = {"en": "before the speech", "zh": "发言前"}[lang]
    for block in (
        promise_list(reopened(own_copy, "overview", lang)),
        cards(reopened(own_copy, "investment_attraction", lang)),
    ):
        assert before in deeds_text(block)


def test_a_report_is_not_known_before_it_was_told(open_deeds: Open) -> None:
    assert "15 October 2025" not in deeds_text(cards(open_deeds("project_construction", as_of="2025-12-31")))


def test_readings_that_differ_make_the_title(open_deeds: Open) -> None:
    (chart,) = deeds_charts(definitions(open_deeds("artificial_intelligence")))
    assert "no figure that counts the same was found" in chart.title
    assert "1 reaches the number" in chart.title and "1 falls short, which proves nothing" in chart.title
    assert not re.search(r"\bmet\b", chart.title), "what counts something else is never called met"
    assert {"8 (31 December 2025)", "more than 35 (November 2025)", "target: more than 20"} <= set(drawn_texts(chart))
    assert "no series found', 'empty': True" in str(chart.spec["datasets"])


def test_a_later_figure_is_shown_and_not_judged(own_copy: Path) -> None:
    add_lines(
        own_copy,
        "observations",
        "llm_application_firms,level,2026-03,60,count,exact,,published,2026-03-20,bulletin-2025,",
    )
    chapter = reopened(own_copy, "artificial_intelligence")
    assert "60 (March 2026, later)" in drawn_texts(deeds_charts(definitions(chapter))[0])
    assert "1 figure is dated outside the period" in deeds_text(definitions(chapter))
    assert "60家（2026年3月，期后）" in deeds_text(
        definitions(reopened(own_copy, "artificial_intelligence", "zh"))
    ).replace(" ", "")


def test_a_running_year_is_called_neither_met_nor_missed(own_copy: Path) -> None:
    add_lines(
        own_copy,
        "observations",
        *(
            f"{name},level,2025-06,30,count,exact,,published,2025-07-08,government-2025-07,"
            for name in ("llm_firms_above_scale", "llm_application_firms")
        ),
    )
    chapter = make_chapter(
        "artificial_intelligence", Parameters("riverside", 2025, "2025-08-01", "en"), own_copy, read_record(own_copy)
    )
    assert deeds_charts(definitions(chapter))[0].title.endswith(
        ": 3 series could stand for it, and the period is not over"
    )


def test_the_newest_figure_of_a_sum_is_of_a_day_both_were_told(open_deeds: Open) -> None:
    chapter = open_deeds("artificial_intelligence")
    both = newest_figure(
        "riverside", Reading(("llm_filings", "algorithm_filings"), "level", "stock", "wider"), chapter.archive
    )
    assert both is not None and (str(both.best.value), both.best.period.text) == ("48", "2025-12-31")
    assert newest_figure("riverside", Reading(("llm_filings",), "level", "flow", "same"), chapter.archive) is None


def test_a_figure_that_is_judged_is_not_told_twice(open_deeds: Open) -> None:
    moments = {
        verdict.target.name: [figure.when for figure in figures_of(verdict, open_deeds("artificial_intelligence"))]
        for verdict in open_deeds("artificial_intelligence").theme_verdicts
    }
    assert moments["2025-model-firms-speech"] == ["judged", "judged"]


def test_rows_stand_under_one_another() -> None:
    table = pd.DataFrame(
        [{"row": 0, "head": "a\nb", "about": "", "band": 20}, {"row": 1, "head": "c", "about": "d", "band": 40}]
    )
    layout = rows(table)
    assert list(layout.table["top"]) == [0, 60] and layout.height == 140
    assert list(layout.table["middle"]) == [40.0, 110.0]


@pytest.mark.parametrize(
    ("numbers", "unit", "log"),
    [([32, 8000], "number", True), ([-2, 4], "%", False), ([0, 5], "number", False), ([600, 900], "number", False)],
)
def test_an_axis_is_logarithmic_where_it_can_be(numbers: list[float], unit: str, log: bool) -> None:
    axis = ValueAxis(numbers, unit)
    assert axis.log is log
    assert 0 < axis.part(numbers[0]) < axis.part(numbers[1]) < 1


def test_texts_are_there_in_both_languages(open_deeds: Open) -> None:
    for lang in ("en", "zh"):
        for theme in ("project_construction", "artificial_intelligence", "growth", "urban_renewal"):
            chapter = open_deeds(theme, lang)
            for block in (timeline, deeds_timeline, definitions, cards):
                assert isinstance(block(chapter), Text | HtmlTable | Blocks)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("under_way",), "partly"),
        (("under_way", "not_started"), "unbegun"),
        (("under_way", "mentioned"), "partly"),
        (("mentioned", "planned", "mentioned"), "intended"),
        (("planned", "under_way"), "partly"),
        ((), "silent"),
    ],
)
def test_a_deed_without_an_answer_stands_as_the_newest_report_that_tells_of_it(
    states: tuple[str, ...], expected: str
) -> None:
    rows = [news(state, f"2025-0{month}-01") for month, state in enumerate(states, 2)]
    target = deed()
    box = archive(targets=[target], milestones=rows)
    judgement = verdict(targets=[target], milestones=rows)
    assert judgement.outcome is None
    assert count_standings([(judgement, milestones_of(judgement.target, box))]) == {expected: 1}


def test_an_occasion_is_not_called_a_quantity_to_compare(real: Record, real_data: Path) -> None:
    edition = make_chapter("digital_industry", Parameters("haizhu", 2025, None, "en"), real_data, real)
    assert "mentioned in passing, not promised" in deeds_text(cards(edition))
