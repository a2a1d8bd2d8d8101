"""A number with its unit, as it stands in the prose, and how it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from indicators.reading.lexicon import pattern
from indicators.reading.quantities import comparators
from indicators.reading.quantities.comparators import Comparator

_AND_ABOVE = pattern("levels_and_above")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stands in the prose."""

    # From the first digit (or sign) to the unit's end, in the prose.
    start: int
    end: int
    # Multiplied out; equal unless a range.
    low: float
    high: float
    unit: str  # Canonical label, "" for a pure number.
    kind: str  # The unit's kind (percent, currency, count, …), "" for a pure number.
    comparator: str  # eq, approx, ge, gt, le, lt or range.
    # Where the words begin and end that belong to the figure, comparators included.
    before: int
    after: int
    is_order: bool = False  # An order of magnitude (千亿级).
    is_comparator_written: bool = False  # Whether a word says the comparator.
    # How the number is written: arabic, chinese, bare (千亿), fraction, tenths, ratio, twice.
    form: str = "arabic"
    rule: str = "no_bound_written"  # The rule that tells the comparator.


def built(
    text: str,
    start: int,
    stop: int,
    number: tuple[Decimal, Decimal],
    unit: tuple[str, str],
    around: Comparator,
    *,
    is_order: bool,
    form: str,
) -> Quantity:
    """Put a quantity together from its ends, its unit's label and kind, and its comparator."""
    low, high = number
    is_open = is_order and bool(_AND_ABOVE.match(text, stop))
    name, rule = around.name, around.rule
    if high > low:
        name, rule = "range", "range"
    elif is_order:
        name, rule = ("ge" if is_open else "approx"), "order_of_magnitude"
    after = around.after + 1 if is_order and around.after == stop else around.after
    after += 3 * is_open
    return Quantity(
        start, stop, float(low), float(high), *unit, name, around.before, after,
        is_order=is_order, is_comparator_written=around.is_written or name == "range", form=form,
        rule=rule,
    )  # fmt: skip


def simple(
    text: str, start: int, stop: int, value: Decimal | float, unit: str, kind: str, form: str
) -> Quantity:
    """Build a quantity of one number with the comparator around it."""
    around = comparators.around(text, start, stop)
    number = Decimal(value)
    return built(text, start, stop, (number, number), (unit, kind), around, is_order=False, form=form)
