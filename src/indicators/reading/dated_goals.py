"""What is due of a task at dates, in columns beside its words: 年度投资480亿元 | 上半年 | 完成投资240亿元."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators import periods
from indicators.reading.grids import Grid
from indicators.reading.statement import Statement


def named(rows: Sequence[Statement], tables: Sequence[Grid]) -> list[Statement]:
    """Name the figures of dates by the task's own figure in the same unit, and count them since January.

    Returns
    -------
    list of Statement
        A figure with no fellow in its task, or with several, keeps the name that its row gives it. Amounts
        that never fall from date to date are sums since January, as are those of a half year.
    """
    spans = [(grid.table.start, grid.table.all_end) for grid in tables if grid.figured_tasks]
    if not spans:
        return list(rows)
    inside = [row for row in rows if row.task and any(start <= row.start < end for start, end in spans)]
    whole: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    parts: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for row in inside:
        if row.role == "target" and row.period:
            (parts if row.origin == "table" else whole)[row.task, row.unit].append(row)
    made = {
        part.statement_id: part
        for key, found in parts.items()
        if len(whole[key]) == 1
        for part in _of_one(whole[key][0], found)
    }
    return [made.get(row.statement_id, row) for row in rows]


def _of_one(whole: Statement, parts: Sequence[Statement]) -> Iterable[Statement]:
    amounts = [part.low or 0.0 for part in parts]
    is_sum = amounts == sorted(amounts)
    why = "indicator", "the task's own figure in the same unit"
    for part in parts:
        when = periods.parse(part.period)
        since = periods.year_to_date(when.end.year, when.end.month // 3).text
        yield replace(
            part, indicator=whole.indicator, indicator_id=whole.indicator_id, measure=whole.measure,
            basis=whole.basis, why=(*part.why, why),
            period=since if is_sum and when.kind == "quarter" else part.period,
        )  # fmt: skip
