"""A number with its unit and the prose around it, for the rules that tell whether it measures anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from indicators.reading.quantities.written_numbers import Number
from indicators.reading.quantities.written_units import WrittenUnit


@dataclass
class Figure:
    """A number with its unit, and the prose around it, for the rules to look at."""

    text: str  # Prose.
    # The figure with its unit.
    start: int
    end: int
    value: Decimal  # Its number, multiplied out.
    unit: WrittenUnit | None  # As `written_units.unit_at` finds it.
    number: Number  # The number as written.
    floor: int = 0  # Where the piece of prose begins that is read.
    # Whether 级 follows (千亿级), whether a comparator stands beside it.
    is_order: bool = False
    is_bound: bool = False

    @property
    def label(self) -> str:
        """The unit's label, "" if there is none."""
        return self.unit.label if self.unit else ""

    @property
    def has_multiplier(self) -> bool:
        """Whether 万 or the like ends the number."""
        return bool(self.number.multiplier)

    @property
    def is_round(self) -> bool:
        """Whether it is a whole number."""
        return self.value == self.value.to_integral_value()

    @cached_property
    def before(self) -> str:
        """What stands right before it."""
        return self.text[max(self.floor, self.start - 3) : self.start]

    def behind(self, written: re.Pattern[str]) -> bool:
        """Whether a pattern matches right behind it."""
        return written.match(self.text, self.end) is not None

    def preceded(self, written: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern matches in the characters before it."""
        return written.search(self.text, max(0, self.start - reach), self.start) is not None
