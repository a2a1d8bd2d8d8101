"""What several places aim at, indicator by indicator, the most ambitious first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from string import ascii_lowercase

from indicators.analysis.places.comparison import Compared
from indicators.analysis.places.ranks import direction_of, ranks_by_level
from indicators.tables.contract.records import Flags
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CEILINGS


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """One thing that several places aim at, told by all of them in one measure and unit."""

    # Place to its target of the year, numbers and words; of several in one measure the first.
    targets: Mapping[str, Compared]
    # Place to its rank among those of its level; empty for words, and where neither more nor less is better.
    ranks: Mapping[str, int]
    caveats: Flags  # What keeps the targets from being compared, as codes.

    @property
    def first(self) -> Compared:
        """The first target that is a number; of words alone the first."""
        rows = self.targets.values()
        return next((row for row in rows if isfinite(row.value)), next(iter(rows)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The caveats without what they are about, each once: wording_differs."""
        return tuple(dict.fromkeys(code.partition(":")[0] for code in self.caveats))

    @property
    def in_order(self) -> list[Compared]:
        """The targets by rank, those without one last."""
        last = len(self.targets) + 1
        return sorted(self.targets.values(), key=lambda row: self.ranks.get(row.place, last))


def ranked_groups(rows: Iterable[Compared]) -> list[RankedGroup]:
    """Rank the year's targets of each thing that more than one place names.

    Parameters
    ----------
    rows : iterable of Compared
        As `comparison.compared_rows` gives them.

    Returns
    -------
    list of RankedGroup
        The things that most places name first, among them the headline indicators, then in the papers'
        order.
    """
    groups: dict[int, list[Compared]] = defaultdict(list)
    for row in rows:
        if row.horizon == "annual" and not row.only_in and not row.alike:
            groups[row.group].append(row)
    found = [group for own in groups.values() for group in _ranked(own)]
    leads = indicators().is_headline
    return sorted(found, key=lambda group: (-len(group.targets), not leads(group.first.indicator_id)))


def letters(groups: Iterable[RankedGroup]) -> dict[str, str]:
    """Give each kind of caveat a letter, in the order in which they are met.

    That the years differ is left out: heads or rows name them.

    Examples
    --------
    >>> letters([RankedGroup({}, {}, Flags.of("years_differ:a 2023;wording_differs:a|b"))])
    {'wording_differs': 'a'}
    """
    kinds = dict.fromkeys(kind for group in groups for kind in group.kinds if kind != "years_differ")
    return dict(zip(kinds, ascii_lowercase, strict=False))


def _ranked(rows: Sequence[Compared]) -> list[RankedGroup]:
    """Rank what one group tells in the measure and unit that most places use; words stand beside."""
    counted = Counter((row.measure, row.unit) for row in rows if isfinite(row.value))
    main = counted.most_common(1)[0][0] if counted else None
    chosen: dict[str, Compared] = {}
    for row in rows:
        if (row.measure, row.unit) == main:
            chosen.setdefault(row.place, row)
    for row in rows:
        if not isfinite(row.value):
            chosen.setdefault(row.place, row)
    if len(chosen) < 2:
        return []
    # In the order in which the places were asked for.
    targets = {row.place: chosen[row.place] for row in rows if row.place in chosen}
    values = {place: row.value for place, row in targets.items() if isfinite(row.value)}
    caveats = Flags(code for row in targets.values() for code in row.caveats)
    direction = _direction(next(iter(targets.values())), main)
    return [RankedGroup(targets, ranks_by_level(values, direction), caveats)]


def _direction(row: Compared, main: tuple[str, str] | None) -> int:
    """Say whether the higher target is the more ambitious one: not of a limit that must not be passed."""
    measure = main[0] if main else row.measure
    return direction_of(row.indicator_id, measure, otherwise=-1 if row.comparator in CEILINGS else 1)
