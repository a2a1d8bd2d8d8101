"""What brackets around a figure of a table mark: a sum over years, as 〔0.6〕 is, a loss, or an average."""

from __future__ import annotations

from dataclasses import replace

from indicators.reading.grids.figure_in_cell import Figure
from indicators.reading.grids.row_readings import Beside
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.values import Value


def read(figure: Figure, value: Value, beside: Beside, setting: Setting) -> Figure:
    """Give a figure in round brackets as one in angular ones where notes, head or row say that it is a sum.

    Below [年均] angular ones mark no sum either.

    Parameters
    ----------
    value : Value
        Its column; 年均增速（累计增长） over it says what its brackets mark.
    beside : Beside
        Of 0.5 and 1.1 the goal lies （0.6） above the base.
    """
    if figure.is_bracketed and value.head.has_averages:
        return replace(figure, is_bracketed=False)
    if not figure.is_rounded:
        return figure
    is_distance = value.kind == "rate" and beside.is_apart_by(float(figure.low))
    if setting.sums_in_round_brackets or value.head.has_sums or is_distance:
        return replace(figure, is_rounded=False, is_bracketed=True)
    return figure
