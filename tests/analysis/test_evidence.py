"""What a target is judged by: precision, base, reference, periods to keep, and what its source claims."""

from __future__ import annotations

from decimal import Decimal
from math import isnan

import pytest
from indicators.analysis.attainment import quarter

from indicators.tables.figure import Figure

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}


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


def test_a_growth_inside_the_year_says_what_its_rest_needs(judged):
    row = judged(GDP, 6.0, 5.7, "2023-Q1", 1)
    assert (round(row["rest_growth_pct"], 2), row["passed_pct"], row["passed_source"]) == (
        6.1,
        25.0,
        "calendar",
    )


def test_a_figure_as_printed_may_stand_for_a_little_more(judged):
    whole = judged(GDP, 4.5, 4.0, "2023", 4, comparator="ge")
    assert (whole["status"], whole["half_unit"], whole["is_by_rounding"]) == ("met", 0.5, True)


def test_a_stretch_target_does_not_decide_beside_its_floor(make_tables, statement):
    tables = make_tables(
        statement("tasks", "地区生产总值", 5.0, "%", modality="确保", start=1, **GDP),
        statement("tasks", "地区生产总值", 6.0, "%", modality="力争", start=2, **GDP),
        statement("report", "地区生产总值", 5.5, "%", role="actual", period="2023", start=3, **GDP),
    )
    rows = quarter(tables, "鞍山市", 2023, 4).to_dict("records")
    assert [(row["target"], row["status"], row["decides"]) for row in rows] == [
        (5.0, "met", True),
        (6.0, "missed", False),
    ]


INCOME = {"indicator_id": "income", "measure": "growth", "basis": "yoy"}


@pytest.mark.parametrize(
    ("words", "income", "status"),
    [("与经济增长同步", 5.2, "missed"), ("与经济增长基本同步", 5.2, "met"), ("与经济增长同步", 6.1, "met")],
)
def test_income_is_held_against_the_places_own_growth(make_tables, statement, words, income, status):
    tables = make_tables(
        statement("tasks", "居民收入", None, "", reference="own_gdp_growth", quote=words, start=1, **INCOME),
        statement("report", "居民收入", income, "%", role="actual", period="2023", start=2, **INCOME),
        statement("report", "地区生产总值", 6.0, "%", role="actual", period="2023", start=3, **GDP),
    )
    (row,) = quarter(tables, "鞍山市", 2023, 4).to_dict("records")
    assert (row["status"], row["reference_value"], row["reference_id"]) == (status, 6.0, "report@3")


def test_an_average_is_the_provinces_own_figure(make_tables, statement):
    retail = {"indicator_id": "retail_sales", "measure": "growth", "basis": "yoy"}
    above = {"place": "辽宁省", "adcode": "210000"}
    tables = make_tables(
        statement("tasks", "零售", None, "", reference="province_average", quote="高于全省平均", **retail),
        statement("report", "零售", 9.0, "%", role="actual", period="2023", start=2, **retail),
        statement("report", "零售", 8.8, "%", role="actual", period="2023", start=3, **(retail | above)),
    )
    (row,) = quarter(tables, "鞍山市", 2023, 4).to_dict("records")
    assert (row["status"], row["gap"], row["reference_value"]) == ("met", 0.2, 8.8)


def test_what_is_to_be_kept_is_kept_in_every_period(make_tables, statement):
    air = {"indicator_id": "surface_water", "measure": "share"}
    rows = [statement("tasks", "断面", 100.0, "%", sentence="断面达标率保持100%", start=1, **air)]
    figures = [("2023-Q1", 100.0), ("2023-H1", 98.0), ("2023", 100.0)]
    rows += [
        statement("report", "断面", value, "%", role="actual", period=period, start=10 + at, **air)
        for at, (period, value) in enumerate(figures)
    ]
    tables = make_tables(*rows)
    found = [quarter(tables, "鞍山市", 2023, number).iloc[0] for number in (1, 2, 4)]
    assert [row["status"] for row in found] == ["on_schedule", "behind", "missed"]
    assert all(row["is_kept"] for row in found)


def test_a_limit_shows_headroom_instead_of_a_percentage(judged):
    cpi = {"indicator_id": "cpi", "measure": "growth", "basis": "yoy"}
    row = judged(cpi, 3.0, 2.1, "2023", 4, comparator="le")
    assert (row["method"], row["headroom"]) == ("headroom", 0.9)
    assert isnan(row["attained_pct"])


def test_what_a_source_claims_of_all_targets_stands_beside_the_verdict(make_tables, statement):
    figure = Figure(
        file="reported.csv", line=2, place="鞍山市", adcode="210300", indicator_id="gdp", indicator="GDP",
        measure="growth", period="2023", value=Decimal("4"), unit="%", comparator="eq", status="estimate",
        source_title="报告", source_quality="official", source_url="", published="2024-01-07",
        note="预计全年; claim: 全部完成",
    )  # fmt: skip
    tables = make_tables(statement("tasks", "地区生产总值", 6.0, "%", **GDP), gathered=[figure])
    row = quarter(tables, "鞍山市", 2023, 4).iloc[0]
    assert (row["status"], row["claim"]) == ("missed", "全部完成")
