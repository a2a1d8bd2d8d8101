"""A figure of a table where it stands, and what its surroundings say of it."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.grids.column_roles import last_year
from indicators.reading.grids.figure_in_cell import Figure
from indicators.reading.grids.row_readings import Beside
from indicators.reading.grids.rows import Row
from indicators.reading.grids.share_names import is_share_name
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.units import Unit
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of
from indicators.reading.measurement.measured_thing import is_decline_name
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CEILINGS

# No share of a plan rises by more points than these in every year.
_MOST_POINTS = 3.0
# Between these an index of prices lies; no price rises by so much in a year.
_LEAST_INDEX, _MOST_INDEX = 60, 160
_INDEX = expression(r"[=为]100(?!\d)")


@dataclass(frozen=True, slots=True)
class Instance:
    """A figure where it stands."""

    figure: Figure  # As its cell writes it.
    row: Row  # Its row.
    name: str  # The indicator, as named.
    value: Value  # Its column.
    setting: Setting  # The paper and the surroundings.
    beside: Beside  # The figures it can be held against.

    @property
    def is_sum(self) -> bool:
        """Whether marks or the head say that it is a sum over years."""
        # 1-8月累计 in a paper of results is an amount of its time, 合计 of a year that of its parts.
        is_of_years = self.setting.periods.is_plan and not self.setting.is_of_results
        is_marked = self.figure.is_bracketed or self.beside.is_of_sum
        return is_marked or (self.value.kind == "total" and is_of_years)

    @property
    def is_since_earlier(self) -> bool:
        """Whether head or name hold it against a year before the last: 比2019年增长, 能耗较2020年下降."""
        since = self.value.head.compared or self.row.compared
        return 0 < since < last_year(self.row.period or self.value.period) - 1

    @property
    def is_bare_sum(self) -> bool:
        """Whether it stands in brackets and neither name nor base and goal tell a rate: 人均预期寿命〔1〕."""
        is_bare = self.figure.is_bracketed and self.figure.unit is None
        grows = one_of("growing_names", suffix="[)）]?$").search(self.name)
        return is_bare and not grows and not (self.beside.base and self.beside.goal)

    @property
    def own(self) -> Unit | None:
        """The unit of the row, or of the whole table."""
        return next(iter(self.row.units or self.setting.units), None)

    @property
    def is_among_rates(self) -> bool:
        """Whether the group of its row is of rates of growth: 二、增长速度（%）."""
        return any(one_of("rate_heads", suffix="$").search(group) for group in self.row.groups)

    @property
    def is_decline(self) -> bool:
        """Whether its name, its head or its cell says that it falls by a rate."""
        is_told = "decline" in self.value.head.measures or self.figure.told == "decline"
        return is_told or is_decline_name(self.name)

    @property
    def is_difference(self) -> bool:
        """Whether its head says by how much it moved, nothing says per cent, and its row is in amounts."""
        head, units = self.value.head, self.row.units
        if len(self.setting.units) > 1:
            # One unit over the whole table says nothing of a column of rates beside the amounts.
            units = units or self.setting.units
        is_moved = (
            one_of("amount_moves", suffix=r"[)）]?$").search(head.words) and "yearly" not in head.measures
        )
        is_rate = "yearly" in head.measures or any(unit.is_rate for unit in units)
        return bool(is_moved and units) and not is_rate

    @property
    def is_move_of_amount(self) -> bool:
        """Whether 增减 stands over the name of an amount: 2006年比2005年增减 over 播种面积."""
        head = self.value.head
        is_moved = bool(head.noun and one_of("amount_moves", suffix="$").search(head.upper))
        return is_moved and not any(unit.is_rate for unit in self.row.units or self.setting.units)

    @property
    def is_index(self) -> bool:
        """Whether it is an index of prices: its name says so, and it lies around 100."""
        units = [*self.value.head.units, *self.setting.units]
        if self.figure.unit or self.row.units or not _LEAST_INDEX <= self.figure.low <= _MOST_INDEX:
            return False
        said = f"{self.name}|{self.value.head.words}|{self.setting.table.caption}"
        is_told = one_of("index_names").search(said) or _INDEX.search(said)
        return bool(is_told) and all(unit.is_rate for unit in units)

    @property
    def is_of_share(self) -> bool:
        """Whether the row is of a share, so that what it grows by are points."""
        is_share = self.own is not None and self.own.is_rate and is_share_name(self.name)
        is_told = self.figure.unit is None and not self.setting.is_of_growth
        return is_share and is_told and not _is_index_name(self.name)

    @property
    def is_level_of_share(self) -> bool:
        """Whether a share without a goal of its own has its goal under 年均增长: 城镇调查失业率 <5.5."""
        is_bound = self.figure.comparator in CEILINGS and not self.is_decline
        if self.is_sum or not self.setting.periods.is_plan:
            return is_bound and self.value.role == "target" and not self.is_sum
        return self.beside.goal is None and (is_bound or float(self.figure.low) > _MOST_POINTS)


def _is_index_name(name: str) -> bool:
    return name.endswith("指数") and bool(one_of("index_names").search(name))
