"""Heads like 一季度进度 in a table that plans: what is due by then, and no share of what is done."""

from __future__ import annotations

from dataclasses import replace

from indicators.reading.grids.heads import Head
from indicators.reading.grids.words import one_of


def captioned_role(caption: str) -> str:
    """Give the role that a caption gives to figures without one, "" if it gives none.

    Parameters
    ----------
    caption : str
        The line over a table, or its heading.

    Examples
    --------
    >>> told = ("民生实事季度计划表", "民生实事进展情况", "民生实事")
    >>> [captioned_role(caption) for caption in told]
    ['target', 'actual', '']
    """
    rest = one_of("captions", "actual").sub("", caption)
    is_actual, is_target = rest != caption, bool(one_of("captions", "target").search(rest))
    return "" if is_actual == is_target else "actual" if is_actual else "target"


def as_due(head: Head, caption: str) -> Head:
    """Take progress in a part of the year for what is due of the tasks by then, where the caption plans.

    Parameters
    ----------
    caption : str
        Of its table.
    """
    is_progress = one_of("progress_heads", suffix="$").search(head.words) is not None
    is_open = "-" in head.period and not (head.role or head.units)
    if is_progress and is_open and captioned_role(caption) == "target":
        return replace(head, role="target", measures=())
    return head
