"""Statements and the tasks that they stand in bear one number."""

from __future__ import annotations

from indicators.documents.document import Document
from indicators.reading.statements import read
from indicators.reading.tasks.task_numbers import numbered_by_tasks
from indicators.reading.tasks.tasks import tasks

LISTED = (
    "一、农业\n1.新建高标准农田3万亩。（市农业农村局牵头）\n2.改造危桥5座。（市交通运输局牵头）\n"
    "二、民生\n序号\t任务\t目标值\t牵头单位\n1\t改造老旧小区\t12个\t市住房城乡建设局\n"
    "2\t新增养老床位\t200张\t市民政局\n"
)


def test_a_table_that_begins_its_numbers_anew_gives_each_figure_its_own_task():
    paper = Document("d", LISTED, period="2025", kind="task_breakdown")
    listed = tasks(paper)
    leads = {task.number: task.lead_units for task in listed}
    found = {row.indicator: leads[row.task] for row in numbered_by_tasks(read(paper), listed)}
    assert found == {
        "高标准农田": "市农业农村局",
        "改造危桥": "市交通运输局",
        "改造老旧小区": "市住房城乡建设局",
        "新增养老床位": "市民政局",
    }


def test_what_stands_in_no_task_keeps_its_number():
    paper = Document("d", LISTED, period="2025", kind="task_breakdown")
    assert [row.task for row in numbered_by_tasks(read(paper), [])] == ["1", "2", "1", "2"]


def test_numbers_that_a_tab_parts_from_their_words_number_tasks():
    text = "工作要点\n1\t亿元以上企业净增5家。\n2\t人才引进30人，建成基地6个。\n3\t项目开工10个。\n"
    paper = Document("d", text, period="2025", kind="task_breakdown")
    found = [(row.task, row.low, row.unit) for row in read(paper) if row.role == "target"]
    assert found == [("1", 5, "家"), ("2", 30, "人"), ("2", 6, "个"), ("3", 10, "个")]
    assert [task.number for task in tasks(paper)] == ["1", "2", "3"]
