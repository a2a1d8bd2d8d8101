"""Tables that go on in another: below 续表, or without a head of their own."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

from .test_grids import read

HEAD = ["序号", "指标", "单位", "目标"]
FIRST = ["1", "新增规上企业", "户", "60"]
SECOND = ["2", "建设口袋公园", "个", "20"]
PAPER = {"kind": "task_breakdown", "place": "鞍山市", "adcode": "210300", "period": "2025"}


def paper_of(between: str, *tables: list[list[str]]) -> bytes:
    """A paper with tables and the same line between them."""
    paper = docx.Document()
    paper.add_paragraph("2024年鞍山市任务分解表")
    for number, rows in enumerate(tables):
        if number:
            paper.add_paragraph(between)
        table = paper.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def figures(data: bytes) -> list[tuple[Any, ...]]:
    _, reading = read({"name": "continued"}, PAPER, data)
    return [(row.indicator, row.low, row.unit, row.section) for row in reading.statements]


@pytest.mark.parametrize(
    ("between", "second"), [("", [SECOND]), ("续表", [HEAD, SECOND]), ("（续表）", [SECOND])]
)
def test_a_table_goes_on(between: str, second: list[list[str]]) -> None:
    caption = "2024年鞍山市任务分解表"
    found = figures(paper_of(between, [HEAD, FIRST], second))
    assert found == [("新增规上企业", 60, "户", caption), ("建设口袋公园", 20, "个", caption)]


@pytest.mark.parametrize("second", [[HEAD, SECOND], [["序号", "名称", "计量单位", "完成"], SECOND]])
def test_tables_with_a_line_of_their_own_are_several(second: list[list[str]]) -> None:
    found = figures(paper_of("2025年任务分解表", [HEAD, FIRST], second))
    assert [section for *_, section in found] == ["2024年鞍山市任务分解表", "2025年任务分解表"]


GOALS = [
    ["指标", "单位", "2020年", "2025年"],
    ["粮食产量", "万吨", "120.5", "125.5"],
    ["公路里程", "公里", "9000", "9500"],
    ["城镇化率", "%", "74.1", "77.5"],
]
PLAN = {"kind": "five_year_plan", "place": "鞍山市", "adcode": "210300", "period": "2021/2025"}
VALUES = [1205000, 1255000, 9000, 9500, 74.1, 77.5]


def gapped(row: list[str]) -> str:
    return "".join(text + " " * (16 - sum(1 + (sign > "\xff") for sign in text)) for text in row).rstrip()


@pytest.mark.parametrize("line", ["\t".join, " | ".join, gapped])
@pytest.mark.parametrize("between", ["\n\f", "\n— 2 —\n\f", "\n续表\n", "\n（续表1）\n"])
@pytest.mark.parametrize("has_head", [True, False])
def test_a_last_row_on_the_next_page(line: Any, between: str, has_head: bool) -> None:
    first, rest = GOALS[:3], [*GOALS[: int(has_head)], *GOALS[3:]]
    text = (
        "表1 主要指标\n" + "\n".join(map(line, first)) + between + "\n".join(map(line, rest)) + "\n\n第二章\n"
    )
    _, reading = read({"name": "paper.txt"}, PLAN, text.encode())
    assert [row.low for row in reading.statements] == VALUES
    assert reading.statements[-1].indicator == "城镇化率"


@pytest.mark.parametrize("border", ["", "border:1px solid"])
@pytest.mark.parametrize("has_head", [True, False])
def test_a_last_row_on_the_next_printed_page(print_pdf: Any, border: str, has_head: bool) -> None:
    def lines(rows: list[list[str]], style: str) -> str:
        return "".join(f"<tr {style}>" + "".join(f"<td>{t}</td>" for t in row) + "</tr>" for row in rows)

    rest = [*GOALS[: int(has_head)], *GOALS[3:]]
    table = lines(GOALS[:3], "") + lines(rest[:1], "style='break-before:page'") + lines(rest[1:], "")
    style = f"<style>td{{padding:2px 22px;{border}}}</style>"
    page = f"{style}<p>表1 主要指标</p><table>{table}</table><p>第二章 产业</p>"
    _, reading = read({"name": "paper"}, PLAN, print_pdf(page))
    assert [row.low for row in reading.statements] == VALUES


def test_a_row_that_a_page_cuts_in_two_is_one(print_pdf: Any) -> None:
    head = ["序号", *GOALS[0]]
    cut = [["1", "粮食", "万吨", "120.5", "125.5"]], [["", "综合生产能力", "", "", ""]]
    rest = [["2", "公路里程", "公里", "9000", "9500"], ["3", "城镇化率", "%", "74.1", "77.5"]]

    def lines(rows: list[list[str]], style: str = "") -> str:
        return "".join(f"<tr {style}>" + "".join(f"<td>{t}</td>" for t in row) + "</tr>" for row in rows)

    table = lines([head, *cut[0]]) + lines(cut[1], "style='break-before:page'") + lines(rest)
    style = "<style>td{padding:2px 22px;border:1px solid}</style>"
    page = f"{style}<p>表1 主要指标</p><table>{table}</table><p>第二章 产业</p>"
    _, reading = read({"name": "paper"}, PLAN, print_pdf(page))
    assert [row.low for row in reading.statements] == VALUES
    assert reading.statements[0].indicator == "粮食综合生产能力"
