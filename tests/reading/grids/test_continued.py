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
