"""A theme's chapter is left out where an edition has neither a target nor a series for it."""

from targetbook.record.contents import OTHER, empty_chapters, target_years, targets_of, themes_with_series
from targetbook.record.reading import Record

CHAPTERS = ["overview", "growth", "investment", "urban_renewal", "river_festival", OTHER, "methods"]
WITHOUT_FESTIVAL = [name for name in CHAPTERS if name != "river_festival"]


def test_a_district_of_two_themes_leaves_out_the_others(invented: Record) -> None:
    assert empty_chapters(invented, "hillside", 2025, None, CHAPTERS) == {"urban_renewal", "river_festival", OTHER}


def test_chapters_that_are_no_theme_always_stay(invented: Record) -> None:
    for area in invented.areas:
        assert not {"overview", "methods"} & empty_chapters(invented, area, 2025, None, CHAPTERS)


def test_a_theme_without_a_chapter_keeps_the_other_commitments(invented: Record) -> None:
    assert OTHER not in empty_chapters(invented, "riverside", 2025, None, WITHOUT_FESTIVAL)
    assert OTHER in empty_chapters(invented, "riverside", 2025, None, _chapters_of_all_themes(invented))


def test_a_series_alone_keeps_a_chapter(invented: Record) -> None:
    assert "investment" not in set(targets_of(invented, "riverside", 2023)["theme"])
    assert "investment" in themes_with_series(invented, "riverside")
    assert "investment" not in empty_chapters(invented, "riverside", 2023, None, CHAPTERS)


def test_before_anything_was_told_every_theme_is_empty(invented: Record) -> None:
    empty = empty_chapters(invented, "riverside", 2025, "2010-01-01", CHAPTERS)
    assert empty == {"growth", "investment", "urban_renewal", "river_festival", OTHER}


def test_other_commitments_are_a_theme_as_well_as_what_is_left_over(around: Record) -> None:
    assert OTHER not in empty_chapters(around, "lakeside", 2025, None, CHAPTERS)
    assert OTHER in empty_chapters(around, "lakeside", 2024, None, CHAPTERS)


def test_the_years_with_targets_are_those_known_on_a_day(around: Record) -> None:
    assert target_years(around, "lakeside", None) == [2024, 2025]
    assert target_years(around, "lakeside", "2024-12-31") == [2024]
    assert target_years(around, "marshside", None) == []


def _chapters_of_all_themes(record: Record) -> list[str]:
    return [*set(record.table("targets")["theme"]), OTHER]
