"""Figures that measure nothing: years, dates, ranks, document numbers, digits inside a name."""

from __future__ import annotations

import re
from decimal import Decimal

from indicators.reading.written_units import WrittenUnit, unit_at

_BEFORE_NAME = re.compile(r"(?:第|(?<!GD)(?<!CP)[A-Za-z]|[\d.]|[〔/·]|编号|代码|电话|热线|邮编)$")
# A bare number before a noun has no unit and is dropped anyway; these would pass for one with a unit.
_AFTER_NAME = re.compile(r"[A-Za-z]|世纪|版|届|时代")
# “3个95%” is a name in quotation marks; “2+10” is one anywhere.
_NUMBERS_AS_NAME = re.compile(r"\d+个\d.*")
# 3人制篮球场, 5个方面, 0.1微克攻坚行动 are names or the paper's own numbering.
_NAMED_BEHIND = re.compile(r"制(?!造|定|成|作|度|药|冷|氢|糖|种)|大?方面|口径|(?:攻坚|专项)行动")
_SUM_BEFORE = re.compile(r"[\dA-Za-z]\+$")
_SUM_BEHIND = re.compile(r"\+[\dA-Z]")
_VOLTAGE = frozenset(("千伏", "伏", "kV", "安培"))
_ORDINAL_UNITS = frozenset(
    ("级", "届", "期", "季度", "层", "档", "日", "号", "版", "寸", "英寸", "纳米", "学年")
)
_LENGTH_OF_TIME = frozenset(("年", "月", "天", "小时", "分钟", "秒", "周", "工作日", "毫秒", "日"))
_TIME_IS_MEASURED = re.compile(
    r"优良|天数|年限|寿命|年龄|停工|停滞|闲置|拖欠|积压|烂尾|延长|缩短|压缩|压减|压降|提前|平均|用时|时限|时长|时间|一度|减少|增加|提速|周期|学时|耗时|节省|不超过|控制在|办结"
)
_MEASURED_BEHIND = re.compile(
    r"以上(?:的)?(?:项目|停|历史|天|优良)|(?:的)?优良|(?:以上)?(?:办结|完成审批)|天?蓝天"
)
_RANKS = re.compile(r"(?:第|前|名列|位列|位居|排名|排|居|列|跻身|进入|进位至|升至)[^，。,;]{0,10}$")
_DOUBLING_NAME = re.compile(
    r"信心|干劲|勇气|计划|行动|工程|矩阵|目标|方案|培育|梯队|三年|战略|攻坚|政策|企业|工作"
)


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
    if _AFTER_NAME.match(behind) and not (
        behind[:1].isascii() and unit_at(text, end, len(text), has_multiplier=False)
    ):
        return True
    if _SUM_BEFORE.search(before) or _SUM_BEHIND.match(behind):
        return True
    opened = text.rfind("“", max(floor, start - 8), start)
    closed = text.find("”", end, end + 8) if opened >= 0 else -1
    is_quoted = closed >= 0 and "”" not in text[opened:start]
    return is_quoted and bool(_NUMBERS_AS_NAME.fullmatch(text, opened + 1, closed))


def is_clock(ratio: re.Match[str]) -> bool:
    """Whether 8:30:00 is a time of day: shares add up to 100.

    Examples
    --------
    >>> is_clock(re.match(".*", "09:02:33")), is_clock(re.match(".*", "6:36:58"))
    (True, False)
    """
    parts = [float(part) for part in ratio[0].split(":")]
    return len(parts) == 3 and abs(sum(parts) - 100) > 1 and all(part.is_integer() for part in parts)


def is_year_span(text: str, start: int, end: int) -> bool:
    """Whether 2021-2025 is a span of years."""
    return bool(re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", text[start:end]))


_ADJECTIVE = re.compile(r"大[^、于，。\n]")
_GOES_ON = re.compile(r"[、和及与或,，+]")


def may_lack_unit(text: str, end: int, limit: int) -> bool:
    """Whether a bare number may be a quantity: 50大项目, 200万+, or a member of a list with one unit behind.

    Examples
    --------
    >>> may_lack_unit("50大招商项目", 2, 7), may_lack_unit("12345平台", 5, 7)
    (True, False)
    """
    return bool(_ADJECTIVE.match(text, end, limit) or _GOES_ON.match(text, end, limit))


def is_name_of_doubling(text: str, start: int, end: int) -> bool:
    """Whether 倍增 names a plan (倍增计划) and doubles nothing."""
    if text.startswith("倍增", start):
        return bool(_DOUBLING_NAME.match(text, end)) or text[start - 1 : start] in "“《的"
    return False


def is_not_measured(
    text: str, start: int, end: int, value: Decimal, unit: WrittenUnit | None, has_multiplier: bool = False
) -> bool:
    """Whether an Arabic figure only says when, which or how ranked.

    Examples
    --------
    >>> from indicators.reading.written_units import unit_at
    >>> is_not_measured("到2025年", 1, 6, Decimal(2025), unit_at("到2025年", 5, 6, has_multiplier=False))
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
        return label != "" or text[end : end + 1] != "、"
    if label in ("月", "日") and text[end - 2 : end - 1] != "个" and not text[start:end].endswith("个月"):
        return True
    if label in _ORDINAL_UNITS:
        return True
    if label == "年" and (
        text[end : end + 1] in "来内前后期级行计规" or text[start - 1 : start] in "未近前后每"
    ):
        return not has_multiplier
    if label in _LENGTH_OF_TIME:
        return not is_length_measured(text, start, end, value, has_multiplier=has_multiplier)
    if label == "岁":
        return not re.search(r"寿命|年龄", text[max(0, start - 28) : start])
    if label in ("位", "名") and _RANKS.search(text[max(0, start - 12) : start]):
        return not re.search(r"(?:提升|前移|上升|提高|跃升|进)$", text[max(0, start - 2) : start])
    return False


def is_length_measured(
    text: str, start: int, end: int, value: Decimal, *, has_multiplier: bool = False
) -> bool:
    """Whether a length of time is itself the fact told (缩短至3个工作日), and does not only say when.

    Examples
    --------
    >>> is_length_measured("审批缩短至3天", 5, 7, Decimal(3)), is_length_measured("连续3天", 2, 4, Decimal(3))
    (True, False)
    """
    if has_multiplier or value != value.to_integral_value():
        return True
    head = max(text.rfind(mark, max(0, start - 30), start) for mark in "，,。;、\n") + 1
    clause = text[max(head, start - 30) : start]
    if re.search(r"第[^，]{0,3}$|连续[^，]{0,2}$|每$|未来$|近$", clause):
        return False
    return bool(_TIME_IS_MEASURED.search(clause) or _MEASURED_BEHIND.match(text, end))
