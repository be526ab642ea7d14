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
from targetbook.press.shell.words import NAMES, TAGS, of_sphinx, shell_words

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
OPEN = re.compile(r'<a class="current reference internal" href="#">(.*?)</a>')

Context = dict[str, Any]


def extra_pages(app: Sphinx) -> Iterator[tuple[str, Context, str]]:
    """Yield the website's search page and its folder's own page, which leads to the first chapter."""
    if app.builder.name != "html":
        return
    yield "search", {"title": shell_words(of_sphinx(app.config.language))["search"]}, "search.html"
    yield "index", {"title": app.config.html_title}, "index.html"


def furnish(app: Sphinx, pagename: str, template: str, context: Context, doctree: nodes.document | None) -> None:
    """Give a page's template what the shell shows, and of styles and scripts only the book's own."""
    lang = of_sphinx(app.config.language)
    context |= {"say": shell_words(lang), "language_tag": TAGS[lang], "policy": POLICY}
    context |= of_page(app, pagename, context, doctree)
    context |= of_book(app, lang)
    context |= {
        "sheets": book_files(context["css_files"], ["shell.css", *file_names(app.config.html_css_files)]),
        "scripts": book_files(context["script_files"], file_names(app.config.html_js_files)),
    }


def of_page(app: Sphinx, pagename: str, context: Context, doctree: nodes.document | None) -> Context:
    """Give what the shell says of a page alone."""
    lang = of_sphinx(app.config.language)
    search = f"{shell_words(lang)['search_book']}: {app.config.html_title}"
    return {
        "heading": app.env.titles[pagename].astext() if pagename in app.env.titles else context["title"],
        "description": summary(doctree, lang) if doctree else search,
        "chapters": chapter_list(context, section_list(doctree)),
        "sections": section_list(doctree),
        "editions": editions(app, pagename, context),
        "body": context.get("body", "").replace("<pre>", '<pre tabindex="0">'),  # wide code is scrolled by keyboard
        "picture": preview_address(app, pagename),
    }


def of_book(app: Sphinx, lang: str) -> Context:
    """Give what the shell says of the edition on each of its pages."""
    return {
        "root_title": app.env.titles[str(app.config.root_doc)].astext(),
        "author": app.config.author,
        "cited": app.env.titles,
        "day": day_text(app.config.edition_day, lang),
        "read": day_text(app.config.edition_read, lang),
        "commit": app.config.edition_commit,
        "vega": getattr(app.config, "chart_script", ""),
    }


def day_text(day: str, lang: str) -> str:
    """Write the edition's day as the chapters write dates; a page outside an edition has none."""
    return date(day, Words(lang)) if day else ""


def chapter_list(context: Context, below: str) -> str:
    """List the chapters, and the open one's sections."""
    chapters = str(context["toctree"](collapse=True, includehidden=True, maxdepth=1, titles_only=True))
    return OPEN.sub(rf'<a aria-current="page" href="#">\1</a>{below}', chapters).replace(' role="heading"', "")


def section_list(doctree: nodes.document | None) -> str:
    """Return the list of a page's own sections."""
    top = next(doctree.findall(nodes.section), None) if doctree else None
    sections = [part for part in top.children if isinstance(part, nodes.section)] if top else []
    items = (f'<li><a href="#{part["ids"][0]}">{html.escape(part[0].astext())}</a></li>' for part in sections)
    return f"<ul>{''.join(items)}</ul>" if sections else ""


def editions(app: Sphinx, pagename: str, context: Context) -> list[dict[str, str]]:
    """List this page in every language the edition is built in: editions lie side by side, a folder a language."""
    here = of_sphinx(app.config.language)
    base = str(app.config.html_baseurl).rstrip("/").removesuffix(here)
    up = str(context["content_root"])
    place = app.builder.get_target_uri(pagename)

    return [
        {
            "tag": TAGS[lang],
            "name": NAMES[lang],
            "href": f"{up}../{lang}/{place}",
            "address": f"{base}{lang}/{place}",
        }
        for lang in app.config.edition_languages
    ]


def preview_address(app: Sphinx, pagename: str) -> str:
    """Return the whole address of the page's preview picture; '' of a site without one, and of what is no chapter."""
    base = str(app.config.html_baseurl).rstrip("/")
    if not base or pagename not in app.env.titles:
        return ""
    return f"{base}/{(FOLDER / f'{Path(pagename).name}.jpg').as_posix()}"


def file_names(files: list[Any]) -> list[str]:
    """Name the styles or scripts of a Sphinx setting, whose entries may carry attributes."""
    return [entry if isinstance(entry, str) else entry[0] for entry in files]


def book_files(files: list[Any], names: list[str]) -> list[Any]:
    """Pick styles or scripts by name."""
    paths = {f"_static/{name}" for name in names}
    return [file for file in files if str(getattr(file, "filename", file)) in paths]


def let_tables_scroll(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let wide tables scroll."""
    for table in list(doctree.findall(nodes.table)):
        box = nodes.container(classes=["scroll"])
        table.replace_self(box)
        box.append(table)
