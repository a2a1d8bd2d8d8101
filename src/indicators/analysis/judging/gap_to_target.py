"""What a target asks for and what is known of it: the gap between the two, and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

from indicators.analysis.judging.tolerances import approximate, is_in_points
from indicators.tables.targets.aims import Aim
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import CEILINGS, FLOORS, OPEN_LIMITS

SLACK = 1e-9
PLACES = "位"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What a target asks for."""

    aim: Aim
    # As in the tables.
    measure: str
    comparator: str
    # In the canonical unit; NaN for a relational target.
    low: float
    high: float
    unit: str  # The canonical unit.
    # Whether a bounded amount adds up through the year, a kept one comes in with the harvest, and a value is
    # the mean of a pollutant.
    adds_up: bool = False
    is_harvest: bool = False
    is_pollutant: bool = False
    is_rank: bool = False  # Whether a relational target asks for a place among others.
    is_exceeded: bool = False  # Whether a relational target has to be exceeded, not only reached (正增长).
    is_cleared: bool = False  # Whether what is to be none may be there until the end (全部消除).
    # Whether a relational target asks for the same (同步), and whether only broadly so (基本).
    is_equal: bool = False
    is_broad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The share of the year's amount that is due, 0 to 1, and what says so."""

    share: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of a target at a date."""

    value: float  # The latest figure, as the target measures it: a fall is a negative growth.
    half_unit: float = 0.0  # Half a unit of its last printed digit.
    # -1 where what is known is a little less than the value (近6%, 不足6%), 1 where it is more (超过6%).
    lean: int = 0
    is_over: bool  # Whether the figure covers the target's whole period.
    # How much of the year the page has seen.
    is_first_quarter: bool = False
    is_half_over: bool = False
    due: Due
    reference: float = nan  # What a relational target is held against, for the same period.


def gap_of(promise: Promise, seen: Seen) -> float:
    """Say by how much a figure is better than asked, in its own unit."""
    value, low, high = seen.value, promise.low, promise.high
    way = _way(promise)
    if promise.comparator == "relational":
        return (value - seen.reference) * way
    if way == 0:
        return min(value - low, high - value) if low != high else -abs(value - low)
    return value - low if way > 0 else high - value


def _way(promise: Promise) -> int:
    """Say whether a larger figure is better (1) or worse (-1); 0 inside a band."""
    if promise.comparator in FLOORS:
        return 1
    if promise.comparator in CEILINGS:
        return -1
    return promise.aim.direction or int(promise.comparator == "relational")


def forgiven(promise: Promise) -> float:
    """Give what the words 左右, 同步 and 基本 forgive, in the unit of the gap."""
    known = schemes().tolerances
    if promise.comparator == "relational":
        return known.broadly_equal_points if promise.is_broad else known.approx_points * promise.is_equal
    # A band told by one number has a width only by what is forgiven; 2%-3% has its own.
    is_point = promise.aim.kind == "band" and promise.comparator == "eq"
    if promise.comparator != "approx" and not is_point:
        return 0.0
    return approximate(promise.measure, promise.unit, promise.low)


def is_met(promise: Promise, seen: Seen) -> bool:
    """Whether a figure meets its target, as precisely as it is printed."""
    gap = gap_of(promise, seen)
    lean = seen.lean * _way(promise)
    allowed = forgiven(promise)
    # A figure that is printed as the bound itself is on the side to which it leans.
    if lean and abs(gap + allowed) <= SLACK:
        return lean > 0
    if promise.comparator in OPEN_LIMITS or promise.is_exceeded:
        return gap > SLACK
    # What is forgiven is wider than the rounding of a figure: never both, or a whole unit off would do.
    by_rounding = 0.0 if allowed or lean < 0 else seen.half_unit
    return gap >= -allowed - SLACK - by_rounding


def is_points(promise: Promise) -> bool:
    """Whether a gap is told in percentage points: bands of points hold in percent of any other amount."""
    if promise.is_rank:
        return False
    # A number of things that is to be none is no rate (零发生).
    is_rate = promise.aim.kind == "relational" and promise.measure != "level"
    return is_in_points(promise.measure, promise.unit) or is_rate
