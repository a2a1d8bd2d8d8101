"""Headings that are the tasks of a list, which numbers no others."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading.statements import read_all
from indicators.reading.tasks.tasks import tasks


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # The heading is the task, be its words a title or a sentence with figures.
        (
            "一、加强学位建设。\n新增学位1500个。\n二、新建公园20个，6月底前完成。\n三、实施午休工程。",
            [
                ("1", "加强学位建设。\n新增学位1500个。"),
                ("2", "新建公园20个，6月底前完成。"),
                ("3", "实施午休工程。"),
            ],
        ),
        # What is numbered below it is a part of it.
        (
            "一、实施教育工程\n（一）新建学校3所。\n（二）改造食堂5个。\n二、实施交通工程",
            [("1", "实施教育工程\n新建学校3所。\n改造食堂5个。"), ("2", "实施交通工程")],
        ),
        # A name that ends in 实事 is one of them.
        (
            "一、交通畅行“顺心”实事\n新增停车位800个。\n二、富民增收“稳心”实事\n培训360人。",
            [("1", "交通畅行“顺心”实事\n新增停车位800个。"), ("2", "富民增收“稳心”实事\n培训360人。")],
        ),
        # Groups are counted, and the parts of a paper are no tasks: the ones below them are.
        (
            "一、教育类（2件）\n（一）新建学校3所。\n（二）改造食堂5个。\n二、交通类（1件）\n（三）修路9公里。",
            [("1", "新建学校3所。"), ("2", "改造食堂5个。"), ("3", "修路9公里。")],
        ),
        (
            "一、总体要求\n坚持尽力而为。\n二、实事项目\n（一）新建学校3所。\n（二）修路9公里。\n三、保障措施\n"
            "（一）加强组织领导。\n（二）强化督查考核。",
            [("1", "新建学校3所。"), ("2", "修路9公里。")],
        ),
        # Where lines are numbered 1., these are the tasks.
        (
            "一、教育\n1.新建学校3所。\n二、交通\n2.修路9公里。",
            [("1", "新建学校3所。"), ("2", "修路9公里。")],
        ),
    ],
)
def test_headings_of_a_list_without_numbers_are_tasks(lines: str, expected: list[tuple[str, str]]) -> None:
    paper = Document("d", f"2025年民生实事\n{lines}\n", kind="livelihood_list", period="2025")
    assert [(task.number, task.text) for task in tasks(paper)] == expected
    assert {row.task for row in read_all(paper).statements} <= {"", *(number for number, _ in expected)}
    of_breakdown = Document("d", "一、新建学校3所。\n二、修路9公里。", kind="task_breakdown", period="2025")
    assert tasks(of_breakdown) == []


@pytest.mark.parametrize(
    "lines",
    [
        "（一）新建学校5所。（牵头单位：市教育局；配合单位：市财政局）\n（二）修路9公里。（牵头单位：市交通局）",
        "（一）办好教育。\n新建学校5所。\n牵头单位：市教育局\n（二）修路9公里。\n牵头单位：市交通局",
    ],
)
def test_headings_with_offices_in_charge_are_tasks_of_any_list(lines: str) -> None:
    text = f"一、保障和改善民生\n{lines}\n二、保障措施\n（一）加强领导。"
    paper = Document("d", text, kind="task_breakdown", period="2025")
    assert [(task.number, task.lead_units) for task in tasks(paper)] == [("1", "市教育局"), ("2", "市交通局")]
    assert [row.task for row in read_all(paper).statements] == ["1", "2"]
