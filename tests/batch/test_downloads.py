"""The workbook and the CSV beside a page hold what the page holds, typed, with its sources."""

from __future__ import annotations

import csv
import io
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from indicators.batch import downloads, page_tables
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.citations import Citation, Citations
from indicators.views.html_tables import Column
from indicators.views.sort_keys import figure
from indicators.workbooks import sheets

ROWS = [
    {"name": "5G基站", "value": 1330.0, "unit": "个", "state": "未完成"},
    {"name": "一般公共预算收入", "value": 210.0, "unit": "亿元", "state": "完成"},
    {"name": '=HYPERLINK("http://x")', "value": float("nan"), "unit": "", "state": ""},
]
SOURCES = [
    Citation(
        "任务132", "分工<方案>", "鞍政发〔2023〕1号", "三 · 任务132", "建设5G基站1330个。", "1330个", "转载"
    ),
    Citation("规划", "纲要", sentence="=2+2", url="https://example.org/a"),
]


@pytest.fixture
def citations(make_tables) -> Citations:
    tables: Tables = make_tables()
    return Citations.of(tables, "zh")


@pytest.fixture
def page(citations: Citations) -> str:
    columns = [
        Column("指标", lambda row: escape(row["name"])),
        Column(
            "目标", lambda row: html_tables.lines(f"约{row['value']:g}", "增长"), "number", figure("value")
        ),
        Column("判断", lambda row: html_tables.chip(row["state"], "good") if row["state"] else ""),
        Column("来源", lambda row: citations.folded(SOURCES if row["unit"] == "个" else SOURCES[1:]), "refs"),
    ]
    one = html_tables.table(ROWS, columns, "一张表", "小字").html
    two = html_tables.table([], columns, "空表").html
    return f"<h2>目标/进展: [年度]</h2>{one}<h2>其他</h2>{two}"


def opened(page: str, lang: str = "zh") -> Workbook:
    return load_workbook(io.BytesIO(downloads.beside(page, "题", lang)["xlsx"] or b""))


def test_a_page_is_read_back(page: str) -> None:
    one, two = page_tables.read(page)
    assert (one.section, one.caption, one.heads) == (
        "目标/进展: [年度]",
        "一张表",
        ("指标", "目标", "判断", "来源"),
    )
    assert one.rows[1][1] == page_tables.Item("约210 · 增长", 210.0, "亿元")
    assert one.rows[0][2].words == "未完成"
    assert one.rows[0][3].words == "任务132 · 规划"
    assert one.rows[0][3].sources == (
        page_tables.Told(
            "分工<方案>（鞍政发〔2023〕1号）", "三 · 任务132", "建设5G基站1330个。", "1330个", "转载"
        ),
        page_tables.Told("纲要", sentence="=2+2", url="https://example.org/a"),
    )
    assert (two.section, two.rows) == ("其他", ())


def test_the_workbook_has_contents_a_sheet_a_table_and_sources(page: str) -> None:
    book = opened(page)
    assert book.sheetnames == ["目录", "1 目标 进展   年度", "2 其他", "来源"]
    assert [[cell.value for cell in row] for row in book["目录"].iter_rows()] == [
        ["工作表", "表", "行数"],
        ["1 目标 进展   年度", "一张表", 3],
        ["2 其他", "空表", 0],
    ]
    assert book.properties.title == "题"


def test_numbers_are_numbers_with_their_unit_beside_them(page: str) -> None:
    sheet = opened(page).worksheets[1]
    heads, first, second, third = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert heads == ["指标", "目标", "目标 单位", "目标 页面文字", "判断", "来源"]
    assert first[:5] == ["5G基站", 1330, "个", "约1330 · 增长", "未完成"]
    assert second[1:3] == [210, "亿元"]
    assert third[1:3] == [None, None]
    assert [sheet.cell(2, 2).data_type, sheet.cell(2, 2).number_format] == ["n", "#,##0"]


def test_the_header_stays_in_view_and_columns_are_wide_enough(page: str) -> None:
    sheet = opened(page).worksheets[1]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet.column_dimensions["A"].width > 16
    assert all(sheet.column_dimensions[name].width <= sheets.WIDEST for name in "ABCDEF")


def test_sources_are_numbered_and_written_out_once(page: str) -> None:
    book = opened(page)
    assert [cell.value for cell in book.worksheets[1]["F"]][1:] == [
        "任务132 · 规划 [1, 2]",
        "规划 [2]",
        "规划 [2]",
    ]
    told = [[cell.value for cell in row] for row in book["来源"].iter_rows(min_row=2)]
    assert told[0] == [
        1,
        "分工<方案>（鞍政发〔2023〕1号）",
        "三 · 任务132",
        "建设5G基站1330个。",
        "1330个",
        "转载",
        None,
    ]
    assert [line[0] for line in told] == [1, 2]


def test_no_text_becomes_a_formula(page: str) -> None:
    book = opened(page)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert book.worksheets[1]["A4"].value == '=HYPERLINK("http://x")'
    rows = list(
        csv.reader(io.StringIO((downloads.beside(page, "题", "zh")["csv"] or b"").decode("utf-8-sig")))
    )
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_csv_has_a_line_a_cell(page: str) -> None:
    content = downloads.beside(page, "题", "en")["csv"] or b""
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert head == ["section", "table", "row", "name", "column", "value", "unit", "words", "sources"]
    assert [
        "目标/进展: [年度]",
        "一张表",
        "2",
        "一般公共预算收入",
        "目标",
        "210",
        "亿元",
        "约210 · 增长",
        "",
    ] in rows
    assert rows[3][8] == "分工<方案>（鞍政发〔2023〕1号） 三 · 任务132; 纲要"


def test_the_same_page_gives_the_same_bytes(page: str) -> None:
    assert downloads.beside(page, "题", "zh") == downloads.beside(page, "题", "zh")


def test_a_page_without_tables_has_no_files() -> None:
    assert downloads.beside("<p>没有</p>", "题", "zh") == {"xlsx": None, "csv": None}


def test_a_table_of_another_make_is_kept_too() -> None:
    (table,) = page_tables.read("<table><tr><td>1<td>2<tr><td>3</table>")
    assert (table.caption, table.heads) == ("", ("", ""))
    assert [[item.words for item in row] for row in table.rows] == [["1", "2"], ["3", ""]]
    assert downloads.beside("<table><tr><td>1<td>2<tr><td>3</table>", "题", "zh")["xlsx"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4, unique=True))
def test_any_words_come_through(words: list[str]) -> None:
    table = html_tables.table(
        [{"words": text} for text in words], [Column("词", lambda row: escape(row["words"]))], words[0]
    )
    page = f"<h2>{escape(words[0])}</h2>{table.html}"
    book = opened(page)
    assert len(book.worksheets[1]["A"]) == len(words) + 1
