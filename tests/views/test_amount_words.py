"""Amounts told with what they measure: of a change which way it goes, in the word of its kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.displayed_targets import standing_rows
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.store import Tables
from indicators.views.amount_words import bounded, measured_amount, target_words, unsigned_change
from indicators.views.citations import Citations
from indicators.views.indicator_history import IndicatorHistoryViews
from indicators.views.localizer import Localizer
from indicators.views.target_columns import TargetColumns


@pytest.mark.parametrize(
    ("indicator", "unit", "flags", "words"),
    [
        ("空气优良天数", "天", "", "增加10天"),
        ("空气优良天数", "天", "downward", "减少10天"),
        ("审批时限", "天", "downward", "缩短10天"),
        ("项目建设工期", "天", "", "延长10天"),
        ("失业率", "百分点", "downward", "降低10天"),
        ("城镇化率", "百分点", "", "提高10天"),
        ("粮食播种面积", "亩", "downward", "减少10天"),
        ("规上工业增加值", "位", "", "位次前移10天"),
        ("规上工业增加值", "位", "downward", "位次后移10天"),
        ("村级集体经济组织", "", "", "增加10天"),
        ("地区生产总值高于全省平均水平", "百分点", "", "10天"),
    ],
)
def test_a_change_is_told_by_the_way_it_goes(built: Tables, indicator, unit, flags, words):
    rows = records(built.observations, Observation)
    figure = replace(rows[0], indicator=indicator, unit=unit, flags=Flags(filter(None, [flags])))
    assert measured_amount(Localizer("zh"), "change", "10天", figure) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown", "words"),
    [
        (2, 3, "%", 2, "增长2%—3%"),
        (-3, -2, "%", -3, "下降2%—3%"),
        (-1, 2, "%", -1, "下降−2%—1%"),
        (5e9, 6e9, "元", 50, "增长50亿—60亿元"),
        (0, 6e9, "元", 0, "增长0—60亿元"),
    ],
)
def test_a_range_is_told_by_both_its_ends(built: Tables, low, high, unit, shown, words):
    figure = replace(records(built.observations, Observation)[0], indicator_id="budget_revenue")
    figure = replace(figure, comparator="range", canonical_low=low, canonical_high=high, canonical_unit=unit)
    measure, value = unsigned_change("growth", shown)
    amount = bounded(Localizer("zh"), value, "亿元" if unit == "元" else unit, figure)
    assert measured_amount(Localizer("zh"), measure, amount, figure) == words


@pytest.mark.parametrize(("measure", "words"), [("growth", "增长6%"), ("decline", "下降6%"), ("share", "6%")])
def test_what_is_no_change_is_told_by_its_measure(measure, words):
    assert measured_amount(Localizer("zh"), measure, "6%", None) == words


def test_the_page_of_good_air_tells_the_days_gained(built: Tables):
    page = IndicatorHistoryViews.of(built, "good_air")
    said = str([cell.words for row in page.figures().rows for cell in row])
    assert "增加10天" in said
    assert Citations(built, "zh").figure("nothing") is None


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [("decline", 3.1, "下降3.1%"), ("growth", 0.4, "上升0.4%"), ("decline", 0, "下降0%")],
)
def test_last_year_s_outcome_of_a_fall_is_told_as_a_fall(
    make_tables, statement, measure: str, value: float, words: str
) -> None:
    energy = {"indicator_id": "energy_intensity", "basis": "yoy"}
    tables = make_tables(
        statement("tasks", "单位GDP能耗", 2.5, "%", measure="decline", **energy),
        statement(
            "report", "单位GDP能耗", value, "%", measure=measure, role="actual", period="2022", **energy
        ),
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q4")
    assert TargetColumns(Localizer("zh"), Citations(tables, "zh")).last(row) == words


def test_a_target_in_a_line_of_words_is_told_in_the_pages_language(built):
    (gdp,) = (
        one
        for one in records(built.targets, Target)
        if (one.place, one.period, one.indicator_id, one.horizon) == ("锦州市", "2025", "gdp", "annual")
    )
    assert [target_words(Localizer(lang), gdp) for lang in ("zh", "en")] == ["增长6%", "growth 6%"]


def test_what_a_total_rose_by_over_years_is_told_as_a_rise() -> None:
    figures = records(Tables.load().observations, Observation)
    (rise,) = (one for one in figures if one.observation_id == "reported@210381.gdp.increment.2020/2025")
    assert measured_amount(Localizer("zh"), "increment", "232.8亿元", rise) == "增加232.8亿元"
