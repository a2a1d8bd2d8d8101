"""Every comparator of the method, with its limits, and what must hold for any numbers."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.judging.attainment_ratios import attained_pct
from indicators.analysis.judging.gap_to_target import Due, Promise, Seen
from indicators.analysis.judging.judging import judge
from indicators.tables.targets.aims import Aim
from indicators.vocabulary import schemes

numbers = st.floats(-1000, 1000)
comparators = st.sampled_from(["eq", "approx", "ge", "gt"])


STANDARD = schemes().scheme("standard")


def aim(comparator, low, direction=1, measure="growth", high=None, kind="", **terms):
    limit = "ceiling" if comparator in ("le", "lt") else "band" if direction == 0 else ""
    of_measure = {"growth": "rate", "decline": "rate", "share": "rate", "increment": "flow"}.get(
        measure, "stock"
    )
    return Promise(
        aim=Aim(kind or limit or of_measure, "measure", direction),
        measure=measure,
        comparator=comparator,
        low=low,
        high=low if high is None else high,
        unit="%" if of_measure == "rate" else "个",
        **terms,
    )


def at_the_end(target, actual, half=0.0, reference=nan):
    seen = Seen(
        value=actual, half_unit=half, is_over=True, due=Due(share=1, source="calendar"), reference=reference
    )
    return judge(target, seen, STANDARD)


@pytest.mark.parametrize(
    ("target", "actual", "half", "status"),
    [
        (aim("eq", 6), 6, 0, "met"),
        (aim("eq", 6), 5.9, 0.05, "missed"),
        (aim("eq", 6), 5.95, 0.05, "met"),
        (aim("ge", 4.5), 4, 0.5, "met"),
        (aim("ge", 4.5), 4, 0.05, "missed"),
        (aim("gt", 600, measure="level"), 600, 0.5, "missed"),
        (aim("gt", 600, measure="level"), 601, 0.5, "met"),
        (aim("approx", 7), 4, 0.5, "missed"),
        (aim("approx", 7), 6.5, 0.5, "met"),
        (aim("approx", 500, measure="level"), 490, 0, "met"),
        (aim("approx", 500, measure="level"), 489, 0, "missed"),
        (aim("approx", 2, 0), 2.5, 0, "within_limit"),
        (aim("approx", 2, 0), 1.4, 0, "below_target"),
        (aim("le", 3, 0), 3.04, 0.05, "met"),
        (aim("le", 3, 0), 3.1, 0.05, "missed"),
        (aim("lt", 4, -1, "share"), 4, 0.05, "missed"),
        (aim("lt", 4, -1, "share"), 3.9, 0.05, "met"),
        (aim("eq", 35, -1, "level"), 32.2, 0.05, "met"),
        (aim("range", 1, 1, "increment", 2), 1, 0, "met"),
        (aim("range", 1, 1, "increment", 2), 3, 0, "met"),
        (aim("range", 5, -1, "level", 6), 6.5, 0, "missed"),
        (aim("range", 2, 0, high=3), 2.5, 0, "within_limit"),
        (aim("range", 2, 0, high=3), 3.51, 0, "beyond_limit"),
        (aim("ge", 3, 1, "decline"), 2.1, 0.05, "missed"),
        (aim("ge", 3, 1, "decline"), -0.4, 0.05, "missed"),
    ],
)
def test_a_figure_meets_a_target_as_its_words_say(target, actual, half, status):
    found = at_the_end(target, actual, half)
    assert (found.status, found.reason) == (status, "")


@pytest.mark.parametrize(
    ("target", "actual", "reference", "status", "reason"),
    [
        (aim("relational", nan, kind="relational"), 5, nan, "undetermined", "no_reference"),
        (aim("relational", nan, kind="relational"), 5.2, 6, "missed", ""),
        (aim("relational", nan, kind="relational", is_broad=True), 5.2, 6, "met", ""),
        (aim("relational", nan, kind="relational", is_broad=True), 4.9, 6, "missed", ""),
        (aim("relational", nan, kind="relational"), 6, 5.3, "met", ""),
        (aim("relational", nan, kind="relational", is_exceeded=True), 0, 0, "missed", ""),
        (aim("relational", nan, kind="relational", is_exceeded=True), 0.1, 0, "met", ""),
        (aim("eq", 2), nan, nan, "undetermined", "has_no_number"),
    ],
)
def test_a_target_without_a_number_of_its_own_is_held_against_its_reference(
    target, actual, reference, status, reason
):
    found = at_the_end(target, actual, reference=reference)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(
    ("used", "reason"),
    [(6.5, "used_early:54.2|50"), (6.0006, "used_early:50.01|50"), (9, "used_early:75|50")],
)
def test_what_is_used_early_is_told_in_few_digits(used, reason):
    water = aim("le", 12, -1, "level", adds_up=True)
    seen = Seen(value=used, is_over=False, is_half_over=True, due=Due(share=0.5, source="calendar"))
    found = judge(water, seen, STANDARD)
    assert (found.status, found.light, found.reason) == ("within_limit", "yellow", reason)


@given(comparators, numbers, numbers, st.floats(0, 100))
def test_a_larger_figure_never_does_worse_where_higher_is_better(comparator, target, actual, more):
    before, after = (at_the_end(aim(comparator, target), value) for value in (actual, actual + more))
    assert after.gap >= before.gap
    assert (before.status == "met") <= (after.status == "met")


@given(st.sampled_from(["eq", "approx"]), numbers, numbers)
def test_swapping_the_direction_mirrors(comparator, target, actual):
    up = at_the_end(aim(comparator, target, 1), actual)
    down = at_the_end(aim(comparator, -target, -1), -actual)
    assert up.status == down.status
    assert up.gap == pytest.approx(down.gap)


@given(comparators, st.floats(1, 1000), st.floats(1, 1000), st.sampled_from([1e-3, 1e4, 1e8]))
def test_scaling_the_unit_changes_nothing(comparator, target, actual, scale):
    if abs(actual - target) < 1e-3 * target or abs(target - actual - 0.02 * target) < 1e-3 * target:
        return
    small = aim(comparator, target, measure="increment")
    large = aim(comparator, target * scale, measure="increment")
    assert at_the_end(small, actual).status == at_the_end(large, actual * scale).status
    assert attained_pct(small, actual) == pytest.approx(attained_pct(large, actual * scale))


@pytest.mark.parametrize(
    ("target", "actual", "base", "pct"),
    [
        (aim("ge", 3, 1, "increment"), 2.1, nan, 70.0),
        (aim("ge", 3, 1, "decline", kind="flow"), -1.0, nan, 0.0),
        (aim("approx", 7, 1, "increment"), 4, nan, 57.14),
        (aim("eq", 35, -1, "level"), 38, 43, 62.5),
        (aim("eq", 35, -1, "level"), 38, nan, nan),
        (aim("eq", 35, -1, "level"), 38, 35, nan),
        (aim("eq", 35, -1, "increment"), 38, nan, 92.11),
        (aim("eq", 35, -1, "increment"), 0, nan, nan),
        (aim("ge", 6), 3, nan, nan),
        (aim("eq", 0, 1, "increment"), 4, nan, nan),
        (aim("eq", -2, 1, "increment"), 4, nan, nan),
        (aim("le", 3, 0, "increment"), 2.1, nan, nan),
        (aim("approx", 2, 0, "increment"), 2.1, nan, nan),
        (aim("relational", nan, 1, "increment"), 3, nan, nan),
        (aim("eq", 6, 1, "increment"), nan, nan, nan),
    ],
)
def test_a_share_is_said_of_an_amount_and_of_a_gap_alone(target, actual, base, pct):
    assert attained_pct(target, actual, base) == pytest.approx(pct, abs=5e-3, nan_ok=True)
