from pathlib import Path

import pytest
from typer.testing import CliRunner

from targetbook.cli import app
from targetbook.cli.choices import chosen_edition
from targetbook.cli.press import missing_address
from targetbook.press.edition import Edition
from targetbook.press.places import Places


@pytest.fixture(autouse=True)
def in_the_checkout(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(places.root)
    monkeypatch.setenv("TARGETBOOK_DATA", str(places.data))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--area", "tinhae"], "did you mean 'tianhe'?"),
        (["--year", "25"], "not four digits"),
        (["--as-of", "2024-13-01"], "not a day"),
        (["--lang", "fr"], "there are en, zh"),
    ],
)
def test_wrong_usage_is_explained_and_exits_2(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(app, ["build", *arguments])
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_right_call_names_its_edition(places: Places) -> None:
    assert chosen_edition(places.data, "haizhu", "2024", "2024-09-01", "en") == Edition("haizhu", 2024, "2024-09-01")


def test_a_book_without_an_address_for_corrections_is_told_of(tmp_path: Path) -> None:
    config = tmp_path / "_config.yml"
    assert "no address for corrections" in missing_address(config)
    config.write_text("repository:\n  url: ''\n", encoding="utf-8")
    assert "no address for corrections" in missing_address(config)
    config.write_text("repository:\n  url: https://example.org/book\n", encoding="utf-8")
    assert missing_address(config) == ""
