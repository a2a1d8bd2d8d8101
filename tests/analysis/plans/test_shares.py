"""The worked examples of the method, and what must hold for any numbers."""

from __future__ import annotations

from math import isclose, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.plans.compound_growth import required_growth
from indicators.analysis.plans.shares import Fact, Goal, share

positive = st.floats(0.01, 1e6)


def of(goal: Goal, measure: str, value: float, unit: str = "%", previous: float = float("nan")):
    return share(goal, Fact(measure, "yoy", value, unit, previous))


@pytest.mark.parametrize(
    ("goal", "measure", "value", "unit", "pct", "method"),
    [
        (Goal("increment", "", 4000, "个", 5), "increment", 1409, "个", 35.225, "sum"),
        (Goal("increment", "", 4000, "个", 5), "increment", 1330, "个", 33.25, "sum"),
        (Goal("increment", "annual", 50, "家", 5), "increment", 40, "家", 16.0, "sum"),
        (Goal("level", "", 600, "家", 5, base=360, direction=1), "increment", 40, "家", 16.667, "linear"),
        (Goal("level", "", 210, "亿元", 5, base=157.3, direction=1), "growth", 8, "%", 26.634, "log_growth"),
        (Goal("level", "", 1000, "亿元", 5, base=695.3, direction=1), "growth", 9, "%", 23.714, "log_growth"),
        (Goal("decline", "cumulative", 13.5, "%", 5), "decline", 3, "%", 21.003, "log_decline"),
        (Goal("decline", "cumulative", 14.5, "%", 5), "decline", 3, "%", 19.444, "log_decline"),
        (Goal("share", "", 75, "%", 5, base=70, direction=1), "change", 1, "百分点", 20.0, "linear"),
        (
            Goal("level", "", 35, "微克/立方米", 5, base=43, direction=-1),
            "decline",
            5,
            "%",
            24.918,
            "log_growth",
        ),
    ],
)
def test_worked_examples(goal, measure, value, unit, pct, method):
    found = of(goal, measure, value, unit)
    assert found.pct == pytest.approx(pct, abs=5e-4)
    assert found.method == method
    assert found.reason == ""


@pytest.mark.parametrize(
    ("goal", "fact", "reason"),
    [
        (Goal("level", "", 600, "家", 5), Fact("increment", "", 40, "家"), "no_base"),
        (Goal("level", "", 48, "%", 5, base=48), Fact("level", "", 1, "%"), "goal_is_the_base"),
        (
            Goal("level", "", 407, "万亩", 5, base=450, direction=1),
            Fact("level", "", 1, "万亩"),
            "goal_behind_base",
        ),
        (Goal("level", "", 600, "家", 5, base=360), Fact("level", "", 400, "家"), "no_level_before"),
        (
            Goal("level", "", 10, "元", 5, base=-3, direction=1),
            Fact("growth", "yoy", 5, "%"),
            "goal_not_positive",
        ),
        (Goal("increment", "", 0, "个", 5), Fact("increment", "", 5, "个"), "goal_not_positive"),
        (Goal("growth", "yoy", 6, "%", 5), Fact("growth", "yoy", 5, "%"), "goal_of_one_year"),
        (Goal("growth", "cumulative", 0, "%", 5), Fact("growth", "yoy", 5, "%"), "rate_out_of_range"),
        (Goal("growth", "cagr", 6, "%", 5), Fact("growth", "yoy", 6, "%"), "goal_is_average"),
        (Goal("decline", "cumulative", 100, "%", 5), Fact("decline", "yoy", 5, "%"), "rate_out_of_range"),
        (Goal("growth", "cagr", float("nan"), "%", 5), Fact("growth", "yoy", 5, "%"), "goal_has_no_number"),
        (Goal("growth", "cagr", 5, "%", 5), Fact("growth", "yoy", float("nan"), "%"), "has_no_number"),
        (
            Goal("increment", "", 9, "个", 5),
            Fact("growth", "yoy", 5, "%"),
            "not_comparable:growth|%|increment|个",
        ),
        (
            Goal("level", "", 9, "个", 5, base=1),
            Fact("level", "", 5, "家"),
            "not_comparable:level|家|level|个",
        ),
        (Goal("growth", "cagr", 6, "%", 5), Fact("change", "", 2, "百分点"), "growth_of_growth"),
        (Goal("growth", "cagr", 6, "%", 5), Fact("growth", "yoy", 2, "百分点"), "growth_of_growth"),
        (Goal("level", "", 9, "元", 5, base=1), Fact("level", "", 5, "美元", 4), "currency_differs:美元|元"),
        (Goal("increment", "", 9, "元", 5), Fact("increment", "", 5, "美元"), "currency_differs:美元|元"),
        (
            Goal("change", "", 9, "百分点", 5),
            Fact("change", "", 5, "百分点"),
            "not_comparable:change|百分点|change|百分点",
        ),
    ],
)
def test_where_there_is_no_share_there_is_a_reason(goal, fact, reason):
    found = share(goal, fact)
    assert isnan(found.pct)
    assert found.method == ""
    assert found.reason == reason


def test_points_of_a_year_are_a_part_of_those_of_the_plan():
    goal = Goal("change", "cumulative", 4.8, "百分点", 5)
    found = share(goal, Fact("change", "", 1.2, "百分点"))
    assert (round(found.pct, 6), found.method, found.reason) == (25.0, "sum", "")


@given(positive, st.integers(1, 10))
def test_even_amounts_of_all_years_make_the_whole(whole, years):
    found = share(Goal("increment", "", whole, "个", years), Fact("increment", "", whole / years, "个"))
    assert isclose(found.pct * years, 100)


@given(positive, positive, st.integers(1, 10))
def test_the_required_growth_every_year_makes_the_whole(base, goal, years):
    if isclose(base, goal, rel_tol=1e-6):
        return
    growth = required_growth(base, goal, years)
    found = share(Goal("level", "", goal, "元", years, base=base), Fact("growth", "yoy", growth, "%"))
    assert isclose(found.pct * years, 100, rel_tol=1e-6)


@given(st.lists(st.floats(0.1, 20), min_size=1, max_size=6))
def test_falls_of_single_years_chain_to_the_fall_of_the_whole(falls):
    left = 1.0
    for fall in falls:
        left *= 1 - fall / 100
    goal = Goal("decline", "cumulative", 100 * (1 - left), "%", len(falls))
    total = sum(share(goal, Fact("decline", "yoy", fall, "%")).pct for fall in falls)
    assert isclose(total, 100, rel_tol=1e-9)


@given(positive, positive, positive, positive)
def test_steps_of_a_level_add_up_to_the_way_gone(base, goal, first, second):
    if isclose(base, goal, rel_tol=1e-3):
        return
    model = Goal("level", "", goal, "家", 2, base=base)
    one = of(model, "level", first, "家", previous=base).pct
    two = of(model, "level", second, "家", previous=first).pct
    assert isclose(one + two, 100 * (second - base) / (goal - base), rel_tol=1e-6, abs_tol=1e-4)
