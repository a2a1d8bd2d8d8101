"""How a place's target is parted among counties: the rank of each part, and the sum against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan

from indicators import units
from indicators.analysis.places.allocated_targets import Allocated
from indicators.analysis.places.ranks import ranks
from indicators.analysis.row_filters import Known
from indicators.tables.contract.records import Target, records
from indicators.tables.matching.ratio_names import is_ratio

# Kinds of units whose amounts in counties make the amount in the city.
ADDED = ("count", "person", "currency", "area", "mass", "length", "volume", "energy", "power")


@dataclass(frozen=True, slots=True)
class Shares:
    """One thing that is asked of several counties."""

    target: Target | None  # The place's own, as it is in force; None where only the counties have one.
    parts: tuple[Target, ...]  # Those of the counties, the most demanding first.
    # The rank of each part by how much it asks, by target id; empty where neither way asks for more.
    rank_of: Mapping[str, int]
    # What the parts add up to, in the canonical unit; NaN of rates, and of what cannot be added up.
    total: float

    @property
    def gap(self) -> float:
        """What the parts have beyond the target in force; NaN without one of the two."""
        return self.beyond(self.target) if self.target else nan

    def beyond(self, target: Target) -> float:
        """Give what the parts have beyond a target, negative where they fall short of it."""
        return round(self.total - target.canonical_low, 9)


def shares(known: Known, found: Sequence[Allocated]) -> list[Shares]:
    """Lay together what counties are asked for, one record a thing, in the papers' order.

    Parameters
    ----------
    found : sequence of Allocated
        Its counties with their targets.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> shares(know(Tables.load(), "锦州市", 2023), [])
    []
    """
    names = [row.target_id for one in found for row in one.rows]
    every = known.tables.targets
    given = records(every[every["target_id"].isin(names)], Target)
    things: list[list[Target]] = []
    for part in given:
        if isfinite(part.canonical_low):
            alike = (parts for parts in things if _is_one_thing(parts[0], part, known))
            if (parts := next(alike, None)) is None:
                things.append(parts := [])
            parts.append(part)
    return [_shares(parts, known) for parts in things if len(parts) > 1]


def _is_one_thing(one: Target, other: Target, known: Known) -> bool:
    """Whether counties are asked for the same: 高标准农田新建 is not 高标准农田改造提升."""
    is_alike = (one.measure, one.canonical_unit, one.period) == (
        other.measure,
        other.canonical_unit,
        other.period,
    )
    is_named_alike = (one.indicator_id or one.indicator) == (other.indicator_id or other.indicator)
    return is_alike and is_named_alike and known.same.is_measured_alike(one, other)


def _shares(parts: Sequence[Target], known: Known) -> Shares:
    direction = parts[0].direction
    ranked = ranks({part.target_id: part.canonical_low for part in parts}, direction)
    first = sorted(parts, key=lambda part: ranked.get(part.target_id, 0))
    total = sum(part.canonical_low for part in parts) if _adds_up(parts[0]) else nan
    return Shares(_of_place(parts[0], known), tuple(first), ranked, total)


def _of_place(part: Target, known: Known) -> Target | None:
    """Find the place's own target for what a county is given a part of."""
    own = (one for one in known.targets if one.period == part.period)
    return next((one for one in own if known.same.is_measured_alike(one, part)), None)


def _adds_up(part: Target) -> bool:
    """Whether the amounts of counties make that of the city: no rate, no mean, no place among others."""
    is_amount = part.measure in ("level", "increment") and not part.reference
    return is_amount and units.parse_form(part.canonical_unit).kind in ADDED and not is_ratio(part.indicator)
