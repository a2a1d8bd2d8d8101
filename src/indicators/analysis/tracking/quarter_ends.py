"""The quarters and months from whose ends a year is looked at, and those next to them."""

from __future__ import annotations

from datetime import date

from indicators import periods


def next_of(until: str) -> str:
    """Name the quarter after a quarter, or the month after a month.

    Examples
    --------
    >>> next_of("2023-Q4"), next_of("2025-08"), next_of("2025-12")
    ('2024-Q1', '2025-09', '2026-01')
    """
    year, part, last = _parted(until)
    return _joined(year + 1, 1, last) if part == last else _joined(year, part + 1, last)


def before_of(until: str) -> str:
    """Name the quarter or the month before, "" for the first of a year.

    Examples
    --------
    >>> before_of("2023-Q2"), before_of("2025-10"), before_of("2025-Q1"), before_of("2025-01")
    ('2023-Q1', '2025-09', '', '')
    """
    year, part, last = _parted(until)
    return _joined(year, part - 1, last) if part > 1 else ""


def year_until(day: date) -> periods.Period:
    """Return the span from January to the end of a day's month.

    Examples
    --------
    >>> [year_until(date(2025, month, 1)).text for month in (1, 5, 6, 12)]
    ['2025-01', '2025-01/05', '2025-H1', '2025']
    """
    if day.month % 3 == 0:
        return periods.year_to_date(day.year, day.month // 3)
    return periods.parse(f"{day.year}-01" if day.month == 1 else f"{day.year}-01/{day.month:02}")


def _parted(until: str) -> tuple[int, int, int]:
    """Give the year, the number in it, and how many of the kind a year has."""
    year, _, part = until.partition("-")
    return (int(year), int(part[1:]), 4) if part.startswith("Q") else (int(year), int(part), 12)


def _joined(year: int, part: int, last: int) -> str:
    return f"{year}-Q{part}" if last == 4 else f"{year}-{part:02}"
