"""The unit that is filled in for a target in words: 33微克/立方米 for 达到国家二级标准."""

from __future__ import annotations

import re

from indicators import units
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES
from indicators.workbooks.progress.progress_layout import Line
from indicators.workbooks.typed_words import Typed

_MULTIPLIERS = re.compile("[十百千万亿]*")
_PERCENT = "%"


def own_unit(typed: Typed, row: Line, where: str) -> tuple[str, str]:
    """Give unit and measure of what is filled in for a target in words; "" where they are the row's.

    What a bare % is of, the catalogue says: 2.5% of 单位GDP能耗 is a fall.

    Raises
    ------
    UnknownUnit
        What stands behind the number is no unit.
    """
    if not row.takes_any_unit or _MULTIPLIERS.fullmatch(typed.unit):
        return "", ""
    unit = units.parse_form(typed.unit, where=where).form
    if unit != _PERCENT:
        return unit, ""
    entry = indicators().by_id.get(row.target_row.indicator_id)
    own = entry.measure if entry is not None and entry.unit == _PERCENT else "share"
    return unit, "growth" if typed.trend and own not in CHANGES else own
