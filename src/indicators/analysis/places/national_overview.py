"""What all places set out to do in a year, indicator by indicator, beside last year and the province."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isclose, isfinite, nan
from statistics import median

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.places.growth_targets import STRIVEN
from indicators.analysis.places.ranks import direction_of, ranks_by_level
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.matching.figure_matching import best_first
from indicators.tables.matching.revisions import in_force
from indicators.tables.store import Tables
from indicators.tables.targets.split_by_office import PART
from indicators.vocabulary import indicators, places
from indicators.vocabulary.column_values import CEILINGS, OVER_YEARS
from indicators.vocabulary.place import LEVELS

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PlaceTarget:
    """A place's target of one indicator for the year."""

    place: str
    adcode: str
    level: str  # Of `place.LEVELS`.
    # In the group's unit.
    value: float
    value_high: float
    comparator: str
    target_id: str
    before: float = nan  # The target for the year before; NaN where it is not known. So are the other two.
    outcome: float = nan  # What the year before came to.
    outcome_id: str = ""
    above: float = nan  # The target of the province that the place lies in, for the same year.
    # The targets of the year before and of the province; "" where none is known.
    before_id: str = ""
    above_id: str = ""

    @property
    def ids(self) -> list[str]:
        """The ids of the target and of the figures that stand beside it."""
        beside = (self.before_id, self.outcome_id, self.above_id)
        return [self.target_id, *filter(None, beside)]


@dataclass(frozen=True, slots=True)
class OverviewGroup:
    """The targets that places set for one indicator, by one measure and in one unit."""

    indicator_id: str
    indicator: str
    measure: str
    unit: str
    # By level, the most ambitious first; by code where neither more nor less is better.
    targets: tuple[PlaceTarget, ...]
    ranks: Mapping[str, int]  # Place to rank among those of its level, equal ones sharing one.

    @property
    def middle(self) -> float:
        """The median of the targets."""
        return median(one.value for one in self.targets)

    @property
    def is_rate(self) -> bool:
        """Whether it is a growth in percent, which stands beside that of a larger place."""
        return self.measure == "growth" and self.unit == "%"


def side(value: float, other: float) -> int:
    """Say whether a figure is above (1), at (0) or below (-1) another.

    Examples
    --------
    >>> side(5.5, 5), side(0.1 + 0.2, 0.3), side(4.0, 5)
    (1, 0, -1)
    """
    if isclose(value, other, rel_tol=1e-9, abs_tol=1e-9):
        return 0
    return 1 if value > other else -1


def overview(tables: Tables, year: int, least: int = 2) -> list[OverviewGroup]:
    """Gather the year's targets of all places by indicator.

    Parameters
    ----------
    least : int
        How many places have to name an indicator.

    Returns
    -------
    list of OverviewGroup
        Those that most places name first, headline indicators before others. Only numbers, only indicators
        that the catalogue knows; of a place its own papers' word, and what is striven for only where
        nothing else is told.

    Examples
    --------
    >>> overview(Tables.empty(), 2023)
    []
    """
    now, before = _by_place(tables, year), _by_place(tables, year - 1)
    outcomes = _outcomes(tables, year - 1)
    groups = [
        _group(key, own, before.get(key, {}), outcomes) for key, own in now.items() if len(own) >= least
    ]
    leads = indicators().is_headline
    order = {name: number for number, name in enumerate(indicators().by_id)}
    return sorted(
        groups,
        key=lambda one: (
            -len(one.targets),
            not leads(one.indicator_id),
            order[one.indicator_id],
            one.measure,
            one.unit,
        ),
    )


def _by_place(tables: Tables, year: int) -> dict[Key, dict[str, Target]]:
    """Choose the target of each place by indicator, measure and unit."""
    table = tables.targets
    is_asked = (table["horizon"] == "annual") & (table["period"] == str(year)) & (table["indicator_id"] != "")
    is_number = table["canonical_low"].notna() & ~table["basis"].isin(OVER_YEARS)
    own = dict(zip(tables.documents["document_id"], tables.documents["place"], strict=True))
    found: dict[Key, dict[str, Target]] = {}
    for target in sorted(
        in_force(records(table[is_asked & is_number], Target), date(year, 12, 31)),
        key=lambda one: (
            own.get(one.document_id) != one.place, one.modality == STRIVEN, one.published, one.target_id
        ),
    ):  # fmt: skip
        if not target.flags.has(PART):
            unit, _ = displayed(target.indicator_id, target.canonical_unit)
            found.setdefault((target.indicator_id, target.measure, unit), {}).setdefault(target.place, target)
    return found


def _outcomes(tables: Tables, year: int) -> Mapping[tuple[str, Key], Observation]:
    """Choose the outcome of each place for a whole year by indicator, measure and unit."""
    table = tables.observations
    own = table[
        (table["period"] == str(year)) & (table["indicator_id"] != "") & table["canonical_low"].notna()
    ]
    found: dict[tuple[str, Key], Observation] = {}
    for figure in best_first(records(own, Observation)):
        unit, _ = displayed(figure.indicator_id, figure.canonical_unit)
        found.setdefault((figure.place, (figure.indicator_id, figure.measure, unit)), figure)
    return found


def _group(
    key: Key,
    own: Mapping[str, Target],
    before: Mapping[str, Target],
    outcomes: Mapping[tuple[str, Key], Observation],
) -> OverviewGroup:
    by_code = {target.adcode: target for target in own.values() if target.adcode}
    rows = []
    for place, target in own.items():
        known, outcome = places().by_adcode.get(target.adcode), outcomes.get((place, key))
        above = by_code.get(f"{target.adcode[:2]}0000") if target.adcode else None
        province = above if above and above.place != place else None
        rows.append(
            PlaceTarget(
                place,
                target.adcode,
                # What has no code is a zone: a city gives its development zones parts of its targets.
                known.level if known else LEVELS[-1],
                _shown(target),
                _shown(target, is_high=True),
                target.comparator,
                target.target_id,
                _shown(before[place]) if place in before else nan,
                _shown(outcome) if outcome else nan,
                outcome.observation_id if outcome else "",
                _shown(province) if province else nan,
                before[place].target_id if place in before else "",
                province.target_id if province else "",
            )
        )
    first = next(iter(own.values()))
    is_ceiling = sum(row.comparator in CEILINGS for row in rows) * 2 > len(rows)
    direction = direction_of(key[0], key[1], otherwise=-1 if is_ceiling else 1)
    ranked = ranks_by_level({row.place: row.value for row in rows}, direction)
    rows.sort(
        key=lambda row: (LEVELS.index(row.level), ranked.get(row.place, 0), row.adcode or "9", row.place)
    )
    return OverviewGroup(key[0], first.indicator, key[1], key[2], tuple(rows), ranked)


def _shown(row: Target | Observation, *, is_high: bool = False) -> float:
    value = row.canonical_high if is_high else row.canonical_low
    return tidy(value * displayed(row.indicator_id, row.canonical_unit)[1]) if isfinite(value) else nan


def counted(rows: Iterable[tuple[float, float]]) -> tuple[int, int, int]:
    """Count how many figures are above, at and below those beside them, where both are known.

    Examples
    --------
    >>> counted([(5, 4), (5, 5), (4, 5), (4, float("nan"))])
    (1, 1, 1)
    """
    sides = [side(value, other) for value, other in rows if isfinite(value) and isfinite(other)]
    return sides.count(1), sides.count(0), sides.count(-1)
