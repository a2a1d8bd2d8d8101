"""A month, the months up to it, or its quarter: which of them a figure of a statistical table is of."""

from __future__ import annotations

from indicators import periods
from indicators.reading.times.period_words import months_to_date


def period_in_span(period: str, span: str) -> str:
    """Take a month or a quarter up from January, or months from January down to the last of them.

    Parameters
    ----------
    period : str
        The time over the table or the column.
    span : str
        to_date (累计), alone (本月) or "", as `words.span_of` tells.

    Examples
    --------
    >>> period_in_span("2025-06", "to_date"), period_in_span("2025-Q2", "to_date")
    ('2025-H1', '2025-H1')
    >>> period_in_span("2025-H1", "alone"), period_in_span("2025", "alone"), period_in_span("2025-H1", "")
    ('2025-06', '2025', '2025-H1')
    """
    if not period or not span:
        return period
    told = periods.parse(period)
    is_shorter = told.start.year == told.end.year and told.months < 12
    if span == "to_date" and told.kind in ("month", "quarter"):
        return months_to_date(told.end.year, told.end.month)
    if span == "alone" and is_shorter and told.start.month == 1 and told.kind != "month":
        return f"{told.end:%Y-%m}"
    return period
