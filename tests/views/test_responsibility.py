"""Who answers for what, on the real documents."""

from __future__ import annotations

import re
from dataclasses import asdict, replace

import pytest

from indicators.errors import BadParameter, UnknownPlace
from indicators.tables.contract import schema
from indicators.tables.contract.records import Task
from indicators.tables.store import Tables
from indicators.views.responsibility import ResponsibilityViews
from indicators.views.table import Table

pytestmark = pytest.mark.usefixtures("real_root")


def test_joint_leads_are_counted_as_joint() -> None:
    html = ResponsibilityViews.of(Tables.load(), "锦州市", 2025).units().html
    found = re.search(r'(?s)<th scope="row">市发展改革委</th>.*?</tr>', html)
    assert found
    assert re.search(r"其中联合牵头\d+项", found[0])
    assert "暂无数据" in found[0]


def test_the_summary_counts_tasks_once() -> None:
    text = ResponsibilityViews.of(Tables.load(), "鞍山市", 2023).summary().text
    assert "鞍山市2023年共有210项任务" in text
    assert "210项任务未明确牵头领导" in text


def test_none_of_the_units_that_lead_as_many_tasks_is_left_out() -> None:
    views = ResponsibilityViews.of(Tables.load(), "鞍山市", 2023)
    counts = sorted((row.tasks for row in views.workload("lead_unit") if row.name), reverse=True)
    assert counts[3] == counts[2] < counts[1]
    (told,) = re.findall(r"牵头任务最多的是[^。]*", views.summary().text)
    assert [int(count) for count in re.findall(r"（(\d+)项）", told)] == counts[:2]


def test_a_unit_without_targets_leads_to_the_words_of_its_tasks() -> None:
    html = ResponsibilityViews.of(Tables.load(), "鞍山市", 2023).units().html
    found = re.search(r'(?s)<th scope="row">市营商环境建设局</th>.*?</tr>', html)
    assert found
    assert "<blockquote>" in found[0]


def test_every_task_is_listed_with_its_words_and_targets() -> None:
    html = ResponsibilityViews.of(Tables.load(), "锦州市", 2025).tasks().html
    assert html.count('<th scope="row">') == html.count("<blockquote>") == 158
    first = html.partition("<tbody>")[2].partition("</tr>")[0]
    for words in ("地区生产总值增长6%", "任务1", "刘希明", "市发展改革委", "地区生产总值 增长6%"):
        assert words in first


def test_it_speaks_english() -> None:
    views = ResponsibilityViews.of(Tables.load(), "锦州市", 2025, "en")
    assert "158 tasks" in views.summary().text
    assert "of them led by 8 leaders" in views.leaders().html
    assert "tasks in" in views.sections().html
    assert "responsible units" in views.responsible().html


def test_papers_without_tasks_say_so() -> None:
    views = ResponsibilityViews.of(Tables.load(), "鞍山市", 2024)
    assert "没有编号任务" in views.summary().html
    assert "没有编号任务" in views.tasks().html
    assert views.papers().html


def test_wrong_parameters_are_refused() -> None:
    with pytest.raises(UnknownPlace, match="大连市"):
        ResponsibilityViews.of(Tables.load(), "大连市", 2023)
    with pytest.raises(BadParameter, match="fr"):
        ResponsibilityViews.of(Tables.load(), "锦州市", 2025, "fr")


def test_only_those_lead_most_who_lead_more_than_the_rest(make_tables, statement) -> None:
    def told(*units: str) -> str:
        rows = [
            Task(
                document_id="tasks", number=str(number), section="", text="办好一件事。", lead_leaders="",
                lead_units=unit, responsible_units="", deadline="", due="", start=number, end=number + 1,
            )
            for number, unit in enumerate(units, 1)
        ]  # fmt: skip
        tables = make_tables(statement("tasks", "甲产值", 6, "%", measure="growth"))
        tasks = schema.typed("tasks", [asdict(row) for row in rows])
        return ResponsibilityViews.of(replace(tables, tasks=tasks), "鞍山市", 2023).summary().text

    assert "牵头任务最多的是市财政局（2项）。" in told(
        "市财政局", "市财政局", "市教育局", "市民政局", "市水利局"
    )
    assert "牵头任务最多" not in told("市财政局", "市审计局", "市教育局", "市民政局")
    assert "市教育局（1项）、市财政局（1项）" in told("市财政局", "市教育局")


def test_one_who_helps_is_named_with_the_lists_that_the_numbers_are_of(make_tables, statement) -> None:
    def told(*listed: tuple[str, str]) -> str:
        rows = [
            Task(
                document_id=paper, number=number, section="", text="办好一件事。", lead_leaders="",
                lead_units="", responsible_units="市财政局", deadline="", due="", start=at, end=at + 1,
            )
            for at, (paper, number) in enumerate(listed)
        ]  # fmt: skip
        tables = make_tables(statement("tasks", "甲产值", 6, "%"), statement("secret", "乙产值", 5, "%"))
        tasks = schema.typed("tasks", [asdict(row) for row in rows])
        made = ResponsibilityViews.of(replace(tables, tasks=tasks), "鞍山市", 2023).responsible()
        assert isinstance(made, Table)
        return made.rows[0][-1].words

    assert told(("tasks", "1"), ("tasks", "3")) == "任务1、3"
    assert told(("tasks", "1"), ("tasks", "3"), ("secret", "1")) == "行动方案第1项；任务分解第1、3项"
