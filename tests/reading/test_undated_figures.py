"""Figures without a time of their own are what the kind of their paper says."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading import statements


def told(text: str, kind: str, period: str) -> list[tuple[str, str, str]]:
    paper = Document("d", text, kind=kind, period=period, place="鞍山市", adcode="210300")
    return [(row.quote, row.role, row.period) for row in statements.read(paper)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            "budget_report",
            "一、2024年预算执行情况\n一般公共预算收入完成80亿元，增长5%。\n"
            "二、2025年预算草案\n一般公共预算收入安排84亿元，增长4%。\n",
            [("80亿元", "actual", "2024"), ("5%", "actual", "2024"), ("84亿元", "target", "2025"),
             ("4%", "target", "2025")],
        ),
        (
            "budget_report",
            "一、2024年财政决算情况\n一般公共预算收入完成80亿元。\n"
            "二、2025年上半年预算执行情况\n1—6月，一般公共预算收入完成42亿元。\n"
            "三、下一步工作措施\n确保全年一般公共预算收入完成84亿元。\n",
            [("80亿元", "actual", "2024"), ("42亿元", "actual", "2025-H1"), ("84亿元", "target", "2025")],
        ),
        ("final_accounts", "一般公共预算支出90亿元，完成预算的98%。\n",
         [("90亿元", "actual", "2025"), ("98%", "actual", "2025")]),
        ("performance_assessment", "一、考核指标\n城镇新增就业2.5万人。2024年新增就业2.4万人。\n",
         [("2.5万人", "target", "2025"), ("2.4万人", "actual", "2024")]),
        ("key_projects", "安排市重点项目180个，年度计划投资300亿元。2024年完成投资290亿元。\n",
         [("180个", "target", "2025"), ("300亿元", "target", "2025"), ("290亿元", "actual", "2024")]),
    ],
)  # fmt: skip
def test_undated_figures_are_what_the_kind_says(
    kind: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(text, kind, "2025") == expected


@pytest.mark.parametrize(
    ("kind", "text", "low"),
    [
        ("annual_plan_report", "规模以上工业增加值增长13%，其中当月工业增加值增长12%。", [13, 12]),
        ("statistical_communique", "新建公园6个，超额完成5个的目标。", [6, 5]),
        ("annual_plan_report", "完成省下达任务。新建公园6个。", [6]),
    ],
)
def test_a_paper_that_says_of_no_year_is_read(kind: str, text: str, low: list[float]) -> None:
    rows = statements.read(Document("d", text, kind=kind, place="鞍山市", adcode="210300"))
    assert [(row.low, row.period) for row in rows] == [(number, "") for number in low]
