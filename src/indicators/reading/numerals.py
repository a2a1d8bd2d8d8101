"""Numbers as Chinese papers write them: 1,234.5万, 2.3万亿, 三十六, 百分之六点五, 千亿."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2} | {
    c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

CHINESE = "零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"
# 千 belongs to the unit in 千瓦 千米 千克, 百 in 百分点.
MULTIPLIER = r"(?:[十万亿]|百(?!分)|千(?![瓦米克伏卡焦帕赫]))+"

_MIXED = re.compile(rf"({ARABIC})([十百千万亿]*)")


def chinese(word: str) -> Decimal | None:
    """Read a number written in Chinese characters.

    Parameters
    ----------
    word : str
        Digits and multipliers, 点 for the decimal point; a bare multiplier counts once.

    Returns
    -------
    Decimal or None
        None if the characters are no number (三五, 一一).

    Examples
    --------
    >>> chinese("三十六"), chinese("两千三百万"), chinese("六点五"), chinese("千亿"), chinese("三五")
    (Decimal('36'), Decimal('23000000'), Decimal('6.5'), Decimal('100000000000'), None)
    """
    whole, point, fraction = word.partition("点")
    total = section = digit = 0
    has_digit = False
    last = None
    for c in whole:
        if c in _DIGITS:
            if has_digit and digit:
                return None
            digit, has_digit = _DIGITS[c], True
        elif c in _SMALL:
            section += (digit if has_digit else 1) * _SMALL[c]
            digit, has_digit = 0, False
        elif c in _LARGE:
            section += digit
            if last in _SMALL or last in _DIGITS or last is None:
                total += (section or 1) * _LARGE[c]
            else:
                total = (total + section) * _LARGE[c]
            section, digit, has_digit = 0, 0, False
        else:
            return None
        last = c
    value = Decimal(total + section + digit)
    if not whole:
        return None
    if point:
        if not fraction or any(c not in _DIGITS for c in fraction):
            return None
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return value


def multiplier(word: str) -> Decimal:
    """Multiply out a chain of multipliers.

    Examples
    --------
    >>> multiplier("万亿"), multiplier("")
    (Decimal('1000000000000'), Decimal('1'))
    """
    product = Decimal(1)
    for c in word:
        product *= _SMALL.get(c) or _LARGE[c]
    return product


def number(word: str) -> Decimal | None:
    """Read a number in Arabic, Chinese or mixed writing, multiplied out.

    Examples
    --------
    >>> number("1,234.5万"), number("2.3万亿"), number("三千")
    (Decimal('12345000.0'), Decimal('2300000000000.0'), Decimal('3000'))
    """
    if mixed := _MIXED.fullmatch(word):
        return Decimal(mixed[1].replace(",", "")) * multiplier(mixed[2])
    return chinese(word)
