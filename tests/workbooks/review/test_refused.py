"""Workbooks that no review export made, or not from these papers."""

from __future__ import annotations

import openpyxl
import pytest

from indicators.errors import Faults
from indicators.workbooks.review.review_import import import_decisions

PLAN = "anshan-14th-five-year-plan"


def test_a_foreign_workbook_is_refused(told, tmp_path, copy):
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert told(path, copy) == {
        "other.xlsx": ("a workbook of `indicators review export`", "one with the sheets Sheet")
    }


def test_a_workbook_with_another_head_or_without_a_sheet_is_refused(told, filled, copy):
    def spoil(book):
        book["复核"]["D1"] = "意见"
        del book["新增"]

    path, _ = filled(spoil=spoil)
    assert told(path, copy) == {
        "back.xlsx, sheet 复核, cell D1": ("the head 决定", "'意见'"),
        "back.xlsx": ("a sheet 新增", "none"),
    }


def test_a_workbook_of_another_version_of_a_paper_is_refused(filled, copy):
    def spoil(book):
        book["版本"]["B2"] = "0" * 64
        book["版本"]["A3"] = "gone"

    path, _ = filled(spoil=spoil)
    with pytest.raises(Faults) as caught:
        import_decisions(path, copy)
    assert [(error.expected, error.found) for error in caught.value.errors] == [
        (f"{PLAN} as it was when it was handed out", "a paper with another checksum"),
        ("gone as it was when it was handed out", "no such paper"),
    ]


def test_a_workbook_with_a_password_is_refused(told, tmp_path, copy):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert told(path, copy)["locked.xlsx"][1] == "a workbook with a password, or one in the old .xls format"
