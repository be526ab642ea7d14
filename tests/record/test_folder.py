"""The data folder is found from below the checkout, and a wrong name is met with the one that was meant."""

from pathlib import Path

import pytest

from targetbook.record.folder import NotInRecord, area_folders, did_you_mean, find_data, read_areas, require_area


def test_the_data_folder_is_found_from_a_folder_below(own_copy: Path) -> None:
    below = own_copy.parent / "some" / "where"
    below.mkdir(parents=True)
    assert find_data(below) == own_copy


def test_a_stated_data_folder_goes_first(own_copy: Path, real_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARGETBOOK_DATA", str(real_data))
    assert find_data(own_copy.parent) == real_data


def test_a_stated_folder_without_a_contract_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARGETBOOK_DATA", str(tmp_path))
    with pytest.raises(NotInRecord, match=r"TARGETBOOK_DATA\) is .*no datapackage\.json"):
        find_data()


def test_without_a_data_folder_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotInRecord, match="state --data DIR, set TARGETBOOK_DATA or go"):
        find_data(tmp_path)


def test_areas_are_the_folders_but_hidden_ones(own_copy: Path) -> None:
    (own_copy / ".cache").mkdir()
    (own_copy / "_draft").mkdir()
    assert [folder.name for folder in area_folders(own_copy)] == ["hillside", "riverside", "rivertown"]


def test_an_area_has_its_names_its_parent_and_the_siblings_as_peers(invented_data: Path) -> None:
    areas = read_areas(invented_data)
    riverside = areas["riverside"]
    assert (riverside.name("en"), riverside.name("zh")) == ("Invented Riverside", "虚构河滨区")
    assert (riverside.parent, riverside.peers) == ("rivertown", ("hillside",))
    assert (areas["rivertown"].parent, areas["rivertown"].peers) == (None, ())


def test_stated_peers_replace_the_siblings(own_copy: Path) -> None:
    with (own_copy / "hillside" / "area.yml").open("a", encoding="utf-8") as file:
        file.write("peers: [rivertown]\n")
    assert read_areas(own_copy)["hillside"].peers == ("rivertown",)


def test_a_misspelt_area_is_met_with_the_near_one(invented_data: Path) -> None:
    with pytest.raises(NotInRecord, match="did you mean 'riverside'"):
        require_area(read_areas(invented_data), "rivreside")


def test_nothing_is_suggested_for_a_word_like_no_other() -> None:
    assert did_you_mean("xyz", ["haizhu", "tianhe"]) == ""
