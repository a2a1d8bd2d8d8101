"""Several years of one city, from made-up (synthetic) papers to what is asked of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.analysis.plans import plan_review
from indicators.analysis.tracking import task_tracking, tracking
from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.plan_account import PlanAccountViews
from indicators.views.table import Table

CITY = Path(__file__).parent / "city"
PLACE = "丹东市"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of the papers in `city/`, registered and built by the commands alone."""
    folder = tmp_path_factory.mktemp("city")
    (folder / "data/raw").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        for command in (["register", *map(str, sorted(CITY.glob("*.txt")))], ["build"]):
            done = CliRunner().invoke(app, command)
            assert done.exit_code == 0, done.output
    return Tables.load(Project(folder))


def tracked(city: Tables, word: str, quarter: str) -> list[tracking.Tracked]:
    return [row for row in tracking.track_rows(city, PLACE, quarter) if word in row.indicator]


def goals(city: Tables, word: str, plan: str = "2021/2025") -> list[plan_review.ReviewedGoal]:
    return [goal for goal in plan_review.review(city, PLACE, plan).goals if word in goal.now.indicator]


@pytest.mark.parametrize(("quarter", "value"), [("2024-Q2", 360), ("2024-Q3", 350), ("2024-Q4", 350)])
def test_a_changed_target_holds_from_the_day_that_the_notice_names(city, quarter, value):
    (row,) = tracked(city, "高新技术企业", quarter)
    assert row.value == value
    assert row.in_force_from == ("2024-09-01" if value == 350 else "")


def test_a_sum_of_the_plan_is_replaced_by_what_the_midterm_makes_of_it(city):
    (goal,) = goals(city, "老旧小区")
    assert (goal.now.goal, goal.now.replaced, goal.now.in_force_from) == ("460个", "500个", "2023-12-20")
    assert (goal.now.status, goal.now.latest) == ("met", 468)


def test_a_goal_in_brackets_of_people_is_one_sum_in_plan_and_midterm(city):
    (goal,) = goals(city, "城镇新增就业")
    assert (goal.now.value, goal.now.measure) == (150_000, "increment")
    assert (goal.now.status, goal.now.latest) == ("met", 150_000)


def test_the_years_behind_the_sum_of_a_midterm_are_added_to_it(city):
    (goal,) = goals(city, "城镇新增就业")
    assert goal.midterm is not None
    assert (goal.midterm.latest, goal.midterm.latest_period) == (60_000 + 31_000, "2023")


def test_figures_of_a_midterm_without_a_date_are_not_of_the_future(city):
    (goal,) = goals(city, "地表水")
    assert goal.midterm is not None
    # A share of a year's samples is at its goal; it is met at the end.
    assert (goal.midterm.status, goal.midterm.latest_period) == ("faster", "2022")
    assert (goal.now.status, goal.reached_in) == ("met", None)


def test_the_same_months_in_other_words_are_one_period(city):
    (row,) = tracked(city, "地区生产总值", "2024-Q3")
    assert (row.observed, row.observed_period) == (4.9, "2024-Q1/Q3")


def test_what_a_midterm_counts_is_no_result(city):
    own = city.statements[city.statements["document_id"].str.contains("midterm")]
    told = own[own["flags"].str.contains("counts:")]
    assert dict(zip(told["flags"].str.removeprefix("counts:"), told["low"], strict=True)) == {
        "all": 5,
        "achieved_early": 1,
        "as_expected": 2,
        "lagging": 2,
    }
    assert set(told["role"]) == {"context"}
    assert not city.observations["statement_id"].isin(told["statement_id"]).any()


def test_a_midterm_is_held_against_our_own_verdicts(city):
    (made,) = plan_review.review(city, PLACE, "2021/2025").assessments
    assert (made.as_of.text, made.total) == ("2022", 5)
    assert made.counts == {"achieved_early": 1, "as_expected": 2, "lagging": 2}
    assert made.tabled == {"achieved_early": 1, "as_expected": 2, "lagging": 2}
    assert made.is_consistent
    judged = {goal.own.indicator: (goal.said, goal.own.status, goal.agrees) for goal in made.goals}
    assert judged["地表水达到或好于Ⅲ类水体比例"] == ("achieved_early", "faster", True)
    assert judged["森林覆盖率"] == ("lagging", "lagging", True)
    assert judged["地区生产总值"] == ("lagging", "slow", True)
    assert judged["高新技术企业数"][0] == "as_expected"
    # The old goal of 1800 was in force then, and not the one that the paper itself makes of it.
    assert next(goal.own.goal for goal in made.goals if goal.own.indicator == "地区生产总值") == "1800亿元"


def test_the_page_says_what_the_midterm_says(city):
    views = PlanAccountViews.of(city, PLACE, "2021/2025")
    table = views.assessed()
    assert isinstance(table, Table)
    assert table.sub.startswith(
        "丹东市“十四五”规划纲要实施情况中期评估报告称5项指标中1项提前实现、2项基本符合预期、2项滞后。"
    )
    assert [heading.text for heading in table.headings][2:4] == [
        "评估结论（2022年）",
        "按同期数据判断（2022年）",
    ]
    assert len(table.rows) == 5


def test_a_plan_without_an_assessment_says_so(built):
    views = PlanAccountViews.of(built, "鞍山市", "2016/2020")
    assert "未收录" in views.assessed().text


@pytest.mark.parametrize(
    ("quarter", "reason"), [("2024-Q2", ""), ("2024-Q3", ""), ("2024-Q4", "reached_late:62个|2024")]
)
def test_a_missed_milestone_tells_what_came_of_it_later(city, quarter, reason):
    (row,) = tracked(city, "亿元以上项目", quarter)
    assert (row.status, row.observed, row.reason) == ("missed", 35, reason)


@pytest.mark.parametrize(("month", "due"), [("2024-08", "2024-09-30"), ("2024-09", "2024-11-30")])
def test_a_notice_moves_the_deadline_of_a_task(city, month, due):
    rows = task_tracking.track_tasks(city, [], [], PLACE, task_tracking.view_of(month=month))
    (row,) = (row for row in rows if "口袋公园" in row.target)
    assert row.due_source == f"deadline:{due}"
