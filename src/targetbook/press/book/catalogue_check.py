"""Is a catalogue of translations whole? Babel would cut what it cannot read, and Sphinx print the original instead."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from targetbook.press.book.translations import SPHINX_LANGUAGE, WRITTEN_IN, catalogue_of, read_catalogue
from targetbook.press.contents import Toc, chapter_files, read_toc
from targetbook.press.places import Places
from targetbook.record.checking.file_format import text_faults
from targetbook.record.checking.findings import Finding
from targetbook.record.files.readable import Fault
from targetbook.record.languages import LANGUAGES

QUOTED = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(rf"#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) )?{QUOTED}|")
MARKUP = {
    "links": re.compile(r"\]\(([^)]+)\)"),
    "pieces of code": re.compile(r"`[^`]*`"),
    "placeholders": re.compile(r"\{[^}]*\}"),
}
# Those of `_config.yml`; others may make blocks of their own, whose prose is then told as missing.
EXTENSIONS = {"attrs_block", "attrs_inline", "colon_fence", "deflist", "html_image"}
LENGTH = 40  # characters of a paragraph that a finding repeats


def check_catalogues(places: Places) -> list[Finding]:
    """Look at the catalogues of the book's languages: can they be read, and do they translate all that chapters say?"""
    return [
        Finding(path.relative_to(places.root).as_posix(), *fault)
        for language in LANGUAGES
        if language != WRITTEN_IN
        for path, fault in _language_faults(places, catalogue_of(places.locale, SPHINX_LANGUAGE[language]))
    ]


def form_faults(path: Path) -> list[Fault]:
    """Say what in a catalogue would be lost by reading it, and on which line."""
    if not path.exists():
        return [(1, "-", "no such file; expected the catalogue of this language's translations")]
    if faults := text_faults(path):
        return faults

    lines = path.read_text(encoding="utf-8").splitlines()
    if faults := [*_line_faults(lines)]:
        return faults

    try:
        return [*_message_faults(lines, read_po(lines, abort_invalid=True))]
    except PoFileError as wrong:
        return [(wrong.lineno + 1, "-", f"is no catalogue: {wrong}")]


def _language_faults(places: Places, main: Path) -> Iterator[tuple[Path, Fault]]:
    """Say what is wrong with a language's catalogues, and which prose the main one does not translate."""
    for path in sorted({main, *main.parent.glob("*.po")}):
        faults = form_faults(path)
        yield from ((path, fault) for fault in faults)
        if not faults:
            catalogue = read_catalogue(path)
            yield from ((path, fault) for message in catalogue for fault in _markup_faults(message))
            yield from _untranslated(places, path, catalogue) if path == main else ()


def _line_faults(lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        text = line.strip().removeprefix("#~").lstrip() if line.startswith("#~") else line.strip()
        if not LINE.fullmatch(text):
            expected = 'expected msgid or msgstr and a text that begins and ends with ", or a comment with #'
            yield number, "-", f"{text[:LENGTH]!r} is no line of a catalogue; {expected}"


def _message_faults(lines: list[str], catalogue: Catalog) -> Iterator[Fault]:
    """Say which messages are missing or there twice, and whether the catalogue says that it is in UTF-8."""
    messages = [message for message in catalogue if message.id]
    if not messages:
        yield 1, "-", "holds no message; expected the chapters' prose with its translation"
    if catalogue.charset.lower() not in ("utf-8", "utf8"):
        yield 1, "-", f"says that it is in {catalogue.charset}; expected charset=utf-8"

    starts = [number for number, line in enumerate(lines, 1) if line.startswith("msgid ")]
    singles = {message.lineno for message in messages}
    repeats = [number for number in starts if number not in singles and not _is_header(lines, number)]
    yield from ((number, "-", "is there twice; expected one translation") for number in repeats)


def _is_header(lines: list[str], number: int) -> bool:
    """Whether the message at a line is the one of no words, which says how the catalogue is written."""
    return lines[number - 1] == 'msgid ""' and lines[number].startswith("msgstr")


def _markup_faults(message: Message) -> Iterator[Fault]:
    """Say which links, pieces of code or placeholders a translation does not have as its original has them."""
    original = str(message.id)
    translation = str(message.string)
    if not original or not translation:
        return

    for name, pattern in MARKUP.items():
        source, target = (Counter(pattern.findall(text)) for text in (original, translation))
        if source != target:
            difference = ", ".join(sorted({*(source - target), *(target - source)}))
            counts = f"has {target.total()} {name}, its original {source.total()}"
            yield message.lineno or 1, "-", f"{_begin(translation)} {counts}; expected the same: {difference}"


def _untranslated(places: Places, path: Path, catalogue: Catalog) -> Iterator[tuple[Path, Fault]]:
    """Give each paragraph of the book that the catalogue leaves in its original language."""
    prose = _prose(places, read_toc(places.toc))
    for message in catalogue:
        if message.id in prose and (message.fuzzy or not message.string):
            state = "is marked fuzzy" if message.string else "is not translated"
            yield path, (message.lineno or 1, "-", f"{_begin(str(message.id))} {state}; expected its translation")

    for paragraph, chapter in prose.items():
        if paragraph not in catalogue:
            yield chapter, (1, "-", f"{_begin(paragraph)} is not in {path.name}; expected it after make i18n")


def _prose(places: Places, toc: Toc) -> dict[str, Path]:
    """Give every paragraph that Sphinx has translated, with the file it stands in."""
    markdown = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)
    paragraphs = {part["caption"]: places.toc for part in toc.get("parts", [])}

    for chapter in (places.root / f"{file}.ipynb" for file in chapter_files(toc)):
        cells = json.loads(chapter.read_text(encoding="utf-8"))["cells"]
        texts = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        blocks = (block for text in texts for block in markdown.parse(text))
        paragraphs |= {block.content: chapter for block in blocks if block.type == "inline"}

    return paragraphs


def _begin(text: str) -> str:
    return repr(text if len(text) <= LENGTH else f"{text[:LENGTH]}…")
