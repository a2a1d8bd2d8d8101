"""Which decisions are about the same characters, found by their places and not one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """A decision about a row as it was read, "" for none, and about a place of a paper."""

    @property
    def document_id(self) -> str:
        """The paper."""

    @property
    def statement_id(self) -> str:
        """The row."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """Behind the last one."""


T = TypeVar("T", bound=Placed)


def clashes(decisions: Sequence[T]) -> list[tuple[T, T]]:
    """List the pairs that settle the same characters, or the same row as read, in two ways.

    Of those that all settle the same, each is told with one other.

    Examples
    --------
    >>> clashes([])
    []
    """
    order = {id(one): number for number, one in enumerate(decisions)}
    pairs: dict[tuple[int, int], tuple[T, T]] = {}
    rows: dict[str, T] = {}
    furthest: dict[str, T] = {}
    for other in sorted(decisions, key=lambda one: (one.start, one.end)):
        reaching = furthest.get(other.document_id)
        if reaching is None or other.end > reaching.end:
            furthest[other.document_id] = other
        same = rows.setdefault(other.statement_id, other) if other.statement_id else other
        over = reaching if reaching is not None and _overlaps(reaching, other.start, other.end) else other
        for one in (same, over):
            if one is not other:
                first, second = sorted((one, other), key=lambda each: order[id(each)])
                pairs[order[id(first)], order[id(second)]] = (first, second)
    return [pairs[places] for places in sorted(pairs)]


class Overlaps(Generic[T]):
    """Decisions by where they stand, for finding those about a row without going through all of them."""

    def __init__(self, decisions: Iterable[T]) -> None:
        self._numbered = list(decisions)
        self._rows: dict[str, list[int]] = {}
        self._papers: dict[str, list[tuple[int, int]]] = {}
        for number, one in enumerate(self._numbered):
            self._rows.setdefault(one.statement_id, []).append(number)
            self._papers.setdefault(one.document_id, []).append((one.start, number))
        for places in self._papers.values():
            places.sort()
        # How far those that begin before a place reach.
        self._reach = {
            paper: list(accumulate((self._numbered[number].end for _, number in places), max))
            for paper, places in self._papers.items()
        }

    def over(self, document_id: str, statement_id: str, start: int, end: int) -> list[T]:
        """List those about a row or any of its characters, in their order."""
        found = set(self._rows.get(statement_id, ()))
        places, reach = self._papers.get(document_id, []), self._reach.get(document_id, [])
        at = bisect_left(places, (end, -1)) - 1
        while at >= 0 and reach[at] > start:
            number = places[at][1]
            if _overlaps(self._numbered[number], start, end):
                found.add(number)
            at -= 1
        return [self._numbered[number] for number in sorted(found)]


def _overlaps(one: Placed, start: int, end: int) -> bool:
    return one.start < end and start < one.end
