"""Chooses 万 or 亿 for figures that people read: 660亿元, 8万亩, 6%."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from numbers import Real

from indicators.errors import NotNumbers
from indicators.vocabulary.unit_forms import parse_form

NOT_STATED = "—"
MINUS = "\N{MINUS SIGN}"
# Below a tenth: 0.018 is not 0.02; of a rate a hundredth is enough.
_RATES = frozenset(("%", "‰", "百分点"))
# 农田灌溉水有效利用系数 is told as 0.568.
_DECIMALS_OF_RATIOS = 3
_MORE_FOR_SMALL = 2
_SCALES = ((10**8, "亿"), (10**4, "万"))
# Up to here a whole number that two decimals of 万 would cut is written out: 14718元, 36021公里.
_WRITTEN_OUT = 10**6
# Money a head or an area is told in 万 from here on: 22万元/人, but 47000元/人.
_MONEY_PER = "元/"
_MANY_PER = 10**5
# Rates are read as they stand; 万 before a unit with a stroke would scale its upper half only.
_UNSCALED = frozenset(
    ("percent", "point", "permille", "ratio", "time", "temperature", "concentration", "compound", "data")
)


def scale_for(values: Iterable[float], unit: str, *, where: str = "display") -> tuple[float, str]:
    """Choose the multiplier that suits the largest of some values.

    Parameters
    ----------
    values : iterable of float
        Numbers in `unit`; NaN is passed by.
    unit : str
        A label or written form; "" for plain numbers.
    where : str
        What an error names as the place to open.

    Returns
    -------
    factor : float
        What to divide the values by.
    label : str
        The unit of the quotients: 亿元.

    Raises
    ------
    UnknownUnit
        The unit is not in units.csv.

    Examples
    --------
    >>> scale_for([17e8, 660e8], "元")
    (100000000.0, '亿元')
    >>> scale_for([5.7, 12000.0], "%")
    (1.0, '%')
    """
    known = parse_form(unit, where=where) if unit else None
    own, label = (known.factor, known.label) if known else (1, "")
    largest = max((abs(value) * own for value in values if math.isfinite(value)), default=0.0)
    if known is None or known.kind not in _UNSCALED:
        for scale, word in _SCALES:
            if largest >= scale:
                return scale / own, word + label
    elif label.startswith(_MONEY_PER) and largest >= _MANY_PER:
        return 10**4 / own, f"万{label}"
    elif known.kind == "compound" and own != 1:
        # 6.8万元/人 is shown as it is asked for.
        return 1.0, unit
    return 1.0 / own, label


def display(value: float, unit: str, *, digits: int = 2, where: str = "display") -> str:
    """Write a figure the way Chinese reports do.

    Parameters
    ----------
    value : float
        A number in `unit`; NaN becomes a dash.
    unit : str
        A label or written form; "" for a plain number.
    digits : int
        Decimals kept at most, rounded half up.
    where : str
        What an error names as the place to open.

    Raises
    ------
    UnknownUnit
        The unit is not in units.csv.
    NotNumbers
        The value is no number.

    Examples
    --------
    >>> display(0.018, ""), display(0.496, "")
    ('0.018', '0.496')
    >>> [display(660e8, "元"), display(80000.0, "亩"), display(5.70, "%"), display(1330.0, "个")]
    ['660亿元', '8万亩', '5.7%', '1330个']
    >>> display(6.8, "万元/人"), display(47000.0, "元/人")
    ('6.8万元/人', '47000元/人')
    >>> display(220000.0, "元/人"), display(14718.0, "元"), display(14700.0, "元")
    ('22万元/人', '14718元', '1.47万元')
    >>> display(-3.1, "%"), display(9.2, "1/10万")
    ('−3.1%', '9.2/10万')
    """
    if not isinstance(value, Real | Decimal):
        raise NotNumbers(
            expected="a number; NaN for one that is missing",
            found=f"{value!r}, of type {type(value).__name__}",
            where=where,
            remedy="Read the text with indicators.reading first; only numbers are written.",
        )
    factor, label = scale_for([value], unit, where=where)
    if not math.isfinite(value):
        return NOT_STATED
    exact = Decimal(repr(float(value))) / Decimal(repr(factor))
    own = parse_form(unit, where=where) if unit else None
    if own and own.label != label:
        # Binary fractions and averages (11.67万亩 a year) are no figures of a paper.
        whole = Decimal(f"{value * own.factor:.12g}")
        if abs(whole) < _WRITTEN_OUT and whole == whole.to_integral_value() and _is_cut(exact, digits):
            exact, label = whole, own.label
    # The 1 of 1/10万 is the figure itself.
    behind = label.removeprefix("1") if label.startswith("1/") else label
    kept = max(digits, _DECIMALS_OF_RATIOS) if not label and abs(exact) < 1 else digits
    return f"{shortened(exact, kept, more=0 if label in _RATES else _MORE_FOR_SMALL)}{behind}"


def _is_cut(exact: Decimal, digits: int) -> bool:
    """Whether a number has more decimals than are kept of it."""
    tidy = Decimal(f"{exact:.12g}")
    return tidy != tidy.quantize(Decimal(1).scaleb(-digits))


def shortened(exact: Decimal, digits: int = 2, *, more: int = _MORE_FOR_SMALL) -> str:
    """Write a number with few decimals, rounded half up; a small one keeps two digits that tell something.

    Parameters
    ----------
    more : int
        So many more are kept of a number below a tenth, where they tell something.

    Examples
    --------
    >>> [shortened(Decimal(number)) for number in ("5.70", "0.018", "-0.002", "0.00001", "0.256")]
    ['5.7', '0.018', '−0.002', '0', '0.26']
    """
    leading = -1 - exact.adjusted() if exact else 0
    kept = digits + min(max(leading, 0), more)
    plain = f"{exact.quantize(Decimal(1).scaleb(-kept), rounding=ROUND_HALF_UP):f}"
    number = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if number == "-0" else number.replace("-", MINUS)
