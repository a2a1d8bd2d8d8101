from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.reason_codes import explain
from indicators.analysis.row_filters import know
from indicators.analysis.tracking.responsibility import BY, assignment_rows, workload_rows
from indicators.analysis.tracking.tracking import track_rows
from indicators.errors import BadParameter
from indicators.tables.contract import schema


@pytest.fixture
def tables(make_tables, statement):
    """Three tasks: one led by two offices under two names, one by one of them, one by nobody."""
    made = make_tables(
        statement("tasks", "甲", 5.0, "%", task="1", comparator="ge", measure="growth", start=1),
        statement("tasks", "乙", 5.0, "%", task="2", comparator="ge", measure="growth", start=2),
        statement("report", "甲", 4.0, "%", role="actual", measure="growth", period="2023", start=3),
    )
    rows = [
        {"number": "1", "lead_leaders": "王;李", "lead_units": "市发改委;市财政局", "section": "一 > 甲"},
        {"number": "2", "lead_leaders": "王", "lead_units": "市发展改革委", "section": "一 > 乙"},
        {"number": "3", "lead_leaders": "", "lead_units": "", "section": "二"},
    ]
    common = {"document_id": "tasks", "text": "任务", "responsible_units": "各县区政府", "end": 9}
    tasks = [row | common | {"start": at} for at, row in enumerate(rows)]
    return replace(made, tasks=schema.typed("tasks", tasks))


def roll_up(tables, place, year, quarter, *, by="lead_unit"):
    judged = track_rows(tables, place, f"{year}-Q{quarter}")
    return workload_rows(assignment_rows(know(tables, place, year), by=by), judged)


def counted(rows):
    return [
        (
            row.name,
            row.tasks,
            row.tasks - row.tasks_joint,
            row.tasks_joint,
            row.targets,
            row.lights.count("red"),
            row.lights.count("grey"),
        )
        for row in rows
    ]


def test_joint_leads_count_as_joint_under_one_name(tables):
    assert counted(roll_up(tables, "鞍山市", 2023, 4)) == [
        ("市发展改革委", 2, 1, 1, 2, 1, 1),
        ("市财政局", 1, 0, 1, 1, 1, 0),
        ("", 1, 1, 0, 0, 0, 0),
    ]


def test_an_office_that_a_paper_expands_stands_there_in_full(tables):
    own = tables.tasks.assign(
        lead_units=["市发改委;市财政局", "市发改委(市发展和改革委员会)", "市财政局(财政科)"]
    )
    made = replace(tables, tasks=own)
    names = [(row[0], row[1]) for row in counted(roll_up(made, "鞍山市", 2023, 4))]
    assert names == [("市发展和改革委员会", 2), ("市财政局", 1), ("市财政局(财政科)", 1)]


def test_leaders_and_sections_are_counted_too(tables):
    assert counted(roll_up(tables, "鞍山市", 2023, 4, by="lead_leader"))[:2] == [
        ("王", 2, 1, 1, 2, 1, 1),
        ("李", 1, 0, 1, 1, 1, 0),
    ]
    assert counted(roll_up(tables, "鞍山市", 2023, 4, by="section")) == [
        ("一", 2, 2, 0, 2, 1, 1),
        ("二", 1, 1, 0, 0, 0, 0),
    ]
    (group,) = roll_up(tables, "鞍山市", 2023, 4, by="responsible_unit")
    assert (group.name, group.is_group, group.tasks) == ("各县区政府", True, 3)


def test_a_leader_who_does_not_lead_is_named_and_not_counted(tables):
    own = tables.tasks.assign(lead_leaders=["王;李(分管)", "李(分管)", ""])
    made = replace(tables, tasks=own)
    assert [row[:2] for row in counted(roll_up(made, "鞍山市", 2023, 4, by="lead_leader"))] == [
        ("王", 1), ("", 2),
    ]  # fmt: skip
    named = assignment_rows(know(made, "鞍山市", 2023), by="leader")
    assert [row.name for row in named] == ["王", "李(分管)", "李(分管)", ""]


def test_assignments_keep_the_written_name(tables):
    first = assignment_rows(know(tables, "鞍山市", 2023))[0]
    assert (first.name, first.written, first.is_joint) == ("市发展改革委", "市发改委", True)


def test_an_empty_name_has_a_reason(tables):
    last = roll_up(tables, "鞍山市", 2023, 4)[-1]
    assert (last.name, last.reason) == ("", "no_lead_unit")
    assert explain(last.reason) == ["未明确牵头单位"]


def test_whom_to_count_by_is_checked(tables):
    with pytest.raises(BadParameter) as caught:
        roll_up(tables, "鞍山市", 2023, 4, by="colour")
    assert caught.value.expected == "one of lead_leader, lead_unit, responsible_unit, section"
    assert (caught.value.found, caught.value.remedy) == ("'colour'", "Name whom to count by.")


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize(("place", "year", "total"), [("鞍山市", 2023, 210), ("锦州市", 2025, 158)])
def test_the_parts_make_the_whole(built, by, place, year, total):
    counted = roll_up(built, place, year, 4, by=by)
    assert all(len(row.statuses) == len(row.lights) == row.targets for row in counted)
    named = assignment_rows(know(built, place, year), by=by)
    assert len({(row.document_id, row.task) for row in named}) == total
    alone = sum(row.tasks - row.tasks_joint for row in counted)
    assert alone + len({row.task for row in named if row.is_joint}) == total
    assert all(bool(row.reason) == (row.name == "") for row in counted)


def test_jinzhous_leaders(built):
    counted = {row.name: row for row in roll_up(built, "锦州市", 2025, 1, by="lead_leader")}
    assert (counted["刘希明"].tasks, counted["刘希明"].tasks_joint) == (45, 16)
    # Task 140 names a 分管领导.
    assert counted[""].tasks == 18


def test_a_place_without_numbered_tasks_has_no_rows(built):
    assert roll_up(built, "海城市", 2021, 4) == []


def test_a_year_without_targets_has_no_rows(tables):
    assert roll_up(tables, "鞍山市", 2030, 4) == []
