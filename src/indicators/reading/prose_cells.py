"""Running text in the columns of a table: its figures have the role, the time and the thing of their row."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.grids import Grid
from indicators.reading.grids.text_cells import Told
from indicators.reading.grids.words import one_of
from indicators.reading.lexicon import pattern
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.shares_of_goals import completion_of
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

# 已完成12个 names nothing: the row does.
_ACTIONS = pattern("measured.dropped_actions", "measured.kept_actions", "measured.adverbs")
_BARE = expression(f"(?:{_ACTIONS.pattern}|{one_of('bare_progress').pattern})*")
_KEPT = expression(f"(?:{pattern('measured.kept_actions').pattern})$")
_PART_OF_YEAR = expression(r"月|季度|半年|旬")
_LONGEST_NAME = 24


def as_told(
    found: list[Statement], tables: Sequence[Grid], period: str, figures: Sequence[Statement] = ()
) -> list[Statement]:
    """Give the figures of running text the role and the time that the head of their column says.

    Parameters
    ----------
    found : list of Statement
        All of the prose, in the order of the text.
    period : str
        The one that the paper is for.
    figures : sequence of Statement
        What was read of the other cells.
    """
    told = sorted(one for grid in tables for one in grid.told)
    if not told:
        return found
    starts = [one.start for one in told]
    cells: list[Told | None] = []
    for row in found:
        at = bisect_right(starts, row.start) - 1
        is_told = row.origin == "text" and at >= 0 and row.start < told[at].end
        cells.append(told[at] if is_told else None)
    # A figure is named by the goal of its row, which is one by its own head.
    rows = [_with_head(row, cell, period) if cell else row for row, cell in zip(found, cells, strict=True)]
    goals = sorted((row for row in (*rows, *figures) if row.role == "target"), key=_start)
    return [
        _of_row(row, cell, _between(goals, *cell.row)) if cell else row
        for row, cell in zip(rows, cells, strict=True)
    ]


def _start(row: Statement) -> int:
    return row.start


def _between(rows: Sequence[Statement], first: int, last: int) -> Sequence[Statement]:
    return rows[bisect_left(rows, first, key=_start) : bisect_left(rows, last, key=_start)]


def _with_head(row: Statement, told: Told, period: str) -> Statement:
    """Take role and time from a head, unless the figure bounds another or its own words name a time."""
    # What is still to come stays a goal, in a column of what was done as well.
    is_of_time = told.role != "actual" or row.period[:4] == period[:4]
    is_of_head = is_of_time and row.role in ("target", "actual") and told.role not in ("", row.role)
    is_timed = bool(told.period) and row.period in (period, period[:4]) and row.role != "qualifier"
    if not (is_of_head or is_timed):
        return row
    # 年度目标 below 三季度推进情况 is of the paper's year, unless a goal says itself by when.
    is_of_year = told.role == "target" and row.role == "actual" and not told.period
    if is_of_year and row.period == period and not _PART_OF_YEAR.search(row.sentence):
        row = replace(row, period=period[:4] if "-" in period else period)
    return replace(
        row,
        role=told.role if is_of_head else row.role,
        period=told.period if is_timed else row.period,
        why=(*row.why, ("role", "the head of its column")),
    )


def _of_row(row: Statement, told: Told, due: Sequence[Statement]) -> Statement:
    """Name a figure that only says what was done: by the goal of its row in the same unit, or by the row.

    `due` are the goals of the row.
    """
    if row.indicator == completion_of(""):
        # 已建成58个，占目标任务的96.7%: how much of the goal it is says not what of.
        of = due[0].indicator if len(due) == 1 else told.name
        return replace(row, indicator=completion_of(of))
    # 完成投资1亿元 says itself what it is of; what is due at a day has no money but the task's.
    # 年均增长由7%调整为5% is told of its row.
    is_bare = any(one_of(words).fullmatch(row.indicator) for words in ("bare_rates", "bare_amounts"))
    named = "" if is_bare else row.indicator
    has_own = row.unit in ("%", "元") and (named or (row.unit == "元" and told.role != "target"))
    if row.indicator_id or has_own or not _BARE.fullmatch(re.sub(r"[（(].*", "", named)):
        return row
    goals = [
        one
        for one in due
        if not told.start <= one.start < told.end
        and one.unit == row.unit and not _BARE.fullmatch(one.indicator)
    ]  # fmt: skip
    why = (*row.why, ("indicator", "the row of its table"))
    if len(goals) == 1:
        return _as_goal(replace(row, why=why), goals[0])
    if goals or not told.name or len(told.name) > _LONGEST_NAME:
        return row
    return replace(row, indicator=told.name, indicator_id=indicator_id(told.name), why=why)


def _as_goal(row: Statement, goal: Statement) -> Statement:
    """Name a figure by the goal of its row; 开工100个 under 实施项目170个 is of projects that are begun."""
    before = row.sentence[: row.sentence.rfind(row.quote)]
    if not before:
        row = replace(row, measure=goal.measure)
    deed = _KEPT.search(before)
    # 完工31个 of 改造老旧小区 is that deed, done.
    is_done = deed is not None and one_of("bare_progress").fullmatch(deed[0])
    if deed is None or is_done or deed[0] in goal.indicator:
        return replace(row, indicator=goal.indicator, indicator_id=goal.indicator_id)
    return replace(row, indicator=deed[0] + goal.indicator)
