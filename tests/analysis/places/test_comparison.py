from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.places.comparison import Compared, compare, compared_rows
from indicators.analysis.places.comparison_table import brief, side_by_side
from indicators.analysis.reason_codes import explain
from indicators.tables.contract.records import records

from ... import conftest

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
INCOME = {
    "indicator_id": "income",
    "measure": "growth",
    "reference": "own_gdp_growth",
    "quote": "与经济增长同步",
}
AT_JINZHOU = {"place": "锦州市", "adcode": "210700", "period": "2025"}
BOTH = ["鞍山市", "锦州市"]


@pytest.fixture
def tables(make_tables, statement):
    """Two cities: growth in both, firms in two units, air in two measures, and what one alone names."""
    firms, air = {"indicator_id": "hightech_firms"}, {"indicator_id": "good_air"}
    return make_tables(
        statement("plan", "5G基站", 4000.0, "个", period="2021/2025", indicator_id="5g_stations", start=1),
        statement("tasks", "地区生产总值", 6.0, "%", comparator="approx", start=2, **GDP),
        statement("tasks", "地区生产总值", 6.0, "%", start=3, **(GDP | AT_JINZHOU)),
        statement("tasks", "高新技术企业", 40.0, "家", start=4, **firms),
        statement("tasks", "高新技术企业", 20.0, "户", start=5, **(firms | AT_JINZHOU)),
        statement("tasks", "大气优良天数", 322.0, "天", measure="level", comparator="ge", start=6, **air),
        statement("tasks", "优良天数", 86.0, "%", measure="share", start=7, **(air | AT_JINZHOU)),
        statement("tasks", "上市公司", 1.0, "家", high=2.0, comparator="range", quote="1-2家", start=8),
        statement("tasks", "居民收入", None, "", start=9, **(INCOME | AT_JINZHOU)),
    )


def lines(frame):
    return {(row["indicator_id"], row["measure"]): row for row in frame.to_dict("records")}


def test_growth_targets_stand_side_by_side_in_points(tables):
    row = lines(side_by_side(compared_rows(tables, BOTH)))["gdp", "growth"]
    assert (row["鞍山市"], row["锦州市"], row["difference"], row["difference_unit"]) == (
        6.0,
        6.0,
        0.0,
        "百分点",
    )
    assert (row["鞍山市_comparator"], row["锦州市_comparator"]) == ("approx", "eq")


def test_counts_of_one_indicator_stand_in_one_unit(tables):
    row = lines(side_by_side(compared_rows(tables, BOTH)))["hightech_firms", "increment"]
    assert (row["unit"], row["鞍山市"], row["锦州市"], row["difference"]) == ("家", 40.0, 20.0, 20.0)
    assert row["锦州市_text"] == "20户"


def test_figures_measured_differently_are_not_subtracted(tables):
    rows = compare(tables, BOTH)
    air = rows[rows["indicator_id"] == "good_air"]
    assert all("measures_differ" in codes for codes in air["caveats"])
    assert all("wording_differs:大气优良天数|优良天数" in codes for codes in air["caveats"])
    beside = side_by_side(records(rows, Compared))
    assert beside.loc[beside["indicator_id"] == "good_air", "difference"].isna().all()


def test_a_plans_amount_is_spread_over_its_years(tables):
    rows = compare(tables, BOTH)
    stations = rows[rows["indicator_id"] == "5g_stations"].iloc[0]
    assert (stations["horizon"], stations["value"], stations["per_year"]) == ("plan", 4000.0, 800.0)


def test_what_only_one_place_names_says_so_and_comes_last(tables):
    rows = compare(tables, BOTH)
    only = dict(zip(rows["indicator"], rows["only_in"], strict=True))
    assert only == {
        "地区生产总值": "", "高新技术企业": "", "大气优良天数": "", "优良天数": "",
        "5G基站": "鞍山市", "上市公司": "鞍山市", "居民收入": "锦州市",
    }  # fmt: skip
    assert rows["only_in"].tolist() == sorted(rows["only_in"], key=["", *BOTH].index)


def test_a_target_in_words_has_its_words_and_the_reason(tables):
    rows = compare(tables, BOTH)
    row = rows[rows["indicator_id"] == "income"].iloc[0]
    assert isnan(row["value"])
    assert (row["text"], row["reason"]) == ("与经济增长同步", "relational:own_gdp_growth")


def test_years_that_differ_are_told(tables):
    rows = compare(tables, BOTH)
    assert "years_differ:鞍山市 2023|锦州市 2025" in rows["caveats"].iloc[0]
    assert dict(zip(rows["place"], rows["year"], strict=True)) == {"鞍山市": 2023, "锦州市": 2025}


def test_amounts_but_not_rates_depend_on_the_size_of_a_place(tables):
    rows = compare(tables, BOTH)
    marked = set(rows.loc[rows["caveats"].str.contains("amounts_of_unlike_places"), "indicator_id"])
    assert marked == {"hightech_firms", "good_air"}


def test_the_brief_form_has_one_cell_a_target(tables):
    frame = brief(compared_rows(tables, BOTH)).set_index("indicator")
    assert list(frame.columns) == [
        "horizon",
        "鞍山市 2023",
        "锦州市 2025",
        "difference",
        "only_in",
        "caveats",
    ]
    assert frame.loc["地区生产总值", "鞍山市 2023"] == "增长6%左右"
    assert frame.loc["上市公司", "鞍山市 2023"] == "1-2家"
    assert frame.loc["5G基站", "鞍山市 2023"] == "4000个 (800/a)"
    assert frame.loc["居民收入", "锦州市 2025"] == "与经济增长同步"
    assert not frame["caveats"].str.contains("years_differ").any()


def test_scope_and_prices_that_differ_are_told(make_tables, statement):
    pipes = {"indicator_id": "pipe_network"}
    tables = make_tables(
        statement("tasks", "管网", 210.0, "公里", sentence="改造主城区管网210公里", quote="210公里", **pipes),
        statement("tasks", "管网", 525.0, "公里", **(pipes | AT_JINZHOU)),
        statement("tasks", "地区生产总值", 6.0, "%", sentence="按现价地区生产总值增长6%", **GDP),
        statement("tasks", "地区生产总值", 6.0, "%", **(GDP | AT_JINZHOU)),
    )
    frame = compare(tables, BOTH).set_index(["indicator_id", "place"])
    assert "scope_differs:鞍山市 主城区|锦州市 —" in frame.loc[("pipe_network", "鞍山市"), "caveats"].split(
        ";"
    )
    gdp = frame.loc["gdp"]
    assert gdp["price_basis"].to_dict() == {"鞍山市": "nominal", "锦州市": "real"}
    assert gdp["caveats"].str.contains("price_basis_differs").all()


@pytest.fixture(scope="module")
def rows(built):
    """What the real papers give."""
    return compare(built, BOTH)


class TestTheRealPapers:
    def test_headline_growth(self, rows):
        beside = lines(side_by_side(records(rows[rows["horizon"] == "annual"], Compared)))
        points = {
            name: beside[name, "growth"]["difference"] for name in ("gdp", "fixed_investment", "retail_sales")
        }
        assert points == {"gdp": 0.0, "fixed_investment": 4.0, "retail_sales": 2.0}

    def test_every_missing_number_has_a_reason(self, rows):
        assert (rows["value"].isna() == (rows["reason"] != "")).all()

    def test_income_is_shown_in_words(self, rows):
        income = rows[(rows["indicator_id"] == "income") & (rows["horizon"] == "annual")]
        assert set(income["place"]) == set(BOTH)
        assert income["value"].isna().all()
        assert income["text"].str.contains("同步").all()

    def test_the_restricted_paper_is_left_out(self, rows):
        assert not rows["statement_id"].str.startswith("haicheng").any()

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_code_has_words(self, rows, lang):
        for column in ("reason", "caveats"):
            for codes in set(rows[column]):
                assert len(explain(codes, lang)) == len([code for code in codes.split(";") if code])


def groups(frame):
    """Give for each target its group and whether it is only alike."""
    named = zip(frame["target_id"], frame["group"], frame["alike"], strict=True)
    return {name: (number, alike.partition(":")[0]) for name, number, alike in named}


@pytest.fixture(scope="module")
def frame(built):
    return compare(built, BOTH, [2023, 2025])


@pytest.fixture(scope="module")
def of(frame):
    found = groups(frame)
    return lambda paper, offset: found[f"{paper}-task-breakdown@{offset}"]


class TestThePapersOfTwoCities:
    """What stands beside what on the page of 鞍山 2023 and 锦州 2025."""

    def test_started_projects_belong_together_and_their_parts_stand_beside(self, of):
        number, alike = of("anshan-2023", 3895)
        assert of("jinzhou-2025", 6853) == (number, alike) == (number, "")
        for paper, offset, reason in (
            ("anshan-2023", 3205, "part"),
            ("anshan-2023", 3265, "part"),
            ("jinzhou-2025", 6871, "series"),
        ):
            assert of(paper, offset) == (number, reason)

    def test_what_is_signed_stands_beside_nothing_begun(self, of):
        assert of("anshan-2023", 3111)[0] != of("jinzhou-2025", 6853)[0]

    def test_villages_are_found_by_their_words(self, of):
        assert of("anshan-2023", 8825) == of("jinzhou-2025", 12428)

    def test_what_is_alike_is_never_computed_with(self, frame):
        beside = side_by_side(records(frame, Compared))
        alike = beside["caveats"].str.contains("alike_only")
        assert alike.any()
        assert beside.loc[alike, "difference"].isna().all()
        started = beside[beside["indicator_id"] == "projects_started"]
        assert started["difference"].notna().sum() == 1

    def test_a_row_is_only_alike_with_a_reason_and_a_caveat(self, frame):
        has = frame["caveats"].str.contains("alike_only")
        shared = frame["only_in"] == ""
        assert ((frame["alike"] != "") & shared == has).all()


def test_what_is_alike_says_whose_it_is(built):
    rows = compare(built, ["鞍山市", "锦州市"])
    told = rows.loc[(rows["alike"] != "") & (rows["only_in"] == "")]
    every = (code for joined in told["caveats"] for code in joined.split(";"))
    codes = [code for code in every if code.startswith("alike_only")]
    said = " ".join(explain(";".join(codes)))
    assert "鞍山市规划目标（2025年）与年度目标相近而不相同，不作比较" in said
    assert not [code for code in codes if ":" not in code]


def test_a_caveat_names_what_differs_and_nothing_that_is_the_same(make_tables, statement):
    jobs = {"indicator_id": "urban_jobs"}
    county = {"place": "台安县", "adcode": "210321"}
    tables = make_tables(
        statement("tasks", "规上工业企业", 35.0, "户", sentence="新增规上工业企业35户"),
        statement("tasks", "新增规上工业企业", 6.0, "户", origin="table", **county),
        statement("tasks", "城镇就业", 30000.0, "人", sentence="新增城镇就业30000人", **jobs),
        statement(
            "tasks", "城镇新增就业", 5200.0, "人", origin="table", sentence="台安县 5200", **jobs, **county
        ),
    )
    rows = compare(tables, {"鞍山市": 2023, "台安县": 2023})
    told = {code.partition(":")[0] for codes in rows["caveats"] for code in codes.split(";")}
    assert told == {"amounts_of_unlike_places"}


def test_a_goal_whose_value_is_not_listed_says_so(built):
    rows = compare(built.public(), ["鞍山市", "锦州市"])
    told = rows.loc[(rows["indicator_id"] == "good_air") & (rows["comparator"] == "relational"), "text"]
    assert list(told) == ["目标值未列出"]


def test_goals_of_plans_are_held_against_each_other(make_tables, statement, papers):
    papers.append(conftest.paper("other-plan", place="锦州市", adcode="210700"))
    energy = {"indicator_id": "energy_intensity", "measure": "decline"}
    plan = energy | {"period": "2021/2025", "basis": "cumulative"}
    sentences = "单位地区生产总值能耗累计下降14%", "单位地区生产总值能耗累计下降13%"
    words = energy | {"comparator": "relational", "measure": "level"}
    tables = make_tables(
        statement("plan", "单位地区生产总值能耗", 14.0, "%", sentence=sentences[0], **plan),
        statement(
            "other-plan", "单位地区生产总值能耗", 13.0, "%", sentence=sentences[1], **(AT_JINZHOU | plan)
        ),
        statement("tasks", "单位地区生产总值能耗", 2.5, "%", start=8, **energy),
        statement("tasks", "单位地区生产总值能耗", None, "", start=9, **(words | AT_JINZHOU)),
    )
    years = "years_differ:鞍山市 2023|锦州市 2025"
    caveats = compare(tables, BOTH).groupby("horizon")["caveats"].agg(set)
    assert caveats["plan"] == {years}
    assert caveats["annual"] == {f"measures_differ;{years}"}
