from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.codes import explain
from indicators.analysis.pace import five_year, in_year
from indicators.errors import BadParameter
from indicators.vocabulary import schemes

REVENUE = {"indicator_id": "budget_revenue", "measure": "level"}
GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
STATIONS = {"indicator_id": "5g_stations", "measure": "increment"}


@pytest.fixture
def revenue(make_tables, statement):
    """A plan from 157.3 to 210 with one figure."""

    def make(value, year="2023"):
        return make_tables(
            statement("plan", "收入", 157.3e8, "元", role="baseline", period="2020", start=1, **REVENUE),
            statement("plan", "收入", 210e8, "元", period="2025", start=2, origin="table", **REVENUE),
            statement("report", "收入", value * 1e8, "元", role="actual", period=year, start=3, **REVENUE),
        )

    return make


def test_one_figure_has_three_paces(revenue):
    (row,) = five_year(revenue(181), "鞍山市", 2023).to_dict("records")
    assert (round(row["pace"], 3), round(row["pace_linear"], 3), round(row["pace_cagr"], 3)) == (
        0.809,
        0.750,
        0.805,
    )
    assert (row["scheme"], row["status"], row["state"]) == ("five_year", "slow", "in_progress")


@pytest.mark.parametrize(
    ("value", "year", "scheme", "status"),
    [
        (192, "2023", "five_year", "faster"),
        (187, "2023", "five_year", "as_expected"),
        (160, "2023", "five_year", "lagging"),
        (150, "2023", "five_year", "reversed"),
        (187, "2023", "eurostat", "significant"),
        (181, "2023", "eurostat", "moderate"),
        (150, "2023", "eurostat", "away"),
        (211, "2023", "five_year", "achieved_early"),
        (211, "2025", "five_year", "met"),
        (205, "2025", "five_year", "missed"),
    ],
)
def test_the_scheme_names_the_pace(revenue, value, year, scheme, status):
    row = five_year(revenue(value, year), "鞍山市", 2025, scheme=scheme).iloc[0]
    assert (row["scheme"], row["status"]) == (scheme, status)


def test_a_lower_bound_is_no_verdict(make_tables, statement):
    tables = make_tables(
        statement("plan", "5G基站", 4000.0, "个", period="2021/2025", start=1, **STATIONS),
        statement("report", "5G基站", 1409.0, "个", role="actual", period="2022", start=2, **STATIONS),
    )
    (row,) = five_year(tables, "鞍山市", 2023).to_dict("records")
    assert (row["status"], row["reason"]) == ("undetermined", "sum_is_lower_bound")
    assert round(row["pace"], 3) == 0.881


@pytest.fixture
def spring(make_tables, statement):
    """A target of 2023 with one figure of its first quarter."""

    def make(kind, target, observed, *more):
        unit = "%" if kind["measure"] == "growth" else "个"
        return make_tables(
            statement("tasks", "指标", target, unit, start=1, **kind),
            statement("report", "指标", observed, unit, role="actual", period="2023-Q1", start=2, **kind),
            *(
                statement("report", "指标", value, unit, role="actual", period=period, start=at, **kind)
                for at, (period, value) in enumerate(more, 3)
            ),
        )

    return make


@pytest.mark.parametrize(
    ("scheme", "observed", "status"),
    [
        ("in_year", 0.0, "not_started"),
        ("in_year", 1000.0, "completed"),
        ("in_year", 300.0, "ahead"),
        ("in_year", 200.0, "behind"),
        ("points", 250.0, "green"),
        ("points", 200.0, "watch"),
        ("points", 150.0, "yellow"),
        ("relative", 250.0, "green"),
        ("relative", 130.0, "yellow"),
        ("relative", 100.0, "red"),
    ],
)
def test_an_amount_is_held_against_what_is_due(spring, scheme, observed, status):
    row = in_year(spring(STATIONS, 1000.0, observed), "鞍山市", 2023, 1, scheme=scheme).iloc[0]
    assert (row["status"], row["scheme"], row["due"], row["due_source"]) == (
        status,
        scheme,
        250.0,
        "calendar",
    )


@pytest.mark.parametrize(("observed", "status"), [(6.0, "green"), (5.7, "yellow"), (4.9, "red")])
def test_a_rate_is_held_against_the_annual_target(spring, observed, status):
    row = in_year(spring(GDP, 6.0, observed), "鞍山市", 2023, 1, scheme="growth").iloc[0]
    assert (row["status"], row["growth_gap_points"]) == (status, pytest.approx(observed - 6))
    assert isnan(row["due"])


@pytest.mark.parametrize(
    ("kind", "scheme", "what"), [(GDP, "points", "rates"), (STATIONS, "growth", "amounts")]
)
def test_a_scheme_says_what_it_does_not_measure(spring, kind, scheme, what):
    row = in_year(spring(kind, 6.0, 5.0), "鞍山市", 2023, 1, scheme=scheme).iloc[0]
    assert (row["status"], row["reason"]) == ("undetermined", f"scheme_measures:{what}")


@pytest.mark.parametrize(
    ("profile", "custom", "due", "source", "status"),
    [
        ("even", None, 250.0, "calendar", "behind"),
        ("lastyear", None, 100.0, "last_year", "on_schedule"),
        ({"5g_stations": "custom"}, {"5g_stations": {3: 0.05}}, 50.0, "custom", "ahead"),
        ({"gdp": "custom"}, None, 250.0, "calendar", "behind"),
    ],
)
def test_seasons_are_a_parameter(spring, profile, custom, due, source, status):
    tables = spring(STATIONS, 1000.0, 100.0, ("2022-Q1", 140.0), ("2022", 1400.0))
    row = in_year(tables, "鞍山市", 2023, 1, profile=profile, custom=custom).iloc[0]
    assert (row["due"], row["due_source"], row["status"]) == (pytest.approx(due), source, status)


def test_wrong_schemes_and_profiles_are_told(built):
    with pytest.raises(BadParameter) as caught:
        in_year(built, "锦州市", 2025, 1, scheme="eurostat")
    assert caught.value.expected == "a scheme among in_year, points, relative, growth"
    assert (
        caught.value.remedy == "Choose one that measures what the table holds; see vocabulary/schemes.yaml."
    )
    with pytest.raises(BadParameter, match="five_year, eurostat"):
        five_year(built, "鞍山市", 2023, scheme="points")
    with pytest.raises(BadParameter) as caught:
        in_year(built, "锦州市", 2025, 1, profile="summer")
    assert (caught.value.found, caught.value.remedy) == ("summer", "Write even, lastyear or custom.")


@pytest.mark.parametrize("scheme", ["five_year", "eurostat"])
def test_the_real_plan_is_judged_by_one_scheme(built, scheme):
    frame = five_year(built, "鞍山市", 2023, scheme=scheme)
    assert set(frame["scheme"]) == {scheme}
    allowed = {band.status for band in schemes().by_name[scheme].bands} | set(schemes().statuses)
    assert set(frame["status"]) <= allowed
    assert frame.loc[frame["status"].isin(["undetermined", "no_observation"]), "reason"].ne("").all()
    assert frame["goal_id"].is_unique


@pytest.mark.parametrize("scheme", ["in_year", "points", "relative", "growth"])
def test_the_real_year_is_judged_by_one_scheme(built, scheme):
    frame = in_year(built, "锦州市", 2025, 1, scheme=scheme)
    assert set(frame["scheme"]) == {scheme}
    allowed = {band.status for band in schemes().by_name[scheme].bands} | set(schemes().statuses)
    assert set(frame["status"]) <= allowed
    for codes in set(frame["reason"]):
        assert len(explain(codes, "en")) == bool(codes)
    gdp = frame.set_index("indicator_id").loc["gdp"]
    assert (gdp["growth_gap_points"], round(gdp["rest_growth_pct"], 2)) == (-0.3, 6.10)


def test_a_place_without_a_plan_has_columns_and_no_rows(make_tables, statement):
    frame = five_year(make_tables(statement("tasks", "企业", 5.0, "家")), "鞍山市", 2023)
    assert frame.empty
    assert {"goal_id", "pace", "state"} <= set(frame.columns)
