from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.codes import explain
from indicators.analysis.remaining import COLUMNS, remaining
from indicators.errors import UnknownPlace

FIRMS = {"indicator_id": "hightech_firms"}
REVENUE = {"indicator_id": "budget_revenue"}


def rows_of(tables, year=2025):
    return remaining(tables, "鞍山市", year).to_dict("records")


def test_sums_of_known_years_are_a_lower_bound(make_tables, statement):
    stations = {"indicator_id": "5g_stations"}
    tables = make_tables(
        statement("plan", "5G基站", 4000.0, "个", period="2021/2025", start=1, **stations),
        statement("report", "5G基站", 1409.0, "个", role="actual", period="2022", start=2, **stations),
    )
    (row,) = rows_of(tables)
    assert (row["done_pct"], row["elapsed_pct"], row["planned"]) == (35.225, 40.0, 800.0)
    assert round(row["remaining"], 1) == 863.7
    assert row["flags"] == "year_unknown:2021;sum_is_lower_bound"
    assert row["observation_ids"] == "report@2"


def test_a_sum_the_source_made_itself_stands_alone(make_tables, statement):
    stations = {"indicator_id": "5g_stations"}
    tables = make_tables(
        statement("plan", "5G基站", 4000.0, "个", period="2021/2025", start=1, **stations),
        statement("report", "5G基站", 3000.0, "个", role="actual", period="2021/2023", start=2, **stations),
    )
    (row,) = rows_of(tables)
    assert (row["value"], row["remaining"], row["flags"]) == (3000.0, 500.0, "")


def test_additions_move_a_level_from_its_base(make_tables, statement):
    tables = make_tables(
        statement(
            "plan", "企业", 360.0, "家", role="baseline", measure="level", period="2020", start=1, **FIRMS
        ),
        statement(
            "plan", "企业", 600.0, "家", measure="level", comparator="gt", period="2025", start=2,
            origin="table", **FIRMS,
        ),
        statement("report", "企业", 60.0, "家", role="actual", period="2021", start=3, **FIRMS),
        statement("report", "企业", 40.0, "家", role="actual", period="2022", start=4, **FIRMS),
    )  # fmt: skip
    first, second = rows_of(tables)
    assert (first["value"], first["remaining"], second["value"]) == (420.0, 45.0, 460.0)
    assert round(second["remaining"], 2) == 46.67
    assert second["flags"] == "goal_is_a_floor;outcome_counts_additions"


@pytest.mark.parametrize(("years", "value"), [(["2021", "2022"], 157.3 * 1.1**2), (["2022"], None)])
def test_growth_moves_money_if_every_year_is_known(make_tables, statement, years, value):
    growth = {"role": "actual", "measure": "growth", "basis": "yoy"}
    tables = make_tables(
        statement("plan", "收入", 157.3e8, "元", role="baseline", measure="level", period="2020", **REVENUE),
        statement("plan", "收入", 210e8, "元", measure="level", period="2025", origin="table", **REVENUE),
        *(statement("report", "收入", 10.0, "%", period=year, **(growth | REVENUE)) for year in years),
    )
    row = rows_of(tables)[-1]
    if value is None:
        assert (row["status"], row["reason"]) == ("undetermined", "year_unknown:2021")
    else:
        assert row["value"] == pytest.approx(value)
        assert (row["rate_unit"], row["flags"]) == ("%", "growth_chained")


def test_shares_move_in_points(make_tables, statement):
    water = {"indicator_id": "surface_water", "measure": "share"}
    tables = make_tables(
        statement("plan", "水", 58.3, "%", role="baseline", period="2020", **water),
        statement("plan", "水", 70.0, "%", period="2025", origin="table", **water),
        statement("report", "水", 64.0, "%", role="actual", period="2022", **water),
    )
    row = rows_of(tables)[-1]
    assert (row["method"], row["rate_unit"], row["remaining"], row["planned"]) == (
        "linear",
        "百分点",
        2.0,
        2.34,
    )


def test_a_goal_without_a_figure_says_so(make_tables, statement):
    tables = make_tables(
        statement("plan", "5G基站", 4000.0, "个", period="2021/2025"),
        statement("plan", "收入", None, "", measure="growth", reference="assigned", period="2021/2025"),
    )
    assert [(row["status"], row["reason"]) for row in rows_of(tables)] == [
        ("undetermined", "no_observation:2025"),
        ("undetermined", "goal_relational:assigned"),
    ]


def test_an_unknown_place_is_told(built):
    with pytest.raises(UnknownPlace, match="鞍山"):
        remaining(built, "鞍山", 2023)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_real_plan(built, lang):
    frame = remaining(built, "鞍山市", 2025)
    assert list(frame.columns) == COLUMNS
    assert ((frame["status"] == "undetermined") == (frame["reason"] != "")).all()
    stations = frame[frame["indicator_id"] == "5g_stations"].iloc[0]
    assert (stations["done_pct"], round(stations["stretch"], 2)) == (35.225, 1.08)
    grain = frame[frame["indicator_id"] == "grain_output"].iloc[0]
    assert (grain["status"], isnan(grain["done_pct"])) == ("goal_met", True)
    for column in ("status", "reason", "flags"):
        for codes in set(frame[column]):
            assert len(explain(codes, lang)) == len([code for code in codes.split(";") if code])
