"""Under --lang zh all that the commands ask and answer is Chinese; codes, names of options and of columns stay."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from conftest import CHECKOUT, run_cli
from targetbook.cli import messages
from targetbook.cli.messages import message_in, questions_in

ROOT = Path(messages.__file__).parents[1]
CHECKS = ("cross_rules", "cell_values", "plausible", "area_file", "file_format", "own_words", "schema", "target_rules")
FILES = ("checking/tree", "publishers", "dates", "periods", "files/decoding", "files/readable")
# What no command prints under --lang: `new` has no such option, and these are another library's messages.
SILENT = {"Can't find workbook", "while scanning"}
SENTENCE = re.compile(r"[a-z]+,? [a-z]{2,}|[a-z]{2,},? a [a-z]+|[a-z]{2,}:? \{|\}:? [a-z]{2,}")
PATTERN = re.compile(r"\(\?|\n|\\")
WORDS = re.compile(r"(?<![\w/.\-{])[a-z]{3,} [a-z]{2,} [a-z]{2,}")


@pytest.fixture(autouse=True)
def among_the_invented(invented_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("TARGETBOOK_DATA", str(invented_data))


def sources() -> list[Path]:
    modules = [path for path in sorted((ROOT / "intake").rglob("*.py")) if path.name != "new_area.py"]
    remarks = [ROOT / "page" / "commentary" / f"{name}.py" for name in ("check", "remarks")]
    names = (*(f"checking/{name}" for name in CHECKS), *FILES)
    return [*modules, *remarks, *(ROOT / "record" / f"{name}.py" for name in names)]


def messages_in(path: Path) -> Iterator[str]:
    """Give what a module says: its texts in words, each slot by its place, its docstrings apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    apart |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(_piece(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            text = node.value
        else:
            continue
        slots = iter(range(1, 10))
        message = re.sub("\0", lambda _, slots=slots: f"{{{next(slots)}}}", text)  # type: ignore[misc]
        if SENTENCE.search(message) and not PATTERN.search(message):
            yield message


def _piece(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "\0"


def test_each_message_of_intake_and_check_has_its_chinese_and_none_is_left_over() -> None:
    texts = {message for path in sources() for message in messages_in(path)} - SILENT
    chinese = yaml.safe_load((ROOT / "cli" / "messages.zh.yml").read_text(encoding="utf-8"))
    assert set(chinese) == texts
    slots = re.compile(r"\{[0-9]\}")
    assert {key for key, text in chinese.items() if set(slots.findall(key)) != set(slots.findall(text))} == set()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("which indicator? only the title names one", "指哪项指标？只有标题写明"),
        ("t.csv:3:B: is no place; expected 1 or more", "t.csv:3:B: 不是位次，应为1以上"),
        (
            "t.xlsx:2:A: names another area; left over: 青石; answer with --ignore 青石 or --leave-out 2",
            "t.xlsx:2:A: 写的是另一个地区；未能理解的字词：青石（请用--ignore 青石或--leave-out 2答复）",
        ),
        (
            "data/x/targets.csv:3:kind: is empty; expected one of quantitative, milestone",
            "data/x/targets.csv:3:kind: 为空，应为下列之一：quantitative, milestone",
        ),
        ("data/x/targets.csv:3:-: is a blank row; expected none", "data/x/targets.csv:3:-: 是空行，不应有空行"),
        ("no row 'gdp/x'; did you mean gdp?", "没有'gdp/x'这一行；是否应为gdp？"),
        ("words that no form has", "words that no form has"),
    ],
)
def test_a_message_is_filled_in_chinese_at_its_place(english: str, chinese: str) -> None:
    assert message_in(english, "zh") == chinese
    assert message_in(english, "en") == english


def test_the_questions_of_a_row_are_told_apart() -> None:
    review = "of which year?; 'CNY' for the growth of gdp; expected '%'; choose a theme"
    assert questions_in(review, "zh") == "属哪一年？；gdp（growth）的单位为'CNY'，应为'%'；请选定专题"
    assert questions_in("", "zh") == ""


REPORT = """去年以来，固定资产投资增长8.5%。税收营业情况增长6%，经营主体25万户。
临江体育馆建成启用。力争全年地区生产总值增长6%，引进两三家企业，完成水网投资30亿元。"""
TABLE = "指标,单位,累计,同比\n青石区2025年1-9月主要指标,,,\n地区生产总值,万千瓦,303,5.5\n没有的指标,亿元,1,2\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    return report, table


def test_every_command_speaks_chinese(files: tuple[Path, Path]) -> None:
    report, table = map(str, files)
    area = ("--area", "riverside", "--lang", "zh")
    page = ("--publisher", "统计局", "--title", "主要指标", "--published", "2025-10-28", "--channel", "official")
    commands = [
        ("read", report, *area, "--published", "2025-07-20", "--format", "table"),
        ("read", report, *area, "--published", "2025-07-20", "--format", "json"),
        ("draft", report, *area, "--year", "2025"),
        ("draft", f"{report}.none", *area, "--year", "2025"),
        ("add", table, *area, *page, "--dry-run"),
        ("add", table, *area, *page, "--dry-run", "--format", "json"),
        ("add", table, *area),
        ("add", *area, "--withdraw", "gdp/x", "--why", "误读"),
        ("verdicts", *area, "--year", "2025"),
        ("changes", "2025-01-01", "latest", *area, "--year", "2025"),
    ]
    english = {" ".join(command[:2]): WORDS.findall(run_cli(*command)[1]) for command in commands}
    assert {command: words for command, words in english.items() if words} == {}
