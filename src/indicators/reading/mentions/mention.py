"""A figure on its way to a statement, as a record."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.quantities.quantity import Quantity


@dataclass(slots=True)
class Mention:
    """A figure on its way to a statement."""

    quantity: Quantity  # The figure.
    measured: Measured  # What it measures.
    head: str  # What stands before it, up to its clause's start or the figure before.
    # Where its clause and its own words begin, in the prose.
    clause_start: int
    head_start: int
    is_bound: bool = False  # Whether it bounds things counted (5000万元以上项目).
    # As in the tables.
    modality: str = ""
    role: str = ""
    period: str = ""
    is_part_of_year: bool = False  # Whether the period is a quarter or half of one.
    larger_place: str = ""  # 全国 or 全省, if the figure is that of the place around the paper's own.
    year_before: str = ""  # 上年 or 上年同期, if it tells what that brought: 在上年增长20%的基础上.
    is_goal: bool = False  # Whether it is the goal, in brackets, of the figure before.
    is_gap_to_goal: bool = False  # Whether it is how far the figure before is from its goal.
    why: tuple[tuple[str, str], ...] = ()  # The rules that decided role and period.
    role_why: str = ""
    flags: str = ""
