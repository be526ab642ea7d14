"""Navigation of a page: lines that are links to other pages, and elements that stand beside its text."""

import re
from typing import Any

Element = Any  # an element of lxml, which has no annotations
BESIDE_THE_TEXT = ("nav", "aside", "header", "footer", "menu")
ROLES = ("navigation", "complementary", "banner", "contentinfo", "menu", "search")
OPENS, CLOSES = "\ue000\ue001"  # around the words of a link: no page prints these characters
LINKED = re.compile(f"{OPENS}([^{CLOSES}]*){CLOSES}")
LETTER = re.compile(r"[^\W\d_]")
DATES = re.compile(
    r"(?:(?:20)?\d\d[-年/.])?(?:1[0-2]|0?[1-9])[-月/.](?:3[01]|[12]\d|0?[1-9])日?(?!\d)|\d\d?:\d\d(?::\d\d)?"
)
READERS_COUNTED = re.compile(r"(?:阅读|浏览|点击|访问)(?:量|数|次数)?[:：]?\s*\d+次?")
# What is printed beside a link, and tells nothing of the page that it stands in.
LABELS = re.compile(
    "(?:上|下|前|后)一?(?:篇|条|页|则)|相关(?:新闻|阅读|链接|文章|稿件|报道|文件)|推荐阅读|延伸阅读|热点推荐|更多|更新|原文"
    "|发布(?:时间|日期)|来源|作者|时间|日期|附件|链接"
)
FEW = 0.25  # of the letters of a line, beside those of its links


def is_beside(element: Element) -> bool:
    """Whether an element says of itself that it stands beside the text of its page."""
    return element.tag in BESIDE_THE_TEXT or element.get("role") in ROLES


def leads_elsewhere(element: Element) -> bool:
    """Whether an element is a link to another page; a place within a page is none."""
    if element.tag != "a":
        return False
    href = element.get("href")
    if href is None:
        return not (element.get("name") or element.get("id"))
    return not href.strip().startswith("#")


def as_linked(text: str) -> str:
    """Mark words as those of a link."""
    return f"{OPENS}{text}{CLOSES}" if text.strip() else text


def without_links_alone(text: str) -> tuple[str, int]:
    """Take out the lines that are links and next to nothing else; say how many of them held a number."""
    lines = text.split("\n")
    alone = [line for line in lines if _is_link_alone(line)]
    rest = "\n".join(LINKED.sub(r"\1", line) for line in lines if not _is_link_alone(line))
    return rest, sum(bool(re.search(r"\d", line)) for line in alone)


def _is_link_alone(line: str) -> bool:
    """Whether a line has no words but a link's, apart from a date, a count of readers and a label."""
    links = sum(len(LETTER.findall(match[1])) for match in LINKED.finditer(line))
    beside = LABELS.sub("", READERS_COUNTED.sub("", DATES.sub("", LINKED.sub(" ", line))))
    return bool(links) and not re.search(r"\d", beside) and len(LETTER.findall(beside)) <= FEW * links
