from __future__ import annotations

from datetime import date

import pytest

from indicators.analysis.papers.consistency import finding_rows
from indicators.analysis.papers.finding import Finding
from indicators.analysis.reason_codes import explain
from indicators.analysis.row_filters import know
from indicators.errors import UnknownPlace
from indicators.tables.contract.records import frame

AIR = {"indicator_id": "good_air"}
YEARS = {"indicator_id": "schooling_years", "measure": "level"}


def findings(tables, place, year):
    return frame(finding_rows(know(tables, place, year)), Finding)


def checks(found):
    return [(row["check"], row["status"]) for row in found.to_dict("records")]


def test_two_bases_of_one_indicator(make_tables, statement):
    tables = make_tables(
        statement("plan", "受教育年限", 10.8, "年", role="baseline", period="2020", start=1, **YEARS),
        statement("plan", "受教育年限", 14.6, "年", role="actual", period="2020", start=2, **YEARS),
        statement("plan", "受教育年限", 11.3, "年", period="2025", start=3, origin="table", **YEARS),
    )
    found = [
        row for row in findings(tables, "鞍山市", 2023).to_dict("records") if row["check"] == "two_bases"
    ]
    (row,) = found
    assert {row["first_value"], row["second_value"]} == {10.8, 14.6}
    assert {row["first_id"], row["second_id"]} == {"plan@1", "plan@2"}
    assert row["status"] == "two_values"


def test_rounding_makes_no_second_base(make_tables, statement):
    tables = make_tables(
        statement("plan", "受教育年限", 10.8, "年", role="baseline", period="2020", **YEARS),
        statement("plan", "受教育年限", 10.84, "年", role="actual", period="2020", **YEARS),
        statement("plan", "受教育年限", 11.3, "年", period="2025", origin="table", **YEARS),
    )
    assert checks(findings(tables, "鞍山市", 2023)) == []


@pytest.mark.parametrize(("comparator", "status"), [("ge", "slack"), ("eq", "wrong_way")])
def test_a_goal_below_its_base(make_tables, statement, comparator, status):
    tables = make_tables(
        statement("plan", "受教育年限", 12.0, "年", role="baseline", period="2020", **YEARS),
        statement(
            "plan", "受教育年限", 11.0, "年", period="2025", comparator=comparator, origin="table", **YEARS
        ),
    )
    assert checks(findings(tables, "鞍山市", 2023)) == [("goal_and_base", status)]


def test_a_target_below_last_years_outcome(make_tables, statement):
    firms = {"indicator_id": "sme_tech_firms"}
    tables = make_tables(
        statement("tasks", "科技型中小企业", 200.0, "家", start=1, **firms),
        statement("report", "科技型中小企业", 220.0, "家", role="actual", period="2022", start=2, **firms),
    )
    (row,) = findings(tables, "鞍山市", 2023).to_dict("records")
    assert (row["check"], row["status"]) == ("target_and_outcome", "below_last_outcome")
    assert (row["first_value"], row["second_value"]) == (220.0, 200.0)
    assert (row["first_id"], row["second_id"]) == ("report@2", "tasks@1")


def test_units_and_words_that_differ(make_tables, statement):
    stations = {"indicator_id": "5g_stations"}
    tables = make_tables(
        statement("plan", "优良天数比率", 86.0, "%", measure="share", period="2025", origin="table", **AIR),
        statement("tasks", "优良天数", 322.0, "天", measure="level", **AIR),
        statement("plan", "新建5G基站", 4000.0, "个", period="2021/2025", **stations),
        statement("tasks", "新改建5G基站", 1330.0, "个", **stations),
    )
    found = findings(tables, "鞍山市", 2023)
    assert checks(found) == [("units", "differs"), ("words", "differs")]
    assert found["flags"].iloc[1] == "target_wording:新改建5G基站|新建5G基站;target_upper_bound"


def test_a_contradiction_leads_to_both(make_tables, statement):
    tables = make_tables(
        statement("tasks", "口袋公园", 5.0, "个", start=1), statement("tasks", "口袋公园", 7.0, "个", start=2)
    )
    (row,) = findings(tables, "鞍山市", 2023).to_dict("records")
    assert (row["check"], row["status"], row["first_id"], row["second_id"]) == (
        "contradiction",
        "contradictory",
        "tasks@1",
        "tasks@2",
    )


@pytest.mark.parametrize(
    ("published", "status"), [("2023-06", "revised"), ("2022-06", "two_values"), ("", "two_values")]
)
def test_a_later_figure_revises_an_estimate_and_one_without_a_date_does_not(
    make_tables, statement, published, status
):
    gdp = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
    made = make_tables(
        statement("tasks", "地区生产总值", 6.0, "%", start=1, **gdp),
        statement("report", "GDP", 2.0, "%", start=2, role="actual", period="2022", modality="预计", **gdp),
        statement("tasks", "GDP", 0.3, "%", start=3, role="actual", period="2022", **gdp),
    )
    dates = {"report": "2023-01", "tasks": published}
    made.observations["published"] = made.observations["document_id"].map(dates)
    (row,) = findings(made, "鞍山市", 2023).to_dict("records")
    assert (row["check"], row["status"]) == ("two_figures", status)


def test_an_undated_figure_revises_no_estimate_of_a_report(built):
    found = findings(built, "鞍山市", 2023)
    row = found[(found["indicator_id"] == "gdp") & (found["check"] == "two_figures")].iloc[0]
    assert (row["period"], row["status"]) == ("2022", "two_values")
    assert {row["first_value"], row["second_value"]} == {2.0, 0.3}


def test_an_unknown_place_is_told(built):
    with pytest.raises(UnknownPlace):
        findings(built, "鞍山", 2023)


class TestTheRealPlan:
    def test_its_table_agrees_as_worked_by_hand(self, built):
        found = findings(built, "鞍山市", 2023)
        table = found[found["check"].isin(["stated_growth", "stated_step"])].set_index("indicator_id")
        assert table["status"].to_dict() == {
            "budget_revenue": "consistent",
            "domestic_capital": "consistent_when_rounded",
            "patents": "consistent",
            "hightech_firms": "consistent",
            "tourism_revenue": "consistent",
            "retail_sales": "consistent",
            "trade": "consistent_when_rounded",
        }
        revenue = table.loc["budget_revenue"]
        assert (
            round(revenue["exact"], 3),
            round(revenue["exact_low"], 3),
            round(revenue["exact_high"], 3),
        ) == (
            5.949,
            5.892,
            6.006,
        )

    def test_targets_below_what_was_done(self, built):
        found = findings(built, "鞍山市", 2023)
        below = found[found["check"] == "target_and_outcome"].set_index("indicator_id")
        pairs = below[["first_value", "second_value"]]
        assert pairs.loc["high_standard_farmland"].tolist() == [25.45, 8.0]
        assert pairs.loc["sme_tech_firms"].tolist() == [220.0, 200.0]

    @pytest.mark.parametrize(("place", "year"), [("鞍山市", 2023), ("锦州市", 2025), ("海城市", 2021)])
    def test_every_finding_names_its_sources_and_has_words(self, built, place, year):
        found = findings(built, place, year)
        assert found[["first_id", "second_id"]].ne("").all(axis=None)
        for column in ("check", "status", "reason", "flags"):
            for codes in set(found[column]):
                assert len(explain(codes, "en")) == len([code for code in codes.split(";") if code])


def test_a_capacity_is_not_held_against_an_output_nor_a_bound_against_what_passes_it(make_tables, statement):
    grain, gdp = {"indicator_id": "grain_output"}, {"indicator_id": "gdp", "measure": "level"}
    told = {"role": "actual", "period": "2022"}
    tables = make_tables(
        statement("plan", "粮食综合生产能力", 1.563e6, "吨", start=1, measure="level", **told, **grain),
        statement("plan", "粮食总产量", 1.559e6, "吨", start=2, measure="level", **told, **grain),
        statement("plan", "地区生产总值", 1008e8, "元", start=3, sentence="a", **told, **gdp),
        statement(
            "plan", "地区生产总值", 1000e8, "元", start=4, sentence="b", comparator="gt", **told, **gdp
        ),
        statement("plan", "粮食产量", 1.6e6, "吨", period="2025", origin="table", measure="level", **grain),
    )
    assert checks(findings(tables, "鞍山市", 2023)) == []


def test_a_page_of_a_quarter_holds_no_figures_of_the_whole_year(make_tables, statement):
    tables = make_tables(
        statement("tasks", "受教育年限", 11, "年", **YEARS),
        statement("report", "受教育年限", 10.8, "年", role="actual", start=1, **YEARS),
        statement("report", "受教育年限", 14.6, "年", role="actual", start=2, **YEARS),
    )
    assert checks(findings(tables, "鞍山市", 2023)) == [("two_figures", "two_values")]
    assert finding_rows(know(tables, "鞍山市", 2023, date(2023, 9, 30))) == []


def test_figures_with_as_many_digits_are_two_where_the_last_differs(make_tables, statement):
    about = {"indicator_id": "fixed_investment", "measure": "growth", "basis": "yoy", "role": "actual"}
    tables = make_tables(
        statement("tasks", "固定资产投资", 6, "%", start=1, **about | {"role": "target"}),
        statement("report", "固定资产投资", 2.2, "%", start=2, period="2022", **about),
        statement("tasks", "固定资产投资", 2.1, "%", start=3, period="2022", **about),
    )
    assert checks(findings(tables, "鞍山市", 2023)) == [("two_figures", "two_values")]


@pytest.mark.parametrize(("paper", "found"), [("tasks", [("two_figures", "two_values")]), ("report", [])])
def test_what_two_papers_say_a_year_added_are_two_values(make_tables, statement, paper, found):
    jobs = {"indicator_id": "urban_jobs", "measure": "increment"}
    tables = make_tables(
        statement("tasks", "城镇新增就业", 20000, "人", start=1, **jobs),
        statement("report", "城镇新增就业", 11800, "人", start=2, role="actual", period="2022", **jobs),
        statement(paper, "城镇新增就业", 11600, "人", start=3, role="actual", period="2022", **jobs),
    )
    assert checks(findings(tables, "鞍山市", 2023)) == found
