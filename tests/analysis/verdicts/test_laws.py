"""What must hold of verdicts whatever the numbers are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import nan

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.analysis.judging.gap_to_target import Due, Promise, Seen
from indicators.analysis.judging.judging import Judgement, judge
from indicators.analysis.tracking.target_counts import count
from indicators.analysis.tracking.tracking import track_rows
from indicators.tables.targets.aims import Aim
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import LIGHTS
from indicators.workbooks.typed_values import in_unit, number

SCHEMES = schemes()
RANK = {"red": 0, "yellow": 1, "grey": 2, "watch": 3, "green": 4}
MORE = ("eq", "approx", "ge", "gt")
LESS = ("le", "lt", "approx", "eq")


@st.composite
def promises(draw: st.DrawFn, kinds: tuple[str, ...]) -> Promise:
    """A target of one of the kinds, upward, but for ceilings."""
    kind = draw(st.sampled_from(kinds))
    low = draw(st.integers(1, 5000)) / 10
    way = -1 if kind == "ceiling" else 1
    is_rate = kind in ("rate", "relational")
    comparator = draw(st.sampled_from(LESS if way < 0 else MORE))
    return Promise(
        aim=Aim(kind, "assumed", way),  # type: ignore[arg-type]
        measure="growth" if is_rate else "increment" if kind == "flow" else "level",
        comparator="relational" if kind == "relational" else comparator,
        low=nan if kind == "relational" else low,
        high=nan if kind == "relational" else low,
        unit="%" if is_rate else "个",
        adds_up=kind == "ceiling" and draw(st.booleans()),
        is_harvest=kind in ("flow", "keep") and draw(st.booleans()),
        is_pollutant=kind == "ceiling" and draw(st.booleans()),
        is_equal=draw(st.booleans()),
        is_broad=draw(st.booleans()),
    )


@st.composite
def sights(draw: st.DrawFn) -> Seen:
    """What is known at the end of a quarter."""
    quarter = draw(st.integers(1, 4))
    return Seen(
        value=draw(st.integers(0, 6000)) / 10,
        half_unit=draw(st.sampled_from([0.0, 0.05, 0.5])),
        is_over=quarter == 4,
        is_first_quarter=quarter == 1,
        is_half_over=quarter >= 2,
        due=Due(share=quarter / 4, source="calendar"),
        reference=draw(st.integers(-50, 5000)) / 10,
    )


def judged(promise: Promise, seen: Seen, scheme: str = "standard") -> Judgement:
    """Judge by a scheme's name."""
    return judge(promise, seen, SCHEMES.scheme(scheme))


@pytest.mark.parametrize("scheme", tuple(SCHEMES.schemes))
@given(
    promises(("rate", "relational", "flow", "stock", "keep", "ceiling", "milestone")),
    sights(),
    st.integers(0, 900),
)
def test_more_of_a_good_thing_never_lowers_a_status(scheme, promise, seen, more):
    better = replace(seen, value=seen.value + promise.aim.direction * more / 10)
    before, after = judged(promise, seen, scheme), judged(promise, better, scheme)
    # What is not started is yellow in every scheme; some have red for what is far behind in March.
    is_open = before.status == "not_started" and scheme != "standard"
    assert is_open or RANK[after.light] >= RANK[before.light]
    # A gap is told to what is due until the whole is done, then to the target.
    assert after.gap >= before.gap or after.due_source != before.due_source


@given(promises(("rate", "relational", "ceiling", "keep", "stock")), sights())
def test_a_value_that_stays_brings_no_surprise_in_january(promise, seen):
    """Green inside the year is met at its end and red missed; only yellow and grey leave it open."""
    promise = replace(promise, is_harvest=False)
    inside, end = judged(promise, replace(seen, is_over=False)), judged(promise, replace(seen, is_over=True))
    assert end.status in ("met", "missed")
    assert inside.light != "green" or end.status == "met"
    assert inside.light != "red" or end.status == "missed"
    if promise.aim.kind in ("rate", "relational"):
        assert (inside.light == "green") == (end.status == "met")
        assert inside.gap == end.gap


@given(promises(("flow",)), st.integers(1, 3), st.integers(0, 300))
def test_work_done_at_an_even_pace_that_is_ahead_is_met(promise, quarter, pct):
    """What is done so far, carried on to the year's end, is met where it was ahead and missed where red."""
    promise = replace(promise, is_harvest=False)
    whole = promise.low * pct / 100
    inside = Seen(
        value=whole * quarter / 4, is_over=False, is_first_quarter=quarter == 1, is_half_over=quarter > 1,
        due=Due(share=quarter / 4, source="calendar"),
    )  # fmt: skip
    end = judged(promise, replace(inside, value=whole, is_over=True))
    found = judged(promise, inside)
    assert found.status not in ("ahead", "met") or end.status == "met"
    assert found.light != "red" or end.status == "missed"


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_the_unit_that_a_figure_is_given_in_changes_nothing(done, promised):
    """In 万元: the figure may be typed in any unit of money, and the row's may be another."""
    forms = f"{done}万元", f"{Decimal(done) / 10000:f}亿元", f"{done * 10000}元", f"{done:,}万元"
    statuses = set()
    for form in forms:
        for unit, times in (("亿元", Decimal(10) ** 8), ("万元", Decimal(10) ** 4), ("元", Decimal(1))):
            value = in_unit(number(form, "@", unit=unit, where="A1"), unit, where="A1") * times
            assert value == done * 10000
            target = Promise(
                aim=Aim("flow", "assumed", 1), measure="increment", comparator="eq",
                low=promised * 1e4, high=promised * 1e4, unit="元",
            )  # fmt: skip
            seen = Seen(value=float(value), is_over=False, is_half_over=True, due=Due(share=0.5, source=""))
            statuses.add(judged(target, seen).status)
    assert len(statuses) == 1


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.integers(0, 99), min_size=3, max_size=3))
def test_a_later_figure_takes_the_place_of_an_earlier_one(make_tables, statement, values):
    target = statement("tasks", "口袋公园", 60.0, "个")
    periods = ("2023-Q1", "2023-H1", "2023-Q1/Q3")
    told = [
        statement("report", "口袋公园", float(value), "个", role="actual", period=period)
        for value, period in zip(values, periods, strict=True)
    ]
    for known in range(1, 4):
        all_told = track_rows(make_tables(target, *told[:known]), "鞍山市", "2023-Q3")
        alone = track_rows(make_tables(target, told[known - 1]), "鞍山市", "2023-Q3")
        shown = [
            [(row.status, row.light, row.observed, str(row.gap)) for row in rows]
            for rows in (all_told, alone)
        ]
        assert shown[0] == shown[1]
        assert all_told[0].observed == values[known - 1]


@pytest.mark.parametrize(("place", "year"), [("鞍山市", 2023), ("锦州市", 2025)])
def test_every_target_has_one_status_of_the_list_and_the_counts_add_up(built, place, year):
    numbers = set()
    for scheme in tuple(SCHEMES.schemes):
        for quarter in range(1, 5):
            rows = track_rows(built, place, f"{year}-Q{quarter}", scheme)
            ids = [row.target_id for row in rows]
            assert len(ids) == len(set(ids))
            assert {row.status for row in rows} <= schemes().statuses.keys()
            assert {row.light for row in rows} <= set(LIGHTS)
            assert all(
                row.reason for row in rows if row.status in ("undetermined", "stale", "no_observation")
            )
            assert sum(part.number for part in count(rows)) == len(rows)
            numbers.add(len(rows))
    # However a target stands, it is there in every quarter.
    assert len(numbers) == 1
