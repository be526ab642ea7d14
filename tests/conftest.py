"""The two records the tests speak of: the project's own, and an invented one that tells every case."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from typer.testing import CliRunner

from targetbook.cli import app
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.press.paper.browser import find_browser
from targetbook.record.asof import known_on
from targetbook.record.reading import Record, read_record
from tools import lacking_here, needs, not_tried, require_tools

CHECKOUT = Path(__file__).parents[1]
INVENTED = Path(__file__).parent / "data" / "invented"
AROUND = Path(__file__).parent / "data" / "around"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# How long an example takes depends on the machine, and says nothing of the law it tries.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
Judge = Callable[..., dict[str, Verdict]]


def pytest_report_header() -> str | None:
    """Name what is missing before anything runs."""
    return lacking_here()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Whatever opens a page in the browser needs one."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker(needs("chromium"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Try only what the machine has the tools for."""
    require_tools(item)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not tried."""
    if lines := not_tried(terminalreporter.getreports("skipped")):
        terminalreporter.section("not tried")
        terminalreporter.write_line("\n".join(lines))


def run_cli(*words: str) -> tuple[int, str]:
    """Run the command in this process; give its exit code and what it printed."""
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def lay_out(folder: Path) -> Path:
    """Lay out a data folder of the invented areas under the project's contract, beside the project's chapters."""
    data = folder / "data"
    shutil.copytree(INVENTED, data)
    for name in ("datapackage.json", "indicators.csv"):
        shutil.copy(CHECKOUT / "data" / name, data / name)
    (folder / "chapters").symlink_to(CHECKOUT / "chapters", target_is_directory=True)

    return data


def lay_out_around(folder: Path) -> Path:
    """Lay out the invented areas with a second city, its districts, its province and its nation beside them."""
    data = lay_out(folder)
    shutil.copytree(AROUND, data, dirs_exist_ok=True)
    return data


@pytest.fixture(scope="session")
def invented_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented areas' data folder; to be read only."""
    return lay_out(tmp_path_factory.mktemp("invented"))


@pytest.fixture
def own_copy(tmp_path: Path) -> Path:
    """A copy of the invented data folder that a test may spoil."""
    return lay_out(tmp_path)


@pytest.fixture(scope="session")
def invented(invented_data: Path) -> Record:
    return read_record(invented_data)


@pytest.fixture(scope="session")
def around_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented areas' data folder with a second city, its districts, its province and its nation beside them."""
    return lay_out_around(tmp_path_factory.mktemp("around"))


@pytest.fixture
def own_around(tmp_path: Path) -> Path:
    """A copy of that folder which a test may spoil."""
    return lay_out_around(tmp_path)


@pytest.fixture(scope="session")
def around(around_data: Path) -> Record:
    return read_record(around_data)


@pytest.fixture(scope="session")
def real_data() -> Path:
    return CHECKOUT / "data"


@pytest.fixture(scope="session")
def real(real_data: Path) -> Record:
    return read_record(real_data)


@pytest.fixture(scope="session")
def judge_real(real: Record) -> Judge:
    """Judge an area and year of the real record as known on a day, by target."""
    return _judge(real)


@pytest.fixture(scope="session")
def judge_invented(invented: Record) -> Judge:
    """Judge an area and year of the invented record as known on a day, by target."""
    return _judge(invented)


@pytest.fixture(scope="session")
def archive(invented: Record) -> Archive:
    """The invented record, ready to be asked for evidence."""
    return Archive(invented, standard_rules())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine, for tests that need chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def no_stated_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests do not read the data folder that a shell happens to name."""
    monkeypatch.delenv("TARGETBOOK_DATA", raising=False)
    yield


def _judge(record: Record) -> Judge:
    @cache
    def by_target(area: str, year: int, day: str | None = None) -> dict[str, Verdict]:
        when = date.fromisoformat(day) if day else record.areas[area].record_date
        return {
            verdict.target.name: verdict
            for verdict in judge(known_on(record, when), area, year, when, standard_rules())
        }

    return by_target
