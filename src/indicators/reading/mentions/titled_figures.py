"""What a title says of the figures behind it that name nothing: （二）城镇化率。由52%调整为48.5%."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression

_UNIT_IN_BRACKETS = expression(r"[(（][^()（）]{1,8}[)）]$")
_AMOUNT = pattern("measured.level_nouns", "measured.head_nouns", "measured.rate_words", suffix="$")
# 一、调高的指标 names no single thing.
_NO_NAME = pattern("revisions.no_names", suffix="$")
_CLAUSE = expression("[，,；;：:]")
_BETWEEN = "。.\n #*"
_LONGEST = 30


def title_of(text: str, start: int, end: int, section: Sequence[str]) -> str:
    """Find the title of a paragraph: the heading right before it, or a first sentence without a clause.

    Parameters
    ----------
    start, end : int
        The paragraph.
    section : sequence of str
        The headings above it.

    Examples
    --------
    >>> title_of("(二)城镇化率。由52%调整为48%。", 8, 19, ("二、调低的指标", "(二)城镇化率"))
    '(二)城镇化率'
    >>> title_of("2.城镇化率。由52%调整为48%。", 2, 18, ("二、调低的指标",))
    '城镇化率'
    """
    if section and text[:start].rstrip(_BETWEEN).endswith(section[-1]):
        return section[-1]
    stop = text.find("。", start, min(end, start + _LONGEST))
    return "" if stop < 0 or stop + 1 == end else text[start:stop]


def measured_by(title: str, quantity: Quantity, *, is_notice: bool) -> Measured | None:
    """Tell what a figure under a title measures if its own words do not, None if the title names no amount.

    Parameters
    ----------
    title : str
        As `title_of` gives it.
    quantity : Quantity
        The first figure behind it.
    is_notice : bool
        Whether the paper only changes goals: its titles name them, whatever they are.

    Examples
    --------
    >>> from indicators.reading.quantities.quantities import find
    >>> told = measured_by("(一)地区生产总值年均增速", find("7.6%")[0], is_notice=True)
    >>> (told.indicator, told.measure, told.basis) if told else None
    ('地区生产总值', 'growth', 'cagr')
    >>> measured_by("稳住农业，提高产量", find("30吨")[0], is_notice=True) is None
    True
    >>> measured_by("(一)深入实施品牌行动", find("7.6%")[0], is_notice=False) is None
    True
    """
    name = _UNIT_IN_BRACKETS.sub("", title)
    if not name or len(name) > _LONGEST or _CLAUSE.search(name) or _NO_NAME.search(name):
        return None
    names_amount = is_notice or _AMOUNT.search(name) or indicator_id(name)
    return describe(quantity, name, "", None) if names_amount else None
