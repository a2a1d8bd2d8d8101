"""Sheets that people fill in."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile

import openpyxl
import pytest

from indicators.errors import UnusableFile
from indicators.workbooks import sheet_layout


def reopened(book):
    return openpyxl.load_workbook(io.BytesIO(sheet_layout.to_bytes(book)))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@x", "0012", "２０２０", "a\x0bb", "\t=1", "＝1"])
def test_text_stays_text(text):
    book = openpyxl.Workbook()
    sheet_layout.write_text(book.active["A1"], text)
    cell = reopened(book).active["A1"]
    assert (cell.value, cell.data_type, cell.number_format) == (text.replace("\x0b", ""), "s", "@")


def test_the_header_stays_in_view_and_a_column_without_width_is_hidden():
    book = openpyxl.Workbook()
    sheet_layout.write_header(book.active, ["编号", "原文", "指纹"], [12, 40, 0], frozen=1)
    sheet = reopened(book).active
    assert [cell.value for cell in sheet[1]] == ["编号", "原文", "指纹"]
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].width == 40
    assert sheet.column_dimensions["C"].hidden


def test_only_opened_cells_are_open():
    book = openpyxl.Workbook()
    sheet_layout.open_cell(book.active["B2"])
    sheet_layout.lock(book.active)
    sheet_layout.lock_structure(book)
    again = reopened(book)
    sheet = again.active
    assert sheet.protection.sheet
    assert not sheet.protection.autoFilter
    assert sheet["A2"].protection.locked
    assert not sheet["B2"].protection.locked
    assert again.security.lockStructure


def test_a_drop_down_offers_a_hidden_list():
    book = openpyxl.Workbook()
    references = sheet_layout.write_lists(
        book.create_sheet("名单"), {"role": ["target", "actual"], "unit": ["亩"]}
    )
    assert references == {"role": "'名单'!$A$2:$A$3", "unit": "'名单'!$B$2:$B$2"}
    sheet_layout.add_drop_down(book.active, "A2:A9", references["role"], title="角色", message="请选择")
    again = reopened(book)
    assert again["名单"].sheet_state == "hidden"
    (choice,) = again.active.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", references["role"], "A2:A9")
    assert (choice.showErrorMessage, choice.error) == (True, "请选择")


def test_the_same_content_gives_the_same_bytes_at_another_time(monkeypatch):
    first = sheet_layout.to_bytes(openpyxl.Workbook())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    later = openpyxl.Workbook()
    later.properties.created = later.properties.created.replace(year=2040)
    assert sheet_layout.to_bytes(later) == first


def test_a_folder_for_temporary_files_that_is_gone_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(UnusableFile) as told:
        sheet_layout.to_bytes(openpyxl.Workbook())
    assert told.value.expected == "room for the sheets of a workbook in the folder for temporary files"
    assert "No such file or directory" in told.value.found
    assert told.value.where == str(tmp_path / "gone")
    assert told.value.remedy.endswith("or name another folder in TMPDIR; nothing was written.")


def test_a_folder_for_temporary_files_that_is_full_is_told():
    code = """
import resource, signal
import openpyxl
from indicators.errors import UnusableFile
from indicators.workbooks import sheet_layout
book = openpyxl.Workbook()
for row in range(2000):
    book.active.append([f"{row}" * 20])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    sheet_layout.to_bytes(book)
except UnusableFile as told:
    print(told.expected)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    expected = "room for the sheets of a workbook in the folder for temporary files\n"
    assert (done.stdout, done.returncode) == (expected, 0), done.stderr
