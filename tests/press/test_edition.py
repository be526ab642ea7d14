from pathlib import Path

import pytest

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places, find_places


@pytest.mark.parametrize(
    ("edition", "path"),
    [
        (Edition("haizhu", 2025), "haizhu-2025/en"),
        (Edition("haizhu", 2025, None, "zh"), "haizhu-2025/zh"),
        (Edition("tianhe", 2024, "2024-09-01"), "tianhe-2024-as-of-2024-09-01/en"),
    ],
)
def test_an_edition_is_named_after_what_sets_it_apart(edition: Edition, path: str) -> None:
    assert str(edition) == path


def test_chapters_get_the_four_parameters(edition: Edition) -> None:
    assert edition.parameters() == {"area": "haizhu", "year": 2025, "as_of": None, "lang": "en"}


def test_the_checkout_is_found_from_a_folder_inside_it(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARGETBOOK_DATA", str(places.data))
    assert find_places(places.root / "chapters").root == places.root


def test_outside_a_checkout_the_press_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(PressError, match="go to the checkout"):
        find_places(tmp_path)
