"""The plan's table 2, line by line, and what makes a stated figure agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.plans.stated_rates import Printed, growth, step


@pytest.mark.parametrize(
    ("base", "goal", "said", "exact", "low", "high", "status"),
    [
        ((157.3, 0.05), (210, 0.5), (6, 0.5, "approx"), 5.949, 5.892, 6.006, "consistent"),
        ((244.3, 0.05), (488, 0.5), (15, 0.5), 14.842, 14.813, 14.870, "consistent_when_rounded"),
        ((4.3, 0.05), (5.75, 0.005), (6, 0.5), 5.984, 5.721, 6.251, "consistent"),
        ((275.2, 0.05), (443, 0.5), (10, 0.5), 9.990, 9.961, 10.018, "consistent"),
        ((695.3, 0.05), (1000, 0.5), (7.5, 0.05, "approx"), 7.539, 7.527, 7.551, "consistent"),
        ((286, 0.5), (418, 0.5), (8, 0.5), 7.885, 7.822, 7.949, "consistent_when_rounded"),
    ],
)
def test_the_plans_table(base, goal, said, exact, low, high, status):
    found = growth(Printed(*base), Printed(*goal), 5, Printed(*said))
    assert found.exact == pytest.approx(exact, abs=6e-4)
    assert [found.exact_low, found.exact_high] == pytest.approx([low, high], abs=6e-4)
    assert found.status == status


def test_more_firms_a_year_than_needed_is_consistent():
    found = step(Printed(360), Printed(600, 0, "gt"), 5, Printed(50, 0, "gt"))
    assert (found.status, found.exact) == ("consistent", 48)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (Printed(8, 0.05), "inconsistent"),
        (Printed(5, 0.05, "ge"), "consistent"),
        (Printed(7, 0.05, "ge"), "inconsistent"),
        (Printed(7, 0.05, "le"), "consistent"),
        (Printed(5, 0.05, "lt"), "inconsistent"),
        (Printed(5.5, 0.05, "approx"), "consistent"),
        (Printed(5.35, 0.05, "approx"), "consistent_when_rounded"),
    ],
)
def test_the_words_open_the_interval(said, status):
    assert growth(Printed(157.3, 0.05), Printed(210, 0.5), 5, said).status == status


@pytest.mark.parametrize(
    ("base", "goal", "said", "reason"),
    [
        (0, 210, 6, "base_is_zero"),
        (-5, 210, 6, "not_positive"),
        (157, -1, 6, "not_positive"),
        (float("nan"), 210, 6, "no_base"),
        (157, float("nan"), 6, "has_no_number"),
        (157, 210, -100, "rate_out_of_range"),
    ],
)
def test_what_cannot_be_checked_says_why(base, goal, said, reason):
    found = growth(Printed(base), Printed(goal), 5, Printed(said))
    assert (found.status, found.reason) == ("undetermined", reason)


def test_a_step_without_a_base_says_why():
    assert step(Printed(float("nan")), Printed(5), 5, Printed(1)).reason == "no_base"
    assert step(Printed(5), Printed(float("nan")), 5, Printed(1)).reason == "has_no_number"


@given(st.floats(1, 1e5), st.floats(-20, 40), st.integers(1, 10))
def test_what_a_growth_leads_to_agrees_with_it(base, rate, years):
    goal = base * (1 + rate / 100) ** years
    found = growth(Printed(base), Printed(goal), years, Printed(rate))
    assert (found.status, found.exact) == ("consistent", pytest.approx(rate, abs=1e-6))
