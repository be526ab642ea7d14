"""Buttons that open a chapter's notebook where it can be run, from Jupyter Book's own settings.

`repository.url` in `_config.yml` says where the book lies, `launch_buttons` which services there are; without both
no page has a button.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlparse

from markupsafe import Markup
from sphinx.application import Sphinx

GITHUB = "github.com"
BRANCH = "main"  # where the settings name none
NOTEBOOK = ".ipynb"
OPEN_IN = {"en": "Run this chapter in", "zh_CN": "运行本章："}
AFTER_THE_REST = 900


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the buttons with Sphinx."""
    app.connect("html-page-context", add_buttons, priority=AFTER_THE_REST)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def add_buttons(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: object) -> None:
    """Put the buttons below a chapter that is a notebook."""
    if doctree is None or not str(app.env.doc2path(pagename)).endswith(NOTEBOOK):
        return

    links = dict(launch_links(app.config.html_theme_options, f"{pagename}{NOTEBOOK}"))
    if links:
        context["body"] = Markup(context.get("body", "")) + buttons(
            links, OPEN_IN.get(app.config.language, OPEN_IN["en"])
        )


def buttons(links: dict[str, str], label: str) -> Markup:
    """Set the links as a line."""
    items = Markup(" ").join(Markup('<a href="{}">{}</a>').format(address, name) for name, address in links.items())
    return Markup('<p class="launch"><span>{}</span> {}</p>').format(label, items)


def launch_links(options: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Give the services that the settings name, with the address at which each opens the notebook."""
    repository = str(options.get("repository_url") or "").rstrip("/").removesuffix(".git")
    services = options.get("launch_buttons") or {}
    if not repository:
        return

    branch = str(options.get("repository_branch") or BRANCH)
    place = "/".join(part for part in (str(options.get("path_to_docs") or "").strip("./"), path) if part)
    project = urlparse(repository).path.strip("/")
    on_github = urlparse(repository).netloc == GITHUB

    if (hub := services.get("binderhub_url")) and on_github:
        yield "Binder", f"{hub.rstrip('/')}/v2/gh/{project}/{quote(branch, safe='')}?urlpath=lab/tree/{quote(place)}"
    if (colab := services.get("colab_url")) and on_github:
        yield "Colab", f"{colab.rstrip('/')}/github/{project}/blob/{quote(branch)}/{quote(place)}"
    if hub := services.get("jupyterhub_url"):
        folder = project.rpartition("/")[2]
        opened = quote(f"lab/tree/{folder}/{place}", safe="")
        query = f"repo={quote(repository, safe='')}&urlpath={opened}&branch={quote(branch, safe='')}"
        yield "JupyterHub", f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{query}"
