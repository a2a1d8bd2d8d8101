"""Figures in Chinese characters that count nothing: articles, ordinals, idioms, names of campaigns.

四个全面 and 三项制度 are names, 两条断头路 and 三个化工园区 are quantities: what follows tells them apart.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from indicators.reading.excluded import is_length_measured
from indicators.reading.lexicon import any_of, words
from indicators.reading.written_units import WrittenUnit

_WORDS = words()["chinese_figures"]
_COUNTED = frozenset(_WORDS["counted_in"])
_ALWAYS = frozenset(_WORDS["always_counted_in"])
_ABSTRACT = re.compile(f"的?(?!以[上内下])(?:{any_of(_WORDS['abstract_nouns'])}|化(?!工|肥|学))")
_FIXED_PHRASE = re.compile(any_of(_WORDS["fixed_phrases"]))
_IDIOM_TENTHS = re.compile(r"一成不变|八成新")
_LOOSE = frozenset("人位部对名场类次")
_TIMES = frozenset("年月天")
_FEW = 10
_JOINED_BEFORE = re.compile(r"[每第同这那某哪整各逐凡有统专划唯归如合单]$")
_QUOTED = re.compile(r"“[^”]{0,16}$|《[^》]{0,40}$|‘[^’]{0,12}$")
_CAMPAIGN = re.compile(r"[^，。,;、]{0,12}(?:行动|计划|专项|攻坚|大赛|活动)")
_MULTIPLIERS = "十百千万亿"
_MONEY_BOUND = re.compile(r"(?:以上|大关|级|规模|台阶|量级)")
_PER_MONEY = re.compile(r"地区|国内|GDP|工业|产值|增加值|生产总值")


def is_idiom(text: str, start: int) -> bool:
    """Whether N成 belongs to a fixed phrase or a larger number.

    Examples
    --------
    >>> is_idiom("一成不变", 0)
    True
    """
    return bool(_IDIOM_TENTHS.match(text, start)) or text[max(0, start - 1) : start] in tuple("第十百千")


def is_name(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    unit: WrittenUnit | None,
    *,
    is_bare: bool = False,
    is_order: bool = False,
    is_comparator_written: bool = False,
) -> bool:
    """Whether a figure in Chinese characters is an article, an ordinal, an idiom or part of a name.

    Parameters
    ----------
    text : str
        Prose.
    start, end : int
        The figure with its unit.
    value : Decimal
        Its number.
    unit : WrittenUnit, optional
        As `written_units.unit_at` finds it.
    is_bare : bool
        Whether it is a multiplier alone (千亿).
    is_order : bool
        Whether 级 follows.
    is_comparator_written : bool
        Whether a comparator stands beside it.

    Examples
    --------
    >>> from indicators.reading.written_units import unit_at
    >>> text = "抓好四个全面"
    >>> is_name(text, 2, 4, Decimal(4), unit_at(text, 3, 6, has_multiplier=False))
    True
    """
    before = text[max(0, start - 18) : start]
    if _FIXED_PHRASE.match(text, start) or _JOINED_BEFORE.search(before) or _QUOTED.search(before):
        return True
    if is_bare:
        return _is_bare_name(text, start, end, unit, is_order, is_comparator_written)
    if unit is None or unit.label not in _COUNTED:
        return True
    if unit.label in _ALWAYS and value != 1:
        return False
    if value <= 1:
        return True
    is_abstract = _ABSTRACT.match(text, end) is not None
    if unit.label in _TIMES:
        is_few = value < _FEW and not text.startswith("以上", end)
        only_says_when = text[end : end + 1] in "来内前后期行计规"
        return is_few or only_says_when or not is_length_measured(text, start, end, value)
    if unit.label in _LOOSE:
        return value < _FEW or is_abstract
    # 减负五十条 is a paper's name however many points it has.
    has_no_noun = (
        (value < _FEW or unit.label == "条")
        and text[end : end + 1] in "，。、,;:”)\n"
        and not is_comparator_written
    )
    return is_abstract or has_no_noun


def _is_bare_name(
    text: str, start: int, end: int, unit: WrittenUnit | None, is_order: bool, is_written: bool
) -> bool:
    """千家万户, 百年, 万元地区生产总值: a bare multiplier counts only in few surroundings."""
    number = "".join(takewhile(_MULTIPLIERS.__contains__, text[start:end]))
    if is_order:
        return text.startswith("级财政", end)
    if unit is None:
        return not (is_written and number.endswith("亿"))
    if unit.kind == "time" or (not is_written and _CAMPAIGN.match(text, end, end + 18)):
        return True
    if unit.kind == "currency":
        return not _MONEY_BOUND.match(text, end) and (not is_written or bool(_PER_MONEY.match(text, end)))
    return not is_written and len(number) < 2 and unit.label != "名"
