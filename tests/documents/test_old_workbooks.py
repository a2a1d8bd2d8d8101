"""Workbooks of the old kind and OpenDocument ones give the text of the same workbook as .xlsx."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill

from indicators.documents import ole
from indicators.documents.decoding import Decoded, decode
from indicators.documents.formats import ods
from indicators.errors import UnreadableDocument

from .conftest import zipped

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def part(text: str, **looks: object) -> TextBlock:
    return TextBlock(InlineFont(**looks), text)


def workbook() -> bytes:
    """What offices do in workbooks: formats, merged and hidden cells, two tables on a sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "主要指标"
    rows: list[list[object]] = [
        ["表1 主要目标"], ["指标", "目标", None], [None, "2024年", "2025年"], ["总量", 157300, 0.1 + 0.2],
        ["增速", 0.056, -0.054], ["其中：城镇", 12, 8], ["不显示", 1, 2], ["日期", date(2025, 1, 5), "—"],
        [], ["项目", "单位", "数量"], ["绿地", "公顷", 1234567.25], ["白字", "x", 7],
        ["同色", "y", 8], ["划去", "z", 9],
        [CellRichText("面积(km", part("2", vertAlign="superscript"), ")"),
         CellRichText(part("5%", strike=True), "6%"), CellRichText("增长5", part("9", color="FFFFFFFF"))],
        ["极小", "w", 11], ["极低", "v", 13],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    for cells in ("A1:C1", "A2:A3", "B2:C2"):
        sheet.merge_cells(cells)
    forms = {
        "B4": "#,##0.0,", "B5": "0.0%", "C5": "0.0%;(0.0%)", "B6": '"≥"0', "C6": '0"个"',
        "B8": 'yyyy"年"m"月"', "C11": "#,##0.00",
    }  # fmt: skip
    for cell, form in forms.items():
        sheet[cell].number_format = form
    sheet["A6"].alignment = Alignment(indent=2)
    sheet["B12"].font = Font(color="FFFFFFFF")
    sheet["B13"].font, sheet["B13"].fill = Font(color="FF003366"), PatternFill("solid", fgColor="FF003366")
    sheet["B14"].font = Font(strike=True)
    sheet["C16"].font = Font(size=1)
    sheet.row_dimensions[7].hidden = True
    sheet.row_dimensions[17].height = 1
    sheet["E4"], sheet["F4"] = "草稿", "窄"
    sheet.column_dimensions["F"].width = 0.1
    sheet.column_dimensions["E"].hidden = True
    other = book.create_sheet("底稿")
    other["A1"] = "秘密"
    other.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def read(office, tmp_path_factory) -> dict[str, Decoded]:
    """The workbook as it is, and as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("books")
    (folder / "book.xlsx").write_bytes(workbook())
    for form in ("xls", "ods"):
        office.convert(form, folder, folder / "book.xlsx")
    # The name says nothing: WPS calls the same file .et.
    return {form: decode((folder / f"book.{form}").read_bytes(), "a") for form in ("xlsx", "xls", "ods")}


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_the_same_text_and_tables_as_xlsx(read, form):
    found, expected = read[form], read["xlsx"]
    assert found.format == form
    assert found.text == expected.text
    assert "其中：城镇\t≥12\t8个" in found.text
    assert "白字\t—\t7\n同色\t—\t8\n划去\t—\t9\n面积(km²)\t6%\t增长5\n极小\tw\t—\n" in found.text
    assert [(fault.kind, fault.detail) for fault in found.faults] == [
        (fault.kind, fault.detail) for fault in expected.faults
    ]
    cells = [[(cell.text, cell.row, cell.column, cell.indent) for cell in t.cells] for t in found.tables]
    assert cells == [
        [(cell.text, cell.row, cell.column, cell.indent) for cell in table.cells] for table in expected.tables
    ]


def opened(rows: str, styles: str = "", **parts: str) -> bytes:
    """An .ods with these rows on its only sheet."""
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}" xmlns:text="{TEXT}" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": KIND, "content.xml": content, **parts})


def cell(text: str, **attributes: str) -> str:
    named = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{named}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, **attributes: str) -> str:
    named = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row{named}>{''.join(cells)}</table:table-row>"


def test_cells_and_rows_that_stand_once_for_many():
    head = row(cell("指标"), cell("2024年"), cell("2025年"))
    same = row(cell("产量"), cell("120", number_columns_repeated="2"), number_rows_repeated="2")
    rest = row("<table:table-cell table:number-columns-repeated='16381'/>", number_rows_repeated="1048570")
    decoded = decode(opened(head + same + rest), "a.ods")
    assert decoded.text == "表\n指标\t2024年\t2025年\n产量\t120\t120\n产量\t120\t120\n"


@pytest.mark.parametrize(
    ("words", "shown", "hidden"), [("", "—", "5\n"), ("8", "—", "5\n"), ("5", "5", ""), (None, "5", "")]
)
def test_a_number_in_whose_place_its_format_writes_words(words, shown, hidden):
    written = "<number:number/>" if words is None else f"<number:text>{words}</number:text>"
    styles = (
        '<style:style style:name="c" style:family="table-cell" style:data-style-name="n"/>'
        '<number:number-style xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
        f'style:name="n">{written}</number:number-style>'
    )
    number = cell("5", style_name="c").replace(
        "<table:table-cell", '<table:table-cell office:value-type="float"'
    )
    decoded = decode(
        opened(row(cell("指标"), cell("值")) + row(cell("产量"), number, cell("t")), styles), "a.ods"
    )
    seen = decoded.text[: decoded.faults[0].start] if decoded.faults else decoded.text
    assert (seen, decoded.text[len(seen) :]) == (f"表\n指标\t值\t—\n产量\t{shown}\tt\n", hidden)


FOLDED = '<table:table-row-group table:display="false">{}</table:table-row-group>'


@pytest.mark.parametrize(
    ("rows", "style"),
    [
        (
            row(cell("产量"), cell("9"), style_name="h"),
            '<style:table-row-properties style:row-height="0cm"/>',
        ),
        (FOLDED.format(row(cell("产量"), cell("9"))), ""),
        (row(cell("产量"), cell("9", style_name="h")), '<style:text-properties text:display="none"/>'),
        (row(cell("产量"), cell("9", style_name="h")), '<style:text-properties fo:font-size="2pt"/>'),
    ],
)
def test_a_figure_of_an_ods_that_nobody_sees_is_told(rows, style):
    styles = f'<style:style style:name="h">{style}</style:style>'
    decoded = decode(
        opened(row(cell("指标"), cell("2025年")) + row(cell("面积"), cell("6")) + rows, styles), "a"
    )
    (fault,) = decoded.faults
    assert (fault.kind, fault.is_left_out) == ("hidden_text", True)
    assert "9" not in decoded.text[: fault.start]


def test_words_of_a_cell():
    lines = "<text:p>增长<text:span>6<text:s/>%</text:span></text:p><text:p>左右<text:tab/>x</text:p>"
    note = f'<office:annotation xmlns:office="{OFFICE}"><text:p>批注</text:p></office:annotation>'
    both = f"<table:table-cell>{note}{lines}</table:table-cell>"
    truth = (
        f'<table:table-cell xmlns:office="{OFFICE}" office:value-type="boolean" '
        'office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
    )
    decoded = decode(
        opened(row(cell("指标"), cell("值"), cell("是否")) + row(both, cell("7"), truth)), "a.ods"
    )
    assert decoded.text == "表\n指标\t值\t是否\n增长6 % 左右 x\t7\t是\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (
            opened(row(cell("1", number_columns_repeated="16384"), number_rows_repeated="1048576")),
            "a workbook of more than 1000000 cells (at 表)",
        ),
        (
            opened(row(cell("1")), **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "a file locked by a password",
        ),
        (zipped({"mimetype": KIND}), "a damaged one: no content.xml in it"),
        (ole.MAGIC + "Workbook".encode("utf-16-le"), "a damaged one: "),
        (ole.MAGIC + "Book".encode("utf-16-le") + bytes(4000), "a damaged one: "),
    ],
)
def test_what_is_no_readable_workbook(data, found):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "book")
    assert found in caught.value.found


def test_more_characters_than_people_write_are_refused(monkeypatch):
    monkeypatch.setattr(ods, "_MOST_CHARACTERS", 5)
    with pytest.raises(UnreadableDocument):
        decode(opened(row(cell("一二三四五六"))), "book.ods")


def directory(*names: tuple[str, int, int, int]) -> bytes:
    """An old Office file with this directory: name, and the entries to the left, to the right, below."""
    head = bytearray(512)
    head[:8] = ole.MAGIC
    head[30:32] = (9).to_bytes(2, "little")
    head[48:52] = (1).to_bytes(4, "little")
    head[76:80] = (0).to_bytes(4, "little")
    head[80:512] = b"\xff" * 432
    table = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") + b"\xff" * 504
    entries = b""
    for name, *others in names:
        raw = name.encode("utf-16-le")
        entry = raw.ljust(64, b"\0") + (len(raw) + 2).to_bytes(2, "little") + bytes(2)
        entries += (entry + b"".join(one.to_bytes(4, "little") for one in others)).ljust(128, b"\0")
    return bytes(head) + table + entries.ljust(512, b"\0")


NONE = 0xFFFFFFFF


def test_a_stream_counts_at_the_top_of_its_file_only():
    """A workbook with a letter embedded in it is a workbook."""
    data = directory(
        ("Root Entry", NONE, NONE, 1), ("Workbook", NONE, 2, NONE), ("MBD01", NONE, NONE, 3),
        ("WordDocument", NONE, NONE, NONE),
    )  # fmt: skip
    assert ole.has_stream(data, "Workbook")
    assert not ole.has_stream(data, "WordDocument")


def test_a_directory_that_leads_round_ends():
    data = directory(("Root Entry", 0, 0, 1), ("Workbook", 1, 2, 0), ("A", 1, 0, NONE))
    assert ole.has_stream(data, "Workbook")
    assert ole.has_stream(data[:600] + "Workbook".encode("utf-16-le"), "Workbook")
