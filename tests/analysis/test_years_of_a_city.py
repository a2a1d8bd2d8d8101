"""Several years of one city, from made-up (synthetic) papers to what is asked of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.analysis import plan_review, tracking
from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables

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
    assert (goal.now.status, goal.reached_in) == ("met", 2022)


def test_the_same_months_in_other_words_are_one_period(city):
    (row,) = tracked(city, "地区生产总值", "2024-Q3")
    assert (row.observed, row.observed_period) == (4.9, "2024-Q1/Q3")
