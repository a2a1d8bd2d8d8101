"""What a figure of a table measures, on which basis and in which unit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from indicators.reading.grids.compared_years import AGAINST_PLAN
from indicators.reading.grids.instance import Instance
from indicators.reading.grids.rows import Row
from indicators.reading.grids.share_names import is_composition, is_share_name
from indicators.reading.grids.units import NUMBER, PER_CENT, POINTS, Unit, fitting, is_of_row
from indicators.reading.grids.words import kinds_in, one_of
from indicators.reading.measurement.measured_thing import (
    is_decline_name,
    is_growth_name,
    is_work_name,
    opens_with_action,
)
from indicators.vocabulary.column_values import CHANGES, MULTIPLES

_RATE_KINDS = ("rate", "share", "ratio", "completion", "change")
# Above this nothing grows in a year, and the figure is an amount.
_MOST_GROWTH = 60.0
_MOST_WITHOUT_WORDS = 30.0
# Within this share of it a figure is what base and goal give.
_AS_GOOD_AS_EQUAL = 0.05


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure measures: measure and basis as in the tables, unit, whether it is of several years."""

    measure: str
    basis: str
    unit: Unit
    is_sum: bool = False


def meaning_of(instance: Instance) -> Meaning | str:
    """Say what a figure measures, or why that is not known."""
    if instance.is_index:
        return Meaning("level", "", NUMBER)
    if instance.figure.has_move and instance.value.kind == "rate":
        # 128.6（+7.2%） under 完成（增速）: the head's rate is the one in brackets.
        return _of_row(instance)
    return _of_rate(instance) if instance.value.kind in _RATE_KINDS else _of_amount(instance)


def unit_of_figure(instance: Instance, *, is_rate: bool) -> Unit | None:
    """Take the unit of the cell, of the head, of the row, of the caption, in this order; None if none is."""
    figure, setting = instance.figure, instance.setting
    if figure.unit:
        return figure.unit
    named = setting.unit_named(instance.name)
    own, head = instance.row.units, instance.value.head.units
    first = (own, head) if is_of_row(own, head, instance.value.noun) else (head, own)
    for units in (*first, [named] if named else setting.units, instance.beside.units):
        if unit := fitting(units, is_rate=is_rate, name=instance.name):
            return unit if figure.scale == 1 or unit.multiplier == 1 else None
    return None


def _of_rate(i: Instance) -> Meaning | str:
    unit, kind = i.figure.unit or fitting(i.value.head.units, is_rate=True), i.value.kind
    if unit is None and "growth" in i.value.head.measures and not i.row.units and len(i.setting.units) > 1:
        # 单位：亿元，% over 总量 and 增长.
        unit = fitting(i.setting.units, is_rate=True)
    if kind in ("share", "completion", "ratio"):
        # 为上年决算数的%: what was before is 100, and no whole that this is a part of.
        return Meaning("level" if kind == "ratio" else "share", "", unit or PER_CENT)
    if kind == "change":
        return _of_change(i, unit)
    if i.is_of_share:
        if i.is_level_of_share:
            return Meaning("share", "", unit or PER_CENT)
        return Meaning("change", _basis(i, of_points=True), POINTS)
    if i.figure.unit and not i.figure.unit.is_rate:
        return _in_own_unit(i, i.figure.unit)
    if unit and unit.label == "百分点":
        return Meaning("change", _basis_of_change(i), unit)
    if unit is None and (i.is_difference or i.is_move_of_amount):
        own = unit_of_figure(i, is_rate=False)
        return Meaning("change", _basis_of_change(i), own) if own else "unit not known"
    is_apart = i.figure.is_bracketed and not i.figure.unit and i.beside.is_apart_by(float(i.figure.low))
    is_own = i.is_bare_sum or is_apart or (unit is None and not _is_growth(i))
    if is_own and i.own and not i.own.is_rate:
        if i.is_bare_sum and not (is_work_name(i.name) or opens_with_action(i.name)):
            return Meaning("change", "cumulative", i.own, is_sum=True)
        if not (i.is_sum or i.setting.periods.is_plan):
            # 比上年减少 of one year is how far an amount moved.
            return Meaning("change", _basis_of_change(i), i.own)
        return Meaning("increment", "cumulative" if i.is_sum else "annual", i.own, is_sum=True)
    return Meaning("decline" if i.is_decline else "growth", _basis(i), unit or PER_CENT)


def _of_change(i: Instance, unit: Unit | None) -> Meaning | str:
    """Say what a figure in a column of rises and falls is: of a rate they are points."""
    if i.figure.unit is None and is_of_row(i.row.units, i.value.head.units, i.value.noun):
        unit = i.row.units[0]
    unit = unit or fitting(i.value.head.units, is_rate=False) or i.own
    if unit is None:
        return "unit not known"
    return Meaning("change", _basis_of_change(i), POINTS if unit.label == "%" else unit)


def _in_own_unit(i: Instance, unit: Unit) -> Meaning:
    """Say what a figure in a column of rates is whose cell has a unit that is none."""
    if unit.label in MULTIPLES:
        # 1.3倍 under 比上年增长（%） grew by more than once itself.
        return Meaning("growth", _basis(i), unit)
    is_yearly = i.setting.periods.is_plan and not i.is_sum
    return Meaning("increment", "annual" if is_yearly else "", unit, is_sum=True)


def _basis(i: Instance, *, of_points: bool = False) -> str:
    """Tell against what a rate is: the year before, the month before, over years, or on average of them."""
    head, period = i.value.head, i.value.period
    is_of_years = "/" in period and "-" not in period
    is_yearly = "yearly" in head.measures
    if "pop" in head.measures:
        return "pop"
    if "completion" in head.measures or AGAINST_PLAN.search(head.words):
        # Against a plan or the time that has gone by, not against another time.
        return ""
    if i.figure.basis == "cagr":
        # 年均8% under 增长/累计变化.
        return "cagr"
    if i.is_sum or (not is_yearly and (i.is_since_earlier or ("total" in head.measures and is_of_years))):
        return "cumulative"
    if i.figure.basis:
        return i.figure.basis
    if i.is_decline and is_of_years and not is_yearly and i.value.role == "target":
        # 单位GDP能耗降低（%） in a plan, with no word of an average.
        return "cumulative"
    if of_points:
        return "annual" if is_of_years else ""
    return "cagr" if is_yearly or is_of_years else "yoy"


def _basis_of_change(i: Instance) -> str:
    """Tell against what a change is, where it is not the year before, which is understood."""
    basis = _basis(i)
    return "" if basis == "yoy" else basis


def _is_growth(i: Instance) -> bool:
    """Tell of a figure per year without a unit whether it is a rate of growth or an amount."""
    number, beside, measures = float(i.figure.low), i.beside, i.value.head.measures
    if "yearly" not in measures and one_of("rate_heads", suffix="$").search(i.value.head.words):
        return True
    if beside.base and beside.goal and beside.base > 0 and beside.goal > 0:
        rate = 100 * ((beside.goal / beside.base) ** (1 / beside.years) - 1)
        amount = (beside.goal - beside.base) / beside.years
        if i.is_sum:
            rate, amount = 100 * (beside.goal / beside.base - 1), beside.goal - beside.base
        if "growth" in measures:
            # 年均增长 says a rate, unless base and goal of the row give the amount nearly exactly.
            return not _distance(number, amount) < _AS_GOOD_AS_EQUAL < _distance(number, rate)
        return _distance(number, rate) <= _distance(number, amount)
    if "growth" in measures and "yearly" not in measures:
        return True
    return abs(number) <= (_MOST_GROWTH if "growth" in measures else _MOST_WITHOUT_WORDS)


def _distance(number: float, expected: float) -> float:
    if number <= 0 or expected <= 0:
        return abs(number - expected)
    return abs(math.log(number / expected))


def _of_move(i: Instance) -> Meaning | str:
    """Say by how much a figure behind 提高 or 减少 in its cell moves, "" if it is none: 预期寿命 提高1岁."""
    unit, is_plan = i.figure.unit, i.setting.periods.is_plan
    if i.figure.told not in CHANGES or (unit and unit.is_rate):
        return ""
    own = unit or i.own
    if own is None or (unit is None and not own.is_rate):
        # 增长5 beside 100亿元 may be of 亿元 or per cent.
        return "" if own is None else "unit not known"
    if own.is_rate and not is_share_name(i.name):
        return ""
    return Meaning("change", "cumulative" if is_plan else "", POINTS if own.is_rate else own, is_sum=is_plan)


def _of_amount(i: Instance) -> Meaning | str:
    if moved := _of_move(i):
        return moved
    figure, row = i.figure, i.row
    is_told_rate = figure.told in ("growth", "decline") and (figure.unit is None or figure.unit.is_rate)
    unit = unit_of_figure(i, is_rate=is_told_rate)
    if unit is None and not is_told_rate and not figure.unit:
        unit = fitting(row.units, is_rate=True)
    if unit is None and figure.scale == 1:
        unit = _unit_without_words(i.name, row) or (row.stated if i.value.role == "actual" else None)
    if unit is None:
        return f"unit not known: {row.unit_words}" if row.unit_words else "unit not known"
    if unit.is_rate:
        return _of_percentage(i, unit)
    if figure.basis == "cagr" and not figure.unit and i.beside.base and 2 * float(figure.low) < i.beside.base:
        # 年均10 beside 112 and 126 of 亿元 may be per cent.
        return "unit not known"
    # “十四五”增加 beside 2020年 and 2025年 is what comes on top of the first.
    is_added = one_of("added").fullmatch(i.value.noun) is not None
    is_sum = i.is_sum or figure.basis == "cumulative" or figure.told == "added" or is_added
    is_work = is_sum or is_work_name(i.name) or (unit.label != "元" and opens_with_action(i.name))
    return Meaning("increment" if is_work else "level", "", unit, is_sum=is_work)


def _of_row(i: Instance) -> Meaning | str:
    """Say what a figure is by its row alone."""
    unit = i.figure.unit or fitting(i.row.units or i.setting.units, is_rate=False, name=i.name)
    if unit is None:
        return "unit not known"
    is_work = is_work_name(i.name) or (unit.label != "元" and opens_with_action(i.name))
    if unit.is_rate:
        return Meaning("share", "", unit) if is_share_name(i.name) else "two figures in one cell"
    return Meaning("increment" if is_work else "level", "", unit, is_sum=is_work)


def _of_percentage(i: Instance, unit: Unit) -> Meaning:
    """Say of a figure in per cent whether it is of growth, of decline, a share, or a change of one."""
    is_plan, told = i.setting.periods.is_plan, i.figure.told
    if unit.label == "百分点":
        return Meaning("change", "cumulative" if i.is_sum else "", unit)
    basis = i.figure.basis or ("cumulative" if i.is_sum or i.is_since_earlier else "")
    if i.is_decline:
        return Meaning("decline", basis or _basis_of_decline(i), unit, is_sum=i.is_sum)
    # 常住人口 below 城镇化率（%） is a share as that is.
    is_part = bool(i.row.prefix) and is_share_name(i.row.prefix) and not i.row.prefix.endswith(i.name)
    is_share = is_share_name(i.name) or is_part or is_composition(i.setting.table.caption)
    is_share = is_share and not i.is_among_rates
    if is_share and one_of("added").fullmatch(i.value.noun):
        return Meaning("change", "cumulative" if is_plan else "", POINTS)
    is_growth = is_growth_name(i.name) or (not is_share and told != "level")
    if told == "growth" or is_growth:
        # 4.7 under 2025年目标 beside 5.5 of 2020, where averages have a column of their own, is of that year.
        # So is each of 12 and 13 under 2024年 and 2025年, where every year has a column.
        # So is 9 under 年度目标 of 2023, before the last year of the plan.
        year = i.value.head.period
        is_early = year.isdigit() and int(year) < i.setting.periods.last
        is_alone = i.beside.has_open_average or i.value.is_of_series or is_early
        is_of_year = is_alone and "年均" not in i.row.name
        is_goal = i.value.role == "target" and not is_of_year
        # 年均增长 names the row, so what was done is an average as well.
        is_average = i.value.role == "actual" and "年均" in i.row.name
        yearly = "cagr" if is_plan and (is_goal or is_average) else "yoy"
        # 居民消费价格环比涨跌幅 in a row is against the month before.
        yearly = "pop" if "pop" in kinds_in("measures", i.row.name) else yearly
        return Meaning("growth", basis or yearly, unit, is_sum=i.is_sum)
    return Meaning("change", "cumulative", POINTS, is_sum=True) if i.is_sum else Meaning("share", "", unit)


def _basis_of_decline(i: Instance) -> str:
    """Tell over what a rate falls: the goal of a plan, and its assessed result, over all years."""
    value = i.value
    if not i.setting.periods.is_plan:
        return "yoy"
    # 下降35% by 2025 without a fall in the base year is one over the plan.
    is_of_plan = i.setting.is_assessment or i.beside.base is None
    is_goal = value.role == "target" and is_of_plan and not value.is_of_series
    return "cumulative" if is_goal or i.beside.is_only_result else ""


def _unit_without_words(name: str, row: Row) -> Unit | None:
    """Give the unit of a figure beside which none stands: of counts and ratios none, of rates per cent."""
    if row.unit_words:
        return None
    if one_of("count_names", suffix="$").search(name) or one_of("ratio_names", suffix="$").search(name):
        return NUMBER
    if is_decline_name(name):
        return PER_CENT
    if one_of("percent_names", suffix="$").search(name):
        return NUMBER if one_of("per_so_many").search(name) else PER_CENT
    return None
