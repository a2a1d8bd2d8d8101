from __future__ import annotations

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.attainment import COLUMNS, quarter
from indicators.analysis.codes import explain
from indicators.analysis.verdicts import gap_of_rate, tolerance
from indicators.errors import BadPeriod, UnknownPlace

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
STATIONS = {"indicator_id": "5g_stations"}


@pytest.fixture
def judged(make_tables, statement):
    """Judges one target of 2023 against one figure at a quarter's end."""

    def judge(kind, target, observed, period, number, **fields):
        unit = "%" if kind["measure"] != "increment" else "个"
        rows = [statement("tasks", "指标", target, unit, start=1, **(kind | fields))]
        if observed is not None:
            rows.append(
                statement("report", "指标", observed, unit, role="actual", period=period, start=2, **kind)
            )
        (row,) = quarter(make_tables(*rows), "鞍山市", 2023, number).to_dict("records")
        return row

    return judge


def test_a_rate_so_far_is_held_against_the_annual_target_itself(judged):
    row = judged(GDP, 6.0, 5.7, "2023-Q1", 1)
    assert (row["observed"], row["gap"], row["gap_unit"]) == (5.7, -0.3, "百分点")
    assert (row["status"], row["reason"], row["scheme"]) == ("on_schedule", "", "in_year")
    assert (row["elapsed_pct"], row["observation_id"]) == (25.0, "report@2")


@pytest.mark.parametrize(
    ("observed", "comparator", "status"),
    [
        (7.5, "eq", "ahead"),
        (6.0, "eq", "on_schedule"),
        (4.0, "eq", "behind"),
        (4.0, "approx", "behind"),
        (5.6, "approx", "on_schedule"),
    ],
)
def test_rates_inside_the_year_have_the_words_of_the_scheme(judged, observed, comparator, status):
    assert judged(GDP, 6.0, observed, "2023-H1", 2, comparator=comparator)["status"] == status


@pytest.mark.parametrize(
    ("target", "observed", "comparator", "status"),
    [
        (6.0, 6.0, "eq", "met"),
        (6.0, 5.9, "eq", "missed"),
        (6.0, 5.5, "approx", "met"),
        (7.0, 4.0, "approx", "missed"),
        (8.0, 8.0, "ge", "met"),
    ],
)
def test_at_the_years_end_a_target_is_met_or_missed(judged, target, observed, comparator, status):
    row = judged(GDP, target, observed, "2023", 4, comparator=comparator)
    assert row["status"] == status
    assert ("tolerance:0.5|百分点" in row["flags"]) == (comparator == "approx")


@pytest.mark.parametrize(
    ("observed", "gap", "status"),
    [(650.0, 15.0, "ahead"), (500.0, 0.0, "on_schedule"), (400.0, -10.0, "behind")],
)
def test_an_amount_is_held_against_the_share_of_the_year_that_is_over(judged, observed, gap, status):
    row = judged(STATIONS | {"measure": "increment"}, 1000.0, observed, "2023-H1", 2)
    assert (row["gap"], row["status"], row["attained_pct"]) == (gap, status, observed / 10)


def test_the_latest_figure_not_after_the_quarter_counts(make_tables, statement):
    figures = [
        statement("report", "地区生产总值", value, "%", role="actual", period=period, start=start, **GDP)
        for start, (period, value) in enumerate(
            [
                ("2023-Q1", 4.0),
                ("2023-01/05", 5.0),
                ("2023-Q1/Q3", 6.5),
                ("2023-06", 9.0),
                ("2023", 7.0),
                ("2022", 2.0),
            ],
            10,
        )
    ]
    tables = make_tables(statement("tasks", "地区生产总值", 6.0, "%", start=1, **GDP), *figures)
    found = [quarter(tables, "鞍山市", 2023, number).iloc[0] for number in (1, 2, 3, 4)]
    assert [row["observed_period"] for row in found] == ["2023-Q1", "2023-01/05", "2023-Q1/Q3", "2023"]
    assert {row["last_outcome"] for row in found} == {2.0}


def test_no_figure_is_no_verdict_and_never_zero(judged):
    row = judged(GDP, 6.0, None, "", 2)
    assert isnan(row["observed"])
    assert isnan(row["gap"])
    assert isnan(row["attained_pct"])
    assert (row["status"], row["reason"]) == ("no_observation", "no_observation:2023-H1")


def test_a_target_without_a_number_cannot_be_judged(judged):
    row = judged(GDP, None, 5.0, "2023", 4, reference="own_gdp_growth", quote="与经济增长同步")
    assert (row["status"], row["reason"]) == ("undetermined", "relational:own_gdp_growth")
    assert row["text"] == "与经济增长同步"
    assert isnan(row["target"])


@pytest.mark.parametrize(
    ("kind", "comparator", "number", "reason"),
    [
        ({"indicator_id": "cpi", "measure": "growth", "basis": "yoy"}, "eq", 4, "band"),
        ({"indicator_id": "grain_output", "measure": "level"}, "ge", 2, "stock_or_flow"),
    ],
)
def test_what_cannot_be_judged_says_why(judged, kind, comparator, number, reason):
    period = "2023" if number == 4 else "2023-H1"
    row = judged(kind, 2.0, 2.1, period, number, comparator=comparator)
    assert (row["status"], row["reason"]) == ("undetermined", reason)


def test_a_ceiling_needs_no_direction(judged):
    cpi = {"indicator_id": "cpi", "measure": "growth", "basis": "yoy"}
    assert judged(cpi, 3.0, 2.1, "2023", 4, comparator="le")["status"] == "met"
    assert judged(cpi, 3.0, 3.1, "2023", 4, comparator="le")["status"] == "missed"


def test_a_target_below_last_years_outcome_is_flagged(make_tables, statement):
    tables = make_tables(
        statement("tasks", "5G基站", 1330.0, "个", modality="力争", **STATIONS),
        statement("report", "5G基站", 1409.0, "个", role="actual", period="2022", **STATIONS),
    )
    row = quarter(tables, "鞍山市", 2023, 1).iloc[0]
    assert (row["last_outcome"], row["last_period"], row["last_unit"]) == (1409.0, "2022", "个")
    # 力争 alone is no stretch target: no floor stands beside it.
    assert row["flags"] == "below_last_outcome"


@given(st.sampled_from(["eq", "approx", "ge", "gt"]), st.floats(-50, 50), st.floats(-50, 50))
def test_a_rate_is_better_the_higher_it_is_where_higher_is_better(comparator, target, observed):
    assert gap_of_rate(comparator, target, target, observed, 1) == observed - target


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_ceiling_and_a_floor_mirror_each_other(target, observed):
    assert gap_of_rate("le", target, target, observed, None) == -gap_of_rate(
        "ge", target, target, observed, None
    )


def test_a_range_is_kept_inside():
    assert gap_of_rate("range", 2, 4, 3, None) == 1
    assert gap_of_rate("range", 2, 4, 5, None) == -1


def test_about_forgives_points_of_a_rate_and_percent_of_an_amount():
    assert tolerance("approx", "share", 60) == 0.5
    assert tolerance("approx", "level", 500.0) == 10.0
    assert tolerance("ge", "level", 500.0) == 0.0


@pytest.mark.parametrize("number", [0, 5])
def test_there_are_four_quarters(built, number):
    with pytest.raises(BadPeriod) as caught:
        quarter(built, "鞍山市", 2023, number)
    assert caught.value.remedy == "A year has the quarters Q1 to Q4."


def test_an_unknown_place_is_told(built):
    with pytest.raises(UnknownPlace, match="锦州"):
        quarter(built, "锦州", 2025, 1)


class TestTheRealPapers:
    def test_anshan_missed_industry_though_its_report_says_all_were_met(self, built):
        frame = quarter(built, "鞍山市", 2023, 4).set_index("indicator_id")
        status = frame.loc[
            ["gdp", "fixed_investment", "retail_sales", "budget_revenue", "industry_value_added"], "status"
        ]
        assert status.tolist() == ["met", "met", "met", "met", "missed"]
        assert frame.loc["industry_value_added", "gap"] == -3.0

    def test_anshan_has_no_quarter_of_2023(self, built):
        frame = quarter(built, "鞍山市", 2023, 2)
        assert set(frame["status"]) == {"no_observation", "undetermined"}
        assert (frame["reason"] != "").all()

    def test_jinzhous_first_quarter(self, built):
        frame = quarter(built, "锦州市", 2025, 1).set_index("indicator_id")
        assert (frame.loc["gdp", "target"], frame.loc["gdp", "observed"], frame.loc["gdp", "gap"]) == (
            6.0,
            5.7,
            -0.3,
        )
        assert round(frame.loc["gdp", "rest_growth_pct"], 2) == 6.10
        assert frame.loc["gdp", "passed_source"] == "calendar"

    def test_anshans_income_is_relational(self, built):
        frame = quarter(built, "鞍山市", 2023, 4).set_index("indicator_id")
        assert frame.loc["income", ["status", "reason"]].tolist() == [
            "undetermined",
            "relational:own_gdp_growth",
        ]

    @pytest.mark.parametrize(("place", "year"), [("鞍山市", 2023), ("锦州市", 2025)])
    def test_every_row_has_a_gap_or_a_reason_and_words_for_both(self, built, place, year):
        for number in (1, 2, 3, 4):
            frame = quarter(built, place, year, number)
            assert list(frame.columns) == COLUMNS
            assert len(frame) > 50
            assert (frame["gap"].isna() == (frame["reason"] != "")).all()
            for column in ("reason", "flags"):
                for codes in set(frame[column]):
                    assert len(explain(codes, "en")) == len([code for code in codes.split(";") if code])
