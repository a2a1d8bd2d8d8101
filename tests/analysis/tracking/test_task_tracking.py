"""Every task has exactly one status, by its targets or by its unit's word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.analysis.tracking.task_tracking import track_tasks, view_of
from indicators.analysis.tracking.tracking import track_rows
from indicators.analysis.tracking.worst_target import without_passed
from indicators.errors import BadPeriod
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.reported.task_words import task_words
from indicators.vocabulary import schemes

PLACE, PAPER = "鞍山市", "anshan-2023-task-breakdown"
REPORTS = st.lists(
    st.builds(
        TaskReport,
        place=st.just(PLACE),
        document_id=st.just(PAPER),
        task=st.integers(1, 210).map(str),
        period=st.sampled_from(["2023-Q1", "2023-04", "2023-Q2", "2023-Q3", "2023-12"]),
        status=st.sampled_from(list(task_words().statuses)),
        extended_to=st.sampled_from(["", "2023-05-31", "2024-01-31"]),
        approved_by=st.sampled_from(["", "刘市长"]),
    ),
    max_size=30,
    unique_by=lambda report: report.key,
)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.sampled_from(["2023-Q1", "2023-Q2", "2023-Q4"]))
def test_every_task_has_exactly_one_status(built, reports, quarter):
    targets = track_rows(built, PLACE, "2023-Q2")
    rows = track_tasks(built, reports, targets, PLACE, view_of(quarter))
    numbers = built.tasks.loc[built.tasks["document_id"] == PAPER, "number"]
    assert [row.task for row in rows] == numbers.tolist()
    assert len({row.target_id for row in rows}) == 210
    assert {row.status for row in rows} <= set(schemes().statuses)
    assert all(row.reason and row.aim == "task" for row in rows)


def report(task, status):
    return TaskReport(place=PLACE, document_id=PAPER, task=task, period="2023-Q2", status=status)


def standing(built, told, *statuses):
    """Give the status and reason of a task whose targets stand so."""
    first = next(row for row in track_rows(built, PLACE, "2023-Q2") if row.task == "4")
    goals = [
        replace(first, status=status, light=schemes().statuses[status].light, target_id=f"{PAPER}@{number}")
        for number, status in enumerate(statuses)
    ]
    rows = track_tasks(built, [report("4", told)] if told else [], goals, PLACE, view_of("2023-Q2"))
    row = next(row for row in rows if row.task == "4")
    return row.status, row.reason.replace(PAPER, "p")


@pytest.mark.parametrize(
    ("told", "statuses", "expected"),
    [
        ("", ["met", "behind", "missed"], ("missed", "worst_target:p@2")),
        ("", ["on_schedule", "no_observation"], ("no_observation", "worst_target:p@1")),
        ("", ["met", "not_due"], ("not_due", "worst_target:p@1")),
        ("", ["not_due", "on_schedule"], ("on_schedule", "worst_target:p@1")),
        ("", ["stale", "met"], ("stale", "worst_target:p@0")),
        ("推进中", ["behind"], ("behind", "worst_target:p@0")),
        ("推进中", ["no_observation"], ("under_way", "reported:2023-Q2")),
        ("已完成", ["no_observation"], ("met", "reported_only:")),
        ("已完成", ["no_observation", "on_schedule"], ("on_schedule", "claims_done:p@1")),
        ("已完成", ["missed"], ("missed", "claims_done:p@0")),
        ("已完成", ["met"], ("met", "worst_target:p@0")),
    ],
)
def test_the_worst_target_speaks_and_the_unit_where_no_target_does(built, told, statuses, expected):
    assert standing(built, told, *statuses) == expected


@pytest.mark.parametrize(
    ("told", "period", "status", "expected"),
    [
        ("推进中", "2023-Q1", "met", ("delayed", "overdue:2023-06-30")),
        ("已完成", "2023-Q1", "met", ("met", "reported_only:")),
        ("推进中", "2023-Q1", "missed", ("missed", "worst_target:p@0")),
        ("推进中", "2023-H1", "met", ("met", "worst_target:p@0")),
    ],
)
def test_a_task_is_not_done_by_a_step_that_was_due_before_it(built, told, period, status, expected):
    said = [
        TaskReport(
            place=PLACE, document_id=PAPER, task="4", period="2023-Q2", status=told,
            extended_to="2023-06-30", approved_by="刘市长",
        )
    ]  # fmt: skip
    first = next(row for row in track_rows(built, PLACE, "2023-Q2") if row.task == "4")
    step = replace(
        first, aim="milestone", period=period, status=status, light=schemes().statuses[status].light,
        target_id=f"{PAPER}@0",
    )  # fmt: skip
    rows = track_tasks(built, said, [step], PLACE, view_of("2023-Q2"))
    row = next(row for row in rows if row.task == "4")
    assert (row.status, row.reason.replace(PAPER, "p")) == expected


@pytest.mark.parametrize(
    ("told", "quarter", "expected"),
    [
        ("推进中", "2023-Q2", ("delayed", "overdue:2023-05-31")),
        ("推进中", "2023-Q3", ("delayed", "overdue:2023-05-31")),
        ("未启动", "2023-Q4", ("delayed", "overdue:2023-05-31")),
        ("已完成", "2023-Q4", ("met", "reported_only:")),
    ],
)
def test_a_task_stays_overdue_until_somebody_reports_it_done(built, told, quarter, expected):
    said = TaskReport(
        place=PLACE, document_id="", task="交办1", text="建成应急中心", due="2023-05-31", period="2023-05",
        status=told,
    )  # fmt: skip
    row = track_tasks(built, [said], [], PLACE, view_of(quarter))[-1]
    assert (row.task, row.status, row.reason) == ("交办1", *expected)


def test_a_step_that_later_figures_have_gone_past_says_nothing_of_the_task(built):
    plain = track_rows(built, PLACE, "2023-Q2")[0]

    def step(period, status, light, observed):
        aim = "flow" if period == "2023" else "milestone"
        return replace(plain, aim=aim, period=period, status=status, light=light, observed_period=observed)

    first = step("2023-Q1", "no_observation", "grey", "")
    half = step("2023-H1", "missed", "red", "2023-H1")
    assert without_passed([first, half]) == [half]
    year = step("2023", "ahead", "green", "2023-Q1/Q3")
    assert without_passed([first, half, year]) == [year]
    assert without_passed([half, replace(year, observed_period="2023-H1")])[0] is half
    otherwise = replace(year, indicator="another name")
    late = replace(half, reason="later_figure:420公里|2023-Q1/Q3")
    assert without_passed([late, otherwise]) == [otherwise]
    assert without_passed([half, otherwise]) == [half, otherwise]
    assert without_passed([late]) == [late]


def test_a_month_looks_from_its_end_and_judges_by_the_last_quarter_that_is_over():
    assert [view_of(month=f"2025-{month:02}").quarter[-2:] for month in (1, 3, 5, 8, 12)] == [
        "Q1", "Q1", "Q1", "Q2", "Q4",
    ]  # fmt: skip


@pytest.mark.parametrize("month", ["2025-Q2", "2025"])
def test_what_is_no_month_is_told(month):
    with pytest.raises(BadPeriod) as caught:
        view_of(month=month)
    told = caught.value
    assert (told.expected, told.found, told.where) == ("one month, such as 2025-08", repr(month), "month")
    assert told.remedy == "Write the year, a hyphen and the month with two digits."
