"""The Chinese edition's words: every message of the chapters is translated, and all is set as Chinese is set."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from markdown_it import MarkdownIt

from conftest import CHECKOUT
from targetbook.press.book.gather_messages import gather
from targetbook.press.book.translations import catalogue_of, read_catalogue, refresh, unfinished
from targetbook.press.places import Places

CHINESE = "[\u3400-\u9fff]"
CODE = re.compile(r"`[^`]*`")
LINK = re.compile(r"\]\(([^)]+)\)")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
KEPT = {"code": CODE, "link": LINK, "placeholder": PLACEHOLDER}
MARKUP = re.compile(r"<[^>]*>|`[^`]*`")
GLUED = re.compile(rf"{CHINESE} +\w|\w +{CHINESE}|{CHINESE}[,;:?!(]|[,;:?!)]{CHINESE}", re.ASCII)
PATH = catalogue_of(CHECKOUT / "locale", "zh_CN")
SHELL_WORDS = CHECKOUT / "src/targetbook/press/shell/words/zh.yml"
WORD_FILES = [*sorted(CHECKOUT.glob("src/targetbook/**/words.zh.yml")), SHELL_WORDS]
TRANSLATED = [message for message in read_catalogue(PATH) if message.id]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What the chapters say now."""
    return gather(Places(CHECKOUT, CHECKOUT / "data"), tmp_path_factory.mktemp("i18n") / "book")


def test_no_message_is_missing_stale_or_unfinished(messages: Catalog) -> None:
    assert {message.id for message in TRANSLATED} == {message.id for message in messages if message.id}
    assert unfinished(read_catalogue(PATH)) == []


def test_a_refresh_of_what_is_in_step_changes_no_byte(messages: Catalog, tmp_path: Path) -> None:
    copy = tmp_path / PATH.name
    copyfile(PATH, copy)
    refresh(copy, messages)
    assert copy.read_bytes() == PATH.read_bytes()


@pytest.mark.parametrize("message", TRANSLATED, ids=lambda message: str(message.id)[:40])
class TestMessage:
    def test_keeps_code_links_and_placeholders(self, message: Message) -> None:
        for pattern in KEPT.values():
            assert Counter(pattern.findall(str(message.string))) == Counter(pattern.findall(str(message.id)))

    def test_keeps_what_is_set_off(self, message: Message) -> None:
        chinese = inline_marks(str(message.string))
        english = inline_marks(str(message.id))
        assert {**chinese, "em_open": 0, "em_close": 0} == {**english, "em_open": 0, "em_close": 0}

    def test_leaves_no_star_and_slants_no_chinese(self, message: Message) -> None:
        text = MarkdownIt().render(CODE.sub("", str(message.string)))
        assert "*" not in text
        assert not re.search(rf"<em>[^<]*{CHINESE}", text)

    def test_is_written_as_chinese_is(self, message: Message) -> None:
        words = LINK.sub("", CODE.sub("", str(message.string)))
        assert re.search(CHINESE, words) or not CODE.sub("", str(message.id)).strip()
        assert GLUED.findall(words) == []


def test_every_file_of_words_is_looked_at() -> None:
    assert len(WORD_FILES) > 1
    assert all(path.is_file() for path in WORD_FILES)


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.parent.name)
def test_computed_words_are_written_as_chinese_is(path: Path) -> None:
    phrases = dict(phrases_of(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert phrases

    for key, phrase in phrases.items():
        assert GLUED.findall(PLACEHOLDER.sub("0", MARKUP.sub("", phrase))) == [], key


@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("data/*/commentary/*.zh.md")), ids=lambda path: path.name)
def test_commentary_is_written_as_chinese_is(path: Path) -> None:
    assert GLUED.findall(PLACEHOLDER.sub("0", path.read_text(encoding="utf-8"))) == []


def phrases_of(node: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every phrase below a node of a words file with the path of keys to it."""
    if not isinstance(node, dict):
        yield key, str(node)
        return
    for name, below in node.items():
        yield from phrases_of(below, f"{key}.{name}".lstrip("."))


def inline_marks(text: str) -> Counter[str]:
    """Count the emphasis, links and code of a Markdown paragraph as they come out, not as they are typed."""
    (inline,) = [token for token in MarkdownIt().parse(text) if token.type == "inline"]
    return Counter(child.type for child in inline.children or () if child.type not in ("text", "softbreak"))
