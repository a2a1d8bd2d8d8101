"""Heads of two lines of text: groups, and below each the same names of columns."""

from __future__ import annotations

import pytest

from indicators.documents.grids.text_tables import with_text_tables

ROWS = (
    "地区生产总值\t2012.3\t5.5\t2130.1\t5.8\n固定资产投资\t512.3\t3.2\t560.0\t9.3\n进出口\t12.3\t1\t13\t2\n"
)
HEADS = [
    "指标\t2024年\t2025年\n\t总量\t增速\t总量\t增速\n",
    "指标\t2024年\t2025年\n总量\t增速\t总量\t增速\n",
    "2024年\t2025年\n指标\t总量\t增速\t总量\t增速\n",
    "\t2024年\t\t2025年\n指标\t总量\t增速\t总量\t增速\n",
    "指标\t2024年\t\t2025年\n\t总量\t增速\t总量\t增速\n",
    "指标\t2024年\t2025年\n完成\t增速\t目标\t增长\n",
]


def over(text: str) -> list[list[str]]:
    (table,) = with_text_tables(text, ())
    assert table.depth == 2
    places = table.places()[:2]
    return [["" if cell is None else cell.text for cell in row] for row in places]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("by", ["\t", " | ", "    "])
def test_groups_stand_over_their_columns(head: str, by: str):
    lines = (head + ROWS).splitlines()
    if by == "    ":
        # Gaps know no empty cells.
        lines = [line.strip("\t").replace("\t\t", "\t") for line in lines]
    text = "".join(line.replace("\t", by) + "\n" for line in lines)
    upper, _ = over(text)
    assert upper in (["指标", "2024年", "", "2025年", ""], ["", "2024年", "", "2025年", ""])


def test_a_line_of_words_that_does_not_divide_evenly_is_no_group():
    (table,) = (
        one
        for one in with_text_tables("综合\t农业\t工业\n指标\t总量\t增速\t目标\t增速\n" + ROWS, ())
        if one.depth
    )
    assert (table.cells[0].text, table.depth) == ("指标", 1)
