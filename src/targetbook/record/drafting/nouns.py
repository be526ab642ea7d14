"""The noun that a number is of: what is left of a clause without its verbs, times, places and comparisons."""

import re

from targetbook.record.drafting.moments import without_moments

# Words that may stand right before a noun and are no part of it.
VERBS = (
    "推动 促进 带动 力推 使得 使 让 促 实现 完成 力争 力促 确保 保证 努力 争取 争 保 奋力 冲刺 冲击 引育 培育 引进 招引 引入 集聚 汇聚 吸引 落地 建成 建设 打造 "
    "构建 布局 建强 申报 推进 加快 加大 新建 形成 累计 做强 做大 扩大 提升 提高 稳定 保持 备案 达到 达 预计 预期 抓好 用好 盘活 整备 规划 安排 拥有 有 超额 "
    "完善 供应 举办 承办 开展 组织 新开通 开通 设立 建立 孵化 认定 链接 筹集 筹建 接待 储备 推出 发展 入库 支持 计划 拿下 铺排 谋划 兑现 统筹 撬动 带来 新"
).split()
FILLERS = (
    "全力 持续 继续 进一步 将 要 其中 目标 再 共 总 高质量 对 在 中 内 前 年 月 日 季度 期间 每年 今年 明年 全年 年内 本年 全区 全市 全省 全县 全镇 全国 我区 我市 本区 区内 辖区 "
    "区域 本地区 全域 我们 各类"
).split()
# Words that open a new phrase: whatever stands before them does not narrow the noun.
OPENING = "是 为 等 的目标 目标 其中 推动 促进 带动 使得 使 促 、 , : ; “ ” ( ) 和 及 与 以及".split()
LIGHT = tuple(sorted({*VERBS, *FILLERS, *OPENING, "的"}, key=len, reverse=True))
PREPOSITION = re.compile("围绕|聚焦|依托|通过|以|加快|推动|推进|支持")
# Words that may stand between a noun and its number.
AMOUNTS = "总量 总额 总数 总规模 规模 数量 总数量 存量 数 额 比重 占比 比例 降幅 占".split()
PREDICATES = (
    "增长率 增长速度 增长 增速 增幅 涨幅 同比 达到 达 实现 超额完成 完成 突破 保持在 稳定在 维持在 保持 稳定 站稳 站上 迈上 迈过 跨上 迈入 跨过 跃上 力争 争取 力促 确保 努力 冲刺 冲击 奋力 争 保 "
    "为 在 到 至 提高到 提高至 提高 提升到 提升至 提升 扩大到 增加到 增至 增加 上升到 上升 升至 降至 降到 下降至 下降到 下降 降低到 降低至 降低 减少 压减 压降 控制在 控制 合计 "
    "年均 年平均 平均每年 每年 进入 跻身 重返 重回 挺进 定为 定在 设为 做到 发展到 扩大至 收窄 止跌回升 企稳回升 回升 是 位居 稳居 名列 前移 至少 基本"
).split()
ADVERBS = "将 要 目标 预期 左右 分别 不 再 也 均 都 力 正 共 继续 稳步 进一步 全市 全省 全区 全国 今年 全年 年内 每年 向 的 、".split()
COMPARED = (
    r"(?:比|较|与|同)(?:上一年)?(?:相比)?|[从由][0-9一二两三四五六七八九十][^,;]*|的?[高较低]?(?:基数|基础)之?上|"
    r"(?:高于|快于|低于|好于|优于|高出)[^,;]*?(?:平均|全市|全省|全国|水平|增速)+"
)
PREDICATE = re.compile(f"(?:{'|'.join([*AMOUNTS, *PREDICATES, *ADVERBS, COMPARED])})$")
NO_NOUN = re.compile(
    r"^(?:的?(?:年均)?(?:正|高速|稳定|较快)?(?:增长|增速|增幅|速度增长|速度|水平|目标|大关|台阶|规模|总量)(?:目标)?"
    r"|(?:大关)?(?:迈进|进军|冲刺|冲击|靠近|迈步)$|的(?=.))|^等$"
)
END_OF_AIM = re.compile("[的硬]{0,2}(?:目标|任务)(?:不变)?$")
MANNER = re.compile("集中|如期|陆续|顺利|按期|全面|尽快|在?前(?=竣工|开工|封顶|完工)")
SHARE_OF = re.compile(r"占(?:[^占,;]{2,16}?)(?:的?比重|的?比例|的?份额|$)")


def nouns_of(before: str, after: str) -> tuple[str, ...]:
    """Give the nouns that a number may be of, the barest last: predicates before it taken off one by one."""
    rest = SHARE_OF.sub("", without_moments(before))
    tail = MANNER.sub("", END_OF_AIM.sub("", NO_NOUN.sub("", without_moments(after))))
    nouns = [rest + tail]
    while match := PREDICATE.search(rest):
        rest = rest[: match.start()]
        nouns.append(rest + tail)
    return tuple(nouns)


def is_edge(left: str, places: tuple[str, ...]) -> bool:
    """Whether a noun may begin after these words: they are no part of it and name no narrower scope."""
    rest = left
    while rest:
        word = _last_light(rest, places)
        if not word:
            return rest != left and PREPOSITION.match(rest) is not None
        if word in OPENING:
            return True
        rest = rest[: -len(word)]
    return True


def without_opening(noun: str) -> str:
    """Take off the word that opens a phrase, such as 其中."""
    return next((noun[len(word) :] for word in OPENING if noun.startswith(word)), noun)


def is_light(words: str, places: tuple[str, ...]) -> bool:
    """Whether words hold no noun at all: nothing but verbs, times and places."""
    rest = words
    while rest and (word := _last_light(rest, places)):
        rest = rest[: -len(word)]
    return not rest


def _last_light(text: str, places: tuple[str, ...]) -> str:
    return next((word for word in (*places, *LIGHT) if text.endswith(word)), "")
