"""The year of a column where cells over each other name two: the lowest says it."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.grids.words import kinds_in
from indicators.storage.expressions import expression

_OPENING_YEAR = expression(r"20\d\d年(?![=为])")
_ONLY_YEAR = expression(r"^20\d\d年$")


def with_one_year(pieces: Sequence[str]) -> list[str]:
    """Leave the year of the lowest cell alone, where one over it names another.

    Parameters
    ----------
    pieces : sequence of str
        The cells of a head, the upper first.

    Examples
    --------
    >>> with_one_year(["2025年", "2035年展望"]), with_one_year(["2024年", "2023年=100"])
    (['', '2035年展望'], ['2024年', '2023年=100'])
    >>> with_one_year(["2025年", "目标"])
    ['2025年', '目标']
    """
    lowest = pieces[-1] if pieces else ""
    if not _OPENING_YEAR.match(lowest) or kinds_in("measures", lowest):
        return list(pieces)
    return [_ONLY_YEAR.sub("", piece) for piece in pieces[:-1]] + [lowest]
