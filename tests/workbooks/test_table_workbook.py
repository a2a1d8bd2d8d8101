"""A workbook of tables is written row by row, each cell by the type of its value."""

from __future__ import annotations

import io
import tracemalloc

import openpyxl
import pandas as pd
import pytest

from indicators.errors import BadArgument
from indicators.workbooks import table_workbook


def test_cells_are_of_the_type_of_their_values_and_can_be_filtered():
    frame = pd.DataFrame(
        {"指标": ["社会消费品零售总额", "=1+1", "", "6\x0b%"], "n": [1.0, float("nan"), -4.9, 2e-7]}
    ).assign(whole=pd.array([1, None, 3, 4], "Int64"), told=[True, False, True, True])
    book = openpyxl.load_workbook(io.BytesIO(table_workbook.render({"表": frame, "空": frame.iloc[:0]})))
    assert [[cell.value for cell in row] for row in book["表"]] == [
        ["指标", "n", "whole", "told"],
        ["社会消费品零售总额", 1.0, 1, True],
        ["=1+1", None, None, False],
        [None, -4.9, 3, True],
        ["6%", 2e-7, 4, True],
    ]
    formula = book["表"]["A3"]
    assert (formula.data_type, formula.number_format) == ("s", "@")
    widths = {name: column.width for name, column in book["表"].column_dimensions.items()}
    assert widths == {"A": 20, "B": 8, "C": 8, "D": 8}
    assert [(one.freeze_panes, one.auto_filter.ref) for one in book] == [("A2", "A1:D5"), ("A2", "A1:D1")]
    assert book["空"]["A1"].font.bold


def test_rows_are_not_gathered_in_memory():
    frame = pd.DataFrame({f"column_{n}": ["全市粮食产量达到77万吨。"] for n in range(40)})
    rows = 600
    long = pd.concat([frame] * rows, ignore_index=True)
    table_workbook.render({"warm": frame})
    tracemalloc.start()
    try:
        table_workbook.render({"long": long})
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # A cell that is kept takes some 300 bytes.
    assert most < 40 * rows * 60


def test_more_rows_than_a_sheet_holds_are_refused_with_another_way(monkeypatch):
    monkeypatch.setattr(table_workbook, "MOST_ROWS", 3)
    table_workbook.render({"tasks": pd.DataFrame({"number": [1, 2]})})
    with pytest.raises(BadArgument, match="tasks with 3 rows") as told:
        table_workbook.render({"tasks": pd.DataFrame({"number": [1, 2, 3]})})
    assert "parquet" in told.value.remedy
