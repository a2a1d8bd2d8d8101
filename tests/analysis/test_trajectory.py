"""The worked figures of the way to a goal, each odd case by its name, and what must always hold."""

from __future__ import annotations

from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.trajectory import Trajectory, progress_of
from indicators.tables.multiples import factor, in_percent

positive = st.floats(1, 1e6)
# A base and a goal beyond it.
increases = st.tuples(positive, st.floats(1.001, 1e4)).map(lambda pair: (pair[0], pair[0] * pair[1]))


def test_money_after_three_of_five_years():
    found = progress_of(Trajectory("constant_growth", 157.3, 210, 5, 1), 181, 3)
    assert (round(found.planned, 2), round(found.remaining, 2)) == (5.95, 7.71)
    assert round(found.log_done_pct / 100 / 0.6, 3) == 0.809
    assert round(found.linear_done_pct / 100 / 0.6, 3) == 0.750
    assert round(((181 / 157.3) ** (1 / 3) - 1) * 100 / found.planned, 3) == 0.805
    assert found.stretch == pytest.approx(found.remaining / found.planned)


def test_stations_and_firms():
    found = progress_of(Trajectory("cumulative", nan, 4000, 5, 1), 1409 + 1330, 3)
    assert (round(found.done_pct, 1), 4000 - 2739) == (68.5, 1261)
    firms = Trajectory("linear", 360, 600, 5, 1)
    assert progress_of(firms, 360, 1).planned == 48
    left = {first: progress_of(firms, 360 + 40 + 40 + first, 3).remaining for first in (60, 50, 40)}
    assert left == {60: 50, 50: 55, 40: 60}


def test_falls_chain():
    whole = Trajectory("chain_decline", nan, 13.5, 5, 1)
    assert round(progress_of(whole, 3, 1).done_pct, 1) == 21.0
    assert round(progress_of(Trajectory("chain_decline", nan, 14.5, 5, 1), 3, 1).done_pct, 1) == 19.4
    left = progress_of(whole, 3, 1).remaining
    assert (1 - 0.03) * (1 - left / 100) ** 4 == pytest.approx(1 - 0.135)


def test_an_inverse_level_moves_in_its_own_direction():
    found = progress_of(Trajectory("linear", 43, 35, 5, -1), 38, 3)
    assert (found.done_pct, found.planned, found.remaining) == (62.5, -1.6, -1.5)


@pytest.mark.parametrize(
    ("trajectory", "value", "elapsed", "outcome"),
    [
        (Trajectory("linear", nan, 75, 5, 1), 70, 2, "no_base"),
        (Trajectory("linear", nan, 130, 5, 1), 138.5, 2, "goal_met"),
        (Trajectory("constant_growth", 0, 75, 5, 1), 70, 2, "base_is_zero"),
        (Trajectory("constant_growth", -3, 75, 5, 1), 70, 2, "goal_not_positive"),
        (Trajectory("linear", 0, 75, 5, 1), 30, 2, "in_progress"),
        (Trajectory("linear", -3, 75, 5, 1), 30, 2, "in_progress"),
        (Trajectory("linear", 48, 48, 5, 1), 48, 2, "goal_is_the_base"),
        (Trajectory("linear", 360, 300, 5, 1), 350, 2, "goal_behind_base"),
        (Trajectory("linear", 450, 407, 5, 1, is_limit=True), 440, 2, "kept"),
        (Trajectory("linear", 450, 407, 5, 1, is_limit=True), 400, 2, "slipped"),
        (Trajectory("linear", 450, 407, 5, 1, is_limit=True), nan, 2, "slack"),
        (Trajectory("linear", 360, 600, 5, 1), 610, 2, "goal_met"),
        (Trajectory("linear", 360, 600, 5, 1), 400, 0, "nothing_elapsed"),
        (Trajectory("linear", 360, 600, 5, 1), 500, 5, "time_is_over"),
        (Trajectory("linear", 360, 600, 5, 1), nan, 2, "has_no_number"),
        (Trajectory("linear", 360, nan, 5, 1), 400, 2, "has_no_number"),
        (Trajectory("constant_growth", 157.3, 210, 5, 1), -4, 2, "rate_out_of_range"),
        (Trajectory("cumulative", nan, 0, 5, 1), 4, 2, "goal_not_positive"),
        (Trajectory("chain_decline", nan, 100, 5, 1), 4, 2, "rate_out_of_range"),
        (Trajectory("chain_growth", nan, 0, 5, 1), 4, 2, "goal_is_the_base"),
        (Trajectory("chain_growth", nan, 30, 5, 1), -100, 2, "rate_out_of_range"),
    ],
)
def test_every_odd_case_has_a_name(trajectory, value, elapsed, outcome):
    found = progress_of(trajectory, value, elapsed)
    assert found.outcome == outcome
    if outcome not in ("in_progress", "goal_met"):
        assert isnan(found.remaining)


@given(st.sampled_from(["linear", "constant_growth"]), increases, st.floats(1e-4, 0.999), st.floats(0.5, 4.5))
def test_what_is_left_leads_to_the_goal(method, increase, share, elapsed):
    base, goal = increase
    value = goal * share
    found = progress_of(Trajectory(method, base, goal, 5, 1), value, elapsed)
    left = 5 - elapsed
    reached = (
        value + found.remaining * left if method == "linear" else value * (1 + found.remaining / 100) ** left
    )
    assert reached == pytest.approx(goal)


@given(st.sampled_from(["linear", "constant_growth", "cumulative"]), increases, positive, positive)
def test_scaling_the_unit_changes_no_share(method, increase, value, scale):
    base, goal = increase
    small = progress_of(Trajectory(method, base, goal, 5, 1), value, 2)
    large = progress_of(Trajectory(method, base * scale, goal * scale, 5, 1), value * scale, 2)
    assert small.done_pct == pytest.approx(large.done_pct, rel=1e-6, abs=1e-6)
    assert small.outcome == large.outcome or abs(value - goal) < 1e-9 * goal


@given(st.sampled_from(["linear", "constant_growth", "cumulative"]), increases, positive, positive)
def test_a_larger_figure_never_lowers_the_share_done(method, increase, value, more):
    base, goal = increase
    trajectory = Trajectory(method, base, goal, 5, 1)
    small, large = (progress_of(trajectory, figure, 2).done_pct for figure in (value, value + more))
    assert large >= small - 1e-9


@given(increases, positive)
def test_swapping_the_direction_mirrors(increase, value):
    base, goal = increase
    up = progress_of(Trajectory("linear", base, goal, 5, 1), value, 2)
    down = progress_of(Trajectory("linear", -base, -goal, 5, -1), -value, 2)
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
