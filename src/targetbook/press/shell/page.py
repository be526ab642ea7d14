"""What each page's head and frame say: description, policy, contents, the same page in the other language."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes  # type: ignore[import-untyped]
from sphinx.application import Sphinx

from targetbook.page.voice.numbers import date
from targetbook.page.voice.words import Words
from targetbook.press.shell.preview import FOLDER
from targetbook.press.shell.summary import summary
from targetbook.press.shell.words import NAMES, TAGS, of_sphinx, words

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'"
)
OPEN = re.compile(r'<a class="current reference internal" href="#">(.*?)</a>')

Context = dict[str, Any]


def extra_pages(app: Sphinx) -> Iterator[tuple[str, Context, str]]:
    """Yield the website's search page and its folder's own page, which leads to the first chapter."""
    if app.builder.name != "html":
        return
    yield "search", {"title": words(of_sphinx(app.config.language))["search"]}, "search.html"
    yield "index", {"title": app.config.html_title}, "index.html"


def furnish(app: Sphinx, pagename: str, template: str, context: Context, doctree: nodes.document | None) -> None:
    """Give a page's template what the shell shows, and of styles and scripts only the book's own."""
    lang = of_sphinx(app.config.language)
    say = words(lang)
    root = str(app.config.root_doc)
    context |= {
        "say": say,
        "language_tag": TAGS[lang],
        "policy": POLICY,
        "heading": app.env.titles[pagename].astext() if pagename in app.env.titles else context["title"],
        "description": summary(doctree, lang) if doctree else f"{say['search_book']}: {app.config.html_title}",
        "root_title": app.env.titles[root].astext(),
        "chapters": chapters(context, sections(doctree)),
        "sections": sections(doctree),
        "editions": editions(app, pagename, context),
        "body": context.get("body", "").replace("<pre>", '<pre tabindex="0">'),  # wide code is scrolled by keyboard
        "picture": picture(app, pagename, context),
        "author": app.config.author,
        "cited": app.env.titles,
        "day": written(app.config.edition_day, lang),
        "read": written(app.config.edition_read, lang),
        "commit": app.config.edition_commit,
        "sheets": own(context["css_files"], ["shell.css", *names(app.config.html_css_files)]),
        "scripts": own(context["script_files"], names(app.config.html_js_files)),
    }


def written(day: str, lang: str) -> str:
    """Write the edition's day as the chapters write dates; a page outside an edition has none."""
    return date(day, Words(lang)) if day else ""


def chapters(context: Context, below: str) -> str:
    """Return the list of chapters, with the sections of the one that is open below it."""
    listed = str(context["toctree"](collapse=True, includehidden=True, maxdepth=1, titles_only=True))
    return OPEN.sub(rf'<a aria-current="page" href="#">\1</a>{below}', listed).replace(' role="heading"', "")


def sections(doctree: nodes.document | None) -> str:
    """Return the list of a page's own sections."""
    top = next(doctree.findall(nodes.section), None) if doctree else None
    found = [part for part in top.children if isinstance(part, nodes.section)] if top else []
    items = (f'<li><a href="#{part["ids"][0]}">{html.escape(part[0].astext())}</a></li>' for part in found)
    return f"<ul>{''.join(items)}</ul>" if found else ""


def editions(app: Sphinx, pagename: str, context: Context) -> list[dict[str, str]]:
    """List this page in every language the edition is built in: editions lie side by side, a folder a language."""
    here, base = of_sphinx(app.config.language), str(app.config.html_baseurl).rstrip("/")
    up, place = str(context["content_root"]), app.builder.get_target_uri(pagename)
    return [
        {
            "tag": TAGS[lang],
            "name": NAMES[lang],
            "href": f"{up}../{lang}/{place}",
            "address": f"{base.removesuffix(here)}{lang}/{place}",
        }
        for lang in app.config.edition_languages
    ]


def picture(app: Sphinx, pagename: str, context: Context) -> str:
    """Return the address of the page's preview picture; only chapters have one."""
    if pagename not in app.env.titles:
        return ""
    file = FOLDER / f"{Path(pagename).name}.png"
    base = str(app.config.html_baseurl).rstrip("/")
    return f"{base}/{file.as_posix()}" if base else str(context["content_root"]) + file.as_posix()


def names(files: list[Any]) -> list[str]:
    """Name the styles or scripts of a Sphinx setting, whose entries may carry attributes."""
    return [entry if isinstance(entry, str) else entry[0] for entry in files]


def own(files: list[Any], wanted: list[str]) -> list[Any]:
    """Keep the wanted styles or scripts, in their order."""
    kept = {f"_static/{name}" for name in wanted}
    return [file for file in files if str(getattr(file, "filename", file)) in kept]


def let_tables_scroll(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put every table written in Markdown into a box that scrolls by itself on a phone."""
    for table in list(doctree.findall(nodes.table)):
        box = nodes.container(classes=["scroll"])
        table.replace_self(box)
        box.append(table)
