"""The tables of documents as grids: what their cells say, what they cover, where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.documents.grids.table_captions import described
from indicators.documents.grids.table_grid import head_depth, is_figure, laid_out
from indicators.documents.grids.table_text import Cell, lines, written
from indicators.documents.grids.text_tables import with_text_tables


def grid(*rows: list[str]) -> list[list[Cell]]:
    return [[Cell(text) for text in row] for row in rows]


def texts(text: str) -> list[list[tuple[str, int, int]]]:
    return [[(c.text, c.row, c.column) for c in table.cells] for table in with_text_tables(text, ())]


@given(
    st.lists(
        st.lists(
            st.builds(Cell, st.text("甲乙1 \t\n", max_size=4), st.integers(-1, 3), st.integers(-1, 3)),
            min_size=1, max_size=4,
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_every_cell_is_where_it_says(rows: list[list[Cell]]) -> None:
    made = written(["前", *lines(rows), "后"])
    for table in made.tables:
        assert all(made.text[cell.start : cell.end] == cell.text for cell in table.cells)
        assert all(cell.start < at < cell.end for cell in table.cells for at in cell.breaks)
        assert table.start <= min(cell.start for cell in table.cells)
    said = [text for row in rows for cell in row if (text := " ".join(cell.text.split()))]
    assert sorted(said) == sorted(cell.text for table in made.tables for cell in table.cells)


def test_a_table_without_words_is_no_table():
    rows = [[Cell("", 1, 2), Cell("", 2, 1)], [Cell("")], [Cell("")]]
    assert lines(rows) == []
    assert written(["前", *lines(rows), "后"]).tables == ()


def test_paragraphs_of_a_cell_are_told_apart():
    made = written(lines([[Cell("新建学校3所。\n改造管网210公里。"), Cell("市住建局")]]))
    cell = made.tables[0].cells[0]
    assert [made.text[a:b].strip() for a, b in cell.paragraphs] == ["新建学校3所。", "改造管网210公里。"]


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        (grid(["指标", "2020年", "2025年"], ["产量", "120", "130"]), 1),
        (grid(["指标", "2020", "2025"], ["产量", "120", "130"]), 1),
        (grid(["产量", "120", "130"]), 0),
        ([[Cell("表1", 3)], [Cell("单位：亿元", 3)], *grid(["指标", "甲", "乙"], ["产量", "1", "2"])], 3),
        (
            [[Cell("指标", rows=2), Cell("目标", 2)], *grid(["2024年", "2025年"], ["产量", "1", "2"])],
            2,
        ),
        (grid(["指标", "2024年", ""], ["", "计划", "增长"], ["产量", "1", "2"]), 2),
        (
            grid(["任务", "牵头单位", "时限"], ["稳增长", "市发改委", "年底"], ["惠民生", "市民政局", "6月"]),
            1,
        ),
        (grid(["指标", "甲列", "乙列"], ["甲", "1", "2"], ["产量", "5", "6"]), 2),
    ],
)
def test_the_depth_of_a_head(rows: list[list[Cell]], depth: int) -> None:
    table = written(lines(rows)).tables[0]
    assert head_depth(laid_out(table.cells)) == table.depth == depth


@pytest.mark.parametrize(
    "text", ["1,738.8", "≥7", "〔12〕", "(5.4)", "-2.4", "6%", "6.64*", "5—6", "100", "75左右"]
)
def test_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize(
    "text", ["2025年", "2025", "1-6月", "一季度", "Q1", "3家", "—", "", "指标", "2024年目标"]
)
def test_no_figure(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("指标\t2025年\n产量\t120\n", [[("指标", 0, 0), ("2025年", 0, 1), ("产量", 1, 0), ("120", 1, 1)]]),
        ("指标\t2024年\t2025年\n产量\t\t120\n",
        [[("指标", 0, 0), ("2024年", 0, 1), ("2025年", 0, 2),
          ("产量", 1, 0), ("120", 1, 2)]]),
        ("\t2024年\t2025年\n产量\t1\t2\n",
        [[("2024年", 0, 1), ("2025年", 0, 2), ("产量", 1, 0),
          ("1", 1, 1), ("2", 1, 2)]]),
        ("| 指标 | 2025年 |\n|---|---|\n| 产量 | 120 |\n",
        [[("指标", 0, 0), ("2025年", 0, 1), ("产量", 1, 0),
          ("120", 1, 1)]]),
        ("指标  2024年  2025年\n产量  1  2\n收入  3  4\n",
        [[("指标", 0, 0), ("2024年", 0, 1), ("2025年", 0, 2),
          ("产量", 1, 0), ("1", 1, 1), ("2", 1, 2),
          ("收入", 2, 0), ("3", 2, 1), ("4", 2, 2)]]),
        ("<tr><td>产量</td><td></td><td>5</td></tr>\n<tr><td>收入</td><td>6</td><td>7</td></tr>",
        [[("产量", 0, 0), ("5", 0, 2), ("收入", 1, 0),
          ("6", 1, 1), ("7", 1, 2)]]),
        ("新建学校3所\t改造管网210公里\n", [[("新建学校3所", 0, 0), ("改造管网210公里", 0, 1)]]),
        ("1.\t稳增长\n2.\t惠民生\n", []),
        ("牵头单位：\t市财政局\n责任单位：\t市民政局\n", []),
        ("第一章　总则\n第二章　目标\n", []),
        ("一、总体要求  坚持稳中求进。\n二、主要目标  增长6%。\n三、措施  略。\n", []),
        ("指标\t2025年\n", []),
    ],
)  # fmt: skip
def test_tables_in_a_text(text: str, cells: list[list[tuple[str, int, int]]]) -> None:
    assert texts(text) == cells


def test_a_stroke_at_the_head_of_a_line_parts_cells_where_no_other_line_has_one():
    bare = " | 绝对额（亿元） | 增长（%）\nGDP | 296 | 5.3\n工业 | 96 | 6.0\n"
    (table,) = with_text_tables(bare, ())
    assert [(cell.text, cell.column) for cell in table.cells[:2]] == [("绝对额（亿元）", 1), ("增长（%）", 2)]
    framed = "| 指标 | 增长 |\n| GDP | 5.3 |\n"
    (table,) = with_text_tables(framed, ())
    assert [cell.column for cell in table.cells] == [0, 1, 0, 1]


def test_the_head_of_a_group_spreads_over_the_table():
    (table,) = with_text_tables("指标\t2025年\n一、经济发展\n产量\t120\n", ())
    (head,) = [cell for cell in table.cells if cell.text == "一、经济发展"]
    assert head.columns == 2


def test_two_tables_of_other_widths_are_two():
    text = "指标\t2025年\n产量\t120\n指标\t单位\t2025年\n收入\t元\t6\n"
    assert [len(table.cells) for table in with_text_tables(text, ())] == [4, 6]


def test_behind_a_line_of_words_another_head_begins_another_table():
    one = "指标\t1-9月\t增减百分点\n第一产业\t2.3\t0.4\n\n5、工业产销\n"
    other = "指标\t1-9月\t增长%\n增加值\t120.6\t15.9\n"
    assert [len(table.cells) for table in with_text_tables(one + other, ())] == [6, 6]
    again = "指标\t1-9月\t增减百分点\n第二产业\t50.8\t1.4\n"
    group = "指标\t基期\t目标\n二、工业\n"
    assert len(with_text_tables(one + again, ())) == 1
    assert len(with_text_tables(group + "增加值\t基期\t10\n" + "产值\t1\t2\n", ())) == 1


@pytest.mark.parametrize(
    ("above", "caption", "unit"),
    [
        (["表1 主要目标"], "表1 主要目标", ""),
        (["表1 主要目标", "单位：亿元"], "表1 主要目标", "亿元"),
        (["表1 主要目标 （计量单位：万吨、%）"], "表1 主要目标 （计量单位：万吨、%）", "万吨、%"),
        (["表2", "2025年目标"], "2025年目标", ""),
        (["责任单位：市财政局"], "责任单位：市财政局", ""),
        (["增长6%左右，就业稳定，物价平稳。"], "", ""),
        ([], "", ""),
    ],
)
def test_what_stands_over_a_table(above: list[str], caption: str, unit: str) -> None:
    made = written([*above, *lines(grid(["指标", "2025年"], ["产量", "120"]))])
    (table,) = described(made.text, made.tables)
    assert (table.caption, table.unit) == (caption, unit)
    is_line = any(line.startswith("单位") for line in above)
    assert table.all_start == (made.text.index("单位") if is_line else table.start)


@pytest.mark.parametrize(
    ("below", "notes"),
    [
        (["注：①含远洋。", "②快报数。", "下一节"], ["注：①含远洋。", "②快报数。"]),
        (["注：1.含远洋。", "2.快报数。", "3月开工。"], ["注：1.含远洋。", "2.快报数。"]),
        (["[]内为五年累计数。"], ["[]内为五年累计数。"]),
        (["带*的为2019年数据。"], ["带*的为2019年数据。"]),
        (["【注】起点标准为2000万元。"], ["【注】起点标准为2000万元。"]),
        (["1.新建学校3所。"], []),
        ([], []),
    ],
)
def test_what_stands_below_a_table(below: list[str], notes: list[str]) -> None:
    made = written([*lines(grid(["指标", "2025年"], ["产量", "120"])), *below])
    (table,) = described(made.text, made.tables)
    assert [made.text[a:b] for a, b in table.notes] == notes


def test_a_note_in_the_last_row_is_no_row():
    made = written(lines([*grid(["指标", "2025年"], ["产量", "120"]), [Cell("注：含远洋。", 2)]]))
    (table,) = described(made.text, made.tables)
    assert [made.text[a:b] for a, b in table.notes] == ["注：含远洋。"]
    assert [cell.text for cell in table.cells][-1] == "120"


def test_what_is_left_out_of_a_text_parts_no_table():
    from indicators.documents.faults.text_faults import find_faults

    text = "指标\t2025年\n产量\t120\n— 3 —\n收入\t130\n"
    faults = find_faults(text)
    (table,) = Document("d", text, faults=faults).tables
    assert [cell.text for cell in table.cells][-1] == "130"
