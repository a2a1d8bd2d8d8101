"""Figures that measure nothing: years, dates, ranks, document numbers, digits inside a name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Protocol


class Unit(Protocol):
    """What is needed of a unit here."""

    label: str
    kind: str
    end: int


_BEFORE_NAME = re.compile(
    r"(?:第|[A-Za-z·〔\[（(]?[A-Za-z]|[\d.]|[〔/·]|NO\.?|No\.?|编号|代码|电话|热线|邮编)$"
)
_AFTER_NAME = re.compile(
    r"[A-Za-z]{1,3}(?![A-Za-z/²³]|算力)(?=[级\u4e00-\u9fff，。、,+”])|号(?!召)|[·・]\d|世纪|强(?![度制化])|后(?=[大学生、，]|$)|版|\+\d|\+[A-Za-z]|\.0|届|时代"
    r"|[〕]"
)
_ASCII_UNITS = re.compile(
    r"(?:km|kg|kW|KW|MW|GW|kWh|MWh|m[²³23]?|㎡|t|ha|TEU|GB|TB|PB|P|EFLOPS|PFLOPS|Mbps|Gbps|ppm|μg|ug|mg|g|L|KM|hm)(?![A-Za-z])"
)
_YEAR = re.compile(r"年(?!均|限|期|龄|度均)|$")
_DATE = re.compile(r"(?:-|至|到|、)?\d{0,2}(?:月(?!龄)|日)")
_QUOTED_NUMBERS = re.compile(r"“[^”\u4e00-\u9fff个万亿千百零]*[个万亿千百零]?[^”\u4e00-\u9fff]*$")
# 3人制篮球场, 5个方面, 0.1微克攻坚行动 are names or the paper's own numbering.
_NAMED_BEHIND = re.compile(r"制(?!造|定|成|作|度|药|冷|氢|糖|种)|(?:大)?方面(?!军)|(?:攻坚|专项)行动")
_VOLTAGE = frozenset(("千伏", "伏", "kV", "安培"))
_ORDINAL_UNITS = frozenset(
    ("级", "届", "期", "季度", "层", "档", "日", "号", "版", "寸", "英寸", "纳米", "学年")
)
_LENGTH_OF_TIME = frozenset(("年", "月", "天", "小时", "分钟", "秒", "周", "工作日", "毫秒", "日"))
_TIME_IS_MEASURED = re.compile(
    r"优良|天数|年限|寿命|年龄|延长|缩短|压缩|压减|压降|提前|平均|用时|时限|时长|时间|一度|减少|增加|提速|周期|学时|耗时|节省|不超过|控制在|办结"
)
_MEASURED_BEHIND = re.compile(
    r"以上(?:的)?(?:项目|停|历史|天|优良)|(?:的)?优良|(?:最|历史)?古老|(?:以上)?(?:办结|完成审批)|天?蓝天"
)
_RANKS = re.compile(
    r"(?:第|前|名列|位列|位居|排名|排|居|列|跻身|进入|进位至|升至)(?:全[国省市球]|世界|中国|同类|地级)?[^，。,;]{0,8}$"
)
_AGES = re.compile(r"岁")
_DOUBLING_NAME = re.compile(r"计划|行动|工程|矩阵|目标|方案|培育|梯队|三年|战略|攻坚|政策|企业|工作")


def is_part_of_a_name(text: str, start: int, end: int, floor: int = 0) -> bool:
    """Whether the digits at text[start:end] belong to a name: 5G, PM2.5, 第4位, 〔2021〕4号, “1+3+N+10”.

    Examples
    --------
    >>> is_part_of_a_name("新建5G基站", 2, 3), is_part_of_a_name("新建4000个", 2, 6)
    (True, False)
    """
    before = text[max(floor, start - 3) : start]
    if _BEFORE_NAME.search(before):
        return True
    behind = text[end : end + 8]
    if _AFTER_NAME.match(behind) and not _ASCII_UNITS.match(behind):
        return True
    if before.endswith("+") or (behind[:1] == "+" and behind[1:2] not in ("”", "，", "。", "", "的")):
        return True
    if _QUOTED_NUMBERS.search(text[max(0, start - 12) : start]):
        close = text.find("”", end, end + 6)
        inside = text[end:close] if close >= 0 else ""
        if close >= 0 and not inside:
            return True
        if (
            close >= 0
            and re.fullmatch(r"[\d+\-.*×NXn个%万亿千百零]*(?<!\+)", inside)
            and not inside.startswith("%")
        ):
            return True
    return False


def is_clock(text: str, ratio: re.Match[str]) -> bool:
    """Whether 8:30:00 is a time of day."""
    return (
        bool(re.fullmatch(r"\d{1,2}:\d\d:\d\d", ratio[0]))
        and "." not in ratio[0]
        and "时" in text[max(0, ratio.start() - 4) : ratio.end() + 2]
    )


def is_year_span(text: str, start: int, end: int) -> bool:
    """Whether 2021-2025 is a span of years."""
    return bool(re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", text[start:end]))


def is_name_of_doubling(text: str, start: int, end: int) -> bool:
    """Whether 倍增 names a plan (倍增计划) and doubles nothing."""
    if text.startswith("倍增", start):
        return bool(_DOUBLING_NAME.match(text, end)) or text[start - 1 : start] in "“《的"
    return False


def is_not_measured(
    text: str, start: int, end: int, value: Decimal, unit: Unit | None, has_multiplier: bool
) -> bool:
    """Whether an Arabic figure only says when, which or how ranked.

    Examples
    --------
    >>> from indicators.reading.written_units import unit_at
    >>> is_not_measured("到2025年", 1, 6, Decimal(2025), unit_at("到2025年", 5, 6, has_multiplier=False), False)
    True
    """
    label = unit.label if unit else ""
    if label in _VOLTAGE or _NAMED_BEHIND.match(text, end):
        return True
    is_round = value == value.to_integral_value()
    if (
        not has_multiplier
        and is_round
        and 1900 <= value <= 2100
        and label in ("年", "学年", "")
        and (label != "" or len(text[start:end]) == 4)
    ):
        if label == "" and text[end : end + 1] in "大、":
            return False
        return True
    if label in ("月", "日") and text[end - 2 : end - 1] != "个" and not text[start:end].endswith("个月"):
        return True
    if label in _ORDINAL_UNITS:
        return True
    if label == "年" and _DATE.match(text, end) and not has_multiplier and value > 100:
        return True
    if label == "年" and (
        text[end : end + 1] in "来内前后期级行计规" or text[start - 1 : start] in "未近前后每"
    ):
        return not has_multiplier
    if label in _LENGTH_OF_TIME:
        return not _is_length_measured(text, start, end, value, label, has_multiplier)
    if label == "岁":
        return not re.search(r"寿命|年龄", text[max(0, start - 14) : start])
    if label in ("位", "名") and _RANKS.search(text[max(0, start - 12) : start]):
        return not re.search(r"(?:提升|前移|上升|提高|跃升|进)$", text[max(0, start - 2) : start])
    if label in ("百分点",):
        return False
    return False


def _is_length_measured(
    text: str, start: int, end: int, value: Decimal, label: str, has_multiplier: bool
) -> bool:
    if has_multiplier or value != value.to_integral_value():
        return True
    head = max(text.rfind(mark, max(0, start - 30), start) for mark in "，,。;、\n") + 1
    clause = text[max(head, start - 30) : start]
    if re.search(r"第[^，]{0,3}$|连续[^，]{0,2}$|每$|未来$|近$", clause):
        return False
    return bool(_TIME_IS_MEASURED.search(clause) or _MEASURED_BEHIND.match(text, end))


_IDIOM_TENTHS = re.compile(r"一成不变|八成新")


def is_idiom(text: str, start: int, end: int) -> bool:
    """Whether N成 belongs to a fixed phrase or a verb (完成, 三成立).

    Examples
    --------
    >>> is_idiom("一成不变", 0, 2)
    True
    """
    return bool(_IDIOM_TENTHS.match(text, start)) or text[start - 1 : start] in "第十百千"


# Measure words behind which a Chinese numeral counts things.
_COUNTED = frozenset(
    [
        "个",
        "条",
        "座",
        "家",
        "项",
        "所",
        "处",
        "户",
        "名",
        "件",
        "场",
        "种",
        "类",
        "支",
        "套",
        "台",
        "辆",
        "只",
        "头",
        "株",
        "栋",
        "艘",
        "架",
        "亩",
        "公里",
        "公顷",
        "米",
        "吨",
        "千瓦",
        "平方米",
        "人",
        "倍",
        "百分点",
        "%",
        "元",
        "美元",
        "人次",
        "千瓦时",
        "立方米",
        "平方公里",
        "斤",
        "公斤",
        "张",
        "枚",
        "宗",
        "起",
        "例",
        "部",
        "床",
        "幢",
        "间",
        "标箱",
        "吨标准煤",
        "学位",
        "对",
        "册",
        "位",
        "天",
        "年",
        "月",
        "届",
        "期",
    ]
)
_ABSTRACT = re.compile(
    r"(?:的)?(?:方面|层面|环节|维度|阶段|关键|小时|月(?!以上)|月来|着力|推进|全面|坚持|维护|意识|自信|重大|层次|百年|根本|转变|确保|统筹|毫不|互动"
    r"|时代|必然|牢固|必须|一律|战略|务必|善于|结合|重要|更加|体系|马上|定|不|没有|优先|重点|一流|问题|新|字|文明|核心|支撑|定位|健康|倍增"
    r"|世纪|开局|现代化|面向|融合|过程|率先|示范|区分|短板|维持|亲自|进一步|主动|切实|做到|加快|好|化(?!工|肥|学)|更|大|百|千|万|倡议|走|领域|轮子|市场|循环"
    r"|机制|能力|高地|抓手|原则|中心(?!城区)|抓|立足|把|为|对|以|一|有|是|学会|工作|引擎|圈|带|轴|翼|极|核|区域|提升|服务|建设|行动|工程|攻坚|格局|重|五年|方向|任务)"
)
_FIXED_PHRASE = re.compile(
    r"三项制度|八项规定|三元(?:锂|材料|前驱体|电池|催化|正极)|三个代表|两个一百年|三项(?:改革|清单|机制)|三条(?:控制线|红线)"
)
_FIXED = re.compile(r"[每第同这那某哪整各逐凡]$|有$|统$|专$|划$|唯$|归$|如$|合$|单$|^$")
_QUOTED = re.compile(r"“[^”]{0,16}$|《[^》]{0,40}$|‘[^’]{0,12}$")


def is_chinese_name(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    unit: Unit | None,
    is_bare: bool,
    is_order: bool,
    is_comparator_written: bool,
) -> bool:
    """Whether a figure in Chinese characters is an article, an ordinal, an idiom or part of a name.

    Examples
    --------
    >>> from indicators.reading.written_units import unit_at
    >>> text = "抓好四个全面"
    >>> is_chinese_name(text, 2, 4, Decimal(4), unit_at(text, 3, 6, has_multiplier=False), False, False, False)
    True
    """
    before = text[max(0, start - 18) : start]
    if _FIXED_PHRASE.match(text, start):
        return True
    if (_FIXED.search(before[-1:]) and before) or _QUOTED.search(before):
        return True
    if is_bare:
        return _is_bare_name(text, start, end, unit, is_order, is_comparator_written)
    if unit is None or unit.label not in _COUNTED or value <= 1:
        return True
    if unit.label in ("倍", "百分点", "%", "元", "美元", "亩", "公里", "公顷", "吨", "千瓦", "平方米"):
        return False
    if unit.label in ("年", "月", "天", "届", "期"):
        return (
            value < 10
            or not _is_length_measured(text, start, end, value, unit.label, False)
            or (text[end : end + 1] in "来内前后期行计规")
        )
    if unit.label in ("人", "位", "部", "对", "名", "场", "类", "次"):
        return value < 10 or _ABSTRACT.match(text, end) is not None
    return _ABSTRACT.match(text, end) is not None or (
        text[end : end + 1] in "，。、,;:”)\n" and not is_comparator_written
    )


_CAMPAIGN = re.compile(r"[^，。,;、]{0,12}(?:行动|计划|专项|攻坚|大赛|活动)")
_MONEY_BOUND = re.compile(r"(?:以上|大关|级|规模|台阶|量级)")
_PER_MONEY = re.compile(r"地区|国内|GDP|工业|产值|增加值|生产总值")


def _is_bare_name(
    text: str, start: int, end: int, unit: Unit | None, is_order: bool, is_written: bool
) -> bool:
    """千家万户, 百年, 万元地区生产总值: a bare multiplier counts only in few surroundings."""
    number = text[start : end - len(unit.label)] if unit else text[start:end]
    if is_order:
        return text.startswith("级财政", end)
    if unit is None:
        return not (is_written and number.endswith("亿"))
    if unit.kind == "time" or _CAMPAIGN.match(text, end, end + 18):
        return True
    if unit.kind == "currency":
        return not _MONEY_BOUND.match(text, end) and (not is_written or bool(_PER_MONEY.match(text, end)))
    return not is_written and len(number) < 2
