"""The steps of tasks in the sheet of tasks: shown beside the deadline, and not asked for on the way back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from indicators.workbooks.progress.progress_task_layout import task_sheet

from ...commands import succeed

STEPPED = (
    "丹东市2025年重点任务台账\n"
    "序号\t工作任务\t牵头单位\t完成时限\t时间节点\n"
    "1\t建成门诊楼\t市卫健委\t9月底\t3月底前完成招标；6月底前主体封顶\n"
    "2\t修编保护规划\t市文旅局\t12月底\t6月底前形成初稿\n"
    "3\t开展大走访\t市信访局\t12月底\t\n"
)


@pytest.fixture
def book(city, tmp_path) -> Path:
    """A template of tasks with steps."""
    paper, path = tmp_path / "ledger.txt", tmp_path / "t.xlsx"
    paper.write_text(STEPPED, encoding="utf-8")
    succeed("register", paper, "--place", "丹东市", "--year", 2025, "--kind", "task_breakdown")
    succeed("build")
    succeed("progress", "template", "--place", "丹东市", "--year", 2025, "--out", path)
    return path


def test_the_steps_of_a_task_stand_beside_its_deadline_and_cannot_be_changed(book):
    sheet = openpyxl.load_workbook(book)["任务"]
    at = list(task_sheet().columns).index("steps") + 1
    cells = {row[1].value: row[at - 1] for row in sheet.iter_rows(min_row=2) if row[1].value}
    assert sheet.cell(1, at).value == "时间节点"
    assert cells["建成门诊楼"].value == "2025-03-31 完成招标；2025-06-30 主体封顶"
    assert not cells["开展大走访"].value
    assert all(cell.protection.locked for cell in cells.values())


def test_a_workbook_of_before_there_were_steps_is_taken(book):
    filled = openpyxl.load_workbook(book)
    sheet = filled["任务"]
    names = list(task_sheet().columns)
    line = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[1].value == "建成门诊楼")
    sheet.cell(line, names.index("period") + 1).value = "2025年二季度"
    sheet.cell(line, names.index("status") + 1).value = "推进中"
    sheet.delete_cols(names.index("steps") + 1)
    filled.save(book)
    assert "Tasks: 1 new or replaced" in succeed("progress", "import", book).stderr
