"""Tables keep every column in its place, whatever is merged or empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.grids.table_text import Cell, lines


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["指标", "2020年"], ["粮食产量", "120"]], ["指标\t2020年", "粮食产量\t120"]),
        ([["a", "", "c"], ["d"]], ["a\t—\tc", "d"]),
        ([["a", "b"], ["", ""], ["c", "d"]], ["a\tb", "c\td"]),
        ([["主要\n目标", "第一行\n第二行"]], ["主要 目标\t第一行 第二行"]),
        ([], []),
        ([[]], []),
    ],
)
def test_plain_tables(rows, expected):
    assert lines([[Cell(text) for text in row] for row in rows]) == expected


def test_a_cell_over_several_rows_stands_where_it_begins():
    rows = [
        [Cell("类别"), Cell("指标"), Cell("2025年")],
        [Cell("经济", rows=2), Cell("总量"), Cell("5%")],
        [Cell("收入"), Cell("6%")],
    ]
    assert lines(rows) == ["类别\t指标\t2025年", "经济\t总量\t5%", "—\t收入\t6%"]


def test_a_row_over_all_columns_is_a_line():
    rows = [[Cell("指标"), Cell("值")], [Cell("一、经济发展", columns=2)], [Cell("总量"), Cell("5%")]]
    assert lines(rows) == ["指标\t值", "一、经济发展", "总量\t5%"]


def test_a_header_of_two_rows_becomes_one():
    rows = [
        [Cell("序号", rows=2), Cell("指标", rows=2), Cell("目标", columns=2)],
        [Cell("2024年"), Cell("2025年")],
        [Cell("1"), Cell("总量"), Cell("5%"), Cell("6%")],
    ]
    assert lines(rows) == ["目标", "序号\t指标\t2024年\t2025年", "1\t总量\t5%\t6%"]


def test_spans_without_measure_cost_nothing():
    rows = [[Cell("a", columns=10**9, rows=10**9)] * 50] * 50
    assert sum(map(len, lines(rows))) < 5_000_000


def test_many_wide_cells_make_no_table_wider_than_people_make():
    (line,) = lines([[Cell("6.5", columns=1000)] * 500])
    assert line.count("6.5") == 500
    assert line.count("\t") < 1500


@given(
    st.lists(
        st.lists(
            st.builds(Cell, st.text("甲1 \t\n", max_size=3), st.integers(-1, 3), st.integers(-1, 3)),
            max_size=4,
        ),
        max_size=5,
    )
)
def test_no_word_is_lost(rows):
    written = "".join(lines(rows))
    for row in rows:
        for cell in row:
            assert all(piece in written for piece in cell.text.split())
