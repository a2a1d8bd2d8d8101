"""Statements and the tasks that they stand in bear one number."""

from __future__ import annotations

from indicators.documents.document import Document
from indicators.reading.statements import read
from indicators.reading.tasks.task_faults import faults
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


def test_a_number_told_twice_loses_no_task_and_moves_no_other_number():
    prose = "".join(
        f"{number}.{text}。\n牵头单位：{unit}\n"
        for number, text, unit in (
            (1, "新建厂房20万平方米", "市工信局"), (2, "培育企业3户", "市工信局"),
            (2, "技改投资增长10%", "市发展改革委"), (4, "新建冷库5座", "市供销社"),
        )
    )  # fmt: skip
    rows = ("序号\t任务\t牵头单位", "1\t新建厂房\t市工信局", "2\t培育企业\t市工信局", "2\t技改投资\t市财政局")
    table = "\n".join([*rows, "3\t新建冷库\t市供销社\n"])
    for text, last in ((prose, "4"), (table, "3")):
        found = tasks(Document("d", f"一、工业\n{text}", period="2025", kind="task_breakdown"))
        assert [task.number for task in found] == ["1", "2", "2-2", last]
        assert [kind for kind, *_ in faults(found)] == ["repeated_number"]


def test_a_list_that_begins_anew_repeats_no_number():
    listed = tasks(Document("d", LISTED, period="2025", kind="task_breakdown"))
    assert [task.number for task in listed] == ["1", "2", "3", "4"]
    assert list(faults(listed)) == []
