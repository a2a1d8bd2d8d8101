"""Whether places set their growth targets above those of the place they lie in: 层层加码.

Studies find that each level of government adds something to the target of the level above it. The question
asks of every place with a target for the nearest place above it that has one too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb, isclose, isfinite, nan
from statistics import fmean

from indicators.analysis.places.growth_targets import GrowthTarget, growth_targets
from indicators.tables.store import Tables
from indicators.vocabulary import places


@dataclass(frozen=True, slots=True)
class Step:
    """A place's target and that of the nearest place above it."""

    # The place's and that of the one above.
    lower: GrowthTarget
    upper: GrowthTarget

    @property
    def gap(self) -> float:
        """How many percentage points the place adds; of ranges the lower ends count."""
        return self.lower.low_pct - self.upper.low_pct


@dataclass(frozen=True, slots=True)
class Stacking:
    """How the targets of a year stand to those above them."""

    steps: tuple[Step, ...]  # The widest gap first.

    @property
    def higher(self) -> int:
        """How many places aim higher than the one above them."""
        return sum(step.gap > 0 and not _is_none(step.gap) for step in self.steps)

    @property
    def equal(self) -> int:
        """How many aim at the same."""
        return sum(_is_none(step.gap) for step in self.steps)

    @property
    def lower(self) -> int:
        """How many aim lower."""
        return len(self.steps) - self.higher - self.equal

    @property
    def mean_gap(self) -> float:
        """How many percentage points are added on the whole; NaN where there is no step."""
        return fmean(step.gap for step in self.steps) if self.steps else nan

    @property
    def chance(self) -> float:
        """How likely so uneven a split, or one more so, would be if either way were as likely.

        The exact sign test, of two sides; NaN where no step is unequal. It takes the steps for independent,
        which those under one place are not quite.
        """
        return sign_test(self.higher, self.lower)


def _is_none(gap: float) -> bool:
    return isclose(gap, 0, abs_tol=1e-9)


def sign_test(ups: int, downs: int) -> float:
    """Give the probability of an uneven split by chance alone, of two sides; NaN for no split.

    Examples
    --------
    >>> sign_test(5, 0), sign_test(2, 2), sign_test(9, 1)
    (0.0625, 1.0, 0.021484375)
    """
    count = ups + downs
    if not count:
        return nan
    ways = sum(comb(count, n) for n in range(max(ups, downs), count + 1))
    return float(min(1.0, 2 * ways / 2**count))


def stacking(tables: Tables, year: int, indicator_id: str = "gdp") -> Stacking:
    """Hold the growth targets of a year against those of the places above.

    Examples
    --------
    >>> found = stacking(Tables.empty(), 2023)
    >>> found.higher, found.equal, found.lower
    (0, 0, 0)
    """
    own = [row for row in growth_targets(tables) if row.year == year and row.indicator_id == indicator_id]
    return Stacking(tuple(_steps(own)))


def _steps(rows: Sequence[GrowthTarget]) -> Iterable[Step]:
    told = {row.adcode: row for row in rows if row.adcode and isfinite(row.low_pct)}
    found = [Step(row, upper) for row in told.values() if (upper := _above(row, told))]
    return sorted(found, key=lambda step: (-step.gap, step.lower.adcode))


def _above(row: GrowthTarget, told: dict[str, GrowthTarget]) -> GrowthTarget | None:
    """Find the nearest place above that has a target."""
    place = places().by_adcode.get(row.adcode)
    while place is not None and place.parent:
        if place.parent in told:
            return told[place.parent]
        place = places().by_adcode.get(place.parent)
    return None
