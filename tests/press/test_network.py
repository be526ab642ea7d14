"""A build asks no other machine for anything."""

import re
import subprocess
import sys
from pathlib import Path

from targetbook.press.places import Places
from tools import needs

BUILD = """
import sys
from pathlib import Path
from shutil import copyfile
from targetbook.press.site import publish
from targetbook.press.edition import Edition
from targetbook.press.chapters.execute import execute_chapter
from targetbook.press.places import Places
from targetbook.press.book.stage import print_book

places, edition = Places(Path(sys.argv[1]), Path(sys.argv[1]) / "data"), Edition("haizhu", 2025)
for notebook in sorted((places.root / "chapters").glob("*.ipynb")):
    execute_chapter(notebook, places.work(edition), places.data, edition, places.build / "charts")
copyfile(places.toc, places.work(edition) / "_toc.yml")
print_book(places, edition)
"""
REACHED = re.compile(r'sa_family=AF_INET6?.*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")')
HERE = re.compile(r"127\.|::1$|::ffff:127\.")


@needs("strace")
def test_a_build_reaches_this_machine_alone(places: Places, tmp_path: Path) -> None:
    log = tmp_path / "calls.txt"
    watch = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(log)]
    process = subprocess.run(
        [*watch, sys.executable, "-c", BUILD, str(places.root)], capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    reached = {match[1] or match[2] for match in REACHED.finditer(log.read_text(encoding="utf-8", errors="replace"))}
    assert reached, "the kernels' own connections were not seen, so nothing was watched"
    assert {address for address in reached if not HERE.match(address)} == set()
