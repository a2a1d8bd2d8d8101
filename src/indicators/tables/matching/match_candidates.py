"""Which of many rows a row may be related to: the few that are worth asking `SameRows` about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from indicators.tables.contract.records import Observation, Target
from indicators.tables.matching.row_subject import Thing
from indicators.tables.matching.same_rows import SETTLED, SameRows


@dataclass(slots=True)
class PossibleMatches:
    """Rows under numbers of the caller's choice, found again by what they are about.

    Two things are related only if the catalogue names them alike, or if their phrases share half of their
    characters, or all of the shorter one's; what an analyst settled holds whatever the phrases are.

    Examples
    --------
    >>> from indicators.tables.store import Tables
    >>> PossibleMatches(SameRows(Tables.empty().statements)).everything
    set()
    """

    same: SameRows
    everything: set[int] = field(default_factory=set)
    _settled: set[int] = field(default_factory=set)
    _by_id: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _by_character: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    _known: set[tuple[int, Thing]] = field(default_factory=set)

    def add(self, number: int, row: Target | Observation) -> None:
        """Put a row under a number, which may hold several."""
        self.everything.add(number)
        if _is_settled(row):
            self._settled.add(number)
        thing = self.same.thing(row)
        if (number, thing) in self._known:
            return
        self._known.add((number, thing))
        if thing.indicator_id:
            self._by_id[thing.indicator_id].add(number)
        signs = set(thing.core)
        for sign in signs or {""}:
            self._by_character[sign].append((number, len(signs)))

    def near(self, row: Target | Observation) -> list[int]:
        """Give the numbers under which something may be related to a row, in order."""
        if _is_settled(row):
            return sorted(self.everything)
        thing = self.same.thing(row)
        signs = set(thing.core)
        shared = Counter(one for sign in signs or {""} for one in self._by_character.get(sign, ()))
        enough = _enough(len(signs))
        found = {number for (number, size), count in shared.items() if enough(size, count)}
        return sorted(found | self._settled | self._by_id.get(thing.indicator_id, set()))


def _enough(size: int) -> Callable[[int, int], bool]:
    """Say how many characters a phrase of so many has to share with another."""
    return lambda other, count: 2 * count >= size + other - count or count >= min(size, other)


def _is_settled(row: Target | Observation) -> bool:
    return any(flag.partition(":")[0] in SETTLED for flag in row.flags)
