"""What a figure of a table measures, on which basis and in which unit."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from indicators.reading.grids.cells import Figure
from indicators.reading.grids.rows import Row
from indicators.reading.grids.units import NUMBER, PER_CENT, POINTS, Unit, fitting
from indicators.reading.grids.values import Setting, Value
from indicators.reading.grids.words import one_of
from indicators.reading.lexicon import any_of
from indicators.reading.lexicon import words as reading_words
from indicators.reading.measured import is_decline_name, is_growth_name, is_work_name

_RATE_KINDS = ("rate", "share", "completion", "change")
# Above this nothing grows in a year, and the figure is an amount.
_MOST_GROWTH = 60.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure measures: measure and basis, its unit, whether it is of several years."""

    measure: str
    basis: str
    unit: Unit
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures of the same row that tell what a rate without a unit is: the base and the goal."""

    base: float | None = None
    goal: float | None = None
    years: int = 1


def meaning_of(
    figure: Figure, row: Row, name: str, value: Value, setting: Setting, beside: Beside
) -> Meaning | str:
    """Say what a figure measures, or why that is not known.

    Parameters
    ----------
    figure : Figure
        As its cell writes it.
    row : Row
        Where it stands.
    name : str
        The indicator, as named.
    value : Value
        Its column.
    setting : Setting
        The paper and the surroundings.
    beside : Beside
        The figures it can be held against.
    """
    is_sum = (
        figure.is_bracketed or (figure.is_rounded and setting.sums_in_round_brackets) or value.kind == "total"
    )
    if value.kind in _RATE_KINDS:
        return _of_rate(figure, row, name, value, setting, beside, is_sum=is_sum)
    return _of_amount(figure, row, name, value, setting, is_sum=is_sum)


def unit_of_figure(figure: Figure, row: Row, value: Value, setting: Setting, *, is_rate: bool) -> Unit | None:
    """Take the unit of the cell, the head, the row, the caption, in this order; None if none is known."""
    if figure.unit:
        return figure.unit
    for units in (value.head.units, row.units, setting.units):
        if unit := fitting(units, is_rate=is_rate):
            return unit if figure.scale == 1 or unit.multiplier == 1 else None
    return None


def _of_rate(
    figure: Figure, row: Row, name: str, value: Value, setting: Setting, beside: Beside, *, is_sum: bool
) -> Meaning | str:
    unit = figure.unit or fitting(value.head.units, is_rate=True)
    if value.kind in ("share", "completion"):
        return Meaning("share", "", unit or PER_CENT)
    own = next(iter(row.units or setting.units), None)
    if value.kind == "change":
        unit = unit or fitting(value.head.units, is_rate=False) or own
        if unit is None:
            return "unit not known"
        return Meaning("change", _basis(figure, value, is_sum=is_sum), POINTS if unit.label == "%" else unit)
    is_share_row = own is not None and own.is_rate and is_share_name(name) and not setting.is_of_growth
    if figure.unit is None and is_share_row:
        return Meaning("change", _basis(figure, value, is_sum=is_sum, of_points=True), POINTS)
    if figure.unit and not figure.unit.is_rate:
        return Meaning(
            "increment",
            "" if is_sum else "annual" if setting.periods.is_plan else "",
            figure.unit,
            is_sum=True,
        )
    if unit and unit.label == "百分点":
        return Meaning("change", _basis(figure, value, is_sum=is_sum), unit)
    if unit is None and own and not own.is_rate and not _is_growth(figure, value, beside):
        return Meaning("increment", "cumulative" if is_sum else "annual", own, is_sum=True)
    is_decline = is_decline_name(name) or "decline" in value.head.measures or figure.told == "decline"
    return Meaning(
        "decline" if is_decline else "growth", _basis(figure, value, is_sum=is_sum), unit or PER_CENT
    )


def _basis(figure: Figure, value: Value, *, is_sum: bool, of_points: bool = False) -> str:
    """Tell against what a rate is: the year before, the month before, over years, or on average of them."""
    measures = value.head.measures
    if "pop" in measures:
        return "pop"
    period = value.period
    is_of_years = "/" in period and "-" not in period
    if is_sum or ("total" in measures and "yearly" not in measures and is_of_years):
        return "cumulative"
    if value.head.compared and value.head.compared < int(period[-4:] or 0) - 1 and "yearly" not in measures:
        return "cumulative"
    if figure.basis:
        return figure.basis
    if of_points:
        return "annual" if is_of_years else ""
    return "cagr" if "yearly" in measures or is_of_years else "yoy"


def _is_growth(figure: Figure, value: Value, beside: Beside) -> bool:
    """Tell of a figure per year without a unit whether it is a rate of growth or an amount."""
    number = float(figure.low)
    if beside.base and beside.goal and beside.base > 0 and beside.goal > 0:
        rate = 100 * ((beside.goal / beside.base) ** (1 / beside.years) - 1)
        amount = (beside.goal - beside.base) / beside.years
        return _distance(number, rate) <= _distance(number, amount)
    if "growth" in value.head.measures and "yearly" not in value.head.measures:
        return True
    return abs(number) <= _MOST_GROWTH and ("growth" in value.head.measures or number < 30)


def _distance(number: float, expected: float) -> float:
    if number <= 0 or expected <= 0:
        return abs(number - expected)
    return abs(math.log(number / expected))


def _of_amount(
    figure: Figure, row: Row, name: str, value: Value, setting: Setting, *, is_sum: bool
) -> Meaning | str:
    is_told_rate = figure.told in ("growth", "decline") and (figure.unit is None or figure.unit.is_rate)
    unit = unit_of_figure(figure, row, value, setting, is_rate=is_told_rate)
    if unit is None and not is_told_rate:
        unit = fitting(row.units, is_rate=True) if not figure.unit else None
    if unit is None:
        unit = _unit_without_words(name, row)
        if unit is None or figure.scale != 1:
            return f"unit not known: {row.unit_words}" if row.unit_words else "unit not known"
    if not unit.is_rate:
        is_work = is_sum or is_work_name(name) or (unit.label != "元" and _opens_with_action(name))
        return Meaning("increment" if is_work else "level", "", unit, is_sum=is_work)
    return _of_percentage(figure, name, value, setting, unit, is_sum=is_sum)


def _opens_with_action(name: str) -> bool:
    """Whether a name says first what is done: 建设口袋公园, 培训职工."""
    lists = reading_words()["measured"]
    actions = pattern_of(*lists["dropped_actions"], *lists["kept_actions"])
    return bool(actions.match(name)) and not pattern_of(*lists["nouns_like_actions"]).match(name)


@cache
def pattern_of(*listed: str) -> re.Pattern[str]:
    """Compile words into a pattern."""
    return re.compile(any_of(listed))


def _of_percentage(
    figure: Figure, name: str, value: Value, setting: Setting, unit: Unit, *, is_sum: bool
) -> Meaning:
    """Say of a figure in per cent whether it is of growth, of decline, a share, or a change of one."""
    if unit.label == "百分点":
        return Meaning("change", "cumulative" if is_sum else "", unit)
    yearly = not setting.periods.is_plan or value.role != "target"
    basis = figure.basis or ("cumulative" if is_sum else "yoy" if yearly else "cagr")
    if is_decline_name(name) or figure.told == "decline":
        fallback = "yoy" if not setting.periods.is_plan else ""
        return Meaning("decline", figure.basis or ("cumulative" if is_sum else fallback), unit, is_sum=is_sum)
    is_rate_name = is_growth_name(name) or (not is_share_name(name) and figure.told != "level")
    if figure.told == "growth" or is_rate_name:
        return Meaning("growth", basis, unit, is_sum=is_sum)
    if is_sum:
        return Meaning("change", "cumulative", POINTS, is_sum=True)
    return Meaning("share", "", unit)


def _unit_without_words(name: str, row: Row) -> Unit | None:
    """Give the unit of a figure beside which none stands: of counts and ratios none, of rates per cent."""
    if row.unit_words:
        return None
    if one_of("count_names", suffix="$").search(name):
        return NUMBER
    if one_of("percent_names", suffix="$").search(name) or is_decline_name(name):
        return PER_CENT
    return None


def is_share_name(name: str) -> bool:
    """Whether an indicator in per cent is a share, so that its figure is no growth.

    Examples
    --------
    >>> is_share_name("森林覆盖率"), is_share_name("地区生产总值"), is_share_name("城镇化率增长")
    (True, False, False)
    """
    if is_growth_name(name) or is_decline_name(name):
        return False
    bare = re.sub(r"[(（][^()（）]*[)）]$", "", name)
    return bool(one_of("share_names").search(bare[-6:])) or not re.search(
        r"(?:总值|收入|投资|总额|增加值|产值|零售额|产量|生产率|利润|贷款|存款|余额|支出|进出口|出口|进口|额|销售|用电量|利用外资|外资|消费|经济|价格|旅游)[)）]?$",
        bare,
    )
