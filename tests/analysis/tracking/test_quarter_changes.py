"""What is worse under the same light, and what was done, is a change too."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.quarter_changes import quarter_changes
from indicators.analysis.tracking.year_status import YearStatus
from indicators.tables.reported.task_reports import TaskReport

PLACE = "鞍山市"


@pytest.fixture
def changes(make_tables, statement):
    """The kinds of change from the first quarter to the second."""

    def found(first, second, *told):
        rows = [
            statement("report", "甲产值", value, "%", role="actual", period=period, measure="growth")
            for period, value in (("2023-Q1", first), ("2023-H1", second))
        ]
        tables = make_tables(statement("tasks", "甲产值", 6, "%", measure="growth"), *rows)
        known = know(tables, PLACE, 2023, date(2023, 6, 30))
        before, now = (YearStatus(known, f"2023-Q{number}", told=told) for number in (1, 2))
        return [(row.kind, row.now.tracked.aim) for row in quarter_changes(now, before)]

    return found


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [(4.0, 2.5, ["worse"]), (2.5, 4.0, []), (4.0, 4.0, []), (9.0, 8.0, []), (5.5, 5.2, ["worse"])],
)
def test_a_gap_that_grows_under_the_same_light_is_worse(changes, first, second, kinds):
    assert changes(first, second) == [(kind, "rate") for kind in kinds]


@pytest.mark.parametrize(
    ("measure", "unit", "figures", "kind"),
    [
        # A wider gap at first, but none is red in the first quarter.
        ("increment", "家", {"2023-Q1": 12, "2023-H1": 41}, "turned_red"),
        ("increment", "家", {"2023-Q1": 18, "2023-H1": 30}, "worse"),
        ("growth", "%", {"2023-Q1/Q3": 109.1, "2023": 109.4}, "turned_red"),
        ("growth", "%", {"2023-H1": 108.5, "2023-Q1/Q3": 109.1}, "better"),
    ],
)
def test_a_light_that_changes_says_nothing_of_the_gap(make_tables, statement, measure, unit, figures, kind):
    target = statement("tasks", "甲产值", 110, unit, measure=measure)
    seen = [
        statement("report", "甲产值", value, unit, role="actual", period=period, measure=measure)
        for period, value in figures.items()
    ]
    known = know(make_tables(target, *seen), PLACE, 2023, date(2023, 12, 31))
    ends = {"2023-Q1": 1, "2023-H1": 2, "2023-Q1/Q3": 3, "2023": 4}
    before, now = (YearStatus(known, f"2023-Q{ends[period]}") for period in figures)
    assert [row.kind for row in quarter_changes(now, before)] == [kind]


def told(period, status):
    return TaskReport(
        place=PLACE, task="交办1", text="建成。", due="2023-11-30", period=period, status=status
    )


def test_a_task_that_is_done_in_time_is_named_once(changes):
    first, second = told("2023-Q1", "推进中"), told("2023-Q2", "已完成")
    assert changes(9.0, 9.0, first, second) == [("finished", "task")]
    assert changes(9.0, 9.0, told("2023-Q1", "已完成"), second) == []
    assert changes(9.0, 9.0, second) == [("added", "task")]


@pytest.mark.parametrize(
    ("figures", "kinds"),
    [
        ({"2023-Q1": 60, "2023-H1": 110}, ["finished"]),
        ({"2023-Q1": 20, "2023-H1": 110}, ["recovered"]),
        ({"2023-Q1": 110, "2023-H1": 115}, []),
        # Each is met or missed then.
        ({"2023-Q1/Q3": 100, "2023": 110}, []),
    ],
)
def test_a_target_that_is_met_before_the_years_end_is_news(make_tables, statement, figures, kinds):
    target = statement("tasks", "甲产值", 110, "家", measure="increment")
    seen = [
        statement("report", "甲产值", value, "家", role="actual", period=period, measure="increment")
        for period, value in figures.items()
    ]
    known = know(make_tables(target, *seen), PLACE, 2023, date(2023, 12, 31))
    ends = {"2023-Q1": 1, "2023-H1": 2, "2023-Q1/Q3": 3, "2023": 4}
    before, now = (YearStatus(known, f"2023-Q{ends[period]}") for period in figures)
    assert [row.kind for row in quarter_changes(now, before)] == kinds


@pytest.mark.parametrize(
    ("figures", "kinds"),
    [
        # Red before, and nearer since: that it is missed is known only now.
        ({"2023-Q1/Q3": 40, "2023": 100}, ["newly_missed"]),
        # What nobody reported for a while is reported again.
        ({"2023-Q1": 60, "2023-Q2": None, "2023-Q1/Q3": 100}, ["newly_reported"]),
    ],
)
def test_a_verdict_and_a_figure_that_are_new_are_news(make_tables, statement, figures, kinds):
    target = statement("tasks", "甲产值", 110, "家", measure="increment")
    seen = [
        statement("report", "甲产值", value, "家", role="actual", period=period, measure="increment")
        for period, value in figures.items()
        if value is not None
    ]
    known = know(make_tables(target, *seen), PLACE, 2023, date(2023, 12, 31))
    ends = {"2023-Q1": 1, "2023-Q2": 2, "2023-Q1/Q3": 3, "2023": 4}
    before, now = [YearStatus(known, f"2023-Q{ends[period]}") for period in figures][-2:]
    assert [row.kind for row in quarter_changes(now, before)] == kinds


def test_a_harvest_that_fell_due_without_a_figure_is_news(make_tables, statement):
    target = statement("tasks", "粮食产量", 130, "吨", comparator="ge", indicator_id="grain_output")
    known = know(make_tables(target), PLACE, 2023, date(2023, 12, 31))
    before, now = (YearStatus(known, f"2023-Q{number}") for number in (3, 4))
    assert [row.kind for row in quarter_changes(now, before)] == ["fell_due"]
