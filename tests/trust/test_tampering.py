"""Whatever is tampered with on a site, `verify` finds it: by sums, by the data, by a key, or by printing it anew."""

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from conftest import run_cli
from targetbook.press.cluster.worker import Order, print_order
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.press.site.front_page import write_front_page
from targetbook.press.site.manifest import write_site_sums
from targetbook.press.site.provenance import offer_data
from tools import needs

from .tampering import EDITION, Change, Tampering, edit, lay_out_small, page, print_site, renew_sums
from .tamperings import ALONE, LEFT, RENEWED

pytestmark = pytest.mark.xdist_group("tampering")
Verified = Callable[[str], str]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A site of one small edition."""
    root = tmp_path_factory.mktemp("printed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TARGETBOOK_DATA", str(root / "data"))
        return print_site(root)


@pytest.fixture(scope="module")
def verified(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Verified:
    """Give what is found once every tampering of a batch is done; each batch is verified once."""

    @cache
    def outcome(batch: str) -> str:
        site = tmp_path_factory.mktemp("tampered") / "site"
        shutil.copytree(places.site, site)
        for tampering in [*LEFT, *RENEWED, *ALONE]:
            if tampering.batch == batch:
                tampering.change(site)
        if batch.startswith("renewed"):
            renew_sums(site)

        code, output = run_cli("verify", str(site))
        assert code == 1
        assert "Traceback" not in output
        return output

    return outcome


def test_the_battery_is_large() -> None:
    assert len(LEFT + RENEWED + ALONE) >= 80


def test_a_site_as_it_was_made_is_confirmed(places: Places) -> None:
    assert run_cli("verify", str(places.site)) == (0, f"{EDITION}: as made; its data give the verdicts it shows\n")


@pytest.mark.parametrize("tampering", [*LEFT, *RENEWED, *ALONE], ids=lambda each: f"{each.batch}: {each.name}")
def test_a_tampering_is_found(verified: Verified, tampering: Tampering) -> None:
    assert tampering.finding in verified(tampering.batch)


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of GnuPG with a publisher's key, laid out beside it as `publisher.asc`, and another one's."""
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    for name in ("publisher", "stranger"):
        mail = f"{name}@example.invalid"
        sign_by(home, "--passphrase", "", "--quick-generate-key", mail, "ed25519", "sign", "never")
        sign_by(home, "--armor", "--output", str(home / f"{name}.asc"), "--export", mail)

    return home


def sign_by(home: Path, *words: str) -> None:
    command = ["gpg", "--homedir", str(home), "--batch", "--pinentry-mode", "loopback", *words]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def signed_site(places: Places, signer: Path, tmp_path: Path) -> Path:
    """A copy of the site, signed as the README says."""
    site = tmp_path / "site"
    shutil.copytree(places.site, site)
    sign_by(signer, "--local-user", "publisher@example.invalid", "--armor", "--detach-sign", str(site / "SHA256SUMS"))
    return site


def verify_by(site: Path, key: Path) -> tuple[int, str]:
    return run_cli("verify", str(site), "--key", str(key))


@needs("gpg")
def test_a_signature_of_the_publisher_is_confirmed(signed_site: Path, signer: Path) -> None:
    assert verify_by(signed_site, signer / "publisher.asc")[0] == 0
    code, output = run_cli("verify", str(signed_site))
    assert code == 0
    assert "whether by its publisher is seen with --key" in output


@needs("gpg")
def test_another_key_no_signature_and_no_key_are_told(signed_site: Path, signer: Path) -> None:
    code, output = verify_by(signed_site, signer / "stranger.asc")
    assert code == 1
    assert "SHA256SUMS.asc: is no signature of SHA256SUMS by the key in stranger.asc" in output
    assert "is no public key" in verify_by(signed_site, signed_site / "index.html")[1]
    assert "no such file" in verify_by(signed_site, signer / "nobody.asc")[1]

    (signed_site / "SHA256SUMS.asc").unlink()
    assert "SHA256SUMS.asc: missing" in verify_by(signed_site, signer / "publisher.asc")[1]


PROSE = [
    page("targets here for 2025", "targets of 2025, all of them kept"),
    edit(f"{EDITION}/_static/shell.js", "\n", "\n// another script\n"),
    edit(f"{EDITION}/provenance.json", '"commit": "', '"commit": "0'),
]


@needs("gpg")
@pytest.mark.parametrize("change", PROSE, ids=["prose", "script", "commit"])
def test_what_no_data_tell_is_found_by_the_key(signed_site: Path, signer: Path, change: Change) -> None:
    change(signed_site)
    signature = (signed_site / "SHA256SUMS.asc").read_bytes()
    renew_sums(signed_site)
    assert not (signed_site / "SHA256SUMS.asc").exists()  # a build, too, takes away a signature of other sums
    (signed_site / "SHA256SUMS.asc").write_bytes(signature)
    assert "is no signature of SHA256SUMS" in verify_by(signed_site, signer / "publisher.asc")[1]


@pytest.mark.filterwarnings("default")  # kernels and papermill warn of their own affairs
@pytest.mark.xdist_group("kernels")
def test_what_no_data_tell_is_found_by_printing_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = lay_out_small(tmp_path, ["sources", "corrections"])
    edition = Edition("riverside", 2025)
    print_order(places, Order("", "", "", edition, (edition,)))
    offer_data(places)
    write_front_page(places.site)
    write_site_sums(places.site)

    monkeypatch.chdir(places.root)
    before = run_cli("verify", "--rebuild")[1]
    assert "not what this checkout prints" not in before

    for change in PROSE[1:]:
        change(places.site)
    renew_sums(places.site)
    output = run_cli("verify", "--rebuild")[1]
    assert f"{EDITION}/_static/shell.js: not what this checkout prints of its data" in output
    assert f"{EDITION}/scorecard.html: not what this checkout prints of its data" in output, "it states the commit"
