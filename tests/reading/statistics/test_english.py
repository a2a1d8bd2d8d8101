"""Heads of tables in English alone: a growth is known in the ways in which yearbooks tell of one."""

from __future__ import annotations

import pytest

from indicators.documents.grids.sheet_blocks import Block
from indicators.documents.grids.table_text import Cell
from indicators.reading.statistics.english import in_chinese_words


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Growth (%)", "比上年增长(%)"),
        ("Growth Rate over Previous Year (%)", "比上年增长(%)"),
        ("Increase over the Same Period of Last Year (%)", "比上年增长(%)"),
        ("Year-on-year Change (%)", "比上年增长(%)"),
        ("Increase over 2022 (%)", "2023年比上年增长(%)"),
        ("2023 over 2022 (%)", "2023年比上年增长(%)"),
        ("2023 compared with 2022 (%)", "2023年比上年增长(%)"),
        # Of more years than one: no growth over the year before.
        ("2023 over 2020 (%)", "2023 over 2020(%)"),
        ("Growth of Exports", "Growth of Exports"),
        ("2023", "2023"),
    ],
)
def test_heads_that_tell_of_a_growth(head: str, expected: str) -> None:
    told = in_chinese_words(Block("a", rows=[[Cell("Indicator"), Cell(head)]]))
    assert told.rows[0][1].text == expected
