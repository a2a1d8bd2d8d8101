"""Workbooks that come back from people: what cannot be read is refused with its reason."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from indicators.errors import UnusableWorkbook
from indicators.workbooks.opening import OLE, layout_faults, open_workbook


def saved(tmp_path, book):
    path = tmp_path / "filled.xlsx"
    book.save(path)
    return path


def archive(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "/"), text)
    return content.getvalue()


def test_a_workbook_opens(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "鞍山市"
    assert open_workbook(saved(tmp_path, book)).active["A1"].value == "鞍山市"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UnusableWorkbook, match="no such file") as told:
        open_workbook(tmp_path / "gone.xlsx")
    assert told.value.where == "gone.xlsx"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (OLE + b"\0" * 600, "a workbook with a password, or one in the old .xls format"),
        (b"", "a file that is no workbook, or a damaged one"),
        (b"PK\x03\x04 half a file", "a file that is no workbook, or a damaged one"),
        (archive(readme="text"), "a file that is no workbook, or a damaged one"),
        (archive(xl__workbook="<"), "a file that is no workbook, or a damaged one"),
    ],
    ids=["password", "empty", "cut off", "another archive", "no workbook inside"],
)
def test_what_is_no_workbook_is_refused(tmp_path, content, found):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnusableWorkbook) as told:
        open_workbook(path)
    assert told.value.found == found
    assert told.value.expected == "an .xlsx workbook that opens"


def test_every_half_of_a_workbook_is_refused(tmp_path):
    whole = saved(tmp_path, openpyxl.Workbook()).read_bytes()
    for share in (0.2, 0.5, 0.9):
        path = tmp_path / "half.xlsx"
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(UnusableWorkbook):
            open_workbook(path)


def test_a_workbook_too_large_once_unpacked_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("indicators.workbooks.opening.LARGEST", 1000)
    with pytest.raises(UnusableWorkbook, match=r"bytes once unpacked") as told:
        open_workbook(saved(tmp_path, openpyxl.Workbook()))
    assert told.value.remedy == "Keep it below 1,000 bytes."


def test_formulas_and_merged_cells_are_named_by_sheet_and_cell():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "复核"
    sheet["B2"] = "=1+1"
    sheet.merge_cells("C3:D4")
    merged, formula = layout_faults(sheet, "filled.xlsx")
    assert (merged.found, merged.where) == ("merged cells", "filled.xlsx, sheet 复核, cells C3:D4")
    assert (formula.found, formula.where) == ("a formula", "filled.xlsx, sheet 复核, cell B2")
