"""A target is due with its task, also where that is before the year's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.shortfalls import shortfalls
from indicators.analysis.tracking.year_status import YearStatus
from indicators.tables.contract import schema
from indicators.tables.reported.task_reports import TaskReport

PLACE = "鞍山市"


@pytest.fixture
def standing(make_tables, statement):
    """How the target of a task stands by what was done by the end of June and of September."""

    def judge(quarter, due, measure="increment", **report):
        half, third = ({"role": "actual", "period": period} for period in ("2023-H1", "2023-Q1/Q3"))
        what = {"measure": measure}
        made = make_tables(
            statement("tasks", "公办学位", 1000.0, "个", task="4", **what),
            statement("report", "公办学位", 500.0, "个", **what, **half),
            statement("report", "公办学位", 750.0, "个", **what, **third),
        )
        row = {"document_id": "tasks", "number": "4", "text": "学位", "due": due, "start": 0, "end": 9}
        tables = replace(made, tasks=schema.typed("tasks", [row]))
        told = [TaskReport(place=PLACE, document_id="tasks", task="4", **report)] if report else []
        known = know(tables, PLACE, 2023, date(2023, 12, 31))
        (found,) = YearStatus(known, quarter, told=told).targets
        return found.tracked

    return judge


def test_all_of_an_amount_is_due_once_its_task_is(standing):
    late = standing("2023-Q3", "2023-08-31")
    assert (late.status, late.light, late.gap, late.due_source) == ("behind", "red", -25.0, "deadline")


@pytest.mark.parametrize(("quarter", "due"), [("2023-Q2", "2023-08-31"), ("2023-Q3", "2023-11-30")])
def test_before_that_it_is_held_against_the_calendar(standing, quarter, due):
    found = standing(quarter, due)
    assert (found.status, found.due_source) == ("on_schedule", "calendar")


def test_an_extension_that_somebody_approved_moves_the_day(standing):
    asked = {"period": "2023-Q3", "status": "推进中", "extended_to": "2023-12-20"}
    assert standing("2023-Q3", "2023-08-31", **asked).due_source == "deadline"
    approved = standing("2023-Q3", "2023-08-31", **asked, approved_by="刘市长")
    assert (approved.status, approved.due_source) == ("on_schedule", "calendar")


def test_a_target_whose_figure_is_older_than_its_tasks_day_asks_somebody_to_act(make_tables, statement):
    made = make_tables(
        statement("tasks", "公办学位", 1000.0, "个", task="4", measure="increment"),
        statement("report", "公办学位", 500.0, "个", measure="increment", role="actual", period="2023-Q1"),
    )
    row = {"document_id": "tasks", "number": "4", "text": "学位", "due": "2023-08-31", "start": 0, "end": 9}
    known = know(replace(made, tasks=schema.typed("tasks", [row])), PLACE, 2023, date(2023, 12, 31))
    assert shortfalls(YearStatus(known, "2023-Q2")) == []
    (found,) = [one for one in shortfalls(YearStatus(known, "2023-Q3")) if one.item.target]
    assert (found.item.status, found.days_late) == ("stale", 30)
