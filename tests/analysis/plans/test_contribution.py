from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.reason_codes import explain
from indicators.errors import UnknownPlace

from .frames import COLUMNS, plan_vs_annual

STATIONS = {"indicator_id": "5g_stations"}
FIRMS = {"indicator_id": "hightech_firms"}
GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}


@pytest.fixture
def stations(statement):
    """A plan's 4000 new stations, a year's 1330 new and rebuilt, 1409 new the year before."""
    return [
        statement(
            "plan",
            "5G基站",
            4000.0,
            "个",
            period="2021/2025",
            start=1,
            sentence="新建5G基站4000个",
            **STATIONS,
        ),
        statement("tasks", "新改建5G基站", 1330.0, "个", start=2, **STATIONS),
        statement(
            "report",
            "5G基站",
            1409.0,
            "个",
            role="actual",
            period="2022",
            start=3,
            sentence="新建5G基站1409个",
            **STATIONS,
        ),
    ]


@pytest.fixture
def firms(statement):
    """A plan's stock of over 600 firms from 360, over 50 a year, and a year's 40 more."""
    return [
        statement(
            "plan",
            "高新技术企业数",
            360.0,
            "家",
            role="baseline",
            measure="level",
            period="2020",
            start=1,
            **FIRMS,
        ),
        statement(
            "plan",
            "高新技术企业数",
            600.0,
            "家",
            measure="level",
            comparator="gt",
            period="2025",
            start=2,
            quote=">600",
            **FIRMS,
        ),
        statement(
            "plan",
            "高新技术企业数",
            50.0,
            "家",
            basis="annual",
            comparator="gt",
            period="2021/2025",
            start=3,
            quote=">50",
            **FIRMS,
        ),
        statement("tasks", "高新技术企业", 40.0, "家", start=4, **FIRMS),
    ]


def only(frame, indicator_id):
    (row,) = frame[frame["indicator_id"] == indicator_id].to_dict("records")
    return row


def test_new_stations_of_a_year_are_a_share_of_those_of_the_plan(make_tables, stations):
    row = only(plan_vs_annual(make_tables(*stations), "鞍山市", 2023), "5g_stations")
    assert (row["outcome_contribution_pct"], row["target_contribution_pct"]) == (35.225, 33.25)
    assert (row["even_share_pct"], row["known_sum_pct"], row["known_years"]) == (20.0, 68.475, "2022;2023")
    assert (row["yearly_step"], row["method"]) == (800.0, "cumulative")
    assert isnan(row["required_growth_pct"])
    assert isnan(row["base"])
    assert (row["goal_id"], row["target_id"], row["observation_id"]) == ("plan@1", "tasks@2", "report@3")


def test_a_wider_wording_and_an_unknown_year_are_flagged(make_tables, stations):
    row = only(plan_vs_annual(make_tables(*stations), "鞍山市", 2023), "5g_stations")
    assert row["flags"].split(";") == [
        "target_wording:新改建5G基站|新建5G基站",
        "target_upper_bound",
        "outcome_unverified",
        "target_below_outcome",
        "year_unknown:2021",
        "sum_is_lower_bound",
    ]


def test_a_goal_that_is_already_met_is_one_to_keep(make_tables, statement):
    grain = {"indicator_id": "grain_output", "measure": "level"}
    tables = make_tables(
        statement("plan", "粮食产量", 1300000.0, "吨", comparator="ge", period="2025", **grain),
        statement("tasks", "粮食产量", 1300000.0, "吨", comparator="ge", **grain),
        statement("report", "粮食产量", 1385000.0, "吨", role="actual", period="2022", **grain),
    )
    row = only(plan_vs_annual(tables, "鞍山市", 2023), "grain_output")
    assert {"goal_already_met", "target_below_outcome"} <= set(row["flags"].split(";"))
    assert row["reason"] == "target_no_base;outcome_no_base"


def test_a_known_year_is_not_flagged(make_tables, stations, statement):
    first = statement("report", "5G基站", 900.0, "个", role="actual", period="2021", **STATIONS)
    row = only(plan_vs_annual(make_tables(*stations, first), "鞍山市", 2023), "5g_stations")
    assert row["known_years"] == "2021;2022;2023"
    assert row["known_sum_pct"] == pytest.approx(90.975)
    assert "unknown" not in row["flags"]
    assert "lower_bound" not in row["flags"]


def test_a_stock_is_one_row_and_its_stated_yearly_amount_stands_beside_it(make_tables, firms):
    row = only(plan_vs_annual(make_tables(*firms), "鞍山市", 2023), "hightech_firms")
    assert (row["base"], row["goal"], row["goal_comparator"], row["stated"]) == (360.0, 600.0, "gt", ">50")
    assert (row["yearly_step"], row["method"]) == (48.0, "linear")
    assert row["target_contribution_pct"] == pytest.approx(100 * 40 / 240)
    assert row["status"] == "target_below_even_share"
    assert {"goal_is_a_floor", "target_counts_additions", "below_stated_pace:超过50家"} <= set(
        row["flags"].split(";")
    )
    assert row["reason"] == "no_outcome:2022"


def test_a_goal_without_a_number_gives_its_words_and_the_reason(make_tables, statement):
    tables = make_tables(
        statement(
            "plan", "地区生产总值", None, "", measure="growth", basis="cagr", period="2021/2025",
            indicator_id="gdp", reference="province_average", quote="高于省平均水平",
        ),
        statement("tasks", "地区生产总值", 6.0, "%", **GDP),
    )  # fmt: skip
    row = only(plan_vs_annual(tables, "鞍山市", 2023), "gdp")
    assert isnan(row["target_contribution_pct"])
    assert isnan(row["goal"])
    assert (row["goal_text"], row["method"], row["status"]) == ("高于省平均水平", "none", "not_computable")
    assert row["reason"] == "goal_relational:province_average"


def test_a_target_without_a_number_gives_the_reason(make_tables, statement):
    income = {"indicator_id": "income", "measure": "growth"}
    tables = make_tables(
        statement("plan", "居民人均可支配收入", 6.0, "%", basis="cagr", period="2021/2025", **income),
        statement("tasks", "居民收入", None, "", reference="own_gdp_growth", **income),
    )
    row = only(plan_vs_annual(tables, "鞍山市", 2023), "income")
    assert row["reason"] == "target_relational:own_gdp_growth;no_outcome:2022"


def test_goals_that_nothing_speaks_to_are_left_out(make_tables, statement, stations):
    alone = statement(
        "plan", "城镇化率", 75.0, "%", measure="share", period="2025", indicator_id="urbanisation"
    )
    frame = plan_vs_annual(make_tables(*stations, alone), "鞍山市", 2023)
    assert frame["indicator_id"].tolist() == ["5g_stations"]


def test_the_figure_to_believe_is_taken_and_the_other_one_named(make_tables, statement):
    figures = {"role": "actual", "period": "2022"} | GDP
    tables = make_tables(
        statement("plan", "地区生产总值", 6.0, "%", period="2021/2025", start=1, **(GDP | {"basis": "cagr"})),
        statement("report", "地区生产总值", 2.0, "%", modality="预计", start=2, **figures),
        statement("tasks", "地区生产总值", 0.3, "%", start=3, **figures),
    )
    row = only(plan_vs_annual(tables, "鞍山市", 2023), "gdp")
    assert row["outcome"] == 0.3
    assert "other_figure:report@2" in row["flags"]


def test_a_restricted_papers_target_counts_only_when_asked_for(make_tables, statement, stations):
    tables = make_tables(stations[0], statement("secret", "5G基站", 500.0, "个", start=9, **STATIONS))
    assert plan_vs_annual(tables.public(), "鞍山市", 2023).empty
    row = only(plan_vs_annual(tables, "鞍山市", 2023), "5g_stations")
    assert row["target_id"] == "secret@9"


def test_no_plan_no_rows_but_the_columns(make_tables, stations):
    frame = plan_vs_annual(make_tables(*stations), "鞍山市", 2030)
    assert frame.empty
    assert list(frame.columns) == COLUMNS


def test_an_unknown_place_is_told(make_tables, stations):
    with pytest.raises(UnknownPlace, match="鞍山"):
        plan_vs_annual(make_tables(*stations), "鞍山", 2023)


@pytest.fixture(scope="module")
def frame(built):
    """What the real papers give."""
    return plan_vs_annual(built, "鞍山市", 2023)


class TestTheRealPapers:
    def test_5g(self, frame):
        row = only(frame, "5g_stations")
        assert (row["goal"], row["outcome"], row["annual_target"]) == (4000.0, 1409.0, 1330.0)
        assert (row["outcome_contribution_pct"], row["target_contribution_pct"]) == (35.225, 33.25)
        assert {
            "target_wording:新改建5G基站|新建5G基站",
            "target_upper_bound",
            "year_unknown:2021",
            "sum_is_lower_bound",
        } <= set(row["flags"].split(";"))

    @pytest.mark.parametrize(
        ("indicator_id", "base", "goal", "unit", "target", "share"),
        [
            ("budget_revenue", 157.3, 210.0, "亿元", 8.0, 26.634),
            ("retail_sales", 695.3, 1000.0, "亿元", 9.0, 23.714),
            ("hightech_firms", 360.0, 600.0, "家", 40.0, 16.667),
        ],
    )
    def test_goals_with_a_base(self, frame, indicator_id, base, goal, unit, target, share):
        row = only(frame, indicator_id)
        assert (row["base"], row["goal"], row["unit"], row["annual_target"]) == (base, goal, unit, target)
        assert row["target_contribution_pct"] == pytest.approx(share, abs=5e-4)

    def test_every_goal_is_there_once(self, frame):
        assert frame["goal_id"].is_unique
        numbers = frame[frame["goal_comparator"] != "relational"]
        assert numbers.groupby(["indicator_id", "measure"]).size().max() == 1

    def test_every_missing_share_has_a_reason(self, frame):
        missing = frame["target_contribution_pct"].isna() | frame["outcome_contribution_pct"].isna()
        assert (frame.loc[missing, "reason"] != "").all()
        assert (frame.loc[~missing, "reason"] == "").all()

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_code_has_words(self, frame, lang):
        for column in ("status", "reason", "flags"):
            for codes in frame[column]:
                assert len(explain(codes, lang)) == len([code for code in codes.split(";") if code])


@pytest.mark.parametrize(("words", "pct"), [("外资实现倍增", 100.0), ("外资增长2倍", 158.5)])
def test_doubling_is_a_growth_of_a_hundred_percent(make_tables, statement, words, pct):
    fdi = {"indicator_id": "fdi"}
    quote = "倍增" if "倍增" in words else "2倍"
    tables = make_tables(
        statement("plan", "外资", 1e8, "美元", role="baseline", measure="level", period="2020", **fdi),
        statement("plan", "外资", 2e8, "美元", measure="level", period="2025", origin="table", **fdi),
        statement("tasks", "外资", 2.0, "倍", measure="growth", sentence=words, quote=quote, **fdi),
    )
    (row,) = plan_vs_annual(tables, "鞍山市", 2023).to_dict("records")
    assert row["target_contribution_pct"] == pytest.approx(pct, abs=0.05)


def test_real_growth_towards_a_level_in_current_money_is_flagged(make_tables, statement):
    gdp = {"indicator_id": "gdp"}
    tables = make_tables(
        statement("plan", "生产总值", 1e11, "元", role="baseline", measure="level", period="2020", **gdp),
        statement("plan", "生产总值", 2e11, "元", measure="level", period="2025", origin="table", **gdp),
        statement("tasks", "生产总值", 6.0, "%", measure="growth", basis="yoy", **gdp),
    )
    (row,) = plan_vs_annual(tables, "鞍山市", 2023).to_dict("records")
    assert "target_real_growth" in row["flags"].split(";")


def test_a_mean_of_each_year_is_no_way_from_base_to_goal(make_tables, statement):
    air = {"indicator_id": "good_air", "measure": "share"}
    tables = make_tables(
        statement("plan", "空气质量优良天数比例", 95.9, "%", role="baseline", period="2020", **air),
        statement("plan", "空气质量优良天数比例", 96.0, "%", period="2025", origin="table", **air),
        statement("report", "空气质量优良天数比例", 94.8, "%", role="actual", period="2022", **air),
        statement("tasks", "空气质量优良天数比例", 95.0, "%", comparator="ge", **air),
    )
    (row,) = plan_vs_annual(tables, "鞍山市", 2023).to_dict("records")
    assert isnan(row["target_contribution_pct"])
    assert isnan(row["known_sum_pct"])
    assert "goal_is_mean" in row["reason"]
    assert row["status"] == "not_computable"


def test_a_goal_whose_value_is_not_listed_is_held_against_nothing(built):
    assert "good_air" not in set(plan_vs_annual(built.public(), "鞍山市", 2023)["indicator_id"])
