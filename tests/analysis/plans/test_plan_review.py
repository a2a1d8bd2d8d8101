"""A plan as a whole, from its papers to what came of each goal and what the next plan makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isnan

import pytest

from indicators import periods
from indicators.analysis.plans.plan_assessments import Assessment
from indicators.analysis.plans.plan_review import PlanReview, ReviewedGoal, by_indicator, known_until, review
from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.tables.store import Tables

PLACE = "丹东市"


@pytest.fixture(scope="module")
def final(plan_city: Callable[..., Tables]) -> PlanReview:
    """The plan at its end: its own paper, the assessment and the next plan are known."""
    return review(plan_city("plan", "midterm", "next"), PLACE, "2021/2025")


@pytest.fixture(scope="module")
def half(plan_city: Callable[..., Tables]) -> PlanReview:
    """The plan after its mid-term assessment."""
    return review(plan_city("plan", "midterm"), PLACE, "2021/2025")


def goal(made: PlanReview, name: str) -> ReviewedGoal:
    (found,) = (goal for goal in made.goals if goal.now.indicator == name)
    return found


def test_a_plan_is_over_when_the_next_one_is_there(final: PlanReview, half: PlanReview) -> None:
    assert (final.is_final, final.as_of.text) == (True, "2025")
    assert (half.is_final, half.as_of.text, half.midterm) == (False, "2023-Q3", None)
    assert final.midterm is not None
    assert final.midterm.text == "2023"


def test_binding_goals_stand_first_and_goals_of_the_text_apart(final: PlanReview) -> None:
    assert [goal.now.nature for goal in final.main] == ["binding"] * 3 + ["expected"] * 6
    assert [goal.now.indicator for goal in final.others] == ["5G基站"]


@pytest.mark.parametrize(
    ("name", "at_mid_term", "at_the_end", "reason"),
    [
        ("单位地区生产总值能耗", "slow", "missed", ""),
        ("森林覆盖率", "achieved_early", "met", ""),
        ("耕地保有量", "no_observation", "met", ""),
        ("地区生产总值", "lagging", "missed", ""),
        ("常住人口城镇化率", "slow", "met", ""),
        # Judged by the goal in force then, and by the changed one at the end.
        ("高新技术企业", "faster", "missed", ""),
        # A figure without a base has no pace; one that ends before the plan does is no outcome.
        ("每千人口拥有执业医师数", "undetermined", "stale", "plan_stale:2022"),
        ("每万人口高价值发明专利拥有量", "no_observation", "stale", "plan_stale:2024"),
        ("研发经费投入", "no_observation", "no_observation", "no_observation:2025"),
    ],
)
def test_each_goal_has_a_verdict_at_mid_term_and_at_the_end(
    final: PlanReview, name: str, at_mid_term: str, at_the_end: str, reason: str
) -> None:
    found = goal(final, name)
    assert found.midterm is not None
    assert (found.midterm.status, found.now.status, found.now.reason) == (at_mid_term, at_the_end, reason)


def test_without_a_base_there_is_no_pace_and_a_reason(half: PlanReview) -> None:
    found = goal(half, "每千人口拥有执业医师数").now
    assert (isnan(found.base), found.status, found.reason) == (True, "undetermined", "goal_no_pace")


def test_a_changed_goal_keeps_its_nature_and_tells_the_old_one(final: PlanReview) -> None:
    found = goal(final, "高新技术企业").now
    assert (found.value, found.replaced_value) == (560, 500)
    assert (found.in_force_from, found.nature, found.gap) == ("2023-08-01", "expected", -15)


def test_the_years_stand_in_their_order(final: PlanReview) -> None:
    figures = {row.now.indicator: [(year.year, year.value) for year in row.years] for row in final.goals}
    assert figures["单位地区生产总值能耗"] == [(2021, 2.1), (2022, 1.8)]
    assert figures["高新技术企业"] == [(2022, 450), (2025, 545)]
    assert figures["研发经费投入"] == []


def test_what_is_reached_before_the_end_counts_as_early(final: PlanReview) -> None:
    assert {row.now.indicator: row.reached_in for row in final.goals if row.reached_in} == {
        "森林覆盖率": 2022
    }
    by_name = {row.goals[0].now.indicator: row.status for row in by_indicator(final.main)}
    assert (by_name["森林覆盖率"], by_name["常住人口城镇化率"]) == ("achieved_early", "met")


def test_the_next_plan_keeps_adjusts_drops_and_brings_in(final: PlanReview) -> None:
    became = {row.now.indicator: row.after.status for row in final.main if row.after}
    assert became == {
        "单位地区生产总值能耗": "inherited",
        # A growth a year in the place of a level.
        "森林覆盖率": "adjusted",
        "耕地保有量": "discontinued",
        "地区生产总值": "inherited",
        "高新技术企业": "discontinued",
        "常住人口城镇化率": "inherited",
        "每千人口拥有执业医师数": "discontinued",
        "每万人口高价值发明专利拥有量": "discontinued",
        "研发经费投入": "discontinued",
    }
    names = {row.goal_id: row.indicator for row in final.after}
    assert {names[name] for name in final.fresh_after} == {"科技型中小企业"}
    assert (final.before, final.fresh) == ((), frozenset())


def test_the_next_plan_looks_back_on_this_one(plan_city: Callable[..., Tables]) -> None:
    made = review(plan_city("plan", "midterm", "next"), PLACE, "2026/2030")
    assert (made.is_final, made.midterm, len(made.before)) == (False, None, 10)
    assert {status.status for status in made.became.values()} == {"inherited", "adjusted", "discontinued"}
    assert {row.now.status for row in made.main} == {"no_observation"}


def test_a_plan_of_which_only_the_assessment_is_there(plan_city: Callable[..., Tables]) -> None:
    made = review(plan_city("midterm"), PLACE, "2021/2025")
    assert [(row.now.indicator, row.now.value, row.now.replaced_value) for row in made.goals] == [
        ("高新技术企业", 560, 500)
    ]


def test_goals_in_the_table_of_a_paper_that_states_no_natures_are_main(half: PlanReview) -> None:
    made, one = half, half.main[0]

    def told(goal_id: str, origin: str) -> ReviewedGoal:
        return replace(one, now=replace(one.now, nature="", goal_id=goal_id, origin=origin))

    paper = one.now.goal_id.rpartition("@")[0]
    added = told("special@1", "table"), told("special@2", "text"), told(f"{paper}@1", "table")
    mixed = replace(made, goals=(*made.goals, *added))
    assert [goal for goal in added if goal in mixed.main] == [added[0]]
    assert len(mixed.main) == len(made.main) + 1


def test_two_goals_of_one_indicator_count_once_by_the_worse(plan_city: Callable[..., Tables]) -> None:
    made = review(plan_city("two-goals", "outcomes"), PLACE, "2021/2025")
    assert [row.now.status for row in made.main] == ["met", "missed"]
    (counted,) = by_indicator(made.main)
    assert (counted.status, counted.light, len(counted.goals)) == ("missed", "red", 2)


def test_a_goal_that_may_still_fail_is_not_hidden_by_one_that_is_reached(told: Callable[..., Tables]) -> None:
    tables = told(
        "规模以上工业企业达到900家，五年净增250家。",
        of_2023="2022年末，规模以上工业企业达到910家。2022年，规模以上工业企业净增60家。",
    )
    made = review(tables, PLACE, "2021/2025")
    assert [goal.now.status for goal in made.main] == ["achieved_early", "undetermined"]
    assert [row.status for row in by_indicator(made.main)] == ["undetermined"]


def test_a_goal_without_data_does_not_hide_one_that_is_judged(told: Callable[..., Tables]) -> None:
    tables = told(
        "规模以上工业企业达到900家，五年净增250家。", of_2023="2022年末，规模以上工业企业达到910家。"
    )
    made = review(tables, PLACE, "2021/2025")
    assert [goal.now.status for goal in made.main] == ["achieved_early", "no_observation"]
    assert [row.status for row in by_indicator(made.main)] == ["achieved_early"]


def test_an_indicator_with_figures_of_some_years_is_not_without_data(built: Tables) -> None:
    goals = review(built, "鞍山市", "2021/2025").main
    revenue = [row for row in goals if row.now.indicator_id == "budget_revenue"]
    assert [row.now.status for row in revenue] == ["no_observation", "undetermined"]
    assert [row.status for row in by_indicator(revenue)] == ["undetermined"]


@pytest.fixture(scope="module")
def ended(built: Tables) -> PlanReview:
    """The plan before, of which only the plan after it tells."""
    return review(built, "鞍山市", "2016/2020")


class TestAnshan:
    def test_the_table_in_the_next_plan_is_an_account(self, ended: PlanReview) -> None:
        assert (ended.is_looked_back_on, ended.is_final, len(ended.main)) == (True, True, 18)
        by_status = {row.now.indicator: row.now.status for row in ended.main}
        assert by_status["森林增长森林覆盖率"] == "missed"
        assert by_status["单位地区生产总值能源消耗"] == "stale"
        assert list(by_status.values()).count("met") == 15

    def test_cells_that_ran_together_in_the_paper_are_told_as_such(self, ended: PlanReview) -> None:
        fused = [row.now.indicator for row in ended.main if row.now.flags.has("fused_cells")]
        assert fused == ["单位地区生产总值二氧化碳排放"]

    def test_the_base_year_column_is_no_year_of_a_sum(self, ended: PlanReview) -> None:
        assert goal(ended, "单位地区生产总值能源消耗").years == ()

    def test_what_is_new_is_told_of_natures_that_are_known(self, built: Tables) -> None:
        made = review(built, "鞍山市", "2021/2025")
        fresh = {row.now.indicator for row in made.main if row.now.goal_id in made.fresh}
        assert fresh == {"单位地区生产总值建设用地使用面积", "粮食综合生产能力", "铁矿石(原矿)生产能力"}

    def test_what_there_is_not_is_named(self, built: Tables) -> None:
        with pytest.raises(BadPeriod, match=r"a plan of 鞍山市 \(2016/2020, 2021/2025\)"):
            review(built, "鞍山市", "2011/2015")
        with pytest.raises(BadPeriod, match="none is known"):
            review(built, "锦州市", "2021/2025")
        with pytest.raises(UnknownPlace):
            review(built, "鞍山", "2021/2025")
        with pytest.raises(BadParameter):
            review(built, "鞍山市", "2021/2025", "luck")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023", "2023"),
        ("2023-Q1", "2023-Q1"),
        ("2023-H1", "2023-Q2"),
        ("2025-Q1", "2025-Q1"),
        ("2025", "2025"),
    ],
)
def test_a_year_that_has_begun_is_not_over(
    plan_city: Callable[..., Tables], period: str, expected: str
) -> None:
    from dataclasses import replace

    tables = plan_city("plan")
    one = tables.observations.iloc[[0]].assign(period=period)
    made = known_until(replace(tables, observations=one), PLACE, periods.parse("2021/2025"))
    assert made.text == expected


def test_a_table_that_lists_only_some_indicators_says_nothing_else_than_the_text() -> None:
    def told(tabled: dict[str, int]) -> tuple[bool, bool]:
        counts = {"as_expected": 13, "lagging": 4, "achieved_early": 4}
        made = Assessment("a", "a", periods.parse("2022"), 21, counts, tabled, ())
        return made.is_consistent, made.is_partial

    assert told({"as_expected": 9, "lagging": 4}) == (True, True)
    assert told({"as_expected": 9, "lagging": 5}) == (False, False)
    assert told({"as_expected": 13, "lagging": 4, "achieved_early": 4}) == (True, False)
    assert told({}) == (True, False)


def test_a_plan_is_judged_by_the_goals_and_outcomes_that_the_next_one_tells(
    plan_city: Callable[..., Tables],
) -> None:
    made = review(plan_city("looks-back"), PLACE, "2021/2025")
    assert made.is_looked_back_on
    assert {row.now.indicator: (row.now.value, row.now.status) for row in made.goals} == {
        "单位地区生产总值能耗": (13, "missed"),
        "高新技术企业": (500, "met"),
        "森林覆盖率": (66, "met"),
        "城镇新增就业": (90000, "missed"),
    }


def test_a_report_of_one_year_may_cite_the_goal_of_a_plan(plan_city: Callable[..., Tables]) -> None:
    targets = plan_city("cites-goals").targets
    assert list(zip(targets["period"], targets["low"], targets["horizon"], strict=True)) == [
        ("2021/2025", 90000, "plan"),
        ("2026", 18000, "annual"),
    ]
