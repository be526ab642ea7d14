"""Holds a page to what its edition's data let it say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from targetbook.press.site.page_statements import Origin, PageStatements

DIGIT = re.compile(r"\d")
CONTAINERS = ("tr", "li", "article")
DERIVED = "derived"
PAST = ("revisions", "what_changed")  # chapters that show verdicts of earlier days beside those of today
REFRESH = re.compile(r"0; ?url=(?P<address>[^;]+)")
# Quotation marks and dashes as pages set them, and as the record has them.
TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
SHOWN = 60  # characters of a page that a message repeats
POLICY = "Content-Security-Policy"
# What no page of a book has: each would bring in what no sum and no record holds.
FOREIGN = ("iframe", "object", "embed", "base", "applet", "portal", "frame")
LOADING = ("src", "srcset", "data", "poster", "action", "formaction", "background")


def page_faults(path: Path, site: Path, statements: PageStatements) -> list[str]:
    """Say what a page states that its data do not."""
    page = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
    if page is None:
        return ["is no page"]

    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    faults = [] if (page.get("lang") or "").startswith(statements.lang) else [f"is not in {statements.lang}"]
    faults += [*_policy_faults(elements), *_foreign_faults(elements, path, site, statements)]
    faults += [fault for element in elements for fault in _badge_faults(element, statements)]
    faults += [fault for element in elements for fault in _figure_faults(element, statements)]
    faults += [] if path.stem in PAST else _verdict_faults(page, statements)
    return list(dict.fromkeys(faults))


def _policy_faults(elements: list[Any]) -> Iterator[str]:
    policies = [str(element.get("content")) for element in elements if element.get("http-equiv") == POLICY]
    if len(policies) != 1 or "script-src 'self'" not in policies[0] or "unsafe-eval" in policies[0]:
        yield f"has no {POLICY} that keeps foreign scripts out"


def _foreign_faults(elements: list[Any], path: Path, site: Path, statements: PageStatements) -> Iterator[str]:
    """Name what would bring in, or lead to, what is neither on the site nor among the sources."""
    for element in elements:
        if element.tag in FOREIGN:
            yield f"holds <{element.tag}>, which no page of a book does"
        if element.tag == "script" and (element.text or "").strip() and not element.get("type", "").endswith("json"):
            yield "holds a script of its own"
        if element.tag == "meta" and _leads_away(element, path):
            yield f"sends its readers to {_short(element.get('content'))}"
        yield from (f"acts by itself, by {name}" for name in element.attrib if name.lower().startswith("on"))
        yield from (
            f"takes in {_short(element.get(name))}" for name in LOADING if _is_away(element.get(name), path, site)
        )

        address = element.get("href") or ""
        if _is_away(address, path, site) and not _is_known(address, statements):
            yield f"leads to {_short(address)}, which is no source of the record"


def _leads_away(element: Any, path: Path) -> bool:
    """Whether an instruction to the browser is more than the policy, or than an edition's way to its first chapter."""
    instruction = element.get("http-equiv", POLICY)
    way = REFRESH.fullmatch((element.get("content") or "").strip())
    is_way = instruction == "refresh" and path.name == "index.html" and way is not None
    is_first = is_way and way is not None and not _is_away(way["address"], path, path.parent)
    return not (instruction == POLICY or is_first)


def _is_away(address: str | None, path: Path, site: Path) -> bool:
    """Whether an address leads off the site."""
    if not address or address.startswith("data:image/") or address == "data:,":
        return False

    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    place = (path.parent / unquote(parts.path)).resolve()
    return bool(parts.path) and not place.is_relative_to(site.resolve())


def _is_known(address: str, statements: PageStatements) -> bool:
    """Whether an address is a source's, or lies where the edition says that the book or its repository does."""
    return address in statements.addresses or any(
        address == base or address.startswith(f"{base}/") for base in statements.bases
    )


def _badge_faults(element: Any, statements: PageStatements) -> Iterator[str]:
    """Say where a badge's words and its colour tell two verdicts."""
    status = _status(element)
    if status is None:
        return

    text = element.text_content().strip()
    if statements.badges.get(text) != status:
        yield f"calls {status!r} {_short(text)}"


def _status(element: Any) -> str | None:
    """Give the status that a badge stands for; None where the element is none."""
    names = (element.get("class") or "").split()
    marks = [name.removeprefix("status-") for name in names if name.startswith("status-")]
    return marks[0] if "status" in names and marks else None


def _verdict_faults(page: Any, statements: PageStatements) -> Iterator[str]:
    """Say where the place of a target shows another verdict than its data give."""
    for target, status in statements.statuses.items():
        for anchor in page.xpath("//*[@id=$name]", name=target):
            badges = _badges_in(_container_of(anchor))
            if badges and badges[0] != status:
                yield f"shows {badges[0]} at {target}; its data give {status}"

    for container in page.iter(*CONTAINERS):
        badges = _badges_in(container)
        targets = _targets_in(container, statements)
        if len(badges) == 1 and len(targets) == 1:
            (target,) = targets
            if badges[0] != statements.statuses[target]:
                yield f"shows {badges[0]} at {target}; its data give {statements.statuses[target]}"


def _container_of(anchor: Any) -> Any:
    """Give the row, entry or card in which an anchor stands, itself where it is one or stands in none."""
    return anchor if anchor.tag in CONTAINERS else next(anchor.iterancestors(*CONTAINERS), anchor)


def _badges_in(element: Any) -> list[str]:
    return [status for status in map(_status, element.iter()) if status] if isinstance(element.tag, str) else []


def _targets_in(container: Any, statements: PageStatements) -> set[str]:
    keys = (element.get("data-key") or "" for element in container.iter() if isinstance(element.tag, str))
    names = (key.removeprefix(f"{statements.area}:") for key in keys)
    return {name for name in names if name in statements.statuses}


def anchors(path: Path) -> set[str]:
    """Give the names that a page can be entered by."""
    page = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
    return set() if page is None else set(page.xpath("//@id"))


def _figure_faults(element: Any, statements: PageStatements) -> Iterator[str]:
    """Say what is wrong with a figure or a source's name that bears a key."""
    key = element.get("data-key")
    if key in (None, DERIVED):
        return

    text = element.text_content()
    origin = statements.origins.get(key)
    if origin is not None:
        if origin != Origin(text, element.get("title", ""), element.get("data-address")):
            yield f"names the source {key} {_short(text)} ({_short(element.get('title'))}), not as its data do"
        return

    allowed = statements.texts.get(key)
    if allowed is None:
        yield f"cites {_short(key)}, which is not in its data"
        return

    rest = _typed(text)
    for phrase in sorted(map(_typed, allowed), key=len, reverse=True):
        rest = rest.replace(phrase, " ")
    if DIGIT.search(rest):
        yield f"says {_short(text)} by {_short(key)}, which its data do not"
    yield from _origin_faults(element, key, statements)


def _origin_faults(element: Any, key: str, statements: PageStatements) -> Iterator[str]:
    """Say where a figure names another source than its row does."""
    area, _, row = key.partition(":")
    origin = statements.origins.get(f"{area}:{row.rpartition('@')[2]}") if "@" in row else None
    if origin and element.get("title") not in (None, origin.title):
        yield f"says of {_short(key)} {_short(element.get('title'))}; its data say {_short(origin.title)}"
    if origin and element.get("data-address") not in (None, origin.address):
        yield f"gives {_short(key)} the address {_short(element.get('data-address'))}"


def _typed(text: str) -> str:
    return " ".join(text.translate(TYPED).split())


def _short(text: str | None) -> str:
    return repr(" ".join((text or "").split())[:SHOWN])
