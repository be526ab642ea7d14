"""A chapter runs again when what it asked for would be answered otherwise, and says so; else it rests."""

import json
from pathlib import Path

import pytest

from targetbook.press.chapters.execute import ANSWERS
from targetbook.press.edition import Edition
from targetbook.press.graph import graph, runner
from targetbook.press.graph.explain import explain
from targetbook.press.graph.tasks import PressTask
from targetbook.press.places import Places
from targetbook.record.asking.answers import Answers

from .conftest import write_notebook

pytestmark = pytest.mark.filterwarnings("default")  # kernels and papermill warn of their own affairs
OPEN = "from targetbook import page\nchapter = page.open_chapter('growth', globals())"
COLUMNS = "indicator,measure,period,value,unit,bound,basis,status,released,source,note"
FILES = ["chapters/overview", "chapters/growth", "chapters/methods"]


def tell(places: Places, area: str, *rows: str) -> None:
    """Write an area's observations."""
    text = "\n".join([COLUMNS, *rows]) + "\n"
    (places.data / area / "observations.csv").write_text(text, encoding="utf-8")


def observation(indicator: str, value: str) -> str:
    return f"{indicator},growth,2024,{value},%,exact,constant,published,2025-01-20,source,"


def series_count(indicator: str) -> str:
    return f"len(chapter.archive.series('haizhu', {indicator!r}, 'growth'))"


@pytest.fixture
def asking(places: Places) -> Places:
    """A checkout whose chapters ask for GDP, for retail sales and for nothing."""
    tell(places, "haizhu", observation("gdp", "5.4"), observation("retail_sales", "1.0"))
    write_notebook(places.root / "chapters" / "growth.ipynb", "Growth", OPEN, series_count("gdp"))
    write_notebook(places.root / "chapters" / "overview.ipynb", "Overview", OPEN, series_count("retail_sales"))
    return places


def run_chapters(places: Places, edition: Edition) -> int:
    outcome = runner.run([*graph.executing(places, edition, FILES, Answers(places.data))], places.ledger, workers=2)
    assert outcome.failures == ()
    return outcome.ran


def reasons_to_run(places: Places, edition: Edition) -> dict[str, str]:
    lines = explain([*graph.executing(places, edition, FILES, Answers(places.data))], places.ledger)
    return {label: reason.strip() for line in lines for label, _, reason in [line.strip().partition(" en ")]}


def test_only_the_chapters_that_asked_for_a_changed_row_run(asking: Places, edition: Edition) -> None:
    assert set(reasons_to_run(asking, edition).values()) == {"runs: for the first time"}
    assert run_chapters(asking, edition) == 3
    assert set(reasons_to_run(asking, edition).values()) == {"rests"}
    assert run_chapters(asking, edition) == 0

    tell(asking, "haizhu", observation("gdp", "5.4"), observation("retail_sales", "1.1"))
    assert reasons_to_run(asking, edition) == {
        "overview": "runs: observations with area=haizhu, indicator=retail_sales, measure=growth changed",
        "growth": "rests",
        "methods": "rests",
    }
    assert run_chapters(asking, edition) == 1
    assert run_chapters(asking, edition) == 0


def test_a_row_that_was_missed_runs_the_chapter_that_missed_it(asking: Places, edition: Edition) -> None:
    tell(asking, "haizhu", observation("gdp", "5.4"))
    assert run_chapters(asking, edition) == 3
    tell(asking, "haizhu", observation("gdp", "5.4"), observation("retail_sales", "1.0"))
    assert run_chapters(asking, edition) == 1


def test_other_reasons_are_told_too(asking: Places, edition: Edition) -> None:
    run_chapters(asking, edition)
    write_notebook(asking.root / "chapters" / "growth.ipynb", "Growth", OPEN, series_count("industry"))
    (asking.work(edition) / "chapters" / "methods.ipynb").unlink()
    executed = asking.work(edition) / "chapters" / "overview.ipynb"
    executed.write_text(executed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert reasons_to_run(asking, edition) == {
        "overview": "runs: overview.ipynb was altered",
        "growth": "runs: growth.ipynb changed",
        "methods": "runs: methods.ipynb is missing",
    }


def test_a_row_changed_while_a_chapter_ran_runs_it_again(asking: Places, edition: Edition) -> None:
    table = asking.data / "haizhu" / "observations.csv"
    later = "\n".join([COLUMNS, observation("gdp", "9.9")]) + "\n"
    change = f"from pathlib import Path\nPath({str(table)!r}).write_text({later!r})"
    write_notebook(asking.root / "chapters" / "growth.ipynb", "Growth", OPEN, series_count("gdp"), change)
    run_chapters(asking, edition)
    assert run_chapters(asking, edition) >= 1


def test_new_prose_is_set_around_what_the_code_gave(asking: Places, edition: Edition) -> None:
    path = asking.root / "chapters" / "growth.ipynb"
    executed = asking.work(edition) / "chapters" / "growth.ipynb"

    def write(title: str, *code: str) -> None:
        write_notebook(path, title, OPEN, *code)
        run_chapters(asking, edition)

    def ran_at() -> str:
        return json.loads(executed.read_text(encoding="utf-8"))["cells"][-1]["outputs"][0]["data"]["text/plain"][0]

    clock = (series_count("gdp"), "import time\ntime.time_ns()")
    write("Growth", *clock)
    first = ran_at()
    clean = executed.read_text(encoding="utf-8")
    write("Decline", *clock)
    assert ran_at() == first
    assert "# Decline" in executed.read_text(encoding="utf-8")
    write("Growth", *clock)
    assert executed.read_text(encoding="utf-8") == clean

    tell(asking, "haizhu", observation("gdp", "5.5"))
    write("Decline", *clock)
    second = ran_at()
    assert second != first
    executed.write_text(executed.read_text(encoding="utf-8").replace("Decline", "Decay"), encoding="utf-8")
    write("Growth", *clock)
    third = ran_at()
    assert third != second
    write("Decline", series_count("gdp"), "import time\ntime.time_ns() + 1")
    assert ran_at() != third


def test_what_was_asked_lies_beside_the_chapter(asking: Places, edition: Edition) -> None:
    run_chapters(asking, edition)
    path: Path = asking.work(edition) / "chapters" / f"growth{ANSWERS}"
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    questions = {(table, *(cell for _, cell in where)) for table, where, *_ in rows}
    assert {("areas",), ("observations", "haizhu", "gdp", "growth"), ("sources", "haizhu", "source")} <= questions


def test_looking_at_the_remarks_again_is_no_chapters_reason_to_run(asking: Places, edition: Edition) -> None:
    def all_tasks() -> list[PressTask]:
        return [graph.remarking(asking), *graph.executing(asking, edition, FILES, Answers(asking.data))]

    assert runner.run(all_tasks(), asking.ledger, workers=2).ran == 4
    tell(asking, "haizhu", observation("gdp", "5.4"), observation("retail_sales", "1.1"))
    reasons = {" ".join(line.split()[:3]): line for line in explain(all_tasks(), asking.ledger)}
    assert "data changed" in reasons["check the remarks"]
    assert {line.split()[0] for line in reasons.values() if line.endswith("rests")} == {"growth", "methods"}
