"""Names of rows and of their groups, without the numbers and marks around them."""

from __future__ import annotations

import re

from indicators.reading.grids.units import folded, unit_in_brackets
from indicators.reading.grids.words import one_of
from indicators.reading.lexicon import pattern
from indicators.storage.expressions import expression

NUMBERING = expression(
    r"^(?:[★●◆■▪▲△◇□○•*☆]|\d{1,2}[.、．](?!\d)|[(（]\d{1,2}[)）]|\d{1,2}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十]{1,2}[类部]分?[:：]?|[①-⑳]|[IVXⅠ-Ⅹ]{1,4}[.、．])+"
)
PART = expression(r"^(?:其中[:：,，]?|[#＃])")
_GLUED_NUMBER = expression(
    r"^\d{1,2}(?=[\u4e00-\u9fff])(?!\d*(?:周?岁|年|月|日|个|类|级|大|公里|米|小时|分钟|条|家|项))"
)
_MARKS = expression(r"[*＊①-⑳¹²³⁴-⁹]+$|\[注?\d{1,2}\]$")
# 常住人口 Resident Population (year-end): yearbooks say everything twice.
_TRANSLATION = expression(r"(?<=[\u4e00-\u9fff)%])\s*[#(]?[A-Z][a-z']{2,}[A-Za-z\d\s,.;:&#%=()'/-]*$")
_SHORTEST_PART = 3
_LIMITS, _ENDS = ("ge", "gt", "le", "lt"), ("于", "过")


def without_translation(text: str) -> str:
    """Take off what a cell says once more in English.

    Examples
    --------
    >>> without_translation("全市 Total"), without_translation("地区生产总值 GDP")
    ('全市', '地区生产总值 GDP')
    """
    return _TRANSLATION.sub("", text)


def clean_name(text: str, *, has_number: bool = False) -> str:
    """Take blanks, numbering and the marks of notes from a name.

    Examples
    --------
    >>> clean_name("★ 1.地区 生产总值①"), clean_name("5G基站"), clean_name("3岁以下托位数")
    ('地区生产总值', '5G基站', '3岁以下托位数')
    """
    name = re.sub(r"[\s\u3000\x07|]", "", without_translation(folded(text)))
    name = NUMBERING.sub("", name)
    if has_number:
        name = _GLUED_NUMBER.sub("", name)
    return _MARKS.sub("", name).strip(":;,，。、")


def without_marks(name: str) -> str:
    """Take the marks of notes off the end of a name, where they stood before its unit: 失业率②（%）."""
    return _MARKS.sub("", name)


def is_category(name: str) -> bool:
    """Whether a group's head only sorts its rows (经济发展), which need it not to be understood.

    >>> is_category("经济发展"), is_category("人民生活"), is_category("主要污染物排放总量")
    (True, True, False)
    """
    return bool(one_of("categories", prefix="(?:", suffix=")+").fullmatch(re.sub(r"[\s(（)）“”]", "", name)))


def without_limit(words: str, known: str) -> tuple[str, str]:
    """Take the comparator off the end of a name, and tell it, or the one that is known already.

    Examples
    --------
    >>> without_limit("城镇登记失业率低于", ""), without_limit("目标任务", "lt")
    (('lt', '城镇登记失业率'), ('lt', '目标任务'))
    """
    for name in _LIMITS:
        found = pattern(f"comparators_before.{name}", prefix="(?<=..)", suffix="$").search(words)
        if found and found[0].endswith(_ENDS):
            return name, words[: found.start()]
    return known, words


def is_said_in(name: str, whole: str) -> bool:
    """Whether the name of a whole holds that of its part sign by sign.

    Examples
    --------
    >>> is_said_in("出口额", "进出口总额（亿元）"), is_said_in("税收", "进出口总额")
    (True, False)
    """
    signs = iter(unit_in_brackets(whole)[1])
    return len(name) >= _SHORTEST_PART and all(sign in signs for sign in name)
