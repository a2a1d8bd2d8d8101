"""What is read around the cells of tables: the numbers of tasks, and what becomes of all other numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.documents.faults.text_faults import PassedOver
from indicators.documents.grids.table_grid import Table
from indicators.reading import prose_cells
from indicators.reading.grids import Grid
from indicators.reading.prose import prepare
from indicators.reading.quantities.number_fates import Excluded, Passed, Unread
from indicators.reading.quantities.quantities import scan
from indicators.reading.statement import Statement


def rest_of_table(text: str, table: Table, told: PassedOver | tuple[()] = ()) -> Iterator[Passed]:
    r"""Tell the fate of the other numbers of a table as of prose; what would be a figure is unread.

    Parameters
    ----------
    table : Table
        Its notes and the line of its unit are told of too.
    told : PassedOver, optional
        The offsets of what is told already.

    Examples
    --------
    >>> list(rest_of_table("粮食产量(万吨)\t2019年", Table(0, 14, ())))
    [Excluded(start=5, end=7, rule='bare_word'), Excluded(start=9, end=14, rule='year')]
    """
    start, end = table.all_start, table.all_end
    copies = PassedOver(table.copies)
    prose = prepare(text[start:end])
    found = scan(prose.text)
    figures = [
        # 亿千瓦时 in a cell of its own is the unit of the row, 亿元以上企业 its name.
        Excluded(one.start, one.end, "bare_in_a_table")
        if one.form == "bare"
        else Unread(one.start, one.end, "table_note", prose.text[one.start : one.end])
        for one in found.quantities
    ]
    for one in (*found.passed, *figures):
        a, b = prose.span(one.start, one.end)
        if any(at in told for at in range(start + a, start + b)):
            continue
        if start + a in copies:
            yield Excluded(start + a, start + b, "head_written_again")
        else:
            yield replace(one, start=start + a, end=start + b)


def in_tables(
    found: list[Statement], tables: Sequence[Grid], period: str, figures: Sequence[Statement] = ()
) -> list[Statement]:
    """Tell what only its table says of prose in a cell: the number of its task, and that it is a goal.

    Parameters
    ----------
    found : list of Statement
        All of the prose.
    period : str
        The one that the paper is for.
    figures : sequence of Statement
        What was read of cells that are no prose: the goals among them name what was done of a row.
    """
    told = prose_cells.as_told(_as_goals(found, tables, period), tables, period, figures)
    return _numbered(told, tables)


def _as_goals(found: list[Statement], tables: Sequence[Grid], period: str) -> list[Statement]:
    """Take for targets the figures by which rows are named, beside what was done of them."""
    goals = PassedOver((cell.start, cell.end) for grid in tables for cell in grid.goals)
    why = ("role", "the goal that a row is named by")
    return [
        replace(row, role="target", period=period, why=(*row.why, why))
        if row.start in goals and row.origin == "text" and row.role == "actual"
        else row
        for row in found
    ]


def _numbered(found: list[Statement], tables: Sequence[Grid]) -> list[Statement]:
    """Give the figures of tasks in tables the numbers of their tasks."""
    spans = [(start, end, number) for grid in tables for start, end, number in grid.prose if number]
    if not spans:
        return found
    starts = [start for start, _, _ in spans]
    rows = []
    for row in found:
        _, end, number = spans[max(bisect_right(starts, row.start) - 1, 0)]
        is_inside = starts[0] <= row.start < end
        rows.append(replace(row, task=number) if is_inside else row)
    return rows
