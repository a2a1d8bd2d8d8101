"""How wide text is where a Chinese character takes the room of two letters."""

from __future__ import annotations

from unicodedata import east_asian_width


def is_wide(sign: str) -> bool:
    """Whether a sign takes the room of two letters.

    Examples
    --------
    >>> is_wide("产"), is_wide("％"), is_wide("%")
    (True, True, False)
    """
    return east_asian_width(sign) in "WF"


def columns(text: str) -> int:
    """Count the columns that a line takes.

    Examples
    --------
    >>> columns("5G基站")
    6
    """
    return len(text) + sum(map(is_wide, text))
