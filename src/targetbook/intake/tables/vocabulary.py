"""The words of tables besides periods, areas and names of indicators: what kind of figure a column holds."""

import re
from dataclasses import dataclass
from enum import StrEnum


class WordKind(StrEnum):
    """What a word says of the figures it stands over."""

    LEVEL = "level"
    GROWTH = "growth"
    REAL = "real"
    NOMINAL = "nominal"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    LEFT_OUT = "left out"
    POINTS = "points"
    INDEX = "index"
    AVERAGE = "average"
    SHARE = "share"
    MONTHLY = "on the month before"
    CONTRIBUTION = "contribution"
    AMOUNT = "change in amount"
    PROGRESS = "progress"
    RANK = "rank"
    MEAN = "mean"
    NOTHING = "nothing"


# What the record has no measure for, and what a person is told of it.
UNFIT = {
    WordKind.POINTS: "is a change in percentage points",
    WordKind.INDEX: "is an index",
    WordKind.AVERAGE: "is an average over years",
    WordKind.SHARE: "is a share",
    WordKind.MONTHLY: "is a change on the month or quarter before",
    WordKind.CONTRIBUTION: "is a contribution to growth",
    WordKind.AMOUNT: "is a change in amount",
    WordKind.PROGRESS: "is progress against a plan",
    WordKind.RANK: "is a rank",
    WordKind.MEAN: "is a mean",
}
_LAST_YEAR = r"(?:上一?年|去年|(?:19|20)\d\d年)"
_YEAR_BEFORE = r"(?:上一?年|去年)"
_SAME = r"(?:同期|同月|同季|(?:1|一)(?:-|至)\d{1,2}月|\d{1,2}月)?"
# The first that fits takes its words; what a later one would find in them is not looked for.
WORDS: tuple[tuple[WordKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            WordKind.NOTHING,
            r"绝对[数额值]按(?:现行|当年)?现?价格?计算|(?:相对数|增?速度?|增长速度)按(?:可比|不变)价格?计算",
        ),
        (WordKind.POINTS, r"[\(（]?个?百分点[\)）]?"),
        (
            WordKind.INDEX,
            rf"{_LAST_YEAR}{_SAME}=100|(?:同比|环比|定基)?指数|为{_LAST_YEAR}{_SAME}的?[%±]?|以.{{1,8}}为100|=100",
        ),
        (
            WordKind.PROGRESS,
            r"(?:占|完成)(?:全?年|全年度?|年度|年初)?(?:计划|预算|目标|任务)数?(?:的?[%比]|比例|进度|情况)?|(?:完成|序时|时间)?进度|完成率",
        ),
        (
            WordKind.LEFT_OUT,
            r"序号|编?代码|编码|备注|说明|(?:年初|年度|全年|预期|预算)?(?:计划|目标|预算)数?(?![完执])",
        ),
        (WordKind.SHARE, r"占[^|()]{0,8}(?:比重?|的?%)?|[占比]重|比例|构成|份额|结构"),
        (WordKind.MONTHLY, r"环比|[比较](?:上月|上季度?|上期|年初)"),
        (WordKind.CONTRIBUTION, r"拉动|贡献率?"),
        (WordKind.AMOUNT, r"(?:同比)?(?:增减|增长|增加|净增|变动)(?:[额量]|绝对[额量值])|增量|净增"),
        (WordKind.RANK, r"(?:增速)?(?:排名|排位|位次|名次)"),
        (WordKind.AVERAGE, r"[两三四五二\d]+年(?:年?均|平均)|年[均平]均?"),
        (WordKind.MEAN, r"平均|人均|户均|日均"),
        (WordKind.NOMINAL, r"名义|按?(?:现行|当年)价格?|按?现价"),
        (WordKind.REAL, r"按?(?:可比|不变)(?:价格?|口径)?(?:计算)?|同口径|扣除价格因素|实际(?=增)"),
        (WordKind.FORECAST, r"预测|预期"),
        (WordKind.ESTIMATE, r"预计|预估|估计|估算"),
        (
            WordKind.GROWTH,
            rf"[±+][-/]?|同比|[比较与同]{_LAST_YEAR}{_SAME}|[较比](?:同期)|增长速度|增[长减][%率]?|增速|增幅|升降|比增|"
            r"(?:累计|年度|本月)?增长|上升|\+-",
        ),
        (WordKind.LEFT_OUT, rf"{_YEAR_BEFORE}{_SAME}(?:累计)?数?|上[月期]数?|同期数?"),
        (
            WordKind.LEVEL,
            r"总量|绝对[数额值量]?|数值|实绩|实际完成|实际数?|完成(?:[数额值]|情况)?|指标值|金额|总额|总值|数额|规模|数量|合计|数据|数|值|额",
        ),
    )
)
# What a title says besides: of what it is a table, by whom and how printed. None of it turns a figure.
TITLE_WORDS = re.compile(
    r"地区(?=生产|[::])|行政区划|主要|经济|社会|国民|指标|统计|月报|快报|季报|年报|公报|简报|简况|一览|情况|运行|发展|完成|综合|表|续|附|分(?=行业)|行业|数据库|数据|"
    r"来源|资料|规模以上|限额以上|规上|限上|以上|以下|基本|初步|核算|最终核实|修订|表号|制表|填报|打印|编制|印发|发布|时间|日期|机关|"
    r"单位|计量|生产总值|固定资产投资|财政|金融|外贸|投资|消费|工业|农业|服务业|建筑业|房地产|人口|就业|居民|收入|支出|和|与|及|的|按|年鉴|进度|第?\d+[册页号]|"
    r"[\(（][一二三四五六七八九十\d]+[\)）]|(?:城市|分省|主要城市)(?=年度|月度|季度)|月度|季度(?=数据|[|])|年度(?=数据)"
)
TABLE_NUMBER = re.compile(
    r"表\s*\d+(?:[-.]\d+)*|^\d{1,2}[-.]\d{1,2}(?![\d月季年日-])|^\s*[一二三四五六七八九十]+、|^\d{1,2}[、.](?!\d)"
)
# Words that turn what a figure is, wherever a title, a line or a sheet's name has them.
TURNING = frozenset(WordKind) - {
    WordKind.LEVEL,
    WordKind.NOTHING,
    WordKind.LEFT_OUT,
    WordKind.REAL,
    WordKind.MEAN,
    WordKind.PROGRESS,
    WordKind.RANK,
}


@dataclass(frozen=True)
class KindWords:
    """The kinds that a text names, with the words for each, and what is left of the text without them."""

    kinds: dict[WordKind, str]
    rest: str


def read_words(text: str) -> KindWords:
    """Read the words for kinds of figures in a squeezed text."""
    kinds: dict[WordKind, str] = {}
    rest = text

    for kind, pattern in WORDS:
        for match in pattern.finditer(rest):
            kinds.setdefault(kind, match[0])
        rest = pattern.sub("|", rest)

    return KindWords(kinds, rest)
