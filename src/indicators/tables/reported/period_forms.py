"""One form for each stretch of a year: 1—9月 and 前三季度 are the same months."""

from __future__ import annotations

import re

_MONTHS = {
    "01/03": "-Q1", "04/06": "-Q2", "07/09": "-Q3", "10/12": "-Q4", "01/06": "-H1", "07/12": "-H2",
    "01/09": "-Q1/Q3", "01/12": "", "Q1/Q2": "-H1", "Q3/Q4": "-H2", "Q1/Q4": "",
}  # fmt: skip
_STRETCH = re.compile(r"(\d{4})-(\d\d/\d\d|Q\d/Q\d)")


def one_form(period: str) -> str:
    """Write a period as quarters, a half year or a year where it is one, so that equal ones compare equal.

    Examples
    --------
    >>> [one_form(text) for text in ("2024-01/09", "2024-01/06", "2024-01/08", "2024", "")]
    ['2024-Q1/Q3', '2024-H1', '2024-01/08', '2024', '']
    """
    found = _STRETCH.fullmatch(period)
    return f"{found[1]}{_MONTHS[found[2]]}" if found and found[2] in _MONTHS else period
