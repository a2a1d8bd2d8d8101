"""Workbooks: sheets as tables, numbers as their cells show them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from indicators.documents.decoding import decode
from indicators.documents.formats import sheet_text
from indicators.errors import UnreadableDocument

from .conftest import links, zipped


def book(rows: list[list[object]], merge: tuple[str, ...] = (), forms: dict[str, str] | None = None) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "主要指标"
    for row in rows:
        sheet.append(row)
    for cells in merge:
        sheet.merge_cells(cells)
    for cell, form in (forms or {}).items():
        sheet[cell].number_format = form
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def read(*args, **kwargs) -> str:
    decoded = decode(book(*args, **kwargs), "table.xlsx")
    assert decoded.format == "xlsx"
    return decoded.text


def test_numbers_as_their_cells_show_them():
    rows = [
        ["指标", "2024年", "2025年"],
        ["总量", 1234.5, 0.1 + 0.2],
        ["增速", 0.055, 0.07],
        ["日期", date(2025, 1, 5), True],
    ]
    forms = {"B2": "#,##0.0", "B3": "0.0%", "C3": '0.0"个百分点"', "B4": 'yyyy"年"m"月"'}
    text = read(rows, forms=forms)
    assert (
        text == "主要指标\n指标\t2024年\t2025年\n总量\t1,234.5\t0.3\n增速\t5.5%\t0.1个百分点\n"
        "日期\t2025年1月\t是\n"
    )


def test_a_title_and_a_header_of_two_rows():
    rows = [["表1 主要目标"], ["指标", "目标", None], [None, "2024年", "2025年"], ["粮食产量", 120, None]]
    text = read(rows, merge=("A1:C1", "A2:A3", "B2:C2"))
    assert text == "主要指标\n表1 主要目标\n目标\n指标\t2024年\t2025年\n粮食产量\t120\t—\n"


def test_tables_apart_on_one_sheet():
    rows = [["指标", "2025年"], ["总量", 5], [], ["指标", "单位", "2025年"], ["收入", "元", 6]]
    assert read(rows) == "主要指标\n指标\t2025年\n总量\t5\n指标\t单位\t2025年\n收入\t元\t6\n"


def test_formulas_without_results_are_told():
    with pytest.raises(UnreadableDocument) as caught:
        read([["总量", "=1+1"]])
    assert caught.value.found == "1 formulas without results, the first in xl/worksheets/sheet1.xml B1"
    assert caught.value.remedy == "Open it in Excel, WPS or LibreOffice, let it compute, and save it."


def test_a_sheet_that_spans_millions_of_cells_is_told(monkeypatch):
    monkeypatch.setattr(sheet_text, "_MOST_CELLS", 10)
    with pytest.raises(UnreadableDocument) as caught:
        read([["a"] * 6, ["b"] * 6])
    assert caught.value.found == "a sheet of more than 10 cells (主要指标)"
    assert caught.value.remedy == "Keep the sheets that belong to the document, and their used cells."


def test_a_damaged_workbook_is_told():
    parts = {"_rels/.rels": links(officeDocument="xl/workbook.xml"), "xl/workbook.xml": "<workbook/>"}
    with pytest.raises(UnreadableDocument) as caught:
        decode(zipped(parts), "table.xlsx")
    assert caught.value.expected == "a whole xlsx file"
    assert caught.value.found == "a damaged one: no sheet in it"


def test_a_workbook_names_its_pictures_behind_its_tables():
    with ZipFile(BytesIO(book([["指标", "2025年"], ["粮食产量", 120]]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    made = zipped(parts | {"xl/media/image1.emf": b"x", "xl/media/film.mp4": b"x"})
    decoded = decode(made, "table.xlsx")
    assert decoded.text.endswith("粮食产量\t120\nimage1.emf\n")
    assert [picture.part for picture in decoded.pictures] == ["xl/media/image1.emf"]
