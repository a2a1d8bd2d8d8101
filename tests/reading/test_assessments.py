"""What an assessment of a plan tells of the years that are over, and for those that are left."""

from __future__ import annotations

from indicators.documents.document import Document
from indicators.reading import statements


def told(text: str, kind: str, period: str, issued: str = "") -> list[tuple[str, str, str]]:
    paper = Document("d", text, kind=kind, period=period, issued=issued, place="鞍山市", adcode="210300")
    return [(row.quote, row.role, row.period) for row in statements.read(paper)]


def test_an_assessment_looks_back_on_the_years_that_are_over() -> None:
    text = "2022年，城镇化率达到70%。累计新建公园5个。\n三、下一步工作打算\n力争建成公园20个。"
    assert told(text, "midterm_assessment", "2021/2025", issued="2024-03") == [
        ("70%", "actual", "2022"),
        ("5个", "actual", "2021/2023"),
        ("20个", "target", "2024/2025"),
    ]


def test_an_assessment_tells_goals_for_the_rest_of_its_plan() -> None:
    text = (
        "2022年末人口68.9万人，已完成2025年目标（70万人）的98.4%。\n三、下一步工作安排\n（一）做强产业。"
        "确保规上企业突破900家，引进项目60个。当前还有危房80户。预计产值增长9%。2022年新建公园3个。"
        "2024年新增就业2万人。"
    )
    assert told(text, "midterm_assessment", "2021/2025") == [
        ("68.9万人", "actual", "2022"),
        ("70万人", "target", "2025"),
        ("98.4%", "actual", "2022"),
        ("900家", "target", "2025"),
        ("60个", "target", "2023/2025"),
        ("80户", "context", ""),
        ("9%", "context", ""),
        ("3个", "context", "2022"),
        ("2万人", "target", "2024"),
    ]


def test_a_sum_in_an_assessment_runs_from_the_first_year_of_its_plan() -> None:
    text = "五年累计引进内资目标进展顺利，累计引进内资680亿元。近三年累计新建公园9个。两年累计造林3万亩。"
    assert told(text, "midterm_assessment", "2021/2025", issued="2023-11-30") == [
        ("680亿元", "actual", "2021/2022"),
        ("9个", "actual", "2020/2022"),
        ("3万亩", "actual", "2021/2022"),
    ]
    # A report of a year looks back on five years, whatever plan they are of.
    assert told("五年累计引进内资680亿元。", "work_report", "2022")[0][2] == "2017/2021"


def test_this_year_of_a_plan_under_way_is_that_of_its_day() -> None:
    text = "今年1—8月，产值增长2.1%。去年投资增长5%。过去一年，造林3万亩。"
    for kind in ("adjustment", "midterm_assessment"):
        assert [period for *_, period in told(text, kind, "2021/2025", issued="2023-09-18")] == [
            "2023-01/08",
            "2022",
            "2022",
        ]
    assert told("今年产值增长9%。", "five_year_plan", "2021/2025", issued="2021-03-01")[0][2] == "2021"
