from __future__ import annotations

import pytest

from indicators.analysis.pace import five_year
from indicators.errors import BadParameter
from indicators.vocabulary import schemes

REVENUE = {"indicator_id": "budget_revenue", "measure": "level"}
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


def test_wrong_schemes_are_told(built):
    with pytest.raises(BadParameter, match="five_year, eurostat") as caught:
        five_year(built, "鞍山市", 2023, scheme="points")
    assert (
        caught.value.remedy == "Choose one that measures what the table holds; see vocabulary/schemes.yaml."
    )


@pytest.mark.parametrize("scheme", ["five_year", "eurostat"])
def test_the_real_plan_is_judged_by_one_scheme(built, scheme):
    frame = five_year(built, "鞍山市", 2023, scheme=scheme)
    assert set(frame["scheme"]) == {scheme}
    allowed = {band.status for band in schemes().by_name[scheme].bands} | set(schemes().statuses)
    assert set(frame["status"]) <= allowed
    assert frame.loc[frame["status"].isin(["undetermined", "no_observation"]), "reason"].ne("").all()
    assert frame["goal_id"].is_unique


def test_a_place_without_a_plan_has_columns_and_no_rows(make_tables, statement):
    frame = five_year(make_tables(statement("tasks", "企业", 5.0, "家")), "鞍山市", 2023)
    assert frame.empty
    assert {"goal_id", "pace", "state"} <= set(frame.columns)
