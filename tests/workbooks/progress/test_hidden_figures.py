"""Figures that stand in a workbook though nobody sees them on opening it."""

from __future__ import annotations

from .test_progress_import import GDP


def test_what_a_workbook_hides_is_told(fill, take_over):
    def hide(book):
        sheet = book["进度"]
        cell = next(cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == 5.7)
        sheet.row_dimensions[cell.row].hidden = True
        copied = book.copy_worksheet(sheet)
        copied.title, copied.sheet_state = "藏", "hidden"

    done = take_over(fill({GDP: {"q1": 5.7}}, change=hide))
    assert (done.added, [name[:4] for name in done.hidden], done.hidden_sheets) == (1, ["进度!H"], ("藏",))
