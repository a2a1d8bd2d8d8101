"""Each family of figures on a few literal rows: what is drawn, with which words."""

from __future__ import annotations

from math import nan

import pandas as pd
import pytest

from indicators.charts import city_comparison, plan_contribution, plan_paths, quarter_attainment
from indicators.charts.plan_paths import Mark

SHARES = pd.DataFrame(
    [
        ("5g_stations", "5G基站", 33.25, 35.225, 20.0),
        ("budget_revenue", "一般公共预算收入", 26.63, nan, 20.0),
        ("gdp", "地区生产总值", nan, nan, 20.0),
    ],
    columns=[
        "indicator_id",
        "indicator",
        "target_contribution_pct",
        "outcome_contribution_pct",
        "even_share_pct",
    ],
)
RATES = pd.DataFrame(
    [
        ("gdp", "地区生产总值", "鞍山市", 2023, 6.0, "%", "approx"),
        ("gdp", "地区生产总值", "锦州市", 2025, 6.0, "%", "eq"),
        ("fixed_investment", "固定资产投资", "鞍山市", 2023, 12.0, "%", "approx"),
        ("fixed_investment", "固定资产投资", "锦州市", 2025, 8.0, "%", "eq"),
    ],
    columns=["indicator_id", "indicator", "place", "year", "value", "unit", "comparator"],
)
QUARTER = pd.DataFrame(
    [
        ("gdp", "地区生产总值", "%", 6.0, "增长6%左右", 5.7, "5.7%", nan),
        ("cpi", "居民消费价格涨幅", "%", 3.0, "不高于3%", nan, "", 2.1),
    ],
    columns=["indicator_id", "indicator", "unit", "target", "aimed", "outcome", "reached", "last_outcome"],
)


def test_contributions_are_bars_against_an_even_share() -> None:
    figure = plan_contribution.shares(SHARES)
    outcome, target = figure.data
    assert (outcome.name, target.name) == ("实际完成占五年目标", "年度目标占五年目标")
    # The row without any share is left out; the largest stands on top, which is last in plotly.
    assert target.y == ("一般公共预算收入", "5G基站")
    assert target.x == (26.63, 33.25)
    assert outcome.x == (None, 35.225)
    assert target.text == ("26.6%", "33.3%")
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1) == (20.0, 20.0)
    assert figure.layout.annotations[0].text == "年均进度20%"
    assert figure.layout.xaxis.title.text == "占五年目标的比重（%）"


def test_contributions_speak_english() -> None:
    figure = plan_contribution.shares(SHARES, "en")
    assert figure.layout.xaxis.title.text == "Share of the five-year goal (%)"
    assert any("General Public Budget<br>Revenue" in name for name in figure.data[1].y)


def test_cities_are_marks_on_a_line_from_the_widest_gap_down() -> None:
    figure = city_comparison.dumbbell(RATES)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    marks = [trace for trace in figure.data if trace.mode == "markers+text"]
    assert [(trace.x, trace.y[0]) for trace in lines] == [
        ((6.0, 6.0), "地区生产总值"),
        ((8.0, 12.0), "固定资产投资"),
    ]
    assert [trace.name for trace in marks] == ["鞍山市 2023", "锦州市 2025"]
    assert len({trace.marker.symbol for trace in marks}) == 2
    assert len({trace.marker.color for trace in marks}) == 2
    assert marks[0].text == ("6%左右", "12%左右")
    assert marks[0].textposition == ("bottom center", "middle right")
    assert marks[1].textposition == ("top center", "middle left")
    assert figure.layout.xaxis.title.text == "年度目标（%）"


def test_a_bullet_has_target_outcome_and_last_year() -> None:
    figure = quarter_attainment.bullets(QUARTER)
    outcome, last, target, words = figure.data
    assert outcome.y == ("居民消费价格涨幅", "地区生产总值")
    assert outcome.x == (None, 5.7)
    assert last.x == (2.1, None)
    assert target.x == (3.0, 6.0)
    assert words.text == ("不高于3%", "增长6%左右<br>完成5.7%")
    assert figure.layout.xaxis.title.text == "同比增长或比重（%）"


def test_what_nobody_has_is_not_in_the_legend() -> None:
    figure = quarter_attainment.bullets(QUARTER.assign(outcome=nan, last_outcome=nan))
    assert [trace.name for trace in figure.data if trace.showlegend is not False] == ["年度目标"]


def test_words_stand_right_of_an_outcome_beyond_its_target() -> None:
    *_, words = quarter_attainment.bullets(QUARTER.assign(outcome=20.0)).data
    assert words.x == (20.0, 20.0)


def test_long_names_are_broken_into_lines_that_have_room() -> None:
    short, long = (QUARTER.assign(indicator=name * 9, indicator_id="") for name in ("甲", "甲乙丙"))
    one, other = (quarter_attainment.bullets(rows) for rows in (short, long))
    assert other.data[0].y[0].count("<br>") == 2
    assert other.layout.height > one.layout.height


def test_a_path_runs_from_base_to_goal_in_the_unit_that_suits_it() -> None:
    path = [(2020, 15.73e9), (2022, 17.66e9), (2025, 21e9)]
    marks = [Mark(2022, 18e9, "outcome"), Mark(2022, 17.66e9, "implied")]
    figure = plan_paths.level(path, "元", marks, "gt")
    line, ends, outcome, implied = figure.data
    assert line.y == pytest.approx((157.3, 176.6, 210))
    assert ends.text == ("157.3亿元", "超过210亿元")
    assert (outcome.x, outcome.text) == ((2022,), ("180亿元",))
    assert implied.name == "按规划测算"
    assert figure.layout.yaxis.title.text == "亿元"
    assert figure.layout.xaxis.ticktext == ("2020", "2022", "2025")


def test_a_path_in_english_counts_in_billions() -> None:
    figure = plan_paths.level([(2020, 157.3), (2025, 210.0)], "亿元", lang="en")
    assert figure.layout.yaxis.title.text == "billion CNY"
    assert figure.data[0].y == pytest.approx((15.73, 21))


def test_years_are_bars_against_what_each_has_to_bring() -> None:
    marks = [Mark(2022, 1409, "outcome"), Mark(2023, 1330, "target", "ge")]
    figure = plan_paths.yearly(800, range(2021, 2026), "个", marks)
    outcome, target = figure.data
    assert (outcome.x, outcome.y) == ((2022,), (1409,))
    assert target.text == ("1330个以上",)
    assert target.marker.pattern.shape == "/"
    assert figure.layout.annotations[0].text == "年均任务800个"
    assert figure.layout.xaxis.tickvals == (2021, 2022, 2023, 2024, 2025)
    assert figure.layout.yaxis.title.text == "个"


def test_target_and_outcome_of_one_year_stand_side_by_side() -> None:
    one = plan_paths.yearly(5, [2023], "%", [Mark(2023, 8, "target")])
    both = plan_paths.yearly(5, [2023], "%", [Mark(2023, 8, "target"), Mark(2023, 7, "outcome")])
    assert one.data[1].width > both.data[1].width
    assert both.layout.barmode == "group"


def test_a_number_without_a_unit_still_has_an_axis_title() -> None:
    assert plan_paths.yearly(2, [2023], "", [Mark(2023, 3, "target")]).layout.yaxis.title.text == "数值"


def test_a_ranking_has_a_mark_a_place_and_a_line_for_a_range():
    rows = pd.DataFrame(
        [("甲市", 8.0, 8.0, "%", "eq"), ("乙市", 5.0, 5.5, "%", "range")],
        columns=["place", "value", "value_high", "unit", "comparator"],
    )
    figure = city_comparison.ranking(rows)
    line, marks, words = figure.data
    assert (list(line.x), list(line.y)) == ([5.0, 5.5], ["乙市", "乙市"])
    assert list(marks.x) == [8.0, 5.0]
    assert (list(words.x), list(words.text), words.marker.opacity) == ([8.0, 5.5], ["8%", "5%—5.5%"], 0)
    assert list(figure.layout.yaxis.categoryarray) == ["乙市", "甲市"]
