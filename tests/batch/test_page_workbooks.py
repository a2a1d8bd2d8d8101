"""The workbook and the CSVs beside a page hold what its tables hold, typed, with their sources."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from indicators.batch import html_exporter, page_sections, page_workbooks
from indicators.batch.page_sections import PageTable
from indicators.charts import theme
from indicators.errors import TableFault
from indicators.views import cells
from indicators.views.cells import Bullet, Cell, Chip, Figure, Source
from indicators.views.display import Chart
from indicators.views.table import TABLE_TYPE, Column, Table
from indicators.workbooks import sheet_layout

ROWS = [
    {"name": "5G基站", "value": 1330.0, "unit": "个", "state": "未完成"},
    {"name": "一般公共预算收入", "value": 210.0, "unit": "亿元", "state": "完成"},
    {"name": '=HYPERLINK("http://x")', "value": float("nan"), "unit": "", "state": ""},
]
SOURCES = (
    Source(
        "任务132", "分工<方案>", "鞍政发〔2023〕1号", "三 · 任务132", "建设5G基站1330个。", "1330个", "转载"
    ),
    Source("规划", "纲要", sentence="=2+2", url="https://example.org/a"),
)
COLUMNS: list[Column[dict]] = [
    Column("指标", lambda row: cells.lines(row["name"])),
    Column(
        "目标",
        lambda row: cells.lines(f"约{row['value']:g}", "增长", figure=Figure.of(row["value"], row["unit"])),
        "number",
    ),
    Column("图", lambda row: Cell(picture=Bullet(1.0, row["value"], 2.0, "图")), "picture"),
    Column("判断", lambda row: cells.chips(Chip(row["state"], "good")) if row["state"] else Cell()),
    Column("来源", lambda row: Cell(sources=SOURCES if row["unit"] == "个" else SOURCES[1:]), "refs"),
]
TABLES = (
    PageTable("目标/进展: [年度]", Table.of(ROWS, COLUMNS, "一张表", "小字")),
    PageTable("其他", Table.of([], COLUMNS, "空表")),
)


def opened(tables: tuple[PageTable, ...] = TABLES, lang: str = "zh") -> Workbook:
    return load_workbook(io.BytesIO(page_workbooks.workbook(tables, "题", lang)))


def parsed(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def notebook(*outputs: dict[str, str]) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell("")
    cell.outputs = [nbformat.v4.new_output("execute_result", data=data) for data in outputs]
    head = nbformat.v4.new_markdown_cell("## 表\n\n一句。", metadata={"en": "## Table"})
    return nbformat.v4.new_notebook(cells=[head, cell])


def test_a_page_has_one_workbook_and_a_csv_for_each_table(tmp_path: Path) -> None:
    ran = notebook(*(one.table._repr_mimebundle_() for one in TABLES))
    files = page_workbooks.beside(ran, tmp_path, "页", "题", "zh")
    assert {path.name for path in files} == {"页.xlsx", "页.1.csv", "页.2.csv"}
    assert all(files.values())


def test_what_an_earlier_run_put_beside_a_page_goes(tmp_path: Path) -> None:
    for name in ("页.xlsx", "页.csv", "页.12.csv", "页.html", "页.en.1.csv", "页-2.1.csv", "页.1.csv.bak"):
        (tmp_path / name).touch()
    files = page_workbooks.beside(notebook(), tmp_path, "页", "题", "zh")
    assert {path.name: content for path, content in files.items()} == dict.fromkeys(
        ["页.xlsx", "页.csv", "页.12.csv"]
    )


def test_the_workbook_has_contents_a_sheet_a_table_and_sources() -> None:
    book = opened()
    assert book.sheetnames == ["目录", "1 目标 进展   年度", "2 其他", "来源"]
    assert [[cell.value for cell in row] for row in book["目录"].iter_rows()] == [
        ["工作表", "表", "行数"],
        ["1 目标 进展   年度", "一张表", 3],
        ["2 其他", "空表", 0],
    ]
    assert book.properties.title == "题"


def test_numbers_are_numbers_with_their_unit_beside_them() -> None:
    sheet = opened().worksheets[1]
    heads, first, second, third = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert heads == ["指标", "目标", "目标 单位", "目标 页面文字", "判断", "来源"]
    assert first[:5] == ["5G基站", 1330, "个", "约1330 · 增长", "未完成"]
    assert second[1:3] == [210, "亿元"]
    assert third[1:3] == [None, None]
    assert [sheet.cell(2, 2).data_type, sheet.cell(2, 2).number_format] == ["n", "#,##0"]


def test_the_header_stays_in_view_and_columns_are_wide_enough() -> None:
    sheet = opened().worksheets[1]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet.column_dimensions["A"].width > 16
    assert all(sheet.column_dimensions[name].width <= sheet_layout.WIDEST for name in "ABCDEF")


def test_sources_are_numbered_and_written_out_once() -> None:
    book = opened()
    assert [cell.value for cell in book.worksheets[1]["F"]][1:] == [
        "任务132 · 规划 [1, 2]",
        "规划 [2]",
        "规划 [2]",
    ]
    listed = [[cell.value for cell in row] for row in book["来源"].iter_rows(min_row=2)]
    assert listed[0] == [
        1,
        "分工<方案>（鞍政发〔2023〕1号）",
        "三 · 任务132",
        "建设5G基站1330个。",
        "1330个",
        "转载",
        None,
    ]
    assert [line[0] for line in listed] == [1, 2]


def test_no_text_becomes_a_formula() -> None:
    book = opened()
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert book.worksheets[1]["A4"].value == '=HYPERLINK("http://x")'
    rows = parsed(page_workbooks.csv(TABLES[0].table, "zh"))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_a_csv_has_a_line_a_row_and_the_columns_of_the_sheet() -> None:
    content = page_workbooks.csv(TABLES[0].table, "en")
    assert content.startswith(b"\xef\xbb\xbf")
    papers = "分工<方案>（鞍政发〔2023〕1号） 三 · 任务132; 纲要"
    assert parsed(content) == [
        ["指标", "目标", "目标 unit", "目标 as on the page", "判断", "来源"],
        [
            "5G基站",
            "1330",
            "个",
            "约1330 · 增长",
            "未完成",
            papers,
        ],
        ["一般公共预算收入", "210", "亿元", "约210 · 增长", "完成", "纲要"],
        ['\'=HYPERLINK("http://x")', "", "", "约nan · 增长", "", "纲要"],
    ]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert page_workbooks.workbook(TABLES, "题", "zh") == page_workbooks.workbook(TABLES, "题", "zh")


def test_tables_are_taken_out_of_the_notebook_with_their_heading() -> None:
    ran = notebook(TABLES[0].table._repr_mimebundle_(), {"text/html": "<table><tr><td>1</table>"})
    (one,) = page_sections.tables(ran, "en")
    assert one.section == "Table"
    assert page_workbooks.csv(one.table, "zh") == page_workbooks.csv(TABLES[0].table, "zh")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"caption":"表"}', '{"caption":"表","headings":[["数"]],"rows":[["1","2"]]}'],
)
def test_what_is_no_table_is_said_with_what_to_do(text: str) -> None:
    with pytest.raises(TableFault, match=r"a notebook's output[\s\S]*run the notebook again"):
        list(page_sections.tables(notebook({"text/html": "", TABLE_TYPE: text}), "zh"))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4, unique=True))
def test_any_words_come_through(words: list[str]) -> None:
    table = Table.of(words, [Column("词", lambda text: cells.lines(text))], words[0])
    bundle = notebook(table._repr_mimebundle_())
    book = opened(tuple(page_sections.tables(bundle, "zh")))
    assert len(book.worksheets[1]["A"]) == len(words) + 1


def test_a_figure_is_there_as_a_picture_too(tmp_path: Path) -> None:
    figure = theme.figure(200).add_bar(x=[1, 2], y=["甲", "乙"], orientation="h")
    forms, metadata = Chart(figure, "题", "说明")._repr_mimebundle_()
    output = nbformat.v4.new_output("display_data", data=forms, metadata=metadata)
    ran = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("chart", outputs=[output])])
    (tmp_path / "页.f2.svg").write_text("an earlier run's", encoding="utf-8")
    files = page_workbooks.beside(ran, tmp_path, "页", "题", "zh")
    assert {path.name: content is None for path, content in files.items()} == {
        "页.f1.svg": False, "页.f2.svg": True,
    }  # fmt: skip
    picture = files[tmp_path / "页.f1.svg"]
    assert picture
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    page = html_exporter.page(ran, "题", "zh", stem="页")
    assert '<a class="file" href="页.f1.svg" download>图片（SVG）</a>' in page
    assert 'data-png="f1" hidden>图片（PNG）</button>' in page
    assert "页.f1.svg" not in html_exporter.page(ran, "题", "zh")
