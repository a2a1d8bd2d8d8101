"""A day or an hour as the parts of a number format write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime


def written(value: date, tokens: Sequence[tuple[str, str]]) -> str:
    """Write a day.

    Parameters
    ----------
    tokens : sequence of (str, str)
        Kind and words of each part of the format: date for years, months, days, hours, minutes, seconds.

    Examples
    --------
    >>> written(date(2025, 6, 30), [("date", "yyyy"), ("other", "年"), ("date", "m"), ("other", "月")])
    '2025年6月'
    """
    out = ""
    previous = ""
    for name, piece in tokens:
        if name != "date":
            out += piece
            continue
        kind = piece[0].lower()
        out += _part_of_day(value, piece, is_minute=kind == "m" and previous == "h")
        previous = kind
    return out.strip()


def _part_of_day(value: date, piece: str, *, is_minute: bool) -> str:
    width = len(piece)
    hour, minute, second = (
        (value.hour, value.minute, value.second) if isinstance(value, datetime) else (0, 0, 0)
    )
    match piece[0].lower():
        case "y":
            return str(value.year) if width > 2 else f"{value.year % 100:02}"
        case "m":
            number = minute if is_minute else value.month
        case "d":
            number = value.day
        case "h":
            number = hour
        case "s":
            number = second
        case _:
            return ""
    return f"{number:02}" if width == 2 else str(number)
