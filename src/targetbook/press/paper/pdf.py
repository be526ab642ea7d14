"""Has a browser print a page as a PDF, by the protocol that its developers' tools speak."""

import asyncio
import base64
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from choreographer import Browser
from choreographer.channels import ChannelClosedError
from choreographer.errors import BrowserClosedError, BrowserFailedError

from targetbook.press.errors import PressError
from targetbook.press.fonts import FOLDER

FONT_VARIABLE = "FONTCONFIG_FILE"  # where programs on Linux look for fonts
# The package's fonts as fonts of the machine: those that a page would load itself may come after it was printed.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
"""
PATIENCE = 300  # seconds
ON_PAPER = {
    "generateDocumentOutline": True,
    "generateTaggedPDF": True,
    "preferCSSPageSize": True,
    "printBackground": True,
}


def print_pdf(browser: str, page: Path, target: Path) -> None:
    """Have a browser print a page to a PDF with an outline of its headings; PressError where it fails."""
    try:
        # a thread of its own: that of the caller may have a loop at work already
        with fonts_of_the_package(), ThreadPoolExecutor(1) as thread:
            pdf = thread.submit(asyncio.run, in_time(browser, page.resolve().as_uri())).result()
    except TimeoutError:
        raise PressError(f"the browser printed no PDF within {PATIENCE} seconds") from None
    except (BrowserClosedError, BrowserFailedError, ChannelClosedError) as failure:
        raise PressError(f"the browser printed no PDF: {' '.join(map(str, failure.args))}") from None
    target.write_bytes(pdf)


@contextmanager
def fonts_of_the_package() -> Iterator[None]:
    """Let programs that are started meanwhile find the package's fonts beside those of the machine."""
    before = os.environ.get(FONT_VARIABLE)
    with TemporaryDirectory() as cache:
        settings = Path(cache, "fonts.conf")
        settings.write_text(FONTS.format(fonts=escape(str(FOLDER)), cache=escape(cache)), encoding="utf-8")
        os.environ[FONT_VARIABLE] = str(settings)
        try:
            yield
        finally:
            os.environ.pop(FONT_VARIABLE)
            if before is not None:
                os.environ[FONT_VARIABLE] = before


async def in_time(browser: str, address: str) -> bytes:
    """Give an address as a PDF; TimeoutError where the browser takes too long."""
    return await asyncio.wait_for(pdf_of(browser, address), PATIENCE)


async def pdf_of(browser: str, address: str) -> bytes:
    """Open an address in a browser of its own and give it as a PDF."""
    async with Browser(path=browser) as running:
        tab = await running.create_tab("about:blank")
        loaded = tab.subscribe_once("Page.loadEventFired")
        await answer(tab, "Page.enable")
        await answer(tab, "Page.navigate", url=address)
        await loaded
        paper = await answer(tab, "Page.printToPDF", **ON_PAPER)
    return base64.b64decode(paper["data"])


async def answer(tab: Any, command: str, **parameters: Any) -> dict[str, Any]:
    """Give the answer of a tab to a command; PressError where it refuses."""
    reply = await tab.send_command(command, params=parameters)
    result: dict[str, Any] = reply.get("result", {})
    refusal = reply.get("error", {}).get("message") or result.get("errorText")
    if refusal:
        raise PressError(f"the browser printed no PDF: {command}: {refusal}")

    return result
