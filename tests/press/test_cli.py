from pathlib import Path

import pytest
from typer.testing import CliRunner

from targetbook.cli import app
from targetbook.cli.choices import chosen_edition
from targetbook.cli.press import missing_addresses
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


def test_a_book_is_told_which_addresses_it_lacks(tmp_path: Path) -> None:
    config = tmp_path / "_config.yml"
    corrections, site = missing_addresses(config)
    assert "no address for corrections" in corrections and "no address of the site" in site

    config.write_text("repository:\n  url: https://example.org/book\n", encoding="utf-8")
    assert missing_addresses(config) == [site]
    config.write_text("html:\n  baseurl: https://example.org/site\n", encoding="utf-8")
    assert missing_addresses(config) == [corrections]
