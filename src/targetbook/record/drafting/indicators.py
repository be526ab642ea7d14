"""Which indicator of the catalogue a number is of: by label or synonym, never by likeness alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

CERTAIN, CARRIED, GAPPED = 1.0, 0.9, 0.85
GAP = "…"
BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
MARKS = re.compile(r"[“”\"《》\s]")
LIGHT = (
    "今年 明年 全年 年内 本年 年底 底前 月底 季度 期间 上半年 下半年 推动 促进 带动 促 实现 完成 力争 力促 确保 保证 努力 争取 引育 培育 引进 招引 引入 集聚 "
    "吸引 落地 建成 建设 打造 构建 布局 建强 申报 争取 争 推进 加快 加大 全力 持续 继续 进一步 新建 形成 累计 使 让 力推 做强 做大 扩大 提升 提高 稳定 "
    "保持 备案 是 为 将 要 其中 使得 达到 达 预计 预期 目标 等 的 和 及 与 以及 、 , : ; “ ” ( ) 年 月 日 内 前 中 在 对 抓好 推进 用好 盘活 整备 "
    "全区 全市 全省 全县 全镇 全国 我区 我市 本区 区内 辖区 区域 本地区 全域 规划 安排 拥有 有 超额 再 共 总 高质量 完善 供应 举办 开展 组织 新"
).split()
PREDICATE = re.compile(
    r"(?:总量|总额|总数|总规模|规模|数量|总数量|存量|数|额|增长率|增长速度|增长|增速|增幅|同比|达到|达|实现|完成|超额完成|突破|保持|稳定|稳定在|保持在|维持在|力争|争取|力促|确保|努力|冲刺|"
    r"为|在|到|至|提高|提升|提高到|提升到|提高至|提升至|扩大到|增加到|增至|增加|上升|上升到|升至|降至|降到|下降|降低|下降至|下降到|降低到|降低至|减少|压减|压降|控制在|控制|"
    r"年均|年平均|平均每年|每年|全年|全区|今年|年内|比重|占比|比例|占|共|全市|全省|稳居|名列|合计|将|要|目标|预期|左右|分别|进入|跻身|保持|位居|前移|不|再|也|均|都|力|正|基本|继续|奋力|冲刺|冲击|向|(?:比|较|与|同)(?:上年|去年|上一年)(?:相比)?|[从由][0-9一二两三四五六七八九十][^,;]*|(?:高于|快于|低于|好于|优于|高出)[^,;]*?(?:平均|全市|全省|全国|水平|增速)+|稳步|进一步|至少|的)$"
)
NO_NOUN = re.compile(
    r"^(?:的?(?:年均)?(?:正|高速|稳定|较快)?(?:增长|增速|增幅|速度增长|速度|水平|目标|大关|规模|总量)(?:目标)?|(?:大关)?(?:迈进|进军|冲刺|冲击|靠近|迈步)$|的(?=.))|^[等]$"
)
# A verb that governs all the things listed after it: 新招引甲类项目2个、乙类项目5个.
GOVERNING = re.compile("新招引|新引进|新签约|新开工")
SHARE_OF = re.compile(r"占(?:[^占,;]{2,16}?)(?:的?比重|的?比例|的?份额|$)")


@dataclass(frozen=True)
class Indicator:
    """An indicator of the catalogue and the words that it goes by."""

    indicator: str
    theme: str
    unit: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """The indicator found ('' for none), how surely, the noun it was found by, and what else it might be."""

    indicator: str = ""
    score: float = 0.0
    noun: str = ""
    nearest: str = ""


@dataclass(frozen=True)
class Catalogue:
    """The indicators that an area may use, and the names that the area itself goes by."""

    indicators: tuple[Indicator, ...]
    places: tuple[str, ...] = ()

    @cached_property
    def boundary(self) -> re.Pattern[str]:
        """Match a noun's left edge: nothing, or a word that is no part of a noun."""
        words = sorted((*LIGHT, *self.places), key=len, reverse=True)
        return re.compile(f"(?:^|{'|'.join(re.escape(word) for word in words)})$")

    def theme(self, indicator: str) -> str:
        """Give the theme of an indicator."""
        return next(one.theme for one in self.indicators if one.indicator == indicator)

    def unit(self, indicator: str) -> str:
        """Give the unit of measure of an indicator's level."""
        return next(one.unit for one in self.indicators if one.indicator == indicator)

    def is_light(self, words: str) -> bool:
        """Whether words hold no noun: nothing but verbs, times and places."""
        while words:
            match = self.boundary.search(words)
            if match is None or not match[0]:
                return False
            words = words[: match.start()]
        return True

    def match(self, nouns: tuple[str, ...], carried: str, unit: str) -> Match:
        """Match the noun at a number, helped by the noun before it; `unit` is the contract's unit of a level, '' else."""
        fitting = [one for one in self.indicators if not unit or not one.unit or _same_kind(unit, one.unit)]
        plain, earlier = [standard(noun) for noun in nouns], standard(carried)
        found = [
            (max(_score(form, noun, earlier, self.boundary) for noun in plain), len(form), one)
            for one in fitting
            for form in one.forms
        ]
        best = max(((score, length) for score, length, _ in found if score), default=None)
        if best is None:
            return Match(noun=nouns[-1], nearest=_nearest(plain[-1], fitting))
        named = sorted({one.indicator for score, length, one in found if (score, length) == best})
        if len(named) > 1:
            return Match(noun=nouns[-1], nearest=" or ".join(named))
        return Match(named[0], best[0], nouns[-1])


def standard(text: str) -> str:
    """Write a noun as the catalogue does: long forms, no quotation marks or brackets."""
    plain = MARKS.sub("", BRACKETS.sub("", text))
    for short, full in (
        ("规上", "规模以上"),
        ("限上", "限额以上"),
        ("固投", "固定资产投资"),
        ("社零", "社会消费品零售"),
    ):
        plain = plain.replace(short, full)
    return plain


def nouns_of(before: str, after: str) -> tuple[str, ...]:
    """Give the nouns that a number may be of, the barest last: predicates before it taken off one by one."""
    rest = SHARE_OF.sub("", before)
    tail = NO_NOUN.sub("", after)
    nouns = [rest + tail]
    while match := PREDICATE.search(rest):
        rest = rest[: match.start()]
        nouns.append(rest + tail)
    return tuple(nouns)


def make_catalogue(rows: Iterable[dict[str, str]], places: tuple[str, ...]) -> Catalogue:
    """Make a catalogue of the rows of `indicators.csv`; the area's names are no part of a noun."""
    return Catalogue(tuple(_indicator(row) for row in rows), tuple(place for place in places if place))


def _indicator(row: dict[str, str]) -> Indicator:
    words = [row["label_zh"], *row.get("synonyms_zh", "").split()]
    return Indicator(row["indicator"], row["theme"], row["unit"], tuple(standard(word) for word in words if word))


def _same_kind(one: str, other: str) -> bool:
    return one == other or {one, other} == {"CNY", "CNY 100m"}


def _score(form: str, noun: str, earlier: str, boundary: re.Pattern[str]) -> float:
    if GAP in form:
        return GAPPED if re.search(".*".join(map(re.escape, form.split(GAP))) + "$", noun) else 0.0
    if noun.endswith(form) and boundary.search(noun[: -len(form)]):
        return CERTAIN
    head = _carried_head(form, noun, earlier, boundary) if earlier else ""
    return (CERTAIN if GOVERNING.fullmatch(head) else CARRIED) if head else 0.0


def _carried_head(form: str, noun: str, earlier: str, boundary: re.Pattern[str]) -> str:
    """Give the first half of a name that stands in the noun before, this noun being the second: 低空(起降点、)应用场景."""
    heads = (form[:cut] for cut in range(2, len(form) - 1) if noun.endswith(form[cut:]))
    fitting = (
        head for head in heads if boundary.search(noun[: len(head) - len(form)]) and _leads(head, earlier, boundary)
    )
    return next(fitting, "")


def _leads(head: str, earlier: str, boundary: re.Pattern[str]) -> bool:
    place = earlier.find(head)
    return place >= 0 and bool(boundary.search(earlier[:place]))


def _nearest(noun: str, fitting: list[Indicator]) -> str:
    """Name the indicator whose words are most like the noun, with the likeness, for a person to judge."""
    likeness = [
        (SequenceMatcher(None, form, noun[-len(form) - 6 :], autojunk=False).ratio(), one.indicator)
        for one in fitting
        for form in one.forms
    ]
    score, name = max(likeness, default=(0.0, ""))
    return f"{name} ({score:.2f})" if score >= 0.5 else ""
