"""The worked figures of the way to a goal, each odd case by its name, and what must always hold."""

from __future__ import annotations

from math import isnan, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.tables.multiples import factor, in_percent
from indicators.analysis.trajectory import Way, travel

positive = st.floats(1, 1e6)


def test_money_after_three_of_five_years():
    road = travel(Way("constant_growth", 157.3, 210, 5, 1), 181, 3)
    assert (round(road.planned, 2), round(road.remaining, 2)) == (5.95, 7.71)
    assert round(road.log_done_pct / 100 / 0.6, 3) == 0.809
    assert round(road.linear_done_pct / 100 / 0.6, 3) == 0.750
    assert round(((181 / 157.3) ** (1 / 3) - 1) * 100 / road.planned, 3) == 0.805
    assert road.stretch == pytest.approx(road.remaining / road.planned)


def test_stations_and_firms():
    road = travel(Way("cumulative", nan, 4000, 5, 1), 1409 + 1330, 3)
    assert (round(road.done_pct, 1), 4000 - 2739) == (68.5, 1261)
    firms = Way("linear", 360, 600, 5, 1)
    assert travel(firms, 360, 1).planned == 48
    left = {first: travel(firms, 360 + 40 + 40 + first, 3).remaining for first in (60, 50, 40)}
    assert left == {60: 50, 50: 55, 40: 60}


def test_falls_chain():
    whole = Way("chain_decline", nan, 13.5, 5, 1)
    assert round(travel(whole, 3, 1).done_pct, 1) == 21.0
    assert round(travel(Way("chain_decline", nan, 14.5, 5, 1), 3, 1).done_pct, 1) == 19.4
    left = travel(whole, 3, 1).remaining
    assert (1 - 0.03) * (1 - left / 100) ** 4 == pytest.approx(1 - 0.135)


def test_an_inverse_level_moves_in_its_own_direction():
    road = travel(Way("linear", 43, 35, 5, -1), 38, 3)
    assert (road.done_pct, road.planned, road.remaining) == (62.5, -1.6, -1.5)


@pytest.mark.parametrize(
    ("way", "value", "elapsed", "outcome"),
    [
        (Way("linear", nan, 75, 5, 1), 70, 2, "no_base"),
        (Way("linear", nan, 130, 5, 1), 138.5, 2, "goal_met"),
        (Way("constant_growth", 0, 75, 5, 1), 70, 2, "base_is_zero"),
        (Way("constant_growth", -3, 75, 5, 1), 70, 2, "goal_not_positive"),
        (Way("linear", 0, 75, 5, 1), 30, 2, "in_progress"),
        (Way("linear", -3, 75, 5, 1), 30, 2, "in_progress"),
        (Way("linear", 48, 48, 5, 1), 48, 2, "goal_is_the_base"),
        (Way("linear", 360, 300, 5, 1), 350, 2, "goal_behind_base"),
        (Way("linear", 450, 407, 5, 1, is_limit=True), 440, 2, "kept"),
        (Way("linear", 450, 407, 5, 1, is_limit=True), 400, 2, "slipped"),
        (Way("linear", 450, 407, 5, 1, is_limit=True), nan, 2, "slack"),
        (Way("linear", 360, 600, 5, 1), 610, 2, "goal_met"),
        (Way("linear", 360, 600, 5, 1), 400, 0, "nothing_elapsed"),
        (Way("linear", 360, 600, 5, 1), 500, 5, "time_is_over"),
        (Way("linear", 360, 600, 5, 1), nan, 2, "has_no_number"),
        (Way("linear", 360, nan, 5, 1), 400, 2, "has_no_number"),
        (Way("constant_growth", 157.3, 210, 5, 1), -4, 2, "rate_out_of_range"),
        (Way("cumulative", nan, 0, 5, 1), 4, 2, "goal_not_positive"),
        (Way("chain_decline", nan, 100, 5, 1), 4, 2, "rate_out_of_range"),
        (Way("chain_growth", nan, 0, 5, 1), 4, 2, "goal_is_the_base"),
        (Way("chain_growth", nan, 30, 5, 1), -100, 2, "rate_out_of_range"),
    ],
)
def test_every_odd_case_has_a_name(way, value, elapsed, outcome):
    road = travel(way, value, elapsed)
    assert road.outcome == outcome
    if outcome not in ("in_progress", "goal_met"):
        assert isnan(road.remaining)


@given(st.sampled_from(["linear", "constant_growth"]), positive, positive, positive, st.floats(0.5, 4.5))
def test_what_is_left_leads_to_the_goal(method, base, goal, value, elapsed):
    assume(goal > base * 1.001 and value < goal * 0.999)
    road = travel(Way(method, base, goal, 5, 1), value, elapsed)
    left = 5 - elapsed
    reached = (
        value + road.remaining * left if method == "linear" else value * (1 + road.remaining / 100) ** left
    )
    assert reached == pytest.approx(goal)


@given(st.sampled_from(["linear", "constant_growth", "cumulative"]), positive, positive, positive, positive)
def test_scaling_the_unit_changes_no_share(method, base, goal, value, scale):
    assume(goal > base * 1.001)
    small = travel(Way(method, base, goal, 5, 1), value, 2)
    large = travel(Way(method, base * scale, goal * scale, 5, 1), value * scale, 2)
    assert small.done_pct == pytest.approx(large.done_pct, rel=1e-6, abs=1e-6)
    assert small.outcome == large.outcome or abs(value - goal) < 1e-9 * goal


@given(st.sampled_from(["linear", "constant_growth", "cumulative"]), positive, positive, positive, positive)
def test_a_larger_figure_never_lowers_the_share_done(method, base, goal, value, more):
    assume(goal > base * 1.001)
    way = Way(method, base, goal, 5, 1)
    assert travel(way, value + more, 2).done_pct >= travel(way, value, 2).done_pct - 1e-9


@given(positive, positive, positive)
def test_swapping_the_direction_mirrors(base, goal, value):
    assume(goal > base * 1.001)
    up = travel(Way("linear", base, goal, 5, 1), value, 2)
    down = travel(Way("linear", -base, -goal, 5, -1), -value, 2)
    assert (up.done_pct, up.outcome) == (pytest.approx(down.done_pct), down.outcome)


@pytest.mark.parametrize(
    ("value", "quote", "sentence", "times"),
    [
        (2, "倍增", "实现倍增", 2),
        (2, "翻番", "总量翻番", 2),
        (4, "翻两番", "总量翻两番", 4),
        (3, "3倍", "增长3倍", 4),
        (3, "3倍", "是2015年的3倍", 3),
        (3, "3倍", "达到3倍", 3),
        (2, "2倍", "", 3),
    ],
)
def test_doubling_growing_by_and_becoming_differ(value, quote, sentence, times):
    assert factor(value, quote, sentence) == times
    assert in_percent(value, "倍", quote, sentence) == 100 * (times - 1)
