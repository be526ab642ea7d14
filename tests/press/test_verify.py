"""A built site held to its own record."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from targetbook.cli import app
from targetbook.page.handover.verdict_objects import save_edition
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.press.site.provenance import PROVENANCE, SUMS, data_digest, data_zip, offer_data, state, sums
from targetbook.press.site.verify import editions_of, faults

INVENTED = Edition("riverside", 2024)


@pytest.fixture
def site(own_copy: Path, tmp_path: Path) -> Path:
    """A site with one edition of an invented area: its verdicts, a page, and what it was made from."""
    places = Places(root=tmp_path, data=own_copy)
    work = places.work(INVENTED)
    pages = places.published(INVENTED)
    save_edition(own_copy, work, str(INVENTED.path), **INVENTED.parameters())
    (work / "_toc.yml").write_text("format: jb-book\nroot: chapters/overview\n", encoding="utf-8")
    pages.mkdir(parents=True)
    (pages / "verdicts.json").write_bytes((work / "verdicts.json").read_bytes())
    (pages / "index.html").write_text("a page", encoding="utf-8")
    state(pages, places, INVENTED)
    offer_data(places)

    return places.site


def verify(site: Path) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, ["verify", str(site)])
    return result.exit_code, result.stdout.splitlines()


def test_a_site_as_it_was_made_is_confirmed(site: Path) -> None:
    assert verify(site) == (0, ["riverside-2024/en: as made; its data give the verdicts it shows"])


def test_what_an_edition_was_made_from_is_stated(site: Path, own_copy: Path) -> None:
    provenance = json.loads((site / INVENTED.path / PROVENANCE).read_text(encoding="utf-8"))
    assert provenance["data"] == data_digest(own_copy) and data_zip(site, provenance["data"]).is_file()
    assert provenance["command"] == "targetbook build --area riverside --year 2024 --lang en"
    assert list(provenance["notebooks"]) == ["chapters/overview"] and provenance["rules"]


def test_changed_missing_and_added_files_are_named(site: Path) -> None:
    pages = site / INVENTED.path
    (pages / "index.html").write_text("another page", encoding="utf-8")
    (pages / "new.html").write_text("new", encoding="utf-8")
    (pages / "verdicts.json").unlink()
    messages = faults(site, pages)
    assert {"index.html: changed since it was made", "new.html: not among the files that were made"} <= set(messages)
    assert "verdicts.json: missing" in messages


def test_a_verdict_that_does_not_follow_from_the_data_is_named(site: Path) -> None:
    pages = site / INVENTED.path
    verdicts = json.loads((pages / "verdicts.json").read_text(encoding="utf-8"))
    verdicts[0]["status"] = "met" if verdicts[0]["status"] != "met" else "missed"
    (pages / "verdicts.json").write_text(json.dumps(verdicts), encoding="utf-8")
    (pages / SUMS).write_text(sums(pages), encoding="utf-8")
    code, lines = verify(site)
    assert code == 1
    assert [line for line in lines if verdicts[0]["target"] in line and "its data give" in line]


@pytest.mark.parametrize("spoilt", [b"not a zip", b""])
def test_data_that_are_gone_or_spoilt_are_named(site: Path, spoilt: bytes) -> None:
    package = next((site / "data").glob("*.zip"))
    package.write_bytes(spoilt)
    assert faults(site, site / INVENTED.path) == [f"data/{package.name}: not a zip file"]
    package.unlink()
    assert faults(site, site / INVENTED.path) == [
        f"data/{package.name}: missing, so the verdicts cannot be judged anew"
    ]


def test_a_provenance_that_says_nothing_is_named(site: Path) -> None:
    (site / INVENTED.path / PROVENANCE).write_text("[]", encoding="utf-8")
    assert verify(site)[0] == 1


def test_a_folder_without_editions_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["verify", str(tmp_path)])
    assert result.exit_code == 1 and "made by `targetbook build`" in result.stderr
    with pytest.raises(Exception, match="holds no edition"):
        editions_of(tmp_path)
