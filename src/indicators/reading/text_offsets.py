"""Where the characters of a text stand in the one it was made of: a few numbers a run, none a character."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator


class Offsets:
    """For each character its offset in the other text, in memory that depends on how often a run ends.

    Examples
    --------
    >>> offsets = Offsets()
    >>> offsets.add(0, 2)
    >>> offsets.add(3)
    >>> list(offsets), len(offsets), offsets[2]
    ([0, 1, 3], 3, 3)
    """

    __slots__ = ("_begins", "_firsts", "_length")

    def __init__(self) -> None:
        # At which character each run begins, and at which offset.
        self._begins, self._firsts = array("I"), array("I")
        self._length = 0

    def add(self, offset: int, count: int = 1) -> None:
        """Put characters that stand side by side behind those known; none before the last one."""
        if count <= 0:
            return
        if not self._firsts or offset - self._firsts[-1] != self._length - self._begins[-1]:
            self._begins.append(self._length)
            self._firsts.append(offset)
        self._length += count

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: int) -> int:
        if not 0 <= at < self._length:
            raise IndexError(at)
        run = bisect_right(self._begins, at) - 1
        return self._firsts[run] + at - self._begins[run]

    def __iter__(self) -> Iterator[int]:
        for first, count in self._runs():
            yield from range(first, first + count)

    def through(self, other: Offsets) -> Offsets:
        """Give the offsets in the text that the other one was made of.

        Examples
        --------
        >>> of_prose, of_shown = Offsets(), Offsets()
        >>> of_prose.add(0, 3)
        >>> of_shown.add(0, 2)
        >>> of_shown.add(9, 2)
        >>> list(of_prose.through(of_shown))
        [0, 1, 9]
        """
        made = Offsets()
        for first, count in self._runs():
            while count:
                run = bisect_right(other._begins, first)
                end = other._begins[run] if run < len(other._begins) else other._length
                together = min(count, end - first)
                made.add(other[first], together)
                first, count = first + together, count - together
        return made

    def _runs(self) -> Iterator[tuple[int, int]]:
        for run, begin in enumerate(self._begins):
            end = self._begins[run + 1] if run + 1 < len(self._begins) else self._length
            yield self._firsts[run], end - begin
