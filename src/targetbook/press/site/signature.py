"""Whether the site's sums are signed by the key of whoever publishes it: GnuPG looks, by that key alone."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from targetbook.press.errors import PressError
from targetbook.press.site.manifest import SIGNATURE
from targetbook.press.site.provenance import SUMS

PATIENCE = 60  # seconds
GOOD = "GOODSIG "  # neither expired nor revoked
WITHOUT = "cannot be checked without GnuPG: install gpg, or ask a machine that has it"


def signature_faults(site: Path, key: Path | None) -> Iterator[str]:
    """Say what keeps the sums from being signed by the key in a file; without one nothing is asked for."""
    if key is None:
        return
    if not key.is_file():
        raise PressError(f"{key}: no such file; expected a public key as `gpg --armor --export` writes it")
    if not (site / SIGNATURE).is_file():
        yield f"{SIGNATURE}: missing, so nothing says that whoever has the key made this site"
        return

    with TemporaryDirectory() as home:
        if gpg(home, "--import", str(key.resolve())) is None:
            raise PressError(f"{key}: is no public key; expected one as `gpg --armor --export` writes it")
        status = gpg(home, "--verify", str((site / SIGNATURE).resolve()), str((site / SUMS).resolve()))

    if status is None or GOOD not in status:
        yield f"{SIGNATURE}: is no signature of {SUMS} by the key in {key.name}"


def gpg(home: str, *words: str) -> str | None:
    """Give what GnuPG says of its work, with the keys of that folder alone; None where it refuses."""
    command = ["gpg", "--homedir", home, "--batch", "--no-tty", "--no-auto-key-retrieve", "--status-fd", "1", *words]
    try:
        answer = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    except FileNotFoundError:
        raise PressError(f"{SIGNATURE}: {WITHOUT}") from None
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.decode(errors="replace")
