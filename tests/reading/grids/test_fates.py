"""Every figure of a table has one fate, and figures of different cells are never joined."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.documents.grids.table_text import Cell, lines, written
from indicators.reading import statements

from .test_grids import unread

TEXTS = st.sampled_from([
    "", "指标", "单位", "2024年", "2025年目标", "地区生产总值", "亿元", "1860", "2,500", "6%", "—", "〔12〕",
    "≥7", "（5.4）",
    "海城市", "完成省下达任务", "序号", "1", "牵头单位", "市财政局", "6月底",
    "新建学校3所，改造管网210公里。", "12.5.6", "合计",
])  # fmt: skip


# A cell of prose over a column of tasks and one of values; a head of figures over two columns.
OVER_TWO = [
    [[Cell("指标", 2, 2), Cell("—", 1, 2)], [Cell("")], [Cell("指标"), Cell("新建学校3所。", 2)]],
    [[Cell("", 1, 2), Cell("", 2)], [Cell("1860", 2)], [Cell("指标")]],
]


@example([[Cell("完成省下达任务"), Cell("2025年目标")]], "annual_plan_report", "")
@example(OVER_TWO[0], "annual_plan_report", "2025")
@example(OVER_TWO[1], "annual_plan_report", "2025")
@given(
    st.lists(
        st.lists(st.builds(Cell, TEXTS, st.integers(1, 2), st.integers(1, 2)), min_size=1, max_size=5),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["annual_plan_report", "five_year_plan", "statistical_communique",
        "task_breakdown", "", "unknown"]),
    st.sampled_from(["2025", "2021/2025", "2024-Q1/Q3", "2024-01/08", ""]),
)  # fmt: skip
def test_any_table_is_read_within_its_cells(rows: list[list[Cell]], kind: str, period: str) -> None:
    made = written(["前言。", *lines(rows), "后语。"])
    paper = Document(
        "d", made.text, kind=kind, period=period, place="鞍山市", adcode="210300", file_tables=made.tables
    )
    reading = statements.read_all(paper)
    cells = [(cell.start, cell.end) for table in paper.tables for cell in table.cells]
    for row in (*reading.statements, *unread(reading)):
        assert any(a <= row.start < row.end <= b for a, b in cells)
    ids = [row.statement_id for row in reading.statements]
    assert len(ids) == len(set(ids))
