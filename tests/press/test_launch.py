"""The book elsewhere: launch buttons by the settings alone, and the files that describe an environment."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import CHECKOUT
from targetbook.press.book.launch import buttons, launch_links
from targetbook.press.book.stage import read_config

SERVICES = {
    "binderhub_url": "https://binder.example",
    "colab_url": "https://colab.example",
    "jupyterhub_url": "https://hub.example/",
}
SETTINGS: dict[str, Any] = {
    "repository_url": "https://github.com/someone/a-book.git",
    "repository_branch": "next/year",
    "path_to_docs": "",
    "launch_buttons": SERVICES,
}
PATH = "chapters/growth.ipynb"


def test_each_service_opens_the_chapter() -> None:
    assert dict(launch_links(SETTINGS, PATH)) == {
        "Binder": "https://binder.example/v2/gh/someone/a-book/next%2Fyear?urlpath=lab/tree/chapters/growth.ipynb",
        "Colab": "https://colab.example/github/someone/a-book/blob/next/year/chapters/growth.ipynb",
        "JupyterHub": "https://hub.example/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fsomeone%2Fa-book"
        "&urlpath=lab%2Ftree%2Fa-book%2Fchapters%2Fgrowth.ipynb&branch=next%2Fyear",
    }


def test_a_book_below_the_root_of_its_repository_is_found() -> None:
    links = dict(launch_links({**SETTINGS, "path_to_docs": "./book/"}, PATH))
    assert links["Binder"].endswith("lab/tree/book/chapters/growth.ipynb")


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"repository_url": ""}, []),
        ({"repository_url": None, "launch_buttons": None}, []),
        ({"launch_buttons": {}}, []),
        ({"launch_buttons": {"colab_url": "https://colab.example"}}, ["Colab"]),
        ({"repository_url": "https://forge.example/someone/a-book"}, ["JupyterHub"]),
    ],
)
def test_a_button_stands_only_for_what_is_set(settings: dict[str, Any], names: list[str]) -> None:
    assert list(dict(launch_links({**SETTINGS, **settings}, PATH))) == names


def test_addresses_are_escaped() -> None:
    assert "&amp;urlpath" in buttons(dict(launch_links(SETTINGS, PATH)), "Run")


def test_the_book_as_it_is_sets_no_address_and_has_no_button() -> None:
    config = read_config(CHECKOUT / "_config.yml")
    options = {"repository_url": config["repository"]["url"], "launch_buttons": config["launch_buttons"]}
    assert dict(launch_links(options, PATH)) == {}
    assert "targetbook.press.book.launch" in config["sphinx"]["config"]["extensions"]


def test_binder_installs_what_readers_install() -> None:
    lines = (CHECKOUT / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if not line.startswith("#")]
    assert (CHECKOUT / "binder" / line.removeprefix("-r ")).resolve() == CHECKOUT / "requirements.lock"
    assert os.access(CHECKOUT / "binder" / "postBuild", os.X_OK)
    version = (CHECKOUT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    assert re.search(
        rf"requires-python = \">={version.removeprefix('python-')}\"", (CHECKOUT / "pyproject.toml").read_text()
    )


def instructions(dockerfile: Path) -> list[tuple[str, str]]:
    """Give a Dockerfile's instructions with what stands behind them."""
    lines = [line for line in dockerfile.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    whole = "\n".join(lines).replace("\\\n", "").splitlines()
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in whole) if word]


def test_the_container_runs_as_an_ordinary_user_on_what_the_locks_name() -> None:
    steps = instructions(CHECKOUT / "Dockerfile")
    words = [word for word, _ in steps]
    assert dict(steps)["USER"] == "reader" and "USER" not in words[words.index("USER") + 1 :]
    assert dict(steps)["ARG"] == "LOCK=requirements.lock"
    pips = [rest for word, rest in steps if word == "RUN" and "pip install" in rest]
    assert all("--require-hashes" in rest or "--no-index" in rest for rest in pips)


def test_the_development_container_is_the_same_one() -> None:
    settings = json.loads((CHECKOUT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    folder = CHECKOUT / ".devcontainer"
    assert (folder / settings["build"]["dockerfile"]).resolve() == CHECKOUT / "Dockerfile"
    assert (folder / settings["build"]["context"]).resolve() == CHECKOUT
    assert (CHECKOUT / settings["build"]["args"]["LOCK"]).is_file()
    assert settings["remoteUser"] == dict(instructions(CHECKOUT / "Dockerfile"))["USER"]
