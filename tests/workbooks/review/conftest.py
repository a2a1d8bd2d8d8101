"""A review workbook of the plan as handed out, a way to fill it in, and what an import says of it."""

from __future__ import annotations

import io
from copy import copy as copy_of

import openpyxl
import pytest

from indicators.documents.register import register
from indicators.errors import CorrectionFault, Faults, UnusableWorkbook
from indicators.workbooks.review.review import export
from indicators.workbooks.review.review_import import import_decisions
from indicators.workbooks.review.review_layout import layout

PLAN = "anshan-14th-five-year-plan"


@pytest.fixture(scope="session")
def plan_handed_out(built, project):
    return export(built, register.load(project), [PLAN])


@pytest.fixture(scope="session")
def plan_opened(plan_handed_out):
    return openpyxl.load_workbook(io.BytesIO(plan_handed_out), rich_text=True)


@pytest.fixture
def copy(tmp_path, raw_copy):
    copied = raw_copy(tmp_path)
    copied.corrections.unlink(missing_ok=True)
    return copied


@pytest.fixture
def filled(plan_handed_out, plan_opened, tmp_path):
    """Fills in lines by statement id, and lines of additions; gives the file and the addresses.

    Opening the workbook takes longer than an import: for lines alone the one that is open is filled in,
    saved, and emptied again.
    """

    def fill(lines=None, added=(), spoil=None):
        is_own = added or spoil
        book = openpyxl.load_workbook(io.BytesIO(plan_handed_out), rich_text=True) if is_own else plan_opened
        before = []
        sheet, columns = book["复核"], list(layout().columns)
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for name, cells in (lines or {}).items():
            for column, value in cells.items():
                cell = sheet.cell(rows[name], columns.index(column) + 1)
                before.append((cell, cell.value, copy_of(cell._style)))
                cell.value = value
        for row, cells in enumerate(added, 2):
            for column, value in cells.items():
                place = list(layout().added_columns).index(column) + 1
                book["新增"].cell(row, place).value = value
        if spoil:
            spoil(book)
        path = tmp_path / "back.xlsx"
        book.save(path)
        for cell, value, style in reversed(before):
            cell.value, cell._style = value, style

        def where(name, column):
            return (
                f"back.xlsx, sheet 复核, cell {sheet.cell(rows[name], columns.index(column) + 1).coordinate}"
            )

        return path, where

    return fill


@pytest.fixture
def told():
    """The faults of an import that must fail and write nothing, by place."""

    def faults_of(path, project):
        before = project.corrections.read_bytes() if project.corrections.is_file() else None
        with pytest.raises((CorrectionFault, UnusableWorkbook, Faults)) as caught:
            import_decisions(path, project)
        after = project.corrections.read_bytes() if project.corrections.is_file() else None
        assert after == before
        errors = getattr(caught.value, "errors", (caught.value,))
        return {error.where: (error.expected, error.found) for error in errors}

    return faults_of
