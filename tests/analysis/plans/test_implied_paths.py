from __future__ import annotations

from math import isclose, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.plans.compound_growth import required_growth
from indicators.analysis.plans.implied_paths import choose, path
from indicators.errors import UnknownPlace

from .frames import paths

positive = st.floats(0.01, 1e6)
years = st.integers(1, 15)


@pytest.mark.parametrize(
    ("base", "goal", "expected"),
    [
        (157.3, 210, 5.949),
        (244.3, 488, 14.842),
        (4.3, 5.75, 5.984),
        (275.2, 443, 9.989),
        (695.3, 1000, 7.539),
        (286, 418, 7.885),
    ],
)
def test_the_growth_the_plans_table_implies(base, goal, expected):
    assert required_growth(base, goal, 5) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(("base", "goal", "n"), [(0, 5, 5), (-1, 5, 5), (5, 0, 5), (5, 6, 0)])
def test_no_rate_leads_from_or_to_nothing(base, goal, n):
    assert isnan(required_growth(base, goal, n))


@given(positive, positive, years)
def test_the_required_growth_leads_to_the_goal(base, goal, n):
    assert isclose(base * (1 + required_growth(base, goal, n) / 100) ** n, goal, rel_tol=1e-6)


@given(st.sampled_from(["linear", "constant_growth"]), positive, positive, years)
def test_a_path_begins_at_the_base_ends_at_the_goal_and_never_turns(method, base, goal, n):
    values = path(method, base, goal, n)
    assert len(values) == n + 1
    assert isclose(values[0], base)
    assert isclose(values[-1], goal, rel_tol=1e-9)
    rising = sorted(values) if goal >= base else sorted(values, reverse=True)
    assert values == pytest.approx(rising)


@given(positive, years)
def test_a_cumulative_path_begins_at_nothing(goal, n):
    values = path("cumulative", 5.0, goal, n)
    assert values[0] == 0
    assert isclose(values[-1], goal)


@pytest.mark.parametrize(
    ("measure", "unit", "method"),
    [
        ("level", "元", "constant_growth"),
        ("level", "", "linear"),
        ("level", "美元", "constant_growth"),
        ("decline", "%", "stated"),
    ],
)
def test_each_measure_has_its_path(measure, unit, method):
    assert choose(measure, unit) == method


def test_paths_stand_in_the_readers_unit_with_step_and_growth(make_tables, statement):
    kind = {"indicator_id": "budget_revenue", "measure": "level"}
    tables = make_tables(
        statement(
            "plan", "一般公共预算收入", 15730000000.0, "元", role="baseline", period="2020", start=1, **kind
        ),
        statement(
            "plan", "一般公共预算收入", 21000000000.0, "元", period="2025", start=2, origin="table", **kind
        ),
    )
    frame = paths(tables, "鞍山市", 2023)
    assert frame["year"].tolist() == [2020, 2021, 2022, 2023, 2024, 2025]
    assert frame["value"].iloc[[0, -1]].tolist() == pytest.approx([157.3, 210.0])
    assert set(frame["unit"]) == {"亿元"}
    assert set(frame["method"]) == {"constant_growth"}
    assert set(frame["base_id"]) == {"plan@1"}
    assert set(frame["goal_id"]) == {"plan@2"}


def test_a_goal_without_a_path_says_why(make_tables, statement):
    tables = make_tables(
        statement(
            "plan",
            "城镇化率",
            75.0,
            "%",
            measure="share",
            indicator_id="urbanisation",
            period="2025",
            start=1,
        ),
        statement(
            "plan",
            "地区生产总值",
            None,
            "",
            measure="growth",
            period="2021/2025",
            reference="province_average",
            start=2,
        ),
    )
    frame = paths(tables, "鞍山市", 2023)
    assert frame["value"].isna().all()
    assert frame["reason"].tolist() == ["goal_no_base", "goal_relational:province_average"]


def test_a_floor_that_its_base_has_reached_has_no_path(make_tables, statement):
    kind = {"measure": "share", "indicator_id": "forest_cover", "origin": "table"}
    tables = make_tables(
        statement("plan", "森林覆盖率", 62.1, "%", role="baseline", period="2020", **kind),
        statement("plan", "森林覆盖率", 62.0, "%", period="2025", comparator="ge", **kind),
    )
    assert paths(tables, "鞍山市", 2023)["reason"].tolist() == ["goal_holds_already"]


def test_a_stated_yearly_rate_holds_for_each_year(make_tables, statement):
    tables = make_tables(
        statement(
            "plan",
            "全员劳动生产率",
            6.0,
            "%",
            measure="growth",
            basis="cagr",
            period="2021/2025",
            indicator_id="labour_productivity",
        )
    )
    frame = paths(tables, "鞍山市", 2022)
    assert frame["year"].tolist() == [2021, 2022, 2023, 2024, 2025]
    assert set(frame["value"]) == {6.0}
    assert set(frame["method"]) == {"stated"}


def test_a_plan_gives_no_path_outside_its_years(make_tables, statement):
    tables = make_tables(statement("plan", "5G基站", 4000.0, "个", period="2021/2025"))
    assert paths(tables, "鞍山市", 2026).empty


def test_a_place_without_targets_is_told(make_tables, statement):
    tables = make_tables(statement("plan", "5G基站", 4000.0, "个", period="2021/2025"))
    with pytest.raises(UnknownPlace) as caught:
        paths(tables, "鞍山", 2023)
    assert caught.value.expected == "the full name of a place with targets"
    assert caught.value.remedy == "Did you mean 鞍山市?"


def test_the_real_plan_has_a_value_or_a_reason_everywhere(built):
    frame = paths(built, "鞍山市", 2023)
    assert ((frame["value"].notna()) == (frame["reason"] == "")).all()
    firms = frame[(frame["indicator_id"] == "hightech_firms") & (frame["method"] == "linear")]
    assert firms["value"].tolist() == [360, 408, 456, 504, 552, 600]
    assert set(firms["step"]) == {48.0}


@pytest.mark.parametrize(
    ("comparator", "base", "goal", "is_drawn"),
    [("ge", 62.1, 62, False), ("lt", 5.2, 5.5, False), ("ge", 60, 62, True), ("le", 6, 5.5, True)],
)
def test_no_path_leads_to_a_bound_that_the_base_keeps(
    make_tables, statement, comparator, base, goal, is_drawn
):
    of = {"indicator": "森林覆盖率", "unit": "%", "measure": "share"}
    tables = make_tables(
        statement("plan", value=goal, period="2025", comparator=comparator, start=9, **of),
        statement("plan", value=base, role="baseline", period="2020", **of),
    )
    values = paths(tables, "鞍山市", 2023)["value"]
    assert values.notna().any() == is_drawn
