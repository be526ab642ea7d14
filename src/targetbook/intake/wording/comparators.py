"""Comparators: what the words before and after a number make of it. No word, no direction."""

import re

from targetbook.intake.wording.quantity import Quantity

BEFORE = (
    (">=", "不低于 不少于 不小于 不下于 不得低于 不得少于 至少 最低 起码"),
    ("<=", "不超过 不得超过 不高于 不得高于 不多于 不大于 不突破 至多 最多 不超"),
    (">", "超过 超越 超 突破 高于 多于 大于 逾 冲破 破"),
    ("<", "低于 少于 小于 不足 不到 不满 未达到"),
    ("~", "约为 大约 大概 约"),
    ("?", "接近 将近 临近 近 迈向 冲向 靠近"),
)
AFTER = ((">=", "及以上 或以上 以上"), ("<=", "及以下 以内 以下 之内"), ("~", "左右 上下"))
SIGN = {"过": ">"} | {word: sign for sign, words in (*BEFORE, *AFTER) for word in words.split()}
PASSING = "(?<![通经渡不超迈跨])过"
# 不低于 in 增速不低于
LEADING = re.compile(
    f"(?:{'|'.join([*sorted((w for _, ws in BEFORE for w in ws.split()), key=len, reverse=True), PASSING])})$"
)
# 以上
TRAILING = re.compile(f"(?:{'|'.join(sorted((w for _, ws in AFTER for w in ws.split()), key=len, reverse=True))})")
# 到 in 增长到
FILLERS = re.compile(r"(?:了|到|达到?|为|在|至)$")
# 降至 in 能耗降至
DOWN_TO = re.compile(
    r"(?:降至|降到|降低至|降低到|下降至|下降到|压减至|压减到|压降至|压缩至|压缩到|缩短至|缩短到|减至|减少到|减少至|控制在|控制到)$"
)
# 大关迈进
TOWARDS = re.compile(r"^(?:的)?(?:大关)?(?:迈进|进军|冲刺|冲击|看齐|靠近|迈步)")
FLIPPED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


def split_comparator(before: str, after: str) -> tuple[str, str, str, str]:
    """Give the words before and after a number without its comparator, and the signs before and after ('' for none)."""
    bare = FILLERS.sub("", before) if not DOWN_TO.search(before) else before
    lead = _leading(bare) or _leading(before)
    after = re.sub(r"^\([^()]*\)", "", after)
    trail = TRAILING.match(after)

    rest = before
    if lead:
        rest = (before if before.endswith(lead) else bare)[: -len(lead)]
    return rest, after[trail.end() :] if trail else after, SIGN.get(lead, ""), SIGN[trail[0]] if trail else ""


def _leading(before: str) -> str:
    match = LEADING.search(before)
    return match[0] if match else ""


def choose_comparator(quantity: Quantity, rest: str, after: str, lead: str, trail: str) -> tuple[str, str]:
    """Give the comparator and, where it is left open (''), why."""
    if quantity.comparator and not trail:
        return quantity.comparator, ""
    if quantity.size_class:
        return ("class", "") if not (lead or trail) else ("", "a size class (级) with a comparator")
    if quantity.upper is not None:
        return ("between", "") if not (lead or trail) else ("between", "a range with a further comparator")
    if "?" in (lead, trail) or TOWARDS.match(after):
        return "", "the words point towards a number without saying whether it must be reached"

    down = "<=" if DOWN_TO.search(rest) else ""
    more = ">" if quantity.more else ""
    signs = {sign for sign in (lead, trail, more) if sign}

    if len(signs) > 1:
        return "", f"two comparators, {' and '.join(sorted(signs))}"
    if not signs:
        return down or "=", ""

    sign = signs.pop()
    if down and sign in (">", ">="):
        return "", "a fall with a lower bound"

    return sign, "多/余: somewhat more than the number" if more else ""
