"""What lies in a data folder but should not: links, giants, strays; one line each, before anything is read."""

import os
import shutil
from pathlib import Path

import pytest

from record.spoiling import only_finding
from targetbook.record.checking.check import check_folder
from targetbook.record.files.readable import LARGEST


def test_a_giant_is_refused_by_its_size(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    with path.open("r+b") as file:
        file.truncate(200_000_000)  # a hole: nothing is written, and nothing may be read
    finding = only_finding(own_copy)

    assert str(finding) == "data/riverside/observations.csv:1:-: is 200 MB; expected at most 20 MB"
    assert path.stat().st_size > LARGEST


def test_a_link_out_of_the_tree(own_copy: Path) -> None:
    path = own_copy / "riverside" / "commentary"
    path.symlink_to("/etc", target_is_directory=True)
    finding = only_finding(own_copy)
    assert str(finding).startswith("data/riverside/commentary:1:-: is a link that leads out of the data folder")


def test_a_link_that_leads_nowhere(own_copy: Path) -> None:
    path = own_copy / "riverside" / "milestones.csv"
    path.unlink()
    path.symlink_to("gone.csv")
    assert "leads nowhere" in only_finding(own_copy).message


def test_a_pipe_is_not_waited_for(own_copy: Path) -> None:
    path = own_copy / "riverside" / "searches.csv"
    path.unlink()
    os.mkfifo(path)
    assert "is no plain file" in only_finding(own_copy).message


def test_a_table_under_a_name_that_nothing_reads(own_copy: Path) -> None:
    folder = own_copy / "riverside"
    (folder / "milestones.csv").rename(folder / "milestone.csv")
    finding = only_finding(own_copy)
    assert finding.file == "data/riverside/milestone.csv"
    assert "did you mean 'milestones.csv'?" in finding.message


def test_a_remark_under_a_name_that_nothing_reads(own_copy: Path) -> None:
    folder = own_copy / "riverside" / "commentary"
    folder.mkdir()
    (folder / "growth.txt").write_text("words", encoding="utf-8")
    assert "expected a file named after a theme" in only_finding(own_copy).message


def test_what_lies_beside_the_areas_would_be_published(own_copy: Path) -> None:
    (own_copy / "passwords.txt").write_text("secret", encoding="utf-8")
    finding = only_finding(own_copy)
    assert finding.file == "data/passwords.txt"
    assert "is no part of the record, and would be published with it" in finding.message


@pytest.mark.parametrize("name", ["Hill Side", "-rf", "$(touch x)", "hillsidе", "%2e%2e", "hill\nside", "h" * 41])
def test_a_folder_under_a_name_that_no_address_can_hold(own_copy: Path, name: str) -> None:
    shutil.copytree(own_copy / "hillside", own_copy / name)
    finding = next(finding for finding in check_folder(own_copy) if "is no name of an area's folder" in finding.message)
    assert "\n" not in str(finding)


def test_a_copied_folder_that_still_bears_anothers_names(own_copy: Path) -> None:
    shutil.copytree(own_copy / "hillside", own_copy / "hilltop")
    findings = [finding for finding in check_folder(own_copy) if finding.file == "data/hilltop/area.yml"]
    assert [finding.column for finding in findings] == ["code", "name_en", "name_zh"]
    assert "is what hillside and hilltop say; expected one of its own" in findings[0].message


@pytest.mark.parametrize("name", [".hidden", "_hidden"])
def test_a_parent_that_is_no_area(own_copy: Path, name: str) -> None:
    path = own_copy / "hillside" / "area.yml"
    (own_copy / name).mkdir()
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(f"parent: {name}" if "parent:" in line else line for line in lines), encoding="utf-8")
    assert any(f"no area {name!r} beside this one" in finding.message for finding in check_folder(own_copy))


@pytest.mark.parametrize("name", [".DS_Store", ".add.lock"])
def test_hidden_files_are_nobodys(own_copy: Path, name: str) -> None:
    (own_copy / "riverside" / name).write_bytes(b"\0")
    assert check_folder(own_copy) == []


def test_a_file_that_may_not_be_read(own_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything: what the system would answer is put in its mouth, for this one path."""
    path = own_copy / "riverside" / "targets.csv"
    really = Path.open

    def refuse(self: Path, *args: object, **more: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    finding = only_finding(own_copy)
    assert str(finding) == (
        "data/riverside/targets.csv:1:-: cannot be opened: Permission denied; expected a file that may be read"
    )


def test_what_is_wrong_in_every_stage_is_told_at_once(own_copy: Path) -> None:
    riverside = own_copy / "riverside"
    hillside = own_copy / "hillside"
    (riverside / "sources.csv").write_bytes(b"\xef\xbb\xbf" + (riverside / "sources.csv").read_bytes())
    text = (hillside / "observations.csv").read_text(encoding="utf-8").split("\n")
    text[1] = text[1].replace(",%,", ",percent,", 1)
    (hillside / "observations.csv").write_text("\n".join(text), encoding="utf-8")
    findings = check_folder(own_copy)

    assert {finding.file for finding in findings} == {"data/riverside/sources.csv", "data/hillside/observations.csv"}


def test_rules_beyond_the_schema_are_told_beside_it(own_copy: Path) -> None:
    path = own_copy / "hillside" / "observations.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = lines[1].replace(",%,", ",percent,", 1)
    lines[2] = lines[2].replace("gdp,", "gpd,", 1)
    path.write_text("\n".join(lines), encoding="utf-8")

    assert {(finding.row, finding.column) for finding in check_folder(own_copy)} == {(2, "unit"), (3, "indicator")}
