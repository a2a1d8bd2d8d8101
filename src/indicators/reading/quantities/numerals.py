"""Numbers as Chinese papers write them: 1,234.5万, 1亿2千万, 两万零十五, 三万五, 六点五, 千亿."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from indicators.storage.expressions import expression

# As they are written where money is paid: what nobody may alter.
FORMAL = "壹贰叁肆伍陆柒捌玖"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2} | {
    c: i for i, c in enumerate(FORMAL, 1)
}  # fmt: skip
_SMALL = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SIZES = {**_SMALL, **_LARGE}

DIGITS = "".join(_DIGITS)
# A nought behind a digit: 二零二五 is written like a year.
_IN_PLACES = expression(f"[{DIGITS}]零")
SIZES = "".join(_SIZES)
CHINESE = DIGITS + SIZES
# A full-width comma parts thousands only where what follows can be nothing but the rest of the number.
ARABIC = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"
    r"|[1-9]\d{0,2}(?:，\d{3})+(?=\.\d|[十百千万亿%])(?:\.\d+)?"
    r"|\d+(?!\d)(?:\.\d+(?!\d)|(?!\.\d))(?!(?:,\d{3})+(?:,\d{1,2})?(?![\d,]))"
)
# 千 belongs to the unit in 千瓦 千米 千克, 百 in 百分点.
MULTIPLIER = r"(?:[十万亿]|百(?!分)|千(?![瓦米克伏卡焦帕赫]))+"
# 3.5 million美元: what the words for thousands multiply by.
ENGLISH = {"thousand": "千", "million": "百万", "billion": "十亿", "trillion": "万亿"}
# 1亿2千多万, 3万4000, 1千零20: more parts of the same number behind a multiplier.
MORE_PARTS = (
    rf"(?:零?\d{{1,4}}{MULTIPLIER}(?:[余多几](?={MULTIPLIER}))?(?:{MULTIPLIER})?"
    r"|[零一二三四五六七八九两][十百千万亿]+|零\d{1,4}|(?<=万)\d{4}(?![\d年])){1,9}"
)

_PART = expression(r"[\d.]+|.")
_MIXED = expression(rf"(?:{ARABIC})(?:[零\d{CHINESE}]*)")
_PLAN_NAME = expression(r"十[一二三四五六]五")
_LEAST_SHORTHAND = 100
# No number has so many characters; what has is no number, and is not taken apart.
LONGEST = 40
# Nothing that a paper measures comes to so much, in whatever unit.
MOST = Decimal(10) ** 24

Part = Decimal | str


def number(word: str) -> Decimal | None:
    """Read a number in Arabic, Chinese or mixed writing, multiplied out.

    Returns
    -------
    Decimal or None
        None if the characters are no number (三五, 一一).

    Examples
    --------
    >>> number("1,234.5万"), number("2.3万亿"), number("三千"), number("1亿2千万")
    (Decimal('12345000.0'), Decimal('2300000000000.0'), Decimal('3000'), Decimal('120000000'))
    """
    if len(word) > LONGEST:
        return None
    if not _MIXED.fullmatch(word):
        return chinese(word)
    parts = _parts(word.replace(",", "").replace("，", ""))
    first, *sizes = parts
    # 1.5千万: what follows a fraction can only be multipliers.
    if isinstance(first, Decimal) and all(size in _SIZES for size in sizes):
        return first * multiplier("".join(map(str, sizes)))
    return _value(parts)


def chinese(word: str) -> Decimal | None:
    """Read a number written in Chinese characters.

    Parameters
    ----------
    word : str
        Digits and multipliers, 点 for the decimal point; a bare multiplier counts once. A last digit
        without its multiplier counts a tenth of the one before it: 三万五 is 35000.

    Examples
    --------
    >>> chinese("三十六"), chinese("一万八千亿"), chinese("六点五"), chinese("千亿"), chinese("三五")
    (Decimal('36'), Decimal('1800000000000'), Decimal('6.5'), Decimal('100000000000'), None)
    >>> chinese("两万零十五"), chinese("三万五"), chinese("两千四百五")
    (Decimal('20015'), Decimal('35000'), Decimal('2450'))
    """
    whole, point, fraction = word.partition("点")
    if not whole or len(whole) > LONGEST or any(c not in _DIGITS and c not in _SIZES for c in whole):
        return None
    value = _value(list(whole))
    if not point or value is None:
        return value
    if not fraction or any(c not in _DIGITS for c in fraction):
        return None
    return value + Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))


def pair(word: str) -> tuple[Decimal, Decimal] | None:
    """Read two neighbouring digits as the ends of a range: 三五 is 3 to 5, 两三百 is 200 to 300.

    Examples
    --------
    >>> pair("两三百"), pair("十五六"), pair("十四五")
    ((Decimal('200'), Decimal('300')), (Decimal('15'), Decimal('16')), None)
    """
    if _PLAN_NAME.fullmatch(word) or len(word) > LONGEST:
        return None
    digits = [i for i, (a, b) in enumerate(pairwise(word)) if _DIGITS.get(a) and _DIGITS.get(b)]
    if len(digits) != 1 or _IN_PLACES.search(word):
        return None
    cut = digits[0]
    low, high = chinese(word[: cut + 1] + word[cut + 2 :]), chinese(word[:cut] + word[cut + 1 :])
    return (low, high) if low is not None and high is not None and low < high else None


@lru_cache(maxsize=1024)
def multiplier(word: str) -> Decimal:
    """Multiply out a chain of multipliers, as far as anything is measured.

    Examples
    --------
    >>> multiplier("万亿"), multiplier("")
    (Decimal('1000000000000'), Decimal('1'))
    """
    product = Decimal(1)
    for c in word:
        product *= _SIZES[c]
        if product > MOST:
            break
    return product


def shared_multiplier(word: str) -> str:
    """Find the 万 or 亿 that ends a number and holds for a list or range with one unit: 六千到八千亿.

    Examples
    --------
    >>> shared_multiplier("八千亿"), shared_multiplier("8000"), shared_multiplier("3.5万")
    ('亿', '', '万')
    """
    return word[len(word.rstrip("十百千万亿")) :] if word[:1].isdigit() else word[len(word.rstrip("万亿")) :]


def _parts(word: str) -> list[Part]:
    """Take a mixed number apart: runs of Arabic digits, and characters."""
    return [Decimal(part) if part[0].isdigit() else part for part in _PART.findall(word)]


def _value(parts: Sequence[Part]) -> Decimal | None:
    """Multiply out, the largest multiplier first; None if the parts are no number."""
    for name, size in (("亿", 10**8), ("万", 10**4)):
        if name in parts:
            at = len(parts) - 1 - list(reversed(parts)).index(name)
            above = _value(parts[:at]) if at else Decimal(1)
            below = _below(parts[at + 1 :], size)
            return None if above is None or below is None else above * size + below
    return _small(parts)


def _below(parts: Sequence[Part], size: int) -> Decimal | None:
    """Read what stands behind 万 or 亿; a single digit without 零 is a tenth of it: 三万五."""
    if len(parts) == 1 and isinstance(parts[0], str) and _DIGITS.get(parts[0]):
        return Decimal(_DIGITS[parts[0]] * size // 10)
    below = _value(parts)
    return below if below is None or below < size else None


def _small(parts: Sequence[Part]) -> Decimal | None:
    """Read a number below ten thousand: digits before falling multipliers."""
    total, digit, last = Decimal(0), None, 10**5
    after_zero = False
    for at, part in enumerate(parts):
        if isinstance(part, str) and part in _SMALL:
            size = _SMALL[part]
            if size >= last or (not digit and size != 10 and at):
                return None
            # 零 before 十 stands for a place left out: 两万零十五.
            total += (digit or Decimal(1)) * size
            digit, last, after_zero = None, size, False
        elif digit:
            return None
        else:
            digit = Decimal(_DIGITS[part]) if isinstance(part, str) else part
            after_zero = after_zero or not digit
    if digit is None:
        return total
    is_shorthand = _LEAST_SHORTHAND <= last < 10**5 and not after_zero and isinstance(parts[-1], str)
    return total + digit * (last // 10 if is_shorthand else 1)
