from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.reason_codes import explain
from indicators.analysis.tracking.responsibility import BY, COLUMNS, assignments, roll_up
from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.tables.contract import schema

LIGHTS = ["green", "yellow", "red", "grey"]


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


def counted(frame):
    names = ["name", "tasks", "tasks_alone", "tasks_joint", "targets", "red", "grey"]
    return [tuple(row) for row in frame[names].itertuples(index=False)]


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
    (group,) = roll_up(tables, "鞍山市", 2023, 4, by="responsible_unit").to_dict("records")
    assert (group["name"], group["is_group"], group["tasks"]) == ("各县区政府", True, 3)


def test_a_leader_who_does_not_lead_is_named_and_not_counted(tables):
    own = tables.tasks.assign(lead_leaders=["王;李(分管)", "李(分管)", ""])
    made = replace(tables, tasks=own)
    assert [row[:2] for row in counted(roll_up(made, "鞍山市", 2023, 4, by="lead_leader"))] == [
        ("王", 1), ("", 2),
    ]  # fmt: skip
    assert assignments(made, "鞍山市", 2023, by="leader")["name"].tolist() == [
        "王",
        "李(分管)",
        "李(分管)",
        "",
    ]


def test_assignments_keep_the_written_name_and_the_partners(tables):
    first = assignments(tables, "鞍山市", 2023).iloc[0]
    assert (first["name"], first["written"], first["joint_with"]) == ("市发展改革委", "市发改委", "市财政局")


def test_an_empty_name_has_a_reason(tables):
    last = roll_up(tables, "鞍山市", 2023, 4).iloc[-1]
    assert (last["name"], last["reason"]) == ("", "no_lead_unit")
    assert explain(last["reason"]) == ["未明确牵头单位"]


def test_whom_to_count_by_is_checked(tables):
    with pytest.raises(BadParameter) as caught:
        roll_up(tables, "鞍山市", 2023, 4, by="colour")
    assert caught.value.expected == "one of lead_leader, lead_unit, responsible_unit, section"
    assert (caught.value.found, caught.value.remedy) == ("'colour'", "Name whom to count by.")
    with pytest.raises(UnknownPlace):
        roll_up(tables, "鞍山", 2023, 4)
    with pytest.raises(BadPeriod):
        roll_up(tables, "鞍山市", 2023, 5)


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize(("place", "year", "total"), [("鞍山市", 2023, 210), ("锦州市", 2025, 158)])
def test_the_parts_make_the_whole(built, by, place, year, total):
    frame = roll_up(built, place, year, 4, by=by)
    assert list(frame.columns) == COLUMNS
    assert (frame["tasks_alone"] + frame["tasks_joint"] == frame["tasks"]).all()
    assert (frame[LIGHTS].sum(axis=1) == frame["targets"]).all()
    named = assignments(built, place, year, by=by)
    assert len(named.drop_duplicates(["document_id", "task"])) == total
    assert frame["tasks_alone"].sum() + named[named["is_joint"]]["task"].nunique() == total
    assert (frame["reason"] != "").sum() == (frame["name"] == "").sum()


def test_jinzhous_leaders(built):
    frame = roll_up(built, "锦州市", 2025, 1, by="lead_leader").set_index("name")
    assert frame.loc["刘希明", ["tasks", "tasks_joint"]].tolist() == [45, 16]
    # Task 140 names a 分管领导.
    assert frame.loc["", "tasks"] == 18


def test_a_place_without_numbered_tasks_has_no_rows(built):
    assert roll_up(built, "海城市", 2021, 4).empty


def test_a_year_without_targets_has_no_rows(tables):
    frame = roll_up(tables, "鞍山市", 2030, 4)
    assert (len(frame), list(frame.columns)) == (0, COLUMNS)
