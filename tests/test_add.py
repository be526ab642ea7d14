"""The command that takes figures in: what it prints, and that no moment leaves the record between two states."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import run_cli
from intake.bureau import monthly, record_table
from targetbook.intake.entering.area_files import entering
from targetbook.intake.entering.origin import StatedSource
from targetbook.intake.entering.taking import ORDER, prepare
from targetbook.record.checking.check import check_folder
from targetbook.record.files import together
from targetbook.record.folder import visible

NEW_PAGE = ["--publisher", "Invented Daily", "--title", "Invented", "--published", "2026-09-30"]
# Enters texts prepared before, by the function that the command calls, in children that are killed at their first,
# fourth, seventh ... step in the file system; names the folders that they left and, last, that of a whole run.
ENTER_KILLED = """
import json, os, shutil, signal, sys
from pathlib import Path
from targetbook.intake.entering.sorting import SortedFigures
from targetbook.intake.entering.taking import Intake, enter

data, work = map(Path, sys.argv[1:])
texts = json.loads((work / "texts.json").read_text(encoding="utf-8"))

def enter_in_child(copy, step):
    events = iter(range(step))
    def count(event, _):
        if event.startswith(("open", "os.", "shutil.", "ctypes.")) and next(events, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    enter(copy, "riverside", Intake(None, SortedFigures((), (), (), ()), (), (), texts))
    os._exit(0)

step = 0
while True:
    copy = work / f"copy-{step}"
    shutil.copytree(data, copy)
    child = os.fork()
    if not child:
        enter_in_child(copy, step)
    ended = os.waitpid(child, 0)[1] == 0
    print(copy, flush=True)
    if ended:
        break
    step += 3
"""


def file_texts(data: Path) -> dict[str, str]:
    return {name: (data / "riverside" / name).read_text(encoding="utf-8") for name in ORDER}


@pytest.mark.parametrize(
    ("lang", "heading", "question"),
    [
        ("en", "1 new, 0 revised", "the nearest is 5.2 for 2025 from bulletin-2025"),
        ("zh", "新增1条，修订0条", "最近的数是2025为5.2（bulletin-2025）"),
    ],
)
def test_figures_go_in_and_the_verdicts_that_turn_are_named(
    record_folder: Path, tmp_path: Path, lang: str, heading: str, question: str
) -> None:
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2025", 3.9, "%", "exact", None]])
    page = ["--area", "riverside", *NEW_PAGE, "--channel", "official", "--lang", lang]
    before = file_texts(record_folder)
    code, text = run_cli("add", str(table), *page)
    assert code == 1 and question in text and "--confirm D2" in text

    code, text = run_cli("add", str(table), *page, "--confirm", "D2", "--dry-run")
    assert code == 0 and "2025-gdp-growth-speech" in text and file_texts(record_folder) == before

    code, text = run_cli("add", str(table), *page, "--confirm", "D2")
    assert code == 0
    assert heading in text and "gdp/growth/2025=3.9 %  [D2]" in text
    assert "2025-gdp-growth-speech" in text and "[riverside:gdp/growth/2025=3.9@invented-daily-2026-09-30]" in text
    assert check_folder(record_folder) == []


@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_a_remark_that_a_figure_makes_untrue_is_named(record_folder: Path, tmp_path: Path, options: list[str]) -> None:
    remarks = record_folder / "riverside" / "commentary" / "growth.md"
    remarks.parent.mkdir(exist_ok=True)
    remarks.write_text("No growth of 2018 was found{absent:gdp/growth/2018}.", encoding="utf-8")
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2018", 6.4, "%", "exact", None]])
    code, text = run_cli("add", str(table), "--area", "riverside", *NEW_PAGE, *options)

    assert code == 0, text
    assert "riverside/commentary/growth.md:1:" in text and "the record holds gdp/growth/2018 now" in text


def test_a_dry_run_and_a_rejected_row_write_nothing(record_folder: Path, tmp_path: Path) -> None:
    before = file_texts(record_folder)
    code, text = run_cli("add", str(monthly(tmp_path / "t.xlsx")), "--area", "riverside", *NEW_PAGE, "--dry-run")
    assert code == 0 and "a dry run" in text and "19 new" in text
    code, text = run_cli("add", str(monthly(tmp_path / "t.xlsx", "8O9")), "--area", "riverside", *NEW_PAGE)
    assert code == 1 and "t.xlsx:5:D: '8O9' is not a number" in text and "nothing was written" in text
    assert file_texts(record_folder) == before


def test_what_was_read_is_given_as_values(record_folder: Path, tmp_path: Path) -> None:
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2025", 3.9, "%", "exact", None]])
    options = ["--channel", "official", "--format", "json", "--dry-run"]
    page = ["add", str(table), "--area", "riverside", *NEW_PAGE, *options]
    code, text = run_cli(*page)
    (question,) = json.loads(text.partition("\nnothing was written")[0])["questions"]
    assert code == 1 and question["row"] == 2 and question["options"][0].startswith("--confirm D2")

    code, text = run_cli(*page, "--confirm", "D2")
    values = json.loads(text)
    (figure,) = values["figures"]
    assert code == 0 and not values["written"] and values["area"] == "riverside"
    assert (figure["state"], figure["indicator"], figure["value"], figure["cell"]) == ("new", "gdp", "3.9", "D2")
    assert {"period": "2024", "value": "5.0", "source": "bulletin-2024"}.keys() == figure["neighbours"][0].keys()
    assert "2025-gdp-growth-speech" in [verdict["target"] for verdict in values["verdicts"]]


def test_the_same_file_twice(record_folder: Path, tmp_path: Path) -> None:
    table = str(monthly(tmp_path / "t.xlsx"))
    assert run_cli("add", table, "--area", "riverside", *NEW_PAGE)[0] == 0
    after = file_texts(record_folder)
    code, text = run_cli("add", table, "--area", "riverside", *NEW_PAGE)
    assert code == 0 and "19 already known" in text and "nothing to enter" in text
    assert file_texts(record_folder) == after


@pytest.mark.parametrize(("lang", "word"), [("en", "a figure withdrawn"), ("zh", "数据撤回")])
def test_a_row_is_withdrawn_with_what_turns_on_it(record_folder: Path, lang: str, word: str) -> None:
    key = "riverside:gdp/growth/2025=5.2@bulletin-2025"
    code, text = run_cli("add", "--withdraw", key, "--why", "misread", "--area", "riverside", "--lang", lang)
    assert code == 0 and "gdp/growth/2025=5.2@bulletin-2025" in text
    assert "2025-gdp-growth-speech" in text and word in text and f"[{key}]" in text
    assert check_folder(record_folder) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "give a FILE"),
        (["t.xlsx", "--withdraw", "gdp/growth/2025=5.2@bulletin-2025", "--why", "x"], "give a FILE"),
        (["--withdraw", "gdp/growth/2025=5.2@bulletin-2025"], "with --why"),
        (["--withdraw", "gdp/growth/2025=5.2@buletin-2025", "--why", "x"], "did you mean"),
        (["t.xlsx", "--source", "buletin-2025"], "did you mean 'bulletin-2025'?"),
        (["t.xlsx", "--searched", "yesterday"], "is not a day"),
        (["t.xlsx", "--area", "riversid"], "did you mean 'riverside'?"),
    ],
)
def test_wrong_usage_is_explained_and_exits_2(record_folder: Path, words: list[str], why: str) -> None:
    code, text = run_cli("add", "--area", "riverside", *words)
    assert code == 2
    assert why in " ".join(text.split())


def test_two_at_once_are_one_too_many(record_folder: Path, tmp_path: Path) -> None:
    table = str(monthly(tmp_path / "t.xlsx"))
    before = file_texts(record_folder)
    with entering(record_folder / "riverside"):
        code, text = run_cli("add", table, "--area", "riverside", *NEW_PAGE)
    assert code == 1
    assert text.strip() == (
        "another targetbook add is at work on riverside; nothing was written: try again when it is done"
    )
    assert file_texts(record_folder) == before
    assert run_cli("add", table, "--area", "riverside", *NEW_PAGE)[0] == 0


def test_a_file_that_may_not_be_read_is_told_in_a_line(record_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    code, text = run_cli("add", str(tmp_path / "loop.csv"), "--area", "riverside", *NEW_PAGE)
    assert code == 1 and "loop.csv" in text and "Traceback" not in text


def test_a_kill_at_any_step_leaves_every_file_as_before_or_every_file_as_after(
    record_folder: Path, tmp_path: Path
) -> None:
    page = StatedSource(publisher="Invented Daily", title="Invented", published="2026-09-30")
    texts = prepare(record_folder, "riverside", monthly(tmp_path / "t.xlsx"), page, None).texts
    (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")

    command = [sys.executable, "-c", ENTER_KILLED, str(record_folder), str(tmp_path)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    *killed, whole = (Path(line) for line in output.splitlines())
    before = visible_files(record_folder)
    after = visible_files(whole)

    assert len(killed) > len(texts)
    assert after == before | {f"riverside/{name}": text for name, text in texts.items()}
    assert {"before" if visible_files(copy) == before else "after" for copy in killed} == {"before", "after"}
    assert all(visible_files(copy) in (before, after) for copy in killed)
    assert check_folder(killed[-1]) == []


def test_what_a_killed_process_left_is_gone_after_the_next(record_folder: Path, tmp_path: Path) -> None:
    (record_folder / ".riverside.abc.new").mkdir()
    assert run_cli("add", str(monthly(tmp_path / "t.xlsx")), "--area", "riverside", *NEW_PAGE)[0] == 0
    assert [path.name for path in record_folder.iterdir() if path.name.startswith(".riverside")] == []


def test_a_system_that_exchanges_no_folders_gets_its_files_one_by_one(
    record_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "exchange_at_once", lambda first, second: False)
    inode = (record_folder / "riverside").stat().st_ino
    assert run_cli("add", str(monthly(tmp_path / "t.xlsx")), "--area", "riverside", *NEW_PAGE)[0] == 0
    assert check_folder(record_folder) == [] and (record_folder / "riverside").stat().st_ino == inode


def test_who_stands_in_the_folder_stays_in_it(
    record_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(record_folder / "riverside")
    assert run_cli("add", str(monthly(tmp_path / "t.xlsx")), "--area", "riverside", *NEW_PAGE)[0] == 0
    assert "invented-daily-2026-09-30" in Path("observations.csv").read_text(encoding="utf-8")


def visible_files(data: Path) -> dict[str, str]:
    """Give what each file of a data folder holds, hidden ones apart."""
    return {path.relative_to(data).as_posix(): path.read_text("utf-8") for path in visible(data) if path.is_file()}
