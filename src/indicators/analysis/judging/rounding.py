"""How exactly a figure is printed: half a unit of its last digit, so that rounding decides nothing."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from math import isfinite

from indicators import units
from indicators.vocabulary.column_values import COUNTED_KINDS

_NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")


def half_unit(text: str, value: float, unit: str = "") -> float:
    """Give half a unit of the last printed digit, in the unit of the value.

    Parameters
    ----------
    text : str
        The figure as printed, with its multiplier: 1.7万人.
    value : float
        The same multiplied out: 17000.
    unit : str
        Its canonical unit; whole things printed to the last one (40家) are exact.

    Returns
    -------
    float
        0 where no digits are printed (四个) or the count is exact.

    Examples
    --------
    >>> half_unit("5.7%", 5.7, "%"), half_unit("1.7万人", 17000, "人"), half_unit("40家", 40, "家")
    (0.05, 500.0, 0.0)
    """
    found = _NUMBER.search(unicodedata.normalize("NFKC", text))
    if found is None or not isfinite(value):
        return 0.0
    number = Decimal(found[0].replace(",", ""))
    scale = abs(Decimal(repr(float(value))) / number) if number and value else Decimal(1)
    is_whole = not found["decimals"] and scale == 1
    if is_whole and unit and units.parse_form(unit).kind in COUNTED_KINDS:
        return 0.0
    return float(Decimal(5).scaleb(-len(found["decimals"] or "") - 1) * scale)
