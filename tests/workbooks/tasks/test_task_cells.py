"""What people type into the sheet of tasks: periods, states and days, in their many forms."""

from __future__ import annotations

from datetime import datetime

import pytest

from indicators.documents.grids.sheet_cells import SheetCell
from indicators.errors import CellFault
from indicators.workbooks.progress import progress_task_cells

AT = "a.xlsx, sheet 任务"


def cell(value: object) -> SheetCell:
    if isinstance(value, datetime):
        return SheetCell(2, 6, "d", value.isoformat())
    return SheetCell(2, 6, "n" if isinstance(value, float) else "s", str(value))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("二季度", "2025-Q2"),
        ("第二季度", "2025-Q2"),
        ("２季度", "2025-Q2"),
        ("Q2", "2025-Q2"),
        ("2025年第二季度", "2025-Q2"),
        ("上半年", "2025-Q2"),
        ("1—6月", "2025-Q2"),
        ("2025年1-9月", "2025-Q3"),
        ("6月", "2025-06"),
        ("6月份", "2025-06"),
        ("2025.6", "2025-06"),
        ("2025年6月30日", "2025-06"),
        (2025.06, "2025-06"),
        (datetime(2025, 6, 30), "2025-06"),
    ],
)
def test_periods_are_read_as_people_type_them(typed, meant):
    assert progress_task_cells.period(2025, cell(typed), AT) == meant


@pytest.mark.parametrize("typed", ["2024年二季度", "Q5", "13月", "6", "1-5月", 2025.1, "年底"])
def test_what_is_no_period_of_the_year_is_refused(typed):
    with pytest.raises(CellFault, match="a quarter or a month of 2025"):
        progress_task_cells.period(2025, cell(typed), AT)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("已完成。", "已完成"),
        ("已 完成", "已完成"),
        ("按序时推进", "推进中"),
        ("滞后于序时进度", "滞后"),
    ],
)
def test_states_are_read_as_people_type_them(typed, meant):
    assert progress_task_cells.status(cell(typed), AT) == meant


@pytest.mark.parametrize("typed", ["已完成80%", "基本完成", "未完成", "√"])
def test_what_is_no_state_is_refused(typed):
    with pytest.raises(CellFault, match="one of 未启动、推进中、已完成、滞后"):
        progress_task_cells.status(cell(typed), AT)


@pytest.mark.parametrize("typed", ["2025年6月30号", "2025-06-30 00:00:00", "２０２５年６月３０日"])
def test_days_are_read_as_people_type_them(typed):
    assert progress_task_cells.day(cell(typed), AT) == "2025-06-30"
