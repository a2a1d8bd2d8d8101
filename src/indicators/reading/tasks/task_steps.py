"""The steps of a task by the columns of its row: 时间节点 with a day in each cell, or a column a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indicators import periods
from indicators.reading.grids.columns import Column
from indicators.reading.grids.rows import Row
from indicators.reading.quantities import quantities
from indicators.reading.times import deadlines
from indicators.reading.times.steps import steps
from indicators.storage.expressions import expression

_WORDED = expression(r"[\u4e00-\u9fff]|\d")


def steps_of(row: Row, columns: Sequence[Column], year: int) -> str:
    """Write the steps of a row, each with its last day, joined by `;`; a part without a day is none.

    Parameters
    ----------
    year : int
        For days without one.
    """
    found = [step for column in columns for step in _in_cell(row, column, year)]
    return ";".join(f"{day} {what}" for day, what in dict.fromkeys(found))


def _in_cell(row: Row, column: Column, year: int) -> Iterator[tuple[str, str]]:
    cell = row.cells[column.index]
    if not cell or not _WORDED.search(cell.text):
        return
    if "-" in column.head.period and column.head.role == "target":
        day = periods.parse(column.head.period).end.isoformat()
        yield day, _plain(cell.text)
    elif column.head.is_schedule:
        for step in steps(cell.text):
            if step.what and (day := deadlines.due(step.day, year)):
                yield day, _plain(step.what)


def _plain(words: str) -> str:
    return re.sub(r"[\s;；]+", "，", words.strip())


def last_day(words: str) -> str:
    """Give the words of the day of the last step, "" if that step is an amount: the rest is due behind it.

    Examples
    --------
    >>> last_day("5月底前，完成主桥合龙；11月底前，建成通车"), last_day("12月底前完成")
    ('11月底前', '12月底前')
    >>> last_day("6月底前，完成170亿元；9月底前，完成260亿元"), last_day("长期坚持")
    ('', '')
    """
    found = steps(words)
    if not found or any(quantity.unit for quantity in quantities.find(found[-1].what)):
        return ""
    return found[-1].day
