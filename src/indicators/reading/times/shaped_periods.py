"""The period of a figure by what it measures: a span is that of an amount, its last year that of a level."""

from __future__ import annotations

import re

_YEARS = re.compile(r"\d{4}")


def shaped(period: str, measure: str, basis: str, *, is_repeated: bool = False) -> str:
    """Fit a span to the measure: an amount at the end, or over the whole.

    Parameters
    ----------
    period : str
        As said by the text.
    measure, basis : str
        Of the figure.
    is_repeated : bool
        Whether the text says 每年 or 年均: then a level holds over the span.

    Examples
    --------
    >>> shaped("2021/2025", "level", ""), shaped("2021/2025", "increment", "")
    ('2025', '2021/2025')
    """
    _, slash, last = period.partition("/")
    if not slash or not _YEARS.fullmatch(last):
        return period
    if measure in ("level", "share") and not is_repeated:
        return last
    if measure in ("growth", "decline") and basis == "yoy":
        return last
    return period
