"""Offices that stand over the tasks they are in charge of."""

from __future__ import annotations

from indicators.documents.document import Document
from indicators.reading.tasks.tasks import tasks


def test_offices_over_tasks_are_of_all_tasks_below_them():
    text = (
        "责任单位：市发展改革委\n1.地区生产总值增长6.5%。\t12月\n2.申报项目30个。\t6月\n"
        "责任单位：市水利局\n3.整治河道26公里。\t10月\n4.加固水库12座。\t11月\n"
    )
    found = tasks(Document("d", text, kind="task_breakdown", period="2025"))
    assert [(task.number, task.text, task.responsible_units, task.due) for task in found] == [
        ("1", "地区生产总值增长6.5%。", "市发展改革委", "2025-12-31"),
        ("2", "申报项目30个。", "市发展改革委", "2025-06-30"),
        ("3", "整治河道26公里。", "市水利局", "2025-10-31"),
        ("4", "加固水库12座。", "市水利局", "2025-11-30"),
    ]
