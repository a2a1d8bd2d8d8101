"""Offices in brackets whose part stands behind them, as most task lists write them."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading.tasks.task import Task
from indicators.reading.tasks.tasks import tasks

OTHERS = "\n2.第二件事。（市民政局牵头）\n3.第三件事。（市民政局牵头）"


def listed(bracket: str) -> list[Task]:
    return tasks(Document("d", f"一、任务\n1.新建学校3所。（{bracket}）{OTHERS}", period="2023"))


@pytest.mark.parametrize(
    ("bracket", "lead", "others", "due"),
    [
        ("市发展改革委牵头，各县区政府、市直有关部门配合", "市发展改革委", "各县区政府;市直有关部门", ""),
        ("市科技局牵头，12月底前完成", "市科技局", "", "2023-12-31"),
        ("市人力资源社会保障局负责", "市人力资源社会保障局", "", ""),
        ("市发展改革委、市工信局牵头，6月底、9月底前完成", "市发展改革委;市工信局", "", "2023-09-30"),
        ("市发展改革委，市工信局牵头", "市发展改革委;市工信局", "", ""),
        ("市住建局（市人防办）牵头，10月底前完成", "市住建局(市人防办)", "", "2023-10-31"),
        ("市交通局、各县（区）政府按职责分工负责", "", "市交通局;各县(区)政府", ""),
        ("牵头单位：市住建局；参与单位：市财政局", "市住建局", "市财政局", ""),
        ("市民政局牵头；市财政局、市卫健委参与；长期坚持", "市民政局", "市财政局;市卫健委", ""),
        ("市民政局、各县区政府，6月底前", "", "市民政局;各县区政府", "2023-06-30"),
        ("市民政局、各县区政府", "", "市民政局;各县区政府", ""),
    ],
)
def test_a_bracket_says_who_leads_and_until_when(bracket, lead, others, due):
    found = listed(bracket)[0]
    assert found.text == "新建学校3所。"
    assert (found.lead_units, found.responsible_units, found.due) == (lead, others, due)


@pytest.mark.parametrize(
    "bracket",
    ["含养老床位", "占比60%", "其中城区2所，乡镇1所", "市民政局牵头，含城区2所", "县城2所", "县域合作"],
)
def test_another_bracket_names_no_office(bracket):
    assert [task.number for task in listed(bracket)] == ["2", "3"]
