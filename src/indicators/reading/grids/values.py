"""What the columns of figures mean beside each other: role and time of each, and whose growth a rate is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.reading.grids.column_roles import captioned_period, last_year, role_of
from indicators.reading.grids.columns import Column
from indicators.reading.grids.head_kinds import head_kind
from indicators.reading.grids.heads import Head
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.words import words
from indicators.reading.places import Place
from indicators.storage.expressions import expression

_FEWEST_YEARS = 3
_HEADS_OF_OTHERS = frozenset(("office", "lead_office", "leader", "deadline"))
_DIGIT = expression(r"\d")
_OF_YEAR_BEFORE = expression(r"(?:上年|去年)同[期月]")
_MONTH = expression(r"\d{4}-\d\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A column of figures."""

    column: Column  # Where it stands, and its head.
    kind: str  # level, rate, change, share, ratio, completion or total.
    # Of its figures; the period "" where the row or the paper tells it.
    role: str
    period: str
    modality: str = ""
    noun: str = ""  # The thing measured that its head, or that of the column it belongs to, names.
    place: Place | None = None  # The place that its head names.
    # Whether it stands in a series of single years, each with an amount of its own.
    is_of_series: bool = False

    @property
    def head(self) -> Head:
        """What its head says."""
        return self.column.head


def read_values(columns: Sequence[Column], setting: Setting, *, has_period_rows: bool) -> list[Value]:
    """Say of the columns of figures what they mean.

    Parameters
    ----------
    has_period_rows : bool
        Whether each row names its own time.
    """
    found: list[Value] = []
    for column in columns:
        if column.kind == "value":
            found.append(_value(column, found, setting, has_period_rows=has_period_rows))
    return _in_series(_with_amounts(found), setting)


def _with_amounts(values: list[Value]) -> list[Value]:
    """Take a bare 进度 for what was done where another column says in per cent how much that is."""
    bare = words()["amounts_or_rates"]
    told = any(value.kind == "completion" and value.head.lowest not in bare for value in values)
    return [
        replace(value, kind="level")
        if told and value.head.lowest in bare and (value.head.upper or not value.head.units)
        else value
        for value in values
    ]


def _value(column: Column, before: list[Value], setting: Setting, *, has_period_rows: bool) -> Value:
    head = column.head
    kind = "rate" if setting.is_of_growth and not head.units and _kind(head) == "level" else _kind(head)
    # Over figures 责任单位 is the head of another column, where a cell of the head is missing.
    own = "" if head_kind(head.lowest) in _HEADS_OF_OTHERS else head.noun
    place, noun = setting.places.whose(head.words, own, head.upper)
    of = _level_of(head, kind, before, setting)
    role, period, modality = (
        _over_past_years(head, of, before, setting)
        or _inherited(head, kind, of, setting)
        or role_of(head, setting, has_period_rows=has_period_rows)
    )
    if kind == "rate" and role != "baseline" and _is_of_plan(head, of, setting) and "/" not in period:
        role, period = "target", setting.periods.plan
    if _tells_progress(head) and not (role == "actual" and head.period):
        done = next((value for value in reversed(before) if value.role == "actual"), None)
        own = captioned_period(setting) or setting.periods.own
        period = done.period if done else period if role == "actual" and period else own
        role = "actual"
    if role == "actual" and setting.is_assessment and "yearly" in head.measures and period.isdigit():
        period = setting.periods.up_to(period)
    if of is not None and not noun:
        noun, place = of.noun, place or of.place
    return Value(column, kind, role, period, modality, noun, place)


def _over_past_years(
    head: Head, of: Value | None, before: list[Value], setting: Setting
) -> tuple[str, str, str] | None:
    """Give role and time of a yearly rate right behind two past columns: 2020年, 2025年, 年均增长, 2030年."""
    is_bare = "yearly" in head.measures and not (head.role or head.period)
    if of is None or of.role != "baseline" or not is_bare or not setting.periods.is_plan:
        return None
    at = before.index(of)
    first = before[at - 1] if at else None
    if first is None or first.kind != "level" or not (first.period.isdigit() and of.period.isdigit()):
        return None
    is_span = first.role == "actual" and int(of.period) - int(first.period) > 1
    return ("baseline", f"{int(first.period) + 1}/{of.period}", "") if is_span else None


def _inherited(head: Head, kind: str, of: Value | None, setting: Setting) -> tuple[str, str, str] | None:
    """Give the role and time of the column whose rate one is, None where its own head says them."""
    if of is None or kind == "level" or head.role:
        return None
    if kind == "change" and of.head.side:
        # 调整幅度 beside the old and the new goal is none itself.
        return "context", of.period, ""
    # 1-8月累计, 累计增长: the second is of the months that the first names.
    is_bare_total = "total" in head.measures and of.kind == "total" and not _DIGIT.search(head.words)
    if head.period not in ("", of.period) and not is_bare_total:
        return None
    is_goal = kind == "rate" and setting.periods.is_plan and of.role in ("target", "baseline")
    if is_goal and not setting.is_of_results:
        return "target", setting.periods.plan, of.modality
    return of.role, of.period, of.modality


def _is_of_plan(head: Head, of: Value | None, setting: Setting) -> bool:
    """Whether a rate is on average of the years of the plan: 年均增速 without a year of its own."""
    is_result = of is not None and of.role == "actual" and setting.is_assessment
    is_open = not head.role and not setting.is_of_results and not is_result
    is_yearly = setting.periods.is_plan and "yearly" in head.measures
    return is_yearly and is_open and (of is None or not head.period)


def _tells_progress(head: Head) -> bool:
    """Whether a head tells how far its row has come, in per cent, points or an amount."""
    return "completion" in head.measures


def _kind(head: Head) -> str:
    measures = set(head.measures)
    if "completion" in measures and head.units:
        # 进度（人） is what was done, 与序时进度比（百分点） how far it is off.
        if not any(unit.is_rate for unit in head.units):
            return "level"
        if any(unit.label == "百分点" for unit in head.units):
            return "change"
    for kind in ("completion", "ratio", "share", "change"):
        if kind in measures:
            return kind
    if measures & {"growth", "yearly", "pop", "decline"}:
        has_amount = any(not unit.is_rate for unit in head.units)
        return "rate" if not has_amount or "yearly" in measures else "change"
    return "total" if "total" in measures else "level"


def _level_of(head: Head, kind: str, before: list[Value], setting: Setting) -> Value | None:
    """Find the column whose rate, share or progress one gives: under the same head, else the latest."""
    if kind in ("level", "total"):
        return None
    levels = [value for value in before if value.kind in ("level", "total")]
    latest = before.index(levels[-1]) if levels else 0
    if setting.is_of_results or any(value.kind == "completion" for value in before[latest:]):
        # 累计完成, 年初预算数, 完成年初预算%, 增长%: what grew is the result.
        levels = [value for value in levels if value.head.role != "target"] or levels
    if head.upper:
        under = [value for value in levels if value.head.upper == head.upper]
        levels = under or [value for value in levels if not value.head.upper]
    if not levels:
        return None
    # Of 2023年, 2022年, 增减, 增长 it is that of the later year.
    # 去年同期 is what it grew from.
    near = _last_run(
        [value for value in levels if not _OF_YEAR_BEFORE.search(value.head.words)] or levels, before
    )
    nouns = [value for value in near if value.noun == near[-1].noun]
    if setting.is_assessment and nouns[-1].role == "actual":
        # 2025年目标, 2023年完成, 年均增速: an assessment tells how fast it went.
        return nouns[-1]
    if all(_MONTH.fullmatch(value.period) for value in nouns):
        # 本月, 上月, 环比: that of the later month.
        return max(nouns, key=lambda value: value.period)
    return max(nouns, key=lambda value: (last_year(value.period), value.column.index))


def _last_run(levels: Sequence[Value], before: Sequence[Value]) -> list[Value]:
    """Give the last of the columns of amounts that no rate parts from each other."""
    run: list[Value] = []
    for value in reversed(before):
        if value in levels:
            run.insert(0, value)
        elif run and value.kind not in ("level", "total"):
            break
    return run


def _in_series(values: list[Value], setting: Setting) -> list[Value]:
    """Mark the columns of a plan that follow each other year by year."""
    years = [
        value.period for value in values if value.kind == "level" and re.fullmatch(r"20\d\d", value.period)
    ]
    coming = [year for year in years if int(year) >= setting.periods.first]
    is_series = (
        not any(value.head.has_sums for value in values)
        and setting.periods.is_plan
        and len(coming) >= _FEWEST_YEARS
        and len(set(coming)) == len(coming)
    )
    if not is_series or any("total" in value.head.measures and value.period in coming for value in values):
        return values
    return [_of_series(value, coming) for value in values]


def _of_series(value: Value, coming: Sequence[str]) -> Value:
    """Mark a column of a series; a rate under a year of it is of that year: 2024年 over 目标 and 增速."""
    is_average = "yearly" in value.head.measures
    of_year = value.kind == "rate" and value.head.period in coming and not is_average
    period = value.head.period if of_year else value.period
    # 年均增速 beside the goal of 2025 is over the years, whatever other years have columns.
    return replace(value, period=period, is_of_series=period in coming and not is_average)
