"""The upper end of a range: 1-2家, 六千到八千亿元, 1亿元与2亿元之间."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.reading.lexicon import pattern
from indicators.reading.quantities import numerals
from indicators.reading.quantities.written_numbers import OPENS, Number, number_at
from indicators.reading.quantities.written_units import WrittenUnit, unit_at
from indicators.storage.expressions import expression

_RANGE = expression(r"-+|至|到")
_BETWEEN_MARK = expression(r"[和与及、]")
_MARKS = frozenset("-至到和与及、")
_BETWEEN = pattern("between")
# 由2.05缩小到1.98 tells two figures, 由8%调整为5%-6% an end that is a range.
_FROM = expression(r"[由从自](?![^，,。;]*\d[^，,。;]*[为到至]\D*$)[^，,。;]{0,24}$")
# 二到三千 is 2000 to 3000; 二到三十 may be 2 to 30.
_ONE_DIGIT = expression(rf"[{numerals.DIGITS}]")
_ONE_DIGIT_OF = expression(rf"[{numerals.DIGITS}](?P<size>[百千])[万亿]*")
_YEARS = expression(r"(?:19|20)\d\d\D+(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends of a range, its unit, where the unit ends, and where the words do that close it."""

    low: Decimal
    high: Decimal
    unit: WrittenUnit | None
    end: int
    after: int


def range_at(text: str, number: Number, unit: WrittenUnit | None, end: int) -> Range | None:
    """Read the range that a number begins, None if it begins none.

    Parameters
    ----------
    number, unit
        The lower end, and the unit behind it if it has one of its own.
    end : int
        The limit of looking.

    Examples
    --------
    >>> text = "六千到八千亿元"
    >>> found = range_at(text, number_at(text, 0, 7), None, 7)
    >>> found.low, found.high
    (Decimal('600000000000'), Decimal('800000000000'))
    """
    stop = unit.end if unit else number.end
    if text[stop : stop + 1] not in _MARKS:
        return None
    mark = _RANGE.match(text, stop, end) or _BETWEEN_MARK.match(text, stop, end)
    if mark is None or not OPENS.match(text, mark.end(), end):
        return None
    second = number_at(text, mark.end(), end)
    if second is None or not second.is_plain:
        return None
    second, other = _with_unit(text, second, end)
    last = other.end if other else second.end
    closed = _BETWEEN.match(text, last, end)
    if not closed and (
        _BETWEEN_MARK.fullmatch(mark[0])
        or (unit and _FROM.search(text, max(0, number.start - 26), number.start))
    ):
        return None
    if not _has_one_unit(text, number, unit, second, other):
        return None
    low, high = number.low, second.high
    shared = low * numerals.multiplier(
        _shared(text[number.start : number.end], text[mark.end() : second.end], second)
    )
    if unit is None and not number.multiplier and shared < high:
        low = shared
    return Range(low, high, other, last, closed.end() if closed else last) if high > low else None


def _shared(lower: str, upper: str, second: Number) -> str:
    """Find the multipliers behind the upper end that hold for the lower one too."""
    of_one_digit = _ONE_DIGIT_OF.fullmatch(upper) if _ONE_DIGIT.fullmatch(lower) else None
    return (of_one_digit["size"] if of_one_digit else "") + second.multiplier


def _with_unit(text: str, number: Number, end: int) -> tuple[Number, WrittenUnit | None]:
    return number, unit_at(text, number.end, end, has_multiplier=bool(number.multiplier))


def _has_one_unit(
    text: str, number: Number, unit: WrittenUnit | None, second: Number, other: WrittenUnit | None
) -> bool:
    """Whether both ends have the same unit, or the first has that of the second."""
    if unit is not None:
        return other is not None and other.label == unit.label
    if other is not None:
        return True
    # 2021-2025 are years, and of numbers in characters one without a unit is none.
    is_arabic = number.form == second.form == "arabic"
    return is_arabic and not _YEARS.fullmatch(text, number.start, second.end)
