"""A number with its unit, as it stands in the prose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stands in the prose.

    Attributes
    ----------
    start, end : int
        From the first digit (or sign) to the unit's end, in the prose.
    low, high : float
        Multiplied out; equal unless a range.
    unit : str
        Canonical label, "" for a pure number.
    kind : str
        The unit's kind (percent, currency, count, …), "" for a pure number.
    comparator : str
        eq, approx, ge, gt, le, lt or range.
    before, after : int
        Where the words begin and end that belong to the figure, comparators included.
    is_order : bool
        An order of magnitude (千亿级).
    is_comparator_written : bool
        Whether a word says the comparator.
    form : str
        How the number is written: arabic, chinese, bare (千亿), fraction, tenths, ratio, twice.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    kind: str
    comparator: str
    before: int
    after: int
    is_order: bool = False
    is_comparator_written: bool = False
    form: str = "arabic"
