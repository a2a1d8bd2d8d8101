"""Headings, numbered tasks, and who is in charge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.reading.outline import blocks, has_tasks
from indicators.reading.prose import prepare
from indicators.reading.quantities.number_fates import Excluded
from indicators.reading.statements import read_all
from indicators.reading.tasks.lead_units import names
from indicators.reading.tasks.tasks import tasks

LIST = """2025年任务分解方案
一、主要预期目标
1.地区生产总值增长5.5%左右。
牵头领导：李明
牵头单位：市发展改革委
责任单位：市统计局、市财政局等，各县（市）区政府
2.76个乡镇建成服务中心。
新增床位300张。
牵头领导：王芳、赵强
牵头单位：市民政局，市卫生健康委
二、重点工作
（一）建设现代产业体系。
3.新增规上工业企业20户。
牵头单位：市工业和信息化局
4.打好三大保卫战。
责任单位：市生态环境局
各地要每月5日前报送进展。
"""


def test_tasks_with_their_sections_and_offices():
    found = tasks(Document("d", LIST))
    assert [task.number for task in found] == ["1", "2", "3", "4"]
    assert [task.section for task in found] == [
        "一、主要预期目标",
        "一、主要预期目标",
        "二、重点工作 > (一)建设现代产业体系",
        "二、重点工作 > (一)建设现代产业体系",
    ]
    assert found[0].lead_leaders == "李明"
    assert found[0].lead_units == "市发展改革委"
    assert found[0].responsible_units == "市统计局;市财政局;各县(市)区政府"
    assert found[1].text == "76个乡镇建成服务中心。\n新增床位300张。"
    assert found[1].lead_leaders == "王芳;赵强"
    assert found[1].lead_units == "市民政局;市卫生健康委"
    assert found[3].lead_units == ""
    assert found[3].responsible_units == "市生态环境局"


def test_offsets_of_a_task_cut_out_its_text():
    for task in tasks(Document("d", LIST)):
        cut = prepare(LIST, task.start, task.end).text
        assert cut.startswith(task.text.split("\n")[0])
        assert "单位" in cut.splitlines()[-1]


def test_text_behind_the_offices_belongs_to_no_task():
    assert all("5日前" not in task.text for task in tasks(Document("d", LIST)))
    last = [block for block in blocks(prepare(LIST).text) if block.kind == "text"][-1]
    assert last.task == ""


def test_offices_in_brackets_behind_a_task_are_read_and_parted_from_it():
    text = (
        "民生实事\n1.打通断头路20条。（牵头单位：市住建局）\n"
        "2.新建公园12个（含口袋公园5个）。（牵头领导：李明；牵头单位：市公园局，责任单位：各县（市）区）。\n"
        "3.改造小区30个（总投资6亿元）。（责任单位：市城管委）;\n4.新增床位（责任单位：市卫健委）300张。\n"
    )
    found = tasks(Document("d", text))
    assert [(task.number, task.text) for task in found] == [
        ("1", "打通断头路20条。"),
        ("2", "新建公园12个(含口袋公园5个)。"),
        ("3", "改造小区30个(总投资6亿元)。"),
    ]
    assert [(task.lead_leaders, task.lead_units, task.responsible_units) for task in found] == [
        ("", "市住建局", ""),
        ("李明", "市公园局", "各县(市)区"),
        ("", "", "市城管委"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、目标\n1.新建公园3个。\n牵头单位：市住建局\n2.稳定就业。\n责任单位：市人社局\n",
        "1.新建公园3个。（牵头单位：市住建局）\n2.稳定就业。（责任单位：市人社局）\n",
    ],
)
def test_a_list_of_two_tasks_with_an_office_each_is_a_list(text):
    assert [
        (task.number, task.lead_units + task.responsible_units) for task in tasks(Document("d", text))
    ] == [
        ("1", "市住建局"),
        ("2", "市人社局"),
    ]


def test_one_office_in_brackets_makes_no_list_of_tasks():
    assert not has_tasks("1.稳增长。\n2.新建公园3个。(牵头单位:市住建局)\n3.稳定就业。\n")


def test_a_paper_without_offices_has_no_tasks():
    text = "一、工作安排\n1.稳增长。\n2.惠民生。\n3.促改革。\n"
    assert tasks(Document("d", text)) == []
    assert not has_tasks(text)


def test_numbered_lines_of_a_list_are_tasks_without_offices_too():
    text = "一、民生\n1.新建公园3个。\n2.改造小区5个。\n二、其他\n3.更换电梯9部。"
    assert [block.task for block in blocks(text, numbered="tasks") if block.kind == "text"] == ["1", "2", "3"]
    assert [block.task for block in blocks(text) if block.kind == "text"] == ["", "", ""]


def test_a_list_cut_out_of_a_longer_one_keeps_its_numbers():
    text = "37.新建公园3个。\n38.改造小区5个。"
    assert [block.task for block in blocks(text, numbered="tasks")] == ["37", "38"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("市财政局、市税务局等，各县（市）区政府", ["市财政局", "市税务局", "各县（市）区政府"]),
        ("市委宣传部（市文明办、市网信办）；市教育局。", ["市委宣传部（市文明办、市网信办）", "市教育局"]),
        ("市直各有关部门", ["市直各有关部门"]),
        ("市公安局等相关部门", ["市公安局"]),
        ("古塔区、凌河区、太和区人民政府", ["古塔区人民政府", "凌河区人民政府", "太和区人民政府"]),
        ("海城市、台安县政府，市水利局", ["海城市政府", "台安县政府", "市水利局"]),
        ("铁东区、市水利局、千山区政府", ["铁东区", "市水利局", "千山区政府"]),
        ("", []),
        ("、，；", []),
    ],
)
def test_names(line, parts):
    ascii_line = prepare(line).text.strip() or line
    assert names(ascii_line) == [part.replace("（", "(").replace("）", ")") for part in parts]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("第一篇 总论", 1),
        ("第二章 发展基础", 2),
        ("第三节 主要目标", 3),
        ("四、保障措施", 4),
        ("（五）改善民生", 5),
        ("专栏6 重点工程", 6),
    ],
)
def test_ranks_of_headings(line, rank):
    assert [(block.kind, block.rank) for block in blocks(prepare(line).text)] == [("heading", rank)]


def test_headings_nest_by_rank():
    text = prepare("第一章甲\n第一节乙\n增长6%。\n第二章丙\n增长7%。").text
    found = [block.section for block in blocks(text) if block.kind == "text"]
    assert found == [("第一章甲", "第一节乙"), ("第二章丙",)]


def test_a_table_of_contents_is_no_text():
    text = "规划纲要\n目 录\n第一章 发展基础1\n第二章 主要目标5\n第一章 发展基础\n增长6%，就业稳定。\n"
    kinds = [block.kind for block in blocks(prepare(text).text)]
    assert kinds.count("contents") == 3


@given(
    st.text("一二三、.1234567890增长%牵头责任单位领导:：市局，。；\n（）()第章节专栏目录 等", max_size=200)
)
def test_blocks_lie_in_order_inside_the_text(text):
    prose = prepare(text).text
    end = 0
    for block in blocks(prose):
        assert end <= block.start <= block.end <= len(prose)
        end = block.end
    for task in tasks(Document("d", text)):
        assert 0 <= task.start <= task.end <= len(text)


def test_a_list_may_have_more_than_a_thousand_tasks():
    text = "".join(f"{i}.新增就业{i}人。（牵头单位：市人社局）\n" for i in range(1, 1203))
    assert [task.number for task in tasks(Document("d", text))] == [str(i) for i in range(1, 1203)]


def test_leader_and_units_on_one_line_are_parted():
    text = (
        "1.新建公园3个。\n牵头领导：张三 牵头单位：市住建局；责任单位：市财政局\n"
        "2.稳定就业。\n牵头领导：李四。牵头单位：市人社局\n"
    )
    assert [
        (task.lead_leaders, task.lead_units, task.responsible_units) for task in tasks(Document("d", text))
    ] == [("张三", "市住建局", "市财政局"), ("李四", "市人社局", "")]


def test_a_leader_who_does_not_lead_has_the_word_for_that_behind_the_name():
    text = (
        "1.新建公园3个。\n牵头领导：张三\n分管领导：李四、王五\n牵头单位：市住建局\n"
        "2.稳定就业。\n责任领导：赵六\n牵头单位：市人社局\n"
    )
    assert [task.lead_leaders for task in tasks(Document("d", text))] == [
        "张三;李四(分管);王五(分管)",
        "赵六",
    ]


@pytest.mark.parametrize("label", ["市领导", "市级领导", "牵头市领导", "包保领导"])
def test_leaders_stand_behind_other_words_as_well(label):
    text = (
        f"1.新建公园3个。\n{label}：张三\n牵头单位：市住建局\n"
        "2.稳定就业，推动领导干部下沉。\n牵头单位：市人社局\n"
    )
    found = [(task.text, task.lead_leaders, task.lead_units) for task in tasks(Document("d", text))]
    assert found == [
        ("新建公园3个。", "张三", "市住建局"),
        ("稳定就业，推动领导干部下沉。", "", "市人社局"),
    ]


@pytest.mark.parametrize(
    ("above", "section"),
    [("2024年2月5日", ""), ("（2024年2月）", ""), ("汉政办发〔2024〕5号", ""), ("工业任务", "工业任务")],
)
def test_the_number_and_the_day_of_a_paper_are_no_heading_of_its_tasks(above, section):
    rows = "1\t建成市民服务中心。\t市住建局\t9月底\n2\t出台实施细则。\t市司法局\t8月底\n"
    text = f"{above}\n序号\t工作任务\t牵头单位\t完成时限\n{rows}"
    found = tasks(Document("d", text, kind="task_breakdown", period="2024"))
    assert [task.section for task in found] == [section, section]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # The heads of groups are numbered as well.
        (
            "01 交通畅行\n1.新改建农村公路30公里。\n2.新增公交线路5条。\n02 教育提质\n3.新建学校2所。",
            [("1", "01交通畅行"), ("2", "01交通畅行"), ("3", "02教育提质")],
        ),
        # Each group begins anew, be it of a single task, and its number may stand on a line of its own.
        (
            "01 交通畅行\n1.新改建农村公路30公里。\n02\n教育提质\n1.新建学校2所。\n2.新增学位30个。",
            [("1", "01交通畅行"), ("2", "02"), ("3", "02")],
        ),
        # Where nothing else is numbered, these are the tasks.
        ("01 新改建农村公路30公里\n02 新增公交线路5条\n03 新建学校2所", [("1", ""), ("2", ""), ("3", "")]),
    ],
)
def test_numbers_with_a_nought_before_them(lines: str, expected: list[tuple[str, str]]) -> None:
    paper = Document("d", f"2025年民生实事\n{lines}", kind="livelihood_list", period="2025")
    found = tasks(paper)
    assert [(task.number, task.section) for task in found] == expected
    assert not any("0" in task.text[:2] or "\n" in task.text for task in found)
    padded = [one for one in read_all(paper).passed if one.end - one.start == len("01")]
    assert all(isinstance(one, Excluded) and one.rule == "list_number" for one in padded)
