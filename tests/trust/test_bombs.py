"""Small files that stand for endless ones, files that never end, and contracts that would not hold: one line each."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from conftest import CHECKOUT
from targetbook.cli import app
from targetbook.judgement.rules.standard import WrongRules, read_rules
from targetbook.press.book.checkout import check_checkout
from targetbook.press.places import Places
from targetbook.record.checking.check import check_folder
from targetbook.record.checking.slow_patterns import is_slow

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
NEST = "peers: " + "[" * 1000 + "]" * 1000 + "\n"
Change = Callable[[dict[str, Any]], Any]


def without(key: str) -> Change:
    return lambda contract: {name: value for name, value in contract.items() if name != key}


def with_table(**cells: Any) -> Change:
    """Change the table of targets."""
    return lambda contract: (
        contract | {"area_tables": [contract["area_tables"][0] | cells, *contract["area_tables"][1:]]}
    )


def with_field(**cells: Any) -> Change:
    """Change the first column of the table of targets."""

    def change(contract: dict[str, Any]) -> Any:
        schema = contract["area_tables"][0]["schema"]
        fields = [schema["fields"][0] | cells, *schema["fields"][1:]]
        return with_table(schema=schema | {"fields": fields})(contract)

    return change


CONTRACTS: dict[str, tuple[Change, str]] = {
    "a list": (lambda contract: [contract], "holds no keys"),
    "no tables": (without("area_tables"), "area_tables: is no list of tables"),
    "no catalogue": (without("resources"), "resources: is no list of tables"),
    "a table dropped": (
        lambda contract: (
            contract | {"area_tables": [table for table in contract["area_tables"] if table["name"] != "readings"]}
        ),
        "has no table 'readings'",
    ),
    "a path out of the folder": (with_table(path="../../../etc/passwd"), "expected a file's name, like targets.csv"),
    "a profile elsewhere": (
        lambda contract: contract | {"profile": "http://127.0.0.1:9/profile.json"},
        "profile: would be asked for elsewhere",
    ),
    "no key": (with_table(schema={"fields": [{"name": "target", "type": "string"}]}), "has no primaryKey"),
    "no columns": (with_table(schema={}), "has no fields"),
    "an unknown type": (with_field(type="colour"), "expected string, number, integer"),
    "a bad pattern": (with_field(constraints={"pattern": "(["}), "is no regular expression"),
    "no number": (lambda contract: contract | {"version": float("nan")}, "NaN is no number of JSON"),
}


@pytest.mark.parametrize("change", CONTRACTS)
def test_a_contract_that_would_not_hold_is_told(own_copy: Path, change: str) -> None:
    path = own_copy / "datapackage.json"
    make, words = CONTRACTS[change]
    path.write_text(json.dumps(make(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    (finding,) = check_folder(own_copy)

    assert finding.file == "data/datapackage.json"
    assert words in finding.message


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000], ids=["lists", "keys"])
def test_a_contract_nested_without_end_is_told(own_copy: Path, text: str) -> None:
    (own_copy / "datapackage.json").write_text(text, encoding="utf-8")
    (finding,) = check_folder(own_copy)
    assert finding.message.startswith("is not JSON: ")


def test_a_contract_that_is_a_pipe_is_not_waited_for(own_copy: Path) -> None:
    (own_copy / "datapackage.json").unlink()
    os.mkfifo(own_copy / "datapackage.json")
    (finding,) = check_folder(own_copy)
    assert "is no plain file" in finding.message


@pytest.mark.parametrize("bomb", [LAUGHS, NEST], ids=["aliases", "nesting"])
def test_an_area_file_that_stands_for_an_endless_one_is_told(own_copy: Path, bomb: str) -> None:
    path = own_copy / "riverside" / "area.yml"
    path.write_text(path.read_text(encoding="utf-8") + bomb, encoding="utf-8")
    findings = check_folder(own_copy)
    assert [finding.file for finding in findings] == ["data/riverside/area.yml"]
    assert "aliases are not taken" in findings[0].message or "deep within each other" in findings[0].message


@pytest.mark.parametrize("bomb", [LAUGHS, NEST], ids=["aliases", "nesting"])
def test_settings_and_rules_that_stand_for_endless_ones_are_told(tmp_path: Path, bomb: str) -> None:
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).write_text(bomb, encoding="utf-8")

    assert [finding.file for finding in check_checkout(Places(tmp_path, tmp_path / "data"))] == [
        "_config.yml",
        "_toc.yml",
    ]
    with pytest.raises(WrongRules, match="this is not YAML"):
        read_rules(tmp_path / "_config.yml")


def test_rules_that_never_end_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    os.mkfifo(tmp_path / "rules.yml")

    for path in (tmp_path / "rules.yml", Path("/dev/zero")):
        result = CliRunner().invoke(app, ["verdicts", "--rules", str(path)])
        assert result.exit_code == 2
        assert f"rules {path} cannot be read: it is no plain file" in result.output


@pytest.mark.parametrize(
    "pattern",
    ["^(([a-zA-Z .-]+)+)+$!", "(a+)+", "(a*)*b", "(a|a)*", "( ?[a-z]+)*", "(([0-9]+),?)*", "(.*)*", r"(?:\w+\s?)+$"],
)
def test_a_contract_whose_pattern_would_take_for_ever_is_told(own_copy: Path, pattern: str) -> None:
    path = own_copy / "datapackage.json"
    change = with_field(constraints={"pattern": pattern})
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    (finding,) = check_folder(own_copy)
    assert "repeats what repeats already" in finding.message


@pytest.mark.parametrize(
    "pattern", ["[a-z]+(-[a-z0-9]+)*", "^[a-z0-9]+([_-][a-z0-9]+)*$", "([^/]+/)+", "(?:x|y)+", r"(\(a+)*"]
)
def test_a_pattern_whose_rounds_are_kept_apart_is_none_of_these(pattern: str) -> None:
    assert not is_slow(pattern)
