"""A grid of figures, understood: its rows, its columns of figures, and what is to be said of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.reading.grids.rows import Row
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.values import Value


@dataclass(frozen=True)
class FigureGrid:
    """A grid of figures, understood."""

    rows: Sequence[Row]  # Below the head.
    values: Sequence[Value]  # The columns of figures, from left to right.
    setting: Setting  # The paper and the surroundings.
    flags: Mapping[int, str]  # What is to be said of cells, by where they begin in the document.
    has_tasks: bool = False  # Whether each row is a task, so that its number is one.
    shares: Sequence[int] = ()  # The columns whose cells say what of the row's goal each place has.

    @cached_property
    def has_several_without_head(self) -> bool:
        """Whether several columns of figures have no head: what tells one from the other is not known."""
        return sum(not value.head.words for value in self.values) > 1

    @cached_property
    def is_matrix(self) -> bool:
        """Whether columns are headed by the names of rows, as what each sector takes from each other."""
        names = {row.name for row in self.rows}
        return sum(value.head.lowest in names for value in self.values) > 1
