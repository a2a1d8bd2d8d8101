"""Which side of a revision a column holds: the old value under 原目标, the new one under 调整后目标."""

from __future__ import annotations

from indicators.reading.grids.words import named, one_of
from indicators.reading.roles.roles import REVISION, SUPERSEDED

_FLAGS = {"old": SUPERSEDED, "new": REVISION}


def side_of(head: str) -> tuple[str, str]:
    """Tell the flag of the figures under a head, "" if it is of no side, and what else the head says.

    Examples
    --------
    >>> side_of("原目标"), side_of("2025年调整后目标值"), side_of("2025年目标值")
    (('superseded', ''), ('revision', '2025年目标值'), ('', '2025年目标值'))
    >>> side_of("原2025年目标")
    ('superseded', '2025年目标')
    """
    if old := one_of("old_before_year", prefix="^", suffix=r"(?=20\d\d年)").search(head):
        return SUPERSEDED, head[old.end() :]
    found = named("sides").search(head)
    if found is None:
        return "", head
    side = (found.lastgroup or "").partition("__")[0]
    return _FLAGS[side], head[: found.start()] + head[found.end() :]
