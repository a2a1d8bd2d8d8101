"""Who does a task, where its own sentences say so."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading.tasks.task import Task
from indicators.reading.tasks.tasks import tasks


def listed(words: str) -> Task:
    paper = Document(
        "d", f"一、任务\n1.{words}\n2.新建学校3所。\n3.修路2条。", kind="task_breakdown", period="2025"
    )
    return tasks(paper)[0]


@pytest.mark.parametrize(
    ("words", "lead", "others"),
    [
        ("建成智能工厂10个，由市经信局牵头，市财政局配合。", "市经信局", "市财政局"),
        ("新建充电桩500个。由市发改委负责。", "市发改委", ""),
        ("改造小区20个，市住建局牵头，各县区政府配合。", "市住建局", "各县区政府"),
        ("由市民政局、市残联共同牵头推进养老床位建设，新增床位300张。", "市民政局;市残联", ""),
        ("治理黑臭水体2条。市生态环境局、市水务局按职责分工负责。", "", "市生态环境局;市水务局"),
        ("发展低空经济，由市发展改革委会同有关部门负责落实。", "市发展改革委", "有关部门"),
        ("推进节能，由市工业和信息化局牵头，会同市财政局组织实施。", "市工业和信息化局", "市财政局"),
        ("办好助餐点，由市民政局和市残联负责。", "市民政局;市残联", ""),
        ("改造小区，由市住建局、各县（市、区）政府负责实施。", "市住建局;各县(市、区)政府", ""),
        ("新建学校，牵头单位为市教育局，配合单位为市财政局、各县区。", "市教育局", "市财政局;各县区"),
        ("整治河道，市水务局等部门负责。", "市水务局", ""),
    ],
)
def test_the_sentences_of_a_task_say_who_leads(words: str, lead: str, others: str) -> None:
    found = listed(words)
    assert (found.lead_units, found.responsible_units) == (lead, others)


@pytest.mark.parametrize(
    "words",
    [
        "建立由专人负责的工作机制。",
        "实行市领导牵头包抓项目制度。",
        "压实企业主体责任，由龙头企业牵头组建联盟。",
        "推进由省负责人协调的项目。",
    ],
)
def test_other_words_name_no_office(words: str) -> None:
    found = listed(words)
    assert (found.lead_units, found.responsible_units) == ("", "")


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        (
            "新建农村公路200公里（市交通局负责），改造危桥30座（市公路局负责）。\n牵头单位：市交通局、市公路局",
            "市交通局(负责新建农村公路200公里);市公路局(负责改造危桥30座)",
        ),
        (
            "新建口袋公园20个（责任单位：市城管局）；改造管网15公里（责任单位：市住建局）。",
            "市城管局(负责新建口袋公园20个);市住建局(负责改造管网15公里)",
        ),
        (
            "新建农村公路200公里（市交通局负责），改造危桥30座。\n牵头单位：市公路局",
            "市交通局(负责新建农村公路200公里);市公路局",
        ),
        ("新建学校（含幼儿园）3所（市教育局负责）。", "市教育局"),
    ],
)
def test_an_office_behind_its_part_answers_for_that_part(words: str, lead: str) -> None:
    assert listed(words).lead_units == lead


def test_a_line_of_offices_outweighs_the_sentences() -> None:
    found = listed("改造小区20个，由区住建局负责。\n牵头单位：市住建局")
    assert (found.lead_units, found.responsible_units) == ("市住建局", "")
